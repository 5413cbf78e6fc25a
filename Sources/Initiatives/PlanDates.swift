import Danish
import Model
import Vocabulary

/// The date grammar as the interpretation asks it.
struct PlanDates: Sendable {
  private let grammar: DateGrammar
  private let words: DateWords
  private let splitter: SentenceSplitter

  init(vocabulary: Vocabulary) {
    grammar = DateGrammar(vocabulary.dates)
    words = vocabulary.dates
    splitter = SentenceSplitter(abbreviations: vocabulary.abbreviations)
  }

  func mentions(in text: String) -> [DateMention] { grammar.mentions(in: text) }

  func onlyYear(of text: String) -> Int? { grammar.onlyYear(of: text) }

  /// Dates of events, without the periods that something was measured over.
  func eventMentions(in text: String) -> [DateMention] {
    mentions(in: text).filter { $0.role != .measurement && !isBareYearInName($0, of: text) }
  }

  /// A year in brackets names a version or a source, not an event: "rapport (2017)".
  private func isBareYearInName(_ mention: DateMention, of text: String) -> Bool {
    guard mention.text.count == 4, mention.text.allSatisfy(\.isNumber) else { return false }
    let before = text[..<mention.range.lowerBound].last { !$0.isWhitespace }
    let word = text[..<mention.range.lowerBound].split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
    if before == "(" { return true }
    return words.words.matches(in: word).isEmpty
  }

  /// Whether a text is a date and nothing else.
  func isDate(_ text: String) -> Bool {
    let bare = text.trimmingBlanks
    guard !bare.isEmpty, bare.count <= 60, let mention = mentions(in: bare).first else { return false }
    let rest = bare[..<mention.range.lowerBound] + bare[mention.range.upperBound...]
    return rest.allSatisfy { !$0.isLetter && !$0.isNumber }
  }

  /// The year of a date that takes in several of its months ("efteråret 2025"); `nil` for a day, a month, and several years.
  func yearOfSeveralMonths(_ text: String) -> Int? {
    guard let interval = mentions(in: text).first?.interval, let start = interval.start, let end = interval.end,
      start.year == end.year, start.month != end.month
    else { return nil }
    return start.year
  }

  /// The last day that a text with its own year names, as ISO date; `nil` for none.
  func lastDay(in text: String) -> String? {
    mentions(in: text).compactMap(\.interval).filter { $0.basis == nil }.compactMap { ($0.end ?? $0.start)?.iso }.max()
  }

  /// Whether a date names its own year (or needs none).
  func isComplete(_ text: String) -> Bool {
    guard let interval = mentions(in: text).first?.interval else { return false }
    return interval.basis != .context
  }

  /// Whether a date names both its ends.
  func isRange(_ text: String) -> Bool { mentions(in: text).contains(where: \.isRange) }

  /// Whether a heading of a column is a period: a month, a quarter, a week, a season or a year, but no single day.
  func isPeriodHeading(_ text: String) -> Bool {
    let folded = FoldedText(text)
    guard (1...5).contains(folded.words.count) else { return false }
    var hasPeriod = false
    var covered = Set<Int>()
    for match in words.words.matches(in: folded) where match.code != .namedByYear && !isLoneLetter(match, of: folded) {
      covered.formUnion(match.words)
      if PlanDates.isPeriod(match.code) { hasPeriod = true }
    }
    for (index, word) in folded.words.enumerated() where !covered.contains(index) {
      guard let kind = PlanDates.numberKind(word.text) else { return false }
      if kind == .year || kind == .quarter { hasPeriod = true }
      if kind == .number, index + 1 < folded.words.count, isMonth(folded, index + 1) { return false }
    }
    return hasPeriod
  }

  /// "K" stands for a quarter only before its number; alone it is the letter of a role.
  private func isLoneLetter(_ match: PhraseList<DateWord>.Match, of text: FoldedText) -> Bool {
    let next = match.words.upperBound
    guard match.words.count == 1, text.words[match.words.lowerBound].text.count == 1 else { return false }
    return next == text.words.count || !text.words[next].text.allSatisfy(\.isNumber)
  }

  private enum NumberKind {
    case year, number, quarter
  }

