import Model

/// Which sizes and weights of a document are headings, and at which level.
struct HeadingScale: Sendable {
  private let bodySize: Double
  /// Sizes above the body's, largest first, in half points.
  private let sizes: [Double]
  /// Whether bold lines stand out, or the whole document is bold.
  private let boldStandsOut: Bool

  init(pages: [PageContent], bodySize: Double) {
    var found: Set<Double> = []
    var bold = 0
    var all = 0
    for word in pages.lazy.flatMap(\.words) {
      all += 1
      if word.style.contains(.bold) { bold += 1 }
      if word.size >= 1.12 * bodySize { found.insert((word.size * 2).rounded() / 2) }
    }
    self.bodySize = bodySize
    sizes = found.sorted(by: >)
    boldStandsOut = bold * 2 < all
  }

  /// - Returns: `nil` for a paragraph that is no heading; bold lines in the body's size come after all larger sizes.
  func level(of paragraph: Paragraph, text: StyledText, size: Double) -> Int? {
    guard paragraph.lines.count <= 3, !text.isEmpty, text.plain.count <= 200 else { return nil }
    guard text.plain.contains(where: \.isLetter), !isProse(text.plain) else { return nil }
    let place = sizes.firstIndex { size >= $0 - 0.3 }
    if size >= 1.12 * bodySize, let place { return min(6, place + 1) }
    guard boldStandsOut, text.commonStyle.contains(.bold), size >= 0.9 * bodySize, paragraph.marker != .bullet,
      paragraph.marker != .painted
    else {
      return nil
    }
    return min(6, sizes.count + 1)
  }

  /// A heading hardly ever closes a sentence beyond this many characters.
  private static let longestSentence = 80

  /// Long text that closes a sentence, however large its letters: tables are often set smaller than the text around them.
  private func isProse(_ text: String) -> Bool {
    text.count > HeadingScale.longestSentence && text.last.map { ".:;".contains($0) } ?? false
  }
}
