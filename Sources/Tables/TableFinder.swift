public import Model

/// Finds the tables of a document and puts all its other text into reading order.
///
/// Tables are found page by page from drawn rulings, then joined over page breaks. Every word of a page ends up in a cell
/// or in a block.
public struct TableFinder: Sendable {
  private let settings: TableSettings

  public init(settings: TableSettings = TableSettings()) { self.settings = settings }

  public func tabulate(_ document: ReadDocument) -> TabulatedDocument {
    guard !document.pages.isEmpty else { return passedOn(document) }
    let composer = TextComposer(hyphenation: Hyphenation(pages: document.pages, settings: settings))
    var found = document.pages.map { tables(on: $0, composer: composer) }
    let builder = PageFlowBuilder(pages: document.pages)
    var assembly = TableAssembly(
      found: found, flows: builder.flows(tables: found), stitcher: Stitcher(composer: composer, settings: settings))
    if assembly.hasLooseFragments {
      found = assembly.withoutLooseFragments()
      assembly = TableAssembly(
        found: found, flows: builder.flows(tables: found), stitcher: Stitcher(composer: composer, settings: settings))
    }
    let blocks = BlockBuilder(
      pages: document.pages, composer: composer, bodySize: bodySize(of: document.pages, flows: assembly.flows)
    )
    .blocks(flows: assembly.flows, tableIDs: assembly.idsByPage)
    return TabulatedDocument(
      reader: document.reader, pageCount: document.pageCount, blocks: blocks, tables: assembly.tables,
      metadata: document.metadata, problems: document.problems)
  }

  /// The tables of a page: drawn grids, and outside them text that is set in columns.
  private func tables(on page: PageContent, composer: TextComposer) -> [FoundTable] {
    guard page.rulings.count <= settings.rulingLimit else { return [] }
    let rulings = RulingCleaner(page: page, settings: settings).rulings()
    let ruled = RuledTableFinder(page: page, composer: composer, settings: settings).tables(rulings: rulings)
    let aligned = AlignedTableFinder(page: page, composer: composer, settings: settings)
      .tables(outside: ruled.tables.map(\.box) + ruled.drawings, rulings: rulings.horizontal)
    return (ruled.tables + aligned).sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
  }

  private func passedOn(_ document: ReadDocument) -> TabulatedDocument {
    MarkupTabulation.tabulate(document, settings: settings)
  }
}
