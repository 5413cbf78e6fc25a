import Model

/// A cell of a grid before it has text: its place in the grid and on the page.
struct GridCell: Sendable, Hashable {
  var row: Int
  var column: Int
  var rowSpan: Int
  var columnSpan: Int
}

/// Lines of columns and rows, and the cells between them.
struct Grid: Sendable, Hashable {
  /// Left edge of each column, then the right edge of the last.
  var columnEdges: [Double]
  /// Top edge of each row, then the bottom edge of the last.
  var rowEdges: [Double]
  /// By row, then column; every place of the grid belongs to exactly one cell.
  var cells: [GridCell]

  var rowCount: Int { rowEdges.count - 1 }
  var columnCount: Int { columnEdges.count - 1 }

  var box: Rect {
    Rect(x0: columnEdges[0], y0: rowEdges[0], x1: columnEdges[columnCount], y1: rowEdges[rowCount])
  }

  func box(of cell: GridCell) -> Rect {
    Rect(
      x0: columnEdges[cell.column], y0: rowEdges[cell.row], x1: columnEdges[cell.column + cell.columnSpan],
      y1: rowEdges[cell.row + cell.rowSpan])
  }

  /// Index into `cells` of the cell at each place, row by row.
  var cellAtPlace: [Int] {
    var places = [Int](repeating: 0, count: rowCount * columnCount)
    for (index, cell) in cells.enumerated() {
      for row in cell.row..<(cell.row + cell.rowSpan) {
        for column in cell.column..<(cell.column + cell.columnSpan) { places[row * columnCount + column] = index }
      }
    }
    return places
  }
}

/// Lays a grid through rulings that hang together.
///
/// Edges come from the drawn positions; where horizontal rulings reach clearly beyond the outermost vertical one, or
/// the other way round, the table is open on that side and its end is an edge too. Neighbouring places become one
/// cell where the side between them is not drawn.
///
/// - Parameters:
///   - words: boxes of the page's words: they tell paddings from columns, and hide rulings that they touch.
///   - fills: backgrounds; where the colour changes from one place to the next, a side is drawn.
/// - Returns: `nil` when the rulings enclose nothing.
func grid(of rulings: SnappedRulings, words: [Rect], fills: [Fill] = [], settings: TableSettings) -> Grid? {
  let drawnColumns = edges(along: rulings.vertical, across: rulings.horizontal, settings: settings) { range in
    words.contains { range.contains($0.midX) && isBetween(rulings.vertical, $0.midY) }
  }
  let drawnRows = edges(along: rulings.horizontal, across: rulings.vertical, settings: settings) { _ in false }
  guard let left = drawnColumns.first, let right = drawnColumns.last, let top = drawnRows.first,
    let bottom = drawnRows.last
  else { return nil }
  let inside = words.filter { $0.midX > left && $0.midX < right && $0.midY > top && $0.midY < bottom }
  let columnEdges = edgesWithoutPadding(
    drawnColumns, weights: drawnLengths(drawnColumns, rulings.vertical), words: inside.map { ($0.x0, $0.x1) },
    narrowest: settings.paddingWidth)
  let rowEdges = edgesWithoutPadding(
    drawnRows, weights: drawnLengths(drawnRows, rulings.horizontal), words: inside.map { ($0.y0, $0.y1) },
    narrowest: settings.paddingHeight)
  guard columnEdges.count >= 2, rowEdges.count >= 2, columnEdges.count * rowEdges.count <= settings.placeLimit else {
    return nil
  }
  let sides = DrawnSides(
    rulings: rulings, columnEdges: columnEdges, rowEdges: rowEdges, words: inside, fills: fills, settings: settings)
  return Grid(columnEdges: columnEdges, rowEdges: rowEdges, cells: mergedCells(sides)).compacted()
}

/// Total length of the rulings at each position.
private func drawnLengths(_ positions: [Double], _ rulings: [Ruling]) -> [Double] {
  positions.map { position in
    rulings.reduce(0) { $0 + ($1.position == position ? $1.length : 0) }
  }
}

/// Positions of the rulings, and where the crossing rulings end beyond them.
///
/// - Parameter holdsText: whether text stands beside the rulings in a range of positions; then one crossing ruling that
///   reaches past it is enough.
private func edges(
  along rulings: [Ruling], across: [Ruling], settings: TableSettings, holdsText: (ClosedRange<Double>) -> Bool
) -> [Double] {
  var positions: [Double] = []
  for ruling in rulings where positions.last != ruling.position { positions.append(ruling.position) }
  // An open side is one that several crossing rulings reach past by more than a padding.
  let starts = across.map(\.start).sorted()
  let ends = across.map(\.end).sorted(by: >)
  let index = min(1, across.count - 1)
  guard index >= 0 else { return positions }
  if let first = positions.first, starts[0] < first - settings.paddingWidth {
    let isOpen = starts[index] < first - settings.paddingWidth || holdsText(starts[0]...first)
    if isOpen { positions.insert(starts[0], at: 0) }
  }
  if let last = positions.last, ends[0] > last + settings.paddingWidth {
    let isOpen = ends[index] > last + settings.paddingWidth || holdsText(last...ends[0])
    if isOpen { positions.append(ends[0]) }
  }
  return positions
}

/// Whether a height lies between the ends of the rulings.
private func isBetween(_ rulings: [Ruling], _ position: Double) -> Bool {
  guard let start = rulings.map(\.start).min(), let end = rulings.map(\.end).max() else { return false }
  return position > start && position < end
}

/// Which sides of the places of a grid are drawn.
private struct DrawnSides {
  let rows: Int
  let columns: Int
  /// For each place, row by row: whether the side to its right neighbour is drawn.
  private(set) var right: [Bool]
  /// For each place: whether the side to the place below is drawn.
  private(set) var below: [Bool]

