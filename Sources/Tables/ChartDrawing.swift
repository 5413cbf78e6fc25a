import Model

/// A bar or the sign of a milestone as it is drawn on a page, wherever it stands.
struct DrawnBar: Sendable, Hashable {
  var box: Rect
  var colour: String
  var isMilestone = false
  /// The words written on it, as indices into the page's words.
  var words: [Int] = []
}

/// What is drawn over the grids of a page rather than as part of them: bars, arrows and signs of charts over time.
struct ChartDrawing: Sendable {
  private(set) var bars: [DrawnBar] = []
  /// Areas that are backgrounds of cells.
  private(set) var backgrounds: [Fill]
  /// The page without lines that belong to a bar.
  private(set) var page: PageContent

  /// Heights of bars in points: the thinnest seen is 4 high, a higher area than 30 is a block of rows.
  private static let heights = 2.0...30.0
  /// A bar is at least this wide, in points.
  private static let leastWidth = 6.0
  /// A sign for a point of time is at most so wide and high.
  private static let largestSign = 24.0
  /// Distance in points up to which an edge lies on a ruling.
  private static let reach = 1.2

  init(page original: PageContent, settings: TableSettings) {
    page = original
    backgrounds = original.fills.filter { !$0.isRound }
    guard max(original.rulings.count, original.fills.count) <= settings.rulingLimit,
      !original.fills.isEmpty || original.rulings.contains(where: { $0.colour != nil })
    else { return }
    takeLineBars()
    dropOutlines()
    let grid = GridLines(snapRulings(page.rulings, settings: settings))
    for fill in page.fills {
      guard let bar = bar(fill, grid: grid) else { continue }
      bars.append(bar)
      backgrounds.removeAll { $0 == fill }
    }
  }

  // MARK: Areas

  private func bar(_ fill: Fill, grid: GridLines) -> DrawnBar? {
    let box = fill.box
    let words = page.words.indices.filter { box.contains(x: page.words[$0].box.midX, y: page.words[$0].box.midY) }
    if fill.shape != .area {
      guard words.isEmpty || fill.isRound, max(box.width, box.height) <= Self.largestSign else { return nil }
      return DrawnBar(box: box, colour: fill.colour, isMilestone: true)
    }
    guard Self.heights.contains(box.height), box.width >= Self.leastWidth, 2 * box.width > box.height else {
      return nil
    }
    let isClear = !grid.hasRow(along: box, within: Self.reach)
    if words.isEmpty {
      guard isClear || grid.endsInsideColumn(box), !isInHeader(fill) else { return nil }
      return DrawnBar(box: box, colour: fill.colour)
    }
    guard isClear, grid.isInsideRow(box), grid.crossesColumn(box), !isWholeRow(box) else { return nil }
    return DrawnBar(box: box, colour: fill.colour, words: words)
  }

  /// Whether an area reaches over all vertical rulings that stand at its height: a row that heads others.
  private func isWholeRow(_ box: Rect) -> Bool {
    let sides = page.rulings.filter {
      $0.orientation == .vertical && $0.start < box.midY && $0.end > box.midY
    }.map(\.position)
    guard let left = sides.min(), let right = sides.max() else { return false }
    return box.x0 <= left + Self.sideReach && box.x1 >= right - Self.sideReach
  }

  /// Distance in points up to which a painted row ends at the side of its table.
  private static let sideReach = 3.0

  /// Fewest areas of one colour side by side that are the cells of a header; half of them hold words.
  private static let leastHeaderCells = 3

  /// Whether an area without words is a cell of a painted header: areas of its colour and height beside it hold words.
  private func isInHeader(_ fill: Fill) -> Bool {
    let row = page.fills.filter { other in
      abs(other.box.y0 - fill.box.y0) <= Self.reach && abs(other.box.y1 - fill.box.y1) <= Self.reach
        && other.colour == fill.colour
    }
    let named = row.count { cell in page.words.contains { cell.box.contains(x: $0.box.midX, y: $0.box.midY) } }
    return row.count >= Self.leastHeaderCells && named * 2 >= row.count
  }

  /// Lines that only frame an area without words: the outline of a bar, which ends where the bar does.
  private mutating func dropOutlines() {
    let outlined = page.fills.map(\.box).filter { box in
      Self.heights.contains(box.height) && box.width >= Self.leastWidth && isOutlined(box)
        && !page.words.contains { box.contains(x: $0.box.midX, y: $0.box.midY) }
    }
    guard !outlined.isEmpty else { return }
    page.rulings.removeAll { ruling in outlined.contains { $0.insetBy(-Self.outlineReach).contains(ruling.box) } }
  }

