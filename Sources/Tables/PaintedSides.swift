import Model

/// Sides of painted cells, as rulings.
///
/// In the picture of a page a border cannot be told from a soft edge where its colour lies between those of the cells
/// on both sides, or is the colour of one of them: the border of a dark header row over a light body. Where drawn
/// lines end at the edge of a painted cell, that edge is a side of the table's cells. Painted cells that lie beside and over
/// each other like tiles, with the paper between them, have sides without any line.
struct PaintedSides {
  /// Areas parted by a thin border, and lines that end at an area, lie at most so far apart, in points.
  static let reach = 3.0
  /// Least height of a cell that holds a line of text, in points.
  static let leastHeight = 8.0
  /// Least width of an empty one, in points: paddings painted apart are narrower, a column of signs is wider.
  private static let leastEmptyWidth = 12.0
  /// A side is known already when this share of it is drawn.
  static let knownShare = 0.5

  let rulings: SnappedRulings
  /// Painted areas that hold words.
  let fills: [Fill]
  /// Those, and empty ones of the same colour and height right beside them.
  private let rowFills: [Fill]
  let words: [Word]
  let settings: TableSettings

  /// - Parameter fills: painted areas that may be backgrounds of cells.
  init(rulings: SnappedRulings, fills: [Fill], words: [Word], settings: TableSettings) {
    self.rulings = rulings
    self.words = words
    self.settings = settings
    let high = fills.filter { $0.box.height >= Self.leastHeight }
    let worded = high.filter { fill in words.contains { fill.box.contains(x: $0.box.midX, y: $0.box.midY) } }
    self.fills = worded
    let empty = high.filter { fill in
      fill.box.width >= Self.leastEmptyWidth && !worded.contains(fill)
        && worded.contains { $0.colour == fill.colour && Self.isBeside($0.box, fill.box) }
    }
    rowFills = worded + empty
  }

  /// The rulings together with the painted sides.
  var joined: SnappedRulings {
    let beside = beside
    let tiles = tiles(among: beside)
    var cells = fills.filter { tiles[$0.box] == nil && isEndOfLines($0) }
    guard !cells.isEmpty || !beside.isEmpty else { return rulings }
    // A header of two levels: its upper cells touch the lower ones, not the lines of the body.
    cells += fills.filter { fill in
      tiles[fill.box] == nil && !cells.contains(fill)
        && (cells.contains { touches($0.box, fill.box) } || tiles.keys.contains { touches($0, fill.box) })
    }
    let sides =
      cells.flatMap { cell in self.sides(of: cell.box).filter { !isKnown($0) && !isInside($0, cell) } }
      + (rowFills.compactMap { tiles[$0.box] }.flatMap(self.sides)
      + plainRows(under: beside.merging(tiles) { $1 }).flatMap(self.sides))
      .filter { !isKnown($0) }
    return sides.isEmpty ? rulings : snapRulings(rulings.horizontal + rulings.vertical + sides, settings: settings)
  }

  /// Upper and lower edges of tiles in a row lie at most so far off each other, and tiles beside each other so far apart, in points.
  private static let alignment = 1.0
  private static let gap = 0.4...6.0

  /// Painted cells with another of their height beside them, each widened to the middle of the paper between them; by their painted
  /// box.
  private var beside: [Rect: Rect] {
    let sorted = rowFills.sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    var widened: [Rect: Rect] = [:]
    for (place, fill) in sorted.enumerated() {
      for other in sorted[(place + 1)...] {
        guard other.box.y0 - fill.box.y0 <= Self.alignment else { break }
        guard Self.isBeside(fill.box, other.box) else { continue }
        let (left, right) = fill.box.x0 < other.box.x0 ? (fill.box, other.box) : (other.box, fill.box)
        widened[left, default: left].x1 = (left.x1 + right.x0) / 2
        widened[right, default: right].x0 = (left.x1 + right.x0) / 2
      }
    }
    return widened
  }

  private static func isBeside(_ one: Rect, _ other: Rect) -> Bool {
    abs(one.y0 - other.y0) <= alignment && abs(one.y1 - other.y1) <= alignment
      && gap.contains(max(one.x0, other.x0) - min(one.x1, other.x1))
  }

