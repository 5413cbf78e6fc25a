import Model

/// `initiatives/N.js`: all that is known of an initiative, its versions, links and the part of the table that it stands in.
///
/// Documents come one at a time while an initiative may have versions in several, so the pieces wait on the disk.
struct InitiativeData: ~Copyable {
  /// A version of an initiative.
  private struct Piece {
    /// Place of the initiative in the index.
    let row: Int32
    let isLatest: Bool
    let version: FragmentSpool.Fragment
    let place: FragmentSpool.Fragment
  }

  private let edition: Edition
  private let folder: String
  private let rowOf: [InitiativeID: Int32]
  private var spool: FragmentSpool
  private var pieces: [Piece] = []
  private var updates: [Int32: [StatusUpdate]] = [:]

  static func parts(of edition: Edition) -> DataParts { DataParts(entries: edition.index.count) }

  init(edition: Edition, folder: String) throws(PublishingError) {
    self.edition = edition
    self.folder = folder
    rowOf = Dictionary(edition.index.enumerated().map { ($1.initiative, Int32($0)) }) { first, _ in first }
    spool = try FragmentSpool(at: folder + "/initiatives.part")
  }

  mutating func add(
    _ document: EditionDocument, pictures: [PageImageFiles.Picture]
  ) throws(PublishingError) {
    for row in document.initiatives {
      guard let number = rowOf[row.initiative.initiativeId] else { continue }
      let version = try spool.append { NestedFiles.initiatives.append(row, to: &$0) }
      let place = try spool.append {
        InitiativeData.place(of: row.initiative, in: document.result, pictures: pictures).append(
          to: &$0, indentation: nil)
      }
      let isLatest = edition.index[Int(number)].document == document.record.documentId
      pieces.append(Piece(row: number, isLatest: isLatest, version: version, place: place))
    }
    for update in document.result.statusUpdates {
      if let number = rowOf[update.initiativeId] { updates[number, default: []].append(update) }
    }
  }

  /// Puts the pieces together.
  mutating func finish() throws(PublishingError) {
    try spool.flush()
    let piecesOf = Grouped(rows: edition.index.count, members: pieces.map { Int($0.row) })
    let links = try LinksOfInitiatives(edition: edition, rowOf: rowOf)
    let parts = InitiativeData.parts(of: edition)
    let members = Grouped(
      rows: parts.count, members: edition.index.map { parts.part(of: $0.initiative.rawValue) })
    for part in 0..<parts.count {
      let file = LineSink(try OutputFile(creating: "\(folder)/initiatives/\(part).js"))
      try file.write { $0.append("indsats.put(\"initiatives/\(part)\",[") }
      for (position, row) in members[part].enumerated() {
        let own = piecesOf[Int(row)].map { pieces[Int($0)] }
        let latestFirst = own.filter(\.isLatest) + own.filter { !$0.isLatest }
        var buffer = TextBuffer()
        if position > 0 { buffer.append(",\n" as StaticString) }
        try append(Int(row), latestFirst, links: try links.of(Int(row)), to: &buffer)
        try file.write { $0.append(buffer) }
      }
      try file.write { $0.append("]);\n" as StaticString) }
      try file.finish()
    }
  }

  private func append(
    _ row: Int, _ pieces: [Piece], links: [Neighbour], to buffer: inout TextBuffer
  ) throws(PublishingError) {
    buffer.append("{\"id\":" as StaticString)
    buffer.appendJSON(edition.index[row].initiative.rawValue)
    buffer.append(",\"versions\":[" as StaticString)
    try append(pieces.map(\.version), to: &buffer)
    buffer.append("],\"updates\":" as StaticString)
    if !ObjectLines(columns: StatusUpdateColumns.all).appendList(updates[Int32(row)] ?? [], to: &buffer) {
      buffer.append("[]" as StaticString)
    }
    buffer.append(",\"links\":" as StaticString)
    JSONValue.list(links.map(\.value)).append(to: &buffer, indentation: nil)
    buffer.append(",\"places\":[" as StaticString)
    try append(pieces.map(\.place), to: &buffer)
    buffer.append("]}" as StaticString)
  }

  private func append(_ fragments: [FragmentSpool.Fragment], to buffer: inout TextBuffer) throws(PublishingError) {
    for (position, fragment) in fragments.enumerated() {
      if position > 0 { buffer.append("," as StaticString) }
      buffer.append(contentsOf: try spool.read(fragment))
    }
  }

