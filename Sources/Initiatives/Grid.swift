import Model

/// A table with its texts made ready and each place of its grid found at once.
struct Grid: Sendable {
  let table: Table
  /// By row, then column: index into `table.cells`, -1 for none.
  private let slots: [Int]
  private var contents: [CellText]
  /// By row: the columns whose cell begins there and holds text.
  private var filledColumns: [[Int]] = []

  init(_ table: Table, notes: NoteMarks) {
    self.table = table
    var slots = [Int](repeating: -1, count: max(0, table.rowCount) * max(0, table.columnCount))
    for (index, cell) in table.cells.enumerated() {
      for row in cell.rows.clamped(to: 0..<table.rowCount) {
        for column in cell.columns.clamped(to: 0..<table.columnCount) {
          slots[row * table.columnCount + column] = index
        }
      }
    }
    self.slots = slots
    self.contents = table.cells.map { CellText($0.text, notes: notes) }
    findFilledColumns()
  }

  private mutating func findFilledColumns() {
    filledColumns = (0..<max(0, rowCount)).map { row in columns.filter { !own(row, $0).isEmpty } }
  }

  var rowCount: Int { table.rowCount }
  var columnCount: Int { table.columnCount }
  var columns: Range<Int> { 0..<columnCount }

  /// The same grid with some cells left blank.
  ///
  /// - Parameter cells: indices into `table.cells`.
  func leavingOut(_ cells: Set<Int>) -> Grid {
    var result = self
    for index in cells { result.contents[index] = .empty }
    result.findFilledColumns()
    return result
  }

  /// Index into `table.cells` of the cell that covers a place.
  func index(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, row < rowCount, column >= 0, column < columnCount else { return nil }
    let slot = slots[row * columnCount + column]
    return slot < 0 ? nil : slot
  }

  /// The cell that covers a place.
  func cell(_ row: Int, _ column: Int) -> TableCell? { index(row, column).map { table.cells[$0] } }

  /// The text at a place, that of the merged cell where one covers it.
  func text(_ row: Int, _ column: Int) -> CellText { index(row, column).map { contents[$0] } ?? .empty }

  /// The text of a cell that begins in this row and column; empty where a merged cell from elsewhere covers the place.
  func own(_ row: Int, _ column: Int) -> CellText {
    guard let index = index(row, column), table.cells[index].row == row, table.cells[index].column == column else {
      return .empty
    }
    return contents[index]
  }

  /// The text at a place, counting a merged cell only at its first column.
  func textInRow(_ row: Int, _ column: Int) -> CellText {
    guard let index = index(row, column), table.cells[index].column == column else { return .empty }
    return contents[index]
  }

  /// Columns whose cell begins in this row and column and holds text.
  func filled(_ row: Int) -> [Int] { filledColumns.indices.contains(row) ? filledColumns[row] : [] }

  /// Whether the place above belongs to the same merged cell.
  func continues(_ row: Int, _ column: Int) -> Bool {
    guard let here = index(row, column), let above = index(row - 1, column) else { return false }
    return here == above
  }

  func reference(_ row: Int, _ column: Int) -> CellReference? {
    cell(row, column).map { CellReference(table: table.id, row: $0.row, column: $0.column) }
  }

  /// The text at a place as a value with where it stands.
  func value(_ row: Int, _ column: Int) -> DraftValue? {
    let content = text(row, column)
    guard !content.isEmpty, let cell = cell(row, column) else { return nil }
    return DraftValue(content.text, regions: cell.regions, cells: reference(row, column).map { [$0] } ?? [])
  }

  /// The places of a row on the page.
  func regions(of rows: Range<Int>) -> [PageRegion] {
    let cells = table.cells.filter { rows.contains($0.row) || ($0.row < rows.lowerBound && $0.rows.overlaps(rows)) }
    return cells.flatMap(\.regions).mergedByPage()
  }

  /// The page a row begins on.
  func page(of row: Int) -> Int? { columns.compactMap { cell(row, $0)?.regions.first?.page }.min() }
}
