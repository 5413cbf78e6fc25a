public import Model
public import Vocabulary

/// Turns the tables and the text of a plan into initiatives as a careful analyst would enter them.
public struct Interpreter: Sendable {
  private let lexicon: PlanLexicon

  public init(vocabulary: Vocabulary, settings: InterpretationSettings = .init()) {
    lexicon = PlanLexicon(vocabulary: vocabulary, settings: settings)
  }

  /// Names of the word lists the result depends on.
  public static let wordLists = [
    "abbreviations", "colours", "committees", "cues", "dates", "decisions", "document_types", "headers", "label_lines",
    "recommenders", "roles", "signs", "statuses", "stop_words", "table_kinds",
  ]

  /// The initiatives of a document in its order, the kind of each table, and what a person should look at.
  public func interpret(_ document: TabulatedDocument) -> Interpretation {
    var run = InterpretationRun(document, lexicon: lexicon)
    return run.result()
  }
}
