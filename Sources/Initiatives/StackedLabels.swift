import Model

/// Labels that stand over their values, alone or side by side:
///
///     Formål
///     At tilsynet bruges til læring.
///     Ansvarlig     | Opfølgning
///     Teamlederne   | Hvert halvår
struct StackedLabels {
  /// Fewest rows of labels that make such a table.
  private static let leastRows = 3

  let grid: Grid
  let lexicon: PlanLexicon

  /// The row of the values by the row of their labels; empty for tables that are not set so.
  func rows() -> [Int: Int] {
    var result: [Int: Int] = [:]
    var row = 0
    while row + 1 < grid.rowCount {
      if isLabels(row), !isLabels(row + 1), grid.filled(row).allSatisfy({ !grid.own(row + 1, $0).isEmpty }) {
        result[row] = row + 1
        row += 1
      }
      row += 1
    }
    return result.count >= Self.leastRows && 4 * result.count >= 3 * (grid.rowCount / 2) ? result : [:]
  }

  private func isLabels(_ row: Int) -> Bool {
    let filled = grid.filled(row)
    return !filled.isEmpty
      && filled.allSatisfy { column in
        let text = grid.own(row, column)
        return text.text.lines.count == 1 && lexicon.role(ofLabel: text.plain.withoutColon, atLeast: 1) != nil
      }
  }
}
