import Model

/// Finds stretches of a page where two tables stand side by side: their rulings, or the paint of their headings, stop at one
/// place and begin again behind it, and all text keeps to one side or the other.
struct TablesSideBySide {
  /// A stretch of the page that an empty strip parts.
  struct Stretch {
    var top: Double
    var bottom: Double
    /// Where the right table begins.
    var start: Double
  }

  /// Lines of one width, from top to bottom.
  private struct Lines {
    var start: Double
    var end: Double
    var positions: [Double]

    /// Whether a box keeps between the ends.
    func holds(_ box: Rect) -> Bool { box.x0 > start - TablesSideBySide.reach && box.x1 < end + TablesSideBySide.reach }
  }

  let words: [Word]
  /// Horizontal ones.
  let rulings: [Ruling]
  let fills: [Fill]

  /// Ends closer than this are at one place; text may stand out as far.
  private static let reach = 4.0
  /// Shortest lines of a table, in points.
  private static let leastLength = 100.0
  /// Narrowest strip between two tables, in points.
  private static let leastStrip = 6.0
  /// Lowest stretch that holds rows, in points.
  private static let leastHeight = 20.0

  /// Most widths of lines on a page with tables side by side: every two of them are compared, and forms have hundreds.
  private static let mostGroups = 30

  /// - Parameter indices: words that may stand in such tables.
  func stretches(of indices: [Int]) -> [Stretch] {
    let groups = groups()
    guard groups.count > 1, groups.count <= Self.mostGroups else { return [] }
    let indices = indices.sorted { words[$0].box.midY < words[$1].box.midY }
    var result: [Stretch] = []
    for left in groups {
      for right in groups where right.start - left.end > Self.leastStrip {
        for stretch in stretches(left, right, indices)
        where !result.contains(where: { $0.top < stretch.bottom && $0.bottom > stretch.top }) {
          result.append(stretch)
        }
      }
    }
    return result.sorted { $0.top < $1.top }
  }

  private func groups() -> [Lines] {
    let painted = fills.filter { !$0.isRound && $0.box.height < 60 }.flatMap { fill in
      [(fill.box.x0, fill.box.x1, fill.box.y0), (fill.box.x0, fill.box.x1, fill.box.y1)]
    }
    var groups: [Lines] = []
    for (start, end, position) in rulings.map({ ($0.start, $0.end, $0.position) }) + painted
    where end - start > Self.leastLength {
      let known = groups.firstIndex { abs($0.start - start) < Self.reach && abs($0.end - end) < Self.reach }
      if let known {
        groups[known].positions.append(position)
      } else {
        groups.append(Lines(start: start, end: end, positions: [position]))
      }
    }
    return groups.filter { $0.positions.count > 1 }
  }

  private func stretches(_ left: Lines, _ right: Lines, _ indices: [Int]) -> [Stretch] {
    let positions = (left.positions + right.positions).sorted()
    var result: [Stretch] = []
    for (top, bottom) in zip(positions, positions.dropFirst()) {
      let held = between(top, bottom, indices)
      guard held.allSatisfy({ left.holds(words[$0].box) || right.holds(words[$0].box) }),
        !rulings.contains(where: { $0.position > top - 1 && $0.position < bottom + 1 && crosses($0, left, right) })
      else { continue }
      if let last = result.last, last.bottom == top {
        result[result.count - 1].bottom = bottom
      } else {
        result.append(Stretch(top: top, bottom: bottom, start: right.start - Self.reach))
      }
    }
    return result.map { extended($0, left, right, indices) }.filter { stretch in
      stretch.bottom - stretch.top > Self.leastHeight
        && [left, right].allSatisfy { side in
          side.positions.count { $0 > stretch.top - 1 && $0 < stretch.bottom + 1 } > 1
            && isInPieces(stretch, side, indices)
        }
    }
  }

  /// Furthest that rows stand apart below the last line, in units of the font size.
  private static let rowDistance = 2.5

  /// The stretch with the rows under it that keep to the sides.
  private func extended(_ stretch: Stretch, _ left: Lines, _ right: Lines, _ indices: [Int]) -> Stretch {
    var stretch = stretch
    for line in textLines(between(stretch.bottom, .infinity, indices), of: words) {
      guard line.middle - stretch.bottom < Self.rowDistance * line.size,
        line.words.allSatisfy({ left.holds(words[$0].box) || right.holds(words[$0].box) })
      else { break }
      stretch.bottom = line.box.y1
    }
    return stretch
  }

  /// The words between two heights, of words in order of their height.
  private func between(_ top: Double, _ bottom: Double, _ indices: [Int]) -> ArraySlice<Int> {
    let first = place(of: top, in: indices)
    return indices[first..<max(first, place(of: bottom, in: indices))]
  }

  /// How many of the words stand above a height.
  private func place(of height: Double, in indices: [Int]) -> Int {
    var (low, high) = (0, indices.count)
    while low < high {
      let middle = (low + high) / 2
      if words[indices[middle]].box.midY < height { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func crosses(_ ruling: Ruling, _ left: Lines, _ right: Lines) -> Bool {
    ruling.start < left.end - Self.reach && ruling.end > right.start + Self.reach
  }

  /// Whether most lines of a side are rows of several cells: else it is a column of one table.
  private func isInPieces(_ stretch: Stretch, _ side: Lines, _ indices: [Int]) -> Bool {
    let lines = textLines(
      between(stretch.top, stretch.bottom, indices).filter { index in
        words[index].box.midX > side.start && words[index].box.midX < side.end
      }, of: words)
    let several = lines.count { $0.chunks(gap: AlignedRegionFinder.wideGap, of: words).count > 1 }
    return several > 1 && several * 2 >= lines.count
  }
}
