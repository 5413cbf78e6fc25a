import Model
import Vocabulary

/// Where the header of a table stands.
struct HeaderRows: Sendable, Hashable {
  /// Rows over the header that one cell fills: a title of the table.
  var titleRows: Range<Int>
  var header: Range<Int>

  var bodyStart: Int { max(titleRows.upperBound, header.upperBound) }
}

/// Finds the rows that name the columns.
struct HeaderFinder {
  let grid: Grid
  let lexicon: PlanLexicon

  func find() -> HeaderRows {
    var row = 0
    while row < min(grid.rowCount - 1, lexicon.settings.mostHeaderRows), isTitleRow(row) { row += 1 }
    let titles = 0..<row
    guard row < grid.rowCount, isHeader(row) else {
      if titles.isEmpty || !isHeader(0) {
        return HeaderRows(titleRows: titles, header: titles.upperBound..<titles.upperBound)
      }
      return HeaderRows(titleRows: 0..<0, header: 0..<1)
    }
    var end = row + 1
    while end < min(grid.rowCount, row + lexicon.settings.mostHeaderRows), isLowerHeader(end, under: end - 1) {
      end += 1
    }
    return HeaderRows(titleRows: titles, header: row..<end)
  }

  /// One text over the whole width, with more than one column below it.
  func isTitleRow(_ row: Int) -> Bool {
    guard grid.columnCount > 1, let cell = grid.cell(row, 0), !grid.text(row, 0).isEmpty else { return false }
    return cell.columnSpan >= grid.columnCount && cell.rowSpan == 1
  }

  /// Whether a row names columns: two headings of the list or two periods, or marked as a header by the document.
  func isHeader(_ row: Int) -> Bool {
    let texts = distinctTexts(row)
    guard !texts.isEmpty else { return false }
    let periods = texts.count { lexicon.dates.isPeriodHeading($0) }
    let scores = texts.compactMap { lexicon.roles(ofHeading: $0).first?.score }
    let isShort = texts.allSatisfy { $0.count <= 120 }
    guard isShort else { return false }
    if periods >= 2, periods + scores.count >= texts.count - 1, !texts.contains(where: ColumnProfile.isAmountBesideYear)
    {
      return true
    }
    if scores.count >= 2, 2 * scores.count >= texts.count, scores.reduce(0, +) >= 1.3 { return true }
    guard row < grid.table.headerRows else { return false }
    return !texts.contains { lexicon.isDated($0) && !lexicon.dates.isPeriodHeading($0) }
      && !texts.contains { $0.count > 80 && $0.last == "." }
  }

  /// A second level: stands under a merged heading and names parts of it.
  private func isLowerHeader(_ row: Int, under above: Int) -> Bool {
    let wide = grid.columns.filter { column in
      guard let cell = grid.cell(above, column), cell.column == column else { return false }
      return cell.columnSpan > 1 && cell.columnSpan < grid.columnCount && !grid.text(above, column).isEmpty
    }
    guard !wide.isEmpty else { return false }
    let under = wide.flatMap { column in grid.cell(above, column).map { Array($0.columns) } ?? [] }
    let texts = under.map { grid.own(row, $0).plain }.filter { !$0.isEmpty }
    guard texts.count >= 2, texts.allSatisfy({ $0.count <= 40 }) else { return false }
    let others = grid.columns.filter { !under.contains($0) && !grid.own(row, $0).isEmpty }
    let named = texts.count {
      lexicon.dates.isPeriodHeading($0) || !lexicon.roles(ofHeading: $0).isEmpty || ItemNumber(whole: $0) != nil
    }
    let isBeside = grid.columns.contains { !under.contains($0) && grid.continues(row, $0) }
    return (2 * named >= texts.count || isBeside) && (others.isEmpty || row < grid.table.headerRows)
  }

  private func distinctTexts(_ row: Int) -> [String] {
    grid.columns.compactMap { column in
      guard let cell = grid.cell(row, column), cell.column == column else { return nil }
      let text = grid.text(row, column).plain
      return text.isEmpty ? nil : text
    }
  }
}

extension ColumnProfile {
  /// `1.250`, `12,5`, `3 %` but not the year `2019`.
  static func isAmountBesideYear(_ text: String) -> Bool {
    isAmount(text) && text.contains { ",.%".contains($0) } && !text.contains { $0.isLetter }
  }
}