  /// An outline of 2 points lies with its middle a point outside the painted area.
  private static let outlineReach = 1.5
  /// Share of a side that its outline runs along; an arrow's head has none that is level.
  private static let outlinedShare = 0.6

  /// Whether level lines run along the upper and the lower side of a box, and no further.
  private func isOutlined(_ box: Rect) -> Bool {
    let around = box.insetBy(-Self.outlineReach)
    let lines = page.rulings.filter {
      $0.orientation == .horizontal && $0.length >= Self.outlinedShare * box.width && around.contains($0.box)
    }
    return [box.y0, box.y1].allSatisfy { side in
      lines.contains { abs($0.position - side) <= Self.outlineReach }
    }
  }

  // MARK: Lines

  /// Least thickness of a line that is a bar by its colour, in points.
  private static let leastThickness = 1.2

  /// Takes the lines that are bars: those with an arrow's head, and thick coloured ones that lie in a row of the grid.
  private mutating func takeLineBars() {
    let vertical = page.rulings.filter { $0.orientation == .vertical }
    guard vertical.count >= 3 else { return }
    var kept: [Ruling] = []
    for ruling in page.rulings {
      guard ruling.orientation == .horizontal, isInRow(ruling, vertical), !isNearWords(ruling) else {
        kept.append(ruling)
        continue
      }
      let heads = page.fills.filter { isHead($0, of: ruling) }
      guard !heads.isEmpty || isColourfulBar(ruling, vertical), let colour = heads.first?.colour ?? ruling.colour else {
        kept.append(ruling)
        continue
      }
      let half = max(1, ruling.thickness / 2)
      let line = Rect(
        x0: ruling.start, y0: ruling.position - half, x1: ruling.end, y1: ruling.position + half)
      bars.append(DrawnBar(box: heads.reduce(line) { $0.union($1.box) }, colour: colour))
      backgrounds.removeAll { heads.contains($0) }
      page.fills.removeAll { heads.contains($0) }
    }
    page.rulings = kept
  }

  /// Whether the line lies between vertical rulings that run on above and below it, and does not reach over all of them.
  private func isInRow(_ ruling: Ruling, _ vertical: [Ruling]) -> Bool {
    let around = vertical.filter { $0.start < ruling.position - 2 && $0.end > ruling.position + 2 }
    guard let first = around.map(\.position).min(), let last = around.map(\.position).max() else { return false }
    let reachesAll = ruling.start <= first + 3 && ruling.end >= last - 3
    return ruling.start >= first - 3 && ruling.end <= last + 3 && !reachesAll
  }

  /// Whether words stand close over or under the line: then it parts a heading from what it heads.
  private func isNearWords(_ ruling: Ruling) -> Bool {
    page.words.contains {
      $0.box.x1 > ruling.start && $0.box.x0 < ruling.end && $0.box.y0 < ruling.position + 2
        && $0.box.y1 > ruling.position - 5
    }
  }

  /// A pointed shape at one of the line's ends, at its height.
  private func isHead(_ fill: Fill, of ruling: Ruling) -> Bool {
    guard fill.shape == .sign, abs(fill.box.midY - ruling.position) <= 1.5 else { return false }
    return [ruling.start, ruling.end].contains { $0 >= fill.box.x0 - 2 && $0 <= fill.box.x1 + 2 }
  }

  /// Whether the line is coloured unlike the lines of the grid that it meets, and no other line goes on where it ends.
  private func isColourfulBar(_ ruling: Ruling, _ vertical: [Ruling]) -> Bool {
    guard ruling.thickness >= Self.leastThickness, let colour = ruling.colour.flatMap(PaintedColour.init),
      colour.isColourful
    else { return false }
    let meetsOwnColour = vertical.contains { other in
      other.colour == ruling.colour && other.position > ruling.start - 2 && other.position < ruling.end + 2
        && other.start < ruling.position + 2 && other.end > ruling.position - 2
    }
    let goesOn = page.rulings.contains { other in
      other.orientation == .horizontal && other != ruling && abs(other.position - ruling.position) < 2
        && other.colour != ruling.colour
    }
    return !meetsOwnColour && !goesOn
  }
}
