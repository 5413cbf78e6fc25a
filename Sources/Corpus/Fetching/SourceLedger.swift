public import Model

/// What is known of the documents that were fetched, by address. Kept in the working state.
public struct SourceLedger: Codable, Sendable, Equatable {
  struct Entry: Codable, Sendable, Hashable {
    var etag: String?
    var lastModified: String?
    var sha256 = ""
    /// Below the corpus; empty when it was never fetched.
    var path = ""
    /// Day (UTC, ISO 8601) since when the site no longer has it.
    var goneSince: String?
    /// Why the last try failed; `nil` when it did not.
    var failure: String?
  }

  var entries: [String: Entry] = [:]

  public init() {}

  /// What a person should know of the sources, by address.
  public var problems: [Problem] {
    entries.sorted { $0.key < $1.key }.compactMap { address, entry in
      let file = entry.path.isEmpty ? address : entry.path
      if let day = entry.goneSince {
        return Problem(.sourceGone, "\(address) has not been there since \(day).", file: file)
      }
      return entry.failure.map { Problem(.sourceFailed, "\(address): \($0).", file: file) }
    }
  }
}
