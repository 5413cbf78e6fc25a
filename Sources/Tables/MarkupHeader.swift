import Model

/// Finds the rows at the top of a table that name its columns.
struct MarkupHeader {
  private let rows: [[TableCell]]
  private let table: Table
  private let markedRows: Set<Int>

  /// Longest heading of a column in characters. The longest seen is a whole sentence of 85 in a status column.
  private static let longestLabel = 100
  /// Letters of a heading that ends with a full stop.
  private static let longestAbbreviation = 6
  /// How much longer the cells of the body have to be, on average, for plain text in the first row to be headings.
  private static let bodyToLabel = 1.5

  /// - Parameter markedRows: rows that stand in `thead`.
  static func rows(of table: Table, markedRows: [Int]) -> Int {
    let header = MarkupHeader(table, markedRows: Set(markedRows))
    return header.count
  }

  private init(_ table: Table, markedRows: Set<Int>) {
    var rows = Array(repeating: [TableCell](), count: table.rowCount)
    for cell in table.cells { rows[cell.row].append(cell) }
    self.rows = rows
    self.table = table
    self.markedRows = markedRows
  }

  private var count: Int {
    guard rows.count > 1 else { return 0 }
    var count = rows.indices.prefix { isMarked($0) }.count
    if count == 0 || isTitle(count - 1) { count += looksLikeHeader(count) || leavesGapsForNext(count) ? 1 : 0 }
    guard count > 0 else { return 0 }
    count = withSpans(count)
    while count < rows.count - 1, isSecondLevel(count) { count = withSpans(count + 1) }
    return count >= rows.count ? 0 : count
  }

  /// A row that the markup calls a header: in `thead`, or all its cells with text are header cells.
  private func isMarked(_ row: Int) -> Bool {
    if markedRows.contains(row) { return markedRows.count < rows.count || rows[row].allSatisfy(\.isHeader) }
    let visible = rows[row].filter { !$0.text.isEmpty }
    guard !visible.isEmpty, visible.allSatisfy(\.isHeader) else { return false }
    return visible.count > 1 || isTitle(row) && row == 0 && rows.count > 1 && rows[1].contains(where: \.isHeader)
  }

  /// One cell over the whole width.
  private func isTitle(_ row: Int) -> Bool {
    row >= 0 && rows[row].filter { !$0.text.isEmpty }.count == 1
      && rows[row].contains { $0.columnSpan == table.columnCount }
  }

  /// Takes in the rows that cells of the header reach down to.
  private func withSpans(_ count: Int) -> Int {
    var count = count
    var row = 0
    while row < count, count < rows.count {
      count = max(count, rows[row].filter { $0.rowSpan < rows.count / 2 + 1 }.map(\.rows.upperBound).max() ?? 0)
      row += 1
    }
    return count
  }

  /// Labels in the first row by how they are set, or by being short over longer texts.
  private func looksLikeHeader(_ row: Int) -> Bool {
    guard row < rows.count - 1 else { return false }
    let labels = rows[row].filter { !$0.text.isEmpty }
    guard labels.count >= max(2, (table.columnCount + 1) / 2), labels.allSatisfy({ isLabel($0) }) else { return false }
    return isSetApart(labels, from: rows[row + 1]) || isShortOverLong(labels, from: row) || isSpannedTitle(row)
  }

  private func isLabel(_ cell: TableCell) -> Bool {
    let text = cell.text.plain
    return text.count <= MarkupHeader.longestLabel && (!text.hasSuffix(".") || isAbbreviation(text))
  }

  /// "Nr.", "Ansv."
  private func isAbbreviation(_ text: String) -> Bool {
    let letters = text.dropLast()
    return (2...MarkupHeader.longestAbbreviation).contains(letters.count) && letters.first?.isUppercase == true
      && letters.allSatisfy(\.isLetter)
  }

  private func isSetApart(_ labels: [TableCell], from next: [TableCell]) -> Bool {
    let body = next.filter { !$0.text.isEmpty }
    let isBold = labels.allSatisfy { $0.text.commonStyle.contains(.bold) }
    if isBold, !body.allSatisfy({ $0.text.commonStyle.contains(.bold) }) { return true }
    guard let fill = labels[0].fill, labels.allSatisfy({ $0.fill == fill }) else { return false }
    return !next.contains { $0.fill == fill }
  }

  /// A first row whose cells span columns that the next one names.
  private func isSpannedTitle(_ row: Int) -> Bool {
    rows[row].contains { $0.columnSpan > 1 && $0.columnSpan < table.columnCount } && isSecondLevel(row + 1)
  }

  /// A first row of a few labels, and below it a row that names just the columns the first one leaves open or begins: the
  /// upper of two levels, whose spans got lost.
  private func leavesGapsForNext(_ row: Int) -> Bool {
    guard table.method == .transcript, row + 2 < rows.count, rows[row].contains(where: { $0.text.isEmpty }) else {
      return false
    }
    let labels = rows[row].filter { !$0.text.isEmpty }
    return labels.count >= 2 && labels.allSatisfy { isLabel($0) } && isSecondLevel(row + 1)
  }

  /// In tables of three and more columns; two columns of short and long texts are names and values.
  private func isShortOverLong(_ labels: [TableCell], from row: Int) -> Bool {
    guard table.columnCount >= 3, Set(labels.map(\.text.plain)).count == labels.count else { return false }
    guard labels.allSatisfy({ ($0.text.plain.first?.isNumber ?? false) == false || row == 0 }) else { return false }
    let body = rows[(row + 1)...].flatMap { $0 }.filter { !$0.text.isEmpty }
    guard !body.isEmpty else { return true }
    let mean = Double(body.reduce(0) { $0 + $1.text.plain.count }) / Double(body.count)
    let label = Double(labels.reduce(0) { $0 + $1.text.plain.count }) / Double(labels.count)
    return mean >= MarkupHeader.bodyToLabel * label
  }

  /// A second row of headings stands under headings that span several columns, or fills the gaps that the first one leaves.
  private func isSecondLevel(_ row: Int) -> Bool {
    let visible = rows[row].filter { !$0.text.isEmpty }
    guard visible.count >= 2, visible.allSatisfy({ isLabel($0) }) else { return false }
    if visible.allSatisfy(\.isHeader) { return true }
    let above = rows[row - 1]
    let named = above.filter { !$0.text.isEmpty && $0.columnSpan == 1 }.map(\.column)
    let spanned = above.filter { !$0.text.isEmpty && $0.columnSpan > 1 && $0.columnSpan < table.columnCount }
    if !spanned.isEmpty {
      let under = visible.filter { cell in spanned.contains { $0.columns.contains(cell.column) } }
      return under.count == visible.count && visible.count >= spanned.count
    }
    let seconds = Set(visible.map(\.column))
    guard table.method == .transcript, named.contains(0), !seconds.contains(0),
      (0..<table.columnCount).allSatisfy({ seconds.contains($0) || named.contains($0) })
    else { return false }
    return visible.count > named.count || isInParts(seconds, of: Set(named))
  }

  /// Whether the headings of a second level stand in groups, each of them under a heading and the gap behind it.
  private func isInParts(_ seconds: Set<Int>, of named: Set<Int>) -> Bool {
    seconds.allSatisfy { column in
      let other = named.contains(column) ? column + 1 : column - 1
      return seconds.contains(other) && (!named.contains(column) || !named.contains(other))
    }
  }
}
