import Model

/// Turns positions on a page by quarters of a circle clockwise.
struct QuarterTurn {
  /// 0 to 3.
  let quarters: Int
  /// Size of the page before the turn.
  let width: Double
  let height: Double

  var turnedWidth: Double { quarters % 2 == 0 ? width : height }
  var turnedHeight: Double { quarters % 2 == 0 ? height : width }

  func applied(to box: Rect) -> Rect {
    switch quarters {
    case 1: Rect(x0: height - box.y1, y0: box.x0, x1: height - box.y0, y1: box.x1)
    case 2: Rect(x0: width - box.x1, y0: height - box.y1, x1: width - box.x0, y1: height - box.y0)
    case 3: Rect(x0: box.y0, y0: width - box.x1, x1: box.y1, y1: width - box.x0)
    default: box
    }
  }
}

extension TextLayer {
  /// Share of the letters that must run in one direction for the page to be turned with it.
  private static let turningShare = 0.6
  /// Fewer letters than these may be a rotated remark on a page that is empty otherwise.
  private static let minimumLetters = 40

  /// Quarter turns clockwise after which most of the text runs from left to right.
  var uprightTurn: Int {
    var counts = [0, 0, 0, 0]
    for (first, second) in zip(glyphs, glyphs.dropFirst()) {
      if let direction = TextLayer.direction(from: first.box, to: second.box) { counts[direction] += 1 }
    }
    let total = counts.reduce(0, +)
    guard total >= TextLayer.minimumLetters else { return 0 }
    let share = TextLayer.turningShare * Double(total)
    return counts.indices.first { $0 != 0 && Double(counts[$0]) >= share } ?? 0
  }

  /// Direction in which the text runs from a character to its neighbour, as the quarter turns that set it upright;
  /// `nil` where the two are no neighbours on a line.
  static func direction(from first: Rect, to second: Rect) -> Int? {
    let near = 0.6 * max(first.width, first.height)
    if abs(first.y0 - second.y0) < 0.1, abs(first.y1 - second.y1) < 0.1 {
      if abs(second.x0 - first.x1) < near { return 0 }
      return abs(first.x0 - second.x1) < near ? 2 : nil
    }
    if abs(first.x0 - second.x0) < 0.1, abs(first.x1 - second.x1) < 0.1 {
      if abs(first.y0 - second.y1) < near { return 1 }
      return abs(second.y0 - first.y1) < near ? 3 : nil
    }
    return nil
  }

  mutating func turn(_ turn: QuarterTurn) {
    for index in glyphs.indices { glyphs[index].box = turn.applied(to: glyphs[index].box) }
  }
}
