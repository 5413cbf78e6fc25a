import Model

/// Cuts the painted cells of a header at the columns below them, where the sides between them are not to be seen: borders
/// of the colour that the header is painted in.
///
/// Each stretch of text takes the columns whose middle or left edge it keeps to: "Tid" in the middle over two columns
/// stands over both, "Indsats" at the left edge of one over that one.
struct HeaderSplitter {
  let words: [Word]
  let fills: [Fill]

  /// Narrowest gap between words that may part two headings, in units of the font size.
  static let leastGap = 0.6
  /// The same where the next word begins right behind a column edge: headings of narrow columns nearly touch.
  static let leastGapAtEdge = 0.2
  /// How far behind a column edge a text that keeps to it may begin, in points.
  static let padding = 8.0
  /// How far a heading may stand out of its columns, in points.
  static let overhang = 0.5
  /// Share of the rows below that may run over a column edge (sections, notes).
  static let crossingShare = 0.25

  /// What a way of spreading headings over columns costs, in points that a heading lies off the place it should have.
  private enum Cost {
    /// For each further column under one heading.
    static let column = 2.0
    /// For a side that is drawn between two columns of one heading: seams between painted cells look like that.
    static let side = 2.0
    /// For a column without a heading of its own over a heading of the next level.
    static let blank = 6.0
    /// Two texts side by side in one column.
    static let crowd = 12.0
    static let most = 30.0
  }

  /// - Parameter held: the words of each cell.
  func split(_ grid: Grid, held: [[Int]]) -> Grid {
    guard grid.rowCount > 2, grid.columnCount > 2 else { return grid }
    var result = grid
    var isHeader = true
    for row in 0..<min(2, grid.rowCount - 2) where isHeader {
      let zones = zones(of: row, in: grid, held: held)
      var named = 0
      for zone in zones {
        // Only paint hides sides: in a row without it, words that begin behind an edge by chance part nothing.
        let clusters = clusters(
          zone.cells.flatMap { held[$0] }, edges: zone.colour == nil ? [] : grid.columnEdges)
        named += clusters.count
        guard clusters.count > 1, let pieces = pieces(of: zone, row: row, clusters: clusters, in: grid, held: held)
        else { continue }
        let old = Set(zone.cells.map { grid.cells[$0] })
        result.cells.removeAll(where: old.contains)
        result.cells += pieces
      }
      // Where every side is to be seen, nothing is hidden in the rows below either.
      let isOpen = grid.cells.contains { $0.row == row && ($0.columnSpan > 1 || $0.rowSpan > 1) }
      isHeader = named < grid.columnCount && isOpen
    }
    result.cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    return result
  }

  /// Neighbouring cells of one row and one colour; where there is no colour, one cell.
  private struct Zone {
    var cells: [Int]
    var columns: Range<Int>
    var colour: String?
  }

  private func zones(of row: Int, in grid: Grid, held: [[Int]]) -> [Zone] {
    var zones: [Zone] = []
    for index in grid.cells.indices where grid.cells[index].row == row {
      let cell = grid.cells[index]
      let colour = cell.rowSpan == 1 ? backgroundColour(of: grid.box(of: cell), fills: fills) : nil
      if let last = zones.last, colour != nil, last.colour == colour, last.columns.upperBound == cell.column {
        zones[zones.count - 1].cells.append(index)
        zones[zones.count - 1].columns = last.columns.lowerBound..<(cell.column + cell.columnSpan)
      } else {
        zones.append(Zone(cells: [index], columns: cell.columnRange, colour: colour))
      }
    }
    return zones.filter { zone in
      zone.cells.contains { grid.cells[$0].columnSpan > 1 } && zone.cells.allSatisfy { grid.cells[$0].rowSpan == 1 }
        && zone.columns.dropFirst().allSatisfy { isShown($0, below: row, in: grid) }
    }
  }

  /// Whether most rows below keep to a column edge.
  private func isShown(_ edge: Int, below row: Int, in grid: Grid) -> Bool {
    // A row of one cell names the rows below it and says nothing of columns.
    let sections = Set(grid.cells.filter { $0.columnSpan >= grid.columnCount }.map(\.row))
    let crossing = Set(
      grid.cells.filter { $0.row > row && $0.column < edge && $0.column + $0.columnSpan > edge }
        .flatMap { $0.row..<($0.row + $0.rowSpan) }
    )
    .subtracting(sections)
    let below = grid.rowCount - row - 1 - sections.count { $0 > row }
    return Double(crossing.count) <= max(1, Self.crossingShare * Double(below))
  }

