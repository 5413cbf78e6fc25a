import Danish
import Model
import Vocabulary

/// The date grammar as the interpretation asks it.
struct PlanDates: Sendable {
  let grammar: DateGrammar
  let words: DateWords
  let abbreviations: PhraseList<String>

  init(vocabulary: Vocabulary) {
    grammar = DateGrammar(vocabulary.dates)
    words = vocabulary.dates
    abbreviations = vocabulary.abbreviations
  }

  func mentions(in text: String) -> [DateMention] { grammar.mentions(in: text) }

  /// Whether a text is a date and nothing else.
  func isDate(_ text: String) -> Bool {
    let bare = text.trimmingBlanks
    guard !bare.isEmpty, bare.count <= 60, let mention = mentions(in: bare).first else { return false }
    let before = bare[..<mention.range.lowerBound]
    let after = bare[mention.range.upperBound...]
    return before.allSatisfy { !$0.isLetter && !$0.isNumber } && after.allSatisfy { !$0.isLetter && !$0.isNumber }
  }
}
