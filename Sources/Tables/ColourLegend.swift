import Model

/// What the colours of a page stand for: small painted boxes or dots with words beside them, outside tables.
struct ColourLegend: Sendable {
  private var entries: [(colour: String, word: String)] = []

  /// - Parameter tables: boxes of the page's tables; a sign inside one is no legend.
  init(page: PageContent, tables: [Rect], composer: TextComposer) {
    let signs = page.fills.filter { fill in
      (3...40).contains(fill.box.width) && (2...22).contains(fill.box.height)
        && !tables.contains { $0.contains(x: fill.box.midX, y: fill.box.midY) }
    }
    for sign in signs {
      let words = Self.words(beside: sign, signs: signs, page: page)
      guard !words.isEmpty else { continue }
      let line = TextLine(words, of: page.words)
      entries.append((sign.colour, composer.text(Paragraph(lines: [line], marker: nil), of: page.words).plain))
    }
  }

  /// The word beside a box of this colour, or of one that the eye takes for the same.
  func word(for colour: String) -> String? {
    if let exact = entries.first(where: { $0.colour == colour }) { return exact.word }
    guard let wanted = colourParts(colour) else { return nil }
    return entries.first { entry in
      guard let parts = colourParts(entry.colour) else { return false }
      return abs(parts.red - wanted.red) + abs(parts.green - wanted.green) + abs(parts.blue - wanted.blue) < 30
    }?.word
  }

  /// A sign of its own with its own word after it: "◆ Milepæl".
  private static func isSign(_ text: String) -> Bool {
    text.unicodeScalars.count <= 2
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory == .otherSymbol }
  }

  /// Words to the right of a sign on its line, up to the next sign or a wide gap.
  private static func words(beside sign: Fill, signs: [Fill], page: PageContent) -> [Int] {
    var end = sign.box.x1
    var found: [Int] = []
    let onLine = page.words.indices
      .filter { page.words[$0].box.y0 < sign.box.midY && page.words[$0].box.y1 > sign.box.midY }
      .sorted { page.words[$0].box.x0 < page.words[$1].box.x0 }
    for index in onLine where page.words[index].box.x0 > sign.box.x1 - 2 {
      let word = page.words[index]
      guard word.box.x0 - end < (found.isEmpty ? 24 : word.size) else { break }
      let isNextSign = signs.contains {
        $0 != sign && $0.box.x0 > sign.box.x1 && $0.box.x0 < word.box.x0 && $0.box.y0 < sign.box.midY
          && $0.box.y1 > sign.box.midY
      }
      guard !isNextSign, !isSign(word.text) else { break }
      found.append(index)
      end = word.box.x1
    }
    return found
  }
}
