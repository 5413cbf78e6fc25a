import Vocabulary

/// A number or word of a text as the date grammar sees it.
struct DateToken {
  enum Kind: Equatable {
    case number(Int, digits: Int)
    case word(DateWord)
    case other
  }

  var kind: Kind
  var range: Range<String.Index>
  /// What stands between the token before and this one; empty inside a word such as "Q3".
  var gap: Substring
  /// Whether the word is written in full rather than as one of its abbreviations.
  var isLongWord: Bool

  var number: Int? {
    if case .number(let value, _) = kind { return value }
    return nil
  }

  var digits: Int {
    if case .number(_, let digits) = kind { return digits }
    return 0
  }

  var word: DateWord? {
    if case .word(let word) = kind { return word }
    return nil
  }
}

/// Cuts a text into the tokens of the date grammar.
struct DateLexer {
  let words: PhraseList<DateWord>

  /// Months of this many letters or more are names written in full; "maj" is the one shorter.
  private static let longMonth = 4

  func tokens(of text: String) -> [DateToken] {
    let folded = FoldedText(text)
    var tokens: [DateToken] = []
    var end = text.startIndex
    var position = 0

    func append(_ kind: DateToken.Kind, _ range: Range<String.Index>, isLong: Bool = true) {
      tokens.append(
        DateToken(
          kind: kind, range: range, gap: text[min(end, range.lowerBound)..<range.lowerBound], isLongWord: isLong))
      end = range.upperBound
    }

    while position < folded.words.count {
      let word = folded.words[position]
      if let value = DateLexer.number(word.text) {
        append(.number(value, digits: word.text.utf8.count), word.range)
        position += 1
      } else if let match = words.match(in: folded, at: position) {
        append(.word(match.code), match.range, isLong: DateLexer.isLong(match, word.text))
        position = match.words.upperBound
      } else if let split = splitToken(word, in: text) {
        for part in split { append(part.kind, part.range, isLong: false) }
        position += 1
      } else {
        append(.other, word.range)
        position += 1
      }
    }
    return tokens
  }

  private static func isLong(_ match: PhraseList<DateWord>.Match, _ word: String) -> Bool {
    switch match.code {
    case .may: true
    case .julyOrChristmas: false
    case .quarter, .halfYear, .week: word.count > 1
    default: match.code.monthNumber == nil || word.count >= longMonth && word != "sept" && word != "febr"
    }
  }

  private static func number(_ word: String) -> Int? {
    guard word.utf8.count <= 9, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(word)
  }

  /// "Q3", "uge34", "3kvt": letters and digits written together, of which the letters are a word of dates.
  private func splitToken(
    _ word: FoldedWord, in text: String
  ) -> [(kind: DateToken.Kind, range: Range<String.Index>)]? {
    let source = text[word.range]
    guard let first = source.first, let last = source.last, first.isNumber != last.isNumber else { return nil }
    let border = first.isNumber ? source.firstIndex { !$0.isNumber } : source.firstIndex { $0.isNumber }
    guard let border else { return nil }
    let (left, right) = (source[..<border], source[border...])
    let (digits, letters) = first.isNumber ? (left, right) : (right, left)
    guard let value = DateLexer.number(String(digits)), let match = words.whole(String(letters)) else { return nil }
    let number = DateToken.Kind.number(value, digits: digits.count)
    let parts = [
      (left, first.isNumber ? number : .word(match.code)), (right, first.isNumber ? .word(match.code) : number),
    ]
    return parts.map { (kind: $0.1, range: $0.0.startIndex..<$0.0.endIndex) }
  }
}
