import Model

/// Weighs what tags tell against what is drawn and how the text stands.
///
/// Drawn grids outrank tags, which leave out spans and repeated headers, unless the tags only part what the drawing
/// leaves together. Tags outrank alignment, unless the text keeps columns apart that the tags put into one cell.
struct TagWeighing {
  let aligned: AlignedTableFinder
  /// The page's horizontal rulings.
  let rulings: [Ruling]

  /// - Parameters:
  ///   - drawn: tables with drawn grids, frames of one column among them.
  ///   - told: tables as the tags tell them.
  /// - Returns: tables of which no two hold the same word.
  func tables(drawn: [FoundTable], told: [FoundTable]) -> [FoundTable] {
    var drawn = drawn
    var kept: [FoundTable] = []
    for tagged in told where !kept.contains(where: { $0.box.intersects(tagged.box) }) {
      let words = tagged.heldWords
      let rivals = drawn.indices.filter { !drawn[$0].heldWords.isDisjoint(with: words) }
      if tagged.parts(rivals.map { drawn[$0] }) {
        guard let winner = borneOut(tagged) else { continue }
        for rival in rivals.reversed() { drawn.remove(at: rival) }
        kept.append(winner)
      } else {
        for rival in rivals { drawn[rival] = drawn[rival].noting(tagged) }
      }
    }
    return drawn + kept
  }

  /// The tagged table, or, where its text stands in more columns than the tags know, the table that the text shows.
  ///
  /// - Returns: `nil` when the text is to be looked at anew without the tags.
  private func borneOut(_ tagged: FoundTable) -> FoundTable? {
    let words = tagged.heldWords
    let shown = aligned.tables(of: words.sorted(), rulings: rulings)
    guard shown.count == 1, var table = shown.first, table.grid.columnCount > tagged.grid.columnCount,
      table.grid.rowCount >= tagged.grid.rowCount, table.heldWords.count * 10 > words.count * 8, table.splits(tagged)
    else { return tagged }
    table.reason += "; its tags tell of only \(tagged.grid.columnCount) columns"
    return table
  }
}

extension FoundTable {
  /// All words in its cells.
  var heldWords: Set<Int> { Set(cells.lazy.flatMap(\.words)) }

  /// For each word the index of its cell.
  private var owners: [Int: Int] {
    var owners: [Int: Int] = [:]
    for (index, cell) in cells.enumerated() { for word in cell.words { owners[word] = index } }
    return owners
  }

  /// Whether each cell with words here stands in one cell of `coarse`, and some of those hold several.
  fileprivate func splits(_ coarse: FoundTable) -> Bool {
    let owners = coarse.owners
    var parts: [Int: Int] = [:]
    for cell in cells where !cell.isBlank {
      let held = Set(cell.words.compactMap { owners[$0] })
      guard held.count <= 1 else { return false }
      if let owner = held.first { parts[owner, default: 0] += 1 }
    }
    return parts.values.contains { $0 > 1 }
  }

  /// Whether it holds all that the drawn tables hold, and only parts what they leave together.
  fileprivate func parts(_ drawn: [FoundTable]) -> Bool {
    let words = heldWords
    return drawn.allSatisfy { rival in
      if rival.isFragment { return rival.heldWords.subtracting(words).count * 2 < rival.heldWords.count }
      return rival.heldWords.isSubset(of: words) && splits(rival)
    }
  }

  /// The drawn table, with what the tags know beside it: which cells are headers and whose part it is.
  fileprivate func noting(_ tagged: FoundTable) -> FoundTable {
    var result = self
    let words = heldWords
    let told = tagged.heldWords
    guard words.intersection(told).count * 2 > told.count else { return self }
    result.tag = tagged.tag
    let headers = Set(tagged.cells.filter(\.isHeader).flatMap(\.words))
    if !headers.isEmpty {
      for index in cells.indices where !cells[index].words.isEmpty {
        result.cells[index].isHeader = cells[index].words.allSatisfy(headers.contains)
      }
    }
    if hasSameCells(as: tagged) {
      result.confidence = 0.99
      result.reason += ", as its tags say"
    } else {
      result.reason +=
        "; its tags tell of \(tagged.grid.rowCount) rows and \(tagged.grid.columnCount) columns, the lines outrank them"
    }
    return result
  }

  /// Whether both put the same words together.
  private func hasSameCells(as other: FoundTable) -> Bool {
    Set(cells.filter { !$0.isBlank }.map { Set($0.words) })
      == Set(other.cells.filter { !$0.isBlank }.map { Set($0.words) })
  }
}
