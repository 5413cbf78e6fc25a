import Model

/// Parts tables that stand one under the other at the lines that name them.
struct RegionSplitter {
  let words: [Word]
  /// Words that a numbered name of a table begins with, in small letters.
  let titleWords: Set<String>

  /// - Returns: the tables of a region, from top to bottom, without the lines that name them.
  func split(_ region: AlignedRegion) -> [AlignedRegion] {
    let titles = region.lines.indices.filter { isTitle($0, of: region.lines) }
    guard !titles.isEmpty else { return [region] }
    var parts: [AlignedRegion] = []
    var first = 0
    for end in titles + [region.lines.count] {
      if end > first { parts.append(part(of: region, lines: Array(region.lines[first..<end]))) }
      first = end + 1
    }
    return parts.filter { part in
      part.lines.count > 1 && part.lines.contains { $0.chunks(gap: AlignedRegionFinder.wideGap, of: words).count > 1 }
    }
  }

  /// Whether a line in one piece names the table under it.
  private func isTitle(_ index: Int, of lines: [TextLine]) -> Bool {
    guard let first = lines[index].words.first else { return false }
    return titleWords.contains(words[first].text.lowercased().filter(\.isLetter))
      && lines[index].chunks(gap: AlignedRegionFinder.wideGap, of: words).count == 1
      && isCaption(lines[index].words.map { words[$0].text }.joined(separator: " "))
  }

  private func part(of region: AlignedRegion, lines: [TextLine]) -> AlignedRegion {
    guard let box = Rect.bounding(lines.lazy.map(\.box)) else { return region }
    let rulings = region.rulings.filter { ruling in
      ruling.position > box.y0 - 2 * lines[0].size && ruling.position < box.y1 + 2 * lines[0].size
    }
    let isFramed = region.isFramed && rulings.filter { $0.length > 0.8 * box.width }.count > 1
    return AlignedRegion(lines: lines, rulings: rulings, isFramed: isFramed)
  }
}
