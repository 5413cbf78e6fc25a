import Model

/// One line of a region with its pieces in columns.
struct RowLine: Sendable {
  var line: TextLine
  /// Pieces from left to right with the columns that each covers.
  var pieces: [(columns: Range<Int>, words: [Int], box: Rect)]

  var filled: Set<Int> { Set(pieces.flatMap(\.columns)) }
  var isSpanning: Bool { pieces.contains { $0.columns.count > 1 } }
}

/// Puts the lines of a region into columns and joins wrapped lines to rows.
struct RowFinder {
  let words: [Word]
  /// Left edge of each column, then the right edge of the last.
  let columnEdges: [Double]
  let rulings: [Ruling]
  /// Where the text of each column begins; `nil` where it begins at different places.
  private(set) var columnStarts: [Double?] = []
  /// How far the heads of the rows run to the right, leaders included.
  private(set) var headEnd = 0.0

  var columnCount: Int { columnEdges.count - 1 }

  init(words: [Word], columnEdges: [Double], rulings: [Ruling], lines: [TextLine], starts: [Double]) {
    self.words = words
    self.columnEdges = columnEdges
    self.rulings = rulings
    let pieces = lines.map(rowLine).flatMap(\.pieces)
    headEnd =
      pieces.filter { $0.columns == 0..<1 }.flatMap(\.words).map { words[$0].box.x1 }.max() ?? columnEdges[1]
    columnStarts = (0..<columnCount).map { column in
      starts.first { $0 > columnEdges[column] && $0 < columnEdges[column + 1] }
        ?? Self.commonStart(pieces.filter { $0.columns.lowerBound == column }.map(\.box.x0))
    }
  }

  /// The place where at least three texts begin, and three out of four.
  private static func commonStart(_ starts: [Double]) -> Double? {
    let best = starts.map { start in (start: start, count: starts.count { abs($0 - start) < startReach }) }
      .max { $0.count < $1.count }
    guard let best, best.count >= 3, 4 * best.count >= 3 * starts.count else { return nil }
    return best.start
  }

  /// Texts that begin within so many points begin at one place.
  private static let startReach = 1.5

  /// The pieces of a line: cut at the separators that no word crosses, and where a word begins at the place where the
  /// texts of its column do.
  func rowLine(_ line: TextLine) -> RowLine {
    var pieces: [(columns: Range<Int>, words: [Int], box: Rect)] = []
    let chunks = line.chunks(gap: 0.75, of: words)
    for chunk in chunks {
      let parts = chunks.count > 1 ? atStarts(chunk) : [chunk]
      for (place, whole) in parts.enumerated() {
        let next = place + 1 < parts.count ? columns(of: parts[place + 1].box).lowerBound : columnCount
        for part in cut(whole.withoutLeader(of: words) ?? whole) {
          let columns = columns(of: part.box)
          let end = max(columns.lowerBound + 1, min(columns.upperBound, next))
          pieces.append((columns.lowerBound..<end, part.words, part.box))
        }
        // Dots that lead on to the next column belong to the text they lead from.
        let kept = Set(pieces.last?.words ?? [])
        let leader = whole.words.filter { !kept.contains($0) && isDots(words[$0].text) }
        if !kept.isEmpty { pieces[pieces.count - 1].words += leader }
      }
    }
    return RowLine(line: line, pieces: joined(pieces))
  }

  /// A piece that keeps to the start of its column, cut before the word that begins where a later column does: a long
  /// word may all but reach the next column.
  private func atStarts(_ chunk: TextLine) -> [TextLine] {
    guard !columnStarts.isEmpty, isStart(chunk.box.x0) else { return [chunk] }
    var parts: [[Int]] = []
    for index in chunk.words {
      if parts.isEmpty || isStart(words[index].box.x0) {
        parts.append([index])
      } else {
        parts[parts.count - 1].append(index)
      }
    }
    return parts.map { TextLine($0, of: words) }
  }

  private func isStart(_ position: Double) -> Bool {
    columnStarts.contains { $0.map { abs($0 - position) < Self.startReach } ?? false }
  }