  init(
    rulings: SnappedRulings, columnEdges: [Double], rowEdges: [Double], words: [Rect], fills: [Fill],
    settings: TableSettings
  ) {
    rows = rowEdges.count - 1
    columns = columnEdges.count - 1
    right = [Bool](repeating: false, count: rows * columns)
    below = right
    for edge in 1..<max(1, columns) {
      let position = columnEdges[edge]
      let lines = rulings.vertical.filter { abs($0.position - position) <= settings.crossingReach }
      let crossing = words.filter { $0.x0 < position && $0.x1 > position && abs($0.midX - position) > 0.3 * $0.width }
        .map { ($0.y0, $0.y1) }
      for row in 0..<rows {
        right[row * columns + edge - 1] = isDrawn(
          lines, from: rowEdges[row], to: rowEdges[row + 1], hiddenBy: crossing, settings: settings)
      }
    }
    for edge in 1..<max(1, rows) {
      let position = rowEdges[edge]
      let lines = rulings.horizontal.filter { abs($0.position - position) <= settings.crossingReach }
      let crossing = words.filter {
        $0.y0 < position + 1 && $0.y1 > position - 1 && abs($0.midY - position) > 0.3 * $0.height
      }
      .map { ($0.x0, $0.x1) }
      for column in 0..<columns {
        below[(edge - 1) * columns + column] = isDrawn(
          lines, from: columnEdges[column], to: columnEdges[column + 1], hiddenBy: crossing, settings: settings)
      }
    }
    drawWhereColourChanges(fills, columnEdges: columnEdges, rowEdges: rowEdges)
  }

  private mutating func drawWhereColourChanges(_ fills: [Fill], columnEdges: [Double], rowEdges: [Double]) {
    guard !fills.isEmpty else { return }
    let colours = (0..<(rows * columns)).map { place -> String? in
      let (row, column) = (place / columns, place % columns)
      let box = Rect(
        x0: columnEdges[column], y0: rowEdges[row], x1: columnEdges[column + 1], y1: rowEdges[row + 1])
      return backgroundColour(of: box, fills: fills)
    }
    for place in 0..<(rows * columns) {
      if place % columns + 1 < columns, colours[place] != colours[place + 1] { right[place] = true }
      if place + columns < rows * columns, colours[place] != colours[place + columns] { below[place] = true }
    }
  }
}

/// Whether rulings cover a side of a cell. Where words touch the line it may be hidden: a side counts when a good
/// part is drawn and words hide the rest.
private func isDrawn(
  _ lines: [Ruling], from start: Double, to end: Double, hiddenBy words: [(Double, Double)], settings: TableSettings
) -> Bool {
  let length = end - start
  var drawn = 0.0
  for line in lines { drawn += max(0, min(line.end, end) - max(line.start, start)) }
  if drawn >= length - max(4, (1 - settings.drawnShare) * length) { return true }
  guard drawn >= settings.leastDrawnShare * length else { return false }
  var covered = lines.map { ($0.start, $0.end) } + words.map { ($0.0 - 2, $0.1 + 2) }
  covered.sort { $0 < $1 }
  var reached = start
  var total = 0.0
  for (from, to) in covered where to > reached && from < end {
    total += min(to, end) - max(from, reached)
    reached = min(to, end)
  }
  return total >= length - max(4, (1 - settings.drawnShare) * length)
}

/// Joins places without a drawn side between them; shapes that are no rectangle are cut into rows.
private func mergedCells(_ sides: DrawnSides) -> [GridCell] {
  let rows = sides.rows
  let columns = sides.columns
  var sets = DisjointSets(count: rows * columns)
  for row in 0..<rows {
    for column in 0..<columns {
      let place = row * columns + column
      if column + 1 < columns, !sides.right[place] { sets.join(place, place + 1) }
      if row + 1 < rows, !sides.below[place] { sets.join(place, place + columns) }
    }
  }
  var members: [Int: [Int]] = [:]
  for place in 0..<(rows * columns) { members[sets.root(place), default: []].append(place) }
  return members.values.flatMap { rectangles($0, columns: columns, sides: sides) }
    .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
}

/// One cell when the places form a rectangle, else runs of each row, joined downwards where they are alike and open.
private func rectangles(_ places: [Int], columns: Int, sides: DrawnSides) -> [GridCell] {
  let rowRange = (places.min() ?? 0) / columns...(places.max() ?? 0) / columns
  let columnIndices = places.map { $0 % columns }
  guard let left = columnIndices.min(), let right = columnIndices.max() else { return [] }
  if rowRange.count * (right - left + 1) == places.count {
    return [
      GridCell(row: rowRange.lowerBound, column: left, rowSpan: rowRange.count, columnSpan: right - left + 1)
    ]
  }
  let held = Set(places)
  var cells: [GridCell] = []
  for row in rowRange {
    var column = left
    while column <= right {
      guard held.contains(row * columns + column) else {
        column += 1
        continue
      }
      var end = column
      while end < right, held.contains(row * columns + end + 1), !sides.right[row * columns + end] { end += 1 }
      let run = GridCell(row: row, column: column, rowSpan: 1, columnSpan: end - column + 1)
      if let above = cells.lastIndex(where: { isAbove($0, run, sides: sides) }) {
        cells[above].rowSpan += 1
      } else {
        cells.append(run)
      }
      column = end + 1
    }
  }
  return cells
}

private func isAbove(_ cell: GridCell, _ run: GridCell, sides: DrawnSides) -> Bool {
  cell.row + cell.rowSpan == run.row && cell.column == run.column && cell.columnSpan == run.columnSpan
    && (run.column..<(run.column + run.columnSpan)).allSatisfy { !sides.below[(run.row - 1) * sides.columns + $0] }
}
