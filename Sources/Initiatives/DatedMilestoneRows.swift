import Model

/// Milestones beside one label in a table of labels and values, a row each with its day before or behind it:
///
///     Milepæle | Udvalget er nedsat | Maj 2021
///              | Evaluering         | 1. kvartal 2022
struct DatedMilestoneRows {
  /// A milestone and where its text and its day stand.
  struct Place {
    var row: Int
    var text: Int
    var date: Int
  }

  let grid: Grid
  let lexicon: PlanLexicon

  /// The milestones by the row of their label.
  func parts() -> [Int: [Place]] {
    guard grid.columnCount > 2 else { return [:] }
    var result: [Int: [Place]] = [:]
    var row = 0
    while row < grid.rowCount {
      let first = row
      row += 1
      guard lexicon.keyRole(grid.own(first, 0).plain) == .milestone, let place = place(first) else { continue }
      var places = [place]
      while row < grid.rowCount, grid.textInRow(row, 0).isEmpty || grid.continues(row, 0),
        let next = self.place(row), next.date == place.date
      {
        places.append(next)
        row += 1
      }
      result[first] = places
    }
    return result
  }

  /// A text and a date side by side, and nothing else behind the label.
  private func place(_ row: Int) -> Place? {
    guard let first = grid.cell(row, 0)?.columns.upperBound, let left = grid.cell(row, first), left.column == first,
      let right = grid.cell(row, left.columns.upperBound), right.columns.upperBound == grid.columnCount
    else { return nil }
    let texts = [left, right].map { grid.textInRow(row, $0.column) }
    guard texts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let dated = texts.map { lexicon.dates.isDate($0.plain) }
    if dated[1] { return Place(row: row, text: left.column, date: right.column) }
    return dated[0] ? Place(row: row, text: right.column, date: left.column) : nil
  }
}