  /// A piece without a wide gap is still cut where a separator falls between two of its words and both sides clearly
  /// keep to their columns.
  private func cut(_ chunk: TextLine) -> [TextLine] {
    let crossed = columnEdges.dropFirst().dropLast().filter { $0 > chunk.box.x0 + 2 && $0 < chunk.box.x1 - 2 }
    guard !crossed.isEmpty else { return [chunk] }
    let isFree = crossed.allSatisfy { edge in
      !chunk.words.contains { words[$0].box.x0 < edge && words[$0].box.x1 > edge }
    }
    let gaps = zip(chunk.words, chunk.words.dropFirst()).map { words[$1].box.x0 - words[$0].box.x1 }
    guard isFree, gaps.max() ?? 0 > 0.5 * chunk.size || isSetApart(chunk, gaps, at: crossed) else { return [chunk] }
    var parts: [[Int]] = [[]]
    var edges = crossed[...]
    for word in chunk.words {
      while let edge = edges.first, words[word].box.x0 > edge {
        parts.append([])
        edges = edges.dropFirst()
      }
      parts[parts.count - 1].append(word)
    }
    return parts.filter { !$0.isEmpty }.map { TextLine($0, of: words) }
  }

  /// Most lines of headings, and fewest rows under one that stands beside their column.
  private static let headings = 5
  private static let leastBelow = 3

  /// The column edges but for those between a heading and figures that all stand to its side: two neighbouring columns that no
  /// line fills both of, one of them among the headings only and the other below.
  func edgesWithoutOffsetHeads(_ lines: [TextLine]) -> [Double] {
    let filled = lines.map { line in
      Set(rowLine(line).pieces.filter { $0.columns.count == 1 }.map(\.columns.lowerBound))
    }
    var rows = (0..<columnCount).map { column in filled.indices.filter { filled[$0].contains(column) } }
    var edges = columnEdges
    for column in (0..<columnCount).dropLast().reversed() {
      let (left, right) = (rows[column], rows[column + 1])
      let isOffset = [(left, right), (right, left)].contains { head, body in
        guard let last = head.last, let first = body.first else { return false }
        return last < first && last < Self.headings && body.count >= Self.leastBelow
      }
      guard isOffset else { continue }
      edges.remove(at: column + 1)
      rows[column] = (rows[column] + rows[column + 1]).sorted()
      rows.remove(at: column + 1)
    }
    return edges
  }

  /// Room at a separator, compared with the space between the words of a text.
  private static let leastRoom = 1.6

  /// Whether each separator runs through room that is wider than the spaces beside it: headings that all but touch.
  private func isSetApart(_ chunk: TextLine, _ gaps: [Double], at edges: [Double]) -> Bool {
    guard let space = gaps.min(), space > 0 else { return false }
    return edges.allSatisfy { edge in
      zip(gaps, zip(chunk.words, chunk.words.dropFirst())).contains { gap, pair in
        words[pair.0].box.x1 <= edge && words[pair.1].box.x0 >= edge && gap > Self.leastRoom * space
      }
    }
  }

  private func columns(of box: Rect) -> Range<Int> {
    let first = columnEdges.dropFirst().dropLast().filter { $0 <= box.x0 + 1.5 }.count
    let last = columnEdges.dropFirst().dropLast().filter { $0 < box.x1 - 1.5 }.count
    return first..<max(first, last) + 1
  }

  /// Pieces that share a column are one.
  private func joined(
    _ pieces: [(columns: Range<Int>, words: [Int], box: Rect)]
  ) -> [(columns: Range<Int>, words: [Int], box: Rect)] {
    var result: [(columns: Range<Int>, words: [Int], box: Rect)] = []
    for piece in pieces {
      if let last = result.last, last.columns.upperBound > piece.columns.lowerBound {
        result[result.count - 1] = (
          last.columns.lowerBound..<max(last.columns.upperBound, piece.columns.upperBound), last.words + piece.words,
          last.box.union(piece.box)
        )
      } else {
        result.append(piece)
      }
    }
    return result
  }

  func text(_ indices: [Int]) -> String { indices.map { words[$0].text }.joined(separator: " ") }
}
