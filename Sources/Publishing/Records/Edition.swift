import Model

/// A dataset as it is published: ids made unique, tables named by document, rows in their published order.
///
/// Documents are read one at a time, as often as they are visited; what is kept of them is what all of them together tell.
/// What refers to something that is not there (a link to an unknown cluster) loses the reference, so the foreign keys hold.
struct Edition: Sendable {
  /// By id.
  let documents: RowSeries<EditionDocument>
  let records: [DocumentRecord]
  /// Rows of each dataset whose rows stand in documents.
  let rowCounts: [DatasetName: Int]
  let index: [InitiativeIndexRow]
  /// The latest version of each initiative that a document holds.
  let latest: [InitiativeID: InitiativeIndex.Latest]
  /// Of all municipalities that a document or an initiative names, by code.
  let municipalityNames: [String: String]
  let themes: [ThemeRow]
  let links: RowSeries<LinkRow>
  let clusters: [InitiativeCluster]
  let coverage: [CoverageRow]
  let timeline: RowSeries<TimelineRow>
  let changes: [ChangeRow]
  let problems: [ProblemRow]
  let matrix: ClusterMatrix
  let summary: RunSummary

  /// - Throws: when a document can no longer be read.
  init(_ dataset: Dataset) throws(PublishingError) {
    let clusters = dataset.comparison.clusters.uniqued { $0.clusterId }
    var census = EditionCensus(problems: dataset.problems)
    documents = try Edition.named(dataset.documents) { census.count($0) }
    self.clusters = clusters
    summary = dataset.summary
    records = census.records
    rowCounts = census.rowCounts
    themes = dataset.comparison.themes.uniqued { [$0.theme, $0.municipalityCode] }
    coverage = dataset.comparison.coverage.uniqued { [$0.municipalityCode, $0.field] }
    changes = dataset.comparison.changes
    timeline = dataset.comparison.timeline
    links = Edition.links(of: dataset.comparison, records: census.records, clusters: Set(clusters.map(\.clusterId)))
    problems = census.problems
    try census.initiatives.add(dataset.comparison)
    index = census.initiatives.rows
    latest = census.initiatives.latest
    municipalityNames = census.municipalityNames
    matrix = ClusterMatrix(clusters: clusters, latest: latest)
  }

  /// Visits the rows of datasets. Those of documents come document by document, so that each document is read once for all of them;
  /// within a dataset they are in published order.
  ///
  /// - Parameter visitor: takes the place of the dataset among `datasets`, and the row.
  func forEachRow(
    of datasets: [PublishedDataset], _ visitor: (Int, [FieldValue]) throws(PublishingError) -> Void
  ) throws(PublishingError) {
    try documents.visit { document throws(PublishingError) in
      for (place, dataset) in datasets.enumerated() {
        try dataset.forEachRow(of: document) { (values: [FieldValue]) throws(PublishingError) in
          try visitor(place, values)
        }
      }
    }
    for (place, dataset) in datasets.enumerated() {
      try dataset.forEachRow { (values: [FieldValue]) throws(PublishingError) in try visitor(place, values) }
    }
  }
}

extension RowSeries {
  /// Visits all rows in order.
  func visit(_ body: (Row) throws(PublishingError) -> Void) throws(PublishingError) {
    for number in 0..<blockCount {
      for row in try rows(ofBlock: number) { try body(row) }
    }
  }

  func rows(ofBlock number: Int) throws(PublishingError) -> [Row] {
    do {
      return try block(number)
    } catch {
      throw error as? PublishingError ?? PublishingError(.source, path: "block \(number)", cause: "\(error)")
    }
  }
}

/// The name of a table over all documents: `documentid-t1`.
func publishedId(_ table: TableID, of document: DocumentRecord) -> String {
  "\(document.documentId.rawValue)-\(table.rawValue)"
}

