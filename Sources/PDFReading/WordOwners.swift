import Model

/// Tells from where pieces of text begin which piece a word belongs to: the nearest one before it on its base line.
struct WordOwners {
  /// Height of the stripes by which beginnings are looked up, in points.
  private static let stripe = 8.0
  /// Where the base line of a word may lie in its box, from the top: the boxes of poppler reach from the ascent to
  /// the descent of the font, with the base line at 0.7 to 0.85. The rest is for raised and lowered letters.
  private static let baseline = 0.35...1.15

  private struct Start {
    /// Along the text and across it, after the text was set upright.
    var along: Double
    var across: Double
    var mark: ContentMark?
  }

  private struct Found {
    var distance: Double
    var mark: ContentMark?
  }

  /// For each of four directions the beginnings of a stripe, from left to right.
  private var stripes: [[Int: [Start]]] = [[:], [:], [:], [:]]

  /// - Parameter starts: in points from the top left of the page.
  init(starts: [TextStart]) {
    for start in starts where abs(start.x) < 1e6 && abs(start.y) < 1e6 {
      let upright = Self.upright(Rect(x0: start.x, y0: start.y, x1: start.x, y1: start.y), start.direction)
      stripes[start.direction][Int((upright.y0 / Self.stripe).rounded(.down)), default: []].append(
        Start(along: upright.x0, across: upright.y0, mark: start.mark))
    }
  }

  /// The box on a page that was turned clockwise about its top left corner; only distances matter.
  private static func upright(_ box: Rect, _ quarters: Int) -> Rect {
    QuarterTurn(quarters: quarters, width: 0, height: 0).applied(to: box)
  }

  /// - Parameter overhang: how far before its beginning a piece of text may reach, in points.
  /// - Returns: `nil` for a word that no marked content holds.
  func owner(of box: Rect, overhang: Double) -> ContentMark? {
    // Text runs along the longer side of a word; a single letter may run either way.
    let isTall = box.height > 1.4 * box.width
    let found =
      nearest(box, [isTall ? 1 : 0, isTall ? 3 : 2], overhang: overhang)
      ?? nearest(box, [isTall ? 0 : 1, isTall ? 2 : 3], overhang: overhang)
    return found?.mark
  }

  private func nearest(_ box: Rect, _ directions: [Int], overhang: Double) -> Found? {
    directions.filter { !stripes[$0].isEmpty }
      .compactMap { nearest(Self.upright(box, $0), $0, overhang: overhang) }
      .min { $0.distance < $1.distance }
  }

  private func nearest(_ box: Rect, _ direction: Int, overhang: Double) -> Found? {
    let top = box.y0 + Self.baseline.lowerBound * box.height
    let bottom = box.y0 + Self.baseline.upperBound * box.height
    guard abs(top) < 1e6, abs(bottom) < 1e6, bottom - top < 1_000 else { return nil }
    var best: Found?
    for stripe in Int((top / Self.stripe).rounded(.down))...Int((bottom / Self.stripe).rounded(.down)) {
      for start in stripes[direction][stripe] ?? []
      where start.across >= top && start.across <= bottom && start.along <= box.x0 + overhang {
        let distance = abs(box.x0 - start.along)
        if best.map({ distance < $0.distance }) ?? true { best = Found(distance: distance, mark: start.mark) }
      }
    }
    return best
  }
}
