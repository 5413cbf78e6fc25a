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
/// Edges come from the drawn positions; where horizontal rulings reach clearly beyond the outermost vertical one, or the
/// other way round, the table is open on that side and its end is an edge too. Neighbouring places become one cell where
/// the side between them is not drawn.
///
/// - Returns: `nil` when the rulings enclose nothing.
func grid(of rulings: SnappedRulings, settings: TableSettings) -> Grid? {
  let columnEdges = edges(along: rulings.vertical, across: rulings.horizontal, settings: settings)
  let rowEdges = edges(along: rulings.horizontal, across: rulings.vertical, settings: settings)
  guard columnEdges.count >= 2, rowEdges.count >= 2 else { return nil }
  let sides = DrawnSides(rulings: rulings, columnEdges: columnEdges, rowEdges: rowEdges, share: settings.drawnShare)
  return Grid(columnEdges: columnEdges, rowEdges: rowEdges, cells: mergedCells(sides))
}

/// Positions of the rulings, and where the crossing rulings end beyond them.
private func edges(along rulings: [Ruling], across: [Ruling], settings: TableSettings) -> [Double] {
  var positions: [Double] = []
  for ruling in rulings where positions.last != ruling.position { positions.append(ruling.position) }
  // An open side is one that several crossing rulings reach past by more than a padding.
  let starts = across.map(\.start).sorted()
  let ends = across.map(\.end).sorted(by: >)
  let index = min(1, across.count - 1)
  guard index >= 0 else { return positions }
  if let first = positions.first, starts[index] < first - settings.paddingWidth { positions.insert(starts[0], at: 0) }
  if let last = positions.last, ends[index] > last + settings.paddingWidth { positions.append(ends[0]) }
  return positions
}

/// Which sides of the places of a grid are drawn.
private struct DrawnSides {
  let rows: Int
  let columns: Int
  /// For each place, row by row: whether the side to its right neighbour is drawn.
  private(set) var right: [Bool]
  /// For each place: whether the side to the place below is drawn.
  private(set) var below: [Bool]

  init(rulings: SnappedRulings, columnEdges: [Double], rowEdges: [Double], share: Double) {
    rows = rowEdges.count - 1
    columns = columnEdges.count - 1
    right = [Bool](repeating: false, count: rows * columns)
    below = right
    for ruling in rulings.vertical {
      guard let edge = columnEdges.firstIndex(of: ruling.position), edge > 0, edge < columns else { continue }
      for row in 0..<rows where covers(ruling, rowEdges[row], rowEdges[row + 1], share: share) {
        right[row * columns + edge - 1] = true
      }
    }
    for ruling in rulings.horizontal {
      guard let edge = rowEdges.firstIndex(of: ruling.position), edge > 0, edge < rows else { continue }
      for column in 0..<columns where covers(ruling, columnEdges[column], columnEdges[column + 1], share: share) {
        below[(edge - 1) * columns + column] = true
      }
    }
  }
}

private func covers(_ ruling: Ruling, _ start: Double, _ end: Double, share: Double) -> Bool {
  min(ruling.end, end) - max(ruling.start, start) >= share * (end - start)
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
