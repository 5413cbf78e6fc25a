import Model

/// Gives cells the colour that is painted behind them, or the colour of a dot that stands in them.
func colouredCells(_ cells: [FoundCell], fills: [Fill]) -> [FoundCell] {
  guard !fills.isEmpty else { return cells }
  return cells.map { cell in
    var cell = cell
    if let mark = fills.last(where: { $0.isRound && cell.box.contains(x: $0.box.midX, y: $0.box.midY) }) {
      cell.fill = mark.colour
      cell.hasMark = true
      return cell
    }
    cell.fill = background(of: cell.box, fills: fills)
    return cell
  }
}

/// The colour of the fill painted last that covers most of a box.
private func background(of box: Rect, fills: [Fill]) -> String? {
  fills.last { fill in
    guard !fill.isRound, let shared = fill.box.intersection(box) else { return false }
    return shared.area > 0.6 * box.area
  }?.colour
}
