import Model

/// Lays out the tables that the tags of a PDF tell of, page by page, as far as the places of their words bear them out.
struct TaggedTableFinder {
  let tables: [TaggedTable]

  /// A tagged cell at its place in the grid of its page.
  private struct Placed {
    var place: GridCell
    var cell: TaggedTable.Cell
  }

  /// - Parameter page: the page that the tables are wanted of.
  /// - Returns: the parts of tagged tables that stand on the page and whose columns and rows lie side by side.
  func tables(on page: PageContent, composer: TextComposer) -> [FoundTable] {
    tables.compactMap { table in
      let placed = placed(table, page: page.number)
      guard let grid = grid(placed, page: page) else { return nil }
      return found(placed, on: grid, page: page, composer: composer)
    }
  }

  /// The cells of the rows that have words on the page, by the rules of markup tables: a cell takes the next free
  /// place.
  private func placed(_ table: TaggedTable, page: Int) -> [Placed] {
    let rows = table.rows.filter { row in row.contains { $0.page == page && !$0.words.isEmpty } }
    var result: [Placed] = []
    var taken: Set<[Int]> = []
    for (row, cells) in rows.enumerated() {
      var column = 0
      for cell in cells {
        while taken.contains([row, column]) { column += 1 }
        let place = GridCell(
          row: row, column: column, rowSpan: min(max(1, cell.rowSpan), rows.count - row),
          columnSpan: min(max(1, cell.columnSpan), 64))
        for r in place.row..<(place.row + place.rowSpan) { for c in place.columnRange { taken.insert([r, c]) } }
        var kept = cell
        if cell.page != page { kept.words = [] }
        result.append(Placed(place: place, cell: kept))
        column += place.columnSpan
      }
    }
    return result
  }

  /// Edges from the words: between two columns the middle between the right end of one and the left end of the next.
  private func grid(_ placed: [Placed], page: PageContent) -> Grid? {
    let columns = placed.map { $0.place.column + $0.place.columnSpan }.max() ?? 0
    let rows = placed.map { $0.place.row + $0.place.rowSpan }.max() ?? 0
    guard columns > 1, rows > 0 else { return nil }
    let boxes = placed.map { cell in
      Rect.bounding(cell.cell.words.filter(page.words.indices.contains).map { page.words[$0].box })
    }
    let single = placed.indices.filter { boxes[$0] != nil }
    let columnExtents = (0..<columns).map { column in
      Rect.bounding(single.filter { placed[$0].place.columnRange == column..<(column + 1) }.compactMap { boxes[$0] })
    }
    let rowExtents = (0..<rows).map { row in
      Rect.bounding(
        single.filter { placed[$0].place.row == row && placed[$0].place.rowSpan == 1 }.compactMap { boxes[$0] })
    }
    guard let columnEdges = edges(columnExtents.map { $0.map { ($0.x0, $0.x1) } }),
      let rowEdges = edges(rowExtents.map { $0.map { ($0.y0, $0.y1) } })
    else { return nil }
    return Grid(columnEdges: columnEdges, rowEdges: rowEdges, cells: placed.map(\.place))
  }

  /// - Returns: `nil` when neighbouring extents overlap by more than a third of the smaller one: then the tags lie.
  private func edges(_ extents: [(Double, Double)?]) -> [Double]? {
    guard let first = extents.compactMap({ $0 }).first, let last = extents.compactMap({ $0 }).last else { return nil }
    var edges = [first.0]
    var previous: (Double, Double)?
    for extent in extents {
      guard let extent else {
        // A blank column has no place of its own: it takes a sliver after the one before.
        if let end = previous?.1 { edges.append(max(end, (edges.last ?? 0)) + 0.1) }
        continue
      }
      if let previous {
        let overlap = previous.1 - extent.0
        guard overlap < 0.34 * min(previous.1 - previous.0, extent.1 - extent.0) else { return nil }
        edges.append(max((previous.1 + extent.0) / 2, (edges.last ?? 0) + 0.1))
      }
      previous = extent
    }
    edges.append(max(last.1, (edges.last ?? 0) + 0.1))
    return edges.count == extents.count + 1 ? edges : nil
  }

  private func found(
    _ placed: [Placed], on grid: Grid, page: PageContent, composer: TextComposer
  ) -> FoundTable? {
    let held = placed.map { $0.cell.words.filter(page.words.indices.contains) }
    guard held.filter({ !$0.isEmpty }).count > 1 else { return nil }
    var cells = colouredCells(
      CellFiller(page: page, composer: composer).cells(of: grid, holding: held), fills: page.fills)
    for index in cells.indices { cells[index].isHeader = placed[index].cell.isHeader }
    var table = FoundTable(
      page: page.number, grid: grid, cells: cells, method: .tagged, confidence: 0.9,
      reason: "tags of \(grid.rowCount) rows and \(grid.columnCount) columns, borne out by the places of the words")
    table.headerRows = headerRowCount(table, words: page.words)
    return table
  }
}

extension FoundTable {
  /// The table with its cells called headers where the tags call a cell with the same words so.
  func withHeaders(of tagged: FoundTable) -> FoundTable {
    var result = self
    let headers = Set(tagged.cells.filter(\.isHeader).flatMap(\.words))
    guard !headers.isEmpty else { return self }
    for index in cells.indices where !cells[index].words.isEmpty {
      result.cells[index].isHeader = cells[index].words.allSatisfy(headers.contains)
    }
    if grid.rowCount == tagged.grid.rowCount, grid.columnCount == tagged.grid.columnCount {
      result.confidence = 0.99
      result.reason += ", as its tags say"
    }
    return result
  }
}
