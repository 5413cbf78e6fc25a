import Model

/// Lays the cells of a table in markup out on a grid.
enum MarkupGrid {
  /// Slots of the grid that spans may cover in all. The largest table seen has 5,600 cells; a page that asks for more than
  /// this with a few wide spans gets its later cells without spans.
  private static let maximumCoveredSlots = 2_000_000

  /// The table with each cell in its place, by the table model of HTML (WHATWG, section 4.9.12): a cell takes the next free
  /// slot of its row, row spans end with their row group, and a span that would run over a cell above is cut there. Slots
  /// that no cell covers become empty cells; rows and columns in which no cell begins are closed up.
  static func layOut(_ table: MarkupTable, id: TableID) -> Table {
    var cells = placed(table.rows)
    let rows = Closing(cells.map(\.rows))
    let columns = Closing(cells.map(\.columns))
    for index in cells.indices {
      let (rowRange, columnRange) = (cells[index].rows, cells[index].columns)
      (cells[index].row, cells[index].rowSpan) = (rows.start(rowRange), rows.span(rowRange))
      (cells[index].column, cells[index].columnSpan) = (columns.start(columnRange), columns.span(columnRange))
    }
    let headIndices = Set(table.rows.indices.filter { table.rows[$0].group == .head })
    let headRows = rows.kept.enumerated().filter { headIndices.contains($0.element) }.map(\.offset)
    cells = filled(cells, rows: rows.kept.count, columns: columns.kept.count)
    var grid = Table(
      id: id, rowCount: rows.kept.count, columnCount: columns.kept.count, cells: cells, method: table.method,
      reason: table.isLayout ? "markup lays out the page with it" : "rows and cells of the markup",
      kind: table.isLayout ? .layout : .other)
    if !table.isLayout { grid.headerRows = MarkupHeader.rows(of: grid, markedRows: headRows) }
    return grid
  }

  // MARK: Placing

  private static func placed(_ rows: [MarkupTable.Row]) -> [TableCell] {
    let groupEnds = ends(of: rows.map(\.groupIndex))
    var cells: [TableCell] = []
    /// For each column, the first row that is free below what has been placed.
    var freeFrom: [Int] = []
    var covered = 0
    for (rowIndex, row) in rows.enumerated() {
      var column = 0
      for cell in row.cells {
        while column < freeFrom.count, freeFrom[column] > rowIndex { column += 1 }
        let room = freeRoom(from: column, row: rowIndex, freeFrom)
        let groupRest = groupEnds[rowIndex] - rowIndex
        var columnSpan = max(1, min(cell.columnSpan, room))
        var rowSpan = max(1, cell.rowSpan == 0 ? groupRest : min(cell.rowSpan, groupRest))
        if covered + columnSpan * rowSpan > maximumCoveredSlots { (columnSpan, rowSpan) = (1, 1) }
        covered += columnSpan * rowSpan
        cover(&freeFrom, column..<(column + columnSpan), until: rowIndex + rowSpan)
        cells.append(
          TableCell(
            row: rowIndex, column: column, rowSpan: rowSpan, columnSpan: columnSpan, text: cell.text, cell))
        column += columnSpan
      }
    }
    return cells
  }

  /// For each position, where the run of equal values that it belongs to ends.
  private static func ends(of values: [Int]) -> [Int] {
    var result = Array(repeating: values.count, count: values.count)
    for index in values.indices.reversed().dropFirst() {
      result[index] = values[index] == values[index + 1] ? result[index + 1] : index + 1
    }
    return result
  }

  /// Columns that are free in a row from one column on, up to the next that a cell above covers.
  private static func freeRoom(from column: Int, row: Int, _ freeFrom: [Int]) -> Int {
    guard column < freeFrom.count else { return Int.max }
    return freeFrom[column...].firstIndex { $0 > row }.map { $0 - column } ?? Int.max
  }

  private static func cover(_ freeFrom: inout [Int], _ columns: Range<Int>, until row: Int) {
    if columns.upperBound > freeFrom.count {
      freeFrom += Array(repeating: 0, count: columns.upperBound - freeFrom.count)
    }
    for column in columns { freeFrom[column] = row }
  }

  // MARK: Tidying

  /// Where positions move when those in which no cell begins are taken out.
  private struct Closing {
    /// The original positions that are kept.
    let kept: [Int]
    private let newPosition: [Int]

    /// - Parameter ranges: what each cell covers.
    init(_ ranges: [Range<Int>]) {
      kept = Set(ranges.map(\.lowerBound)).sorted()
      let end = ranges.map(\.upperBound).max() ?? 0
      var positions: [Int] = []
      positions.reserveCapacity(end + 1)
      var next = 0
      for position in 0...end {
        positions.append(next)
        if next < kept.count, kept[next] == position { next += 1 }
      }
      newPosition = positions
    }

    func start(_ range: Range<Int>) -> Int { newPosition[range.lowerBound] }
    func span(_ range: Range<Int>) -> Int { max(1, newPosition[range.upperBound] - newPosition[range.lowerBound]) }
  }

  /// The cells with empty ones in the slots that none covers, by row, then column.
  private static func filled(_ cells: [TableCell], rows: Int, columns: Int) -> [TableCell] {
    guard rows * columns <= maximumCoveredSlots else { return cells }
    var covered = Array(repeating: false, count: rows * columns)
    for cell in cells {
      for row in cell.rows { for column in cell.columns { covered[row * columns + column] = true } }
    }
    var result = cells
    for slot in covered.indices where !covered[slot] {
      result.append(TableCell(row: slot / columns, column: slot % columns))
    }
    return result.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}

extension TableCell {
  fileprivate init(row: Int, column: Int, rowSpan: Int, columnSpan: Int, text: StyledText, _ cell: MarkupTable.Cell) {
    self.init(
      row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan, text: text, fill: cell.fill,
      hasMark: cell.hasMark, isHeader: cell.isHeader)
  }
}
