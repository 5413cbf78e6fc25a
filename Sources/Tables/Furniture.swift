import Model

/// Lines that are no text of the document: running heads and page numbers.
struct Furniture: Sendable {
  /// For each page, in order, the words of its furniture.
  private(set) var words: [Set<Int>]
  /// For each page, in order, the words of the running heads that name the chapter which begins there.
  private(set) var chapters: [Set<Int>]

  /// - Parameters:
  ///   - pages: all pages of the document.
  ///   - lines: the lines of each page outside tables.
  init(pages: [PageContent], lines: [[TextLine]]) {
    words = pages.map { _ in [] }
    chapters = words
    var places: [String: [(page: Int, line: Int)]] = [:]
    for (page, content) in pages.enumerated() {
      for (number, line) in lines[page].enumerated() where Self.isAtEdge(line, of: content) {
        let text = Self.text(of: line, in: content)
        if Self.isPageNumber(text), Self.isOutermost(line, lines[page]) { words[page].formUnion(line.words) }
        let key = Self.folded(text) + "@" + String(Int((line.middle / 4).rounded()))
        places[key, default: []].append((page, number))
      }
    }
    for group in places.values where Set(group.map(\.page)).count > 1 {
      for (page, line) in group { words[page].formUnion(lines[page][line].words) }
    }
    for (page, line) in ChapterHeads(pages: pages, lines: lines, furniture: words).first {
      chapters[page].formUnion(lines[page][line].words)
    }
  }

  /// Share of the page's height in which a running head can stand; a heading repeated further down belongs to the text.
  private static let headShare = 0.11
  /// Share in which a running foot can stand: on a landscape page of Word's usual margins it stands at 0.885.
  private static let footShare = 0.15

  static func isAtHead(_ line: TextLine, of page: PageContent) -> Bool { line.middle < headShare * page.height }

  private static func isAtEdge(_ line: TextLine, of page: PageContent) -> Bool {
    line.middle < headShare * page.height || line.middle > (1 - footShare) * page.height
  }

  private static func isOutermost(_ line: TextLine, _ lines: [TextLine]) -> Bool {
    !lines.contains { $0.middle > line.middle + 1 } || !lines.contains { $0.middle < line.middle - 1 }
  }

  private static func text(of line: TextLine, in page: PageContent) -> String {
    line.words.map { page.words[$0].text }.joined(separator: " ")
  }

  /// Digits become one sign, so that page numbers compare equal.
  private static func folded(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      let sign: Character = character.isNumber ? "#" : character
      if sign != "#" || result.last != "#" { result.append(sign) }
    }
    return result
  }

  /// `3`, `- 3 -`, `3/12`, `3 of 12`: at most one short word beside one or two numbers.
  private static func isPageNumber(_ text: String) -> Bool {
    let parts = text.split { !$0.isLetter && !$0.isNumber }
    let numbers = parts.filter { $0.allSatisfy(\.isNumber) }
    return (1...2).contains(numbers.count) && parts.count - numbers.count <= 2 && text.count <= 14
      && numbers.allSatisfy { $0.count <= 3 }
  }
}
