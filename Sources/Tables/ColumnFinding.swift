import Model

/// Finds the columns of text by the gaps that stay open over most lines.
struct ColumnFinder {
  let words: [Word]
  /// Narrowest gap between two words that may part columns, in units of the font size. Spaces of set text are 0.2 to
  /// 0.35, of justified text up to 0.5.
  var leastGap = 0.75
  /// Share of lines that may run across a separator: headings over several columns, section lines.
  var crossingShare = 0.2

  /// A place between two columns.
  private struct Candidate {
    var start: Double
    var end: Double
    var support: Int
    var crossings: Double
  }

  /// - Parameter lines: the lines of a region, headers included.
  /// - Returns: x of each separator, ascending; empty for one column.
  func separators(_ lines: [TextLine]) -> [Double] {
    let chunks = lines.map { $0.chunks(gap: leastGap, of: words).compactMap { $0.withoutLeader(of: words) } }
    let several = chunks.filter { $0.count > 1 }
    guard !several.isEmpty else { return [] }
    if let told = FigureRows(words: words).lines(of: several) {
      return separators(of: told, above: lines)
    }
    let leastSupport = max(2, Int((0.3 * Double(several.count)).rounded()))
    let candidates = strips(chunks).filter {
      $0.support >= leastSupport && $0.crossings <= crossingShare * Double($0.support)
    }
    return joinedUnderHeadings(runs(of: candidates), several).flatMap { separators(in: $0, several) }
  }

  /// Gap between texts of headings, in units of the font size: headings stand closer than figures, and no separator runs
  /// through the space between words of one.
  private static let headingGap = 0.45

  /// Separators of rows of figures. Headings over them do not close a gap; they only tell where in it the separator runs.
  ///
  /// - Parameter lines: all lines. The more pieces one has, the more it says: a heading over two columns stands right
  ///   over the gap between theirs.
  private func separators(of rows: [[TextLine]], above lines: [TextLine]) -> [Double] {
    let leastSupport = max(2, Int((0.3 * Double(rows.count)).rounded()))
    let open = strips(rows).filter {
      $0.support >= leastSupport && $0.crossings <= crossingShare * Double($0.support)
    }
    let crossed = strips(
      lines.map { $0.chunks(gap: Self.headingGap, of: words).compactMap { $0.withoutLeader(of: words) } },
      weights: lines.map { Double($0.chunks(gap: leastGap, of: words).count) })
    return runs(of: open).flatMap { run -> [Double] in
      guard let start = run.first?.start, let end = run.last?.end else { return [] }
      let columns = columnsInside(start, end, rows)
      guard columns.isEmpty else { return middles(from: start, around: columns, to: end) }
      let places = crossed.compactMap { strip -> Candidate? in
        guard strip.end > start, strip.start < end else { return nil }
        var strip = strip
        strip.start = max(start, strip.start)
        strip.end = min(end, strip.end)
        return strip
      }
      return [best(places.isEmpty ? run : places)]
    }
  }

  /// Runs that only a heading parts, set in the middle over two columns, are one: its own middle is the separator, so
  /// that it reaches over both.
  private func joinedUnderHeadings(_ runs: [[Candidate]], _ several: [[TextLine]]) -> [[Candidate]] {
    let counts = several.map(\.count).sorted()
    let usual = counts[counts.count / 2]
    var result: [[Candidate]] = []
    for run in runs {
      guard let left = result.last, let from = left.first?.start, let to = run.last?.end else {
        result.append(run)
        continue
      }
      let between = several.flatMap { line in
        line.filter { $0.box.x0 > from - 0.5 && $0.box.x1 < to + 0.5 }.map { (box: $0.box, pieces: line.count) }
      }
      guard !between.isEmpty, between.allSatisfy({ $0.pieces < usual }), let box = Rect.bounding(between.map(\.box))
      else {
        result.append(run)
        continue
      }
      result[result.count - 1] = [Candidate(start: box.midX, end: box.midX, support: left[0].support, crossings: 0)]
    }
    return result
  }