  // MARK: Headings

  /// The boxes of the texts that stand side by side, from left to right.
  private func clusters(_ indices: [Int], edges: [Double]) -> [Rect] {
    var boxes: [Rect] = []
    for chunk in textLines(indices, of: words).flatMap({ parts(of: $0, edges: edges) }) {
      var box = chunk
      while let known = boxes.firstIndex(where: { $0.x0 < box.x1 - 1 && $0.x1 > box.x0 + 1 }) {
        box = box.union(boxes.remove(at: known))
      }
      boxes.append(box)
    }
    return boxes.sorted { $0.x0 < $1.x0 }
  }

  private func parts(of line: TextLine, edges: [Double]) -> [Rect] {
    var parts: [Rect] = []
    for chunk in line.chunks(gap: Self.leastGap, of: words) {
      parts.append(words[chunk.words[0]].box)
      for (left, right) in zip(chunk.words, chunk.words.dropFirst()) {
        let (end, start) = (words[left].box.x1, words[right].box.x0)
        let isAtEdge = edges.contains { $0 > end - 1 && $0 < start && start - $0 < Self.padding }
        if isAtEdge, start - end > Self.leastGapAtEdge * line.size {
          parts.append(words[right].box)
        } else {
          parts[parts.count - 1] = parts[parts.count - 1].union(words[right].box)
        }
      }
    }
    return parts
  }

  // MARK: Spreading them over the columns

  /// The cells of a zone when its headings are spread over its columns in the cheapest way.
  private func pieces(of zone: Zone, row: Int, clusters: [Rect], in grid: Grid, held: [[Int]]) -> [GridCell]? {
    let first = zone.columns.lowerBound
    let sides = Set(zone.cells.map { grid.cells[$0].column })
    let named = namedBelow(row, in: grid, held: held)
    var best: [(cost: Double, start: Int)] = [(0, first)]
    for end in (first + 1)...zone.columns.upperBound {
      var choice: (cost: Double, start: Int) = (.infinity, first)
      for start in first..<end {
        let cost = best[start - first].cost + cost(start..<end, clusters, grid, sides: sides, named: named)
        if cost < choice.cost { choice = (cost, start) }
      }
      best.append(choice)
    }
    guard best[zone.columns.count].cost.isFinite else { return nil }
    var pieces: [GridCell] = []
    var end = zone.columns.upperBound
    while end > first {
      let start = best[end - first].start
      pieces.append(GridCell(row: row, column: start, rowSpan: 1, columnSpan: end - start))
      end = start
    }
    return pieces
  }

  /// Columns that have a heading of their own in the next row, where that row is painted too.
  private func namedBelow(_ row: Int, in grid: Grid, held: [[Int]]) -> Set<Int> {
    var named: Set<Int> = []
    for index in grid.cells.indices where grid.cells[index].row == row + 1 && grid.cells[index].columnSpan == 1 {
      guard !held[index].isEmpty, backgroundColour(of: grid.box(of: grid.cells[index]), fills: fills) != nil else {
        continue
      }
      named.insert(grid.cells[index].column)
    }
    return named.count > 1 ? named : []
  }

  private func cost(_ columns: Range<Int>, _ clusters: [Rect], _ grid: Grid, sides: Set<Int>, named: Set<Int>) -> Double
  {
    let (left, right) = (grid.columnEdges[columns.lowerBound], grid.columnEdges[columns.upperBound])
    let inside = clusters.filter { $0.midX > left && $0.midX <= right }
    guard let box = inside.first else {
      return columns.count > 1 ? .infinity : named.contains(columns.lowerBound) ? Cost.blank : 0
    }
    guard inside.allSatisfy({ $0.x0 > left - Self.overhang && $0.x1 < right + Self.overhang }) else { return .infinity }
    guard inside.count == 1 else { return columns.count > 1 ? .infinity : Cost.crowd * Double(inside.count - 1) }
    let drawn = columns.dropFirst().count(where: sides.contains)
    let off = min(
      max(0, box.x0 - left - Self.padding), max(0, right - box.x1 - Self.padding), abs(box.midX - (left + right) / 2))
    return min(off, Cost.most) + Cost.column * Double(columns.count - 1) + Cost.side * Double(drawn)
  }
}
