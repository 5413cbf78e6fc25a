import Glibc

/// Reads small files of our own.
enum FileText {
  /// The text of a file; `nil` when it is not there or cannot be read.
  static func read(_ path: String) -> String? {
    bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  static func bytes(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var result: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0 { return nil }
      if count == 0 { return result }
      result.append(contentsOf: block[..<count])
    }
  }
}
