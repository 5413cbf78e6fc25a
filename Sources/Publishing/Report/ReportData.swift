import Model

/// Writes the data files of the report: scripts that hand a value to the page, since a page opened from a disk may load
/// scripts but not read files.
struct ReportData {
  let edition: Edition
  let index: ReportIndex
  let labels: Labels
  let text: ReportText
  let images: [DocumentID: [PageImageFiles.Picture]]

  func write(to folder: String) throws(PublishingError) {
    try write("text", texts, to: folder)
    try write("index", IndexData(edition: edition, index: index).value, to: folder)
    try write("comparison", comparison, to: folder)
    try write("problems", .list(edition.problems.map(problem)), to: folder)
    try InitiativeData(edition: edition, images: images).write(to: folder)
    try DocumentData(edition: edition).write(to: folder)
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
struct IndexData {
  let edition: Edition
  let index: ReportIndex

  var value: JSONValue {
    let municipalities = places(index.municipalities.map(\.code))
    let documents = places(edition.documents.map(\.document.documentId.rawValue))
    let clusters = places(edition.clusters.map(\.clusterId))
    return .object([
      ("municipalities", .list(index.municipalities.map { .list([.string($0.code), .string($0.name)]) })),
      ("documents", .list(edition.documents.map { document($0.document, municipalities) })),
      ("clusters", .list(edition.clusters.map { .list([.string($0.clusterId), .string($0.label)]) })),
      (
        "rows",
        .list(
          index.entries.map { entry in
            row(
              entry, municipality: municipalities[entry.row.initiative.municipalityCode ?? ""] ?? -1,
              document: documents[entry.document.documentId.rawValue] ?? -1,
              cluster: clusters[entry.cluster ?? ""] ?? -1)
          })
      ),
    ])
  }

  private func places(_ keys: [String]) -> [String: Int] {
    Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  private func document(_ document: DocumentRecord, _ municipalities: [String: Int]) -> JSONValue {
    .list([
      .string(document.documentId.rawValue), .string(document.title ?? ""),
      .integer(municipalities[document.municipalityCode ?? ""] ?? -1), .string(document.documentType.rawValue),
      .string(document.documentDate?.iso ?? ""), .integer(document.pages), .integer(document.initiativesFound),
      .integer(document.tablesFound), .string(document.reader?.rawValue ?? ""), .string(document.source),
    ])
  }

  private func row(_ entry: ReportIndex.Entry, municipality: Int, document: Int, cluster: Int) -> JSONValue {
    let initiative = entry.row.initiative
    return .list([
      .string(initiative.initiativeId.rawValue), .string(IndexData.short(initiative.title)), .integer(municipality),
      .integer(document), .string(initiative.number ?? ""), .string(initiative.status.rawValue),
      .string(initiative.themes.first ?? ""), .string(initiative.startedStart?.iso ?? ""),
      .string(initiative.deadlineStart?.iso ?? ""), .string(initiative.deadlineEnd?.iso ?? ""), .integer(cluster),
      .integer((entry.isOverdue ? 1 : 0) + (initiative.review.isEmpty ? 0 : 2)),
      .string(IndexData.short(initiative.area ?? "")), .string(IndexData.short(initiative.responsible ?? "")),
    ])
  }

  /// Lists show the beginning of a text; the whole stands on the page of the initiative.
  private static func short(_ text: String) -> String { PeopleText.cut(text, to: 300) }
}
