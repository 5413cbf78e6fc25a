import Foundation
import Model

/// What tells without reading it whether a file is the one seen before.
public struct FileStamp: Codable, Sendable, Hashable {
  public var size: Int
  /// Nanoseconds since 1970.
  public var modified: Int
  public var inode: UInt64

  init(_ status: stat) {
    size = Int(status.st_size)
    modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    inode = UInt64(status.st_ino)
  }
}

/// What was found in files at an earlier run, by absolute path. A file whose stamp is unchanged is neither read nor hashed.
public struct StampTable: Codable, Sendable, Equatable {
  struct Entry: Codable, Sendable, Hashable {
    var stamp: FileStamp
    var content: FileContent
  }

  var entries: [String: Entry] = [:]

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }

  /// Keeps what is known of a file that was moved within its file system.
  public mutating func move(from old: String, to new: String) { entries[new] = entries.removeValue(forKey: old) }

  func content(of location: String, stamp: FileStamp) -> FileContent? {
    guard let entry = entries[location], entry.stamp == stamp else { return nil }
    return entry.content
  }
}

/// What reading a file through told of its bytes.
struct FileContent: Codable, Sendable, Hashable {
  var sha256: String
  var mediaType: MediaType
  /// What an unknown type looks like, for the message ("a Word document").
  var description: String
}
