import Model

/// A table with the ids that it goes by in the published files.
struct TableRow: Sendable {
  var document: DocumentID
  /// `documentid-t1`.
  var id: String
  var table: Table
}

enum TableColumns {
  /// Columns of `tables`.
  static let all: [Column<TableRow>] = [
    Column("table_id", required: true, "Stable name of the table: the document's and its own.") { .string($0.id) },
    Column("document_id", required: true, "The document that it stands in.") { .string($0.document.rawValue) },
    Column("page_first", as: .integer, "First page that it stands on, from 1.") { .count($0.table.pageFirst) },
    Column("page_last", as: .integer, "Last page that it stands on.") { .count($0.table.pageLast) },
    Column("kind", required: true, codes: TableKind.codes, "What it is to a reader of plans.") {
      .code($0.table.kind)
    },
    Column("rows", as: .integer, required: true, "Number of rows.") { .integer($0.table.rowCount) },
    Column("columns", as: .integer, required: true, "Number of columns.") { .integer($0.table.columnCount) },
    Column("header_rows", as: .integer, required: true, "Rows at the top that name the columns.") {
      .integer($0.table.headerRows)
    },
    Column("method", required: true, codes: TableMethod.codes, "What its grid was read from.") {
      .code($0.table.method)
    },
    Column("confidence", as: .number, required: true, "How sure the grid is, 0 to 1.") { .number($0.table.confidence) },
    Column("caption", "Caption as written.") { .text($0.table.caption) },
    Column("reason", "Why its grid was laid this way.") { .text($0.table.reason) },
    Column("review", as: .array, "What a person should look at, as codes.") { .codes($0.table.review) },
    Column("regions", as: .array, "Places it stands, page:x0,y0,x1,y1 in points from the top left.") {
      .items($0.table.regions.map(\.description))
    },
  ]
}

/// A cell of a table.
struct CellRow: Sendable {
  var table: String
  var cell: TableCell
  /// Its first place; a cell that runs over pages keeps all places in `regions`.
  var place: PageRegion?

  init(table: String, cell: TableCell) {
    self.table = table
    self.cell = cell
    self.place = cell.regions.first
  }
}

enum CellColumns {
  /// Columns of `cells`.
  static let all: [Column<CellRow>] = [
    Column("table_id", required: true, "The table that it stands in.") { .string($0.table) },
    Column("row", as: .integer, required: true, "First row, from 0.") { .integer($0.cell.row) },
    Column("column", as: .integer, required: true, "First column, from 0.") { .integer($0.cell.column) },
    Column("row_span", as: .integer, required: true, "Number of rows.") { .integer($0.cell.rowSpan) },
    Column("column_span", as: .integer, required: true, "Number of columns.") { .integer($0.cell.columnSpan) },
    Column("page", as: .integer, "Page of its first part, from 1.") { .count($0.place?.page) },
    Column("x0", as: .number, "Left edge in points.") { row in row.place.map { .number($0.box.x0) } ?? .none },
    Column("y0", as: .number, "Upper edge in points from the top.") { row in
      row.place.map { .number($0.box.y0) } ?? .none
    },
    Column("x1", as: .number, "Right edge in points.") { row in row.place.map { .number($0.box.x1) } ?? .none },
    Column("y1", as: .number, "Lower edge in points from the top.") { row in
      row.place.map { .number($0.box.y1) } ?? .none
    },
    Column("text", "Text as written.") { .string($0.cell.text.plain) },
    Column("fill", "Colour of the cell or of a mark in it.") { .text($0.cell.fill) },
    Column("regions", as: .array, "All its places, where it runs over pages.") {
      $0.cell.regions.count < 2 ? .none : .list($0.cell.regions.map(\.description))
    },
  ]
}

/// A bar of a chart in a table.
struct BarRow: Sendable {
  var table: String
  var bar: TableBar
}

enum BarColumns {
  /// Columns of `bars`.
  static let all: [Column<BarRow>] = [
    Column("table_id", required: true, "The table that it is drawn in.") { .string($0.table) },
    Column("row", as: .integer, required: true, "Row that it stands in, from 0.") { .integer($0.bar.row) },
    Column("first_column", as: .integer, required: true, "First column that it covers.") {
      .integer($0.bar.firstColumn)
    },
    Column("last_column", as: .integer, required: true, "Last column that it covers.") { .integer($0.bar.lastColumn) },
    Column("colour", required: true, "Colour as #rrggbb.") { .string($0.bar.colour) },
    Column("legend", "What the legend calls the colour.") { .text($0.bar.legend) },
    Column("text", "Words written on it.") { .text($0.bar.text) },
    Column("milestone", as: .boolean, required: true, "Whether it is a sign for a point of time rather than a bar.") {
      .boolean($0.bar.isMilestone)
    },
    Column("region", "Place, page:x0,y0,x1,y1 in points from the top left.") { .text($0.bar.region?.description) },
  ]
}
