import Corpus
import Foundation
import Model

/// What the last successful run knew of each document, so that the next one can tell what is new, changed or gone.
struct Journal: Codable, Sendable, Equatable {
  struct Entry: Codable, Sendable, Hashable {
    var sha256: String
    /// Key of its rows in the cache.
    var resultKey: String
    /// UTC, ISO 8601.
    var firstSeen: String
    var lastChanged: String
    /// Whether nothing could be read of it.
    var isFailed: Bool
  }

  /// A state of the corpus that was published.
  struct Snapshot: Codable, Sendable, Equatable {
    /// By path below the corpus.
    var documents: [String: Entry] = [:]
    var corrections: [Correction] = []
    /// Of corrections and sources, which belong to no document.
    var otherProblems: [Problem] = []
  }

  var current = Snapshot()
  /// The state before the last change: what `changes` compares with. `nil` before the first change.
  var previous: Snapshot?
  /// Digest of everything the published files depend on.
  var fingerprint = ""
  /// Names, sizes and times of the published files.
  var output = ""
  var summary: RunSummary?
  /// When the last run ended, UTC, ISO 8601.
  var ended: String?
  var program: ProgramIdentity?

  static func load(_ path: String) -> Journal { StateFile.load(Journal.self, from: path) ?? Journal() }

  func save(_ path: String) throws(PipelineError) { try StateFile.save(self, to: path) }

  /// The entry of a file, by path, or by content for one that was moved.
  func entry(path: String, sha256: String) -> Entry? {
    current.documents[path]
      ?? (sha256.isEmpty
        ? nil : current.documents.values.filter { $0.sha256 == sha256 }.min { $0.firstSeen < $1.firstSeen })
  }
}

/// The state of a published folder without its content.
enum OutputStamp {
  /// - Returns: empty when there is no such folder.
  static func of(_ folder: URL) -> String {
    guard let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap({ $0 as? String }) else {
      return ""
    }
    return names.sorted().map { name in
      var status = stat()
      guard stat(folder.path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return name }
      return "\(name) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }.joined(separator: "\n")
  }
}
