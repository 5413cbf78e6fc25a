import Model

/// The rulings of a page that can part cells, snapped and joined: without lines under words, strokes of letters, and
/// seams between pieces of one shaded area.
struct RulingCleaner {
  let page: PageContent
  let settings: TableSettings

  func rulings() -> SnappedRulings {
    let kept = page.rulings.filter { $0.orientation == .vertical || !isUnderline($0) }
    let snapped = snapRulings(kept, settings: settings)
    let chunks = textLines(page.words.indices, of: page.words).flatMap { $0.chunks(gap: 0.6, of: page.words) }
    return SnappedRulings(
      horizontal: snapped.horizontal.filter { !isSeam($0) },
      vertical: snapped.vertical.filter { !isLetterStroke($0, chunks) })
  }

  /// A vertical stroke that begins and ends within one stretch of text.
  private func isLetterStroke(_ ruling: Ruling, _ chunks: [TextLine]) -> Bool {
    chunks.contains { chunk in
      let box = chunk.box
      return ruling.position > box.x0 - 1 && ruling.position < box.x1 + 1 && ruling.start > box.y0 - 2.5
        && ruling.end < box.y1 + 2.5
    }
  }

  /// A line that begins and ends with the words it runs under or through.
  private func isUnderline(_ ruling: Ruling) -> Bool {
    var start = Double.infinity
    var end = -Double.infinity
    for word in page.words {
      let box = word.box
      guard ruling.position > box.y0 + 0.3 * box.height, ruling.position < box.y1 + 0.5, box.x1 > ruling.start,
        box.x0 < ruling.end
      else { continue }
      start = min(start, box.x0)
      end = max(end, box.x1)
    }
    return start.isFinite && start <= ruling.start + 2.5 && end >= ruling.end - 2.5 && start >= ruling.start - 2.5
      && end <= ruling.end + 2.5
  }

  /// A hairline between two fills of one colour, one of which holds no word: a cell's padding painted apart from its
  /// text.
  private func isSeam(_ ruling: Ruling) -> Bool {
    guard ruling.thickness < 1 else { return false }
    let above = page.fills.first { isAlong($0, ruling) && abs($0.box.y1 - ruling.position) < 1 }
    let below = page.fills.first { isAlong($0, ruling) && abs($0.box.y0 - ruling.position) < 1 }
    guard let above, let below, above.colour == below.colour else { return false }
    return !holdsWord(above.box) || !holdsWord(below.box)
  }

  private func isAlong(_ fill: Fill, _ ruling: Ruling) -> Bool {
    fill.box.x0 <= ruling.start + 2 && fill.box.x1 >= ruling.end - 2
  }

  private func holdsWord(_ box: Rect) -> Bool {
    page.words.contains { box.contains(x: $0.box.midX, y: $0.box.midY) }
  }
}
