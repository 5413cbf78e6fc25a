import Model

/// Gathers `initiative_index`: every stable id that any dataset speaks of, with the document of its latest version, and of that version
/// what the matrix shows.
struct InitiativeIndex {
  /// What is kept of an initiative's latest version.
  struct Latest: Sendable {
    let initiative: InitiativeID
    let municipalityCode: String?
    let municipalityName: String?
    let status: InitiativeStatus
    let deadlineEnd: CalendarDate?
    /// Its main theme.
    let theme: String?
    let document: DocumentID
  }

  private struct Entry {
    var document: DocumentID?
    var day = Int.min
    var versions = 0
    var cluster: String?
    var latest: Latest?
  }

  private var entries: [InitiativeID: Entry] = [:]

  mutating func add(_ document: EditionDocument) {
    for row in document.initiatives { add(row.initiative, of: document.record) }
    for update in document.result.statusUpdates { mention(update.initiativeId) }
  }

  /// The latest version is that of the latest document, one without a date counting as the oldest; then by id, so the choice is always
  /// the same.
  private mutating func add(_ initiative: Initiative, of record: DocumentRecord) {
    var entry = entries[initiative.initiativeId] ?? Entry()
    let day = record.documentDate?.dayNumber ?? .min
    let isLater = entry.document.map { (day, record.documentId) > (entry.day, $0) } ?? true
    entry.versions += 1
    if isLater {
      entry.document = record.documentId
      entry.day = day
      entry.latest = Latest(
        initiative: initiative.initiativeId, municipalityCode: initiative.municipalityCode,
        municipalityName: initiative.municipalityName, status: initiative.status, deadlineEnd: initiative.deadlineEnd,
        theme: initiative.themes.first, document: record.documentId)
    }
    entries[initiative.initiativeId] = entry
  }

  private mutating func mention(_ id: InitiativeID) {
    if entries[id] == nil { entries[id] = Entry() }
  }

  mutating func add(_ comparison: ComparisonResult) throws(PublishingError) {
    try comparison.links.visit { link throws(PublishingError) in
      mention(link.initiativeIdA)
      mention(link.initiativeIdB)
    }
    try comparison.timeline.visit { row throws(PublishingError) in mention(row.initiativeId) }
    for cluster in comparison.clusters {
      for member in cluster.members {
        mention(member)
        entries[member]?.cluster = cluster.clusterId
      }
    }
  }

  /// By id.
  var rows: [InitiativeIndexRow] {
    entries.map { id, entry in
      InitiativeIndexRow(initiative: id, document: entry.document, versions: entry.versions, cluster: entry.cluster)
    }.sorted { $0.initiative < $1.initiative }
  }

  /// The latest version of each initiative that a document holds, by id.
  var latest: [InitiativeID: Latest] { entries.compactMapValues(\.latest) }
}
