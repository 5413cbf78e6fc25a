import Model

/// Writes the data files of the report: scripts that hand a value to the page, since a page opened from a disk may load
/// scripts but not read files.
struct ReportData {
  let edition: Edition
  let index: ReportIndex
  let labels: Labels
  let text: ReportText
  let images: PageImageFiles

  func write(to folder: String) throws(PublishingError) {
    try write("text", texts, to: folder)
    try write("comparison", comparison, to: folder)
    try write("problems", .list(edition.problems.map(problem)), to: folder)
    let rows = try IndexData(edition: edition, index: index, folder: folder)
    var initiatives = try InitiativeData(edition: edition, folder: folder)
    var documents = try DocumentData(edition: edition, folder: folder)
    try edition.documents.visit { document throws(PublishingError) in
      try rows.add(document)
      try initiatives.add(document, pictures: try images.write(document.result))
      try documents.add(document)
    }
    try rows.finish()
    try initiatives.finish()
    try documents.finish()
  }

  private func write(_ name: String, _ value: JSONValue, to folder: String) throws(PublishingError) {
    var buffer = TextBuffer()
    buffer.appendDataFile(name) { value.append(to: &$0, indentation: nil) }
    try OutputFile.write(buffer, to: "\(folder)/\(name).js")
  }

  /// Words of the pages, headings of fields and words of codes.
  private var texts: JSONValue {
    let columns = [
      "status", "themes", "responsible_roles", "recommended_by", "document_type", "table_kind", "decision_type",
      "recurrence", "milestone_kind", "state", "reader", "severity", "code", "deadline_basis",
    ]
    let page = text.all.filter { $0.key.hasPrefix("ui.") }
    return .object([
      ("language", .string(text.language)),
      ("asOf", .string(edition.summary.asOf.iso)),
      ("ui", .texts(page.map { (String($0.key.dropFirst(3)), $0.value) })),
      ("fields", .texts(labels.fields.map { ($0.key, $0.value) })),
      (
        "codes",
        .object(columns.map { column in (column, .texts(labels.words(of: column).map { ($0.key, $0.value) })) })
      ),
      ("tones", .texts(InitiativeStatus.allCases.map { ($0.rawValue, Tone(status: $0).rawValue) })),
      (
        "parts",
        .object([
          ("initiatives", .integer(InitiativeData.parts(of: edition).count)),
          ("documents", .integer(DocumentData.parts(of: edition).count)),
        ])
      ),
    ])
  }

  private var comparison: JSONValue {
    .object([
      (
        "coverage",
        .list(
          edition.coverage.map { row in
            .list([.string(row.municipalityCode), .string(row.field), .integer(row.stated), .integer(row.initiatives)])
          })
      ),
      (
        "themes",
        .list(
          edition.themes.map { row in
            .list([.string(row.municipalityCode), .string(row.theme), .integer(row.initiatives)])
          })
      ),
    ])
  }

  private func problem(_ row: ProblemRow) -> JSONValue {
    let problem = row.problem
    let words = ProblemText(text: text, labels: labels)
    return .list([
      .string(problem.severity.rawValue), .string(problem.code.rawValue), .string(row.document?.rawValue ?? ""),
      .string(problem.file), .integer(problem.page ?? 0), .string(problem.table?.rawValue ?? ""),
      .integer(problem.row ?? -1), .string(words.message(of: problem)), .string(words.remedy(of: problem)),
    ])
  }
}

extension JSONValue {
  /// An object of texts, by key.
  static func texts(_ entries: [(String, String)]) -> JSONValue {
    .object(entries.sorted { $0.0 < $1.0 }.map { ($0.0, .string($0.1)) })
  }
}

extension TextBuffer {
  /// A script that gives a value a name in the page.
  mutating func appendDataFile(_ name: String, value: (inout TextBuffer) -> Void) {
    append("indsats.put(")
    appendJSON(name)
    append(",")
    value(&self)
    append(");\n")
  }
}

