import Model

/// Where areas lie among the rulings of a page.
struct GridLines: Sendable {
  let rulings: SnappedRulings

  init(_ rulings: SnappedRulings) { self.rulings = rulings }

  /// Edges nearer to a ruling than this, in points, are taken to lie on it.
  private static let nearness = 3.0
  /// Furthest that a ruling of the row lies from an area in it, in points: rows of a chart are at most so high.
  private static let rowReach = 40.0
  /// Least room between an area and the rulings over and under it; shaded cells touch theirs, in points.
  private static let leastRoom = 1.5

  /// Whether a horizontal ruling runs along the upper or lower edge of a box.
  func hasRow(along box: Rect, within distance: Double) -> Bool {
    rulings.horizontal.contains { ruling in
      ruling.start < box.x1 && ruling.end > box.x0
        && (abs(ruling.position - box.y0) < distance || abs(ruling.position - box.y1) < distance)
    }
  }

  /// Whether a box runs over a vertical ruling and ends between two: shaded cells end where their columns do.
  func endsInsideColumn(_ box: Rect) -> Bool {
    let columns = columns(around: box)
    guard let first = columns.min(), let last = columns.max(), crosses(box, columns) else { return false }
    return [box.x0, box.x1].contains { end in
      end > first && end < last && !columns.contains { abs($0 - end) <= Self.nearness }
    }
  }

  /// Whether a box runs over a vertical ruling that goes on over or under it.
  func crossesColumn(_ box: Rect) -> Bool { crosses(box, columns(around: box)) }

  /// Whether rulings over and under a box, as long as it is, leave room on both sides.
  func isInsideRow(_ box: Rect) -> Bool {
    let lines = rulings.horizontal.filter { $0.start <= box.x0 + Self.nearness && $0.end >= box.x1 - Self.nearness }
    let above = lines.last { $0.position < box.midY }.map { box.y0 - $0.position }
    let below = lines.first { $0.position > box.midY }.map { $0.position - box.y1 }
    guard let above, let below else { return false }
    return [above, below].allSatisfy { $0 >= Self.leastRoom && $0 <= Self.rowReach }
  }

  private func crosses(_ box: Rect, _ columns: Set<Double>) -> Bool {
    columns.contains { $0 > box.x0 + Self.nearness && $0 < box.x1 - Self.nearness }
  }

  /// Positions of the vertical rulings at the height of a box: a box painted over a ruling hides it.
  private func columns(around box: Rect) -> Set<Double> {
    Set(
      rulings.vertical.lazy
        .filter { $0.start < box.y1 + Self.nearness && $0.end > box.y0 - Self.nearness }.map(\.position))
  }
}
