import Model

/// A cell found on one page.
struct FoundCell: Sendable {
  var place: GridCell
  var box: Rect
  /// Words of the page that it holds.
  var words: [Int] = []
  var text = StyledText()
  var fill: String?
  var hasMark = false
  var isHeader = false
  var ends = CellEnds()
  /// Whether tags say that it goes on with the cell above it on the page before.
  var isContinued = false

  var isBlank: Bool { words.isEmpty }
}

/// What stitching must know of the text at a page's edge.
struct CellEnds: Sendable {
  /// Width of the first word, in points.
  var firstWordWidth = 0.0
  /// Room left on the last line for another word, in points.
  var roomAfterLastLine = 0.0
  /// Room left below the last line, in lines of this text.
  var linesBelow = 0.0
  var startsWithMarker = false
  /// Whether the last paragraph is an item of a list.
  var endsInList = false
}

/// The rows of a tagged table that stand on one page.
struct TagPart: Sendable {
  /// Index of the table among the tagged tables of the document.
  var table: Int
  /// Rows of the table, ascending.
  var rows: [Int]
  /// How many of them, at the top, stood on a page before: header rows said again.
  var repeated = 0

  /// Whether the first new row here is the rest of the last row of a part on the page before.
  func cutsRow(of before: TagPart) -> Bool {
    repeated < rows.count && rows[repeated] == before.rows.last
  }
}

/// A table as it stands on one page.
struct FoundTable: Sendable {
  var page: Int
  var grid: Grid
  var cells: [FoundCell]
  var headerRows = 0
  var method: TableMethod
  var confidence: Double
  var reason: String
  var caption: String?
  var bars: [TableBar] = []
  /// A frame of one column: no table by itself, but it may be the rest of one from the page before.
  var isFragment = false
  /// Whether it ends at the right where its longest line does, since no ruling tells where.
  var hasRaggedEnd = false
  /// Whether recognition gave most of its words.
  var isRecognised = false
  /// Which part of a tagged table it is.
  var tag: TagPart?

  var box: Rect { grid.box }

  /// The table, marked where recognition gave most of its words.
  func markedIfRecognised(_ words: [Word]) -> FoundTable {
    let held = cells.lazy.flatMap(\.words)
    var table = self
    table.isRecognised = 2 * held.count(where: { words[$0].confidence != nil }) > held.count
    return table
  }

  func cells(inRow row: Int) -> [FoundCell] { cells.filter { $0.place.row == row } }

  /// Index of the cell that covers a place.
  func cellIndex(row: Int, column: Int) -> Int? {
    cells.firstIndex { cell in
      let place = cell.place
      return (place.row..<(place.row + place.rowSpan)).contains(row)
        && (place.column..<(place.column + place.columnSpan)).contains(column)
    }
  }
}
