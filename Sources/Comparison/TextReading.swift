import Model
import Vocabulary

/// What a text says, as terms.
struct TextReading: Sendable {
  /// Word stems that carry meaning, with how often they stand there.
  var stems: [TermID: Int] = [:]
  /// Those of them that only stand where a concept was recognised.
  var consumed: Set<TermID> = []
  /// Concepts named, in order of first appearance.
  var concepts: [TermID] = []

  var isEmpty: Bool { stems.isEmpty && concepts.isEmpty }
}

/// A phrase as the reader looks for it: stems that must all stand close together.
struct PhrasePattern: Sendable {
  /// The concept or synonym that it stands for.
  var term: TermID
  var stems: [TermID]
}

/// Turns texts into terms: folds, stems, splits compounds and recognises concepts. Keeps what it has learnt of a word.
struct TextReader: Sendable {
  /// Words that may stand between those of a concept's phrase: "tilsyn fra ledelsen", "mål og delmål i barnets handleplan".
  /// At 8 words of different sentences meet.
  private static let conceptSlack = 4
  /// The same for synonyms, which are plain words of the language and need no room.
  private static let synonymSlack = 2

  private struct WordForm {
    var stems: [TermID]
    var isStop: Bool
  }

  private struct Place {
    var term: TermID
    /// The word that stands for all that mean the same as it, where a list names any.
    var meaning: TermID
    var isStop: Bool
    var word: Int
  }

  private(set) var table = TermTable()
  private let language: WordForms
  private let sectionWords: Set<String>
  /// The words of names of laws, of several words first.
  private let lawNames: [[String]]
  private var forms: [String: WordForm] = [:]
  /// Patterns by their longest stem; those of several stems are looked for by what the stems mean, those of one by the word itself.
  private var conceptPatterns: [TermID: [PhrasePattern]] = [:]
  private var wordPatterns: [TermID: [PhrasePattern]] = [:]
  private var synonymPatterns: [TermID: [PhrasePattern]] = [:]
  /// For each stem that a list of synonyms has as a word of its own, the first such list's first word.
  private var meanings: [TermID: TermID] = [:]
  /// Stems of weak and of common words.
  private(set) var weak: Set<TermID> = []
  private(set) var common: Set<TermID> = []
  /// Concepts by their term.
  private(set) var concepts: [TermID: ComparisonWords.Concept] = [:]

  init(words: ComparisonWords, language: WordForms, laws: LawList) {
    self.language = language
    sectionWords = Set(laws.section.entries.flatMap(\.phrases))
    lawNames = laws.phrases.entries.flatMap(\.phrases).map { FoldedText($0).words.map(\.text) }
      .sorted { $0.count > $1.count }
    for word in words.weak {
      for place in places(of: word) { weak.insert(place.term) }
    }
    for word in words.common {
      for place in places(of: word) { common.insert(place.term) }
    }
    for synonyms in words.synonyms { add(synonyms) }
    for concept in words.concepts {
      let term = table.number(of: "#" + concept.code)
      concepts[term] = concept
      for phrase in concept.phrases { addConcept(phrase, as: term) }
    }
  }

  private mutating func add(_ synonyms: [String]) {
    guard let name = synonyms.first else { return }
    let term = table.number(of: "~" + name)
    if places(of: name).allSatisfy({ weak.contains($0.term) }) { weak.insert(term) }
    if places(of: name).allSatisfy({ common.contains($0.term) }) { common.insert(term) }
    for phrase in synonyms {
      let stems = decisivePlaces(of: phrase).map(\.term).uniqued()
      if stems.count == 1, meanings[stems[0]] == nil { meanings[stems[0]] = term }
      guard let key = longest(stems) else { continue }
      synonymPatterns[key, default: []].append(PhrasePattern(term: term, stems: stems))
    }
  }

  /// Concepts are looked for by what words mean: "ledere gennemgår sager" also finds "chefen efterprøver sagerne". A word that names
  /// a concept alone is not: what means nearly the same as "samordner" is no family council.
  private mutating func addConcept(_ phrase: String, as term: TermID) {
    let places = decisivePlaces(of: phrase)
    let words = places.map(\.term).uniqued()
    if words.count == 1 {
      wordPatterns[words[0], default: []].append(PhrasePattern(term: term, stems: words))
      return
    }
    let stems = places.map(\.meaning).uniqued()
    guard let key = longest(stems) else { return }
    conceptPatterns[key, default: []].append(PhrasePattern(term: term, stems: stems))
  }

  private func longest(_ stems: [TermID]) -> TermID? {
    stems.max { table.name(of: $0).utf8.count < table.name(of: $1).utf8.count }
  }

  /// The places that a phrase is known by: without words that carry no meaning, unless that leaves a single word ("samme dag",
  /// "24 timer").
  private mutating func decisivePlaces(of phrase: String) -> [Place] {
    let all = places(of: phrase)
    let meaning = all.filter { !$0.isStop }
    return Set(meaning.map(\.word)).count > 1 ? meaning : all
  }

