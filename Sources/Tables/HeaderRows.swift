import Model

/// How many rows at the top name the columns.
///
/// A row is a header by its style (all bold, or shaded unlike the body), or by its content (short words over longer
/// text or over numbers). A header row with spanning cells goes on with the row that splits them.
func headerRowCount(_ table: FoundTable, words: [Word]) -> Int {
  guard table.grid.columnCount > 1, table.grid.rowCount > 1 else { return 0 }
  let rows = (0..<table.grid.rowCount).map { row in RowLook(table.cells(inRow: row), words: words) }
  if let tagged = taggedHeaderRows(table) { return tagged }
  var count = 0
  while count < min(rows.count - 1, 4), isHeader(rows, count, table) || splitsHeader(count, table) { count += 1 }
  return extended(count, table)
}

/// Rows whose cells are all called headers by tags or markup.
private func taggedHeaderRows(_ table: FoundTable) -> Int? {
  guard table.cells.contains(where: \.isHeader) else { return nil }
  var count = 0
  while count < table.grid.rowCount {
    let filled = table.cells(inRow: count).filter { !$0.isBlank }
    guard !filled.isEmpty, filled.allSatisfy(\.isHeader) else { break }
    count += 1
  }
  return count > 0 && count < table.grid.rowCount ? count : nil
}

/// A row's look, as far as it tells a header from a body row.
private struct RowLook {
  var filled: Int
  var cells: Int
  var isBold: Bool
  var fills: Set<String>
  var longest: Int
  var hasNumbers: Bool

  init(_ cells: [FoundCell], words: [Word]) {
    let withText = cells.filter { !$0.isBlank }
    self.cells = cells.count
    filled = withText.count
    isBold =
      !withText.isEmpty && withText.allSatisfy { cell in cell.words.allSatisfy { words[$0].style.contains(.bold) } }
    fills = Set(cells.compactMap(\.fill))
    longest = withText.map { $0.text.plain.count }.max() ?? 0
    hasNumbers = withText.contains { isNumeric($0.text.plain) }
  }
}

private func isHeader(_ rows: [RowLook], _ row: Int, _ table: FoundTable) -> Bool {
  let look = rows[row]
  let body = rows[(row + 1)...]
  guard look.filled > 0 else { return false }
  // One cell across the table names what follows, not the columns.
  if look.cells == 1, row > 0 || table.grid.columnCount > 1 { return false }
  if look.isBold, !body.allSatisfy(\.isBold) || body.isEmpty { return true }
  if !look.fills.isEmpty, body.contains(where: { $0.fills.isDisjoint(with: look.fills) && $0.filled > 0 }) {
    return row == 0 || rows[row - 1].fills == look.fills
  }
  guard row == 0, look.filled * 3 >= table.grid.columnCount * 2, !look.hasNumbers, look.longest <= 60,
    !isLabelled(table)
  else { return false }
  let lengths = body.map(\.longest).sorted()
  let usual = lengths[lengths.count / 2]
  return usual > 3 * look.longest || body.filter(\.hasNumbers).count * 2 > body.count
}

/// Whether the first of two columns labels the rows: it is shaded, and the second is not.
private func isLabelled(_ table: FoundTable) -> Bool {
  guard table.grid.columnCount == 2 else { return false }
  let labels = Set(table.cells.filter { $0.place.column == 0 }.map(\.fill))
  guard labels.count == 1, let shade = labels.first, shade != nil else { return false }
  return table.cells.allSatisfy { $0.place.column == 0 || $0.fill != shade }
}

/// Whether a row names the columns under the spanning cells of the header row above it: months under their year.
private func splitsHeader(_ row: Int, _ table: FoundTable) -> Bool {
  guard row > 0 else { return false }
  let above = table.cells(inRow: row - 1).filter { $0.place.columnSpan > 1 && !$0.isBlank }
  guard let first = above.first, first.place.columnSpan < table.grid.columnCount else { return false }
  let cells = table.cells(inRow: row)
  func isUnder(_ cell: FoundCell) -> Bool {
    above.contains { $0.place.columnRange.contains(cell.place.column) }
  }
  // Text beside them that goes on over the rows below belongs to those: the headings of a table inside a cell.
  guard !cells.contains(where: { $0.place.rowSpan > 1 && !$0.isBlank && !isUnder($0) }) else { return false }
  let under = cells.filter(isUnder)
  return under.count > above.count && under.allSatisfy { !$0.isBlank && $0.text.plain.count <= 24 }
    && !under.contains { isNumeric($0.text.plain) && $0.fill == nil }
}

/// A header row whose cells span rows takes those rows with it.
private func extended(_ count: Int, _ table: FoundTable) -> Int {
  guard count > 0 else { return 0 }
  var count = count
  for cell in table.cells where cell.place.row < count && !cell.isBlank {
    count = max(count, cell.place.row + cell.place.rowSpan)
  }
  return min(count, table.grid.rowCount - 1)
}

/// Whether a cell holds a number, a percentage or an amount and no word.
func isNumeric(_ text: String) -> Bool {
  var digits = 0
  var letters = 0
  for scalar in text.unicodeScalars {
    if ("0"..."9").contains(scalar) { digits += 1 }
    if scalar.properties.isAlphabetic { letters += 1 }
  }
  return digits > 0 && letters <= 1
}
