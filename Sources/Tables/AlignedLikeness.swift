import Model

/// Tells tables from other text that is set in columns.
struct AlignedLikeness {
  let page: PageContent
  let region: AlignedRegion
  let finder: RowFinder

  /// Columns of prose, lists and letterheads keep gaps too: a table has short pieces, several rows of them, and
  /// figures or rulings where there are only two columns.
  func isTable(_ lines: [RowLine]) -> Bool {
    let columns = finder.columnCount
    let full = lines.filter { $0.pieces.count > 1 }
    // Lines of cells set at the middle of their row belong to the line between them.
    let lineCount = lines.count - staggeredLines(lines)
    guard full.count >= (region.isFramed ? 1 : 3), !isForm(full), !isBarChart(lines) else { return false }
    let pieces = full.flatMap(\.pieces)
    let figures = pieces.filter { isNumeric(rowsText($0.words)) }.count
    let longPieces = pieces.filter { $0.words.count > 7 }.count
    if !region.isFramed, columns == 2, full.count * 2 >= lineCount,
      hasSetKeys(full) || hasSetHeading(full) && longPieces * 2 <= pieces.count
    {
      return true
    }
    if !region.isFramed, isSetInRows(lines) { return true }
    if longPieces * 3 > pieces.count, !region.isFramed { return false }
    guard !isAxes(lines, columns: columns) else { return false }
    let spanning = lines.filter(\.isSpanning).count
    guard spanning * 3 <= lines.count else { return false }
    if region.isFramed {
      return full.count * 2 >= lineCount || figures * 3 > pieces.count
        || isRuledRows(lines, region.rulings.filter { $0.length > 0.5 * (region.box?.width ?? 0) })
    }
    guard full.count * 2 >= lineCount, !isScattered(lines) else { return false }
    if columns == 2 { return figures * 3 >= pieces.count && full.count >= 3 }
    return figures * 5 >= pieces.count || columns > 2 && full.count >= 4
  }

  private func staggeredLines(_ lines: [RowLine]) -> Int {
    zip(lines, lines.dropFirst()).count { finder.isStaggered($1, after: $0) }
  }

  /// Whether each band between two rulings has a line of three pieces or more: rows whose longest cell runs on by itself.
  ///
  /// A band of one line in one piece at the left is a heading over the rows below it.
  private func isRuledRows(_ lines: [RowLine], _ rulings: [Ruling]) -> Bool {
    let bands = zip(rulings, rulings.dropFirst()).map { upper, lower in
      lines.filter { $0.line.middle > upper.position && $0.line.middle < lower.position }
    }
    let rows = bands.count { band in band.contains { $0.pieces.count > 2 } }
    let headings = bands.count { band in band.count == 1 && band[0].pieces.count == 1 && band[0].filled.contains(0) }
    return bands.count > 1 && rows + headings == bands.count && rows > headings
  }

  /// Whether the lines are rows of wrapped cells: every text begins where others of its column do, and the lines with text
  /// in all columns begin rows, further from the line above than lines of one cell, or go on with all cells of one.
  private func isSetInRows(_ lines: [RowLine]) -> Bool {
    let columns = finder.columnCount
    let full = lines.indices.filter { lines[$0].pieces.count == columns }
    guard columns > 2, full.count > 1, full.count * 2 <= lines.count, !lines.contains(where: \.isSpanning),
      isFlushLeft(lines)
    else { return false }
    let distances = zip(lines, lines.dropFirst()).map { $1.line.middle - $0.line.middle }
    guard let least = distances.min() else { return false }
    let first = full.filter { $0 == 0 || distances[$0 - 1] > RowFinder.fullRowDistance * least }
    return first.count > 1
      && full.allSatisfy { first.contains($0) || lines[$0 - 1].pieces.count == columns }
  }

  /// Whether the texts of each column begin at one place.
  private func isFlushLeft(_ lines: [RowLine]) -> Bool {
    (0..<finder.columnCount).allSatisfy { column in
      let starts = lines.flatMap(\.pieces).filter { $0.columns.lowerBound == column }.map(\.box.x0)
      guard let least = starts.min(), let most = starts.max() else { return false }
      return most - least < AlignedRegionFinder.startReach
    }
  }

