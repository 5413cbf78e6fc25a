import Model
import Vocabulary

/// Columns of dates that each belong to the column of milestones before them: "Milepæl 1 | Dato | Milepæl 2 | Dato".
struct PairedColumns {
  /// Least share of the filled cells of such a column that are dates.
  private static let leastDates = 0.6

  /// Marks the column of dates right after each column of milestones without dates of its own, before fields are assigned.
  func read(_ columns: inout [TableColumn]) {
    let pairs = columns.indices.dropLast().filter { index in
      columns[index].candidates.first?.role == .milestone && columns[index].profile.filled > 0
        && columns[index].profile.dates < Self.leastDates && isDates(columns[index + 1])
    }
    let isNamedElsewhere = columns.indices.contains { !pairs.contains($0) && columns[$0].candidate(.title) != nil }
    let paired = Set(pairs.flatMap { [$0, $0 + 1] })
    let hasDeadline = columns.indices.contains { !paired.contains($0) && columns[$0].candidate(.deadline) != nil }
    // One milestone with its date in each row is a table of milestones by initiative.
    let names = columns.filter { $0.candidate(.title) != nil }.map(\.profile.filled).max() ?? 0
    let hasSeveral = pairs.contains { columns[$0].profile.filled > names }
    guard isNamedElsewhere, pairs.count > 1 || pairs.count == 1 && (hasDeadline || hasSeveral) else { return }
    for index in pairs {
      columns[index].dateColumn = index + 1
      columns[index + 1].isDateOfMilestone = true
      for place in [index, index + 1] {
        columns[place].role = .milestone
        columns[place].candidates = []
      }
    }
  }

  private func isDates(_ column: TableColumn) -> Bool {
    column.candidate(.deadline) != nil && (column.profile.filled == 0 || column.profile.bareDates >= Self.leastDates)
  }
}
