import Glibc

/// A file being written, buffered; closed when it goes away.
struct OutputFile: ~Copyable {
  let path: String
  private let descriptor: Int32
  private var pending = TextBuffer()

  /// Bytes gathered before they are handed to the system: large enough that the calls do not show in a profile.
  private static let capacity = 1 << 18

  /// - Throws: when the file exists already or cannot be made.
  init(creating path: String) throws(PublishingError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw PublishingError.system(errno, path: path) }
  }

  deinit { close(descriptor) }

  /// Lets `fill` append to the buffer, and writes the buffer out once it is full.
  mutating func write(_ fill: (inout TextBuffer) -> Void) throws(PublishingError) {
    fill(&pending)
    if pending.bytes.count >= OutputFile.capacity { try flush() }
  }

  /// Writes what is left. A file that is not finished may lack its end.
  mutating func finish() throws(PublishingError) { try flush() }

  private mutating func flush() throws(PublishingError) {
    var written = 0
    while written < pending.bytes.count {
      let count = pending.bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw PublishingError.system(errno, path: path) }
      written += count
    }
    pending.removeAll()
  }
}

extension OutputFile {
  /// Writes a small file in one go.
  static func write(_ text: TextBuffer, to path: String) throws(PublishingError) {
    var file = try OutputFile(creating: path)
    try file.write { $0 = text }
    try file.finish()
  }
}

extension PublishingError {
  /// A failed system call, with the remedy that fits its number.
  static func system(_ number: Int32, path: String) -> PublishingError {
    let code: Code =
      switch number {
      case ENOSPC, EDQUOT, EFBIG: .diskFull
      case EACCES, EPERM, EROFS: .notWritable
      case ENOTDIR: .notAFolder
      default: .system
      }
    return PublishingError(code, path: path, cause: String(cString: strerror(number)))
  }
}
