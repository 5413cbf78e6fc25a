import Model

/// A stretch of a page that may hold a table without a drawn grid.
struct AlignedRegion: Sendable {
  /// Lines from top to bottom.
  var lines: [TextLine]
  /// Horizontal rulings that belong to it, from top to bottom.
  var rulings: [Ruling]
  /// Whether rulings frame it at top and bottom.
  var isFramed: Bool

  var box: Rect? {
    let boxes = lines.map(\.box) + rulings.map { Rect(x0: $0.start, y0: $0.position, x1: $0.end, y1: $0.position) }
    return Rect.bounding(boxes)
  }
}

/// Finds where text is set in columns: between horizontal rulings of one width, and in runs of lines with wide gaps.
struct AlignedRegionFinder {
  let words: [Word]
  let settings: TableSettings
  /// Narrowest gap that makes two pieces of a line, in units of the font size.
  static let wideGap = 1.0
  /// How many times as large as the text under it a heading is set.
  static let headingSize = 1.25

  /// - Parameters:
  ///   - lines: lines outside drawn tables, of one column of the page.
  ///   - rulings: horizontal rulings outside drawn tables.
  func regions(lines: [TextLine], rulings: [Ruling]) -> [AlignedRegion] {
    let found = framedRegions(lines, rulings).compactMap(upToProse)
    let framed = withoutRepeats(found.map { withInnerRulings(extended($0, lines), rulings) })
    let taken = Set(framed.flatMap { $0.lines.flatMap(\.words) })
    let free = lines.filter { $0.words.allSatisfy { !taken.contains($0) } }
    return (framed + openRegions(free, rulings: rulings)).flatMap(
      RegionSplitter(words: words, titleWords: settings.titleWords).split)
  }

  // MARK: Between rulings

  private func framedRegions(_ lines: [TextLine], _ rulings: [Ruling]) -> [AlignedRegion] {
    var regions: [AlignedRegion] = []
    let groups = sameExtent(rulings.filter { $0.length > 60 }).filter { $0.count > 1 }
    for group in groups {
      let beside = groups.contains { isBeside($0, group) }
      let own = beside ? tableLines(lines, within: group[0]) : nil
      regions += framedRegions(own ?? lines, along: group)
    }
    return regions
  }

  /// Words and width of a line of prose, the width as a share of the region; and how many of them make a paragraph.
  private static let prose = (words: 8, width: 0.7, lines: 2)

  /// The region up to a paragraph of prose: what follows between the same rulings is another table.
  private func upToProse(_ region: AlignedRegion) -> AlignedRegion? {
    guard let width = region.box?.width else { return nil }
    let isProse = region.lines.map { line in
      line.words.count >= Self.prose.words && line.box.width > Self.prose.width * width
        && line.chunks(gap: Self.wideGap, of: words).count == 1
    }
    let start = region.lines.indices.dropLast(Self.prose.lines - 1).first { index in
      isProse[index..<(index + Self.prose.lines)].allSatisfy(\.self)
    }
    guard let start else { return region }
    guard start > 1, let top = region.rulings.first, region.lines[start].middle > top.position else { return nil }
    var region = region
    region.rulings = region.rulings.filter { $0.position < region.lines[start].middle }
    region.lines = Array(region.lines[..<start])
    return region
  }

  /// Without regions whose lines all stand in another one: rulings of two widths may run along the same rows.
  private func withoutRepeats(_ regions: [AlignedRegion]) -> [AlignedRegion] {
    let held = regions.map { Set($0.lines.flatMap(\.words)) }
    return regions.indices.filter { index in
      !regions.indices.contains { other in
        other != index && held[index].isSubset(of: held[other])
          && (held[index].count < held[other].count || other < index)
      }
    }.map { regions[$0] }
  }

  /// Bands between neighbouring rulings, joined as long as they look like parts of a table.
  private func framedRegions(_ lines: [TextLine], along rulings: [Ruling]) -> [AlignedRegion] {
    var regions: [AlignedRegion] = []
    var current: AlignedRegion?
    for (upper, lower) in zip(rulings, rulings.dropFirst()) {
      let band = lines.filter { line in
        line.middle > upper.position && line.middle < lower.position && line.box.midX > upper.start - 5
          && line.box.midX < upper.end + 5
      }
      guard !band.isEmpty, isWithin(band, upper), isTableBand(band, width: upper.length) else {
        if let done = current { regions.append(done) }
        current = nil
        continue
      }
      if let heading = headingIndex(in: band) {
        if let done = current { regions.append(done) }
        current = AlignedRegion(lines: Array(band[(heading + 1)...]), rulings: [lower], isFramed: true)
        continue
      }
      if current == nil { current = AlignedRegion(lines: [], rulings: [upper], isFramed: true) }
      current?.lines += band
      current?.rulings.append(lower)
    }
    if let done = current { regions.append(done) }
    return regions.filter { region in
      region.lines.count > 1 && region.lines.contains { $0.chunks(gap: Self.wideGap, of: words).count > 1 }
    }
  }

  /// Whether most lines of a band keep between the ends of its ruling: the rules over the sums of a column frame no table.
  private func isWithin(_ band: [TextLine], _ ruling: Ruling) -> Bool {
    let inside = band.count { $0.box.x0 > ruling.start - Self.overhang && $0.box.x1 < ruling.end + Self.overhang }
    return inside * 2 >= band.count
  }

  /// Furthest that the lines of a table stand out beyond its rulings, in points.
  private static let overhang = 20.0