  /// Figures that go down or up by the same step in every column are the marks of axes.
  private func isAxes(_ lines: [RowLine], columns: Int) -> Bool {
    var stepped = 0
    for column in 0..<columns {
      let values = lines.compactMap { line in
        line.pieces.first { $0.columns == column..<(column + 1) }.flatMap { Double(rowsText($0.words)) }
      }
      guard values.count >= 4, values.count * 2 >= lines.count else { continue }
      let steps = zip(values, values.dropFirst()).map { $1 - $0 }
      guard let first = steps.first, first != 0, steps.allSatisfy({ abs($0 - first) < 0.001 * abs(first) }) else {
        return false
      }
      stepped += 1
    }
    return stepped > 0 && stepped * 2 >= columns
  }

  private func rowsText(_ indices: [Int]) -> String { indices.map { page.words[$0].text }.joined() }

  // MARK: Two columns of words

  /// Whether bold words, none of which is a label with a colon, stand before plain text in every row; that of the first,
  /// which may tell what the others are about, may be bold too.
  private func hasSetKeys(_ full: [RowLine]) -> Bool {
    full.count >= 3
      && full.indices.allSatisfy { index in
        let pieces = full[index].pieces
        return pieces.count == 2 && isBold(pieces[0].words) && (index == 0 || !isBold(pieces[1].words))
          && !finder.text(pieces[0].words).hasSuffix(":")
      }
  }

  /// Whether two bold headings stand at the left over plain text that begins where they do.
  private func hasSetHeading(_ full: [RowLine]) -> Bool {
    guard full.count >= 4, let heading = full.first, heading.pieces.count == 2,
      heading.pieces.allSatisfy({ isBold($0.words) })
    else { return false }
    return full.dropFirst().allSatisfy { line in
      line.pieces.count == 2 && zip(line.pieces, heading.pieces).allSatisfy { abs($0.box.x0 - $1.box.x0) < 1.5 }
        && !isBold(line.pieces[0].words) && !isBold(line.pieces[1].words)
    }
  }

  private func isBold(_ indices: [Int]) -> Bool { indices.allSatisfy { page.words[$0].style.contains(.bold) } }

  // MARK: Forms and charts

  /// Whether no line has text in more than half of the columns, and few places are filled: figures strewn over a chart.
  private func isScattered(_ lines: [RowLine]) -> Bool {
    let columns = finder.columnCount
    guard columns > 3, let most = lines.map(\.filled.count).max(), most * 2 <= columns else { return false }
    return Double(lines.reduce(0) { $0 + $1.filled.count }) < Self.leastFilled * Double(lines.count * columns)
  }

  /// Least share of the places of a table without rulings and without a whole row that are filled.
  private static let leastFilled = 0.4

  /// Whether most pieces are labels with a colon, and nothing stands behind them.
  private func isForm(_ full: [RowLine]) -> Bool {
    let pieces = full.flatMap(\.pieces)
    return pieces.count { finder.text($0.words).hasSuffix(":") } * 3 > pieces.count * 2
  }

  /// Whether figures stand at the ends of painted bars that begin at one place.
  private func isBarChart(_ lines: [RowLine]) -> Bool {
    guard !page.fills.isEmpty, let box = region.box else { return false }
    let bars = page.fills.filter { fill in
      !fill.isRound && fill.box.midY > box.y0 && fill.box.midY < box.y1 && fill.box.height < 40
    }
    let ends = lines.flatMap(\.pieces).compactMap { piece -> Rect? in
      guard isNumeric(finder.text(piece.words)) else { return nil }
      return bars.first { bar in
        piece.box.midY > bar.box.y0 && piece.box.midY < bar.box.y1 && abs(piece.box.x0 - bar.box.x1) < 12
      }?.box
    }
    let starts = ends.map(\.x0)
    guard ends.count >= 3, let first = starts.min(), let last = starts.max() else { return false }
    return last - first < 2 && Set(ends.map { Int($0.x1 / 2) }).count > 2
  }
}
