import Model

/// The vertical rulings that run on underneath bars: a bar painted over a line does not end it.
func rulings(_ rulings: SnappedRulings, under bars: [DrawnBar], settings: TableSettings) -> SnappedRulings {
  guard !bars.isEmpty else { return rulings }
  let positions = Set(rulings.vertical.map(\.position))
  var hidden: [Ruling] = []
  for bar in bars {
    for position in positions where position > bar.box.x0 - 2 && position < bar.box.x1 + 2 {
      hidden.append(
        Ruling(orientation: .vertical, position: position, start: bar.box.y0 - 1, end: bar.box.y1 + 1))
    }
  }
  let known = rulings.vertical.filter { ruling in hidden.contains { $0.position == ruling.position } }
  let joined = snapRulings(known + hidden, settings: settings).vertical
  let others = rulings.vertical.filter { ruling in !hidden.contains { $0.position == ruling.position } }
  // What is left of a hidden piece without a line on either side is no ruling.
  let lines = joined.filter { line in known.contains { $0.start >= line.start - 1 && $0.end <= line.end + 1 } }
  return SnappedRulings(
    horizontal: rulings.horizontal,
    vertical: (others + lines).sorted { ($0.position, $0.start) < ($1.position, $1.start) })
}

/// Reads the bars of a Gantt chart off a table: what is drawn over its columns, and body cells that are shaded but blank.
struct BarReader {
  let page: PageContent
  let legend: ColourLegend
  let composer: TextComposer

  /// Fewest columns of a chart over time.
  private static let leastColumns = 4
  /// Columns in which signs stand from which on they are points of time: those in fewer are the lights of a status.
  private static let signColumns = 3
  /// Share of a column that a bar covers at least when it reaches into it: a week of a month. Less is careless drawing.
  private static let coveredShare = 0.25
  /// A square that covers less of its column than this is a sign for a point of time.
  private static let squareShare = 0.6

  /// - Parameter drawn: bars of the page, wherever they stand.
  /// - Returns: bars by row, then height, then column.
  func bars(of table: FoundTable, drawn: [DrawnBar]) -> [TableBar] {
    guard table.grid.columnCount >= Self.leastColumns else { return [] }
    let drawn = drawn.filter { table.box.contains(x: $0.box.midX, y: $0.box.midY) }
      .compactMap { bar($0, in: table) }
      .filter { $0.row >= table.headerRows && $0.lastColumn > 0 }
    let all = drawn + shadedRuns(in: table)
    let signs = all.filter(\.isMilestone)
    let isChart = signs.count < all.count || Set(signs.map(\.firstColumn)).count >= Self.signColumns
    return isChart ? BarPieces.joined(BarLines.sorted(all)) : []
  }

  private func bar(_ drawn: DrawnBar, in table: FoundTable) -> TableBar? {
    guard let columns = columns(under: drawn, edges: table.grid.columnEdges),
      let below = table.grid.rowEdges.firstIndex(where: { $0 > drawn.box.midY }), below > 0
    else { return nil }
    let row = below - 1
    guard !isPaintOfRow(drawn, row, in: table) else { return nil }
    let isMilestone = drawn.isMilestone || isSquareSign(drawn, column: columns.lowerBound, in: table)
    return TableBar(
      row: row, firstColumn: columns.lowerBound, lastColumn: columns.upperBound, colour: drawn.colour,
      legend: legend.word(for: drawn.colour, isSign: isMilestone), label: label(beside: drawn.box, row: row, in: table),
      text: drawn.words.isEmpty ? nil : text(of: drawn.words), isMilestone: isMilestone,
      region: PageRegion(page: page.number, box: drawn.box))
  }

  /// Cells with words that share the colour of a row.
  private static let leastPainted = 2

  /// Whether cells with words have the colour too: what a sign leaves of the paint of its cell, in a striped table.
  private func isPaintOfRow(_ drawn: DrawnBar, _ row: Int, in table: FoundTable) -> Bool {
    table.cells(inRow: row).count { !$0.isBlank && $0.fill == drawn.colour } >= Self.leastPainted
  }

  /// The columns that a bar covers: for a sign the one it stands in, for a bar each that it reaches well into.
  private func columns(under bar: DrawnBar, edges: [Double]) -> ClosedRange<Int>? {
    let shares = (0..<(edges.count - 1)).map { column in
      max(0, min(edges[column + 1], bar.box.x1) - max(edges[column], bar.box.x0))
        / max(1, edges[column + 1] - edges[column])
    }
    guard let most = shares.max(), most > 0, let main = shares.firstIndex(of: most) else { return nil }
    let covered = shares.indices.filter { shares[$0] >= Self.coveredShare }
    guard !bar.isMilestone, let first = covered.first, let last = covered.last else { return main...main }
    return first...last
  }

