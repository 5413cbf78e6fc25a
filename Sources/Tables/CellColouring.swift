import Model

/// Gives cells the colour that is painted behind them, or the colour of a dot that stands in them.
func colouredCells(_ cells: [FoundCell], fills: [Fill]) -> [FoundCell] {
  guard !fills.isEmpty else { return cells.map(ColourSign.marked) }
  return cells.map { cell in
    var cell = ColourSign.marked(cell)
    guard !cell.hasMark else { return cell }
    if let mark = fills.last(where: { isMark($0, in: cell) }) {
      cell.fill = mark.colour
      cell.hasMark = true
      return cell
    }
    cell.fill = backgroundColour(of: cell.box, fills: fills)
    return cell
  }
}

/// Largest square that is a sign rather than a painted area, in points; a row of small print is 10 high.
private let largestSquare = 16.0
/// Share of its cell that a painted square covers at most when it is a sign in it.
private let squareShare = 0.4

/// Whether a painted area is a sign that stands in a cell: a dot, a diamond, a small square.
private func isMark(_ fill: Fill, in cell: FoundCell) -> Bool {
  let box = fill.box
  guard cell.box.contains(x: box.midX, y: box.midY) else { return false }
  guard fill.shape == .area else { return true }
  return max(box.width, box.height) <= largestSquare && max(box.width, box.height) < 1.3 * min(box.width, box.height)
    && box.area < squareShare * cell.box.area && cell.box.contains(box, tolerance: -1)
}

/// The colour that covers most of a box, in one piece or several.
func backgroundColour(of box: Rect, fills: [Fill]) -> String? {
  var areas: [(colour: String, area: Double)] = []
  for fill in fills where fill.shape == .area {
    guard let shared = fill.box.intersection(box) else { continue }
    if let known = areas.firstIndex(where: { $0.colour == fill.colour }) {
      areas[known].area += shared.area
    } else {
      areas.append((fill.colour, shared.area))
    }
  }
  guard let largest = areas.max(by: { $0.area < $1.area }), largest.area > 0.6 * box.area else { return nil }
  return largest.colour
}
