import Model
import Vocabulary

/// A header inside the body: the table of milestones that stands in a cell of each initiative names its own columns.
///
/// "Indsats | Milepæle" over rows that each begin with "Milepæl | Ansvarlig | Dato". The headings belong over the
/// columns; in the rows they are no text of an initiative.
struct NestedHeader {
  let grid: Grid
  let rows: HeaderRows
  let lexicon: PlanLexicon

  /// What the nested headers say, by column, and the cells they stand in.
  struct Finding {
    var headings: [Int: String] = [:]
    var cells: Set<Int> = []
  }

  /// Fewest rows that say the same, so that it is a header.
  private static let leastRows = 2

  func find() -> Finding? {
    guard !rows.header.isEmpty, grid.columnCount >= 3 else { return nil }
    var places: [[Int: String]: [Int]] = [:]
    for row in rows.bodyStart..<max(rows.bodyStart, grid.rowCount) {
      if let headings = headings(in: row) { places[headings, default: []].append(row) }
    }
    let best = places.max { ($0.value.count, $1.value[0]) < ($1.value.count, $0.value[0]) }
    guard let best, best.value.count >= Self.leastRows else { return nil }
    return Finding(
      headings: best.key, cells: Set(best.value.flatMap { row in best.key.keys.compactMap { grid.index(row, $0) } }))
  }

  /// The headings that stand side by side in a row, beside other text or beside cells that go on; `nil` where there are
  /// none, or where they only say the table's header again.
  private func headings(in row: Int) -> [Int: String]? {
    var found: [Int: String] = [:]
    for column in grid.columns.reversed() {
      let text = grid.own(row, column).plain
      if !text.isEmpty, text.count <= lexicon.settings.longestLabel,
        lexicon.role(ofLabel: text, atLeast: lexicon.settings.leastLabelScore) != nil
      {
        found[column] = text
      } else if !found.isEmpty || !text.isEmpty && isUnnamed(column) {
        break
      }
    }
    guard found.count >= 2, found.count < grid.columnCount, found.keys.contains(where: isUnnamed) else { return nil }
    let isRepeated = found.allSatisfy { column, text in
      rows.header.contains { Folding.fold(grid.text($0, column).plain) == Folding.fold(text) }
    }
    return isRepeated ? nil : found
  }

  /// Whether the table's own header has nothing over a column but the end of a merged heading: "Leder | Udført" in a table
  /// that names all its columns is text.
  private func isUnnamed(_ column: Int) -> Bool {
    rows.header.allSatisfy { grid.textInRow($0, column).isEmpty }
  }
}
