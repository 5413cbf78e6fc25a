import Model

/// Lays out the header of a table without a drawn grid: lines above the first row of figures, or above the first
/// ruling.
struct AlignedHeader {
  let finder: RowFinder

  /// Number of lines at the top that are header.
  func lineCount(_ lines: [RowLine]) -> Int {
    if let ruled = linesAboveFirstRuling(lines) { return ruled }
    guard let body = lines.firstIndex(where: isFigureRow), body > 0, body <= 6 else { return boldLines(lines) }
    // Lines of one piece at the left just above the figures name a group of rows.
    var count = body
    while count > 1, lines[count - 1].filled == [0], !lines[count - 2].filled.isSubset(of: [0]) { count -= 1 }
    return lines[..<count].allSatisfy({ $0.filled == [0] }) ? 0 : count
  }

  /// Lines between the first two rulings, when those are the head of the table.
  private func linesAboveFirstRuling(_ lines: [RowLine]) -> Int? {
    let width = finder.columnEdges[finder.columnCount] - finder.columnEdges[0]
    for ruling in finder.rulings where ruling.length > 0.6 * width {
      let above = lines.prefix { $0.line.middle < ruling.position }.count
      guard above > 0 else { continue }
      return above <= 6 && above < lines.count && !lines[..<above].contains(where: isFigureRow) ? above : nil
    }
    return nil
  }

  private func boldLines(_ lines: [RowLine]) -> Int {
    let isBold = { (line: RowLine) in line.line.words.allSatisfy { finder.words[$0].style.contains(.bold) } }
    let count = lines.prefix(while: isBold).count
    return count < lines.count && count <= 4 ? count : 0
  }

  /// At least half of the pieces beside the first column are figures.
  private func isFigureRow(_ line: RowLine) -> Bool {
    let pieces = line.pieces.filter { $0.columns.lowerBound > 0 }
    guard !pieces.isEmpty else { return false }
    let figures = pieces.filter { piece in
      let text = finder.text(piece.words)
      return isNumeric(text) && !isYear(text)
    }
    return figures.count * 2 >= pieces.count
  }

  /// Four digits that name a column rather than count something.
  private func isYear(_ text: String) -> Bool {
    text.count == 4 && text.allSatisfy(\.isNumber) && (text.hasPrefix("19") || text.hasPrefix("20"))
  }

  /// Rows of the header with their cells: spanning headings in rows of their own, wrapped headings joined.
  func rows(_ lines: [RowLine]) -> [[RowLine]] {
    var rows: [[RowLine]] = []
    for line in lines {
      guard let last = rows.last?.last else {
        rows.append([line])
        continue
      }
      if isParted(last, line) { rows.append([line]) } else { rows[rows.count - 1].append(line) }
    }
    return rows
  }

  /// A ruling, a spanning heading above, or a change from few to other columns parts two levels.
  private func isParted(_ upper: RowLine, _ lower: RowLine) -> Bool {
    if upper.isSpanning != lower.isSpanning { return true }
    return finder.rulings.contains { ruling in
      ruling.position > upper.line.middle && ruling.position < lower.line.middle
    }
  }

  /// The columns that a heading reaches over: those it covers, or those of the short ruling under it.
  func columns(of piece: (columns: Range<Int>, words: [Int], box: Rect)) -> Range<Int> {
    let under = finder.rulings.first { ruling in
      ruling.position > piece.box.y1 - 3 && ruling.position < piece.box.y1 + 9 && ruling.start < piece.box.x0 + 2
        && ruling.end > piece.box.x1 - 2
    }
    let width = finder.columnEdges[finder.columnCount] - finder.columnEdges[0]
    guard let under, under.length < 0.8 * width else { return piece.columns }
    let inner = (0..<finder.columnCount).filter { column in
      let (start, end) = (finder.columnEdges[column], finder.columnEdges[column + 1])
      return min(end, under.end) - max(start, under.start) > 0.4 * (end - start)
    }
    guard let first = inner.first, let last = inner.last else { return piece.columns }
    return min(first, piece.columns.lowerBound)..<max(last + 1, piece.columns.upperBound)
  }
}
