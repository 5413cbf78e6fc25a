import Model

/// Fills that are bars rather than backgrounds: without words, and clear of the rulings above and below them.
///
/// - Parameter rulings: the page's snapped rulings.
func barFills(on page: PageContent, rulings: SnappedRulings) -> [Fill] {
  page.fills.filter { fill in
    let box = fill.box
    guard !fill.isRound, box.height >= 2, box.height <= 30, box.width >= 6, box.width > box.height else { return false }
    guard !page.words.contains(where: { box.contains(x: $0.box.midX, y: $0.box.midY) }) else { return false }
    return !rulings.horizontal.contains { ruling in
      ruling.start < box.x1 && ruling.end > box.x0
        && (abs(ruling.position - box.y0) < 1.2 || abs(ruling.position - box.y1) < 1.2)
    }
  }
}

/// The vertical rulings that run on underneath bars: a bar painted over a line does not end it.
func rulings(_ rulings: SnappedRulings, under bars: [Fill], settings: TableSettings) -> SnappedRulings {
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

/// Reads the bars of a Gantt chart off a table: painted bars, and body cells that are shaded but blank.
struct BarReader {
  let page: PageContent
  let legend: ColourLegend
  let composer: TextComposer

  /// Fewest columns of a chart over time.
  private static let leastColumns = 4

  func bars(of table: FoundTable, fills: [Fill]) -> [TableBar] {
    guard table.grid.columnCount >= Self.leastColumns else { return [] }
    let drawn = fills.filter { table.box.contains(x: $0.box.midX, y: $0.box.midY) }.compactMap { bar($0, in: table) }
    return (drawn + shadedRuns(in: table)).sorted {
      ($0.row, line(of: $0), $0.firstColumn) < ($1.row, line(of: $1), $1.firstColumn)
    }
  }

  /// Height of a bar on the page in steps that take bars of one line together.
  private func line(of bar: TableBar) -> Int { Int(((bar.region?.box.midY ?? 0) / 4).rounded()) }

  private func bar(_ fill: Fill, in table: FoundTable) -> TableBar? {
    let edges = table.grid.columnEdges
    let covered = (0..<table.grid.columnCount).filter { column in
      let shared = min(edges[column + 1], fill.box.x1) - max(edges[column], fill.box.x0)
      return shared > 0.5 * (edges[column + 1] - edges[column])
    }
    guard let first = covered.first, let last = covered.last,
      let below = table.grid.rowEdges.firstIndex(where: { $0 > fill.box.midY }), below > 0
    else { return nil }
    return TableBar(
      row: below - 1, firstColumn: first, lastColumn: last, colour: fill.colour, legend: legend.word(for: fill.colour),
      label: label(beside: fill.box, row: below - 1, in: table), region: PageRegion(page: page.number, box: fill.box))
  }

  /// The line of the row's first cell at the bar's height, where that cell has several.
  private func label(beside box: Rect, row: Int, in table: FoundTable) -> String? {
    guard let index = table.cellIndex(row: row, column: 0) else { return nil }
    let lines = textLines(table.cells[index].words, of: page.words)
    guard lines.count > 1 else { return nil }
    let nearest = lines.min { abs($0.middle - box.midY) < abs($1.middle - box.midY) }
    return nearest.map { composer.text(Paragraph(lines: [$0], marker: nil), of: page.words).plain }
  }

  /// Blank shaded cells of a body row beside blank ones that are not shaded: one bar for each run of one colour.
  private func shadedRuns(in table: FoundTable) -> [TableBar] {
    var bars: [TableBar] = []
    for row in table.headerRows..<max(table.headerRows, table.grid.rowCount) {
      let cells = table.cells(inRow: row).filter { $0.place.column > 0 }
      guard cells.contains(where: { $0.isBlank && $0.fill == nil }) else { continue }
      for cell in cells where cell.isBlank && !cell.hasMark {
        guard let colour = cell.fill, isColourful(colour) else { continue }
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
          legend: legend.word(for: colour), region: PageRegion(page: page.number, box: cell.box)))
    }
  }
}

/// Parts of a colour written `#rrggbb`, 0 to 255.
func colourParts(_ colour: String) -> (red: Int, green: Int, blue: Int)? {
  guard colour.utf8.count == 7, let value = Int(colour.dropFirst(), radix: 16) else { return nil }
  return (value >> 16 & 255, value >> 8 & 255, value & 255)
}

/// Whether a colour is no grey: cells shaded grey are mostly headings and gaps.
private func isColourful(_ colour: String) -> Bool {
  guard let (red, green, blue) = colourParts(colour) else { return false }
  return max(red, green, blue) - min(red, green, blue) > 40
}