  private static func numberKind(_ word: String) -> NumberKind? {
    if let value = Int(word) {
      if word.count == 4 { return (1990...2079).contains(value) ? .year : nil }
      return word.count <= 2 ? .number : nil
    }
    guard word.count == 2, let digit = word.last?.wholeNumberValue, (1...4).contains(digit),
      "qk".contains(word.first ?? " ")
    else { return nil }
    return .quarter
  }

  private func isMonth(_ text: FoldedText, _ word: Int) -> Bool {
    words.words.match(in: text, at: word)?.code.monthNumber != nil
  }

  private static func isPeriod(_ word: DateWord) -> Bool {
    if word.monthNumber != nil { return true }
    switch word {
    case .spring, .summer, .autumn, .winter, .quarter, .halfYear, .week, .schoolYear: return true
    default: return false
    }
  }

  /// What stands over a column as one date: a bare number takes the word of the heading above it ("Uge", "34").
  func withUpperHeading(_ period: ColumnPeriod) -> String {
    guard !period.context.isEmpty, !isComplete(period.text) else { return period.text }
    if saysMore(period) { return period.text }
    return isPeriodHeading(period.text) ? period.text + " " + period.context : period.context + " " + period.text
  }

  /// What dates in a column are to be read with.
  func context(of period: ColumnPeriod) -> String { saysMore(period) ? "" : period.context }

  /// Whether the text of a period is a time of its own under another without a year: a month under its quarter.
  private func saysMore(_ period: ColumnPeriod) -> Bool {
    firstYear(in: period.context) == nil && !mentions(in: period.text).isEmpty && !mentions(in: period.context).isEmpty
  }

  /// From the first to the last of neighbouring periods.
  func range(from first: ColumnPeriod, to last: ColumnPeriod) -> String {
    let (start, end) = (withUpperHeading(first), withUpperHeading(last))
    return start == end ? start : start + " - " + end
  }

  /// Whether a text answers "when?" with a later day than another.
  func isLater(_ text: String, than other: String, context: String) -> Bool {
    let about = DateContext(year: firstYear(in: context))
    guard let first = grammar.reading(of: text, context: about).interval else { return false }
    guard let second = grammar.reading(of: other, context: about).interval else { return true }
    let (left, right) = (first.end ?? first.start, second.end ?? second.start)
    guard let left, let right else { return false }
    return left > right
  }

  /// Whether a text is a whole year, several, or a range of dates.
  func isYearOrRange(_ text: String) -> Bool {
    mentions(in: text).contains { mention in
      guard let start = mention.interval?.start, let end = mention.interval?.end else { return false }
      return mention.isRange || (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    }
  }

  /// The year in which a plan for several was written: "2025-2027" → 2025; `nil` for other dates.
  func firstOfSeveralYears(in text: String) -> Int? {
    guard let interval = grammar.mentions(in: text).first?.interval, let start = interval.start?.year,
      let end = interval.end?.year
    else { return nil }
    return start < end ? start : nil
  }

  /// The year in which the first date of a text begins.
  private func firstYear(in text: String) -> Int? {
    grammar.mentions(in: text).lazy.compactMap { $0.interval?.start?.year ?? $0.interval?.end?.year }.first
  }

  func sentences(in text: String) -> [String] { splitter.texts(of: text) }

  /// Cuts a text after each of some signs; a full stop counts only at the end of a sentence.
  func cut(_ text: String, at signs: String) -> [String] {
    sentences(in: text).flatMap { sentence in
      sentence.split { signs.contains($0) && $0 != "." }.map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    }
  }
}

extension PlanLexicon {
  /// Whether a text is mostly a date: short, or nothing beside it.
  func isDated(_ text: String) -> Bool {
    guard text.count <= 200 else { return false }
    let found = dates.mentions(in: text)
    guard !found.isEmpty else { return false }
    return text.count <= 30 || found.reduce(0) { $0 + $1.text.count } * 10 >= text.count * 3
  }

  /// Whether a heading says that its dates have taken the place of others: "Ny frist".
  func isRevised(_ heading: String) -> Bool {
    vocabulary.dates.words.matches(in: heading).contains { $0.code == .revised }
  }

  /// Whether a heading says that its dates were the first: "Oprindelig frist".
  func isOriginal(_ heading: String) -> Bool {
    vocabulary.dates.words.matches(in: heading).contains { $0.code == .original }
  }
}
