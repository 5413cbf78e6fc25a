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
struct TextReader {
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
    var isStop: Bool
    var word: Int
  }

  private(set) var table = TermTable()
  private let language: WordForms
  private var forms: [String: WordForm] = [:]
  /// Patterns by their longest stem.
  private var conceptPatterns: [TermID: [PhrasePattern]] = [:]
  private var synonymPatterns: [TermID: [PhrasePattern]] = [:]
  /// Stems of weak and of common words.
  private(set) var weak: Set<TermID> = []
  private(set) var common: Set<TermID> = []
  /// Concepts by their term.
  private(set) var concepts: [TermID: ComparisonWords.Concept] = [:]

  init(words: ComparisonWords, language: WordForms) {
    self.language = language
    for word in words.weak {
      for place in places(of: word) { weak.insert(place.term) }
    }
    for word in words.common {
      for place in places(of: word) { common.insert(place.term) }
    }
    for concept in words.concepts {
      let term = table.number(of: "#" + concept.code)
      concepts[term] = concept
      for phrase in concept.phrases { add(phrase, as: term, to: \.conceptPatterns) }
    }
    for synonyms in words.synonyms { add(synonyms) }
  }

  private mutating func add(_ synonyms: [String]) {
    guard let name = synonyms.first else { return }
    let term = table.number(of: "~" + name)
    if places(of: name).allSatisfy({ weak.contains($0.term) }) { weak.insert(term) }
    if places(of: name).allSatisfy({ common.contains($0.term) }) { common.insert(term) }
    for phrase in synonyms { add(phrase, as: term, to: \.synonymPatterns) }
  }

  private mutating func add(
    _ phrase: String, as term: TermID, to patterns: WritableKeyPath<TextReader, [TermID: [PhrasePattern]]>
  ) {
    let stems = uniqued(decisivePlaces(of: phrase).map(\.term))
    guard let key = stems.max(by: { table.name(of: $0).utf8.count < table.name(of: $1).utf8.count }) else { return }
    self[keyPath: patterns][key, default: []].append(PhrasePattern(term: term, stems: stems))
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
    var reading = TextReading()
    var inConcept = [Bool](repeating: false, count: places.count)
    var inSynonym = inConcept
    for (term, found) in phrases(conceptPatterns, in: places, slack: TextReader.conceptSlack) {
      if !reading.concepts.contains(term) { reading.concepts.append(term) }
      if concepts[term]?.kind == .topic { for index in found { inConcept[index] = true } }
    }
    var free: Set<TermID> = []
    for (term, found) in phrases(synonymPatterns, in: places, slack: TextReader.synonymSlack) {
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
    _ patterns: [TermID: [PhrasePattern]], in places: [Place], slack: Int
  ) -> [(term: TermID, found: [Int])] {
    var result: [(term: TermID, found: [Int])] = []
    for position in places.indices {
      for pattern in patterns[places[position].term] ?? [] {
        if let found = find(pattern, around: position, in: places, slack: slack) {
          result.append((pattern.term, found))
        }
      }
    }
    return result
  }

  /// Where the stems of a pattern stand, when all of them stand near a place.
  private func find(_ pattern: PhrasePattern, around position: Int, in places: [Place], slack: Int) -> [Int]? {
    let word = places[position].word
    let reach = pattern.stems.count + slack - 1
    var found = [position]
    for stem in pattern.stems where stem != places[position].term {
      guard let nearest = nearest(stem, to: position, in: places), abs(places[nearest].word - word) < reach else {
        return nil
      }
      found.append(nearest)
    }
    return found
  }

  private func nearest(_ stem: TermID, to position: Int, in places: [Place]) -> Int? {
    /// Stems of the longest window in either direction.
    let window = 24
    var best: Int?
    for distance in 1...window {
      for index in [position - distance, position + distance] where places.indices.contains(index) {
        if best == nil, places[index].term == stem { best = index }
      }
      if best != nil { break }
    }
    return best
  }

  private mutating func places(of text: String) -> [Place] {
    var result: [Place] = []
    for (number, word) in FoldedText(text).words.enumerated() {
      let form = form(of: word.text)
      for stem in form.stems { result.append(Place(term: stem, isStop: form.isStop, word: number)) }
    }
    return result
  }

  private mutating func form(of word: String) -> WordForm {
    if let known = forms[word] { return known }
    let form = WordForm(
      stems: language.stems(of: word).map { table.number(of: $0) },
      isStop: language.isStop(word))
    forms[word] = form
    return form
  }

  private func uniqued(_ terms: [TermID]) -> [TermID] {
    var seen: Set<TermID> = []
    return terms.filter { seen.insert($0).inserted }
  }
}
