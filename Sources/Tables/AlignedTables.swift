import Model

/// Finds tables whose columns only the alignment of their text shows.
struct AlignedTableFinder {
  let page: PageContent
  let composer: TextComposer
  let settings: TableSettings

  /// - Parameters:
  ///   - taken: boxes of tables found by other evidence.
  ///   - rulings: the page's snapped horizontal rulings.
  func tables(outside taken: [Rect], rulings: [Ruling]) -> [FoundTable] {
    let free = page.words.indices.filter { index in
      let box = page.words[index].box
      return !taken.contains { $0.contains(x: box.midX, y: box.midY) }
    }
    return tables(of: free, outside: taken, rulings: rulings)
  }

  /// - Parameter free: words that may stand in a table.
  func tables(of free: [Int], outside taken: [Rect] = [], rulings: [Ruling]) -> [FoundTable] {
    let freeRulings = rulings.filter { ruling in
      !taken.contains { $0.insetBy(-3).contains(x: (ruling.start + ruling.end) / 2, y: ruling.position) }
    }
    let columns = PageColumns(words: page.words, pageWidth: page.width).columns(of: free)
    let finder = AlignedRegionFinder(words: page.words)
    return columns.flatMap { lines in
      finder.regions(lines: lines, rulings: freeRulings).map { withWholeHeader($0, lines) }
    }
    .compactMap(table(in:))
  }

  private func table(in region: AlignedRegion) -> FoundTable? {
    let separators = HeadedColumns(words: page.words, region: region)
      .added(to: ColumnFinder(words: page.words).separators(region.lines))
    guard !separators.isEmpty, let box = region.box else { return nil }
    let rows = RowFinder(
      words: page.words, columnEdges: [box.x0] + separators.filter { $0 > box.x0 && $0 < box.x1 } + [box.x1],
      rulings: (region.rulings + bandEdges(in: box)).sorted { $0.position < $1.position }, lines: region.lines)
    let lines = region.lines.map(rows.rowLine)
    guard isTable(lines, region: region, rows) else { return nil }
    return laidOut(lines, rows: rows, box: box, region: region)
  }

  /// Upper and lower edges of areas painted behind whole rows.
  private func bandEdges(in box: Rect) -> [Ruling] {
    bands(across: box).filter { $0.midY > box.y0 && $0.midY < box.y1 }.flatMap { [$0.y0, $0.y1] }
      .map { Ruling(orientation: .horizontal, position: $0, start: box.x0, end: box.x1) }
  }

  /// Painted strips as wide as a table, in one piece or cell by cell.
  private func bands(across box: Rect) -> [Rect] {
    var bands: [(box: Rect, width: Double)] = []
    for fill in page.fills
    where !fill.isRound && fill.box.x1 > box.x0 && fill.box.x0 < box.x1 && fill.box.height < 0.5 * page.height {
      let known = bands.firstIndex { abs($0.box.y0 - fill.box.y0) < 1.5 && abs($0.box.y1 - fill.box.y1) < 1.5 }
      let width = min(fill.box.x1, box.x1) - max(fill.box.x0, box.x0)
      if let known {
        bands[known] = (bands[known].box.union(fill.box), bands[known].width + width)
      } else {
        bands.append((fill.box, width))
      }
    }
    return bands.filter { $0.width > 0.8 * box.width }.map(\.box)
  }

  /// The region with the lines that share the painted strip of its first line: a heading of two lines beside one.
  private func withWholeHeader(_ region: AlignedRegion, _ lines: [TextLine]) -> AlignedRegion {
    guard let box = region.box, let first = region.lines.first,
      let band = bands(across: box).first(where: { first.middle > $0.y0 && first.middle < $0.y1 })
    else { return region }
    let known = Set(region.lines.flatMap(\.words))
    let missing = lines.filter { line in
      line.middle > band.y0 && line.middle < band.y1 && line.middle < first.middle
        && line.words.allSatisfy { !known.contains($0) }
        && line.box.x0 >= band.x0 - 1 && line.box.x1 <= band.x1 + 1
    }
    var region = region
    region.lines = missing + region.lines
    return region
  }

  /// Columns of prose, lists and letterheads keep gaps too: a table has short pieces, several rows of them, and
  /// figures or rulings where there are only two columns.
  private func isTable(_ lines: [RowLine], region: AlignedRegion, _ finder: RowFinder) -> Bool {
    let columns = finder.columnCount
    let full = lines.filter { $0.pieces.count > 1 }
    // Lines of cells set at the middle of their row belong to the line between them.
    let lineCount = lines.count - staggeredLines(lines, finder)
    guard full.count >= (region.isFramed ? 1 : 3) else { return false }
    let pieces = full.flatMap(\.pieces)
    let figures = pieces.filter { isNumeric(rowsText($0.words)) }.count
    let longPieces = pieces.filter { $0.words.count > 7 }.count
    if longPieces * 3 > pieces.count, !region.isFramed { return false }
    guard !isAxes(lines, columns: columns) else { return false }
    let spanning = lines.filter(\.isSpanning).count
    guard spanning * 3 <= lines.count else { return false }
    if region.isFramed {
      return full.count * 2 >= lineCount || figures * 3 > pieces.count || isRuledRows(lines, region.rulings)
    }
    guard full.count * 2 >= lineCount else { return false }
    if columns == 2 { return figures * 3 >= pieces.count && full.count >= 3 }
    return figures * 5 >= pieces.count || columns > 2 && full.count >= 4
  }

