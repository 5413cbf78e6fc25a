import Model

/// A dataset as it is published: ids made unique, tables named by document, rows in their published order.
///
/// What refers to something that is not there (a link to an unknown cluster) loses the reference, so the foreign keys hold.
struct Edition: Sendable {
  let documents: [DocumentResult]
  let initiatives: [InitiativeRow]
  let milestones: [MilestoneRow]
  let statusUpdates: [StatusUpdate]
  let index: [InitiativeIndexRow]
  let tables: [TableRow]
  let themes: [ThemeRow]
  let links: [LinkRow]
  let clusters: [InitiativeCluster]
  let coverage: [CoverageRow]
  let timeline: [TimelineRow]
  let changes: [ChangeRow]
  let problems: [ProblemRow]
  let matrix: ClusterMatrix
  let summary: RunSummary

  init(_ dataset: Dataset) {
    let documents = Edition.distinct(dataset.documents)
    let initiatives = Edition.initiatives(of: documents)
    let clusters = uniqued(dataset.comparison.clusters) { $0.clusterId }
    let clusterIds = Set(clusters.map(\.clusterId))
    self.documents = documents
    self.initiatives = initiatives
    self.clusters = clusters
    summary = dataset.summary
    milestones = initiatives.flatMap(Edition.milestones)
    statusUpdates = documents.flatMap(\.statusUpdates)
    tables = documents.flatMap { result in
      uniqued(result.tables) { $0.id }.map {
        TableRow(document: result.document.documentId, id: publishedId($0.id, of: result.document), table: $0)
      }
    }
    themes = uniqued(dataset.comparison.themes) { [$0.theme, $0.municipalityCode] }
    coverage = uniqued(dataset.comparison.coverage) { [$0.municipalityCode, $0.field] }
    changes = dataset.comparison.changes
    links = Edition.links(of: dataset.comparison, documents: documents, clusters: clusterIds)
    timeline = uniqued(dataset.comparison.timeline) { [$0.initiativeId.rawValue, $0.month] }
    problems = Edition.problems(of: dataset, documents: documents)
    index = InitiativeIndex.rows(
      initiatives: initiatives, documents: documents, comparison: dataset.comparison, updates: statusUpdates)
    matrix = ClusterMatrix(clusters: clusters, initiatives: initiatives, index: index)
  }
}

/// The name of a table over all documents: `documentid-t1`.
func publishedId(_ table: TableID, of document: DocumentRecord) -> String {
  "\(document.documentId.rawValue)-\(table.rawValue)"
}

/// The elements whose key has not come before, in order.
func uniqued<Element>(_ elements: [Element], by key: (Element) -> some Hashable) -> [Element] {
  func firsts<Key: Hashable>(_ key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return elements.filter { seen.insert(key($0)).inserted }
  }
  return firsts(key)
}

extension Edition {
  /// The documents by id; one whose id is taken (a copy of another file) gets `-2`, `-3`, … after it.
  private static func distinct(_ documents: [DocumentResult]) -> [DocumentResult] {
    var taken: Set<String> = []
    let sorted = documents.sorted {
      ($0.document.documentId.rawValue, $0.document.source) < ($1.document.documentId.rawValue, $1.document.source)
    }
    return sorted.map { result in
      let id = firstFree(result.document.documentId.rawValue, taken: &taken)
      return id == result.document.documentId.rawValue ? result : result.renamed(DocumentID(rawValue: id))
    }
  }

  fileprivate static func firstFree(_ name: String, taken: inout Set<String>) -> String {
    var candidate = name
    var count = 1
    while !taken.insert(candidate).inserted {
      count += 1
      candidate = "\(name)-\(count)"
    }
    return candidate
  }

  private static func initiatives(of documents: [DocumentResult]) -> [InitiativeRow] {
    documents.flatMap { result in
      let tables = Set(result.tables.map(\.id))
      var taken: Set<String> = []
      return result.initiatives.map { initiative in
        var initiative = initiative
        initiative.initiativeId = InitiativeID(rawValue: firstFree(initiative.initiativeId.rawValue, taken: &taken))
        if initiative.municipalityCode == nil {
          initiative.municipalityCode = result.document.municipalityCode
          initiative.municipalityName = result.document.municipalityName
        }
        let table = initiative.tableId.flatMap { tables.contains($0) ? publishedId($0, of: result.document) : nil }
        return InitiativeRow(initiative: initiative, tableId: table)
      }
    }
  }

  static func milestones(of row: InitiativeRow) -> [MilestoneRow] {
    let milestones = row.initiative.milestones
    let isNumbered = Set(milestones.map(\.sequence)).count == milestones.count
    return milestones.enumerated().map { position, milestone in
      MilestoneRow(
        document: row.initiative.documentId, initiative: row.initiative.initiativeId,
        sequence: isNumbered ? milestone.sequence : position + 1, milestone: milestone)
    }
  }

  private static func links(
    of comparison: ComparisonResult, documents: [DocumentResult], clusters: Set<String>
  ) -> [LinkRow] {
    var names: [String: String] = [:]
    for document in documents.map(\.document) {
      if let code = document.municipalityCode { names[code] = document.municipalityName }
    }
    return uniqued(comparison.links) { [$0.initiativeIdA, $0.initiativeIdB] }.map { link in
      LinkRow(
        link: link, clusterId: clusters.contains(link.clusterId) ? link.clusterId : nil,
        municipalityNameA: names[link.municipalityCodeA], municipalityNameB: names[link.municipalityCodeB])
    }
  }

  /// All problems of the run, worst first; one that a document and the run both report stands once.
  private static func problems(of dataset: Dataset, documents: [DocumentResult]) -> [ProblemRow] {
    var rows: [ProblemRow] = []
    for result in documents {
      for var problem in result.problems {
        if problem.file.isEmpty { problem.file = result.document.source }
        rows.append(row(problem, of: result))
      }
    }
    let bySource = Dictionary(documents.map { ($0.document.source, $0) }) { first, _ in first }
    rows += dataset.problems.map { row($0, of: bySource[$0.file]) }
    return uniqued(rows) { $0.problem }.sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }

  private static func row(_ problem: Problem, of result: DocumentResult?) -> ProblemRow {
    let table = result.flatMap { result in
      problem.table.flatMap { id in
        result.tables.contains { $0.id == id } ? publishedId(id, of: result.document) : nil
      }
    }
    return ProblemRow(problem: problem, document: result?.document.documentId, tableId: table)
  }
}

extension ProblemRow {
  /// Worst first, then by place.
  fileprivate var order: [SortKey] {
    let severity = Problem.Severity.allCases.firstIndex(of: problem.severity) ?? 0
    return [
      .number(severity), .text(problem.file), .number(problem.page ?? 0), .text(problem.table?.rawValue ?? ""),
      .number(problem.row ?? -1), .text(problem.code.rawValue), .text(problem.message),
    ]
  }
}

/// A part of a sort order that mixes numbers and text.
enum SortKey: Comparable {
  case number(Int)
  case text(String)
}

extension DocumentResult {
  /// The same under another id, also where its rows name the document.
  fileprivate func renamed(_ id: DocumentID) -> DocumentResult {
    var copy = self
    copy.document.documentId = id
    for position in copy.initiatives.indices { copy.initiatives[position].documentId = id }
    for position in copy.statusUpdates.indices { copy.statusUpdates[position].documentId = id }
    return copy
  }
}
