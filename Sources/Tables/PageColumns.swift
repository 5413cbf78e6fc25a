import Model

/// Cuts a page set in two columns of prose at its gutter, and where tables stand side by side between those, so that a table in
/// one of them is not read across both.
struct PageColumns {
  let words: [Word]
  let pageWidth: Double
  /// Snapped ones: horizontal, of the whole page or of its tables, and vertical.
  var horizontal: [Ruling] = []
  var vertical: [Ruling] = []
  /// Where tables stand side by side.
  var beside: [TablesSideBySide.Stretch] = []
  /// Painted boxes with text of their own.
  var panels: [Rect] = []

  /// - Returns: the lines of each column, left first; all lines together for a page in one column.
  func columns(of indices: [Int]) -> [[TextLine]] {
    var rest = indices
    var sides: [[TextLine]] = []
    for panel in panels {
      let held = Set(rest.filter { panel.contains(x: words[$0].box.midX, y: words[$0].box.midY) })
      rest.removeAll { held.contains($0) }
      sides.append(textLines(held.sorted(), of: words))
    }
    for stretch in beside {
      let held = rest.filter { words[$0].box.midY > stretch.top && words[$0].box.midY < stretch.bottom }
      let known = Set(held)
      rest.removeAll { known.contains($0) }
      for isLeft in [true, false] {
        sides.append(textLines(held.filter { (words[$0].box.midX < stretch.start) == isLeft }, of: words))
      }
    }
    return sides + wholeColumns(of: rest)
  }

  private func wholeColumns(of indices: [Int]) -> [[TextLine]] {
    let lines = textLines(indices, of: words)
    guard let gutter = gutter(lines) else { return [lines] }
    var sides: [[Int]] = [[], [], []]
    let whole = wholeStretches(across: gutter, lines)
    for chunk in lines.flatMap({ $0.chunks(gap: 0.75, of: words) }) {
      let isWhole = whole.contains { $0.contains(chunk.middle) }
      let side = isWhole ? 2 : chunk.box.x1 < gutter ? 0 : chunk.box.x0 > gutter ? 1 : 2
      sides[side] += chunk.words
    }
    return sides.filter { !$0.isEmpty }.map { textLines($0, of: words) }
  }

  /// Least share of prose among the lines of both columns, where tables stand in them.
  private static let leastProse = 0.4

  /// x of an empty strip near the middle that hardly any line crosses, with prose on at least one side, or a line drawn in it.
  private func gutter(_ lines: [TextLine]) -> Double? {
    let chunks = lines.flatMap { $0.chunks(gap: 0.75, of: words) }
    guard chunks.count >= 24 else { return nil }
    func crossings(_ x: Double) -> Int { chunks.count { $0.box.x0 < x + 3 && $0.box.x1 > x - 3 } }
    let places = (0...20).map { pageWidth * (0.4 + 0.01 * Double($0)) }.map { (x: $0, crossings: crossings($0)) }
    let drawn = drawnLine(beside: chunks).map { (x: $0, crossings: crossings($0)) }
    guard let best = drawn ?? widest(places), best.crossings * 12 <= chunks.count else { return nil }
    let left = chunks.filter { $0.box.x1 < best.x }
    let right = chunks.filter { $0.box.x0 > best.x }
    guard left.count >= 8, right.count >= 8 else { return nil }
    let isSet = isProse(left) || isProse(right) || [left, right].allSatisfy { proseShare($0) > Self.leastProse }
    return isSet || drawn != nil ? best.x : nil
  }

  /// The middle of the widest strip that the fewest lines cross.
  private func widest(_ places: [(x: Double, crossings: Int)]) -> (x: Double, crossings: Int)? {
    let fewest = places.map(\.crossings).min()
    let runs = places.split { $0.crossings != fewest }
    return runs.max { $0.count < $1.count }.map { $0[($0.startIndex + $0.endIndex) / 2] }
  }

  /// Least share of the text's height that a line down the page runs along.
  private static let drawnHeight = 0.6

  /// x of a line that is drawn down the middle of the page.
  private func drawnLine(beside chunks: [TextLine]) -> Double? {
    guard let box = Rect.bounding(chunks.lazy.map(\.box)) else { return nil }
    return vertical.first { line in
      line.position > 0.4 * pageWidth && line.position < 0.6 * pageWidth
        && line.length > Self.drawnHeight * box.height
        && !horizontal.contains {
          $0.start < line.position - 1 && $0.end > line.position + 1 && line.covers($0.position)
        }
    }?.position
  }

  /// Stretches between two rulings that run across the gutter without prose between them: tables as wide as the page.
  private func wholeStretches(across gutter: Double, _ lines: [TextLine]) -> [ClosedRange<Double>] {
    let crossing = horizontal.filter { $0.start < gutter - 30 && $0.end > gutter + 30 }.map(\.position).sorted()
    return zip(crossing, crossing.dropFirst()).filter { top, bottom in
      let held = lines.filter { $0.middle > top && $0.middle < bottom }.flatMap { $0.chunks(gap: 0.75, of: words) }
      return !held.contains { $0.words.count >= 5 }
    }.map { $0...$1 }
  }

  /// Most pieces are long and reach from one side of their column to the other.
  private func isProse(_ chunks: [TextLine]) -> Bool {
    let long = prose(chunks)
    return long.count * 2 > chunks.count && long.count >= 8
  }

  /// Share of the lines of a column that are prose.
  private func proseShare(_ chunks: [TextLine]) -> Double {
    let long = prose(chunks).count
    return long >= 8 ? Double(long) / Double(textLines(chunks.flatMap(\.words), of: words).count) : 0
  }

  private func prose(_ chunks: [TextLine]) -> [TextLine] {
    guard let box = Rect.bounding(chunks.lazy.map(\.box)) else { return [] }
    return chunks.filter { $0.words.count >= 5 && $0.box.width > 0.75 * box.width }
  }
}

extension Ruling {
  fileprivate func covers(_ position: Double) -> Bool { position > start + 1 && position < end - 1 }
}
