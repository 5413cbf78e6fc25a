import Vocabulary

/// Finds telephone numbers and numbers of persons in a line: "+45 12 34 56 78", "tlf.12345678", "12-34-56-78", "0101701234".
struct NumberFinder {
  /// Characters around a number in which a word that tells what it is is looked for.
  private static let reach = 30

  let vocabulary: Vocabulary

  /// A stretch of digits with single signs between its groups.
  private struct Run {
    var range: Range<String.Index>
    var groups: [Substring]
    var separators: Set<Character>
    var digits: String { groups.joined() }
  }

  func numbers(in line: Substring, isLabelled: Bool) -> [Range<String.Index>] {
    var result: [Range<String.Index>] = []
    var start = line.startIndex
    while let digit = line[start...].firstIndex(where: { $0.isASCII && $0.isNumber }) {
      let run = run(from: digit, in: line)
      let before = line[..<run.range.lowerBound]
      let after = line[run.range.upperBound...]
      if isTelephone(run, before: before, after: after, isLabelled: isLabelled) || isPersonNumber(run) {
        var first = run.range.lowerBound
        while first > line.startIndex, "+(".contains(line[line.index(before: first)]) {
          first = line.index(before: first)
        }
        result.append(first..<run.range.upperBound)
      }
      start = run.range.upperBound
    }
    return result
  }

  private func run(from start: String.Index, in line: Substring) -> Run {
    var groups: [Substring] = []
    var separators: Set<Character> = []
    var position = start
    var end = start
    while position < line.endIndex {
      var close = position
      while close < line.endIndex, line[close].isASCII, line[close].isNumber { close = line.index(after: close) }
      guard close > position else { break }
      groups.append(line[position..<close])
      end = close
      guard close < line.endIndex, " .-–)".contains(line[close]) else { break }
      position = line.index(after: close)
      if line[close] == ")", position < line.endIndex, line[position] == " " { position = line.index(after: position) }
      guard position < line.endIndex, line[position].isASCII, line[position].isNumber else { break }
      separators.insert(line[close])
    }
    return Run(range: start..<end, groups: groups, separators: separators)
  }

  private func isTelephone(_ run: Run, before: Substring, after: Substring, isLabelled: Bool) -> Bool {
    var groups = run.groups
    let digits = run.digits
    let hasSign = before.last == "+" || before.hasSuffix("(+")
    let hasCode =
      digits.count == 10 && digits.hasPrefix("45") && hasSign || digits.count == 12 && digits.hasPrefix("0045")
    if hasCode { groups.removeFirst(groups.first == "45" || groups.first == "0045" ? 1 : 0) }
    guard hasCode || digits.count == 8 && !hasSign else { return false }
    if hasCode || isLabelled || endsWithContact(before) { return true }
    guard let first = digits.first, first >= "2", run.separators.count <= 1 else { return false }
    guard !isCounted(after), !isNumbered(before) else { return false }
    if let last = before.last, last.isLetter || "/-–.,".contains(last) { return false }
    if let next = after.first, next.isLetter || next == "/" || next == "-" { return false }
    switch groups.map(\.count) {
    case [2, 2, 2, 2]: return !isRising(groups)
    case [8]: return true
    default: return false
    }
  }

  /// Ten digits that begin with a day and a month: the number of a person.
  private func isPersonNumber(_ run: Run) -> Bool {
    let digits = run.digits
    guard digits.count == 10, run.groups.map(\.count) == [6, 4] || run.groups.count == 1,
      let day = Int(digits.prefix(2)), let month = Int(digits.dropFirst(2).prefix(2))
    else { return false }
    return (1...31).contains(day) && (1...12).contains(month)
  }

  /// "10 11 12 13": weeks or years of a table head.
  private func isRising(_ groups: [Substring]) -> Bool {
    let values = groups.compactMap { Int($0) }
    return zip(values, values.dropFirst()).allSatisfy { $0 + 1 == $1 }
  }

  private func isCounted(_ after: Substring) -> Bool {
    guard let word = FoldedText(String(after.prefix(Self.reach))).words.first else { return false }
    return vocabulary.people.amounts.contains(word.text)
  }

  private func isNumbered(_ before: Substring) -> Bool {
    let facts = vocabulary.documentFacts
    return [facts.caseNumber, facts.documentNumber, vocabulary.people.numbers].contains { ends(before, with: $0) }
  }

  private func endsWithContact(_ before: Substring) -> Bool { ends(before, with: vocabulary.documentFacts.contact) }

  /// Whether the last words before a number are a label.
  private func ends(_ before: Substring, with labels: PhraseList<String>) -> Bool {
    let text = FoldedText(String(before.suffix(Self.reach)))
    return labels.matches(in: text).contains { $0.words.upperBound == text.words.count }
  }
}
