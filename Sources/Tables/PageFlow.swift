import Model

/// What a page holds in reading order, with its furniture set apart.
struct PageFlow: Sendable {
  var groups: [FlowGroup]
  var furniture: [TextLine]
  /// Lines of notes at the foot of the page.
  var notes: [TextLine]

  /// The first thing on the page that is neither furniture nor a note.
  var first: FlowItem? { groups.first?.items.first }
  var last: FlowItem? { groups.last?.items.last }

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
  /// Size of the body text, in points.
  let bodySize: Double

  init(pages: [PageContent]) {
    self.pages = pages
    bodySize = commonSize(pages)
  }

  /// - Parameter tables: the tables of each page.
  func flows(tables: [[FoundTable]]) -> [PageFlow] {
    let lines = zip(pages, tables).map { page, found in
      textLines(freeWords(page, found), of: page.words)
    }
    let furniture = Furniture(pages: pages, lines: lines)
    return pages.indices.map { flow(pages[$0], lines[$0], furniture.words[$0], tables[$0]) }
  }

  private func freeWords(_ page: PageContent, _ tables: [FoundTable]) -> [Int] {
    let held = Set(tables.flatMap { $0.cells.flatMap(\.words) })
    return page.words.indices.filter { !held.contains($0) }
  }

  private func flow(
    _ page: PageContent, _ lines: [TextLine], _ furnitureWords: Set<Int>, _ tables: [FoundTable]
  ) -> PageFlow {
    let isFurniture = { (line: TextLine) in line.words.allSatisfy(furnitureWords.contains) }
    let body = lines.filter { !isFurniture($0) }
    let notes = footnoteLines(body, page: page, tables: tables)
    let noteWords = Set(notes.flatMap(\.words))
    let order = ReadingOrder(words: page.words, gutter: max(10, 1.2 * bodySize))
    return PageFlow(
      groups: order.groups(
        lines: body.filter { !noteWords.contains($0.words.first ?? -1) }, tables: tables.map(\.box)),
      furniture: lines.filter(isFurniture), notes: notes)
  }

  /// The lines at the page's foot from the first small line on that begins with a mark, when nothing larger follows.
  private func footnoteLines(_ lines: [TextLine], page: PageContent, tables: [FoundTable]) -> [TextLine] {
    let tableBottom = tables.map(\.box.y1).max() ?? 0
    var first: Int?
    for index in lines.indices.reversed() {
      let line = lines[index]
      guard line.size <= 0.92 * bodySize, line.middle > tableBottom, line.middle > 0.4 * page.height else { break }
      if footnoteMark(of: line, words: page.words) != nil { first = index }
    }
    return first.map { Array(lines[$0...]) } ?? []
  }
}

/// The mark that a footnote begins with: a small raised number, or stars and daggers.
func footnoteMark(of line: TextLine, words: [Word]) -> String? {
  guard let first = line.words.first else { return nil }
  let text = words[first].text
  if !text.isEmpty, text.allSatisfy({ "*†‡".contains($0) }) { return text }
  guard !text.isEmpty, text.count <= 3, text.allSatisfy(\.isNumber) else { return nil }
  let isRaised = words[first].style.contains(.superscript) || words[first].size < 0.85 * line.size
  return isRaised ? text : nil
}

/// The font size of most characters of a document, in points; 10 for none.
func commonSize(_ pages: [PageContent]) -> Double {
  var weights: [Double: Int] = [:]
  for word in pages.lazy.flatMap(\.words) {
    weights[(word.size * 2).rounded() / 2, default: 0] += word.text.utf8.count
  }
  return weights.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 10
}