  /// - Returns: the terms of a text; a reading without terms for a text without words that carry meaning.
  mutating func read(_ text: String) -> TextReading {
    let places = places(of: text)
    let named = outermost(
      phrases(conceptPatterns, by: \.meaning, in: places, slack: TextReader.conceptSlack)
        + phrases(wordPatterns, by: \.term, in: places, slack: TextReader.conceptSlack))
    var reading = TextReading()
    var inConcept = [Bool](repeating: false, count: places.count)
    var inSynonym = inConcept
    for (term, found) in named {
      if !reading.concepts.contains(term) { reading.concepts.append(term) }
      if concepts[term]?.kind == .topic { for index in found { inConcept[index] = true } }
    }
    var free: Set<TermID> = []
    for (term, found) in phrases(synonymPatterns, by: \.term, in: places, slack: TextReader.synonymSlack) {
      reading.stems[term, default: 0] += 1
      if !found.allSatisfy({ inConcept[$0] }) { free.insert(term) }
      for index in found { inSynonym[index] = true }
    }
    for (index, place) in places.enumerated() where !place.isStop && !inSynonym[index] {
      reading.stems[place.term, default: 0] += 1
      if !inConcept[index] { free.insert(place.term) }
    }
    reading.consumed = Set(reading.stems.keys).subtracting(free)
    return reading
  }

  /// Every phrase of a set of patterns that stands in a text, with the places of its stems.
  private func phrases(
    _ patterns: [TermID: [PhrasePattern]], by key: KeyPath<Place, TermID>, in places: [Place], slack: Int
  ) -> [(term: TermID, found: [Int])] {
    var result: [(term: TermID, found: [Int])] = []
    let terms = places.map { $0[keyPath: key] }
    for position in places.indices {
      for pattern in patterns[terms[position]] ?? [] {
        if let found = find(pattern, around: position, in: places, terms: terms, slack: slack) {
          result.append((pattern.term, found))
        }
      }
    }
    return result
  }

  /// Without topics that are only part of a longer one: "kursus i børnesamtaler" is about a course and not about hearing children.
  private func outermost(_ phrases: [(term: TermID, found: [Int])]) -> [(term: TermID, found: [Int])] {
    let sets = phrases.map { (term: $0.term, places: Set($0.found)) }
    return phrases.indices.filter { index in
      guard concepts[phrases[index].term]?.kind == .topic else { return true }
      return !sets.contains { other in
        other.term != phrases[index].term && concepts[other.term]?.kind == .topic
          && sets[index].places.isStrictSubset(of: other.places)
      }
    }
    .map { phrases[$0] }
  }

  /// Where the stems of a pattern stand, when all of them stand near a place.
  private func find(
    _ pattern: PhrasePattern, around position: Int, in places: [Place], terms: [TermID], slack: Int
  ) -> [Int]? {
    let word = places[position].word
    let reach = pattern.stems.count + slack - 1
    var found = [position]
    for stem in pattern.stems where stem != terms[position] {
      guard let nearest = nearest(stem, to: position, in: terms), abs(places[nearest].word - word) < reach else {
        return nil
      }
      found.append(nearest)
    }
    return found
  }

  private func nearest(_ stem: TermID, to position: Int, in terms: [TermID]) -> Int? {
    /// Stems of the longest window in either direction.
    let window = 24
    for distance in 1...window {
      if position >= distance, terms[position - distance] == stem { return position - distance }
      if position + distance < terms.count, terms[position + distance] == stem { return position + distance }
    }
    return nil
  }

  private mutating func places(of text: String) -> [Place] {
    var result: [Place] = []
    for (word, number) in words(of: text) {
      let form = form(of: word)
      for stem in form.stems {
        result.append(Place(term: stem, meaning: meanings[stem] ?? stem, isStop: form.isStop, word: number))
      }
    }
    return result
  }

  /// Added to the number of a word that begins a sentence or a line, so that no phrase is found across two.
  private static let sentenceGap = 24

  /// The folded words of a text with their numbers; a section mark and its number are one word ("§ 50" is "§50"), since neither
  /// says anything alone. The name of the law before them is none: who cites a law does not speak of it.
  private func words(of text: String) -> [(text: String, number: Int)] {
    var result: [(text: String, number: Int)] = []
    var isSection = false
    var number = 0
    var end = text.startIndex
    for word in FoldedText(text).words {
      if TextReader.isBreak(text[end..<word.range.lowerBound]) { number += TextReader.sentenceGap }
      end = word.range.upperBound
      if isSection, word.text.first?.isNumber == true {
        result.append((TextReader.sectionMark + word.text, number))
        isSection = false
      } else {
        isSection = sectionWords.contains(word.text)
        if isSection { dropLawName(atEndOf: &result) } else { result.append((word.text, number)) }
      }
      number += 1
    }
    return result
  }

  private func dropLawName(atEndOf words: inout [(text: String, number: Int)]) {
    let name = lawNames.first { $0.elementsEqual(words.suffix($0.count).map(\.text)) }
    words.removeLast(name?.count ?? 0)
  }

  /// Whether what stands between two words ends a sentence or a line.
  private static func isBreak(_ gap: Substring) -> Bool {
    gap.contains { $0.isNewline || "?!".contains($0) } || (gap.first == "." && gap.count > 1)
  }

  private static let sectionMark = "§"

  private mutating func form(of word: String) -> WordForm {
    if let known = forms[word] { return known }
    let form = WordForm(
      stems: language.stems(of: word).map { table.number(of: $0) },
      isStop: language.isStop(word))
    forms[word] = form
    return form
  }
}
