import Vocabulary

/// Finds references to laws and brings them to one form: "servicelovens paragraf 11, stk. 3" → `SEL § 11, stk. 3`.
///
/// A range is one entry (`BL §§ 18-20`); a list gives one entry for each section; a section without a law keeps its form.
struct LegalReferenceFinder {
  let laws: LawList

  /// Words between a section and the law after it ("§ 11 i lov om social service").
  private static let reach = 3

  func references(in text: String) -> [String] {
    let folded = FoldedText(text)
    var result: [String] = []
    var place = 0
    var previous: (law: String, end: Int)?
    while place < folded.words.count {
      guard laws.section.match(in: folded, at: place) != nil else {
        place += 1
        continue
      }
      let found = sections(in: folded, after: place)
      guard !found.sections.isEmpty else {
        place += 1
        continue
      }
      let law =
        law(in: folded, before: place) ?? self.law(in: folded, after: found.end)
        ?? previous.flatMap { isListed(folded, from: $0.end, to: place) ? $0.law : nil }
      previous = law.map { ($0, found.end) }
      result += found.sections.map { section in
        [law, section.isRange ? "§§" : "§", section.text].compactMap(\.self).joined(separator: " ")
      }
      place = found.end
    }
    return result
  }

  /// Whether a section stands in one list with the one before it: "SEL § 46 og § 47".
  private func isListed(_ text: FoldedText, from end: Int, to sign: Int) -> Bool {
    (end..<sign).allSatisfy { laws.parts.match(in: text, at: $0)?.code == "og" }
      && gap(text, before: sign).allSatisfy { $0.isWhitespace || $0 == "," }
  }

  private struct Section {
    var text: String
    var isRange = false
  }

  /// The sections after a sign, and the word after them.
  private func sections(in text: FoldedText, after sign: Int) -> (sections: [Section], end: Int) {
    var place = sign + 1
    while place < text.words.count, laws.section.match(in: text, at: place) != nil { place += 1 }
    var sections: [Section] = []
    while let next = section(in: text, at: place) {
      sections.append(next.section)
      place = next.end
      guard place + 1 < text.words.count,
        laws.parts.match(in: text, at: place)?.code == "og" || isComma(text, before: place),
        number(text, place + (isComma(text, before: place) ? 0 : 1)) != nil
      else { break }
      if !isComma(text, before: place) { place += 1 }
    }
    return (sections, place)
  }

  private func section(in text: FoldedText, at start: Int) -> (section: Section, end: Int)? {
    guard var written = number(text, start) else { return nil }
    var place = start + 1
    if let letter = letter(text, place) {
      written += " \(letter)"
      place += 1
    }
    if place < text.words.count, gap(text, before: place).contains(where: { $0 == "-" || $0 == "–" }),
      let last = number(text, place)
    {
      let letter = letter(text, place + 1).map { " \($0)" } ?? ""
      return (Section(text: "\(written)-\(last)\(letter)", isRange: true), place + (letter.isEmpty ? 1 : 2))
    }
    while let part = laws.parts.match(in: text, at: place), part.code != "og",
      let value = number(text, part.words.upperBound)
    {
      written += ", \(part.code) \(value)"
      place = part.words.upperBound + 1
      if let and = laws.parts.match(in: text, at: place), and.code == "og", let last = number(text, place + 1) {
        written += " og \(last)"
        place += 2
      }
    }
    return (Section(text: written), place)
  }

  private func law(in text: FoldedText, before sign: Int) -> String? {
    let start = max(0, sign - LegalReferenceFinder.longestName)
    for place in start..<sign {
      guard let match = laws.phrases.match(in: text, at: place), match.words.upperBound <= sign,
        (match.words.upperBound..<sign).allSatisfy({ isPart(text, $0) }), !gap(text, before: sign).contains(".")
      else { continue }
      return match.code
    }
    return nil
  }

  /// Whether a word between a law and a section names a part of the law ("barnets lovs kapitel 4, § 20").
  private func isPart(_ text: FoldedText, _ place: Int) -> Bool {
    number(text, place) != nil || laws.parts.match(in: text, at: place).map { $0.code != "og" } ?? false
  }

  private func law(in text: FoldedText, after end: Int) -> String? {
    for place in end..<min(text.words.count, end + LegalReferenceFinder.reach) {
      guard !gap(text, before: place).contains(where: { ".;:".contains($0) && place > end }) else { return nil }
      if let match = laws.phrases.match(in: text, at: place) { return match.code }
      if laws.section.match(in: text, at: place) != nil { return nil }
    }
    return nil
  }

  /// Words of the longest name of a law.
  private static let longestName = 9

  private func number(_ text: FoldedText, _ place: Int) -> String? {
    guard place >= 0, place < text.words.count else { return nil }
    let word = text.words[place].text
    guard let first = word.first, first.isNumber, word.count <= 5 else { return nil }
    let digits = word.prefix { $0.isNumber }
    let rest = word.dropFirst(digits.count)
    guard rest.count <= 1 else { return nil }
    return rest.isEmpty ? String(digits) : "\(digits) \(rest)"
  }

  /// A single letter that belongs to the number before it ("§ 52 a").
  private func letter(_ text: FoldedText, _ place: Int) -> String? {
    guard place < text.words.count, gap(text, before: place) == " " else { return nil }
    let word = text.words[place].text
    guard word.count == 1, let first = word.first, first.isLetter, first.isASCII, first != "i" else { return nil }
    return word
  }

  private func isComma(_ text: FoldedText, before place: Int) -> Bool {
    place < text.words.count && gap(text, before: place).contains(",") && number(text, place) != nil
  }

  private func gap(_ text: FoldedText, before place: Int) -> Substring {
    guard place > 0, place < text.words.count else { return "" }
    return text.source[text.words[place - 1].range.upperBound..<text.words[place].range.lowerBound]
  }
}
