import Glibc

/// Pieces of text that are written in one order and needed in another: they wait on the disk.
struct FragmentSpool: ~Copyable {
  /// Where a piece lies.
  struct Fragment: Sendable {
    fileprivate let offset: Int
    fileprivate let length: Int
  }

  private let path: String
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var written = 0

  private static let capacity = 1 << 18

  /// - Parameter path: of a file that is removed at once and goes away with this value.
  init(at path: String) throws(PublishingError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw PublishingError.system(errno, path: path) }
    unlink(path)
  }

  deinit { close(descriptor) }

  mutating func append(_ fill: (inout TextBuffer) -> Void) throws(PublishingError) -> Fragment {
    var buffer = TextBuffer()
    fill(&buffer)
    let fragment = Fragment(offset: written + pending.count, length: buffer.bytes.count)
    pending += buffer.bytes
    if pending.count >= FragmentSpool.capacity { try flush() }
    return fragment
  }

  /// Writes out what waits in memory; to be called before the first reading.
  mutating func flush() throws(PublishingError) {
    var done = 0
    while done < pending.count {
      let count = pending.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw PublishingError.system(errno, path: path) }
      done += count
      written += count
    }
    pending.removeAll(keepingCapacity: true)
  }

  func read(_ fragment: Fragment) throws(PublishingError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: fragment.length)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(fragment.offset + done))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw PublishingError.system(errno, path: path) }
      done += count
    }
    return bytes
  }
}
