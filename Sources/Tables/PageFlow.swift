import Model

/// Width and height of a page, in whole points.
struct PageSize: Sendable, Hashable {
  var width: Int
  var height: Int

  init(_ page: PageContent) {
    width = Int(page.width.rounded())
    height = Int(page.height.rounded())
  }
}

/// What a page holds in reading order, with its furniture set apart.
struct PageFlow: Sendable {
  var pageSize: PageSize
  var groups: [FlowGroup]
  var furniture: [TextLine]
  /// Running heads that name the chapter which begins on the page.
  var chapters: [TextLine] = []
  /// Lines of notes at the foot of the page.
  var notes: [TextLine]

  /// Bottom of the text and tables, in points; `nil` for an empty page.
  func bottom(tables: [FoundTable]) -> Double? {
    groups.flatMap(\.items).map { item in
      switch item {
      case .line(let line): line.box.y1
      case .table(let index): tables[index].box.y1
      }
    }.max()
  }
}

/// Lays out what stands on each page outside its tables.
struct PageFlowBuilder {
  let pages: [PageContent]

  /// - Parameter tables: the tables of each page.
  func flows(tables: [[FoundTable]]) -> [PageFlow] {
    let lines = zip(pages, tables).map { page, found in
      textLines(freeWords(page, found), of: page.words)
    }
    let furniture = Furniture(pages: pages, lines: lines)
    return pages.indices.map { flow(pages[$0], lines[$0], furniture, tables[$0], at: $0) }
  }

  private func freeWords(_ page: PageContent, _ tables: [FoundTable]) -> [Int] {
    let held = Set(tables.flatMap { $0.cells.flatMap(\.words) })
    return page.words.indices.filter { !held.contains($0) }
  }

  private func flow(
    _ page: PageContent, _ lines: [TextLine], _ furniture: Furniture, _ tables: [FoundTable], at index: Int
  ) -> PageFlow {
    let isFurniture = { (line: TextLine) in line.words.allSatisfy(furniture.words[index].contains) }
    let isChapter = { (line: TextLine) in line.words.allSatisfy(furniture.chapters[index].contains) }
    let body = lines.filter { !isFurniture($0) }
    let notes = FootnoteFinder(words: page.words).footLines(
      of: body, below: max(0.4 * page.height, tables.map(\.box.y1).max() ?? 0))
    let noteWords = Set(notes.flatMap(\.words))
    let order = ReadingOrder(words: page.words, gutter: 13)
    return PageFlow(
      pageSize: PageSize(page),
      groups: order.groups(
        lines: body.filter { !noteWords.contains($0.words.first ?? -1) }, tables: tables.map(\.box)),
      furniture: lines.filter { isFurniture($0) && !isChapter($0) }, chapters: lines.filter(isChapter), notes: notes)
  }
}

/// The size that the running text of a document is set in, in points.
///
/// Text outside tables and notes decides where there is enough of it: in a plan the tables often hold most of the
/// text, in a smaller size.
func bodySize(of pages: [PageContent], flows: [PageFlow]) -> Double {
  var running: [Double: Int] = [:]
  for (page, flow) in zip(pages, flows) {
    for item in flow.groups.lazy.flatMap(\.items) {
      guard case .line(let line) = item, line.words.count > 5 else { continue }
      for word in line.words where !page.words[word].style.contains(.bold) {
        running[(page.words[word].size * 2).rounded() / 2, default: 0] += page.words[word].text.utf8.count
      }
    }
  }
  if running.values.reduce(0, +) > 300, let size = mostFrequent(running) { return size }
  var all: [Double: Int] = [:]
  for word in pages.lazy.flatMap(\.words) { all[(word.size * 2).rounded() / 2, default: 0] += word.text.utf8.count }
  return mostFrequent(all) ?? 10
}

private func mostFrequent(_ weights: [Double: Int]) -> Double? {
  weights.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
}
