/// The columns of a table that is laid out with spaces: where gaps lie one below the other.
struct SpacedColumns: Sendable {
  /// Where each column but the first may begin at the earliest, ascending.
  let borders: [Int]
  /// Where the text of each column usually begins.
  private(set) var starts: [Int] = []
  /// Whether the columns begin where their headings do.
  private let isHeaded: Bool

  var count: Int { borders.count + 1 }

  /// Share of the lines with a gap at a place that may have text there: a long word runs over the edge of its column.
  private static let crossingShare = 0.15
  /// Share of the lines in pieces that must have a gap at a place.
  private static let supportShare = 0.2
  /// So far from the start of its column may a text begin that a full column before it has pushed aside.
  private static let push = 3
  /// How much a word that was pushed aside so counts as text at the place.
  private static let pushedWeight = 0.25

  /// - Parameter lines: the lines of a table, header first, those in one piece at the left edge left out.
  init(_ lines: [SpacedLine]) {
    let gaps = SpacedColumns.gaps(lines)
    let found = gaps.flatMap { SpacedColumns.borders(in: $0, lines) }
    let headed = SpacedColumns.headed(lines)
    isHeaded = headed.count > found.count + 1
    borders = isHeaded ? Array(headed.dropFirst()) : found
    starts =
      isHeaded
      ? headed
      : (0..<count).map { column in
        let found = lines.flatMap(\.chunks).filter { self.column(of: $0) == column }.map(\.start)
        return SpacedColumns.mode(found) ?? (column == 0 ? 0 : borders[column - 1])
      }
  }

  /// The fields of a line.
  func fields(of line: SpacedLine) -> [String] {
    var fields = Array(repeating: "", count: count)
    for chunk in line.chunks {
      for (column, text) in pieces(of: chunk, isCut: isHeaded || line.chunks.count > 2) {
        fields[column] += (fields[column].isEmpty ? "" : " ") + text
      }
    }
    return fields
  }

  /// Whether a line is one text from the first column over others.
  func isSpanned(by line: SpacedLine) -> Bool {
    guard line.chunks.count == 1, let border = borders.first else { return false }
    return line.chunks[0].start < border && line.chunks[0].end > border + 1
  }

  /// Characters that fit into a column; `nil` for the last one.
  func room(_ column: Int) -> Int? {
    column + 1 < count ? starts[column + 1] - starts[column] - SpacedLine.gap : nil
  }

  /// The column that most of a chunk's first word stands in.
  private func column(of chunk: SpacedLine.Chunk) -> Int {
    let middle = chunk.start + (chunk.words[0].text.count - 1) / 2
    return borders.count { $0 <= max(chunk.start, middle) && ($0 <= chunk.start || $0 - chunk.start <= Self.push) }
  }

  /// A chunk, cut where a word begins at the start of a later column: a full column leaves one space.
  ///
  /// - Parameter isCut: whether it may be cut at all: only in a line of several fields does a text push the next aside.
  private func pieces(of chunk: SpacedLine.Chunk, isCut: Bool) -> [(column: Int, text: String)] {
    var pieces: [(column: Int, text: String)] = []
    for (index, word) in chunk.words.enumerated() {
      let last = pieces.last?.column ?? column(of: chunk)
      let next = (last + 1..<max(last + 1, count)).first { column in
        isCut && index > 0 && abs(word.start - starts[column]) <= (isHeaded ? 1 : Self.push)
          && word.start >= borders[column - 1] - Self.push
      }
      if pieces.isEmpty || next != nil {
        pieces.append((next ?? last, String(word.text)))
      } else {
        pieces[pieces.count - 1].text += " " + word.text
      }
    }
    return pieces
  }

  // MARK: Finding

  /// So far from the start of its heading may a text begin.
  private static let slack = 2
  /// Share of the texts that must begin under a heading, and of the headings that must have a text under them.
  private static let headedShare = 0.85

