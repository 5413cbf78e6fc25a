import Model

/// Painted boxes whose text stands apart from the text beside them: cards of brochures and boxes beside running text.
struct TextPanels {
  let page: PageContent

  /// Least width and height of a panel, in points, and its fewest lines.
  private static let leastWidth = 80.0
  private static let leastHeight = 40.0
  private static let leastLines = 3
  /// Most painted boxes that are looked at, the largest first: drawings have thousands.
  private static let mostBoxes = 60
  /// Largest share of the page that a panel takes; what is larger is a background.
  private static let largestShare = 0.5
  /// Lines closer than this stand on one baseline; the share of lines on a baseline with text beside the panel from which on
  /// they are rows of one table.
  private static let baseline = 1.5
  private static let rowShare = 0.5

  /// - Parameter indices: words outside tables that are drawn.
  func boxes(of indices: [Int]) -> [Rect] {
    let candidates = candidates(indices)
    guard !candidates.isEmpty else { return [] }
    return candidates.filter { panel in
      let beside = indices.filter { index in
        let box = page.words[index].box
        return box.midY > panel.y0 && box.midY < panel.y1 && !panel.contains(x: box.midX, y: box.midY)
      }
      guard !beside.isEmpty else { return false }
      let free = beside.filter { index in !candidates.contains { holds($0, index) } }
      guard free.isEmpty else { return !areRows(indices.filter { holds(panel, $0) }, beside: free) }
      return candidates.contains { other in
        other != panel && other.y0 < panel.y1 && other.y1 > panel.y0
          && (abs(other.y0 - panel.y0) > Self.baseline || abs(other.y1 - panel.y1) > Self.baseline)
      }
    }
  }

  private func candidates(_ indices: [Int]) -> [Rect] {
    var result: [Rect] = []
    let boxes = page.fills.lazy.filter { !$0.isRound }.map(\.box).filter { box in
      box.width > Self.leastWidth && box.height > Self.leastHeight
        && box.area < Self.largestShare * page.width * page.height
    }
    for box in boxes.sorted(by: { $0.area > $1.area }).prefix(Self.mostBoxes)
    where !result.contains(where: { $0.contains(box, tolerance: 2) }) {
      let lines = textLines(indices.filter { holds(box, $0) }, of: page.words)
      if lines.count >= Self.leastLines { result.append(box) }
    }
    return result
  }

  private func holds(_ box: Rect, _ index: Int) -> Bool {
    box.contains(x: page.words[index].box.midX, y: page.words[index].box.midY)
  }

  /// Whether most lines of a panel stand on one baseline with lines beside it.
  private func areRows(_ held: [Int], beside: [Int]) -> Bool {
    let lines = textLines(held, of: page.words)
    let others = textLines(beside, of: page.words)
    let matched = lines.count { line in others.contains { abs($0.middle - line.middle) < Self.baseline } }
    return Double(matched) >= Self.rowShare * Double(lines.count)
  }
}
