import Model

/// Makes `initiative_index`: every stable id that any dataset speaks of, with the document of its latest version.
enum InitiativeIndex {
  static func rows(
    initiatives: [InitiativeRow], documents: [DocumentResult], comparison: ComparisonResult, updates: [StatusUpdate]
  ) -> [InitiativeIndexRow] {
    var rows: [InitiativeID: InitiativeIndexRow] = [:]
    let dates = Dictionary(documents.map { ($0.document.documentId, $0.document.documentDate) }) { first, _ in first }
    for row in initiatives { add(row.initiative, dates: dates, to: &rows) }
    for id in mentioned(in: comparison, updates: updates) where rows[id] == nil {
      rows[id] = InitiativeIndexRow(initiative: id, document: nil, versions: 0)
    }
    for cluster in comparison.clusters {
      for member in cluster.members { rows[member]?.cluster = cluster.clusterId }
    }
    return rows.values.sorted { $0.initiative < $1.initiative }
  }

  private static func add(
    _ initiative: Initiative, dates: [DocumentID: CalendarDate?], to rows: inout [InitiativeID: InitiativeIndexRow]
  ) {
    let id = initiative.initiativeId
    guard var row = rows[id], let current = row.document else {
      rows[id] = InitiativeIndexRow(initiative: id, document: initiative.documentId, versions: 1)
      return
    }
    row.versions += 1
    if isLater(initiative.documentId, than: current, dates: dates) { row.document = initiative.documentId }
    rows[id] = row
  }

  /// By date, a document without one counting as the oldest; then by id, so the choice is always the same.
  private static func isLater(_ left: DocumentID, than right: DocumentID, dates: [DocumentID: CalendarDate?]) -> Bool {
    let leftDay = (dates[left] ?? nil)?.dayNumber ?? .min
    let rightDay = (dates[right] ?? nil)?.dayNumber ?? .min
    return leftDay == rightDay ? right < left : leftDay > rightDay
  }

  private static func mentioned(in comparison: ComparisonResult, updates: [StatusUpdate]) -> [InitiativeID] {
    comparison.links.flatMap { [$0.initiativeIdA, $0.initiativeIdB] } + comparison.clusters.flatMap(\.members)
      + comparison.timeline.map(\.initiativeId) + updates.map(\.initiativeId)
  }
}