  /// Those of them that another one stands over or under, widened to the middle of the paper between those too.
  private func tiles(among widened: [Rect: Rect]) -> [Rect: Rect] {
    let sorted = rowFills.filter { widened[$0.box] != nil }.sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    var result: [Rect: Rect] = [:]
    for (place, upper) in sorted.enumerated() {
      for lower in sorted[(place + 1)...] where lower.box.y0 >= upper.box.y1 - Self.alignment {
        guard lower.box.y0 <= upper.box.y1 + Self.reach else { break }
        guard touches(upper.box, lower.box) else { continue }
        let middle = (upper.box.y1 + lower.box.y0) / 2
        result[upper.box, default: widened[upper.box] ?? upper.box].y1 = middle
        result[lower.box, default: widened[lower.box] ?? lower.box].y0 = middle
      }
    }
    return result
  }

  /// The cells of rows without paint between or under rows of tiles: as far as edges over the whole width or the next row of tiles part
  /// them, and a last one that nothing ends. A row of one painted cell is a cell of that width.
  private func plainRows(under tiles: [Rect: Rect]) -> [Rect] {
    let rows = Dictionary(grouping: tiles.values) { $0.y0.rounded() }.values.map { row in
      row.sorted { $0.x0 < $1.x0 }
    }.sorted { $0[0].y0 < $1[0].y0 }
    guard let head = rows.firstIndex(where: { $0.count >= Self.leastColumns }) else { return [] }
    let first = rows[head]
    guard let left = first.first?.x0, let right = first.last?.x1, !isHeaded(first[0].y0, from: left, to: right) else {
      return []
    }
    let body = rows[head...].dropFirst().map { whole($0, columns: first) }
    let edges = (wholeEdges(from: left, to: right) + body.map { $0[0].y0 }).sorted()
    var painted = first
    var plain: [Rect] = []
    var top = first[0].y1
    while true {
      if let row = body.first(where: { abs($0[0].y0 - top) <= Self.reach }) {
        painted += row
        top = row[0].y1
        continue
      }
      let parted = edges.first { $0 > top + Self.leastHeight }.map { Rect(x0: left, y0: top, x1: right, y1: $0) }
      let bands = [parted, lastBand(under: top, Array(painted.dropFirst(first.count)))].compactMap(\.self)
      // What lies under the last row of a table may belong to the next one.
      guard let row = bands.lazy.compactMap({ plainRow($0, columns: first) }).first else { break }
      plain += row
      top = row[0].y1
    }
    // A header alone says nothing of how the rows under it are set, and drawn lines say it themselves.
    let isStriped = painted.count > first.count || plain.contains { $0.width > first[0].width + first[1].width }
    let isRuled = rulings.vertical.contains { line in
      line.position > left + Self.reach && line.position < right - Self.reach && line.end > first[0].y1 + Self.reach
        && line.start < top + Self.leastHeight
    }
    return plain.isEmpty || isRuled || !isStriped ? [] : painted + plain
  }

  /// Furthest that a line over the head of a table stands above its first painted row, in points.
  private static let headHeight = 100.0

  /// Whether headings stand on plain paper between a line and the first row of tiles: the paint tells rows of a framed table apart
  /// and does not lay out its columns.
  private func isHeaded(_ top: Double, from left: Double, to right: Double) -> Bool {
    let over = rulings.horizontal.last { line in
      line.position < top - Self.leastHeight && line.position > top - Self.headHeight
        && line.start <= left + 2 * Self.reach && line.end >= right - 2 * Self.reach
    }
    guard let over else { return false }
    let held = words.indices.filter { words[$0].box.midY > over.position && words[$0].box.midY < top }
    return textLines(held, of: words).contains { $0.chunks(gap: AlignedRegionFinder.wideGap, of: words).count > 2 }
  }

  /// A row of tiles with cells where nothing whole is painted: under a sign, or in another colour.
  private func whole(_ row: [Rect], columns: [Rect]) -> [Rect] {
    let missing = columns.filter { column in !row.contains { $0.x0 < column.midX && $0.x1 > column.midX } }
    return (row + missing.map { Rect(x0: $0.x0, y0: row[0].y0, x1: $0.x1, y1: row[0].y1) }).sorted { $0.x0 < $1.x0 }
  }

