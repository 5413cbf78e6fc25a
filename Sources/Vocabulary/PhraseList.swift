public import Model

/// What the entries of a word list stand for: a closed set of codes of the schema, or open strings.
public protocol ListCode: Sendable, Hashable {
  init?(listCode: String)
  var listCode: String { get }
  /// The codes a file may use, for error messages; empty when any code is allowed.
  static var allowedListCodes: [String] { get }
}

extension String: ListCode {
  public init?(listCode: String) { self = listCode }
  public var listCode: String { self }
  public static var allowedListCodes: [String] { [] }
}

extension ListCode where Self: RawRepresentable, Self: CaseIterable, RawValue == String {
  public init?(listCode: String) { self.init(rawValue: listCode) }
  public var listCode: String { rawValue }
  public static var allowedListCodes: [String] { allCases.map(\.rawValue) }
}

extension FieldRole: ListCode {}
extension InitiativeStatus: ListCode {}
extension DocumentType: ListCode {}
extension DecisionType: ListCode {}
extension TableKind: ListCode {}
extension Recurrence: ListCode {}
extension MilestoneKind: ListCode {}

/// A word list: codes with the phrases that stand for them, in the order of the file.
///
/// Looking up folds nothing but the text itself and takes the longest phrase at each word, so that "ikke påbegyndt" is found
/// before "påbegyndt". A phrase in capitals ("MED") is found only in capitals. Where two entries have the same phrase, the first one of the file wins.
public struct PhraseList<Code: ListCode>: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public var code: Code
    /// Language (`da`, `en`) to the word shown to people.
    public var label: [String: String]
    public var phrases: [String]
    /// Phrases that weigh more than the others where entries compete.
    public var strong: [String]
    /// Line of the file, from 1.
    public var line: Int

    public init(code: Code, label: [String: String] = [:], phrases: [String], strong: [String] = [], line: Int = 0) {
      self.code = code
      self.label = label
      self.phrases = phrases
      self.strong = strong
      self.line = line
    }
  }

  /// A phrase of the list as found in a text.
  public struct Match: Sendable, Hashable {
    public var code: Code
    /// The phrase as the list has it.
    public var phrase: String
    public var isStrong: Bool
    /// Words of the folded text.
    public var words: Range<Int>
    /// Place in the text.
    public var range: Range<String.Index>
  }

  public let entries: [Entry]
  /// Phrases that are passed over although they hold phrases of the list.
  public let ignored: [String]
  /// Changes when, and only when, something in the list changes.
  public let digest: String

  private struct Phrase: Sendable, Hashable {
    var entry: Int?
    var text: String
    var isStrong: Bool
    /// Whether it is written in capitals, as an abbreviation that must be told from an ordinary word ("MED").
    var isInCapitals: Bool

    init(entry: Int?, text: String, isStrong: Bool) {
      (self.entry, self.text, self.isStrong) = (entry, text, isStrong)
      // Most phrases hold a small letter, which needs no table to be told.
      let isSmall = text.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      isInCapitals =
        !isSmall && text.count(where: \.isLetter) >= 2 && text.allSatisfy { !$0.isLetter || $0.isUppercase }
    }
  }

  private let phrases: [Phrase]
  private let index: PhraseIndex

  public init(entries: [Entry], ignored: [String] = [], digest: String = "") {
    self.entries = entries
    self.ignored = ignored
    self.digest = digest
    var phrases: [Phrase] = []
    for (number, entry) in entries.enumerated() {
      phrases += entry.strong.map { Phrase(entry: number, text: $0, isStrong: true) }
      phrases += entry.phrases.map { Phrase(entry: number, text: $0, isStrong: false) }
    }
    phrases += ignored.map { Phrase(entry: nil, text: $0, isStrong: false) }
    var index = PhraseIndex()
    for (number, phrase) in phrases.enumerated() { index.add(phrase.text, as: number) }
    self.phrases = phrases
    self.index = index
  }

  /// The phrases in a text from left to right, none overlapping another, the longest at each place.
  public func matches(in text: FoldedText) -> [Match] {
    var result: [Match] = []
    var position = 0
    while position < text.words.count {
      guard let found = longest(in: text, at: position), let first = found.phrases.first else {
        position += 1
        continue
      }
      if let match = match(first, words: found.words, in: text) { result.append(match) }
      position = found.words.upperBound
    }
    return result
  }

  public func matches(in text: String) -> [Match] { matches(in: FoldedText(text)) }

  /// The first phrase in a text.
  public func first(in text: String) -> Match? { matches(in: FoldedText(text)).first }

  /// The codes found in a text, in order of first appearance.
  public func codes(in text: String) -> [Code] {
    matches(in: text).map(\.code).uniqued()
  }

  /// The phrase that begins at a word of the text, the longest if there are several.
  public func match(in text: FoldedText, at word: Int) -> Match? {
    guard let found = longest(in: text, at: word), let first = found.phrases.first else { return nil }
    return match(first, words: found.words, in: text)
  }

  /// The phrase that the whole text is, punctuation aside.
  public func whole(_ text: FoldedText) -> Match? {
    guard let match = match(in: text, at: 0), match.words.count == text.words.count else { return nil }
    return match
  }

  public func whole(_ text: String) -> Match? { whole(FoldedText(text)) }

  /// The word shown to people for a code; the code itself where the list has none.
  public func label(_ code: Code, language: String = "da") -> String {
    entries.first { $0.code == code }?.label[language] ?? code.listCode
  }

  /// The longest phrase at a word with all the entries that share it, and the word after it.
  func alternatives(in text: FoldedText, at word: Int) -> (matches: [Match], end: Int) {
    guard let found = longest(in: text, at: word) else { return ([], word) }
    return (found.phrases.compactMap { match($0, words: found.words, in: text) }, found.words.upperBound)
  }

  /// The longest phrases at a word, those in capitals only where the text has capitals too.
  private func longest(in text: FoldedText, at word: Int) -> (phrases: [Int], words: Range<Int>)? {
    guard let found = index.longest(in: text.words, at: word) else { return nil }
    guard found.phrases.contains(where: { phrases[$0].isInCapitals }) else { return found }
    let isInCapitals = text.source[text.range(of: found.words)].allSatisfy { !$0.isLowercase || $0 == "s" }
    let written = isInCapitals ? found.phrases : found.phrases.filter { !phrases[$0].isInCapitals }
    return written.isEmpty ? nil : (written, found.words)
  }

  private func match(_ number: Int, words: Range<Int>, in text: FoldedText) -> Match? {
    let phrase = phrases[number]
    guard let entry = phrase.entry else { return nil }
    return Match(
      code: entries[entry].code, phrase: phrase.text, isStrong: phrase.isStrong, words: words,
      range: text.range(of: words))
  }
}
