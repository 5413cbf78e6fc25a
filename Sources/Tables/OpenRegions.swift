import Model

/// Regions without rulings.
extension AlignedRegionFinder {
  /// Runs of lines in pieces, at ordinary distances, with at most two lines of one piece between them.
  func openRegions(_ lines: [TextLine], rulings: [Ruling]) -> [AlignedRegion] {
    let pieces = lines.map { pieceCount($0) }
    var runs: [Range<Int>] = []
    var first: Int?
    var last = 0
    var starts: [Double] = []
    for index in lines.indices {
      if let start = first, isBreak(lines, pieces, from: last, to: index),
        !isFarRow(lines, starts, from: last, to: index)
      {
        runs.append(start..<(last + 1))
        first = nil
        starts = []
      }
      if first != nil, pieces[index] == 1, isInColumn(lines[index], starts) {
        last = index
        continue
      }
      guard pieces[index] > 1 else { continue }
      if first == nil { first = index }
      last = index
      starts += innerStarts(lines[index])
    }
    if let start = first { runs.append(start..<(last + 1)) }
    return runs.map { run in
      AlignedRegion(lines: Array(lines[withHead(withTail(run, lines), lines)]), rulings: [], isFramed: false)
    }
    .filter { isWorthTrying($0) }
    .map { withRulings($0, rulings) }
  }

  /// The run with the lines after it that only go on with one of its columns: the last words of a wrapped cell.
  private func withTail(_ run: Range<Int>, _ lines: [TextLine]) -> Range<Int> {
    var end = run.upperBound
    let pieces = lines[end - 1].chunks(gap: Self.wideGap, of: words).dropFirst()
    while end < lines.count, lines[end].middle - lines[end - 1].middle < 1.6 * lines[end].size {
      let line = lines[end]
      let isInColumn = pieces.contains { piece in
        abs(piece.box.x0 - line.box.x0) < 2
          && !pieces.contains { $0.box.x0 > piece.box.x1 && $0.box.x0 < line.box.x1 }
      }
      guard isInColumn else { break }
      end += 1
    }
    return run.lowerBound..<end
  }

  /// The run with the lines right over it that end a cell behind its first column: the rest of a row of the page before.
  private func withHead(_ run: Range<Int>, _ lines: [TextLine]) -> Range<Int> {
    let starts = lines[run].flatMap(innerStarts)
    var start = run.lowerBound
    while start > 0, isInColumn(lines[start - 1], starts),
      lines[start].middle - lines[start - 1].middle < Self.headDistance * lines[start].size
    {
      start -= 1
    }
    return start..<run.upperBound
  }

  /// Furthest that the rest of a row stands over the next row, in units of the font size.
  private static let headDistance = 2.2

  private func isBreak(_ lines: [TextLine], _ pieces: [Int], from last: Int, to index: Int) -> Bool {
    let singles = index - last - (pieces[index] > 1 ? 1 : 0)
    guard singles <= 2 else { return true }
    let distance = lines[index].middle - lines[index - 1].middle
    return distance > 3 * max(lines[index].size, lines[index - 1].size)
  }

  /// Furthest that a row stands below the one over it, in units of the font size, and columns behind the first that it shares with
  /// the rows above.
  private static let rowDistance = 8.0
  private static let leastShared = 2

  /// Whether a line is a row of the run over it though much room parts them: nothing stands between, and it begins where the columns do.
  private func isFarRow(_ lines: [TextLine], _ starts: [Double], from last: Int, to index: Int) -> Bool {
    guard index == last + 1, lines[index].middle - lines[last].middle <= Self.rowDistance * lines[index].size else {
      return false
    }
    let own = innerStarts(lines[index])
    let columns = starts.sorted().reduce(into: [Double]()) { found, start in
      if start - (found.last ?? -.infinity) >= Self.startReach { found.append(start) }
    }
    return own.count >= Self.leastShared && own.count * 2 >= columns.count
      && own.allSatisfy { start in starts.contains { abs($0 - start) < Self.startReach } }
  }

  private func isWorthTrying(_ region: AlignedRegion) -> Bool {
    let counts = region.lines.map { pieceCount($0) }
    let several = counts.filter { $0 > 1 }.count
    return several >= 3 || several == 2 && counts.filter { $0 > 2 }.count == 2
  }

  private func withRulings(_ region: AlignedRegion, _ rulings: [Ruling]) -> AlignedRegion {
    guard let box = region.box else { return region }
    var region = region
    region.rulings = rulings.filter { ruling in
      ruling.position > box.y0 - 14 && ruling.position < box.y1 + 14 && ruling.start > box.x0 - 30
        && ruling.end < box.x1 + 30
    }
    return region
  }
}
