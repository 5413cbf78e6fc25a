import Model

/// Cuts a page set in two columns of prose at its gutter, and where tables stand side by side between those, so that a table in
/// one of them is not read across both.
struct PageColumns {
  let words: [Word]
  let pageWidth: Double
  /// Where tables stand side by side.
  var beside: [TablesSideBySide.Stretch] = []

  /// - Returns: the lines of each column, left first; all lines together for a page in one column.
  func columns(of indices: [Int]) -> [[TextLine]] {
    var rest = indices
    var sides: [[TextLine]] = []
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
    for chunk in lines.flatMap({ $0.chunks(gap: 0.75, of: words) }) {
      let side = chunk.box.x1 < gutter ? 0 : chunk.box.x0 > gutter ? 1 : 2
      sides[side] += chunk.words
    }
    return sides.filter { !$0.isEmpty }.map { textLines($0, of: words) }
  }

  /// x of an empty strip near the middle that hardly any line crosses, with prose on at least one side.
  private func gutter(_ lines: [TextLine]) -> Double? {
    let chunks = lines.flatMap { $0.chunks(gap: 0.75, of: words) }
    guard chunks.count >= 24 else { return nil }
    var best: (x: Double, crossings: Int)?
    for step in 0...20 {
      let x = pageWidth * (0.4 + 0.01 * Double(step))
      let crossings = chunks.filter { $0.box.x0 < x + 3 && $0.box.x1 > x - 3 }.count
      if crossings < best?.crossings ?? Int.max { best = (x, crossings) }
    }
    guard let best, best.crossings * 12 <= chunks.count else { return nil }
    let left = chunks.filter { $0.box.x1 < best.x }
    let right = chunks.filter { $0.box.x0 > best.x }
    guard left.count >= 8, right.count >= 8, isProse(left) || isProse(right) else { return nil }
    return best.x
  }

  /// Most pieces are long and reach from one side of their column to the other.
  private func isProse(_ chunks: [TextLine]) -> Bool {
    guard let box = Rect.bounding(chunks.lazy.map(\.box)) else { return false }
    let long = chunks.filter { $0.words.count >= 5 && $0.box.width > 0.75 * box.width }
    return long.count * 2 > chunks.count && long.count >= 8
  }
}
