import Model

/// Finds tables whose grid is drawn.
struct RuledTableFinder {
  let page: PageContent
  /// What is drawn over the grids.
  let chart: ChartDrawing
  let composer: TextComposer
  let settings: TableSettings

  /// - Parameter snapped: the page's rulings, cleaned.
  /// - Returns: the tables, from top to bottom, then left to right, frames of one column marked as fragments; and the
  ///   places of drawings that are no tables.
  func tables(rulings snapped: SnappedRulings) -> (tables: [FoundTable], drawings: [Rect]) {
    let wordBoxes = page.words.map(\.box)
    var found: [FoundTable] = []
    var drawings: [Rect] = []
    let lines = rulings(snapped, under: chart.bars, settings: settings)
    let sides = PaintedSides(rulings: lines, fills: chart.backgrounds, words: page.words, settings: settings).joined
    let grids = connectedRulings(sides, reach: settings.crossingReach).compactMap { group in
      grid(of: group, words: wordBoxes, fills: chart.backgrounds, settings: settings).map { (group: group, grid: $0) }
    }
    for (group, drawn) in grids where drawn.rowCount > 1 || isDrawn(drawn, by: lines) {
      let others = grids.map(\.grid).filter { !$0.isPart(of: drawn, reach: settings.snapDistance) }.map(\.box)
      let grid =
        isDrawn(drawn, by: lines) ? OpenBody(words: page.words, others: others).added(to: drawn) : drawn
      if let table = isOutlined(drawn, by: group) ? table(on: grid, lines) : nil {
        found.append(table)
      } else if grid.cells.count > 3 {
        drawings.append(grid.box)
      }
    }
    found.sort { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    return (found.filter { inner in !found.contains { holds($0, inner) } }, drawings)
  }

  /// Whether a table has the rows and columns of one that is drawn inside its cells.
  private func holds(_ outer: FoundTable, _ inner: FoundTable) -> Bool {
    guard outer.box.area > inner.box.area, outer.box.contains(inner.box, tolerance: settings.snapDistance) else {
      return false
    }
    let room = inner.box.insetBy(-settings.paddingWidth)
    return outer.cells.count { room.contains(x: $0.box.midX, y: $0.box.midY) } * 2 > inner.cells.count
  }

  /// Whether a horizontal ruling runs along a grid: light gaps in a painted strip alone are the header of a table without
  /// lines.
  private func isDrawn(_ grid: Grid, by lines: SnappedRulings) -> Bool {
    lines.horizontal.contains { line in
      line.position > grid.box.y0 - PaintedSides.reach && line.position < grid.box.y1 + PaintedSides.reach
        && min(line.end, grid.box.x1) - max(line.start, grid.box.x0) > 0.5 * grid.box.width
    }
  }

  /// Whether at least one side of the grid is drawn along most of its length: boxes joined by lines have gaps on all
  /// sides.
  private func isOutlined(_ grid: Grid, by rulings: SnappedRulings) -> Bool {
    let box = grid.box
    let reach = settings.snapDistance
    func share(_ lines: [Ruling], at position: Double, from start: Double, to end: Double) -> Double {
      lines.filter { abs($0.position - position) <= reach }
        .reduce(0) { $0 + max(0, min($1.end, end) - max($1.start, start)) } / max(1, end - start)
    }
    let sides = [
      share(rulings.horizontal, at: box.y0, from: box.x0, to: box.x1),
      share(rulings.horizontal, at: box.y1, from: box.x0, to: box.x1),
      share(rulings.vertical, at: box.x0, from: box.y0, to: box.y1),
      share(rulings.vertical, at: box.x1, from: box.y0, to: box.y1),
    ]
    return sides.contains { $0 > 0.85 }
  }

  private func table(on drawn: Grid, _ lines: SnappedRulings) -> FoundTable? {
    let filler = CellFiller(page: page, composer: composer)
    let drawnHeld = filler.assign(page.words.indices, to: drawn)
    let drawnFilled = drawnHeld.indices.filter { !drawnHeld[$0].isEmpty }
    guard !drawnFilled.isEmpty, isTableLike(drawn, filled: drawnFilled) else { return nil }
    let grid = refined(drawn, rulings: lines.horizontal, filler: filler)
    let held = filler.assign(page.words.indices, to: grid)
    let filledCells = held.indices.filter { !held[$0].isEmpty }
    let cells = colouredCells(filler.cells(of: grid, holding: held), fills: page.fills)
    var found = FoundTable(
      page: page.number, grid: grid, cells: cells, method: .ruled, confidence: 0.95,
      reason: "drawn grid of \(grid.rowCount) rows and \(grid.columnCount) columns")
    found.isFragment = grid.columnCount < 2 || filledCells.count < 2 && grid.rowCount < 2
    found.headerRows = headerRowCount(found, words: page.words)
    return found
  }

  /// The drawn grid with cells and rows that were not ruled off from each other.
  private func refined(_ drawn: Grid, rulings: [Ruling], filler: CellFiller) -> Grid {
    let merged = MergedCellSplitter(words: page.words)
    let steps: [(Grid, [[Int]]) -> Grid] = [
      { grid, held in grid.withoutBlankStrips(held: held, widest: settings.widestStrip) },
      HeaderSplitter(words: page.words, fills: page.fills).split,
      merged.split,
      NestedTableSplitter(words: page.words, rulings: rulings).split,
      HeadedCellSplitter(words: page.words).split,
      ColumnRefiner(words: page.words).refined,
      BandSplitter(words: page.words).split,
      // Once more, for the rows of a band: a line of units over two columns closes the gap of the band.
      merged.split,
      LostEdgeFinder(words: page.words).split,
    ]
    return steps.reduce(drawn) { grid, step in step(grid, filler.assign(page.words.indices, to: grid)) }
  }

  /// Boxes joined by lines, and charts, leave rows between their text that hold nothing at all.
  private func isDiagram(_ grid: Grid, filled: [Int]) -> Bool {
    let rows = Set(filled.flatMap { grid.cells[$0].row..<(grid.cells[$0].row + grid.cells[$0].rowSpan) })
    guard let first = rows.min(), let last = rows.max() else { return true }
    let blankBetween = last - first + 1 - rows.count
    return blankBetween >= 2 && blankBetween * 3 >= grid.rowCount && filled.count * 2 < grid.cells.count
  }

  /// A picture's frame or an axis encloses much more room than text.
  private func isTableLike(_ grid: Grid, filled: [Int]) -> Bool {
    guard grid.cells.count > 1 else { return grid.box.width > 60 }
    let rows = Set(filled.map { grid.cells[$0].row })
    let columns = Set(filled.map { grid.cells[$0].column })
    guard rows.count > 1 || columns.count > 1 || grid.columnCount == 1 || grid.rowCount == 1 else { return false }
    return !isDiagram(grid, filled: filled)
  }
}
