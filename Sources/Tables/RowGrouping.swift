import Model

extension RowFinder {
  /// Groups of lines that are one row each.
  func rows(_ lines: [RowLine]) -> [[RowLine]] {
    var rows: [[RowLine]] = []
    if isLineEach(lines) { return lines.map { [$0] } }
    let pitch = tightPitch(lines)
    let spacing = RowSpacing(lines, finder: self)?.limit
    let isText = isSetAsText(lines)
    let ends = isText ? columnEnds(lines) : []
    let isRuled = isRuledBetweenRows(lines)
    for (index, line) in lines.enumerated() {
      guard index > 0, let row = rows.last else {
        rows.append([line])
        continue
      }
      let goesOn: Bool
      if let last = row.last, isSection(line, of: lines) || isSection(last, of: lines) || endsWithLeader(last, line) {
        goesOn = false
      } else if isRuled, let last = row.last, line.pieces.count == 1, !line.isSpanning, !last.isSpanning {
        goesOn = !isRuledOff(last, line) && !isNumeric(text(line.pieces[0].words))
      } else if let spacing, let last = row.last, !line.isSpanning, !last.isSpanning {
        goesOn = line.line.middle - last.line.middle < spacing && !isRuledOff(last, line)
      } else {
        goesOn =
          isText ? isSameTextRow(line, row, pitch: pitch, ends: ends) : isSameRow(line, row, pitch: pitch)
      }
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

  func isRuledOff(_ upper: RowLine, _ lower: RowLine) -> Bool {
    let width = columnEdges[columnCount] - columnEdges[0]
    return rulings.contains { ruling in
      ruling.position > upper.line.middle && ruling.position < lower.line.middle && ruling.length > 0.5 * width
    }
  }

  /// Share of neighbouring lines that rulings part where these are drawn between the rows.
  private static let ruledShare = 0.5

  /// Whether rulings part most lines: then a line of one text that none parts from the one before goes on with it.
  private func isRuledBetweenRows(_ lines: [RowLine]) -> Bool {
    let parted = zip(lines, lines.dropFirst()).count { isRuledOff($0, $1) }
    return parted > 2 && Double(parted) > Self.ruledShare * Double(lines.count - 1)
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
    if rowFilled == [0], line.filled.contains(0) {
      return goesOn(line, after: last, column: 0) || isWrappedHead(line, after: last)
    }
    // A number and a text without figures yet: the text goes on before those.
    if rowFilled == [0, 1], columnCount > 3, line.filled.min() == 1, goesOn(line, after: last, column: 1) {
      return true
    }
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
    let distance = line.line.middle - last.line.middle
    guard distance < 1.3 * pitch, !line.isSpanning, !last.isSpanning else { return false }
    // Text in all columns again, and a little further down: the cells of the next row.
    let isFull = columnCount > 2 && line.pieces.count == columnCount && last.pieces.count < columnCount
    if isFull, distance > Self.fullRowDistance * pitch { return false }
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

  /// How many times as far as the lines in a cell a row stands under the one before at least, where it has text in all
  /// columns.
  static let fullRowDistance = 1.1

  /// Whether a piece goes on with the piece above it: a small letter, or an indent under it.
  private func goesOn(_ line: RowLine, after last: RowLine, column: Int) -> Bool {
    guard let piece = line.pieces.first(where: { $0.columns.contains(column) }), let first = piece.words.first,
      let above = last.pieces.first(where: { $0.columns.contains(column) })
    else { return false }
    guard !text(above.words).hasSuffix(":") else { return false }
    if words[first].text.first?.isLowercase == true || words[first].text.first == "(" { return true }
    // An indent under a line that had no room for the next word.
    let hasRoom = headEnd - above.box.x1 > words[first].box.width + line.line.size
    return !hasRoom && piece.box.x0 > above.box.x0 + 4 && above.box.width > 0.6 * (columnEdges[1] - columnEdges[0])
  }

  /// Whether a row's head breaks where the next word had no room: it is as wide as its column, and the next line begins
  /// below it in the same setting.
  private func isWrappedHead(_ line: RowLine, after last: RowLine) -> Bool {
    guard let piece = line.pieces.first, let above = last.pieces.first, let first = piece.words.first,
      let before = above.words.last, above.words.count > 1, abs(piece.box.x0 - above.box.x0) < 1,
      words[first].style.contains(.bold) == words[before].style.contains(.bold),
      let next = line.pieces.dropFirst().first
    else { return false }
    let room = next.box.x0 - above.box.x1
    return !text(above.words).hasSuffix(":") && room < words[first].box.width + 0.75 * line.line.size
  }

  /// Dots that lead to the figures of a row end its head.
  private func endsWithLeader(_ last: RowLine, _ line: RowLine) -> Bool {
    guard line.filled.contains(0), let head = last.pieces.first(where: { $0.columns.contains(0) }),
      let word = head.words.last
    else { return false }
    return words[word].text.hasSuffix("....")
  }

  /// Whether every line is a row: all begin in the first column at one distance, and none of their texts goes on from the
  /// line before.
  private func isLineEach(_ lines: [RowLine]) -> Bool {
    let distances = zip(lines, lines.dropFirst()).map { $1.line.middle - $0.line.middle }
    guard lines.count > 2, let least = distances.min(), let most = distances.max(), most < 1.1 * least else {
      return false
    }
    let ruled = zip(lines, lines.dropFirst()).count { isRuledOff($0, $1) }
    guard ruled == 0 || ruled == distances.count else { return false }
    return lines.allSatisfy { line in
      line.filled.contains(0) && line.pieces.allSatisfy { words[$0.words[0]].text.first?.isLowercase != true }
        && (ruled > 0 || line.pieces.count > 1)
    }
  }

  /// Whether a line is a heading over the rows below it: one text, in the middle of the table, where other rows have
  /// figures.
  func isSection(_ line: RowLine, of lines: [RowLine]) -> Bool {
    guard line.pieces.count == 1, let piece = line.pieces.first, piece.columns.lowerBound > 0,
      !isNumeric(text(piece.words)), !isPlaceholder(text(piece.words))
    else { return false }
    let others = lines.flatMap(\.pieces).filter { $0.columns.overlaps(piece.columns) && $0.box != piece.box }
    let figures = others.filter { isNumeric(text($0.words)) || isPlaceholder(text($0.words)) }
    return figures.count * 3 > others.count * 2 && figures.count > 2
  }
}

/// The distance of lines that parts rows, where rows are set further apart than the lines in them.
struct RowSpacing {
  /// Lines closer than this, in points, belong to one row.
  let limit: Double

  /// Rows lie at least this many times as far apart as lines in a row.
  static let leastRatio = 1.22
  /// Lines of one text are at most so far apart, in units of the font size.
  static let widestPitch = 1.5
  /// Fewest distances of each kind.
  static let leastCount = 2

  /// - Returns: `nil` where the distances are all alike, or the near lines are rows themselves: figures under figures.
  init?(_ lines: [RowLine], finder: RowFinder) {
    let pairs = zip(lines, lines.dropFirst()).map { ($0, $1, $1.line.middle - $0.line.middle) }
      .filter { $0.2 > 0.6 * $0.1.line.size }
    let distances = pairs.map(\.2).sorted()
    let steps = zip(distances, distances.dropFirst()).enumerated()
    guard let step = steps.max(by: { $0.element.1 / $0.element.0 < $1.element.1 / $1.element.0 }),
      step.element.1 > Self.leastRatio * step.element.0, step.offset + 1 >= Self.leastCount,
      distances.count - step.offset - 1 >= Self.leastCount
    else { return nil }
    let limit = (step.element.0 + step.element.1) / 2
    let near = pairs.filter { $0.2 < limit }
    guard near.allSatisfy({ $0.2 < Self.widestPitch * $0.1.line.size }),
      !near.contains(where: { Self.isRowUnderRow($0.0, $0.1, finder) })
    else { return nil }
    self.limit = limit
  }

  /// Whether both lines have figures in one column, or text in all columns.
  private static func isRowUnderRow(_ upper: RowLine, _ lower: RowLine, _ finder: RowFinder) -> Bool {
    let figures = { (line: RowLine) in
      Set(line.pieces.filter { isNumeric(finder.text($0.words)) && $0.columns.lowerBound > 0 }.flatMap(\.columns))
    }
    return !figures(upper).isDisjoint(with: figures(lower))
      || upper.filled.count == finder.columnCount
        && lower.filled.count == finder.columnCount
  }
}
