import Model

/// Gives a drawn head the rows that stand under it without any ruling between them: statistical tables rule off their headings
/// alone, or break the lines of their columns where room is left between groups of rows.
struct OpenBody {
  let words: [Word]
  /// Boxes of the other grids on the page.
  let others: [Rect]

  /// Narrowest gap between two cells of a row, in units of the font size.
  private static let leastGap = 0.75
  /// Furthest that the first row stands under the head, and a row under the one before, in units of the font size.
  private static let headDistance = 3.0
  private static let rowDistance = 5.0
  /// Widest heading over rows, as a share of the width of the head.
  private static let widestHeading = 0.6
  /// Fewest columns of a head, and fewest rows under it with text in half of its columns.
  private static let leastColumns = 4
  private static let leastRows = 3

  /// - Returns: the grid with such rows; as it is where none follow.
  func added(to grid: Grid) -> Grid {
    guard grid.columnCount >= Self.leastColumns else { return grid }
    let lines = body(under: grid)
    guard lines.count(where: { isFull($0, grid) }) >= Self.leastRows, holdFigures(lines),
      let bottom = lines.map(\.box.y1).max()
    else { return grid }
    let finder = RowFinder(words: words, columnEdges: grid.columnEdges, rulings: [], lines: lines, starts: [])
    let rows = finder.rows(lines.map(finder.rowLine))
    let tops = rows.dropFirst().map { $0.map(\.line.box.y0).min() ?? 0 }
    let ends = rows.dropLast().map { $0.map(\.line.box.y1).max() ?? 0 }
    var result = grid
    for (row, edge) in zip(rows, zip(ends, tops).map({ ($0 + $1) / 2 }) + [bottom + 1]) {
      let place = result.rowCount
      result.rowEdges.append(max(edge, result.rowEdges[place] + 0.1))
      result.cells += spans(of: row, count: grid.columnCount).map {
        GridCell(row: place, column: $0.lowerBound, rowSpan: 1, columnSpan: $0.count)
      }
    }
    return result
  }

  /// The columns of the cells of a row: one each, but for a heading over the rows below it, which runs over several.
  private func spans(of row: [RowLine], count: Int) -> [Range<Int>] {
    guard row.count == 1, row[0].pieces.count == 1, let heading = row[0].pieces.first?.columns, heading.count > 1 else {
      return (0..<count).map { $0..<$0 + 1 }
    }
    return heading.lowerBound > 0 ? [0..<count] : [heading] + (heading.upperBound..<count).map { $0..<$0 + 1 }
  }

  /// The lines under a grid that keep to its columns, up to the last full one.
  private func body(under grid: Grid) -> [TextLine] {
    let box = grid.box
    let below = words.indices.filter { index in
      let word = words[index].box
      return word.midY > box.y1 && !others.contains { $0.contains(x: word.midX, y: word.midY) }
    }
    var body: [TextLine] = []
    var open: [TextLine] = []
    for line in textLines(below, of: words) {
      let last = open.last ?? body.last
      let room = last.map { line.middle - $0.middle } ?? line.box.y0 - box.y1
      guard room < (last == nil ? Self.headDistance : Self.rowDistance) * line.size, fits(line, grid) else { break }
      open.append(line)
      guard isFull(line, grid) else { continue }
      body += open
      open = []
    }
    return body
  }

  /// Whether every text of a line stands in one column, and none beside the head; a heading over the rows below it may run on.
  private func fits(_ line: TextLine, _ grid: Grid) -> Bool {
    guard line.box.x0 > grid.box.x0 - 1, line.box.x1 < grid.box.x1 + 1 else { return false }
    let inner = grid.columnEdges.dropFirst().dropLast()
    let chunks = line.chunks(gap: Self.leastGap, of: words)
    if chunks.count == 1, line.box.width < Self.widestHeading * grid.box.width { return true }
    return chunks.allSatisfy { chunk in
      !inner.contains { $0 > chunk.box.x0 + 1 && $0 < chunk.box.x1 - 1 }
    }
  }

  /// Whether most texts behind the first of each line are figures.
  private func holdFigures(_ lines: [TextLine]) -> Bool {
    let texts = lines.flatMap { $0.chunks(gap: Self.leastGap, of: words).dropFirst() }
    return texts.count { isNumeric($0.words.map { words[$0].text }.joined()) } * 2 > texts.count
  }

  private func isFull(_ line: TextLine, _ grid: Grid) -> Bool {
    line.chunks(gap: Self.leastGap, of: words).count * 2 > grid.columnCount
  }
}

extension Grid {
  /// Whether it is a stretch of the columns of another grid, ruled off at its end alone: the two are parts of one table.
  func isPart(of other: Grid, reach: Double) -> Bool {
    rowCount == 1
      && columnEdges.allSatisfy { edge in other.columnEdges.contains { abs($0 - edge) <= reach } }
      && columnEdges.count * 2 > other.columnEdges.count
  }
}
