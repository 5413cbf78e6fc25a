/// A cell of a grid. Rows and columns count from 0.
public struct TableCell: Codable, Sendable, Hashable {
  public var row: Int
  public var column: Int
  public var rowSpan: Int
  public var columnSpan: Int
  public var text: StyledText
  /// Where the cell stands, one region for each page it runs over; empty for documents without pages.
  public var regions: [PageRegion]
  /// Background colour as `#rrggbb`, or the colour of a dot that stands in the cell.
  public var fill: String?
  /// Whether a round mark of colour `fill` stands in the cell (a traffic light).
  public var hasMark: Bool
  /// Whether the markup or tags call it a header.
  public var isHeader: Bool

  public init(
    row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, text: StyledText = StyledText(),
    regions: [PageRegion] = [], fill: String? = nil, hasMark: Bool = false, isHeader: Bool = false
  ) {
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.text = text
    self.regions = regions
    self.fill = fill
    self.hasMark = hasMark
    self.isHeader = isHeader
  }

  public var rows: Range<Int> { row..<(row + rowSpan) }
  public var columns: Range<Int> { column..<(column + columnSpan) }
}

/// A bar drawn over the columns of a Gantt chart, or the sign of a milestone in one of them.
public struct TableBar: Codable, Sendable, Hashable {
  public var row: Int
  /// Columns that the bar covers.
  public var firstColumn: Int
  public var lastColumn: Int
  /// `#rrggbb`.
  public var colour: String
  /// The word beside the same colour in the legend, where there is one.
  public var legend: String?
  /// The line of text it stands beside, where one row of the grid holds several lines with a bar each.
  public var label: String?
  /// The words written on it.
  public var text: String?
  /// Whether it is a sign for a point of time rather than a bar.
  public var isMilestone: Bool
  public var region: PageRegion?

  public init(
    row: Int, firstColumn: Int, lastColumn: Int, colour: String, legend: String? = nil, label: String? = nil,
    text: String? = nil, isMilestone: Bool = false, region: PageRegion? = nil
  ) {
    self.row = row
    self.firstColumn = firstColumn
    self.lastColumn = lastColumn
    self.colour = colour
    self.legend = legend
    self.label = label
    self.text = text
    self.isMilestone = isMilestone
    self.region = region
  }
}

/// A table, stitched over its pages.
public struct Table: Codable, Sendable, Hashable {
  public var id: TableID
  public var rowCount: Int
  public var columnCount: Int
  /// Rows at the top that name the columns.
  public var headerRows: Int
  /// By row, then column.
  public var cells: [TableCell]
  /// One region a page; empty for documents without pages.
  public var regions: [PageRegion]
  public var method: TableMethod
  /// 0 to 1.
  public var confidence: Double
  /// Why it was taken for a table and its grid was laid this way, for a person.
  public var reason: String
  public var caption: String?
  public var bars: [TableBar]
  /// Codes of what a person should look at: `row_realigned`, `cell_spans_guessed`.
  public var review: [ReviewCode]
  /// Decided by the interpretation.
  public var kind: TableKind

  public init(
    id: TableID, rowCount: Int, columnCount: Int, headerRows: Int = 0, cells: [TableCell], regions: [PageRegion] = [],
    method: TableMethod, confidence: Double = 1, reason: String = "", caption: String? = nil, bars: [TableBar] = [],
    review: [ReviewCode] = [], kind: TableKind = .other
  ) {
    self.id = id
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.headerRows = headerRows
    self.cells = cells
    self.regions = regions
    self.method = method
    self.confidence = confidence
    self.reason = reason
    self.caption = caption
    self.bars = bars
    self.review = review
    self.kind = kind
  }

  public var pageFirst: Int? { regions.map(\.page).min() }
  public var pageLast: Int? { regions.map(\.page).max() }

  /// The cell that covers a place of the grid.
  public func cell(atRow row: Int, column: Int) -> TableCell? {
    cells.first { $0.rows.contains(row) && $0.columns.contains(column) }
  }
}
