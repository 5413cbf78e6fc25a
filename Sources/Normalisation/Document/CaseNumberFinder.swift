import Vocabulary

/// Finds case and document numbers, by their labels or by a shape that nothing else has.
struct CaseNumberFinder {
  let words: DocumentFactWords

  /// Lines after a label in which its value may stand: a label column beside text pushes it down a little.
  private static let reach = 3
  /// Lines from the start in which labels are looked for.
  private static let headLines = 150

  /// - Parameter item: in minutes, the lines up to the plan: the last number before it is that of its item of the agenda.
  func numbers(
    in lines: DocumentLines, head: [DocumentLine], item: [DocumentLine] = []
  ) -> (caseNumber: String?, documentNumber: String?) {
    let searched = Array(lines.own.prefix(CaseNumberFinder.headLines)) + lines.furniture
    let labelled = labelledNumber(words.caseNumber, item, isLast: true) ?? labelledNumber(words.caseNumber, searched)
    let caseNumber =
      labelled ?? head.lazy.compactMap { bareNumber(in: $0) }.first
      ?? lines.furniture.lazy.compactMap { bareNumber(in: $0) }.first
    return (caseNumber, labelledNumber(words.documentNumber, searched))
  }

  /// `27.00.00` of `27.00.00-K07-1-19`.
  static func kleNumber(of caseNumber: String) -> String? {
    let head = caseNumber.prefix(8)
    let shape = head.map { $0.isNumber ? "9" : $0 }
    return String(shape) == "99.99.99" ? String(head) : nil
  }

  private func labelledNumber(_ labels: PhraseList<String>, _ lines: [DocumentLine], isLast: Bool = false) -> String? {
    for place in isLast ? lines.indices.reversed() : Array(lines.indices) {
      let line = lines[place]
      for match in labels.matches(in: line.text) where isLabel(match, in: line) {
        let rest = line.source[match.range.upperBound...]
        if let value = firstValue(in: rest, isLoose: true) { return value }
        guard rest.allSatisfy({ !$0.isLetter && !$0.isNumber }) else { continue }
        for next in lines[(place + 1)...].prefix(CaseNumberFinder.reach) {
          if let value = firstValue(in: Substring(next.source), isLoose: next.wordCount <= 6) { return value }
        }
      }
    }
    return nil
  }

  /// A label begins its line, or stands before a colon or number within it.
  private func isLabel(_ match: PhraseList<String>.Match, in line: DocumentLine) -> Bool {
    if match.words.lowerBound == 0 { return true }
    let rest = line.source[match.range.upperBound...].drop { $0 == "." || $0 == " " }
    return rest.isEmpty || rest.first == ":" || rest.first?.isNumber == true || rest.hasPrefix("EMN")
      || rest.hasPrefix("S2")
  }

  /// The first number of a text; `isLoose` accepts any number with digits enough, not only unmistakable ones.
  private func firstValue(in text: Substring, isLoose: Bool) -> String? {
    let tokens = text.split(whereSeparator: \.isWhitespace).prefix(isLoose ? 3 : 60)
    for token in tokens {
      let value = CaseNumberFinder.trimmed(token)
      if CaseNumberFinder.isUnmistakable(value) || isLoose && CaseNumberFinder.isPlausible(value) {
        return String(value)
      }
    }
    return nil
  }

  private func bareNumber(in line: DocumentLine) -> String? {
    guard line.wordCount <= 10, !line.isAfterTable else { return nil }
    return firstValue(in: Substring(line.source), isLoose: false)
  }

  private static func trimmed(_ token: Substring) -> Substring {
    var value = token
    while let first = value.first, !first.isNumber, !first.isLetter { value = value.dropFirst() }
    while let last = value.last, !last.isNumber, !last.isLetter { value = value.dropLast() }
    return value
  }

  /// Digits as 9, letters as A, runs of five or more digits as N: `330-2016-91849` → `999-9999-N`.
  private static func shape(_ value: Substring) -> String {
    var shape = ""
    var digits = 0
    func flush() {
      shape += digits >= 5 ? "N" : String(repeating: "9", count: digits)
      digits = 0
    }
    for character in value {
      if character.isNumber, character.isASCII {
        digits += 1
      } else {
        flush()
        shape.append(character.isLetter ? "A" : character)
      }
    }
    flush()
    return shape
  }

  /// Forms that nothing but a case number has.
  private static func isUnmistakable(_ value: Substring) -> Bool {
    let shape = shape(value)
    if shape.hasPrefix("99.99.99-A99-") { return true }
    if shape.hasPrefix("AAA-9999-") && shape.count >= 10 && value.first?.isUppercase == true { return true }
    return ["999-9999-N", "9999-N", "9999-N-9", "9999-N-99", "999-9999-9999", "99/N", "A9999-N"].contains(shape)
  }

  /// Forms that are a case number after its label: digits enough, parted by signs, and no date or amount.
  private static func isPlausible(_ value: Substring) -> Bool {
    let digits = value.count { $0.isNumber }
    guard digits >= 4, value.allSatisfy({ $0.isNumber || $0.isLetter || "-./_".contains($0) }) else { return false }
    let shape = shape(value)
    let isDate = ["99-99-9999", "9-9-9999", "99.99.9999", "9.9.9999", "99/99-9999"].contains(shape)
    // "… med en sag." over "Efter sommerferien 2024".
    let isYear = value.count == 4 && (value.hasPrefix("19") || value.hasPrefix("20")) && digits == 4
    let isAmount = ["9.999", "99.999", "999.999", "9.999.999"].contains(shape)
    return !isDate && !isYear && !isAmount && value.count { $0.isLetter } <= 6
  }
}
