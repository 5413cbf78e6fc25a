import Model

/// Cuts cells that only seem merged, because the lines between them were not drawn: the columns that other rows show
/// go on through rows ruled off by horizontal lines alone.
struct MergedCellSplitter {
  let words: [Word]
  /// Narrowest gap between words that may part two columns, in units of the font size.
  static let leastGap = 0.6

  /// - Parameters:
  ///   - grid: a drawn grid.
  ///   - held: the words of each of its cells.
  /// - Returns: the grid with such cells cut at the column edges that no text crosses.
  func split(_ grid: Grid, held: [[Int]]) -> Grid {
    let cuts = grid.cells.indices.map { cutColumns(of: grid.cells[$0], words: held[$0], in: grid) }
    // One row of text that happens to leave a gap at an edge is a merged cell; several rows are columns.
    let cutRows = Set(cuts.indices.filter { !cuts[$0].isEmpty }.map { grid.cells[$0].row })
    guard cutRows.count > 1 || cuts.contains(where: { $0.count > 1 }) else { return grid }
    let shared = edgesInSeveralRows(cuts, grid)
    var result = grid
    result.cells = grid.cells.indices.flatMap { index -> [GridCell] in
      let cell = grid.cells[index]
      let isOpen = !cuts[index].isEmpty || held[index].isEmpty && cell.columnSpan > 1
      return isOpen ? pieces(of: cell, at: held[index].isEmpty ? [] : cuts[index].filter(shared.contains)) : [cell]
    }
    return result
  }

  private func edgesInSeveralRows(_ cuts: [Set<Int>], _ grid: Grid) -> Set<Int> {
    var rows: [Int: Set<Int>] = [:]
    for (index, edges) in cuts.enumerated() {
      for edge in edges { rows[edge, default: []].insert(grid.cells[index].row) }
    }
    let shown = Set(rows.keys.filter { edge in isShown(edge, below: rows[edge]?.max() ?? 0, in: grid) })
    return shown.union(rows.filter { $0.value.count > 1 || grid.rowCount <= 3 }.keys)
  }

  /// Whether the rows under a row of headers keep to a column edge: no cell of theirs runs over it.
  private func isShown(_ edge: Int, below row: Int, in grid: Grid) -> Bool {
    guard row <= 1, grid.rowCount - row > 3 else { return false }
    return !grid.cells.contains { $0.row > row && $0.column < edge && $0.column + $0.columnSpan > edge }
  }

  /// Column edges inside a cell that no chunk of its text crosses, when text stands on both sides of some of them.
  private func cutColumns(of cell: GridCell, words indices: [Int], in grid: Grid) -> Set<Int> {
    guard cell.columnSpan > 1, !indices.isEmpty else { return [] }
    let chunks = textLines(indices, of: words).flatMap { $0.chunks(gap: Self.leastGap, of: words) }
    let inner = (cell.column + 1)..<(cell.column + cell.columnSpan)
    let free = inner.filter { edge in
      !chunks.contains { $0.box.x0 < grid.columnEdges[edge] - 1 && $0.box.x1 > grid.columnEdges[edge] + 1 }
    }
    let slots = Set(chunks.map { chunk in free.filter { grid.columnEdges[$0] < chunk.box.midX }.count })
    return slots.count > 1 ? Set(free) : []
  }

  private func pieces(of cell: GridCell, at edges: Set<Int>) -> [GridCell] {
    var pieces: [GridCell] = []
    var start = cell.column
    for edge in edges.sorted() + [cell.column + cell.columnSpan] {
      pieces.append(GridCell(row: cell.row, column: start, rowSpan: cell.rowSpan, columnSpan: edge - start))
      start = edge
    }
    return pieces
  }
}
