import Model

/// Mends what copying a table out as text breaks: rows cut by a page break are joined, shifted rows put right.
struct MarkupMending {
  typealias Row = MarkupTable.Row
  typealias Cell = MarkupTable.Cell

  private let settings: TableSettings

  init(settings: TableSettings) { self.settings = settings }

  /// - Returns: the table mended, and which of its rows were realigned.
  func mended(_ table: MarkupTable) -> (table: MarkupTable, realigned: [Int]) {
    guard table.method == .transcript, table.rows.count > 1 else { return (table, []) }
    let width = MarkupMending.width(of: table.rows)
    let realignment = MarkupRealignment(rows: MarkupMending.wholeRows(of: table).map(\.cells), width: width)
    var mended = table
    mended.rows = [table.rows[0]]
    var realigned: [Int] = []
    for (row, above) in zip(table.rows.dropFirst(), table.rows) {
      let beginsPiece = row.groupIndex != above.groupIndex
      if mended.rows.count > 1, let joined = joined(mended.rows[mended.rows.count - 1], row, beginsPiece, realignment) {
        mended.rows[mended.rows.count - 1] = joined
      } else {
        if let moved = realignment.realigned(row.cells) {
          realigned.append(mended.rows.count)
          mended.rows.append(Row(moved))
        } else {
          mended.rows.append(Row(row.cells))
        }
      }
    }
    return (mended, realigned)
  }

  /// The rows below the header that no page break can have cut: those that do not begin a piece. When all do, all of them.
  private static func wholeRows(of table: MarkupTable) -> [Row] {
    let body = table.rows.dropFirst()
    let whole = zip(body, table.rows).filter { $0.groupIndex == $1.groupIndex }.map(\.0)
    return whole.isEmpty ? Array(body) : whole
  }

  /// Number of columns: the header's fields, unless most rows have more.
  private static func width(of rows: [Row]) -> Int {
    let header = rows[0].cells.count
    let wider = rows.dropFirst().filter { $0.cells.count > header }.map(\.cells.count).sorted()
    return wider.count * 2 > rows.count - 1 ? wider[wider.count / 2] : header
  }

  // MARK: Rows cut by a page break

  /// The row above with what a page break cut off it; `nil` when the row is one of its own.
  private func joined(_ above: Row, _ row: Row, _ beginsPiece: Bool, _ realignment: MarkupRealignment) -> Row? {
    let filled = row.cells.indices.filter { !row.cells[$0].text.isEmpty }
    guard let first = filled.first else { return nil }
    let required = realignment.requiredColumns
    let missing = required.filter { !filled.contains($0) }
    let lacksKey = required.first.map { first > $0 } ?? false
    let goesOn = filled.allSatisfy { MarkupMending.beginsWithin(row.cells[$0].text.plain) }
    let isCut = goesOn && missing.count * 2 >= required.count
    let isCutByPage = beginsPiece && (goesOn || lacksKey) && !missing.isEmpty
    guard isCut || isCutByPage else { return nil }
    var result = above
    for index in filled {
      guard let column = MarkupMending.column(for: index, of: row.cells[index], in: result.cells) else { return nil }
      result.cells[column].text = continued(result.cells[column].text, row.cells[index].text)
    }
    return result
  }

  /// The cell above that a text goes on from: the one in its column, or the first that ends within a sentence when that one
  /// is empty or complete.
  private static func column(for index: Int, of cell: Cell, in above: [Cell]) -> Int? {
    let isPart = beginsWithin(cell.text.plain)
    let stands = index < above.count && !above[index].text.isEmpty
    if stands, !isPart || endsWithin(above[index].text.plain) { return index }
    if isPart,
      let open = above.indices.first(where: { endsWithin(above[$0].text.plain) && above[$0].text.plain.count > 20 })
    {
      return open
    }
    return index < above.count ? index : nil
  }

  private static func beginsWithin(_ text: String) -> Bool { text.first?.isLowercase ?? false }

  private static func endsWithin(_ text: String) -> Bool {
    text.last.map { !".!?:;".contains($0) } ?? false
  }

  /// Two parts of a cell's text: a cut sentence goes on after a space, a cut word at once, anything else on a new line.
  private func continued(_ above: StyledText, _ below: StyledText) -> StyledText {
    let (end, start) = (above.plain, below.plain)
    var result = above
    if above.isEmpty { return below }
    if end.hasSuffix("-"), MarkupMending.beginsWithin(start), !hangs(start) {
      result = result.withoutLastCharacter
      result.append(below)
    } else {
      let isCut = MarkupMending.endsWithin(end) || MarkupMending.beginsWithin(start)
      result.append(below, separator: isCut ? " " : "\n")
    }
    return result
  }

  /// Whether a text begins with a word before which a hyphen belongs to the word above.
  private func hangs(_ text: String) -> Bool {
    settings.hangingHyphenFollowers.contains(String(text.prefix { !$0.isWhitespace }))
  }
}

extension StyledText {
  fileprivate var withoutLastCharacter: StyledText {
    var runs = runs
    if !runs.isEmpty { runs[runs.count - 1].text.removeLast() }
    return StyledText(runs: runs)
  }
}