  /// Where a version stands: the pictures of its pages, else the rows of its table.
  private static func place(
    of initiative: Initiative, in result: DocumentResult, pictures all: [PageImageFiles.Picture]
  ) -> JSONValue {
    let pages = Set(initiative.regions.compactMap { Int($0.prefix { $0 != ":" }) })
    let pictures = all.filter { pages.contains($0.page) }
    var members: [(String, JSONValue)] = [
      ("title", .string(result.document.title ?? "")), ("source", .string(result.document.source)),
      ("date", .string(result.document.documentDate?.iso ?? "")),
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

/// A link as seen from one of its initiatives.
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

/// The links of each initiative, as numbers of blocks.
private struct LinksOfInitiatives {
  private let edition: Edition
  private let grouped: Grouped

  init(edition: Edition, rowOf: [InitiativeID: Int32]) throws(PublishingError) {
    self.edition = edition
    // Two for each link: the row of its first and of its second initiative.
    var members: [Int] = []
    members.reserveCapacity(2 * edition.links.count)
    try edition.links.visit { row throws(PublishingError) in
      members.append(rowOf[row.link.initiativeIdA].map(Int.init) ?? -1)
      members.append(rowOf[row.link.initiativeIdB].map(Int.init) ?? -1)
    }
    grouped = Grouped(rows: edition.index.count, members: members)
  }

  /// Best first.
  func of(_ row: Int) throws(PublishingError) -> [Neighbour] {
    var result: [Neighbour] = []
    for end in grouped[row] {
      for link in try edition.links.rows(ofBlock: Int(end) / 2) {
        result.append(Neighbour(link: link, isFirst: end % 2 == 0))
      }
    }
    return result.sorted { $0.link.link.score > $1.link.link.score }
  }
}

/// Numbers gathered by row, in one array for all rows.
private struct Grouped {
  private var starts: [Int32]
  private var numbers: [Int32]

  /// - Parameters:
  ///   - rows: number of rows.
  ///   - members: the row of each number from 0; less than 0 for none.
  init(rows: Int, members: [Int]) {
    starts = [Int32](repeating: 0, count: rows + 1)
    for row in members where row >= 0 { starts[row + 1] += 1 }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    var next = starts
    numbers = [Int32](repeating: 0, count: Int(starts[rows]))
    for (number, row) in members.enumerated() where row >= 0 {
      numbers[Int(next[row])] = Int32(number)
      next[row] += 1
    }
  }

  /// Ascending.
  subscript(row: Int) -> ArraySlice<Int32> { numbers[Int(starts[row])..<Int(starts[row + 1])] }
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
struct DocumentData: ~Copyable {
  private let folder: String
  private let parts: DataParts
  private let latest: [InitiativeID: InitiativeIndex.Latest]
  private var spool: FragmentSpool
  private var pieces: [(part: Int, fragment: FragmentSpool.Fragment)] = []

  static func parts(of edition: Edition) -> DataParts { DataParts(entries: edition.records.count) }

  init(edition: Edition, folder: String) throws(PublishingError) {
    self.folder = folder
    parts = DocumentData.parts(of: edition)
    latest = edition.latest
    spool = try FragmentSpool(at: folder + "/documents.part")
  }

  mutating func add(_ document: EditionDocument) throws(PublishingError) {
    let later = document.initiatives.map(\.initiative).filter { latest[$0.initiativeId]?.document != $0.documentId }
    let fragment = try spool.append { DocumentData.append(document.result, continuedLater: later, to: &$0) }
    pieces.append((parts.part(of: document.record.documentId.rawValue), fragment))
  }

  /// Puts the pieces together.
  mutating func finish() throws(PublishingError) {
    try spool.flush()
    let members = Grouped(rows: parts.count, members: pieces.map(\.part))
    for part in 0..<parts.count {
      let file = LineSink(try OutputFile(creating: "\(folder)/documents/\(part).js"))
      try file.write { $0.append("indsats.put(\"documents/\(part)\",[") }
      for (position, piece) in members[part].enumerated() {
        let content = try spool.read(pieces[Int(piece)].fragment)
        try file.write { buffer in
          if position > 0 { buffer.append(",\n" as StaticString) }
          buffer.append(contentsOf: content)
        }
      }
      try file.write { $0.append("]);\n" as StaticString) }
      try file.finish()
    }
  }

  /// - Parameter continuedLater: initiatives of the document that a later one has too; lists show them as that one tells them.
  private static func append(
    _ result: DocumentResult, continuedLater: [Initiative], to buffer: inout TextBuffer
  ) {
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
    buffer.append(",\"later\":")
    JSONValue.list(continuedLater.map { .list([.string($0.initiativeId.rawValue), .string($0.title)]) })
      .append(to: &buffer, indentation: nil)
    buffer.append("}")
  }
}