  /// Where the last row stands when it has no paint and no line below: as far as its words, and no further than the other rows are high.
  ///
  /// - Parameter painted: cells of rows under the header.
  private func lastBand(under top: Double, _ painted: [Rect]) -> Rect? {
    guard let left = painted.map(\.x0).min(), let right = painted.map(\.x1).max(),
      let height = painted.map(\.height).max()
    else { return nil }
    let reach = Rect(x0: left, y0: top, x1: right, y1: top + height)
    let held = words.filter { reach.contains(x: $0.box.midX, y: $0.box.midY) }
    guard let bottom = held.map(\.box.y1).max(), bottom <= reach.y1 else { return nil }
    return Rect(x0: left, y0: top, x1: right, y1: bottom + Self.reach)
  }

  /// Fewest cells of a row of tiles that says where the columns of rows without paint run.
  private static let leastColumns = 3

  /// Places of the lines and painted edges that run from one side of the tiles to the other, from the top.
  private func wholeEdges(from left: Double, to right: Double) -> [Double] {
    func isWhole(_ start: Double, _ end: Double) -> Bool {
      start <= left + 2 * Self.reach && end >= right - 2 * Self.reach
    }
    let lines = rulings.horizontal.filter { isWhole($0.start, $0.end) }.map(\.position)
    let painted = fills.filter { isWhole($0.box.x0, $0.box.x1) }.flatMap { [$0.box.y0, $0.box.y1] }
    return (lines + painted).sorted()
  }

  /// - Returns: `nil` for a band without words, and for one whose words run over the columns on plain paper.
  private func plainRow(_ band: Rect, columns: [Rect]) -> [Rect]? {
    let held = words.filter { band.contains(x: $0.box.midX, y: $0.box.midY) }
    guard !held.isEmpty else { return nil }
    let borders = columns.dropFirst().map(\.x0)
    let isParted = held.allSatisfy { word in
      !borders.contains { $0 > word.box.x0 + 0.5 && $0 < word.box.x1 - 0.5 }
    }
    let filled = columns.count { column in held.contains { $0.box.midX > column.x0 && $0.box.midX < column.x1 } }
    if isParted, filled > 1 { return columns.map { Rect(x0: $0.x0, y0: band.y0, x1: $0.x1, y1: band.y1) } }
    return fills.contains { $0.box.contains(x: band.midX, y: band.midY) && $0.box.width > 0.9 * band.width }
      ? [band] : nil
  }

  /// Whether several vertical rulings begin or end at the upper or lower edge of an area.
  private func isEndOfLines(_ fill: Fill) -> Bool {
    let box = fill.box
    let ends = rulings.vertical.filter { line in
      line.position > box.x0 - Self.reach && line.position < box.x1 + Self.reach
        && [line.start, line.end].contains { end in
          abs(end - box.y0) <= Self.reach || abs(end - box.y1) <= Self.reach
        }
    }
    return Set(ends.map(\.position)).count > 1
  }

  private func touches(_ upper: Rect, _ lower: Rect) -> Bool {
    let shared = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    let gap = max(lower.y0 - upper.y1, upper.y0 - lower.y1)
    return abs(gap) <= Self.reach && shared > 0.8 * min(upper.width, lower.width)
  }

  private func sides(of box: Rect) -> [Ruling] {
    let horizontal = [box.y0, box.y1].map {
      Ruling(orientation: .horizontal, position: $0, start: box.x0, end: box.x1)
    }
    let vertical = [box.x0, box.x1].map {
      Ruling(orientation: .vertical, position: $0, start: box.y0, end: box.y1)
    }
    return horizontal + vertical
  }

  private func isKnown(_ side: Ruling) -> Bool {
    let lines = side.orientation == .horizontal ? rulings.horizontal : rulings.vertical
    let drawn = lines.reduce(0) { sum, line in
      abs(line.position - side.position) > Self.reach
        ? sum : sum + max(0, min(line.end, side.end) - max(line.start, side.start))
    }
    return drawn >= Self.knownShare * side.length
  }

  /// Whether a side only parts two pieces of one odd-shaped area.
  private func isInside(_ side: Ruling, _ cell: Fill) -> Bool {
    let length = fills.reduce(0.0) { sum, other in
      guard other != cell, other.colour == cell.colour else { return sum }
      let (near, from, to) =
        side.orientation == .horizontal
        ? (min(abs(other.box.y0 - side.position), abs(other.box.y1 - side.position)), other.box.x0, other.box.x1)
        : (min(abs(other.box.x0 - side.position), abs(other.box.x1 - side.position)), other.box.y0, other.box.y1)
      return near > 1 ? sum : sum + max(0, min(to, side.end) - max(from, side.start))
    }
    return length >= Self.knownShare * side.length
  }
}
