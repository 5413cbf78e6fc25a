import Model

extension Stitcher {
  /// Whether the first row on the next page is the rest of the last row on the page before.
  ///
  /// Tags say so. Without them it is counted column by column: text that goes on in mid-sentence, and key columns left blank, speak for a cut; text
  /// under a cell that was blank, or that had room left below its text, speaks against it.
  func isRowCut(_ table: StitchedTable, _ next: FoundTable, firstRow: Int) -> Bool {
    let lastRow = table.rowCount - 1
    guard lastRow >= table.headerRows else { return false }
    let cells = next.cells(inRow: firstRow)
    let pairs = cells.compactMap { cell in
      table.cellIndex(row: lastRow, column: cell.place.column).map { (above: $0, cell: cell) }
    }
    guard pairs.allSatisfy({ table.cells[$0.above].columns == $0.cell.place.columnRange }) else { return false }
    if let tag = next.tag, let before = table.parts.last?.tag, tag.table == before.table {
      return tag.cutsRow(of: before)
    }
    var score = 0.0
    var compared: Set<Int> = []
    for (above, cell) in pairs {
      guard compared.insert(above).inserted else { continue }
      score += weight(table, above, cell)
    }
    return score >= 1
  }

  private func weight(_ table: StitchedTable, _ above: Int, _ cell: FoundCell) -> Double {
    let upper = table.cells[above]
    switch (upper.text.isEmpty, cell.isBlank) {
    case (true, true): return 0
    case (true, false): return -2
    case (false, true): return isKey(table, upper) ? 1 : 0
    case (false, false): break
    }
    if isAnotherNumber(cell.text.plain, than: upper.text.plain) { return -4 }
    if table.ends[above].linesBelow > 1.6, upper.rowSpan == 1 { return -2 }
    if isMidSentence(upper.text, cell) { return isFullLine(upper.text) ? 3 : 2 }
    // A row of one cell does not begin inside a list.
    if upper.columnSpan == table.columnEdges.count - 1, table.ends[above].endsInList, cell.ends.startsWithMarker {
      return 1
    }
    if isFullLine(upper.text), goesOnInSentence(upper.text, table.ends[above], cell) { return 0.5 }
    return cell.ends.startsWithMarker || endsSentence(upper.text) ? -0.25 : 0
  }

  /// "7" over "8": each row has a number of its own.
  private func isAnotherNumber(_ below: String, than above: String) -> Bool {
    let areNumbers = [above, below].allSatisfy { text in
      text.first?.isNumber == true && text.count <= 8 && text.allSatisfy { $0.isNumber || $0 == "." }
    }
    return areNumbers && above != below
  }

  /// Several words without an end of a sentence: they may go on with a capital letter.
  private func isFullLine(_ text: StyledText) -> Bool {
    !endsSentence(text) && text.plain.split(separator: " ", maxSplits: 3).count > 3
  }

  /// A column that has text in every row of the body: a row that leaves it blank is no row of its own.
  private func isKey(_ table: StitchedTable, _ cell: TableCell) -> Bool {
    guard cell.rowSpan == 1 else { return false }
    let body = table.cells.filter {
      $0.columns.contains(cell.column) && $0.row >= table.headerRows && $0.columnSpan == 1
    }
    return body.allSatisfy { !$0.text.isEmpty || $0.hasMark }
  }

  /// Whether the text of a cell goes on with the text on the next page after one space.
  func goesOnInSentence(_ upper: StyledText, _ ends: CellEnds, _ cell: FoundCell) -> Bool {
    guard let first = cell.text.plain.first, !cell.ends.startsWithMarker else { return false }
    if isMidSentence(upper, cell) { return true }
    // Where the next word would have fitted on the last line, the line ended on purpose.
    return first.isLowercase || ends.roomAfterLastLine <= cell.ends.firstWordWidth + 4
  }

  /// Whether the text above stops before its sentence does and the text below begins with a small letter.
  private func isMidSentence(_ upper: StyledText, _ cell: FoundCell) -> Bool {
    guard let first = cell.text.plain.first, !cell.ends.startsWithMarker else { return false }
    return upper.plain.hasSuffix("-") || first.isLowercase && !endsSentence(upper)
  }

  private func endsSentence(_ text: StyledText) -> Bool {
    guard let last = text.plain.last(where: { !$0.isWhitespace }) else { return true }
    return ".:;!?".contains(last)
  }
}

extension StitchedTable {
  /// The same table on a finer set of column edges.
  ///
  /// - Parameter places: for each edge of the table, its place among `edges`.
  func spread(to edges: [Double], places: [Int]) -> StitchedTable {
    guard edges.count != columnEdges.count else { return self }
    var result = self
    result.columnEdges = edges
    for index in cells.indices {
      result.cells[index].column = places[cells[index].column]
      result.cells[index].columnSpan =
        places[cells[index].column + cells[index].columnSpan] - places[cells[index].column]
    }
    for index in bars.indices {
      result.bars[index].firstColumn = places[bars[index].firstColumn]
      result.bars[index].lastColumn = places[bars[index].lastColumn + 1] - 1
    }
    return result
  }
}

extension FoundTable {
  func spread(to edges: [Double], places: [Int]) -> FoundTable {
    guard edges.count != grid.columnEdges.count else { return self }
    var result = self
    result.grid.columnEdges = edges
    for index in cells.indices {
      let place = cells[index].place
      result.cells[index].place.column = places[place.column]
      result.cells[index].place.columnSpan = places[place.column + place.columnSpan] - places[place.column]
      result.grid.cells = result.cells.map(\.place)
    }
    return result
  }
}
