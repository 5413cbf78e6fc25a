import Model

/// `initiatives/N.js`: all that is known of an initiative, its versions, links and the part of the table that it stands in.
struct InitiativeData {
  let edition: Edition
  let images: [DocumentID: [PageImageFiles.Picture]]

  static func parts(of edition: Edition) -> DataParts { DataParts(entries: edition.index.count) }

  func write(to folder: String) throws(PublishingError) {
    let parts = InitiativeData.parts(of: edition)
    let versions = Dictionary(grouping: edition.initiatives) { $0.initiative.initiativeId }
    let updates = Dictionary(grouping: edition.statusUpdates, by: \.initiativeId)
    let links = linksByInitiative()
    let documents = Dictionary(edition.documents.map { ($0.document.documentId, $0) }) { first, _ in first }
    let members = Dictionary(grouping: edition.index) { parts.part(of: $0.initiative.rawValue) }
    for part in 0..<parts.count {
      var buffer = TextBuffer()
      buffer.appendDataFile("initiatives/\(part)") { buffer in
        buffer.append("[")
        for (position, row) in (members[part] ?? []).enumerated() {
          if position > 0 { buffer.append(",\n") }
          let latestFirst = (versions[row.initiative] ?? []).sorted { left, _ in
            left.initiative.documentId == row.document
          }
          append(
            row, versions: latestFirst, updates: updates[row.initiative] ?? [], links: links[row.initiative] ?? [],
            documents: documents, to: &buffer)
        }
        buffer.append("]")
      }
      try OutputFile.write(buffer, to: "\(folder)/initiatives/\(part).js")
    }
  }

  private func append(
    _ row: InitiativeIndexRow, versions: [InitiativeRow], updates: [StatusUpdate], links: [Neighbour],
    documents: [DocumentID: DocumentResult], to buffer: inout TextBuffer
  ) {
    buffer.append("{\"id\":")
    buffer.appendJSON(row.initiative.rawValue)
    buffer.append(",\"versions\":")
    if !NestedFiles.initiatives.appendList(versions, to: &buffer) { buffer.append("[]") }
    buffer.append(",\"updates\":")
    if !ObjectLines(columns: StatusUpdateColumns.all).appendList(updates, to: &buffer) { buffer.append("[]") }
    buffer.append(",\"links\":")
    JSONValue.list(links.map(\.value)).append(to: &buffer, indentation: nil)
    buffer.append(",\"places\":")
    JSONValue.list(versions.map { place(of: $0.initiative, in: documents[$0.initiative.documentId]) })
      .append(to: &buffer, indentation: nil)
    buffer.append("}")
  }

  private struct Neighbour {
    let link: LinkRow
    let isFirst: Bool

    var value: JSONValue {
      let link = self.link.link
      return .object([
        ("id", .string((isFirst ? link.initiativeIdB : link.initiativeIdA).rawValue)),
        ("title", .string(isFirst ? link.titleB : link.titleA)),
        ("municipality", .string((isFirst ? self.link.municipalityNameB : self.link.municipalityNameA) ?? "")),
        ("score", .number(link.score)), ("evidence", .texts(link.evidence)),
      ])
    }
  }

  private func linksByInitiative() -> [InitiativeID: [Neighbour]] {
    var result: [InitiativeID: [Neighbour]] = [:]
    for link in edition.links {
      result[link.link.initiativeIdA, default: []].append(Neighbour(link: link, isFirst: true))
      result[link.link.initiativeIdB, default: []].append(Neighbour(link: link, isFirst: false))
    }
    return result.mapValues { $0.sorted { $0.link.link.score > $1.link.link.score } }
  }

