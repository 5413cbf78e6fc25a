import Model

/// Cuts a drawn column in whose cells tables of their own stand: their lines end before the sides of the cell, and the
/// headings on their first line stand over columns.
struct NestedTableSplitter {
  let words: [Word]
  /// The page's horizontal rulings.
  let rulings: [Ruling]

  /// A line inside a cell ends this far before its sides at least, in points, and runs along this share of its width.
  private static let leastInset = 1.5
  private static let leastShare = 0.6
  /// Narrowest gap between two headings, in units of the font size.
  private static let leastGap = 1.0
  /// A text begins under a heading when it does so within so many points.
  private static let reach = 2.0
  /// Fewest rows that have text under several headings, the headings among them.
  private static let leastRows = 3

  /// - Parameter held: the words of each cell.
  /// - Returns: the grid with the last such column cut, and its rows with it.
  func split(_ grid: Grid, held: [[Int]]) -> Grid {
    guard !rulings.isEmpty else { return grid }
    for column in stride(from: grid.columnCount - 1, through: 0, by: -1) {
      let own = grid.cells.indices.filter { grid.cells[$0].column == column && grid.cells[$0].columnSpan == 1 }
      let nested = own.compactMap { nestedTable(in: grid.box(of: grid.cells[$0]), of: grid.cells[$0], held[$0]) }
      guard let starts = nested.lazy.compactMap(headings).first, areColumns(starts, nested) else { continue }
      let first = nested.map(\.row).min() ?? 0
      // The end of such a table from the page before stands over the first of this page.
      let cut = own.filter { index in
        !isCrossed(starts, held[index]) && (grid.cells[index].row >= first || areUnderSeveral(starts, held[index]))
      }
      return self.cut(grid, column, at: starts, nested: nested, only: Set(cut.map { grid.cells[$0] }))
    }
    return grid
  }

  private struct NestedTable {
    var row: Int
    /// Heights between its rows.
    var edges: [Double]
    /// Words of each row.
    var rows: [[Int]]
  }

  private func nestedTable(in box: Rect, of cell: GridCell, _ held: [Int]) -> NestedTable? {
    guard cell.rowSpan == 1, held.count > 1 else { return nil }
    let heights = rulings.filter {
      $0.position > box.y0 && $0.position < box.y1 && $0.start > box.x0 + Self.leastInset
        && $0.end < box.x1 - Self.leastInset && $0.length >= Self.leastShare * box.width
    }.map(\.position)
    var table = NestedTable(row: cell.row, edges: [], rows: [])
    var top = box.y0
    for bottom in heights.sorted() + [box.y1] {
      let inside = held.filter { words[$0].box.midY > top && words[$0].box.midY < bottom }
      if !inside.isEmpty {
        if !table.rows.isEmpty { table.edges.append(top) }
        table.rows.append(inside)
      }
      top = bottom
    }
    return table.edges.isEmpty ? nil : table
  }

  /// Where the second and each later heading begins, when the first row is one line in several pieces.
  private func headings(_ table: NestedTable) -> [Double]? {
    let lines = textLines(table.rows[0], of: words)
    guard lines.count == 1 else { return nil }
    let starts = lines[0].chunks(gap: Self.leastGap, of: words).dropFirst().map { $0.box.x0 - Self.reach }
    return starts.isEmpty ? nil : starts
  }

  /// Whether no text of the tables runs from under one heading to under the next, and most rows have text under several.
  private func areColumns(_ starts: [Double], _ tables: [NestedTable]) -> Bool {
    let rows = tables.flatMap(\.rows)
    let filled = rows.count { areUnderSeveral(starts, $0) }
    return filled >= Self.leastRows && filled * 3 > rows.count * 2
      && !rows.contains { isCrossed(starts, $0) }
  }

  private func areUnderSeveral(_ starts: [Double], _ indices: [Int]) -> Bool {
    Set(indices.map { index in starts.count { $0 < words[index].box.midX } }).count > 1
  }

  /// Whether a word runs over the beginning of a heading.
  private func isCrossed(_ starts: [Double], _ indices: [Int]) -> Bool {
    starts.contains { start in
      indices.contains { words[$0].box.x0 < start - 0.5 && words[$0].box.x1 > start + Self.reach + 0.5 }
    }
  }

  private func cut(
    _ grid: Grid, _ column: Int, at starts: [Double], nested: [NestedTable], only cells: Set<GridCell>
  ) -> Grid {
    var result = grid
    result.cutColumn(column, at: starts, where: cells.contains)
    for table in nested.reversed() {
      result.cutRow(table.row, at: table.edges) { (column...(column + starts.count)).contains($0.column) }
    }
    return result
  }
}
