import Model

/// Parts tables that stand one under the other at the lines that name them.
struct RegionSplitter {
  let words: [Word]
  /// Words that a numbered name of a table begins with, in small letters.
  let titleWords: Set<String>

  /// - Returns: the tables of a region, from top to bottom, without the lines that name them.
  func split(_ region: AlignedRegion) -> [AlignedRegion] {
    let titles = region.lines.indices.filter { isTitle($0, of: region.lines) }
    let headers = repeatedHeaders(of: region.lines)
    guard !titles.isEmpty || !headers.isEmpty else { return [region] }
    var parts: [AlignedRegion] = []
    var first = 0
    for start in Set(titles.map { $0 + 1 } + headers).sorted() + [region.lines.count] {
      // One line over the next table names it.
      let isNamed = start < region.lines.count && isInOnePiece(region.lines[start - 1])
      let end = start - (isNamed ? 1 : 0)
      if end > first { parts.append(part(of: region, lines: Array(region.lines[first..<end]))) }
      first = start
    }
    return parts.filter { part in
      part.lines.count > 1 && part.lines.contains { $0.chunks(gap: AlignedRegionFinder.wideGap, of: words).count > 1 }
    }
  }

  /// Whether a line in one piece names the table under it.
  private func isTitle(_ index: Int, of lines: [TextLine]) -> Bool {
    guard let first = lines[index].words.first else { return false }
    return titleWords.contains(words[first].text.lowercased().filter(\.isLetter)) && isInOnePiece(lines[index])
      && isCaption(text(lines[index]))
  }

  /// Lines that say the headings of the first line again, at the same places, under a line in one piece.
  private func repeatedHeaders(of lines: [TextLine]) -> [Int] {
    guard let header = lines.first(where: { !isInOnePiece($0) }), !text(header).contains(where: \.isNumber) else {
      return []
    }
    return lines.indices.dropFirst(2).filter { index in
      lines[index].words.count == header.words.count && lines[index].middle > header.middle + 1
        && abs(lines[index].box.x0 - header.box.x0) < 2 && text(lines[index]) == text(header)
        && isInOnePiece(lines[index - 1])
    }
  }

  private func isInOnePiece(_ line: TextLine) -> Bool {
    line.chunks(gap: AlignedRegionFinder.wideGap, of: words).count == 1
  }

  private func text(_ line: TextLine) -> String { line.words.map { words[$0].text }.joined(separator: " ") }

  private func part(of region: AlignedRegion, lines: [TextLine]) -> AlignedRegion {
    guard let box = Rect.bounding(lines.lazy.map(\.box)) else { return region }
    let rulings = region.rulings.filter { ruling in
      ruling.position > box.y0 - 2 * lines[0].size && ruling.position < box.y1 + 2 * lines[0].size
    }
    let isFramed = region.isFramed && rulings.filter { $0.length > 0.8 * box.width }.count > 1
    return AlignedRegion(lines: lines, rulings: rulings, isFramed: isFramed)
  }
}
