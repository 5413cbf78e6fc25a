import Model

/// Makes a table of a text into which the columns of a numbered plan have been run together: after the items of a row the same
/// numbers come again, with what the further columns say of them.
///
///     1.1. Bedre overgange 1.1.1. Fælles møder 1.1.2. Færre skift 1.1.1. Der er aftalt … 1.1.2. Der mangler …
///
/// Where no number comes again, the headings of the columns before the first item say that there were some; what they said of an
/// item stands behind it.
struct RunningColumns {
  /// Fewest items of several levels, and fewest numbers that come again, for a text to be such a table.
  private static let leastItems = 4
  private static let leastRepeats = 2
  /// Confidence in the grid: what stood in further columns without a number is in the cell before.
  private static let confidence = 0.75

  let settings: TableSettings

  /// - Returns: the blocks with the text replaced by the table made of it, and the table; `nil` where there is none.
  func read(_ blocks: [Block], id: TableID) -> (blocks: [Block], table: Table)? {
    var start = blocks.startIndex
    while start < blocks.endIndex {
      let end = blocks[start...].firstIndex { !isText($0) } ?? blocks.endIndex
      let stretch = blocks[start..<end]
      let found = NumberedPieces(of: stretch.map { $0.content == .furniture ? nil : text(of: $0) }, settings: settings)
      if let table = repeatedColumns(found.pieces, id: id) ?? namedColumns(found, id: id) {
        let replaced = start + found.blocks.lowerBound..<start + found.blocks.upperBound
        let lead = found.lead.isEmpty ? [] : [Block(.paragraph, StyledText(found.lead))]
        let kept = blocks[replaced].filter { $0.content == .furniture }
        return (
          blocks[..<replaced.lowerBound] + lead + [Block(.table(id))] + kept + blocks[replaced.upperBound...], table
        )
      }
      start = end + 1
    }
    return nil
  }

  private func isText(_ block: Block) -> Bool {
    switch block.content {
    case .heading, .paragraph, .listItem, .furniture: true
    default: false
    }
  }

  private func text(of block: Block) -> String {
    guard case .listItem(_, let marker) = block.content, !marker.isEmpty else { return block.text.plain }
    return marker + " " + block.text.plain
  }

  // MARK: Columns

  private func repeatedColumns(_ pieces: [NumberedPiece], id: TableID) -> Table? {
    let pieces = withRuns(pieces)
    let repeated = pieces.filter { $0.run > 0 }
    guard holdsItems(pieces), repeated.count >= Self.leastRepeats, let depth = repeated.map(\.number.count).min() else {
      return nil
    }
    let columns = lastRun(repeated) + 1
    var rows: [[[String]]] = []
    for piece in pieces {
      if rows.isEmpty || piece.number.count < depth { rows.append(Array(repeating: [], count: columns)) }
      rows[rows.count - 1][min(piece.run, columns - 1)].append(piece.line)
    }
    return table(
      rows.map { $0.map { $0.joined(separator: "\n") } }, id: id,
      reason: "\(repeated.count) item numbers of the running text come again: columns that were run together")
  }

  private func holdsItems(_ pieces: [NumberedPiece]) -> Bool {
    pieces.count { $0.run == 0 && $0.number.count > 1 } >= Self.leastItems
  }

  /// Fewest headings of columns in a line, and the longest one in characters.
  private static let leastNames = 3
  private static let longestName = 30

  /// Items after "Status på planen - Indsatser - Hvad er gjort - Hvad udestår", one in each row.
  private func namedColumns(_ found: NumberedPieces, id: TableID) -> Table? {
    let parts = found.lead.replacing(" – ", with: " - ").split(separator: " - ").map(String.init)
    let names = Array(parts.reversed().prefix { $0.count <= Self.longestName }.reversed())
    guard holdsItems(found.pieces), names.count >= Self.leastNames else { return nil }
    let empty = Array(repeating: "", count: names.count - 1)
    return table(
      [names] + found.pieces.map { [$0.line] + empty }, headerRows: 1, id: id,
      reason: "headings of \(names.count) columns before the items of running text")
  }

  private func table(_ rows: [[String]], headerRows: Int = 0, id: TableID, reason: String) -> Table {
    let cells = rows.indices.flatMap { row in
      rows[row].indices.map { TableCell(row: row, column: $0, text: StyledText(rows[row][$0])) }
    }
    return Table(
      id: id, rowCount: rows.count, columnCount: rows[0].count, headerRows: headerRows, cells: cells,
      method: .numbering,
      confidence: Self.confidence, reason: reason)
  }

  /// The furthest column that more than one number reaches: columns whose numbers are out of order seem to be more than they
  /// are.
  private func lastRun(_ repeated: [NumberedPiece]) -> Int {
    let runs = repeated.map(\.run).sorted(by: >)
    return runs.count > 1 ? runs[1] : 1
  }

  /// Tells which pieces are items and which speak of items before them. Among the children of one item a number that falls
  /// begins a new column; an equal one is a number printed twice when the next goes on rising, else a further column.
  private func withRuns(_ pieces: [NumberedPiece]) -> [NumberedPiece] {
    var pieces = pieces
    var last: [ArraySlice<Int>: NumberedPiece] = [:]
    for index in pieces.indices {
      let piece = pieces[index]
      if let before = last[piece.parent] {
        let falls = piece.number.lexicographicallyPrecedes(before.number)
        let isAgain = piece.number == before.number && (before.run > 0 || !rises(after: index, pieces))
        pieces[index].run = before.run + (falls || isAgain ? 1 : 0)
      }
      last[piece.parent] = pieces[index]
    }
    return pieces
  }

  private func rises(after index: Int, _ pieces: [NumberedPiece]) -> Bool {
    guard let next = pieces[(index + 1)...].first(where: { $0.parent == pieces[index].parent }) else { return false }
    return pieces[index].number.lexicographicallyPrecedes(next.number)
  }
}
