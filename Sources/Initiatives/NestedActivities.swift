import Model

/// A table of activities inside a table whose other rows are a label and a value:
///
///     Formål    | At børn bliver hørt.
///     Aktivitet           | Ansvarlig | Tidsfrist
///     Et panel nedsættes. | Rådgivere | Maj 2025
///     Opfølgning | I ledelsestilsynet.
///
/// The label of the whole may stand beside it, merged over its rows.
struct NestedActivities {
  /// The rows under one header, as milestones are read from them.
  struct Part {
    var header: Int
    var rows: [Int]
    var roles: [Int: FieldRole]

    func column(_ wanted: [FieldRole]) -> Int? {
      wanted.lazy.compactMap { role in roles.filter { $0.value == role }.keys.min() }.first
    }
  }

  /// What names an activity, best first.
  static let naming: [FieldRole] = [.milestone, .title, .description, .goal]
  static let dating: [FieldRole] = [.deadline, .end]

  let grid: Grid
  let lexicon: PlanLexicon

  /// The parts by the row of their header.
  func parts() -> [Int: Part] {
    var result: [Int: Part] = [:]
    var row = 0
    while row < grid.rowCount {
      guard var part = header(row) else {
        row += 1
        continue
      }
      row += 1
      let columns = part.roles.keys.sorted()
      while row < grid.rowCount {
        let isActivity =
          starts(row, under: part.header) == columns && header(row) == nil && !isLabelled(row, columns[0])
        // A page break leaves an empty row behind.
        guard isActivity || grid.filled(row).isEmpty else { break }
        if isActivity { part.rows.append(row) }
        row += 1
      }
      if !part.rows.isEmpty { result[part.header] = part }
    }
    return result
  }

  /// Columns in which the cells of a row begin, without a label beside them that goes on from the header or from above it.
  private func starts(_ row: Int, under header: Int) -> [Int] {
    grid.columns.filter { column in
      guard let cell = grid.cell(row, column), cell.column == column else { return false }
      return cell.row > header || row == header && cell.row == row && (cell.rowSpan == 1 || column > 0)
    }
  }

  /// A row that is all labels: an activity, and who does it or when.
  private func header(_ row: Int) -> Part? {
    let starts = starts(row, under: row)
    guard starts.count >= 2 else { return nil }
    var roles: [Int: FieldRole] = [:]
    for column in starts {
      guard let role = lexicon.role(ofLabel: grid.own(row, column).plain, atLeast: 1), !roles.values.contains(role)
      else { return nil }
      roles[column] = role
    }
    let found = Set(roles.values)
    guard let first = starts.first.flatMap({ roles[$0] }), Self.naming.contains(first) || first == .number,
      !found.isDisjoint(with: Self.naming), !found.isDisjoint(with: Self.dating + [.responsible])
    else { return nil }
    return Part(header: row, rows: [], roles: roles)
  }

  private func isLabelled(_ row: Int, _ column: Int) -> Bool {
    let first = grid.own(row, column).plain
    return first.isEmpty || lexicon.role(ofLabel: first, atLeast: 1) != nil
  }
}
