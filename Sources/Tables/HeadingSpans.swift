import Model

/// Finds which columns each heading of a line reaches over.
///
/// A heading over one column keeps to its left edge, its right edge or its middle. One over several stands at their middle and
/// at no edge of a single one; the ruling under it, where there is one, tells how far it reaches. Where figures are set
/// to the right and headings in the middle of their columns, all headings of a line lie off by the same distance.
struct HeadingSpans {
  /// Left edge of each column, then the right edge of the last.
  let columnEdges: [Double]
  /// From where to where the text of each column runs, headings over it included; `nil` for a blank column.
  let extents: [(start: Double, end: Double)?]

  /// A heading and the columns that a ruling under it tells of, if there is one.
  struct Heading {
    var box: Rect
    var ruled: Range<Int>?
  }

  /// What a way of spreading headings over columns costs, in points that a heading lies off the place it should have.
  private enum Cost {
    /// For each further column under one heading: one that fits one column as well as several stands over one.
    static let column = 2.0
    /// For each point by which all headings lie off the middles.
    static let shift = 0.2
    /// For each point by which a heading sticks out of its columns.
    static let overhang = 2.0
    /// A heading over several columns stands at most so far off.
    static let most = 8.0
    /// For a column without a heading in a line of headings that stand over several columns.
    static let blank = 6.0
  }

  /// Furthest that all headings of a line may lie to the left of the middles, in points: figures of few digits in a wide
  /// column.
  private static let shifts = stride(from: 0.0, through: 24, by: 3)

  /// How far behind the edge of its column a text may begin, in points.
  private static let padding = 4.0

  /// - Parameter headings: of one line, from left to right.
  /// - Returns: the columns of each; `nil` where they cannot be spread over columns in order.
  func columns(of headings: [Heading]) -> [Range<Int>]? {
    guard let near = columns(of: headings, blank: 0) else { return nil }
    // Headings over groups of columns leave none out between them.
    return near.contains { $0.count > 1 } ? columns(of: headings, blank: Cost.blank) : near
  }

  private func columns(of headings: [Heading], blank: Double) -> [Range<Int>]? {
    let found = Self.shifts.compactMap { shift in spread(headings, shift: shift, blank: blank) }
    return found.min { $0.cost < $1.cost }?.columns
  }

  private func spread(
    _ headings: [Heading], shift: Double, blank: Double
  ) -> (cost: Double, columns: [Range<Int>])? {
    let count = columnEdges.count - 1
    guard count > 0 else { return nil }
    // For each column: the cheapest way for the headings so far to end before it. The first column may go without.
    var best = (0...count).map { end in
      (cost: shift * Cost.shift + blank * Double(max(0, end - 1)), columns: [Range<Int>]())
    }
    for heading in headings {
      var next = [(cost: Double, columns: [Range<Int>])](repeating: (.infinity, []), count: count + 1)
      for end in 1...count {
        next[end] = (next[end - 1].cost + blank, next[end - 1].columns)
        for start in 0..<end where best[start].cost.isFinite {
          let cost = best[start].cost + cost(of: heading, over: start..<end, shift: shift)
          if cost < next[end].cost { next[end] = (cost, best[start].columns + [start..<end]) }
        }
      }
      best = next
    }
    return best[count].cost.isFinite ? best[count] : nil
  }

  private func cost(of heading: Heading, over columns: Range<Int>, shift: Double) -> Double {
    if let ruled = heading.ruled { return ruled == columns ? 0 : .infinity }
    let texts = extents[columns].compactMap(\.self)
    let start = texts.map(\.start).min() ?? columnEdges[columns.lowerBound]
    let end = texts.map(\.end).max() ?? columnEdges[columns.upperBound]
    let box = heading.box
    let out =
      max(0, columnEdges[columns.lowerBound] - box.x0 - 2) + max(0, box.x1 - columnEdges[columns.upperBound] - 2)
    let middle = abs((start + end) / 2 - shift - box.midX)
    guard columns.count > 1 else {
      return min(middle, abs(box.x0 - start), abs(box.x1 - end)) + out * Cost.overhang
    }
    if columns.lowerBound == 0 {
      // The first column holds the heads of the rows; a heading over it and others begins in it and leaves it.
      let isLong = box.x1 > columnEdges[columns.upperBound - 1] + 2
      guard abs(box.x0 - start) < Self.padding, isLong else { return .infinity }
      return out * Cost.overhang + Cost.column * Double(columns.count - 1)
    }
    guard middle <= Cost.most else { return .infinity }
    return middle + out * Cost.overhang + Cost.column * Double(columns.count - 1)
  }
}