  /// The line of a band that is set as a heading over the next table: large, alone, with the header row under it.
  private func headingIndex(in band: [TextLine]) -> Int? {
    guard let index = band.firstIndex(where: { $0.chunks(gap: Self.wideGap, of: words).count == 1 }),
      index + 1 < band.count
    else { return nil }
    let under = band[(index + 1)...]
    let size = under.map(\.size).max() ?? 0
    let isOver = under.allSatisfy { $0.box.y0 > band[index].box.y1 - 1 && pieceCount($0) > 1 }
    return isOver && band[index].size >= Self.headingSize * size ? index : nil
  }

  /// At least half of the lines stand in pieces, or the band is a short heading.
  private func isTableBand(_ lines: [TextLine], width: Double) -> Bool {
    let inPieces = lines.filter { $0.chunks(gap: Self.wideGap, of: words).count > 1 }.count
    if inPieces * 2 >= lines.count { return true }
    let single = lines.filter { $0.chunks(gap: Self.wideGap, of: words).count == 1 }
    let full = single.filter { $0.box.width > 0.8 * width }.count
    if lines.count <= 3 && full == 0 || inPieces * 3 >= lines.count && full * 4 < lines.count { return true }
    // A row whose longest cell runs on by itself.
    return pieceCount(lines[0]) >= 3 && single.allSatisfy { $0.box.width < 0.6 * width }
  }

  /// The region with the lines in pieces that stand right above its first ruling or below its last: a heading row
  /// without a ruling over it, a total under the last one.
  private func extended(_ region: AlignedRegion, _ lines: [TextLine]) -> AlignedRegion {
    var region = region
    guard let top = region.rulings.first, let bottom = region.rulings.last else { return region }
    let beside = lines.filter { $0.box.midX > top.start - 5 && $0.box.midX < top.end + 5 }
    let first = min(top.position, region.lines.map(\.middle).min() ?? top.position)
    let starts = region.lines.flatMap(innerStarts)
    var edge = first
    var open: [TextLine] = []
    for line in beside.reversed() where line.middle < first {
      let isInPieces = pieceCount(line) > 1
      guard edge - line.middle < 2.2 * line.size, isInPieces || isInColumn(line, starts) else { break }
      open.insert(line, at: 0)
      edge = line.middle
      guard isInPieces else { continue }
      region.lines = open + region.lines
      open = []
    }
    let last = max(bottom.position, region.lines.map(\.middle).max() ?? bottom.position)
    edge = last
    var under: [TextLine] = []
    for line in beside where line.middle > last {
      guard line.middle - edge < 2.2 * line.size, pieceCount(line) > 2 || isRest(line, of: under) else { break }
      region.lines.append(line)
      under.append(line)
      edge = line.middle
    }
    return region
  }

  /// Whether a line goes on with cells of the lines over it: it follows closely, and its pieces begin where theirs do.
  private func isRest(_ line: TextLine, of lines: [TextLine]) -> Bool {
    guard let last = lines.last, line.middle - last.middle < 1.4 * line.size else { return false }
    let starts = lines.flatMap { $0.chunks(gap: 0.3, of: words) }.map(\.box.x0)
    return line.chunks(gap: Self.wideGap, of: words).allSatisfy { piece in
      starts.contains { abs($0 - piece.box.x0) < 1.5 }
    }
  }

  /// The framed region with the shorter rulings inside it: those under headings of several columns.
  private func withInnerRulings(_ region: AlignedRegion, _ rulings: [Ruling]) -> AlignedRegion {
    guard let first = region.rulings.first, let last = region.rulings.last else { return region }
    var region = region
    let inner = rulings.filter { ruling in
      ruling.position > first.position + 1 && ruling.position < last.position - 1 && ruling.start > first.start - 6
        && ruling.end < first.end + 6 && ruling.length < 0.8 * first.length
    }
    region.rulings = (region.rulings + inner).sorted { $0.position < $1.position }
    return region
  }

  // MARK: Lines

  /// Texts that begin within so many points begin at one place.
  static let startReach = 1.5

  /// Whether a line in one piece goes on with a cell behind the first column: it begins where texts of a column did, and
  /// ends before the next one.
  func isInColumn(_ line: TextLine, _ starts: [Double]) -> Bool {
    starts.contains { abs($0 - line.box.x0) < Self.startReach }
      && !starts.contains { $0 > line.box.x0 + Self.startReach && $0 < line.box.x1 }
  }

  /// Where the pieces of a line behind its first one begin.
  func innerStarts(_ line: TextLine) -> [Double] {
    line.chunks(gap: Self.wideGap, of: words).dropFirst().map(\.box.x0)
  }

  /// Pieces of a line, not counting a list marker or the number at the end of a dotted leader.
  func pieceCount(_ line: TextLine) -> Int {
    let chunks = line.chunks(gap: Self.wideGap, of: words)
    if chunks.count == 2, line.words.contains(where: { isLeader(words[$0].text) }), isPageNumber(text(chunks[1])) {
      return 1
    }
    guard let first = chunks.first, let word = first.words.first else { return 0 }
    let isMarked = first.words.count == 1 && ListMarker(words[word].text) != nil
    return isMarked && chunks.count > 1 && !isNumeric(chunks.dropFirst().map { text($0) }.joined())
      ? chunks.count - 1 : chunks.count
  }

  /// One to three digits: what a table of contents leads to.
  private func isPageNumber(_ text: String) -> Bool { text.count <= 3 && text.allSatisfy(\.isNumber) }

  func text(_ line: TextLine) -> String { line.words.map { words[$0].text }.joined(separator: " ") }
}
