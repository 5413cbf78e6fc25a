import Model

/// Lays out the header of a table without a drawn grid: lines above the first row of figures, or above the first
/// ruling.
struct AlignedHeader {
  let finder: RowFinder
  /// Drawn rulings, and the lower edges of what is painted behind the first line.
  let edges: [Ruling]

  /// Number of lines at the top that are header.
  func lineCount(_ lines: [RowLine]) -> Int {
    if let ruled = linesAboveFirstRuling(lines) { return ruled }
    guard let body = lines.firstIndex(where: isFigureRow), body > 0, body <= 6 else { return boldLines(lines) }
    // Lines of one piece at the left just above the figures name a group of rows.
    var count = body
    while count > 1, lines[count - 1].filled == [0], !lines[count - 2].filled.isSubset(of: [0]) { count -= 1 }
    if lines[..<count].allSatisfy({ $0.filled == [0] }) || areLabelsWithValues(lines, above: count) { return 0 }
    return count
  }

  /// Whether two columns go on over more lines than stand below them, each of both: "Fra | …", "Dato | …" over "Sagsnr. | 19-204".
  private func areLabelsWithValues(_ lines: [RowLine], above body: Int) -> Bool {
    finder.columnCount == 2 && body > lines.count - body && body > 1
      && lines[..<body].allSatisfy { $0.filled.count == finder.columnCount }
  }

  /// Lines between the first two rulings, when those are the head of the table.
  private func linesAboveFirstRuling(_ lines: [RowLine]) -> Int? {
    let width = finder.columnEdges[finder.columnCount] - finder.columnEdges[0]
    let long = edges.filter { $0.length > 0.6 * width }
    // One that leaves out the heads of the rows may part two levels of the header.
    let whole = long.filter { $0.start < (finder.columnEdges[0] + finder.columnEdges[1]) / 2 }
    for ruling in whole.count > 1 ? whole : long {
      let above = lines.prefix { $0.line.middle < ruling.position }.count
      guard above > 0 else { continue }
      return above <= 6 && above < lines.count && !lines[..<above].contains(where: isFigureRow) ? above : nil
    }
    return nil
  }

  private func boldLines(_ lines: [RowLine]) -> Int {
    let isBold = { (line: RowLine) in line.line.words.allSatisfy { finder.words[$0].style.contains(.bold) } }
    // A lone text at the left under the headings names the rows below it.
    let isGroup = { (line: RowLine) in line.pieces.count == 1 && line.filled.contains(0) }
    let count = lines.prefix { isBold($0) && (!isGroup($0) || lines[0].pieces.count == 1) }.count
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

  // MARK: Layout

  /// Rows of the header with their cells: spanning headings in rows of their own, wrapped headings joined.
  ///
  /// - Parameter body: the lines under the header.
  func rows(_ lines: [RowLine], above body: [RowLine]) -> [[RowLine]] {
    var rows: [[RowLine]] = []
    for line in spread(lines, above: body) {
      guard let last = rows.last?.last else {
        rows.append([line])
        continue
      }
      if isParted(last, line) { rows.append([line]) } else { rows[rows.count - 1].append(line) }
    }
    return rows
  }

  /// The lines with the columns that their headings reach over, told from the lowest up.
  private func spread(_ lines: [RowLine], above body: [RowLine]) -> [RowLine] {
    var result = lines
    var extents = (0..<finder.columnCount).map { extent(of: $0, in: body) }
    for index in lines.indices.reversed() {
      let boxes = lines[index].pieces.map(\.box)
      let headings = boxes.map { HeadingSpans.Heading(box: $0, ruled: ruledColumns($0, of: boxes)) }
      let spans = HeadingSpans(columnEdges: finder.columnEdges, extents: extents)
      if let columns = spans.columns(of: headings) {
        for place in columns.indices { result[index].pieces[place].columns = columns[place] }
      } else {
        for place in headings.indices {
          if let ruled = headings[place].ruled { widen(&result[index].pieces[place].columns, to: ruled) }
        }
      }
      for piece in result[index].pieces where piece.columns.count == 1 {
        let known = extents[piece.columns.lowerBound]
        extents[piece.columns.lowerBound] = (
          min(known?.start ?? piece.box.x0, piece.box.x0), max(known?.end ?? piece.box.x1, piece.box.x1)
        )
      }
    }
    return result
  }

  private func widen(_ columns: inout Range<Int>, to ruled: Range<Int>) {
    columns = min(columns.lowerBound, ruled.lowerBound)..<max(columns.upperBound, ruled.upperBound)
  }

  private func extent(of column: Int, in body: [RowLine]) -> (start: Double, end: Double)? {
    let boxes = body.flatMap(\.pieces).filter { $0.columns == column..<(column + 1) }.map(\.box)
    return Rect.bounding(boxes).map { ($0.x0, $0.x1) }
  }

  /// A ruling, a spanning heading above, or a change from few to other columns parts two levels.
  private func isParted(_ upper: RowLine, _ lower: RowLine) -> Bool {
    if upper.isSpanning != lower.isSpanning {
      // A heading over several columns beside the lines of others that wrap stands in their row.
      let isSharing = upper.pieces.contains { piece in
        lower.pieces.contains { $0.columns != piece.columns && $0.columns.overlaps(piece.columns) }
      }
      if isSharing || upper.isSpanning { return true }
    }
    if upper.isSpanning, lower.isSpanning, upper.pieces.map(\.columns) != lower.pieces.map(\.columns) { return true }
    return finder.rulings.contains { ruling in
      ruling.position > upper.line.middle && ruling.position < lower.line.middle
    }
  }

  /// The columns over which the short ruling under a heading, and under no other of its line, runs.
  private func ruledColumns(_ box: Rect, of headings: [Rect]) -> Range<Int>? {
    let under = finder.rulings.first { ruling in
      ruling.position > box.y1 - 3 && ruling.position < box.y1 + 9 && ruling.start < box.x0 + 2
        && ruling.end > box.x1 - 2
        && headings.count { $0.midX > ruling.start && $0.midX < ruling.end } == 1
    }
    let width = finder.columnEdges[finder.columnCount] - finder.columnEdges[0]
    guard let under, under.length < 0.8 * width else { return nil }
    let inner = (0..<finder.columnCount).filter { column in
      let (start, end) = (finder.columnEdges[column], finder.columnEdges[column + 1])
      return min(end, under.end) - max(start, under.start) > 0.4 * (end - start)
    }
    guard let first = inner.first, let last = inner.last else { return nil }
    return first..<(last + 1)
  }
}
