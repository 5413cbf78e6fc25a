import Model

/// Lays out the tables that the tags of a PDF tell of, page by page, as far as the places of their words bear them out.
struct TaggedTableFinder {
  private let layouts: [(table: Int, layout: TagLayout)]
  private let byPage: [Int: [Int]]

  private let settings: TableSettings
  /// The pages of the document by number.
  private let pages: [Int: PageContent]

  init(tables: [TaggedTable], pages: [PageContent], settings: TableSettings) {
    self.settings = settings
    self.pages = tables.isEmpty ? [:] : Dictionary(pages.map { ($0.number, $0) }) { first, _ in first }
    layouts = tables.enumerated().compactMap { index, table in TagLayout(table).map { (index, $0) } }
    var byPage: [Int: [Int]] = [:]
    for index in layouts.indices {
      for page in layouts[index].layout.pages { byPage[page, default: []].append(index) }
    }
    self.byPage = byPage
  }

  /// - Parameters:
  ///   - page: the page that the tables are wanted of.
  ///   - rulings: those of the page, snapped.
  /// - Returns: the parts of tagged tables that stand on the page and whose columns and rows lie side by side.
  func tables(on page: PageContent, rulings: SnappedRulings, composer: TextComposer) -> [FoundTable] {
    (byPage[page.number] ?? []).compactMap { index in
      let (table, layout) = layouts[index]
      guard var part = layout.part(page: page.number, table: table),
        part.rows.count * layout.columnCount <= settings.placeLimit
      else { return nil }
      var cells = placed(layout.cells(of: part), page: page)
      if let header = repeatedHeader(of: layout, over: cells, part: part, page: page) {
        part.rows.insert(contentsOf: 0..<layout.headerRows, at: 0)
        part.repeated = layout.headerRows
        cells = header + cells.map { $0.moved(down: layout.headerRows) }
      }
      let finder = TagGridFinder(page: page, rulings: rulings)
      guard let grid = finder.grid(cells, rows: part.rows.count, columns: layout.columnCount) else { return nil }
      return found(cells, on: grid, page: page, part: part, composer: composer)
    }
  }

  private func placed(
    _ cells: [(place: GridCell, cell: TaggedTable.Cell, isContinued: Bool)], page: PageContent
  ) -> [PlacedCell] {
    cells.map { place, cell, isContinued in
      PlacedCell(
        place: place, words: cell.words(page: page.number).filter(page.words.indices.contains),
        isHeader: cell.isHeader, isContinued: isContinued)
    }
  }

  /// Header rows said again at the top of a page, which office programs call artifacts: the same words in the same
  /// order, right above the part.
  ///
  /// - Returns: the cells of the header with its words on this page; `nil` when it does not stand there.
  private func repeatedHeader(
    of layout: TagLayout, over cells: [PlacedCell], part: TagPart, page: PageContent
  ) -> [PlacedCell]? {
    guard part.repeated == 0, let firstRow = part.rows.first, layout.headerRows > 0, firstRow >= layout.headerRows,
      let top = cells.flatMap(\.words).map({ page.words[$0].box.y0 }).min()
    else { return nil }
    let header = layout.placed.filter { $0.place.row < layout.headerRows }
    let wanted = header.map { cell in
      cell.cell.parts.flatMap { part in
        let words = pages[part.page]?.words ?? []
        return part.words.filter(words.indices.contains).map { words[$0].text }
      }
    }
    let count = wanted.reduce(0) { $0 + $1.count }
    var near = page.words.indices.filter { page.words[$0].box.midY < top && page.words[$0].box.y1 < top + 2 }
    near = near.sorted { page.words[$0].box.midY > page.words[$1].box.midY }.prefix(count).sorted()
    guard count > 0, near.count == count else { return nil }
    var result: [PlacedCell] = []
    for (cell, texts) in zip(header, wanted) {
      var words: [Int] = []
      for text in texts {
        guard let next = near.firstIndex(where: { page.words[$0].text == text }) else { return nil }
        words.append(near.remove(at: next))
      }
      result.append(PlacedCell(place: cell.place, words: words.sorted(), isHeader: true, isContinued: false))
    }
    return result
  }