  /// Where a version stands: the pictures of its pages, else the rows of its table.
  private func place(of initiative: Initiative, in result: DocumentResult?) -> JSONValue {
    let pages = Set(initiative.regions.compactMap { Int($0.prefix { $0 != ":" }) })
    let pictures = (images[initiative.documentId] ?? []).filter { pages.contains($0.page) }
    var members: [(String, JSONValue)] = [
      ("title", .string(result?.document.title ?? "")), ("source", .string(result?.document.source ?? "")),
      ("date", .string(result?.document.documentDate?.iso ?? "")),
      (
        "pictures",
        .list(
          pictures.map { picture in
            .object([
              ("page", .integer(picture.page)), ("width", .number(picture.width)), ("height", .number(picture.height)),
              ("path", .string("images/\(FileName.safe(initiative.documentId.rawValue))/\(picture.page).png")),
            ])
          })
      ),
    ]
    if pictures.isEmpty, let excerpt = TableExcerpt(of: initiative, in: result) {
      members.append(("table", excerpt.value))
    }
    return .object(members)
  }
}

/// The heading rows of a table and the rows that an initiative was read from.
struct TableExcerpt {
  private let cells: [TableCell]
  private let headerRows: Int
  private let columnCount: Int
  /// Field that each column fills, by column.
  private let roles: [FieldRole?]
  /// More cells than this belong to a table that is no list of initiatives.
  private static let cellLimit = 200

  init?(of initiative: Initiative, in result: DocumentResult?) {
    guard let result, let id = initiative.tableId, let first = initiative.rowFirst,
      let table = result.tables.first(where: { $0.id == id })
    else { return nil }
    let rows = first...max(first, initiative.rowLast ?? first)
    cells = table.cells.lazy.filter {
      $0.row < table.headerRows || $0.rows.overlaps(rows.lowerBound..<rows.upperBound + 1)
    }
    .prefix(TableExcerpt.cellLimit).map(\.self)
    headerRows = table.headerRows
    columnCount = table.columnCount
    roles = result.tableDecisions.first { $0.table == id }?.roles ?? []
  }

  var value: JSONValue {
    .object([
      ("columns", .integer(columnCount)), ("headerRows", .integer(headerRows)),
      ("cells", .list(cells.map(cell))),
    ])
  }

  private func cell(_ cell: TableCell) -> JSONValue {
    let role = cell.row >= headerRows && roles.indices.contains(cell.column) ? roles[cell.column] : nil
    return .list([
      .integer(cell.row), .integer(cell.column), .integer(cell.rowSpan), .integer(cell.columnSpan),
      .string(cell.text.plain), .string(role?.rawValue ?? ""),
    ])
  }
}

/// `documents/N.js`: a document with its tables and problems.
struct DocumentData {
  let edition: Edition

  static func parts(of edition: Edition) -> DataParts { DataParts(entries: edition.documents.count) }

  func write(to folder: String) throws(PublishingError) {
    let parts = DocumentData.parts(of: edition)
    let members = Dictionary(grouping: edition.documents) { parts.part(of: $0.document.documentId.rawValue) }
    for part in 0..<parts.count {
      var buffer = TextBuffer()
      buffer.appendDataFile("documents/\(part)") { buffer in
        buffer.append("[")
        for (position, result) in (members[part] ?? []).enumerated() {
          if position > 0 { buffer.append(",\n") }
          append(result, to: &buffer)
        }
        buffer.append("]")
      }
      try OutputFile.write(buffer, to: "\(folder)/documents/\(part).js")
    }
  }

  private func append(_ result: DocumentResult, to buffer: inout TextBuffer) {
    buffer.append("{\"id\":")
    buffer.appendJSON(result.document.documentId.rawValue)
    buffer.append(",\"record\":")
    ObjectLines(columns: DocumentColumns.all).append(result.document, to: &buffer)
    buffer.append(",\"tables\":")
    let rows = result.tables.map {
      TableRow(document: result.document.documentId, id: publishedId($0.id, of: result.document), table: $0)
    }
    if !ObjectLines(columns: TableColumns.all, leavingOut: ["document_id", "regions"]).appendList(rows, to: &buffer) {
      buffer.append("[]")
    }
    buffer.append("}")
  }
}
