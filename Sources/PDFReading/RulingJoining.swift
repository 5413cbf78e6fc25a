import Model

enum RulingJoining {
  /// Pieces this far apart across their length lie on one line; half the smallest distance of a double line.
  private static let sameLine = 0.6

  /// Joins the pieces of one line.
  ///
  /// - Parameter gap: largest distance in points between two ends that still counts as touching.
  /// - Returns: horizontal rulings before vertical ones, each by position, then by start.
  static func joined(_ rulings: [Ruling], gap: Double) -> [Ruling] {
    let horizontal = joinedAlike(rulings.filter { $0.orientation == .horizontal }, gap)
    return horizontal + joinedAlike(rulings.filter { $0.orientation == .vertical }, gap)
  }

  private static func joinedAlike(_ rulings: [Ruling], _ gap: Double) -> [Ruling] {
    var result: [Ruling] = []
    var open: [Int] = []
    for ruling in rulings.sorted(by: { ($0.start, $0.position) < ($1.start, $1.position) }) {
      open.removeAll { result[$0].end + gap < ruling.start }
      let mate = open.filter { abs(result[$0].position - ruling.position) <= sameLine }
        .min { abs(result[$0].position - ruling.position) < abs(result[$1].position - ruling.position) }
      if let mate {
        extend(&result[mate], by: ruling)
      } else {
        result.append(ruling)
        open.append(result.count - 1)
      }
    }
    return result.sorted { ($0.position, $0.start, $0.end) < ($1.position, $1.start, $1.end) }
  }

  private static func extend(_ ruling: inout Ruling, by other: Ruling) {
    let weight = ruling.length / max(0.001, ruling.length + other.length)
    ruling.position = ruling.position * weight + other.position * (1 - weight)
    ruling.thickness = max(ruling.thickness, other.thickness)
    if other.length > ruling.length, other.colour != nil { ruling.colour = other.colour }
    ruling.end = max(ruling.end, other.end)
  }
}
