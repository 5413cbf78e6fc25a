import Model

/// Lays out the tables of a document in markup and numbers them by their place in it.
struct MarkupTabulation {
  private var blocks: [Block] = []
  private var tables: [Table] = []
  private var problems: [Problem] = []
  private let settings: TableSettings

  private let colours: MarkupColours

  private init(settings: TableSettings, colours: MarkupColours) {
    self.settings = settings
    self.colours = colours
  }

  /// - Returns: the document with each `.markup` block replaced by the table laid out.
  static func tabulate(_ document: ReadDocument, settings: TableSettings) -> TabulatedDocument {
    var tabulation = MarkupTabulation(settings: settings, colours: MarkupColours(blocks: document.blocks))
    let blocks = MarkupRunningLines(settings: settings).marked(MarkupPageNumbers.removed(from: document.blocks))
    for block in settings.stitches ? MarkupPageBreaks.joined(blocks) : blocks { tabulation.add(block) }
    if tabulation.tables.allSatisfy({ $0.kind == .layout }) { tabulation.addRunningColumns() }
    return TabulatedDocument(
      reader: document.reader, pageCount: document.pageCount, blocks: tabulation.blocks,
      tables: tabulation.tables.map { $0.withoutOverlaps() }, metadata: document.metadata,
      problems: document.problems + tabulation.problems)
  }

  private mutating func add(_ block: Block) {
    guard case .markup(let markup) = block.content else {
      blocks.append(block)
      return
    }
    let (mended, realigned) = MarkupMending(settings: settings).mended(markup)
    var table = MarkupGrid.layOut(mended, id: TableID(rawValue: "t\(tables.count + 1)"))
    guard table.rowCount > 0 else { return }
    table = colours.applied(to: table.withHeaderSpansRestored())
    note(realigned, in: &table)
    if let caption = blocks.last, caption.content == .caption { table.caption = caption.text.plain }
    if settings.stitches, case .table? = blocks.last?.content, let above = tables.last,
      MarkupTabulation.continues(above, table)
    {
      tables[tables.count - 1] = MarkupTabulation.stitched(above, table)
      return
    }
    tables.append(table)
    blocks.append(Block(.table(table.id), regions: block.regions))
  }

  /// A document whose text still has its tables has lost none to running text.
  private mutating func addRunningColumns() {
    let id = TableID(rawValue: "t\(tables.count + 1)")
    guard let found = RunningColumns(settings: settings).read(blocks, id: id) else { return }
    blocks = found.blocks
    tables.append(found.table)
  }

  private mutating func note(_ realigned: [Int], in table: inout Table) {
    guard !realigned.isEmpty else { return }
    table.review.append(.rowRealigned)
    table.confidence = MarkupTabulation.realignedConfidence
    table.reason += "; \(realigned.count) shifted rows were put right by what their cells are"
    problems += realigned.map { row in
      Problem(.rowRealigned, "The row had lost a column and was put right.", table: table.id, row: row)
    }
  }

  /// Confidence in a table with shifted rows: each of those seen came out right, but nothing proves it.
  private static let realignedConfidence = 0.85

  /// Whether a table goes on the one right above it: as many columns, and a header only there.
  private static func continues(_ above: Table, _ below: Table) -> Bool {
    above.method == .html && below.method == .html && above.columnCount == below.columnCount && above.columnCount > 1
      && above.headerRows > 0 && below.headerRows == 0 && above.kind != .layout && below.kind != .layout
      && below.caption == nil && !below.cells.contains { $0.isHeader && $0.row == 0 && $0.column > 0 }
  }

  private static func stitched(_ above: Table, _ below: Table) -> Table {
    var table = above
    table.rowCount += below.rowCount
    table.cells += below.cells.map { cell in
      var cell = cell
      cell.row += above.rowCount
      return cell
    }
    table.bars += below.bars.map { bar in
      var bar = bar
      bar.row += above.rowCount
      return bar
    }
    table.reason += "; goes on in the next table of the markup, which has the same columns and no header"
    return table
  }
}
