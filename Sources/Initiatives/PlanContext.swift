import Model

/// What a document says beside its tables and is needed to read them.
struct PlanContext: Sendable {
  let lexicon: PlanLexicon
  var footnotes: Footnotes
  var legend: Legend
  /// Words that date the document, for dates without a year.
  var dateContext: String
}

/// Where the name of an initiative stands in a table.
enum TitleSource: Sendable, Hashable {
  /// A column of names.
  case column(Int)
  /// The first line of the cells of a column, before their text.
  case firstLine(Int)
  /// The heading over the table: it holds one initiative.
  case heading
}
