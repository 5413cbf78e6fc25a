public import Model

/// Finds the tables of a document and puts all its other text into reading order.
///
/// Tables are found page by page from drawn rulings, tags and the alignment of text, then joined over page breaks.
/// Every word of a page ends up in a cell or in a block.
public struct TableFinder: Sendable {
  private let settings: TableSettings

  public init(settings: TableSettings = TableSettings()) { self.settings = settings }

  public func tabulate(_ document: ReadDocument) -> TabulatedDocument {
    guard !document.pages.isEmpty else { return passedOn(document) }
    let composer = TextComposer(hyphenation: Hyphenation(pages: document.pages, settings: settings))
    let tagged = TaggedTableFinder(
      tables: document.taggedTables, pages: document.pages, settings: settings)
    let charts = document.pages.map { ChartDrawing(page: $0, settings: settings) }
    var found = charts.map { tables(on: $0, tagged: tagged, composer: composer) }
    ChartBars(charts: charts, composer: composer).add(to: &found)
    let builder = PageFlowBuilder(pages: document.pages)
    var assembly = TableAssembly(
      found: found, flows: builder.flows(tables: found), words: document.pages.map(\.words),
      stitcher: Stitcher(composer: composer, settings: settings))
    if assembly.hasLooseFragments {
      found = assembly.withoutLooseFragments()
      assembly = TableAssembly(
        found: found, flows: builder.flows(tables: found), words: document.pages.map(\.words),
        stitcher: Stitcher(composer: composer, settings: settings))
    }
    var blocks = BlockBuilder(
      pages: document.pages, composer: composer, bodySize: bodySize(of: document.pages, flows: assembly.flows)
    )
    .blocks(flows: assembly.flows, tableIDs: assembly.idsByPage)
    var joined = assembly.tables
    assignCaptions(blocks: &blocks, tables: &joined)
    return TabulatedDocument(
      reader: document.reader, pageCount: document.pageCount, blocks: blocks,
      tables: joined.map { $0.withoutOverlaps() },
      metadata: document.metadata, problems: document.problems + uncertain(joined))
  }

  /// A problem for each table that a person should look at.
  private func uncertain(_ tables: [Table]) -> [Problem] {
    tables.filter { $0.confidence < settings.certainConfidence }.map { table in
      Problem(
        .tableUncertain, "The columns were found by the alignment of the text alone.", page: table.pageFirst,
        table: table.id)
    }
  }

  /// The tables of a page: drawn grids and what tags tell of, weighed against each other, and outside both text that is
  /// set in columns.
  private func tables(on chart: ChartDrawing, tagged: TaggedTableFinder, composer: TextComposer) -> [FoundTable] {
    let page = chart.page
    guard page.rulings.count <= settings.rulingLimit else { return [] }
    let rulings = RulingCleaner(page: page, settings: settings).rulings()
    let drawn = RuledTableFinder(page: page, chart: chart, composer: composer, settings: settings)
      .tables(rulings: rulings)
    let aligned = AlignedTableFinder(page: page, composer: composer, settings: settings)
    var found = drawn.tables
    let told = tagged.tables(on: page, rulings: rulings, composer: composer)
    if !told.isEmpty {
      found = TagWeighing(aligned: aligned, rulings: rulings.horizontal).tables(drawn: drawn.tables, told: told)
    }
    if let boxed = boxed(on: page, beside: found, composer: composer) {
      found.removeAll { $0.isFragment && boxed.box.contains(x: $0.box.midX, y: $0.box.midY) }
      found.append(boxed)
    }
    found += aligned.tables(outside: found.map(\.box) + drawn.drawings, rulings: rulings.horizontal)
    return found.map { $0.markedIfRecognised(page.words) }
      .sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
  }

  /// Boxes with labels where no grid is drawn.
  private func boxed(on page: PageContent, beside found: [FoundTable], composer: TextComposer) -> FoundTable? {
    LabelledBoxFinder(page: page, composer: composer).table(
      frames: found.filter(\.isFragment).map(\.box), outside: found.filter { !$0.isFragment }.map(\.box))
  }

  private func passedOn(_ document: ReadDocument) -> TabulatedDocument {
    MarkupTabulation.tabulate(document, settings: settings)
  }
}
