import Model

/// Milestones beside one label in a table of labels and values, a row each with its day:
///
///     Milepæle | Udvalget er nedsat | Maj 2021
///              | Evaluering         | 1. kvartal 2022
struct DatedMilestoneRows {
  /// Columns of what is reached and when.
  static let text = 1
  static let date = 2

  let grid: Grid
  let lexicon: PlanLexicon

  /// The rows of the milestones by the row of their label.
  func parts() -> [Int: [Int]] {
    guard grid.columnCount == Self.date + 1 else { return [:] }
    var result: [Int: [Int]] = [:]
    var row = 0
    while row < grid.rowCount {
      let first = row
      row += 1
      guard isDated(first), lexicon.keyRole(grid.own(first, 0).plain) == .milestone else { continue }
      while row < grid.rowCount, isDated(row), grid.textInRow(row, 0).isEmpty || grid.continues(row, 0) { row += 1 }
      result[first] = Array(first..<row)
    }
    return result
  }

  /// Whether a text and a date stand side by side.
  private func isDated(_ row: Int) -> Bool {
    [Self.text, Self.date].allSatisfy { grid.cell(row, $0)?.column == $0 } && !grid.textInRow(row, Self.text).isEmpty
      && lexicon.dates.isDate(grid.textInRow(row, Self.date).plain)
  }
}