  /// Where the headings begin, if nearly all texts begin under one; empty if not. Columns that are full leave no gap between
  /// them, only their headings tell them apart.
  private static func headed(_ lines: [SpacedLine]) -> [Int] {
    guard let header = lines.first?.chunks.map(\.start) else { return [] }
    let below = lines.dropFirst().flatMap(\.chunks).map(\.start)
    let aligned = below.count { start in header.contains { abs($0 - start) <= slack } }
    let supported = header.count { start in below.contains { abs($0 - start) <= slack } }
    guard below.count >= header.count, Double(aligned) >= headedShare * Double(below.count),
      Double(supported) >= headedShare * Double(header.count)
    else { return [] }
    return header
  }

  /// Runs of places where enough lines have a gap and hardly any has text.
  private static func gaps(_ lines: [SpacedLine]) -> [Range<Int>] {
    let width = lines.flatMap(\.chunks).map(\.end).max() ?? 0
    var support = Array(repeating: 0, count: width)
    var crossings = Array(repeating: 0.0, count: width)
    for line in lines {
      for (left, right) in zip(line.chunks, line.chunks.dropFirst()) {
        for place in left.end..<right.start { support[place] += 1 }
      }
      for word in line.chunks.flatMap(\.words) {
        for place in word.start..<min(width, word.start + word.text.count) {
          crossings[place] += place - word.start < push ? pushedWeight : 1
        }
      }
    }
    let least = max(2, Int(supportShare * Double(lines.count { $0.chunks.count > 1 })))
    var runs: [Range<Int>] = []
    for place in 0..<width
    where support[place] >= least && crossings[place] <= crossingShare * Double(support[place]) {
      if let last = runs.last, last.upperBound == place {
        runs[runs.count - 1] = last.lowerBound..<(place + 1)
      } else {
        runs.append(place..<(place + 1))
      }
    }
    return runs.reduce(into: []) { joined, run in
      if let last = joined.last, !begins(between: last, and: run, lines) {
        joined[joined.count - 1] = last.lowerBound..<run.upperBound
      } else {
        joined.append(run)
      }
    }
  }

  /// Whether texts begin between two gaps: the heading, or two others at least. Words that merely reach that far make no
  /// column.
  private static func begins(between left: Range<Int>, and right: Range<Int>, _ lines: [SpacedLine]) -> Bool {
    let begins = { (line: SpacedLine) in
      line.chunks.contains { $0.start > left.lowerBound && $0.start < right.lowerBound }
    }
    return lines.first.map(begins) ?? false || lines.count(where: begins) > 1
  }

  /// The end of a gap, and that of each thinly filled column that stands in it: a heading, or two texts or more.
  private static func borders(in gap: Range<Int>, _ lines: [SpacedLine]) -> [Int] {
    var columns: [(range: Range<Int>, count: Int)] = []
    for (index, line) in lines.enumerated() {
      for chunk in line.chunks.dropFirst()
      where chunk.start >= gap.lowerBound && chunk.end <= gap.upperBound {
        let weight = index == 0 ? 2 : 1
        if let known = columns.firstIndex(where: { $0.range.overlaps(chunk.range) }) {
          let range = columns[known].range
          columns[known].range =
            min(range.lowerBound, chunk.start)..<max(range.upperBound, chunk.end)
          columns[known].count += weight
        } else {
          columns.append((chunk.range, weight))
        }
      }
    }
    let inner = columns.filter { $0.count > 1 }.map(\.range.lowerBound).sorted()
    return inner + [last(of: gap, lines)]
  }

  /// The end of the places of a gap that the fewest lines have text at.
  private static func last(of gap: Range<Int>, _ lines: [SpacedLine]) -> Int {
    let words = lines.flatMap(\.chunks).flatMap(\.words)
    let crossings = gap.map { place in words.count { $0.start <= place && place < $0.start + $0.text.count } }
    let fewest = crossings.min() ?? 0
    return (gap.lowerBound + (crossings.lastIndex(of: fewest) ?? 0)) + 1
  }

  private static func mode(_ values: [Int]) -> Int? {
    var counts: [Int: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
