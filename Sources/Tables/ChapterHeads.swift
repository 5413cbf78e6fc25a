import Model

/// Finds the running heads that name chapters: at one place of the pages, one text on some that follow each other, another
/// text on the next.
struct ChapterHeads {
  /// The lines on the first page of each chapter.
  private(set) var first: [(page: Int, line: Int)] = []

  /// Fewest chapters, and pages with such a head.
  static let leastChapters = 2
  static let leastPages = 4
  /// Fewest letters of a name.
  static let leastLetters = 3

  /// - Parameters:
  ///   - lines: the lines of each page outside tables.
  ///   - furniture: for each page, the words of its running lines.
  init(pages: [PageContent], lines: [[TextLine]], furniture: [Set<Int>]) {
    var places: [Int: [(page: Int, line: Int, text: String)]] = [:]
    for (page, content) in pages.enumerated() {
      for (number, line) in lines[page].enumerated()
      where Furniture.isAtHead(line, of: content) && line.words.allSatisfy(furniture[page].contains) {
        let text = line.words.map { content.words[$0].text }.joined(separator: " ")
        places[Int((line.middle / 4).rounded()), default: []].append((page, number, text))
      }
    }
    for place in places.keys.sorted() {
      guard let heads = places[place], heads.count >= Self.leastPages, Set(heads.map(\.page)).count == heads.count
      else { continue }
      let starts = heads.indices.filter { $0 == 0 || heads[$0].text != heads[$0 - 1].text }
      let names = Set(heads.map { $0.text.filter(\.isLetter) })
      guard names.count >= Self.leastChapters, names.count == starts.count,
        names.allSatisfy({ $0.count >= Self.leastLetters })
      else { continue }
      first += starts.map { (heads[$0].page, heads[$0].line) }
    }
  }
}