  private func staggeredLines(_ lines: [RowLine], _ finder: RowFinder) -> Int {
    zip(lines, lines.dropFirst()).count { finder.isStaggered($1, after: $0) }
  }

  /// Whether each band between two rulings has a line of three pieces or more: rows whose longest cell runs on by itself.
  private func isRuledRows(_ lines: [RowLine], _ rulings: [Ruling]) -> Bool {
    rulings.count > 2
      && zip(rulings, rulings.dropFirst()).allSatisfy { upper, lower in
        lines.contains { line in
          line.line.middle > upper.position && line.line.middle < lower.position && line.pieces.count > 2
        }
      }
  }

  /// Figures that go down or up by the same step in every column are the marks of axes.
  private func isAxes(_ lines: [RowLine], columns: Int) -> Bool {
    var stepped = 0
    for column in 0..<columns {
      let values = lines.compactMap { line in
        line.pieces.first { $0.columns == column..<(column + 1) }.flatMap { Double(rowsText($0.words)) }
      }
      guard values.count >= 4, values.count * 2 >= lines.count else { continue }
      let steps = zip(values, values.dropFirst()).map { $1 - $0 }
      guard let first = steps.first, first != 0, steps.allSatisfy({ abs($0 - first) < 0.001 * abs(first) }) else {
        return false
      }
      stepped += 1
    }
    return stepped > 0 && stepped * 2 >= columns
  }

  private func rowsText(_ indices: [Int]) -> String { indices.map { page.words[$0].text }.joined() }

  private func laidOut(_ lines: [RowLine], rows finder: RowFinder, box: Rect, region: AlignedRegion) -> FoundTable? {
    let header = AlignedHeader(finder: finder)
    let headerLines = header.lineCount(lines)
    let headerRows = header.rows(Array(lines[..<headerLines]))
    let all = headerRows + finder.rows(Array(lines[headerLines...]))
    guard all.count > 1 else { return nil }
    let edges = rowEdges(all, box: box)
    var grid = Grid(columnEdges: finder.columnEdges, rowEdges: edges, cells: [])
    var held: [[Int]] = []
    for (row, group) in all.enumerated() {
      for (columns, words) in cells(group, header: row < headerRows.count ? header : nil, count: finder.columnCount) {
        grid.cells.append(GridCell(row: row, column: columns.lowerBound, rowSpan: 1, columnSpan: columns.count))
        held.append(words)
      }
    }
    let filler = CellFiller(page: page, composer: composer)
    let cells = colouredCells(filler.cells(of: grid, holding: held), fills: page.fills)
    var found = FoundTable(
      page: page.number, grid: grid, cells: cells, method: .aligned, confidence: region.isFramed ? 0.85 : 0.7,
      reason: region.isFramed
        ? "text in \(finder.columnCount) columns between \(region.rulings.count) horizontal rulings"
        : "gaps that stay open over \(lines.count) lines part \(finder.columnCount) columns")
    found.headerRows = max(headerRows.count, headerRowCount(found, words: page.words))
    return found
  }

  /// Middles between the rows; outer edges from the region.
  private func rowEdges(_ rows: [[RowLine]], box: Rect) -> [Double] {
    let extents = rows.map { row in
      (row.map(\.line.box.y0).min() ?? 0, row.map(\.line.box.y1).max() ?? 0)
    }
    let inner = zip(extents, extents.dropFirst()).map { ($0.1 + $1.0) / 2 }
    var edges = [min(box.y0, extents[0].0)]
    for edge in inner + [max(box.y1, extents[extents.count - 1].1)] {
      edges.append(max(edge, edges[edges.count - 1] + 0.1))
    }
    return edges
  }

  /// The cells of a row, blank ones included.
  private func cells(_ row: [RowLine], header: AlignedHeader?, count: Int) -> [(Range<Int>, [Int])] {
    var cells: [(columns: Range<Int>, words: [Int])] = []
    for piece in row.flatMap(\.pieces) {
      let columns = header?.columns(of: piece) ?? piece.columns
      if let known = cells.firstIndex(where: { $0.columns.overlaps(columns) }) {
        let union =
          min(
            cells[known].columns.lowerBound, columns.lowerBound)..<max(
            cells[known].columns.upperBound, columns.upperBound)
        cells[known] = (union, cells[known].words + piece.words)
      } else {
        cells.append((columns, piece.words))
      }
    }
    cells = withoutOverlaps(cells)
    let covered = Set(cells.flatMap(\.columns))
    for column in 0..<count where !covered.contains(column) { cells.append((column..<(column + 1), [])) }
    return cells.sorted { $0.columns.lowerBound < $1.columns.lowerBound }.map { ($0.columns, $0.words) }
  }

  private func withoutOverlaps(_ cells: [(columns: Range<Int>, words: [Int])]) -> [(columns: Range<Int>, words: [Int])]
  {
    var result: [(columns: Range<Int>, words: [Int])] = []
    for cell in cells.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
      if let last = result.last, last.columns.overlaps(cell.columns) {
        result[result.count - 1] = (
          last.columns.lowerBound..<max(last.columns.upperBound, cell.columns.upperBound), last.words + cell.words
        )
      } else {
        result.append(cell)
      }
    }
    return result
  }
}
