import Foundation
import Model

/// Reads a file once, from start to end, for its digest and its type.
enum FileInspector {
  /// Bytes read at a time.
  private static let pieceSize = 1 << 20

  /// - Returns: `nil` when the file cannot be opened or read.
  static func inspect(_ location: String) -> FileContent? {
    // Without following a link that was put in place after the folder was listed, and without waiting for a pipe.
    let handle = open(location, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard handle >= 0 else { return nil }
    defer { close(handle) }
    var digest = StreamingDigest()
    var sample: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: pieceSize)
    while true {
      let count = read(handle, &piece, pieceSize)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      digest.update(piece[..<count])
      if sample.count < MediaTypeSniffer.sampleSize {
        sample += piece[..<min(count, MediaTypeSniffer.sampleSize - sample.count)]
      }
    }
    let finding = MediaTypeSniffer.sniff(sample)
    return FileContent(sha256: digest.finish(), mediaType: finding.mediaType, description: finding.description)
  }
}
