import Model

/// Puts the rows of tables that stand in the cells of a column into rows of the table around them: a table of milestones in
/// the last cell of each initiative becomes columns of the whole.
///
/// The other cells of the outer row reach over all its inner rows, as they do to the eye.
struct NestedTables {
  let context: PageContext
  let look: InlineReader.Look

  /// Fewest rows of the outer table with a table in the same column: one alone is an insertion.
  private static let leastRows = 2
  /// Share of a cell's text that stands in its table.
  private static let leastShare = 0.9

  /// - Parameter rows: the rows as read, each with the elements of its cells.
  /// - Returns: `nil` where no column holds tables, or where cells already reach over rows.
  func unfolded(_ rows: [(row: MarkupTable.Row, cells: [Element])]) -> [MarkupTable.Row]? {
    guard rows.allSatisfy({ $0.row.cells.count == $0.cells.count && $0.row.cells.allSatisfy { $0.rowSpan == 1 } })
    else {
      return nil
    }
    let places = rows.flatMap { row in
      row.cells.indices.filter { table(in: row.cells[$0]) != nil }.map { self.column(of: $0, in: row.row) }
    }
    guard let column = Set(places).max(by: { count($0, places) < count($1, places) }),
      count(column, places) >= Self.leastRows
    else { return nil }
    let inner = rows.map { row -> [MarkupTable.Row]? in
      guard let index = row.cells.indices.first(where: { self.column(of: $0, in: row.row) == column }) else {
        return nil
      }
      return table(in: row.cells[index]).map { TableReader($0, context: context, look: look).read().rows }
    }
    let width = inner.compactMap { $0?.map { $0.cells.reduce(0) { $0 + $1.columnSpan } }.max() }.max() ?? 1
    guard width > 1 else { return nil }
    return zip(rows, inner).flatMap { unfolded($0.row, with: $1, at: column, width: width) }
  }

  private func count(_ column: Int, _ places: [Int]) -> Int { places.count { $0 == column } }

  private func column(of index: Int, in row: MarkupTable.Row) -> Int {
    row.cells[..<index].reduce(0) { $0 + $1.columnSpan }
  }

  /// The table of two columns or more that holds nearly all text of a cell.
  private func table(in cell: Element) -> Element? {
    guard cell.census.tables == 1,
      let table = cell.first(where: { TableReader.isTable($0, context.sheet.declarations(for: $0)) }),
      Double(table.census.text) >= Self.leastShare * Double(cell.census.text)
    else { return nil }
    let rows = RowFinder(context: context).rows(of: table)
    return rows.count > 1 && rows.contains { $0.cells.count > 1 } ? table : nil
  }

  private func unfolded(_ row: MarkupTable.Row, with inner: [MarkupTable.Row]?, at column: Int, width: Int)
    -> [MarkupTable.Row]
  {
    var before: [MarkupTable.Cell] = []
    var after: [MarkupTable.Cell] = []
    var place = 0
    for cell in row.cells {
      let columns = place..<(place + cell.columnSpan)
      place = columns.upperBound
      var cell = cell
      if columns.contains(column) {
        guard inner == nil else { continue }
        cell.columnSpan += width - 1
      }
      cell.rowSpan = inner?.count ?? 1
      if columns.lowerBound <= column { before.append(cell) } else { after.append(cell) }
    }
    guard let inner else { return [MarkupTable.Row(before + after, group: row.group, groupIndex: row.groupIndex)] }
    return inner.enumerated().map { index, part in
      let cells = index == 0 ? before + widened(part.cells, to: width) + after : widened(part.cells, to: width)
      return MarkupTable.Row(cells, group: row.group, groupIndex: row.groupIndex)
    }
  }

  /// The cells of an inner row over the whole width of its column.
  private func widened(_ cells: [MarkupTable.Cell], to width: Int) -> [MarkupTable.Cell] {
    var cells = cells
    let missing = width - cells.reduce(0) { $0 + $1.columnSpan }
    if missing > 0, let last = cells.indices.last { cells[last].columnSpan += missing }
    return cells
  }
}
