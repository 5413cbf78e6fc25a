import Model

/// What a document says beside its tables and is needed to read them.
struct PlanContext: Sendable {
  let lexicon: PlanLexicon
  var footnotes: Footnotes
  var legend: Legend
  /// Words that date the document, for dates without a year.
  var dateContext: String
  /// Title of the document; empty where it has none.
  var title = ""

  /// Nothing but the word lists, for looking at a table alone.
  static func bare(_ lexicon: PlanLexicon) -> PlanContext {
    PlanContext(lexicon: lexicon, footnotes: Footnotes(), legend: Legend(), dateContext: "")
  }

  /// The year that periods of a table are meant in when they name none: that of the rows and the caption over it, else of the
  /// nearest heading that names exactly one, else of the document's title.
  func year(over shape: TableShape) -> Int? {
    let near = shape.titleTexts.map(\.plain) + [shape.grid.table.caption].compactMap(\.self)
    let texts = near + shape.headings.reversed().map(\.text) + [title]
    return texts.lazy.compactMap(lexicon.dates.onlyYear).first
  }

  /// The year that dates of an initiative are meant in when they name none: that of its area, of the rows and the caption over
  /// its table, else of the nearest heading that names exactly one ("Indsatser med frist i 2022").
  ///
  /// - Parameter headings: headings over the initiative without the document's title, outermost first.
  func year(of area: String?, in shape: TableShape?, under headings: [String]) -> Int? {
    let near = (shape?.titleTexts.map(\.plain) ?? []) + [shape?.grid.table.caption].compactMap(\.self)
    return ([area].compactMap(\.self) + near + headings.reversed()).lazy.compactMap(lexicon.dates.onlyYear).first
  }
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
