public import Model
public import Vocabulary

/// Reads dates as Danish plans write them: exact, fuzzy, ranges, recurrences.
///
/// What counts is written in `dates.yaml`; the intervals are those of docs/schema.md.
///
///     grammar.reading(of: "Ultimo 2019").interval?.edtf      // 2019-09/2019-12
///     grammar.reading(of: "april/maj 2021").interval?.edtf   // 2021-04/2021-05
public struct DateGrammar: Sendable {
  private let words: DateWords
  private let lexer: DateLexer

  public init(_ words: DateWords) {
    self.words = words
    self.lexer = DateLexer(words: words.words)
  }

  /// All dates of a text in order.
  ///
  /// A date without a year takes it from a neighbour it is listed with ("marts og juni 2021"), else from the dated mention
  /// before or after it, else from the context; the last two set the interval's basis.
  public func mentions(in text: String, context: DateContext = DateContext()) -> [DateMention] {
    let tokens = lexer.tokens(of: text)
    var phrases = phrases(tokens)
    shareYears(&phrases, tokens)
    return phrases.enumerated().map { place, phrase in
      let year = phrase.lacksYear ? nearestYear(to: place, in: phrases) ?? context.inferredYear : nil
      return mention(phrase, year: year, tokens: tokens, text: text)
    }
  }

  /// What a text answers to the question when something is to be done.
  ///
  /// A revised date counts before the original; of several stages the last one is the deadline. Measurement periods do not
  /// count.
  public func reading(of text: String, context: DateContext = DateContext()) -> DateReading {
    let all = mentions(in: text, context: context)
    return DateReading(
      interval: DateGrammar.deciding(all)?.interval, recurrence: recurrence(in: text),
      isImpossible: all.contains(where: \.isImpossible), mentions: all)
  }

  /// How often a text says that something happens; the first statement counts.
  public func recurrence(in text: String) -> Recurrence? {
    let found = words.recurrences.matches(in: text)
    return (found.first { $0.code != .continuous } ?? found.first)?.code
  }

  /// The year that a text names, where it names exactly one: "Handleplan 2022" → 2022.
  public func onlyYear(of text: String) -> Int? {
    let intervals = mentions(in: text).compactMap(\.interval).filter { $0.basis == nil }
    let years = Set(intervals.flatMap { [$0.start?.year, $0.end?.year].compactMap(\.self) })
    return years.count == 1 ? years.first : nil
  }

  /// The mention that answers the question.
  static func deciding(_ mentions: [DateMention]) -> DateMention? {
    let events = mentions.filter { $0.role != .measurement && $0.interval != nil }
    if let revised = events.last(where: { $0.role == .revised }) { return revised }
    let current = events.filter { $0.role != .original }
    let candidates = current.isEmpty ? events : current
    return candidates.max { left, right in
      guard let first = left.interval?.end, let second = right.interval?.end else { return false }
      return first < second || first == second && left.range.lowerBound < right.range.lowerBound
    }
  }

  // MARK: Finding

  private func phrases(_ tokens: [DateToken]) -> [DatePhrase] {
    let parser = DateParser(tokens: tokens, words: words)
    var result: [DatePhrase] = []
    var place = 0
    while place < tokens.count {
      if tokens[place].kind != .other, let phrase = parser.phrase(at: place) {
        result.append(phrase)
        place = phrase.tokens.upperBound
      } else {
        place += 1
      }
    }
    return result
  }

  /// Gives a date without a year that of the next one in the same list.
  private func shareYears(_ phrases: inout [DatePhrase], _ tokens: [DateToken]) {
    for place in phrases.indices.reversed().dropFirst() where phrases[place].lacksYear {
      let (left, right) = (phrases[place], phrases[place + 1])
      guard let year = right.firstYear ?? right.lastYear, isListed(left, right, tokens) else { continue }
      phrases[place].firstYear = year
    }
  }

  private func isListed(_ left: DatePhrase, _ right: DatePhrase, _ tokens: [DateToken]) -> Bool {
    let between = tokens[left.tokens.upperBound..<right.tokens.lowerBound]
    guard between.allSatisfy({ $0.word == .and }) else { return false }
    return tokens[left.tokens.upperBound...right.tokens.lowerBound].allSatisfy { token in
      token.gap.allSatisfy { $0.isWhitespace || ",/-–.".contains($0) }
    }
  }

  private func nearestYear(to place: Int, in phrases: [DatePhrase]) -> Int? {
    phrases[..<place].last { $0.knownYear != nil }?.knownYear
      ?? phrases[(place + 1)...].first { $0.knownYear != nil }?.firstYear
  }

  // MARK: Mentions

  private func mention(_ phrase: DatePhrase, year: Int?, tokens: [DateToken], text: String) -> DateMention {
    let covered = tokens[phrase.tokens]
    let range =
      (covered.first?.range.lowerBound ?? text.startIndex)..<(covered.last?.range.upperBound ?? text.startIndex)
    let isImpossible = phrase.isImpossible(words: words, inferred: year)
    return DateMention(
      range: range, text: String(text[range]),
      interval: isImpossible ? nil : phrase.interval(year: year, words: words), role: role(of: phrase, tokens),
      isImpossible: isImpossible, isStart: phrase.isStart, isRange: phrase.last != nil)
  }

  /// How many tokens before a date may say what it is for.
  private static let reach = 3

  private func role(of phrase: DatePhrase, _ tokens: [DateToken]) -> DateMention.Role {
    if phrase.isRevision { return .revised }
    let start = phrase.tokens.lowerBound
    for token in tokens[max(0, start - DateGrammar.reach)..<start].reversed() {
      switch token.word {
      case .revised: return .revised
      case .original: return .original
      case .measurement: return .measurement
      case let word? where word.monthNumber != nil: return .event
      default: continue
      }
    }
    return .event
  }
}
