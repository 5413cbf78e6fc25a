import Model

/// Finds columns inside a drawn column: figures set side by side between two vertical rulings.
struct ColumnRefiner {
  let words: [Word]

  func refined(_ grid: Grid, held: [[Int]]) -> Grid {
    var result = grid
    for column in stride(from: grid.columnCount - 1, through: 0, by: -1) {
      let own = grid.cells.indices.filter { grid.cells[$0].column == column && grid.cells[$0].columnSpan == 1 }
      let separators = separators(in: own.map { held[$0] })
      if !separators.isEmpty { result.cutColumn(column, at: separators) }
    }
    return result
  }

  /// Separators that every line leaves open, where most pieces on one side are figures.
  private func separators(in cells: [[Int]]) -> [Double] {
    let lines = cells.flatMap { textLines($0, of: words) }
    guard lines.count >= 3 else { return [] }
    var finder = ColumnFinder(words: words)
    finder.leastGap = 1
    finder.crossingShare = 0
    let found = finder.separators(lines)
    guard !found.isEmpty else { return [] }
    let several = lines.map { $0.chunks(gap: 1, of: words) }.filter { $0.count > 1 }
    guard Double(several.count) >= 0.7 * Double(lines.count) else { return [] }
    let pieces = several.flatMap { $0.dropFirst() }
    let figures = pieces.filter { piece in isNumeric(piece.words.map { words[$0].text }.joined()) }
    guard figures.count * 2 > pieces.count, let box = Rect.bounding(lines.lazy.map(\.box)) else { return [] }
    let rows = RowFinder(
      words: words, columnEdges: [box.x0] + found + [box.x1], rulings: [], lines: lines, starts: [])
    return Array(rows.edgesWithoutOffsetHeads(lines).dropFirst().dropLast())
  }
}

extension Grid {
  /// Cuts a column at the given positions; cells that only span it are cut with it, wider ones span the new columns.
  ///
  /// - Parameter isCut: whether a cell of the column is cut too; others span the new columns.
  mutating func cutColumn(_ column: Int, at positions: [Double], where isCut: (GridCell) -> Bool = { _ in true }) {
    columnEdges.insert(contentsOf: positions, at: column + 1)
    cells = cells.flatMap { cell -> [GridCell] in
      var cell = cell
      if cell.column > column {
        cell.column += positions.count
        return [cell]
      }
      if cell.column == column, cell.columnSpan == 1, isCut(cell) {
        return (0...positions.count).map {
          GridCell(row: cell.row, column: column + $0, rowSpan: cell.rowSpan, columnSpan: 1)
        }
      }
      if cell.column + cell.columnSpan > column { cell.columnSpan += positions.count }
      return [cell]
    }
    .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}
