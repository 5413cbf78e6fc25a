/// A word of a text, folded for comparison, with its place in the text.
public struct FoldedWord: Sendable, Hashable {
  /// Lower case, composed letters (NFC), æøå kept, without apostrophes and soft hyphens.
  public var text: String
  /// Where it stands in the text it was read from.
  public var range: Range<String.Index>

  public init(text: String, range: Range<String.Index>) {
    self.text = text
    self.range = range
  }
}

/// A text cut into folded words, so that many word lists can be looked up in it without folding it again.
///
/// Words are runs of letters and digits. Punctuation, hyphens, slashes and white space part them; `§` and `%` are words of
/// their own and `&` reads as the conjunction it stands for. "KLK's – Børn & Unge" → `klks`, `børn`, `og`, `unge`.
public struct FoldedText: Sendable, Hashable {
  public let source: String
  public let words: [FoldedWord]

  public init(_ source: String) {
    self.source = source
    self.words = FoldedText.words(of: source)
  }

  /// The part of the text that a run of words covers.
  public func range(of words: Range<Int>) -> Range<String.Index> {
    guard let first = words.first, let last = words.last else { return source.startIndex..<source.startIndex }
    return self.words[first].range.lowerBound..<self.words[last].range.upperBound
  }

  /// The text as its folded words, parted by single spaces.
  public var joined: String { words.map(\.text).joined(separator: " ") }

  private static func words(of source: String) -> [FoldedWord] {
    var result: [FoldedWord] = []
    var current = String.UnicodeScalarView()
    let scalars = source.unicodeScalars
    var start = scalars.startIndex
    var position = scalars.startIndex

    func close(at end: String.Index) {
      guard !current.isEmpty else { return }
      result.append(FoldedWord(text: String(current), range: start..<end))
      current = String.UnicodeScalarView()
    }

    while position < scalars.endIndex {
      let scalar = scalars[position]
      let next = scalars.index(after: position)
      switch Folding.role(of: scalar) {
      case .letter(let folded):
        if current.isEmpty { start = position }
        current.append(folded)
      case .expanding:
        if current.isEmpty { start = position }
        current.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      case .mark:
        if let last = current.last, let composed = Folding.composed(last, scalar) {
          current.removeLast()
          current.append(composed)
        }
      case .joiner:
        break
      case .symbol(let word):
        close(at: position)
        result.append(FoldedWord(text: word, range: position..<next))
      case .separator:
        close(at: position)
      }
      position = next
    }
    close(at: scalars.endIndex)
    return result
  }
}
