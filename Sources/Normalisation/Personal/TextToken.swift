/// A word of a line as written, with its place in the text.
struct TextToken {
  /// With the punctuation around it.
  var range: Range<String.Index>
  /// Without.
  var core: Range<String.Index>
  /// Whether a sign stands after it that ends a name: a comma, a full stop, a bracket.
  var endsPhrase: Bool
  /// Whether a colon stands after it, or a stroke ("v/").
  var endsLabel: Bool

  /// The words of a line. A stroke parts words too ("Mette/Lone"), but stays with "v/".
  static func tokens(of line: Substring) -> [TextToken] {
    var result: [TextToken] = []
    var start = line.startIndex
    while start < line.endIndex {
      while start < line.endIndex, line[start].isWhitespace { start = line.index(after: start) }
      var end = start
      while end < line.endIndex, !line[end].isWhitespace {
        let isStroke = line[end] == "/"
        end = line.index(after: end)
        if isStroke { break }
      }
      if let token = token(line[start..<end]) { result.append(token) }
      start = end
    }
    return result
  }

  private static func token(_ piece: Substring) -> TextToken? {
    guard let first = piece.firstIndex(where: isLetterOrDigit), let last = piece.lastIndex(where: isLetterOrDigit)
    else { return nil }
    let core = first..<piece.index(after: last)
    let after = piece[core.upperBound...]
    return TextToken(
      range: piece.startIndex..<piece.endIndex, core: core, endsPhrase: after.contains { ",.;:)]/".contains($0) },
      endsLabel: after.contains { ":/".contains($0) })
  }

  private static func isLetterOrDigit(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
