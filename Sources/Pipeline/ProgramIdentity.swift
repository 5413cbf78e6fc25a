import Corpus
import Foundation

/// Which build of the program this is: a build that may give other results than the last one has another digest.
struct ProgramIdentity: Codable, Sendable, Hashable {
  var path: String
  var size: Int
  var modified: Int
  /// The id that the linker gave the program, which is a digest of what it linked; without one, the digest of the file.
  var digest: String

  /// - Parameter known: what an earlier run found, which saves hashing an unchanged program that has no id.
  init(path: String, known: ProgramIdentity?) {
    var status = stat()
    stat(path, &status)
    self.path = path
    size = Int(status.st_size)
    modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    if let known, known.path == path, known.size == size, known.modified == modified {
      digest = known.digest
    } else {
      digest =
        BuildID.of(path)
        ?? ContentDigest.sha256((try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)) ?? Data())
    }
  }

  /// Path of the running program.
  static var own: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }
}

/// The id of a program (`NT_GNU_BUILD_ID` of the ELF format, System V ABI, chapter 5), which is read without reading the program.
enum BuildID {
  /// Numbers of the format.
  private static let (noteSegment, buildNote) = (4, 3)
  /// Notes of a program are a few hundred bytes.
  private static let mostNoteBytes = 65_536
  /// Sixteen bytes and more are digests; less could be any number that somebody had the linker write.
  private static let leastBytes = 16

  /// - Returns: hex digits; `nil` for a file that is no 64-bit program with an id.
  static func of(_ path: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let head = bytes(of: file, at: 0, count: 64), head.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      let start = number(head, at: 32, bytes: 8), let size = number(head, at: 54, bytes: 2),
      let count = number(head, at: 56, bytes: 2), let table = bytes(of: file, at: start, count: size * count)
    else { return nil }
    for entry in 0..<count where number(table, at: entry * size, bytes: 4) == noteSegment {
      guard let place = number(table, at: entry * size + 8, bytes: 8),
        let length = number(table, at: entry * size + 32, bytes: 8), length <= mostNoteBytes,
        let notes = bytes(of: file, at: place, count: length)
      else { continue }
      if let id = id(in: notes) { return id }
    }
    return nil
  }

  private static func id(in notes: [UInt8]) -> String? {
    var place = 0
    while let nameLength = number(notes, at: place, bytes: 4), let length = number(notes, at: place + 4, bytes: 4),
      let kind = number(notes, at: place + 8, bytes: 4)
    {
      let content = place + 12 + padded(nameLength)
      if kind == buildNote, length >= leastBytes, content + length <= notes.count,
        notes[(place + 12)...].starts(with: Array("GNU\0".utf8))
      {
        return notes[content..<content + length].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      }
      place = content + padded(length)
    }
    return nil
  }

  private static func padded(_ length: Int) -> Int { (length + 3) / 4 * 4 }

  private static func bytes(of file: FileHandle, at place: Int, count: Int) -> [UInt8]? {
    guard place >= 0, (try? file.seek(toOffset: UInt64(place))) != nil,
      let data = try? file.read(upToCount: count), data.count == count
    else { return nil }
    return Array(data)
  }

  /// Little end first; `nil` beyond the end or for a number that no length or place can be.
  private static func number(_ bytes: [UInt8], at place: Int, bytes count: Int) -> Int? {
    guard place >= 0, place + count <= bytes.count else { return nil }
    let value = bytes[place..<place + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value <= UInt64(Int32.max) ? Int(value) : nil
  }
}
