import Model

/// Something that stands in a page's flow: a line of text, or a table.
enum FlowItem: Sendable {
  case line(TextLine)
  /// Index into the page's tables.
  case table(Int)
}

/// Lines of one column of text in reading order, or one table.
struct FlowGroup: Sendable {
  var items: [FlowItem]
  /// Extent of the column that the lines stand in.
  var column: Rect
}

/// Puts chunks of lines and tables into reading order by cutting the page along its widest empty strips, columns first.
struct ReadingOrder {
  let words: [Word]
  /// Narrowest empty strip that parts two columns of text, in points.
  let gutter: Double

  /// Pages with more pieces are no prose, and every strip of theirs would be tried again under every cut.
  private static let mostPieces = 400

  private struct Piece {
    var box: Rect
    var words: [Int]
    var table: Int?
  }

  /// - Parameters:
  ///   - lines: all lines of the page outside tables.
  ///   - tables: boxes of the page's tables.
  func groups(lines: [TextLine], tables: [Rect]) -> [FlowGroup] {
    var pieces = lines.flatMap { $0.chunks(gap: 1.5, of: words) }.map { Piece(box: $0.box, words: $0.words) }
    pieces += tables.enumerated().map { Piece(box: $1, words: [], table: $0) }
    var columns: [[Piece]] = []
    cut(pieces, into: &columns)
    return columns.flatMap(split)
  }

  /// Cuts a region into columns as long as it has any; else at an empty strip, to find columns above or below. Bands
  /// without columns stay together.
  private func cut(_ pieces: [Piece], into columns: inout [[Piece]]) {
    guard !pieces.isEmpty else { return }
    if let (left, right) = columnCut(pieces) {
      cut(left, into: &columns)
      cut(right, into: &columns)
      return
    }
    guard pieces.count > 3, let (upper, lower) = bands(pieces) else {
      columns.append(pieces)
      return
    }
    var above: [[Piece]] = []
    var below: [[Piece]] = []
    cut(upper, into: &above)
    cut(lower, into: &below)
    if above.count == 1, below.count == 1 {
      columns.append(pieces)
    } else {
      columns += above + below
    }
  }

  private func columnCut(_ pieces: [Piece]) -> ([Piece], [Piece])? {
    let sorted = pieces.sorted { $0.box.x0 < $1.box.x0 }
    var end = -Double.infinity
    var best: (width: Double, place: Double)?
    for piece in sorted {
      if end.isFinite, piece.box.x0 - end > max(gutter, best?.width ?? 0) {
        let place = (end + piece.box.x0) / 2
        if isColumn(pieces.filter { $0.box.midX < place }), isColumn(pieces.filter { $0.box.midX >= place }) {
          best = (piece.box.x0 - end, place)
        }
      }
      end = max(end, piece.box.x1)
    }
    guard let place = best?.place else { return nil }
    return (pieces.filter { $0.box.midX < place }, pieces.filter { $0.box.midX >= place })
  }

  /// List numbers and page numbers of a table of contents are no columns.
  private func isColumn(_ pieces: [Piece]) -> Bool {
    if pieces.contains(where: { $0.table != nil }) { return true }
    guard pieces.count > 1, let box = Rect.bounding(pieces.lazy.map(\.box)), box.width > 50 else { return false }
    let characters = pieces.reduce(0) { $0 + $1.words.reduce(0) { $0 + words[$1].text.utf8.count } }
    return characters > 12 * pieces.count
  }

  /// The pieces above and below an empty strip: the first one under which all that follows stands in columns, the last one over
  /// which all does, or else the highest.
  private func bands(_ pieces: [Piece]) -> (upper: [Piece], lower: [Piece])? {
    let sorted = pieces.sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    var gaps: [(height: Double, index: Int)] = []
    var end = sorted[0].box.y1
    for (index, piece) in sorted.enumerated().dropFirst() {
      if piece.box.y0 > end { gaps.append((piece.box.y0 - end, index)) }
      end = max(end, piece.box.y1)
    }
    let byX = sorted.indices.sorted { sorted[$0].box.x0 < sorted[$1].box.x0 }
    func standInColumns(_ range: Range<Int>) -> Bool {
      sorted.count <= Self.mostPieces && hasStrip(byX.lazy.filter(range.contains).map { sorted[$0].box })
        && columnCut(Array(sorted[range])) != nil
    }
    let place =
      gaps.first { standInColumns($0.index..<sorted.count) } ?? gaps.last { standInColumns(0..<$0.index) }
      ?? gaps.max { $0.height < $1.height }
    guard let place else { return nil }
    return (Array(sorted[..<place.index]), Array(sorted[place.index...]))
  }

  /// Whether an empty strip parts boxes that come from left to right.
  private func hasStrip(_ boxes: some Sequence<Rect>) -> Bool {
    var end = Double.infinity
    for box in boxes {
      if box.x0 - end > gutter { return true }
      end = end.isFinite ? max(end, box.x1) : box.x1
    }
    return false
  }

  /// Lines of a column between its tables.
  private func split(_ pieces: [Piece]) -> [FlowGroup] {
    guard let column = Rect.bounding(pieces.lazy.map(\.box)) else { return [] }
    var items: [(y: Double, x: Double, item: FlowItem)] = []
    for piece in pieces {
      if let table = piece.table { items.append((piece.box.y0, piece.box.x0, .table(table))) }
    }
    for line in textLines(pieces.flatMap(\.words), of: words) { items.append((line.box.y0, line.box.x0, .line(line))) }
    items.sort { ($0.y, $0.x) < ($1.y, $1.x) }
    return [FlowGroup(items: items.map(\.item), column: column)]
  }
}
