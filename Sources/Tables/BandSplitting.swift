import Model

/// Finds the rows of a band that is ruled off only above and below: several baselines that line up across its columns.
///
/// A drawn cell with wrapped text must not be cut, so the evidence asked for is strong: at least three baselines;
/// nearly each has text in the first column and in half of the others; and the lines end on purpose rather than for
/// want of room.
struct BandSplitter {
  let words: [Word]

  /// - Parameters:
  ///   - grid: a drawn grid, cells by row and column.
  ///   - held: the words of each cell.
  /// - Returns: the grid with such bands cut between their baselines.
  func split(_ grid: Grid, held: [[Int]]) -> Grid {
    var result = grid
    for row in stride(from: grid.rowCount - 1, through: 0, by: -1) {
      let edges = rowEdges(inBand: row, of: grid, held: held)
      if !edges.isEmpty { result.cutRow(row, at: edges) }
    }
    return result
  }

  /// y at which the band is cut; empty when it is one row.
  private func rowEdges(inBand row: Int, of grid: Grid, held: [[Int]]) -> [Double] {
    let cells = grid.cells.indices.filter { grid.cells[$0].row == row && grid.cells[$0].rowSpan == 1 }
    let columns = cells.filter { !held[$0].isEmpty }.map {
      Column(textLines(held[$0], of: words), grid.box(of: grid.cells[$0]))
    }
    guard columns.count > 1, cells.count > 1, let longest = columns.map(\.lines.count).max(), longest >= 3 else {
      return []
    }
    let baselines = baselines(columns)
    guard baselines.count >= 3, isSetInRows(columns, baselines) else { return [] }
    return zip(baselines, baselines.dropFirst()).map { ($0.bottom + $1.top) / 2 }
  }

  private struct Column {
    var lines: [TextLine]
    var box: Rect

    init(_ lines: [TextLine], _ box: Rect) {
      self.lines = lines
      self.box = box
    }
  }

  private struct Baseline {
    var middle: Double
    var top: Double
    var bottom: Double
    var columns: Set<Int>
  }

  /// The heights at which the columns have lines; lines within a third of a letter's height are on one baseline.
  private func baselines(_ columns: [Column]) -> [Baseline] {
    let all = columns.enumerated()
      .flatMap { number, column in column.lines.map { (column: number, line: $0) } }
      .sorted { ($0.line.middle, $0.column) < ($1.line.middle, $1.column) }
    var result: [Baseline] = []
    for (column, line) in all {
      if let last = result.last, line.middle - last.middle < 0.35 * line.size {
        result[result.count - 1].columns.insert(column)
        result[result.count - 1].top = min(last.top, line.box.y0)
        result[result.count - 1].bottom = max(last.bottom, line.box.y1)
      } else {
        result.append(Baseline(middle: line.middle, top: line.box.y0, bottom: line.box.y1, columns: [column]))
      }
    }
    return result
  }

  private func isSetInRows(_ columns: [Column], _ baselines: [Baseline]) -> Bool {
    let withFirst = baselines.filter { $0.columns.contains(0) }.count
    guard Double(withFirst) >= 0.8 * Double(baselines.count) else { return false }
    let shared = baselines.filter { $0.columns.count > 1 }.count
    guard Double(shared) >= 0.7 * Double(baselines.count) else { return false }
    let breaks = columns.map(lineBreaks)
    return breaks.reduce(0) { $0 + $1.wrapped } * 10 < breaks.reduce(0) { $0 + $1.all } * 3
  }

  /// Line ends of a column: all of them, and those where the next word did not fit.
  private func lineBreaks(_ column: Column) -> (all: Int, wrapped: Int) {
    guard column.lines.count > 1, let left = column.lines.map(\.box.x0).min() else { return (0, 0) }
    let padding = min(max(left - column.box.x0, 1), 7)
    let limit = column.box.x1 - padding
    var wrapped = 0
    for (upper, lower) in zip(column.lines, column.lines.dropFirst()) {
      guard let first = lower.words.first, !isNumeric(words[first].text) else { continue }
      let room = limit - column.box.x0 - padding - upper.box.width
      if room < words[first].box.width + 0.3 * lower.size { wrapped += 1 }
    }
    return (column.lines.count - 1, wrapped)
  }
}

extension Grid {
  /// Cuts a row at the given heights; cells that only span this row are cut with it, taller ones span the new rows.
  ///
  /// - Parameter isCut: whether a cell of the row is cut too; others span the new rows.
  mutating func cutRow(_ row: Int, at heights: [Double], where isCut: (GridCell) -> Bool = { _ in true }) {
    rowEdges.insert(contentsOf: heights, at: row + 1)
    cells = cells.flatMap { cell -> [GridCell] in
      var cell = cell
      if cell.row > row {
        cell.row += heights.count
        return [cell]
      }
      if cell.row == row, cell.rowSpan == 1, isCut(cell) {
        return (0...heights.count).map {
          GridCell(row: row + $0, column: cell.column, rowSpan: 1, columnSpan: cell.columnSpan)
        }
      }
      if cell.row + cell.rowSpan > row { cell.rowSpan += heights.count }
      return [cell]
    }
    .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}
