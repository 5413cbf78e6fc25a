import Model

/// Makes blocks of the lines of all pages: headings, paragraphs joined over pages, list items, footnotes and furniture.
struct BlockBuilder {
  let pages: [PageContent]
  let composer: TextComposer
  let bodySize: Double
  private let headings: HeadingScale

  init(pages: [PageContent], composer: TextComposer, bodySize: Double) {
    self.pages = pages
    self.composer = composer
    self.bodySize = bodySize
    headings = HeadingScale(pages: pages, bodySize: bodySize)
  }

  /// - Parameters:
  ///   - flows: the flow of each page.
  ///   - tableIDs: for each page and table on it, the id, when the stitched table begins there.
  func blocks(flows: [PageFlow], tableIDs: [[TableID?]]) -> [Block] {
    var blocks: [Block] = []
    var openEnd: OpenEnd?
    for (index, flow) in flows.enumerated() {
      for line in flow.furniture where line.middle < pages[index].height / 2 { blocks.append(furniture(line, index)) }
      for line in flow.chapters {
        blocks.append(Block(.heading(level: 1), furniture(line, index).text, regions: furniture(line, index).regions))
      }
      for group in flow.groups {
        append(group, page: index, tableIDs: tableIDs[index], to: &blocks, openEnd: &openEnd)
      }
      blocks += notes(flow.notes, page: index)
      for line in flow.furniture where line.middle >= pages[index].height / 2 { blocks.append(furniture(line, index)) }
    }
    return blocks
  }

  /// The last paragraph so far, as far as text on the next page may go on with it.
  struct OpenEnd {
    var block: Int
    var roomAfterLastLine: Double
    var size: Double
    var page: Int
  }

  private func append(
    _ group: FlowGroup, page: Int, tableIDs: [TableID?], to blocks: inout [Block], openEnd: inout OpenEnd?
  ) {
    var lines: [TextLine] = []
    func flush() {
      append(lines, column: group.column, page: page, to: &blocks, openEnd: &openEnd)
      lines = []
    }
    for item in group.items {
      switch item {
      case .line(let line): lines.append(line)
      case .table(let index):
        flush()
        if let id = tableIDs[index] { blocks.append(Block(.table(id))) }
        openEnd = nil
      }
    }
    flush()
  }

  private func append(
    _ lines: [TextLine], column: Rect, page: Int, to blocks: inout [Block], openEnd: inout OpenEnd?
  ) {
    guard !lines.isEmpty else { return }
    let words = pages[page].words
    let cutter = ParagraphCutter(
      words: words, groups: [lines], discs: pages[page].fills.filter(\.isRound).map(\.box))
    let paragraphs = withSignsOfKeys(
      withoutLoneNumbers(
        cutAtSizes(lines, words).flatMap { cutter.paragraphs($0, extent: (column.x0, column.x1)) }, words: words),
      words: words
    )
    var indents: [Double] = []
    for paragraph in paragraphs {
      if let note = note(paragraph, page: page, after: blocks.last) {
        blocks.append(note)
        continue
      }
      let block = self.block(paragraph, page: page, indents: &indents)
      guard let last = paragraph.lines.last, let firstWord = paragraph.lines.first?.words.first else { continue }
      if let open = openEnd, goesOn(blocks[open.block], open, block, firstWord: words[firstWord], page: page) {
        composer.append(block.text, to: &blocks[open.block].text)
        blocks[open.block].regions += block.regions
        openEnd?.page = page
        openEnd?.roomAfterLastLine = column.x1 - last.box.x1
        continue
      }
      blocks.append(block)
      openEnd = OpenEnd(
        block: blocks.count - 1, roomAfterLastLine: column.x1 - last.box.x1, size: block.size, page: page)
    }
  }

  /// Takes the marker from a paragraph that begins with a number but stands in no list: `22. december 2016`.
  ///
  /// A number makes an item when a neighbour has one too, when it is the first of its kind, or when a capital follows.
  private func withoutLoneNumbers(_ paragraphs: [Paragraph], words: [Word]) -> [Paragraph] {
    paragraphs.indices.map { index in
      var paragraph = paragraphs[index]
      guard case .number(let number) = paragraph.marker, let line = paragraph.lines.first else { return paragraph }
      let neighbours = [index - 1, index + 1].filter(paragraphs.indices.contains)
      let isListed = neighbours.contains { paragraphs[$0].marker != nil }
      let isFirst = number.contains("1") && number.count < 4 || number.contains("a") || number.contains("i")
      let next = line.words.count > 1 ? words[line.words[1]].text.first : nil
      if !isListed, !isFirst || number == "1.", next?.isUppercase != true { paragraph.marker = nil }
      return paragraph
    }
  }

  /// Keeps the signs of a list whose items all begin with different ones: it says what they mean.
  private func withSignsOfKeys(_ paragraphs: [Paragraph], words: [Word]) -> [Paragraph] {
    var result = paragraphs
    var run: [(place: Int, sign: String)] = []
    func close() {
      guard run.count > 1, Set(run.map(\.sign)).count == run.count else { return }
      for item in run { result[item.place].marker = .sign }
    }
    for (place, paragraph) in paragraphs.enumerated() {
      // Not every sign is one that bullets use.
      let isItem = paragraph.marker == .bullet || paragraph.marker == nil && paragraph.lines.count == 1
      if isItem, let word = paragraph.lines.first?.words.first, Symbol.isSymbol(words[word].text) {
        run.append((place, words[word].text))
      } else {
        close()
        run = []
      }
    }
    close()
    return result
  }

