import Model

/// Finds columns by the headings over them: where texts begin right under a heading and none runs past that place, there is
/// a column, however near the texts of the column before it come.
struct HeadedColumns {
  let words: [Word]
  let region: AlignedRegion

  /// Fewest texts that begin under a heading.
  static let leastStarts = 3
  /// A text begins under a heading when it does so within so many points.
  static let reach = 1.5

  /// - Parameter separators: x of the separators found by gaps, ascending.
  /// - Returns: those and the further ones, ascending.
  func added(to separators: [Double]) -> [Double] {
    let headings = headings
    guard headings.count > 2 else { return separators }
    var result = separators
    for (left, right) in zip(headings, headings.dropFirst()) {
      let isKnown = separators.contains { $0 > left.x0 && $0 <= right.x0 + Self.reach }
      if !isKnown, isStart(right.x0) { result.append(right.x0 - 1) }
    }
    return result.sorted()
  }

  /// The pieces of the one line over the first ruling that has lines over it.
  private var headings: [Rect] {
    for ruling in region.rulings {
      let above = region.lines.prefix { $0.middle < ruling.position }
      guard let line = above.first else { continue }
      return above.count == 1 ? line.chunks(gap: AlignedRegionFinder.wideGap, of: words).map(\.box) : []
    }
    return []
  }

  private func isStart(_ position: Double) -> Bool {
    var starts = 0
    for line in region.lines.dropFirst() {
      for index in line.words {
        let box = words[index].box
        if abs(box.x0 - position) < Self.reach {
          starts += 1
        } else if box.x0 < position, box.x1 > position - 0.5 {
          return false
        }
      }
    }
    return starts >= Self.leastStarts
  }
}
