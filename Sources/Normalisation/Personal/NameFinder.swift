import Model
import Vocabulary

/// Finds names of people in a line: after a label ("Kontaktperson", "v/"), after a function ("teamleder Mette"), and wherever a known
/// first name stands before another capitalised word or any capitalised word before a known surname. Functions, departments,
/// committees and municipalities are no names.
struct NameFinder {
  private let vocabulary: Vocabulary
  private var people: PeopleWords { vocabulary.people }

  /// Words of a name: "Anne-Marie van der Berg Hansen".
  private static let longestName = 6
  /// Letters of initials: "MEHA".
  private static let initials = 2...5
  /// Words of a label or function that are looked at before a name.
  private static let longestLabel = 3

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// - Parameters:
  ///   - tokens: of one line.
  ///   - isLabelled: whether a label for a person stands before the line, such as the head of its column.
  /// - Returns: the tokens that are names, and the labels with a colon that only introduced them.
  func names(_ tokens: [TextToken], in text: String, isLabelled: Bool) -> Set<Int> {
    let words = tokens.map { Word($0, text: text, isFunction: isFunction) }
    if isOnlyFirstNames(words) { return Set(words.indices) }
    var result: Set<Int> = []
    var place = 0
    var mode: Mode = isLabelled ? .label : .none
    while place < words.count {
      if let label = label(words, endingAt: place) {
        mode = words[place].endsLabel ? .label : .wordBefore
        if words[place].endsLabel, name(words, at: place + 1, mode: .label) != nil { result.formUnion(label) }
        place += 1
        continue
      }
      if let end = name(words, at: place, mode: mode) {
        result.formUnion(place..<end)
        place = end
        while place < words.count, result.contains(place - 1), isInitials(words[place]) {
          result.insert(place)
          place += 1
        }
        continue
      }
      if !isLink(words[place]) { mode = modeAfter(words, place, mode) }
      place += 1
    }
    return result
  }

  private enum Mode {
    case none
    /// A label without colon, or a function.
    case wordBefore
    /// A label with colon, or the head of a column.
    case label
  }

  private struct Word {
    var source: Substring
    var folded: String
    var endsPhrase: Bool
    var endsLabel: Bool
    /// Whether the word by itself names a function, a department, a committee or a municipality.
    var isFunction: Bool

    init(_ token: TextToken, text: String, isFunction: (Substring) -> Bool) {
      source = text[token.core]
      folded = Folding.fold(String(source))
      endsPhrase = token.endsPhrase
      endsLabel = token.endsLabel
      self.isFunction = isFunction(source)
    }

    var isCapitalised: Bool { source.first?.isUppercase ?? false }
    /// Letters alone, beginning with a capital.
    var isNameLike: Bool { isCapitalised && source.allSatisfy { $0.isLetter || "-'’.".contains($0) } }
  }

  // MARK: Labels

  /// The tokens of a label that ends at a place.
  private func label(_ words: [Word], endingAt place: Int) -> Range<Int>? {
    for length in stride(from: min(NameFinder.longestLabel, place + 1), through: 1, by: -1) {
      let range = (place - length + 1)..<(place + 1)
      let joined = words[range].map(\.folded).joined(separator: " ")
      if vocabulary.documentFacts.contact.whole(joined) != nil || people.labels.whole(joined) != nil { return range }
    }
    return nil
  }

  private func modeAfter(_ words: [Word], _ place: Int, _ mode: Mode) -> Mode {
    guard words[place].isFunction else { return .none }
    return mode == .label && !words[place].endsPhrase ? .label : .wordBefore
  }

  // MARK: Names

  /// The token after a name that begins at a place.
  private func name(_ words: [Word], at place: Int, mode: Mode) -> Int? {
    let end = run(words, from: place)
    guard end > place else { return nil }
    let isGiven = isGivenName(words[place])
    if end - place >= 2 {
      if isGiven, !isPlace(words, place..<end) { return end }
      if let surname = (place + 1..<end).last(where: { isSurname(words[$0]) }), !isPlace(words, place..<end) {
        return surname + 1
      }
      if mode != .none, !isFunction(words[place..<end]), mode == .label || isGiven { return end }
    }
    guard mode != .none else { return nil }
    if isGiven || mode == .label && isSurname(words[place]) { return place + 1 }
    return mode == .label && isInitials(words[place]) ? place + 1 : nil
  }

  /// The end of the capitalised words at a place that may be one name.
  private func run(_ words: [Word], from start: Int) -> Int {
    guard start < words.count else { return start }
    var end = start
    var last = start
    while end < words.count, end - start < NameFinder.longestName {
      let word = words[end]
      let isParticle = end > start && people.particles.contains(word.folded)
      guard isParticle || word.isNameLike && !word.isFunction else { break }
      end += 1
      if !isParticle { last = end }
      if word.endsPhrase, word.source.count > 1 { break }
    }
    return last
  }

  private func isGivenName(_ word: Word) -> Bool {
    guard word.isNameLike, let first = word.folded.split(separator: " ").first.map(String.init) else { return false }
    return NameFinder.isIn(people.givenNames, first)
  }

  private func isSurname(_ word: Word) -> Bool {
    guard word.isNameLike, let last = word.folded.split(separator: " ").last.map(String.init) else { return false }
    return NameFinder.isIn(people.surnames, last)
  }

  /// Whether a list holds a name, also in the genitive.
  static func isIn(_ names: Set<String>, _ word: String) -> Bool {
    names.contains(word) || word.hasSuffix("s") && names.contains(String(word.dropLast()))
  }

  private func isInitials(_ word: Word) -> Bool {
    NameFinder.initials.contains(word.source.count) && word.source.allSatisfy(\.isUppercase) && !word.isFunction
  }

  /// Whether the words, or the next one, make it the name of a place: "Peder Lykke Skolen".
  private func isPlace(_ words: [Word], _ range: Range<Int>) -> Bool {
    words[range.lowerBound..<min(words.count, range.upperBound + 1)].contains { word in
      people.noSurnames.contains { word.folded.hasSuffix($0) }
    }
  }

  /// Whether a line is nothing but known first names: "Mette og Lone", "Mette/Lone".
  private func isOnlyFirstNames(_ words: [Word]) -> Bool {
    words.contains(where: isGivenName) && words.count <= NameFinder.longestName
      && words.allSatisfy { isGivenName($0) || isLink($0) || isSurname($0) }
  }

  // MARK: No names

  /// Whether a word joins several names.
  private func isLink(_ word: Word) -> Bool { people.links.contains(word.folded) }

  private func isFunction(_ words: ArraySlice<Word>) -> Bool {
    isFunction(words.map { String($0.source) }.joined(separator: " ")[...])
  }

  private func isFunction(_ source: Substring) -> Bool {
    let text = FoldedText(String(source))
    return vocabulary.roles.matches(in: text).first != nil || vocabulary.committees.matches(in: text).first != nil
      || vocabulary.documentFacts.department.matches(in: text).first != nil
      || vocabulary.recommenders.matches(in: text).first != nil
      || vocabulary.municipalities.municipality(named: String(source)) != nil
  }
}
