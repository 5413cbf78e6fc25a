import Model

/// Parts tables that stand one under the other at the lines that name them.
struct RegionSplitter {
  let words: [Word]
  /// Words that a numbered name of a table begins with, in small letters.
  let titleWords: Set<String>

  /// Room over a table that follows another one, compared with the distance of lines; the fewest lines of the upper and of the
  /// lower one.
  private static let leastRoom = 1.5
  private static let leastLines = (upper: 4, lower: 3)

  /// - Returns: the tables of a region, from top to bottom, without the lines that name them.
  func split(_ region: AlignedRegion) -> [AlignedRegion] {
    splitAtTitles(region).flatMap(splitAtOtherColumns).map(withoutUnits)
  }

  /// The region without a line over its headings that tells units or goes on with the name: in brackets, or plain at the left over
  /// bold headings.
  private func withoutUnits(_ region: AlignedRegion) -> AlignedRegion {
    guard region.lines.count > 2, let box = region.box, isInOnePiece(region.lines[0]), !isInOnePiece(region.lines[1])
    else { return region }
    let (line, next) = (region.lines[0], region.lines[1])
    let told = text(line)
    let isBracketed = told.first == "(" && told.last == ")" || told.first == "[" && told.last == "]"
    let isPlain =
      line.box.x0 < box.x0 + 2 * line.size
      && !line.words.contains { words[$0].style.contains(.bold) }
      && next.words.allSatisfy { words[$0].style.contains(.bold) }
    guard isBracketed || isPlain else { return region }
    var region = region
    region.lines.removeFirst()
    return region
  }

  /// Parts an open region where, after some room, most lines run over the gaps between the columns above.
  private func splitAtOtherColumns(_ region: AlignedRegion) -> [AlignedRegion] {
    let lines = region.lines
    guard !region.isFramed, lines.count >= Self.leastLines.upper + Self.leastLines.lower else { return [region] }
    let distances = zip(lines, lines.dropFirst()).map { $1.middle - $0.middle }
    let usual = distances.sorted()[distances.count / 2]
    let starts = (1..<lines.count).filter { distances[$0 - 1] > Self.leastRoom * usual }
    let place = zip(starts, starts.dropFirst() + [lines.count]).first { start, end in
      // A head that stands apart from the rows under it belongs to these.
      let end = max(end, min(start + Self.leastLines.lower + 1, lines.count))
      return start >= Self.leastLines.upper
        && (isLongTitle(lines[start], of: lines) || haveOtherColumns(lines[start..<end], than: lines[..<start]))
    }?.0
    guard let place else { return [region] }
    let isNamed = isInOnePiece(lines[place])
    return [part(of: region, lines: Array(lines[..<place]))]
      + splitAtOtherColumns(part(of: region, lines: Array(lines[(place + (isNamed ? 1 : 0))...])))
  }

  /// Width of a line that names a table, as a share of the region; names of groups of rows are shorter.
  private static let titleWidth = 0.5

  /// Whether a line in one piece stands in the middle over what follows, too long to name a group of rows.
  private func isLongTitle(_ line: TextLine, of lines: [TextLine]) -> Bool {
    guard isInOnePiece(line), let box = Rect.bounding(lines.lazy.map(\.box)) else { return false }
    return line.box.width > Self.titleWidth * box.width && abs(line.box.midX - box.midX) < 0.1 * box.width
      && line.box.x0 > box.x0 + line.size
  }

  /// Whether most rows have a text that stands under two columns at once.
  private func haveOtherColumns(_ below: ArraySlice<TextLine>, than above: ArraySlice<TextLine>) -> Bool {
    let edges = [-.infinity] + ColumnFinder(words: words).separators(Array(above)) + [.infinity]
    let pieces = above.flatMap { $0.chunks(gap: AlignedRegionFinder.wideGap, of: words) }.map(\.box)
    let columns = zip(edges, edges.dropFirst()).compactMap { start, end in
      Rect.bounding(pieces.filter { $0.x0 > start && $0.x1 < end })
    }
    let rows = below.filter { !isInOnePiece($0) }
    let crossing = rows.count { row in
      row.chunks(gap: AlignedRegionFinder.wideGap, of: words).contains { piece in
        columns.count { $0.x0 < piece.box.x1 - 2 && $0.x1 > piece.box.x0 + 2 } > 1
      }
    }
    return rows.count >= Self.leastLines.lower && crossing * 2 > rows.count
  }

  private func splitAtTitles(_ region: AlignedRegion) -> [AlignedRegion] {
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
    guard let header = lines.first(where: { !isInOnePiece($0) }),
      text(header).count(where: \.isLetter) > text(header).count(where: \.isNumber)
    else { return [] }
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
