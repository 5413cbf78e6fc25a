import Model
import Vocabulary

/// The initiatives of a corpus as profiles, with the terms to explain links by.
struct ProfiledCorpus: Sendable {
  private(set) var profiles: [InitiativeProfile]
  /// Of all terms, in the order that their numbers mean.
  let termNames: [String]
  private let concepts: [TermID: ComparisonWords.Concept]

  /// - Parameter municipality: of each initiative, as an index.
  init(_ initiatives: [ComparedInitiative], municipality: [Int], vocabulary: Vocabulary, settings: ComparisonSettings) {
    let language = WordForms(
      listedWords: ProfiledCorpus.words(of: vocabulary.comparison), textWords: ProfiledCorpus.words(of: initiatives),
      stopWords: vocabulary.stopWords)
    var reader = TextReader(words: vocabulary.comparison, language: language, laws: vocabulary.laws)
    // Texts are read twice: what they say takes more memory than all else, and reading them again little time.
    var frequency = [Int](repeating: 0, count: reader.table.count)
    for initiative in initiatives {
      let terms = InitiativeReading(initiative, reader: &reader).terms
      while frequency.count < reader.table.count { frequency.append(0) }
      for term in terms { frequency[Int(term)] += 1 }
    }
    let rarity = TermRarity(
      frequency: frequency, initiatives: initiatives.count, reader: reader, settings: settings)
    let order = TermOrder(reader.table)
    let maker = ProfileMaker(rarity: rarity, concepts: reader.concepts, order: order, settings: settings)
    let known = reader
    let chunks = ParallelChunks.map(initiatives.indices) { range in
      // Every word has its number by now, so readers that part here agree.
      var reader = known
      return range.map { number in
        maker.profile(InitiativeReading(initiatives[number], reader: &reader), municipality: municipality[number])
      }
    }
    profiles = chunks.flatMap(\.self)
    termNames = order.names
    concepts = Dictionary(uniqueKeysWithValues: reader.concepts.map { (order[$0], $1) })
  }

  private static func words(of initiatives: [ComparedInitiative]) -> Set<String> {
    var words: Set<String> = []
    for initiative in initiatives {
      for text in [initiative.title, initiative.purpose, initiative.description, initiative.goal] {
        if let text { learn(text, into: &words) }
      }
    }
    return words
  }

  private static func words(of list: ComparisonWords) -> Set<String> {
    var words: Set<String> = []
    let phrases = list.weak + list.common + list.parts + list.synonyms.flatMap { $0 } + list.concepts.flatMap(\.phrases)
    for phrase in phrases { learn(phrase, into: &words) }
    return words
  }

  /// Shorter words are no parts of compounds to tell by.
  private static func learn(_ text: String, into words: inout Set<String>) {
    for word in FoldedText(text).words where word.text.utf8.count >= 4 { words.insert(word.text) }
  }

  /// What two initiatives share, weightiest first: labels of concepts, and word stems that no concept stands for.
  func evidence(_ left: Int, _ right: Int, limit: Int) -> [TermID] {
    var shared: [(term: TermID, weight: Float)] = []
    profiles[left].whole.forEachShared(profiles[right].whole) { term, one, other in
      shared.append((term, one * other))
    }
    shared.sort { ($1.weight, $0.term) < ($0.weight, $1.term) }
    return shared.prefix(limit).map(\.term)
  }

  /// The label of a concept, or the word stem.
  func name(of term: TermID) -> String {
    guard let concept = concepts[term] else { return termNames[Int(term)].replacing("~", with: "") }
    return concept.label["da"] ?? concept.code
  }
}
