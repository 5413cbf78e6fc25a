import Model

/// Lays the cells of a table in markup out on a grid.
enum MarkupGrid {
  /// Slots of the grid that spans may cover in all. The largest table seen has 5,600 cells; a page that asks for more than
  /// this with a few wide spans gets its later cells without spans.
  private static let maximumCoveredSlots = 500_000

  /// The table with each cell in its place, by the table model of HTML (WHATWG, section 4.9.12): a cell takes the next free
  /// slot of its row, row spans end with their row group, and a span that would run over a cell above is cut there. Slots
  /// that no cell covers become empty cells; rows and columns in which no cell begins are closed up.
  static func layOut(_ table: MarkupTable, id: TableID) -> Table {
    var cells = placed(table.rows)
    let rows = closedUp(&cells, \.row, \.rowSpan)
    let columns = closedUp(&cells, \.column, \.columnSpan)
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
        var columnSpan = max(1, min(cell.columnSpan, room))
        let rowSpan =
          cell.rowSpan == 0 ? groupEnds[rowIndex] - rowIndex : min(cell.rowSpan, groupEnds[rowIndex] - rowIndex)
        if covered + columnSpan > maximumCoveredSlots { columnSpan = 1 }
        covered += columnSpan
        cover(&freeFrom, column..<(column + columnSpan), until: rowIndex + max(1, rowSpan))
        cells.append(
          TableCell(
            row: rowIndex, column: column, rowSpan: max(1, rowSpan), columnSpan: columnSpan, text: cell.text, cell))
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

  /// Takes out the rows (or columns) in which no cell begins and shortens the spans over them.
  ///
  /// - Returns: the original positions that are kept.
  private static func closedUp(
    _ cells: inout [TableCell], _ start: WritableKeyPath<TableCell, Int>, _ span: WritableKeyPath<TableCell, Int>
  ) -> (kept: [Int], count: Int) {
    let kept = Set(cells.map { $0[keyPath: start] }).sorted()
    let end = cells.map { $0[keyPath: start] + $0[keyPath: span] }.max() ?? 0
    var newPosition = Array(repeating: 0, count: end + 1)
    var next = 0
    for position in 0...end {
      newPosition[position] = next
      if next < kept.count, kept[next] == position { next += 1 }
    }
    for index in cells.indices {
      let old = cells[index][keyPath: start]
      let oldEnd = old + cells[index][keyPath: span]
      cells[index][keyPath: start] = newPosition[old]
      cells[index][keyPath: span] = max(1, newPosition[oldEnd] - newPosition[old])
    }
    return (kept, kept.count)
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
