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

  var columnCount: Int { columnEdges.count - 1 }

  init(words: [Word], columnEdges: [Double], rulings: [Ruling], lines: [TextLine] = []) {
    self.words = words
    self.columnEdges = columnEdges
    self.rulings = rulings
    let pieces = lines.map(rowLine).flatMap(\.pieces)
    columnStarts = (0..<columnCount).map { column in
      Self.commonStart(pieces.filter { $0.columns.lowerBound == column }.map(\.box.x0))
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
        for part in cut(whole) {
          let columns = columns(of: part.box)
          let end = max(columns.lowerBound + 1, min(columns.upperBound, next))
          pieces.append((columns.lowerBound..<end, part.words, part.box))
        }
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
    let widest = zip(chunk.words, chunk.words.dropFirst()).map { words[$1].box.x0 - words[$0].box.x1 }.max() ?? 0
    guard isFree, widest > 0.5 * chunk.size else { return [chunk] }
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

  /// Groups of lines that are one row each.
  func rows(_ lines: [RowLine]) -> [[RowLine]] {
    var rows: [[RowLine]] = []
    let pitch = tightPitch(lines)
    let isText = isSetAsText(lines)
    let ends = isText ? columnEnds(lines) : []
    for (index, line) in lines.enumerated() {
      guard index > 0, let row = rows.last else {
        rows.append([line])
        continue
      }
      let goesOn =
        isText ? isSameTextRow(line, row, pitch: pitch, ends: ends) : isSameRow(line, row, pitch: pitch)
      if goesOn {
        rows[rows.count - 1].append(line)
      } else {
        rows.append([line])
      }
    }
    return rows
  }

  /// The distance of lines inside a row: the lower quartile of all distances.
  private func tightPitch(_ lines: [RowLine]) -> Double {
    let distances = zip(lines, lines.dropFirst()).map { $1.line.middle - $0.line.middle }.sorted()
    return distances.isEmpty ? 12 : distances[distances.count / 4]
  }

  private func isRuledOff(_ upper: RowLine, _ lower: RowLine) -> Bool {
    let width = columnEdges[columnCount] - columnEdges[0]
    return rulings.contains { ruling in
      ruling.position > upper.line.middle && ruling.position < lower.line.middle && ruling.length > 0.5 * width
    }
  }

  /// Lines of one row whose cells are set at its middle follow each other at less than a line's height, in different
  /// columns: one line beside two stands between them.
  static let staggeredPitch = 0.8

  /// Whether a line stands beside the one before it rather than under it.
  func isStaggered(_ line: RowLine, after last: RowLine) -> Bool {
    line.line.middle - last.line.middle < Self.staggeredPitch * line.line.size
      && line.filled.isDisjoint(with: last.filled)
  }

  private func isSameRow(_ line: RowLine, _ row: [RowLine], pitch: Double) -> Bool {
    guard let last = row.last, !isRuledOff(last, line) else { return false }
    if isStaggered(line, after: last) { return true }
    let distance = line.line.middle - last.line.middle
    if distance < 0.6 * line.line.size { return false }
    guard distance < 1.3 * pitch, distance < 1.7 * line.line.size, !line.isSpanning, !last.isSpanning else {
      return false
    }
    let rowFilled = row.reduce(into: Set<Int>()) { $0.formUnion($1.filled) }
    if rowFilled == [0], line.filled.contains(0) { return goesOn(line, after: last, column: 0) }
    guard line.filled.isSubset(of: rowFilled), line.filled.count < columnCount || columnCount == 1 else { return false }
    guard line.filled.count * 2 <= rowFilled.count || rowFilled.count <= 2 && line.filled.count < rowFilled.count else {
      return false
    }
    guard !line.pieces.contains(where: { isNumeric(text($0.words)) && $0.columns.lowerBound > 0 }) else { return false }
    if line.filled.contains(0) { return goesOn(line, after: last, column: 0) && line.filled.count == 1 }
    return true
  }

  /// Whether the cells hold wrapped text rather than figures.
  private func isSetAsText(_ lines: [RowLine]) -> Bool {
    let pieces = lines.flatMap(\.pieces)
    let figures = pieces.filter { isNumeric(text($0.words)) }
    return figures.count * 5 < pieces.count
  }

  /// How far the text of each column runs to the right.
  private func columnEnds(_ lines: [RowLine]) -> [Double] {
    (0..<columnCount).map { column in
      lines.flatMap(\.pieces).filter { $0.columns == column..<(column + 1) }.map(\.box.x1).max()
        ?? columnEdges[column + 1]
    }
  }

  /// In a row of wrapped text the lines follow closely and break where the next word had no room; a new row leaves a
  /// gap, or begins in the first column after lines that ended on purpose.
  private func isSameTextRow(_ line: RowLine, _ row: [RowLine], pitch: Double, ends: [Double]) -> Bool {
    guard let last = row.last, !isRuledOff(last, line) else { return false }
    if isStaggered(line, after: last) { return true }
    guard line.line.middle - last.line.middle < 1.3 * pitch, !line.isSpanning, !last.isSpanning else { return false }
    guard let key = line.pieces.first(where: { $0.columns.contains(0) }), let first = key.words.first else {
      return true
    }
    if words[first].text.first?.isLowercase == true { return true }
    let shared = line.pieces.compactMap { piece -> Bool? in
      guard let above = last.pieces.first(where: { $0.columns == piece.columns }), let word = piece.words.first else {
        return nil
      }
      return ends[piece.columns.lowerBound] - above.box.x1 > words[word].box.width + 0.35 * line.line.size
    }
    return shared.filter { $0 }.count * 2 < shared.count
  }

  /// Whether a piece goes on with the piece above it: a small letter, or an indent under it.
  private func goesOn(_ line: RowLine, after last: RowLine, column: Int) -> Bool {
    guard let piece = line.pieces.first(where: { $0.columns.contains(column) }), let first = piece.words.first,
      let above = last.pieces.first(where: { $0.columns.contains(column) })
    else { return false }
    guard !text(above.words).hasSuffix(":") else { return false }
    return words[first].text.first?.isLowercase == true || words[first].text.first == "("
      || piece.box.x0 > above.box.x0 + 4 && above.box.width > 0.6 * (columnEdges[1] - columnEdges[0])
  }

  func text(_ indices: [Int]) -> String { indices.map { words[$0].text }.joined(separator: " ") }
}