/// `index.js`: one light row for each initiative, with what it names given by its place in a list.
final class IndexData {
  private let edition: Edition
  private let index: ReportIndex
  private let file: LineSink
  private let municipalities: [String: Int]
  private let documents: [String: Int]
  private let clusters: [String: Int]
  /// Cluster of each initiative that is in one.
  private let clusterOf: [InitiativeID: String]
  private var isFirst = true

  init(edition: Edition, index: ReportIndex, folder: String) throws(PublishingError) {
    self.edition = edition
    self.index = index
    municipalities = IndexData.places(index.municipalities.map(\.code))
    documents = IndexData.places(edition.records.map(\.documentId.rawValue))
    clusters = IndexData.places(edition.clusters.map(\.clusterId))
    clusterOf = Dictionary(edition.index.compactMap { row in row.cluster.map { (row.initiative, $0) } }) { first, _ in
      first
    }
    file = LineSink(try OutputFile(creating: folder + "/index.js"))
    let head: [(StaticString, JSONValue)] = [
      ("municipalities", .list(index.municipalities.map { .list([.string($0.code), .string($0.name)]) })),
      ("documents", .list(edition.records.map { IndexData.document($0, municipalities) })),
      ("clusters", .list(edition.clusters.map { .list([.string($0.clusterId), .string($0.label)]) })),
    ]
    try file.write { buffer in
      buffer.append("indsats.put(\"index\",{" as StaticString)
      for (name, value) in head {
        buffer.append("\"" as StaticString)
        buffer.append(name)
        buffer.append("\":" as StaticString)
        value.append(to: &buffer, indentation: nil)
        buffer.append("," as StaticString)
      }
      buffer.append("\"rows\":[" as StaticString)
    }
  }

  /// Adds the initiatives whose latest version stands in a document.
  func add(_ document: EditionDocument) throws(PublishingError) {
    for row in document.initiatives
    where edition.latest[row.initiative.initiativeId]?.document == document.record.documentId {
      try file.write { buffer in
        if !isFirst { buffer.append("," as StaticString) }
        value(row.initiative, document: documents[document.record.documentId.rawValue] ?? -1)
          .append(to: &buffer, indentation: nil)
      }
      isFirst = false
    }
  }

  func finish() throws(PublishingError) {
    try file.write { $0.append("]});\n" as StaticString) }
    try file.finish()
  }

  private static func places(_ keys: [String]) -> [String: Int] {
    Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  private static func document(_ document: DocumentRecord, _ municipalities: [String: Int]) -> JSONValue {
    .list([
      .string(document.documentId.rawValue), .string(document.title ?? ""),
      .integer(municipalities[document.municipalityCode ?? ""] ?? -1), .string(document.documentType.rawValue),
      .string(document.documentDate?.iso ?? ""), .integer(document.pages), .integer(document.initiativesFound),
      .integer(document.tablesFound), .string(document.reader?.rawValue ?? ""), .string(document.source),
    ])
  }

  private func value(_ initiative: Initiative, document: Int) -> JSONValue {
    let isOverdue = index.overdue.contains(initiative.initiativeId)
    let municipality = municipalities[initiative.municipalityCode ?? ""] ?? -1
    let cluster = clusters[clusterOf[initiative.initiativeId] ?? ""] ?? -1
    return .list([
      .string(initiative.initiativeId.rawValue), .string(IndexData.short(initiative.title)), .integer(municipality),
      .integer(document), .string(initiative.number ?? ""), .string(initiative.status.rawValue),
      .string(initiative.themes.first ?? ""), .string(initiative.startedStart?.iso ?? ""),
      .string(initiative.deadlineStart?.iso ?? ""), .string(initiative.deadlineEnd?.iso ?? ""), .integer(cluster),
      .integer((isOverdue ? 1 : 0) + (initiative.review.isEmpty ? 0 : 2)),
      .string(IndexData.short(initiative.area ?? "")), .string(IndexData.short(initiative.responsible ?? "")),
    ])
  }

  /// Lists show the beginning of a text; the whole stands on the page of the initiative.
  private static func short(_ text: String) -> String { PeopleText.cut(text, to: 300) }
}
