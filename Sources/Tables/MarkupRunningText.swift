import Model

/// Finds stretches of paragraphs in which a numbered plan was flattened to running text, a paragraph a page.
struct MarkupRunningText {
  enum Piece {
    case block(Block)
    case table(MarkupTable)
  }

  /// Fewest numbers in a stretch, and of these under other numbers, for it to be a plan rather than text with a few points.
  private static let fewestNumbers = 8
  private static let fewestSubnumbers = 4
  /// A paragraph with numbers inside that is shorter than this was a line of its own.
  private static let shortestPage = 300

  /// The blocks of a document, with flattened plans as tables or as list items.
  static func pieces(of blocks: [Block]) -> [Piece] {
    var pieces: [Piece] = []
    var stretch: [Block] = []
    for block in blocks {
      if isPage(block) || !stretch.isEmpty && goesOn(block) {
        stretch.append(block)
      } else {
        pieces += rebuilt(stretch)
        stretch = []
        pieces.append(.block(block))
      }
    }
    return pieces + rebuilt(stretch)
  }

  /// A long paragraph, or a long item: the page may begin with a number.
  private static func isPage(_ block: Block) -> Bool {
    switch block.content {
    case .paragraph, .listItem: block.text.runs.reduce(0) { $0 + $1.text.utf8.count } >= shortestPage
    default: false
    }
  }

  /// A shorter page that belongs to the one before: numbers stand within it, or it begins within a sentence.
  private static func goesOn(_ block: Block) -> Bool {
    switch block.content {
    case .paragraph, .listItem:
      let text = text(of: block)
      return text.first?.isLowercase == true || MarkupNumbering(text, isWithinPlan: true).items.count >= fewestInner
    default: return false
    }
  }

  private static func text(of block: Block) -> String {
    if case .listItem(_, let marker) = block.content, !marker.isEmpty { return marker + " " + block.text.plain }
    return block.text.plain
  }

  /// Whether numbers stand within the lines: each of at least half the paragraphs has several.
  private static func isFlattened(_ pages: [String]) -> Bool {
    let flattened = pages.filter { MarkupNumbering($0, isWithinPlan: true).items.count >= fewestInner }
    return flattened.count * 2 >= pages.count
  }

  /// Numbers in a paragraph from which its lines were run together.
  private static let fewestInner = 3

  private static func rebuilt(_ blocks: [Block]) -> [Piece] {
    let plain = blocks.map(Piece.block)
    guard !blocks.isEmpty else { return plain }
    let pages = PageNumbers.removed(from: blocks.map(text))
    // The pages before the first number are text of their own.
    guard let first = pages.firstIndex(where: { !MarkupNumbering($0).items.isEmpty }) else { return plain }
    let numbering = MarkupNumbering(joined(pages[first...]))
    let subnumbers = numbering.items.filter { $0.number.count > 1 }.count
    guard numbering.items.count >= fewestNumbers, subnumbers >= fewestSubnumbers, isFlattened(Array(pages[first...]))
    else { return plain }
    var pieces = zip(blocks, pages).prefix(first).map { block, page in
      Piece.block(page == text(of: block) ? block : Block(.paragraph, StyledText(page)))
    }
    if !numbering.preface.isEmpty { pieces.append(.block(Block(.paragraph, StyledText(numbering.preface)))) }
    if let rebuilt = MarkupNumberedTable(numbering) {
      pieces.append(.table(rebuilt.table))
    } else {
      pieces += numbering.items.map { item in
        .block(Block(.listItem(depth: item.number.count - 1, marker: item.marker), StyledText(item.text)))
      }
    }
    return pieces
  }

  /// The pages as one text: a word cut by the end of a page is put together.
  private static func joined(_ pages: ArraySlice<String>) -> String {
    var text = ""
    for page in pages {
      if text.hasSuffix("-"), page.first?.isLowercase == true {
        text.removeLast()
        text += page
      } else {
        text += (text.isEmpty ? "" : " ") + page
      }
    }
    return text
  }
}

/// The page numbers that a viewer's text has at the end of each page, or where the page's last column begins.
enum PageNumbers {
  /// - Parameter pages: the text of pages that follow each other.
  /// - Returns: the texts without their numbers; unchanged unless most pages end in numbers that count up by one.
  static func removed(from pages: [String]) -> [String] {
    let ends = pages.map { $0.split(separator: " ").last.flatMap { Int($0) } }
    let offsets = zip(ends, ends.indices).compactMap { end, index in end.map { $0 - index } }
    guard let offset = offsets.first, offsets.count >= 3, offsets.count * 2 > pages.count,
      offsets.allSatisfy({ $0 == offset })
    else { return pages }
    return zip(pages, pages.indices).map { page, index in
      ends[index] == nil ? withoutInner(index + offset, page) : withoutLast(page)
    }
  }

  private static func withoutLast(_ page: String) -> String {
    page.lastIndex(of: " ").map { String(page[..<$0]) } ?? page
  }

  /// A number between the end of a sentence and a capital letter.
  private static func withoutInner(_ number: Int, _ page: String) -> String {
    var words = page.split(separator: " ", omittingEmptySubsequences: false)
    let place = words.indices.dropFirst().dropLast().first { index in
      words[index] == String(number) && words[index - 1].last.map { ".?!".contains($0) } == true
        && words[index + 1].first?.isUppercase == true
    }
    if let place { words.remove(at: place) }
    return words.joined(separator: " ")
  }
}