extension Edition {
  /// The documents; one whose id is taken (a copy of another file) gets `-2`, `-3`, … after it.
  ///
  /// - Parameter count: called with each of them once.
  private static func named(
    _ documents: RowSeries<DocumentResult>, count: (EditionDocument) -> Void
  ) throws(PublishingError) -> RowSeries<EditionDocument> {
    var taken: Set<String> = []
    var names: [DocumentID] = []
    try documents.visit { result throws(PublishingError) in
      let id = DocumentID(rawValue: firstFree(result.document.documentId.rawValue, taken: &taken))
      names.append(id)
      count(EditionDocument(result.renamed(id)))
    }
    let ids = names
    return RowSeries(count: ids.count, blockCount: ids.count) { number in
      try documents.block(number).map { EditionDocument($0.renamed(ids[number])) }
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
    of comparison: ComparisonResult, records: [DocumentRecord], clusters: Set<String>
  ) -> RowSeries<LinkRow> {
    var found: [String: String] = [:]
    for record in records {
      if let code = record.municipalityCode { found[code] = record.municipalityName }
    }
    let names = found
    return comparison.links.map { link in
      LinkRow(
        link: link, clusterId: clusters.contains(link.clusterId) ? link.clusterId : nil,
        municipalityNameA: names[link.municipalityCodeA], municipalityNameB: names[link.municipalityCodeB])
    }
  }
}

/// A document with its rows as they are published.
struct EditionDocument: Sendable {
  let result: DocumentResult
  let initiatives: [InitiativeRow]
  let tables: [TableRow]

  init(_ result: DocumentResult) {
    self.result = result
    let record = result.document
    let known = Set(result.tables.map(\.id))
    var taken: Set<String> = []
    initiatives = result.initiatives.map { initiative in
      var initiative = initiative
      initiative.initiativeId = InitiativeID(
        rawValue: Edition.firstFree(initiative.initiativeId.rawValue, taken: &taken))
      if initiative.municipalityCode == nil {
        initiative.municipalityCode = record.municipalityCode
        initiative.municipalityName = record.municipalityName
      }
      let table = initiative.tableId.flatMap { known.contains($0) ? publishedId($0, of: record) : nil }
      return InitiativeRow(initiative: initiative, tableId: table)
    }
    tables = result.tables.uniqued { $0.id }.map {
      TableRow(document: record.documentId, id: publishedId($0.id, of: record), table: $0)
    }
  }

  var record: DocumentRecord { result.document }
  var milestones: [MilestoneRow] { initiatives.flatMap(Edition.milestones) }
}

/// What is counted and remembered of documents while they are visited one by one.
struct EditionCensus {
  private(set) var records: [DocumentRecord] = []
  private(set) var rowCounts: [DatasetName: Int] = [:]
  /// Names of municipalities as initiatives give them.
  private var otherNames: [String: String] = [:]
  var initiatives = InitiativeIndex()
  private var rows: [ProblemRow] = []
  /// Problems that the run reports, by the file they are of.
  private var reported: [String: [Problem]]
  private var reportedRows: [ProblemRow] = []

  init(problems: [Problem]) { reported = Dictionary(grouping: problems) { $0.file } }

  mutating func count(_ document: EditionDocument) {
    let result = document.result
    records.append(result.document)
    let counts: [(DatasetName, Int)] = [
      (.documents, 1), (.initiatives, document.initiatives.count),
      (.milestones, document.initiatives.reduce(0) { $0 + $1.initiative.milestones.count }),
      (.statusUpdates, result.statusUpdates.count), (.tables, document.tables.count),
      (.cells, document.tables.reduce(0) { $0 + $1.table.cells.count }),
      (.bars, document.tables.reduce(0) { $0 + $1.table.bars.count }),
    ]
    for (name, count) in counts { rowCounts[name, default: 0] += count }
    initiatives.add(document)
    for initiative in document.initiatives.map(\.initiative) {
      if let code = initiative.municipalityCode, otherNames[code] == nil {
        otherNames[code] = initiative.municipalityName ?? code
      }
    }
    for var problem in result.problems {
      if problem.file.isEmpty { problem.file = result.document.source }
      rows.append(EditionCensus.row(problem, of: result))
    }
    for problem in reported.removeValue(forKey: result.document.source) ?? [] {
      reportedRows.append(EditionCensus.row(problem, of: result))
    }
  }

  /// The names that documents give count for more than those that initiatives do.
  var municipalityNames: [String: String] {
    records.reduce(into: otherNames) { names, record in
      if let code = record.municipalityCode { names[code] = record.municipalityName ?? code }
    }
  }

  /// All problems of the run, worst first; one that a document and the run both report stands once.
  var problems: [ProblemRow] {
    let others = reported.values.flatMap(\.self).map { EditionCensus.row($0, of: nil) }
    return (rows + reportedRows + others).uniqued { $0.problem }.sorted { $0.order.lexicographicallyPrecedes($1.order) }
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
    guard id != document.documentId else { return self }
    var copy = self
    copy.document.documentId = id
    for position in copy.initiatives.indices { copy.initiatives[position].documentId = id }
    for position in copy.statusUpdates.indices { copy.statusUpdates[position].documentId = id }
    return copy
  }
}
