import Model

/// What charts, filters and counts of the report need of the latest versions of all initiatives.
struct ReportIndex: Sendable {
  struct Municipality: Sendable, Hashable {
    let code: String
    let name: String
  }

  /// All that a document or an initiative names, by name and code.
  let municipalities: [Municipality]
  /// Number of initiatives, each counted once.
  let count: Int
  let undatedCount: Int
  /// Main themes of initiatives, as codes.
  let themes: [String]
  /// Number of initiatives by municipality code, empty for none, and status.
  let statuses: [String: [InitiativeStatus: Int]]
  /// Those whose deadline has passed on the day of the run.
  let overdue: Set<InitiativeID>

  init(edition: Edition) throws(PublishingError) {
    let latest = edition.latest
    municipalities = edition.municipalityNames.map { Municipality(code: $0.key, name: $0.value) }
      .sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    count = latest.count
    undatedCount = latest.values.count { $0.deadlineEnd == nil }
    themes = Set(latest.values.compactMap(\.theme)).sorted()
    statuses = latest.values.reduce(into: [:]) { counts, initiative in
      counts[initiative.municipalityCode ?? "", default: [:]][initiative.status, default: 0] += 1
    }
    let month = String(edition.summary.asOf.iso.prefix(7))
    var overdue: Set<InitiativeID> = []
    try edition.timeline.visit { row throws(PublishingError) in
      if row.state == .overdue && row.month == month && latest[row.initiativeId] != nil {
        overdue.insert(row.initiativeId)
      }
    }
    self.overdue = overdue
  }
}

/// Which of the numbered parts of a data file something stands in, so that a page can find it without an index.
struct DataParts: Sendable {
  let count: Int

  /// - Parameter entries: number of things in all; a part holds about a hundred of them.
  init(entries: Int) { count = max(1, entries / 100) }

  /// The FNV-1a hash (32 bits) of the UTF-8 bytes, by the number of parts. The browser computes the same.
  func part(of id: String) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in id.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash % UInt32(count))
  }
}