  /// The page cut at every chunk edge, with the lines that have a gap there and those that run across.
  ///
  /// - Parameter weights: how much each line counts that runs across; by default a line of one piece, which may be a
  ///   heading inside the table, says less than a row that closes the gap.
  private func strips(_ chunks: [[TextLine]], weights: [Double]? = nil) -> [Candidate] {
    let positions = Set(chunks.joined().flatMap { [$0.box.x0, $0.box.x1] }).sorted()
    guard positions.count > 1 else { return [] }
    var support = [Int](repeating: 0, count: positions.count)
    var crossings = [Double](repeating: 0, count: positions.count)
    var place: [Double: Int] = [:]
    for (index, position) in positions.enumerated() { place[position] = index }
    for (number, line) in chunks.enumerated() {
      let weight = weights?[number] ?? (line.count > 1 ? 1 : 0.35)
      for (left, right) in zip(line, line.dropFirst()) {
        guard let from = place[left.box.x1], let to = place[right.box.x0], from < to else { continue }
        for index in from..<to { support[index] += 1 }
      }
      for chunk in line {
        guard let from = place[chunk.box.x0], let to = place[chunk.box.x1] else { continue }
        for index in from..<to { crossings[index] += weight }
      }
    }
    return (0..<(positions.count - 1)).map {
      Candidate(
        start: positions[$0], end: positions[$0 + 1], support: support[$0], crossings: crossings[$0])
    }
  }

  private func runs(of candidates: [Candidate]) -> [[Candidate]] {
    var runs: [[Candidate]] = []
    for candidate in candidates {
      if let last = runs.last?.last, last.end == candidate.start {
        runs[runs.count - 1].append(candidate)
      } else {
        runs.append([candidate])
      }
    }
    return runs
  }

  /// One separator for an open run; two around each thinly filled column that stands in it.
  private func separators(in run: [Candidate], _ several: [[TextLine]]) -> [Double] {
    guard let start = run.first?.start, let end = run.last?.end else { return [] }
    let columns = columnsInside(start, end, several)
    return columns.isEmpty ? [best(run)] : middles(from: start, around: columns, to: end)
  }

  /// Thinly filled columns that stand wholly between two places.
  private func columnsInside(_ start: Double, _ end: Double, _ several: [[TextLine]]) -> [(start: Double, end: Double)]
  {
    let inside = several.flatMap { line in
      line.indices.filter { $0 > 0 && $0 < line.count - 1 }.map { line[$0].box }
        .filter { $0.x0 > start - 0.5 && $0.x1 < end + 0.5 }
    }
    return clusters(inside).filter { $0.count > 1 }.map { ($0.start, $0.end) }
  }

  private func middles(from start: Double, around columns: [(start: Double, end: Double)], to end: Double) -> [Double] {
    var edges = [start]
    for column in columns { edges += [column.start, column.end] }
    edges.append(end)
    return stride(from: 0, to: edges.count, by: 2).map { (edges[$0] + edges[$0 + 1]) / 2 }
  }

  /// The middle of the widest strip among those that the fewest lines cross.
  private func best(_ run: [Candidate]) -> Double {
    let fewest = run.map(\.crossings).min() ?? 0
    let open = run.filter { $0.crossings == fewest }
    let merged = runs(of: open).map { ($0[0].start, $0[$0.count - 1].end) }
    let widest = merged.max { $0.1 - $0.0 < $1.1 - $1.0 } ?? (run[0].start, run[0].end)
    return (widest.0 + widest.1) / 2
  }

  private func clusters(_ boxes: [Rect]) -> [(start: Double, end: Double, count: Int)] {
    var result: [(start: Double, end: Double, count: Int)] = []
    for box in boxes.sorted(by: { $0.x0 < $1.x0 }) {
      if let last = result.last, box.x0 < last.end {
        result[result.count - 1] = (last.start, max(last.end, box.x1), last.count + 1)
      } else {
        result.append((box.x0, box.x1, 1))
      }
    }
    return result
  }
}
