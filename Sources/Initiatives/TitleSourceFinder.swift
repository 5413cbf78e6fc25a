import Model

/// Decides where a table names its initiatives.
struct TitleSourceFinder {
  let lexicon: PlanLexicon

  func find(_ shape: TableShape) -> TitleSource? {
    if let title = shape.column(.title) { return .column(title.index) }
    for role in [FieldRole.purpose, .description] {
      // A caption names the initiative whose single row says what is done.
      guard let column = shape.column(role), shape.grid.table.caption == nil || shape.bodyRows.count > 1 else {
        continue
      }
      if namesInFirstLine(shape, column.index) { return .firstLine(column.index) }
    }
    let hasPlace = !shape.titleTexts.isEmpty || !shape.headings.isEmpty || shape.grid.table.caption != nil
    return hasPlace && shape.has(.description) ? .heading : nil
  }

  /// Whether at least half of the cells begin with a line set apart: bold, or short without full stop before more text.
  private func namesInFirstLine(_ shape: TableShape, _ column: Int) -> Bool {
    let reader = TitleReader(lexicon: lexicon)
    var cells = 0
    var named = 0
    for row in shape.bodyRows {
      let text = shape.grid.own(row, column)
      guard !text.isEmpty, shape.grid.cell(row, column)?.columnSpan == 1 else { continue }
      cells += 1
      if !reader.read(text.text, takesWholeCell: false).title.isEmpty { named += 1 }
    }
    return cells > 0 && 2 * named >= cells
  }
}
