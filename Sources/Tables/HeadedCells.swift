import Model

/// Cuts a drawn column under bold headings that stand side by side in one of its cells: the sides of the columns below are
/// not drawn, or painted in a colour too near to that of the page.
struct HeadedCellSplitter {
  let words: [Word]

  /// Narrowest gap between two headings, in units of the font size.
  private static let leastGap = 1.0
  /// The same between two texts under them, which stand closer.
  private static let leastTextGap = 0.75
  /// A text begins under a heading when it does so within so many points.
  private static let reach = 2.0
  /// Fewest cells under the headings.
  private static let leastCells = 2

  /// - Parameter held: the words of each cell.
  func split(_ grid: Grid, held: [[Int]]) -> Grid {
    var result = grid
    for column in stride(from: grid.columnCount - 1, through: 0, by: -1) {
      let own = grid.cells.indices.filter { grid.cells[$0].column == column && grid.cells[$0].columnSpan == 1 }
      let lines = own.map { textLines(held[$0], of: words) }
      for place in own.indices.dropLast(Self.leastCells) {
        guard let headings = headings(lines[place]), areColumns(headings, lines[(place + 1)...]) else { continue }
        let first = grid.cells[own[place]].row
        result.cutColumn(column, at: headings.dropFirst().map { $0.x0 - Self.reach }) { $0.row >= first }
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
      let boxes = lines.flatMap { $0.chunks(gap: Self.leastTextGap, of: words) }.map(\.box)
      let places = boxes.compactMap { box in starts.firstIndex { abs($0 - box.x0) < Self.reach } }
      guard places.count == boxes.count, !boxes.isEmpty,
        zip(boxes, places).allSatisfy({ box, place in place + 1 == starts.count || box.x1 < starts[place + 1] })
      else { return false }
      if Set(places).count > 1 { filled += 1 }
    }
    return filled >= Self.leastCells && filled * 2 > cells.count
  }
}
