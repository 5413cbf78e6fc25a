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
    let chunks = lines.map { $0.chunks(gap: leastGap, of: words) }
    let several = chunks.filter { $0.count > 1 }
    guard !several.isEmpty else { return [] }
    let leastSupport = max(2, Int((0.3 * Double(several.count)).rounded()))
    let candidates = strips(chunks).filter {
      $0.support >= leastSupport && $0.crossings <= crossingShare * Double($0.support)
    }
    return joinedUnderHeadings(runs(of: candidates), several).flatMap { separators(in: $0, several) }
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
  private func strips(_ chunks: [[TextLine]]) -> [Candidate] {
    let positions = Set(chunks.joined().flatMap { [$0.box.x0, $0.box.x1] }).sorted()
    guard positions.count > 1 else { return [] }
    var support = [Int](repeating: 0, count: positions.count)
    var crossings = [Double](repeating: 0, count: positions.count)
    var place: [Double: Int] = [:]
    for (index, position) in positions.enumerated() { place[position] = index }
    for line in chunks {
      for (left, right) in zip(line, line.dropFirst()) {
        guard let from = place[left.box.x1], let to = place[right.box.x0], from < to else { continue }
        for index in from..<to { support[index] += 1 }
      }
      for chunk in line {
        guard let from = place[chunk.box.x0], let to = place[chunk.box.x1] else { continue }
        // A line of one piece may be a heading inside the table; it says less than a row that closes the gap.
        for index in from..<to { crossings[index] += line.count > 1 ? 1 : 0.35 }
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
    let inside = several.flatMap { line in
      line.indices.filter { $0 > 0 && $0 < line.count - 1 }.map { line[$0].box }
        .filter { $0.x0 > start - 0.5 && $0.x1 < end + 0.5 }
    }
    let columns = clusters(inside).filter { $0.count > 1 }
    guard !columns.isEmpty else { return [best(run)] }
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

/// Finds columns inside a drawn column: figures set side by side between two vertical rulings.
struct ColumnRefiner {
  let words: [Word]

  func refined(_ grid: Grid, held: [[Int]]) -> Grid {
    var result = grid
    for column in stride(from: grid.columnCount - 1, through: 0, by: -1) {
      let own = grid.cells.indices.filter { grid.cells[$0].column == column && grid.cells[$0].columnSpan == 1 }
      let separators = separators(in: own.map { held[$0] })
      if !separators.isEmpty { result.cutColumn(column, at: separators) }
    }
    return result
  }

  /// Separators that every line leaves open, where most pieces on one side are figures.
  private func separators(in cells: [[Int]]) -> [Double] {
    let lines = cells.flatMap { textLines($0, of: words) }
    guard lines.count >= 3 else { return [] }
    var finder = ColumnFinder(words: words)
    finder.leastGap = 1
    finder.crossingShare = 0
    let found = finder.separators(lines)
    guard !found.isEmpty else { return [] }
    let several = lines.map { $0.chunks(gap: 1, of: words) }.filter { $0.count > 1 }
    guard Double(several.count) >= 0.7 * Double(lines.count) else { return [] }
    let pieces = several.flatMap { $0.dropFirst() }
    let figures = pieces.filter { piece in isNumeric(piece.words.map { words[$0].text }.joined()) }
    return figures.count * 2 > pieces.count ? found : []
  }
}

extension Grid {
  /// Cuts a column at the given positions; cells that only span it are cut with it, wider ones span the new columns.
  mutating func cutColumn(_ column: Int, at positions: [Double]) {
    columnEdges.insert(contentsOf: positions, at: column + 1)
    cells = cells.flatMap { cell -> [GridCell] in
      var cell = cell
      if cell.column > column {
        cell.column += positions.count
        return [cell]
      }
      if cell.column == column, cell.columnSpan == 1 {
        return (0...positions.count).map {
          GridCell(row: cell.row, column: column + $0, rowSpan: cell.rowSpan, columnSpan: 1)
        }
      }
      if cell.column + cell.columnSpan > column { cell.columnSpan += positions.count }
      return [cell]
    }
    .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}