  /// A drawn square is a milestone where its column is much wider.
  private func isSquareSign(_ bar: DrawnBar, column: Int, in table: FoundTable) -> Bool {
    let edges = table.grid.columnEdges
    let (width, height) = (bar.box.width, bar.box.height)
    return bar.words.isEmpty && max(width, height) < 1.3 * min(width, height)
      && width < Self.squareShare * (edges[column + 1] - edges[column])
  }

  /// The line of the row's first cell at the bar's height, where that cell has several.
  private func label(beside box: Rect, row: Int, in table: FoundTable) -> String? {
    guard let index = table.cellIndex(row: row, column: 0) else { return nil }
    let lines = textLines(table.cells[index].words, of: page.words)
    guard lines.count > 1 else { return nil }
    let nearest = lines.min { abs($0.middle - box.midY) < abs($1.middle - box.midY) }
    return nearest.map { composer.text(Paragraph(lines: [$0], marker: nil), of: page.words).plain }
  }

  private func text(of words: [Int]) -> String {
    composer.text(Paragraph(lines: textLines(words, of: page.words), marker: nil), of: page.words).plain
  }

  /// Blank shaded cells of a body row beside blank ones that are not shaded: one bar for each run of one colour.
  private func shadedRuns(in table: FoundTable) -> [TableBar] {
    var bars: [TableBar] = []
    for row in table.headerRows..<max(table.headerRows, table.grid.rowCount) {
      let cells = table.cells(inRow: row).filter { $0.place.column > 0 }
      guard cells.contains(where: { $0.isBlank && $0.fill == nil }) else { continue }
      for cell in cells where cell.isBlank && !cell.hasMark {
        guard let colour = cell.fill, PaintedColour(colour)?.isColourful == true else { continue }
        append(cell, colour: colour, row: row, to: &bars)
      }
    }
    return bars
  }

  private func append(_ cell: FoundCell, colour: String, row: Int, to bars: inout [TableBar]) {
    let lastColumn = cell.place.column + cell.place.columnSpan - 1
    if let last = bars.last, last.row == row, last.colour == colour, last.lastColumn + 1 == cell.place.column {
      bars[bars.count - 1].lastColumn = lastColumn
      if let region = last.region { bars[bars.count - 1].region?.box = region.box.union(cell.box) }
    } else {
      bars.append(
        TableBar(
          row: row, firstColumn: cell.place.column, lastColumn: lastColumn, colour: colour,
          legend: legend.word(for: colour, isSign: false), region: PageRegion(page: page.number, box: cell.box)))
    }
  }
}

/// Puts the bars of a table in order: by row, then by the line they stand on, then from left to right.
enum BarLines {
  /// Bars on one line differ by less than this in height, in points; lines of the smallest print are 7 apart.
  private static let lineHeight = 4.0

  static func sorted(_ bars: [TableBar]) -> [TableBar] {
    let byHeight = bars.sorted { (middle($0), $0.firstColumn) < (middle($1), $1.firstColumn) }
    var placed: [(line: Int, bar: TableBar)] = []
    var line = 0
    var top = -Double.infinity
    for bar in byHeight {
      if middle(bar) - top > lineHeight {
        line += 1
        top = middle(bar)
      }
      placed.append((line, bar))
    }
    return placed.sorted {
      ($0.bar.row, $0.line, $0.bar.firstColumn, $0.bar.lastColumn)
        < ($1.bar.row, $1.line, $1.bar.firstColumn, $1.bar.lastColumn)
    }.map(\.bar)
  }

  private static func middle(_ bar: TableBar) -> Double { bar.region?.box.midY ?? 0 }
}

/// Joins bars that are drawn in several pieces: one for each month, or a shaft and its head.
enum BarPieces {
  /// Room between pieces of one bar that stand in cells of their own, in points: two paddings and a ruling.
  private static let cellGap = 8.0
  /// Room between pieces that touch.
  private static let seam = 1.5
  /// Pieces of one bar stand at one height, in points.
  private static let sameHeight = 3.0

  /// - Parameter bars: by row, then height, then column.
  static func joined(_ bars: [TableBar]) -> [TableBar] {
    var result: [TableBar] = []
    for bar in bars {
      if let last = result.last, goesOn(last, with: bar), let box = last.region?.box, let next = bar.region?.box {
        result[result.count - 1].lastColumn = max(last.lastColumn, bar.lastColumn)
        result[result.count - 1].text = last.text ?? bar.text
        result[result.count - 1].region?.box = box.union(next)
      } else {
        result.append(bar)
      }
    }
    return result
  }

  /// Phases that follow each other in one colour stay two when they are parted by a gap and longer than a column.
  private static func goesOn(_ bar: TableBar, with next: TableBar) -> Bool {
    guard bar.row == next.row, bar.colour == next.colour, !bar.isMilestone, !next.isMilestone,
      bar.text == nil || next.text == nil, bar.region?.page == next.region?.page, let left = bar.region?.box,
      let right = next.region?.box, abs(left.midY - right.midY) <= sameHeight
    else { return false }
    let gap = right.x0 - left.x1
    return gap <= seam || gap <= cellGap && next.firstColumn == next.lastColumn
  }
}
