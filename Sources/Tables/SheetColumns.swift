import Model

/// Sheets that a spreadsheet program prints in parts: the columns that had no room stand on later pages, row for row at the same
/// height, without anything said again.
enum SheetColumns {
  /// Rows of both parts lie at most so far off each other, in points.
  private static let reach = 1.0
  /// Fewest rows that lie alike by more than chance.
  private static let leastRows = 3
  /// Share of the left margin that a page keeps free at the right at most.
  private static let leastMargin = 0.6

  /// The table whose columns go on with those of another; `nil` where none does.
  ///
  /// - Parameter pageWidth: of the page on which the first table begins, in points.
  static func continuation(of place: Int, among tables: [StitchedTable], pageWidth: Double) -> Int? {
    tables.indices.first { $0 > place && goesOn(tables[place], with: tables[$0], pageWidth: pageWidth) }
  }

  private static func goesOn(_ left: StitchedTable, with right: StitchedTable, pageWidth: Double) -> Bool {
    guard left.rowCount >= leastRows, left.rowCount == right.rowCount, left.parts.count == right.parts.count,
      let start = left.columnEdges.first, let end = left.columnEdges.last, right.columnEdges.count > 1,
      abs(right.columnEdges[0] - start) <= reach
    else { return false }
    let hadNoRoom = end + right.columnEdges[1] - right.columnEdges[0] > pageWidth - leastMargin * start
    return hadNoRoom && !saysTheSame(left, right)
      && zip(left.parts, right.parts).allSatisfy { one, other in
        other.page == one.page + left.parts.count && one.method == .ruled && other.method == .ruled
          && one.grid.rowCount == other.grid.rowCount
          && zip(one.grid.rowEdges, other.grid.rowEdges).allSatisfy { abs($0 - $1) <= reach }
      }
  }

  /// Whether both have a heading in common, or begin a row alike: then they are two tables of one form.
  private static func saysTheSame(_ left: StitchedTable, _ right: StitchedTable) -> Bool {
    let headings = Set(left.cells.lazy.filter { $0.row == 0 && !$0.text.isEmpty }.map { folded($0.text) })
    let heads = Dictionary(
      left.cells.lazy.filter { $0.column == 0 && !$0.text.isEmpty }.map { ($0.row, folded($0.text)) }
    ) { first, _ in first }
    return right.cells.contains { cell in
      cell.row == 0 && headings.contains(folded(cell.text)) || cell.column == 0 && heads[cell.row] == folded(cell.text)
    }
  }

  static func joined(_ left: StitchedTable, with right: StitchedTable) -> StitchedTable {
    var table = left
    let columns = left.columnEdges.count - 1
    let shift = (left.columnEdges.last ?? 0) - (right.columnEdges.first ?? 0)
    table.columnEdges += right.columnEdges.dropFirst().map { $0 + shift }
    table.cells += right.cells.map { cell in
      var cell = cell
      cell.column += columns
      return cell
    }
    table.ends += right.ends
    table.regions += right.regions
    table.parts += right.parts
    table.bars += right.bars.map { bar in
      var bar = bar
      bar.firstColumn += columns
      bar.lastColumn += columns
      return bar
    }
    return table
  }
}
