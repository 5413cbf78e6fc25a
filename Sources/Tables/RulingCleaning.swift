import Model

/// Rulings of a page that can part cells: without strokes of letters and without lines under words.
///
/// - Complexity: O(*r* × *w*) in rulings and words, for short rulings only.
func partingRulings(on page: PageContent) -> [Ruling] {
  let longestWord = page.words.map { max($0.box.width, $0.box.height) }.max() ?? 0
  return page.rulings.filter { ruling in
    switch ruling.orientation {
    case .vertical: ruling.length > longestWord || !isLetterStroke(ruling, page.words)
    case .horizontal: !isUnderline(ruling, page.words)
    }
  }
}

/// A vertical stroke that begins and ends within one word.
private func isLetterStroke(_ ruling: Ruling, _ words: [Word]) -> Bool {
  words.contains { word in
    let box = word.box
    return ruling.position > box.x0 - 1 && ruling.position < box.x1 + 1 && ruling.start > box.y0 - 1.5
      && ruling.end < box.y1 + 1.5
  }
}

/// A line that begins and ends with the words it runs under or through.
private func isUnderline(_ ruling: Ruling, _ words: [Word]) -> Bool {
  var start = Double.infinity
  var end = -Double.infinity
  for word in words {
    let box = word.box
    guard ruling.position > box.y0 + 0.3 * box.height, ruling.position < box.y1 + 0.5, box.x1 > ruling.start,
      box.x0 < ruling.end
    else { continue }
    start = min(start, box.x0)
    end = max(end, box.x1)
  }
  return start <= ruling.start + 2.5 && end >= ruling.end - 2.5 && start.isFinite
    && end - start < ruling.length + 0.5 * (end - start) + 5
}
