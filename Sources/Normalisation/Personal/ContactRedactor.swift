import Model
import Vocabulary

/// Takes personal data out of values: telephone numbers, numbers of persons, e-mail addresses and names. Functions, departments and
/// committees stay.
struct ContactRedactor {
  private let vocabulary: Vocabulary
  private let names: NameFinder
  private let numbers: NumberFinder
  private var contact: PhraseList<String> { vocabulary.documentFacts.contact }

  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    names = NameFinder(vocabulary: vocabulary)
    numbers = NumberFinder(vocabulary: vocabulary)
  }

  /// Whether a whole column holds contact data.
  func isContactHeading(_ heading: String) -> Bool { contact.whole(heading) != nil }

  /// - Parameter isLabelled: whether a label for a person stands before the text, such as the head of its column.
  func redacted(_ text: String, isLabelled: Bool = false) -> String {
    let places = places(in: text, isLabelled: isLabelled)
    guard !places.isEmpty else { return text }
    var kept = ""
    var position = text.startIndex
    for place in places {
      kept += text[position..<place.lowerBound]
      position = place.upperBound
    }
    return kept + text[position...]
  }

  func redacted(_ text: StyledText, isLabelled: Bool = false) -> StyledText {
    let plain = text.plain
    let places = places(in: plain, isLabelled: isLabelled)
    guard !places.isEmpty else { return text }
    let cuts = places.map { place in
      let start = plain.utf8.distance(from: plain.startIndex, to: place.lowerBound)
      return start..<(start + plain[place].utf8.count)
    }
    var start = 0
    return StyledText(
      runs: text.runs.map { run in
        defer { start += run.text.utf8.count }
        let bytes = run.text.utf8.enumerated().filter { offset, _ in !cuts.contains { $0.contains(start + offset) } }
        return TextRun(String(decoding: bytes.map(\.element), as: UTF8.self), style: run.style, colour: run.colour)
      })
  }

  /// What is personal in a text, in order, with the white space and signs that would be left hanging.
  func places(in text: String, isLabelled: Bool = false) -> [Range<String.Index>] {
    let mayHoldName = isLabelled || mayHoldName(text)
    guard mayHoldName || mayHoldNumber(text) else { return [] }
    var result: [Range<String.Index>] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var found = numbers(in: line, isLabelled: isLabelled)
      if mayHoldName { found += names(in: line, of: text, isLabelled: isLabelled) }
      found.sort { $0.lowerBound < $1.lowerBound }
      result += joined(found, in: line).map { widened($0, in: line) }
    }
    return joined(result.sorted { $0.lowerBound < $1.lowerBound }, in: text[...])
  }

  private func names(in line: Substring, of text: String, isLabelled: Bool) -> [Range<String.Index>] {
    let tokens = TextToken.tokens(of: line)
    return names.names(tokens, in: text, isLabelled: isLabelled).map { tokens[$0].wholeRange(in: text) }
  }

  /// Telephone numbers, numbers of persons and addresses, with their labels.
  private func numbers(in line: Substring, isLabelled: Bool) -> [Range<String.Index>] {
    var result = numbers.numbers(in: line, isLabelled: isLabelled)
    if line.utf8.contains(UInt8(ascii: "@")) {
      result += line.split(whereSeparator: \.isWhitespace).filter(isAddress).map { $0.startIndex..<$0.endIndex }
    }
    return result.map { withLabel($0, in: line) }
  }

  /// Whether a text holds an @ or a telephone number's worth of digits; most hold none.
  private func mayHoldNumber(_ text: String) -> Bool {
    text.utf8.contains(0x40) || text.utf8.count { (0x30...0x39).contains($0) } >= 8
  }

  /// Whether a text holds a capital and a word of a name or a label for one; most hold none.
  private func mayHoldName(_ text: String) -> Bool {
    guard text.utf8.contains(where: { (0x41...0x5A).contains($0) || $0 == 0xC3 }) else { return false }
    let people = vocabulary.people
    let folded = FoldedText(text)
    return folded.words.contains { word in
      NameFinder.isIn(people.givenNames, word.text) || NameFinder.isIn(people.surnames, word.text)
    } || !contact.matches(in: folded).isEmpty || !people.labels.matches(in: folded).isEmpty
  }

  private func isAddress(_ word: Substring) -> Bool {
    guard let at = word.firstIndex(of: "@"), at > word.startIndex else { return false }
    return word[at...].contains(".")
  }

  /// With the label that stands before a number or an address.
  private func withLabel(_ range: Range<String.Index>, in line: Substring) -> Range<String.Index> {
    let text = FoldedText(String(line[..<range.lowerBound]))
    let labels = contact.matches(in: text)
    guard let label = labels.last(where: { $0.words.upperBound == text.words.count }) else { return range }
    let offset = text.source.utf8.distance(from: text.source.startIndex, to: label.range.lowerBound)
    return line.utf8.index(line.startIndex, offsetBy: offset)..<range.upperBound
  }

  private func joined(_ ranges: [Range<String.Index>], in line: Substring) -> [Range<String.Index>] {
    var result: [Range<String.Index>] = []
    for range in ranges {
      if let last = result.last,
        range.lowerBound <= last.upperBound || isHanging(line[last.upperBound..<range.lowerBound])
      {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// Whether a text is white space and signs alone.
  private func isHanging(_ text: Substring) -> Bool { text.allSatisfy { isSign($0) && !$0.isNewline } }

  private func isSign(_ character: Character) -> Bool { character.isWhitespace || ",;:/&–-|()".contains(character) }

  /// At the begin of a line with what follows, at its end and elsewhere with what stands before.
  private func widened(_ range: Range<String.Index>, in line: Substring) -> Range<String.Index> {
    var (low, high) = (range.lowerBound, range.upperBound)
    if isHanging(line[..<low]) {
      while high < line.endIndex, isSign(line[high]) { high = line.index(after: high) }
      return line.startIndex..<high
    }
    let isLast = isHanging(line[high...])
    while low > line.startIndex {
      let before = line[line.index(before: low)]
      guard before.isWhitespace || isLast && ",;:/&–-|(".contains(before) else { break }
      low = line.index(before: low)
    }
    return low..<(isLast ? line.endIndex : high)
  }
}

extension TextToken {
  /// The token with a bracket that opens before it and one that closes after it, without other signs.
  fileprivate func wholeRange(in text: String) -> Range<String.Index> {
    var end = core.upperBound
    if end < range.upperBound, text[end] == ")" || text[end] == "]" { end = text.index(after: end) }
    return range.lowerBound..<end
  }
}