  /// Least gap, in units of the larger font size, and least ratio of the sizes of two texts at one height that are two.
  private static let sideGap = 3.0
  private static let sideRatio = 1.3

  /// A heading and the small text that stands far to its side, each by itself.
  private func parted(_ line: TextLine, _ words: [Word]) -> [TextLine] {
    let parts = line.chunks(gap: Self.sideGap, of: words)
    guard parts.count == 2, parts[0].size >= Self.sideRatio * parts[1].size else { return [line] }
    return parts
  }

  /// Lines of unlike size never share a paragraph.
  private func cutAtSizes(_ lines: [TextLine], _ words: [Word]) -> [[TextLine]] {
    var result: [[TextLine]] = []
    for line in lines.flatMap({ parted($0, words) }) {
      if let last = result.last?.last, abs(last.size - line.size) < 0.75 {
        result[result.count - 1].append(line)
      } else {
        result.append([line])
      }
    }
    return result
  }

  /// A paragraph goes on over a page or column break when its last line was full and no sentence ended there, or the
  /// text goes on with a small letter.
  private func goesOn(_ block: Block, _ open: OpenEnd, _ next: Block, firstWord: Word, page: Int) -> Bool {
    guard page != open.page, case .paragraph = next.content, abs(open.size - next.size) < 0.75 else { return false }
    switch block.content {
    case .paragraph, .listItem: break
    default: return false
    }
    let text = block.text.plain
    let endsSentence = text.last.map { ".:;!?".contains($0) } ?? true
    if firstWord.text.first?.isLowercase == true { return !endsSentence || text.hasSuffix("-") }
    return !endsSentence && open.roomAfterLastLine < firstWord.box.width + 4
  }

  private func block(_ paragraph: Paragraph, page: Int, indents: inout [Double]) -> Block {
    let words = pages[page].words
    let box = Rect.bounding(paragraph.lines.map(\.box))
    let regions = box.map { [PageRegion(page: pages[page].number, box: $0)] } ?? []
    let text = composer.text(paragraph, of: words)
    let size = paragraph.lines.first?.size ?? 0
    if let level = headings.level(of: paragraph, text: text, size: size) {
      return Block(.heading(level: level), text, regions: regions, size: size)
    }
    guard let marker = paragraph.marker, let left = paragraph.lines.first?.box.x0 else {
      return Block(.paragraph, text, regions: regions, size: size)
    }
    return listItem(marker, text, depth: depth(left, &indents), regions: regions, size: size)
  }

  private func listItem(
    _ marker: ListMarker, _ text: StyledText, depth: Int, regions: [PageRegion], size: Double
  ) -> Block {
    guard case .number(let number) = marker else {
      return Block(.listItem(depth: depth, marker: ""), text, regions: regions, size: size)
    }
    var runs = text.runs
    if let first = runs.first, first.text.hasPrefix(number) {
      runs[0].text = String(first.text.dropFirst(number.count))
    }
    return Block(
      .listItem(depth: depth, marker: number), StyledText(runs: runs).trimmed, regions: regions, size: size)
  }

  /// Number of smaller indents in the list so far.
  private func depth(_ left: Double, _ indents: inout [Double]) -> Int {
    indents.removeAll { $0 > left + 4 }
    if !indents.contains(where: { abs($0 - left) <= 4 }) { indents.append(left) }
    return indents.count - 1
  }

  /// A note that stands right under a table or another such note, or begins with a raised mark.
  private func note(_ paragraph: Paragraph, page: Int, after previous: Block?) -> Block? {
    guard let first = paragraph.lines.first, let word = first.words.first,
      FootnoteFinder(words: pages[page].words).mark(of: first) != nil
    else { return nil }
    switch previous?.content {
    case .table?, .footnote?: break
    default: guard pages[page].words[word].style.contains(.superscript) else { return nil }
    }
    return notes(paragraph.lines, page: page).first
  }

  private func furniture(_ line: TextLine, _ page: Int) -> Block {
    let text = composer.text(Paragraph(lines: [line], marker: nil), of: pages[page].words)
    return Block(
      .furniture, text, regions: [PageRegion(page: pages[page].number, box: line.box)], size: line.size)
  }

  /// Footnotes, each from its mark to the next.
  private func notes(_ lines: [TextLine], page: Int) -> [Block] {
    let words = pages[page].words
    return FootnoteFinder(words: words).groups(of: lines).map { group in
      let text = composer.text(Paragraph(lines: group.lines, marker: nil), of: words)
      let box = Rect.bounding(group.lines.map(\.box))
      return Block(
        .footnote(mark: group.mark), text, regions: box.map { [PageRegion(page: pages[page].number, box: $0)] } ?? [],
        size: group.lines.first?.size ?? 0)
    }
  }
}