  private func found(
    _ placed: [PlacedCell], on grid: Grid, page: PageContent, part: TagPart, composer: TextComposer
  ) -> FoundTable? {
    guard placed.filter({ !$0.words.isEmpty }).count > 1 else { return nil }
    var cells = colouredCells(
      CellFiller(page: page, composer: composer).cells(of: grid, holding: placed.map(\.words)), fills: page.fills)
    for index in placed.indices {
      cells[index].isHeader = placed[index].isHeader
      cells[index].isContinued = placed[index].isContinued
    }
    // Places that no tag tells of are blank cells.
    cells += grid.cells[placed.count...].map { FoundCell(place: $0, box: grid.box(of: $0)) }
    var table = FoundTable(
      page: page.number, grid: grid, cells: cells, method: .tagged, confidence: 0.9,
      reason: "tags of \(grid.rowCount) rows and \(grid.columnCount) columns, borne out by the places of the words")
    table.headerRows = headerRowCount(table, words: page.words)
    table.tag = part
    return table
  }
}

/// A tagged cell at its place in the grid of its page.
struct PlacedCell {
  var place: GridCell
  /// Indices into the words of the page.
  var words: [Int]
  var isHeader: Bool
  /// Whether it begins on a page before.
  var isContinued: Bool

  func moved(down rows: Int) -> PlacedCell {
    var result = self
    result.place.row += rows
    return result
  }
}

/// Finds where the columns and rows of tagged cells run, from the places of their words and the rulings between them.
struct TagGridFinder {
  /// Share of the smaller one of two neighbouring columns or rows that both may cover: text that leaves its cell.
  private static let overlapShare = 0.34
  /// Width or height given to a column or row without a word of its own, in points.
  private static let sliver = 0.1

  let page: PageContent
  let rulings: SnappedRulings

  /// - Returns: `nil` when neighbouring columns or rows overlap: then the tags lie.
  func grid(_ placed: [PlacedCell], rows: Int, columns: Int) -> Grid? {
    guard columns > 1, rows > 0 else { return nil }
    var columnExtents = [(start: Double, end: Double)?](repeating: nil, count: columns)
    var rowExtents = [(start: Double, end: Double)?](repeating: nil, count: rows)
    for cell in placed {
      guard let box = Rect.bounding(cell.words.map { page.words[$0].box }) else { continue }
      if cell.place.columnSpan == 1 { columnExtents[cell.place.column].join(box.x0, box.x1) }
      if cell.place.rowSpan == 1 { rowExtents[cell.place.row].join(box.y0, box.y1) }
    }
    guard let columnEdges = edges(columnExtents, rulings: rulings.vertical),
      let rowEdges = edges(rowExtents, rulings: rulings.horizontal)
    else { return nil }
    let cells = placed.map(\.place)
    return Grid(
      columnEdges: columnEdges, rowEdges: rowEdges, cells: cells + blanks(cells, rows: rows, columns: columns))
  }

  /// A cell for each place that none covers.
  private func blanks(_ cells: [GridCell], rows: Int, columns: Int) -> [GridCell] {
    var isCovered = [Bool](repeating: false, count: rows * columns)
    for cell in cells {
      for row in cell.row..<(cell.row + cell.rowSpan) {
        for column in cell.columnRange { isCovered[row * columns + column] = true }
      }
    }
    return isCovered.indices.filter { !isCovered[$0] }.map {
      GridCell(row: $0 / columns, column: $0 % columns, rowSpan: 1, columnSpan: 1)
    }
  }

  /// Between two neighbours the ruling that parts them, or the middle between both.
  private func edges(_ extents: [(start: Double, end: Double)?], rulings: [Ruling]) -> [Double]? {
    guard let first = extents.lazy.compactMap({ $0 }).first else { return nil }
    var edges = [first.start]
    var previous: (start: Double, end: Double)?
    for extent in extents {
      guard let extent else {
        if let end = previous?.end { edges.append(max(end, edges[edges.count - 1]) + Self.sliver) }
        continue
      }
      if let previous {
        let overlap = previous.end - extent.start
        guard overlap < Self.overlapShare * min(previous.end - previous.start, extent.end - extent.start) else {
          return nil
        }
        let middle = (previous.end + extent.start) / 2
        let edge = ruling(rulings, near: middle, reach: max(1, -overlap / 2)) ?? middle
        edges.append(max(edge, edges[edges.count - 1] + Self.sliver))
      }
      previous = extent
    }
    // A blank column at the start took no edge above.
    while edges.count < extents.count { edges.insert(edges[0] - Self.sliver, at: 0) }
    edges.append(max(previous?.end ?? 0, edges[edges.count - 1] + Self.sliver))
    return edges
  }

  private func ruling(_ rulings: [Ruling], near middle: Double, reach: Double) -> Double? {
    rulings.map(\.position).filter { abs($0 - middle) <= reach }.min { abs($0 - middle) < abs($1 - middle) }
  }
}

extension Optional where Wrapped == (start: Double, end: Double) {
  fileprivate mutating func join(_ start: Double, _ end: Double) {
    self = (min(start, self?.start ?? start), max(end, self?.end ?? end))
  }
}
