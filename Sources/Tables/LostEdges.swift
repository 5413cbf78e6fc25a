import Model

/// Puts back sides that text hides: a ruling that the letters of a full line touch over its whole length cannot be
/// seen.
struct LostEdgeFinder {
  let words: [Word]

  /// Cuts cells merged over rows whose every row has its own text, set at the height of the row's other cells, in
  /// columns where merging is the exception.
  func split(_ grid: Grid, held: [[Int]]) -> Grid {
    var result = grid
    let lines = held.map { textLines($0, of: words) }
    result.cells = grid.cells.indices.flatMap { index -> [GridCell] in
      let cell = grid.cells[index]
      guard cell.rowSpan > 1, isException(cell, in: grid), hasOwnLines(index, grid, lines) else { return [cell] }
      return (cell.row..<(cell.row + cell.rowSpan)).map {
        GridCell(row: $0, column: cell.column, rowSpan: 1, columnSpan: cell.columnSpan)
      }
    }
    .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    return result
  }

  private func isException(_ cell: GridCell, in grid: Grid) -> Bool {
    let column = grid.cells.filter { $0.column == cell.column && $0.columnSpan == cell.columnSpan }
    let merged = column.filter { $0.rowSpan > 1 }
    return column.count >= 4 && merged.count * 2 < column.count
  }

  /// Whether each row of a merged cell begins with a line of its own: at the height of another cell's first line, and
  /// with no small letter.
  private func hasOwnLines(_ index: Int, _ grid: Grid, _ lines: [[TextLine]]) -> Bool {
    let cell = grid.cells[index]
    return (cell.row..<(cell.row + cell.rowSpan)).allSatisfy { row in
      let range = grid.rowEdges[row]..<grid.rowEdges[row + 1]
      guard let first = lines[index].first(where: { range.contains($0.middle) }), let word = first.words.first,
        words[word].text.first?.isLowercase == false
      else { return false }
      return grid.cells.indices.contains { other in
        guard grid.cells[other].row == row, other != index, let line = lines[other].first else { return false }
        return abs(line.middle - first.middle) < 0.4 * first.size
      }
    }
  }
}
