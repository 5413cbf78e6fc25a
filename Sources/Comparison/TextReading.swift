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

/// A concept as the reader looks for it.
struct ConceptPattern: Sendable {
  var concept: TermID
  /// Stems that must all stand close together.
  var stems: [TermID]
}

/// Turns texts into terms: folds, stems, splits compounds and recognises concepts. Keeps what it has learnt of a word.
struct TextReader {
  /// The words a stem-by-stem window may hold beyond those of the phrase: "tilsyn fra ledelsen", "mål og delmål i barnets
  /// handleplan". At 8 words of different sentences meet.
  static let windowSlack = 4

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
  /// Patterns by their first stem.
  private var patterns: [TermID: [ConceptPattern]] = [:]
  /// Stems of weak words.
  private(set) var weak: Set<TermID> = []
  /// Concepts by their term.
  private(set) var concepts: [TermID: ComparisonWords.Concept] = [:]

  init(words: ComparisonWords, language: WordForms) {
    self.language = language
    for concept in words.concepts { add(concept) }
    for word in words.weak {
      for place in places(of: word) { weak.insert(place.term) }
    }
  }

  private mutating func add(_ concept: ComparisonWords.Concept) {
    let term = table.number(of: "#" + concept.code)
    concepts[term] = concept
    for phrase in concept.phrases {
      let all = places(of: phrase)
      let meaning = all.filter { !$0.isStop }
      let stems = uniqued((meaning.count > 1 || meaning.count == all.count ? meaning : all).map(\.term))
      guard let first = stems.max(by: { table.names[Int($0)].utf8.count < table.names[Int($1)].utf8.count }) else {
        continue
      }
      patterns[first, default: []].append(ConceptPattern(concept: term, stems: stems))
    }
  }

  /// - Returns: the terms of a text; a reading without terms for a text without words that carry meaning.
  mutating func read(_ text: String) -> TextReading {
    let places = places(of: text)
    var reading = TextReading()
    var consumed = [Bool](repeating: false, count: places.count)
    for position in places.indices {
      for pattern in patterns[places[position].term] ?? [] {
        guard let found = find(pattern, around: position, in: places) else { continue }
        if !reading.concepts.contains(pattern.concept) { reading.concepts.append(pattern.concept) }
        for index in found { consumed[index] = true }
      }
    }
    var free: Set<TermID> = []
    for (index, place) in places.enumerated() where !place.isStop {
      reading.stems[place.term, default: 0] += 1
      if !consumed[index] { free.insert(place.term) }
    }
    reading.consumed = Set(reading.stems.keys).subtracting(free)
    return reading
  }

  /// Where the stems of a pattern stand, when all of them stand near a place.
  private func find(_ pattern: ConceptPattern, around position: Int, in places: [Place]) -> [Int]? {
    let word = places[position].word
    let reach = pattern.stems.count + TextReader.windowSlack - 1
    var found = [position]
    for stem in pattern.stems where stem != places[position].term {
      var best: Int?
      for index in places.indices[max(0, position - 3 * reach)..<min(places.count, position + 3 * reach + 1)]
      where places[index].term == stem && abs(places[index].word - word) < reach {
        if best.map({ abs(places[$0].word - word) > abs(places[index].word - word) }) ?? true { best = index }
      }
      guard let best else { return nil }
      found.append(best)
    }
    return found
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
