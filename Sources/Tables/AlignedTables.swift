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
    let beside = TablesSideBySide(words: page.words, rulings: freeRulings, fills: page.fills).stretches(of: free)
    let columns = PageColumns(
      words: page.words, pageWidth: page.width, horizontal: freeRulings,
      vertical: page.rulings.filter { $0.orientation == .vertical }, beside: beside,
      panels: TextPanels(page: page).boxes(of: free)
    ).columns(of: free)
    let finder = AlignedRegionFinder(words: page.words, settings: settings)
    return columns.flatMap { lines in
      finder.regions(lines: lines, rulings: freeRulings).map { withWholeHeader($0, lines) }
    }
    .compactMap(table(in:))
  }

  private func table(in region: AlignedRegion) -> FoundTable? {
    let headed = HeadedColumns(words: page.words, region: region)
      .added(to: ColumnFinder(words: page.words).separators(region.lines))
    let (separators, starts) = StartColumns(words: page.words).added(to: headed, region.lines)
    guard !separators.isEmpty, let box = region.box else { return nil }
    let rulings = (region.rulings + bandEdges(in: box)).sorted { $0.position < $1.position }
    let finder = RowFinder(
      words: page.words, columnEdges: [box.x0] + separators.filter { $0 > box.x0 && $0 < box.x1 } + [box.x1],
      rulings: rulings, lines: region.lines, starts: starts)
    let edges = finder.edgesWithoutOffsetHeads(region.lines)
    let rows =
      edges == finder.columnEdges
      ? finder
      : RowFinder(words: page.words, columnEdges: edges, rulings: rulings, lines: region.lines, starts: starts)
    let lines = region.lines.map(rows.rowLine)
    guard AlignedLikeness(page: page, region: region, finder: rows).isTable(lines) else { return nil }
    return laidOut(lines, rows: rows, box: box, region: region)
  }

  /// Where a header may end: at drawn rulings, and where paint begins or ends under the first line.
  private func headerEdges(_ region: AlignedRegion, in box: Rect) -> [Ruling] {
    guard let first = region.lines.first?.middle, region.lines.count > 1 else { return region.rulings }
    let second = region.lines[1].middle
    let painted = bands(across: box).flatMap { band -> [Double] in
      if first > band.y0, first < band.y1 { return [band.y1] }
      return band.y0 > first && band.y0 < second ? [band.y0] : []
    }
    return (region.rulings + painted.map { ruling(at: $0, across: box) }).sorted { $0.position < $1.position }
  }

  private func ruling(at position: Double, across box: Rect) -> Ruling {
    Ruling(orientation: .horizontal, position: position, start: box.x0, end: box.x1)
  }

  /// Upper and lower edges of areas painted behind whole rows.
  private func bandEdges(in box: Rect) -> [Ruling] {
    bands(across: box).filter { $0.midY > box.y0 && $0.midY < box.y1 }.flatMap { [$0.y0, $0.y1] }
      .map { ruling(at: $0, across: box) }
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

  /// Highest painted strip of headings, in units of the font size: what is higher is a box around the table.
  private static let headHeight = 6.0

  /// The region with the lines that share the painted strip of its first line: a heading of two lines beside one.
  private func withWholeHeader(_ region: AlignedRegion, _ lines: [TextLine]) -> AlignedRegion {
    guard let box = region.box, let first = region.lines.first,
      let band = bands(across: box).first(where: { first.middle > $0.y0 && first.middle < $0.y1 }),
      band.height < Self.headHeight * first.size
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

  private func laidOut(_ lines: [RowLine], rows finder: RowFinder, box: Rect, region: AlignedRegion) -> FoundTable? {
    let header = AlignedHeader(finder: finder, edges: headerEdges(region, in: box))
    let headerLines = header.lineCount(lines)
    let body = Array(lines[headerLines...])
    let headerRows = header.rows(Array(lines[..<headerLines]), above: body)
    let all = headerRows + finder.rows(body)
    guard all.count > 1 else { return nil }
    let edges = rowEdges(all, box: box)
    var grid = Grid(columnEdges: finder.columnEdges, rowEdges: edges, cells: [])
    var held: [[Int]] = []
    for (row, group) in all.enumerated() {
      let isBody = row >= headerRows.count
      let whole = isBody && isOverAll(group, finder: finder, body: body, box: box)
      for (columns, words) in cells(group, count: finder.columnCount, isOverAll: whole) {
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
    found.hasRaggedEnd = !region.isFramed
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

  /// Whether a row is one heading over all columns: it runs from the first column into others, stands in the middle over
  /// figures, or is painted unlike its neighbours.
  private func isOverAll(_ row: [RowLine], finder: RowFinder, body: [RowLine], box: Rect) -> Bool {
    guard row.count == 1, row[0].pieces.count == 1, let piece = row[0].pieces.first, finder.columnCount > 1 else {
      return false
    }
    if piece.columns.lowerBound == 0, piece.columns.count > 1 { return true }
    return finder.isSection(row[0], of: body) || isPaintedApart(row[0].line.middle, body, box)
  }

  private func isPaintedApart(_ middle: Double, _ lines: [RowLine], _ box: Rect) -> Bool {
    guard !page.fills.isEmpty, let index = lines.firstIndex(where: { $0.line.middle == middle }),
      let colour = colour(at: middle, across: box)
    else { return false }
    return [index - 1, index + 1].allSatisfy { other in
      !lines.indices.contains(other) || self.colour(at: lines[other].line.middle, across: box) != colour
    }
  }

  /// Colour of what is painted across a table at a height.
  private func colour(at middle: Double, across box: Rect) -> String? {
    page.fills.first { fill in
      fill.box.y0 < middle && fill.box.y1 > middle && fill.box.height < 3 * max(8, fill.box.y1 - middle)
        && min(fill.box.x1, box.x1) - max(fill.box.x0, box.x0) > 0.8 * box.width
    }?.colour
  }

  /// The cells of a row, blank ones included.
  private func cells(_ row: [RowLine], count: Int, isOverAll: Bool) -> [(Range<Int>, [Int])] {
    if isOverAll { return [(0..<count, row.flatMap { $0.pieces.flatMap(\.words) })] }
    var cells: [(columns: Range<Int>, words: [Int])] = []
    for piece in row.flatMap(\.pieces) {
      let columns = piece.columns
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
