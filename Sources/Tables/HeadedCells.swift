import Model

/// Cuts a drawn column under bold headings that stand side by side in one of its cells: the sides of the columns below are
/// not drawn, or painted in a colour too near to that of the page.
struct HeadedCellSplitter {
  let words: [Word]

  /// Narrowest gap between two headings, in units of the font size.
  static let leastGap = 1.0
  /// A text begins under a heading when it does so within so many points.
  static let reach = 2.0
  /// Fewest cells under the headings.
  static let leastCells = 2

  /// - Parameter held: the words of each cell.
  func split(_ grid: Grid, held: [[Int]]) -> Grid {
    var result = grid
    for column in stride(from: grid.columnCount - 1, through: 0, by: -1) {
      let own = grid.cells.indices.filter { grid.cells[$0].column == column && grid.cells[$0].columnSpan == 1 }
      let lines = own.map { textLines(held[$0], of: words) }
      for place in own.indices.dropLast(Self.leastCells) {
        guard let headings = headings(lines[place]), areColumns(headings, lines[(place + 1)...]) else { continue }
        result.cut(
          column, fromRow: grid.cells[own[place]].row, at: headings.dropFirst().map { $0.x0 - Self.reach })
        break
      }
    }
    return result
  }

  /// Boxes of the headings when a cell is one bold line in several pieces.
  private func headings(_ lines: [TextLine]) -> [Rect]? {
    guard lines.count == 1, lines[0].words.allSatisfy({ words[$0].style.contains(.bold) }) else { return nil }
    let boxes = lines[0].chunks(gap: Self.leastGap, of: words).map(\.box)
    return boxes.count > 1 ? boxes : nil
  }

  /// Whether every text of the cells begins under a heading and ends before the next, and most cells have several.
  private func areColumns(_ headings: [Rect], _ cells: ArraySlice<[TextLine]>) -> Bool {
    let starts = headings.map(\.x0)
    var filled = 0
    for lines in cells {
      let boxes = lines.flatMap { $0.chunks(gap: 0.75, of: words) }.map(\.box)
      let places = boxes.compactMap { box in starts.firstIndex { abs($0 - box.x0) < Self.reach } }
      guard places.count == boxes.count, !boxes.isEmpty,
        zip(boxes, places).allSatisfy({ box, place in place + 1 == starts.count || box.x1 < starts[place + 1] })
      else { return false }
      if Set(places).count > 1 { filled += 1 }
    }
    return filled >= Self.leastCells && filled * 2 > cells.count
  }
}

extension Grid {
  /// Cuts the cells of a column from a row on; those over it reach over the new columns.
  fileprivate mutating func cut(_ column: Int, fromRow row: Int, at positions: [Double]) {
    columnEdges.insert(contentsOf: positions, at: column + 1)
    cells = cells.flatMap { cell -> [GridCell] in
      var cell = cell
      if cell.column > column {
        cell.column += positions.count
      } else if cell.column == column, cell.columnSpan == 1, cell.row >= row {
        return (0...positions.count).map {
          GridCell(row: cell.row, column: column + $0, rowSpan: cell.rowSpan, columnSpan: 1)
        }
      } else if cell.column + cell.columnSpan > column {
        cell.columnSpan += positions.count
      }
      return [cell]
    }
    .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}
