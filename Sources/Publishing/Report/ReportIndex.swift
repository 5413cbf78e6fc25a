import Model

/// The latest version of every initiative with what lists, charts and counts of the report need.
struct ReportIndex: Sendable {
  struct Entry: Sendable {
    let row: InitiativeRow
    let document: DocumentRecord
    let cluster: String?
    let isOverdue: Bool
  }

  struct Municipality: Sendable, Hashable {
    let code: String
    let name: String
  }

  /// By municipality, document and place in the document.
  let entries: [Entry]
  /// All that a document or an initiative names, by name and code.
  let municipalities: [Municipality]

  init(edition: Edition) {
    let index = Dictionary(edition.index.map { ($0.initiative, $0) }) { first, _ in first }
    let documents = Dictionary(edition.documents.map { ($0.document.documentId, $0.document) }) { first, _ in first }
    let month = String(edition.summary.asOf.iso.prefix(7))
    let overdue = Set(
      edition.timeline.lazy.filter { $0.state == .overdue && $0.month == month }.map(\.initiativeId))
    entries = edition.initiatives.compactMap { row in
      let initiative = row.initiative
      guard let place = index[initiative.initiativeId], place.document == initiative.documentId,
        let document = documents[initiative.documentId]
      else { return nil }
      return Entry(
        row: row, document: document, cluster: place.cluster, isOverdue: overdue.contains(initiative.initiativeId))
    }
    municipalities = ReportIndex.municipalities(of: edition)
  }

  private static func municipalities(of edition: Edition) -> [Municipality] {
    var names: [String: String] = [:]
    for document in edition.documents.map(\.document) {
      if let code = document.municipalityCode { names[code] = document.municipalityName ?? code }
    }
    for initiative in edition.initiatives.map(\.initiative) {
      if let code = initiative.municipalityCode, names[code] == nil {
        names[code] = initiative.municipalityName ?? code
      }
    }
    return names.map { Municipality(code: $0.key, name: $0.value) }.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
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
