import Model

/// Gives cells the colour that is painted behind them, or the colour of a dot that stands in them.
func colouredCells(_ cells: [FoundCell], fills: [Fill]) -> [FoundCell] {
  guard !fills.isEmpty else { return cells.map(ColourSign.marked) }
  return cells.map { cell in
    var cell = ColourSign.marked(cell)
    guard !cell.hasMark else { return cell }
    if let mark = fills.last(where: { $0.isRound && cell.box.contains(x: $0.box.midX, y: $0.box.midY) }) {
      cell.fill = mark.colour
      cell.hasMark = true
      return cell
    }
    cell.fill = backgroundColour(of: cell.box, fills: fills)
    return cell
  }
}

/// The colour that covers most of a box, in one piece or several.
func backgroundColour(of box: Rect, fills: [Fill]) -> String? {
  var areas: [(colour: String, area: Double)] = []
  for fill in fills where !fill.isRound {
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
