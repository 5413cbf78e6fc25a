/// Runs of one colour stacked side by side: a straight strip.
struct PixelBand {
  /// Rows of a horizontal band, columns of a vertical one.
  var lines: Range<Int>
  var start: Int
  var end: Int
  var colour: UInt32
  var isDashed: Bool

  var length: Int { end - start }
  var thickness: Int { lines.count }

  /// Pixels that both share along their length.
  func overlap(_ other: PixelBand) -> Int { min(end, other.end) - max(start, other.start) }
}

enum BandStacking {
  /// How far the ends of two runs may differ within one band: one pixel of antialiasing.
  private static let slack = 1

  /// Stacks runs of the same colour and the same ends on neighbouring lines.
  ///
  /// - Parameter runs: by line, then start.
  /// - Returns: bands in no stated order.
  /// - Complexity: linear for runs that do not overlap.
  static func bands(of runs: [PixelRun]) -> [PixelBand] {
    var bands: [PixelBand] = []
    var previous: [Int] = []
    var current: [Int] = []
    var line = -1
    var cursor = 0
    for run in runs {
      if run.line != line {
        previous = run.line == line + 1 ? current : []
        current = []
        line = run.line
        cursor = 0
      }
      while cursor < previous.count, bands[previous[cursor]].end <= run.start { cursor += 1 }
      if let index = match(run, previous, from: cursor, bands) {
        bands[index].lines = bands[index].lines.lowerBound..<(line + 1)
        current.append(index)
      } else {
        bands.append(
          PixelBand(
            lines: line..<(line + 1), start: run.start, end: run.end, colour: run.colour, isDashed: run.density < 1))
        current.append(bands.count - 1)
      }
    }
    return bands
  }

  private static func match(_ run: PixelRun, _ previous: [Int], from cursor: Int, _ bands: [PixelBand]) -> Int? {
    var index = cursor
    while index < previous.count, bands[previous[index]].start <= run.start + slack {
      let band = bands[previous[index]]
      let isLike = band.isDashed == (run.density < 1) && (band.isDashed || band.colour == run.colour)
      if isLike, abs(band.start - run.start) <= slack, abs(band.end - run.end) <= slack { return previous[index] }
      index += 1
    }
    return nil
  }

  /// Joins thin bands that touch side by side: the blurred halves of one drawn line.
  ///
  /// - Parameter limit: thickest line in pixels.
  /// - Returns: groups, each from the first line to the last.
  static func lineGroups(of bands: [PixelBand], limit: Int) -> [[PixelBand]] {
    let thin = bands.filter { $0.thickness <= limit }.sorted {
      ($0.lines.lowerBound, $0.start, $0.end, $0.colour) < ($1.lines.lowerBound, $1.start, $1.end, $1.colour)
    }
    var groups: [[PixelBand]] = []
    var endingAt: [Int: [Int]] = [:]
    for band in thin {
      let group = endingAt[band.lines.lowerBound]?.first { canJoin(band, groups[$0], limit) }
      if let group {
        groups[group].append(band)
        endingAt[band.lines.upperBound, default: []].append(group)
      } else {
        groups.append([band])
        endingAt[band.lines.upperBound, default: []].append(groups.count - 1)
      }
    }
    return groups
  }

  private static func canJoin(_ band: PixelBand, _ group: [PixelBand], _ limit: Int) -> Bool {
    guard let first = group.first, let last = group.last, last.lines.upperBound == band.lines.lowerBound,
      band.lines.upperBound - first.lines.lowerBound <= limit
    else { return false }
    let overlap = Double(last.overlap(band))
    return overlap >= 0.8 * Double(max(band.length, last.length)) || isAlongside(band, last, overlap)
  }

  /// Shortest of two lines of one colour that touch, and least share of the longer one, in pixels: the lower border of a
  /// table in a cell lies on that of the cell.
  private static let leastAlongside = 150
  private static let leastAlongsideShare = 0.2
  /// Share of the shorter one along which they touch.
  private static let touching = 0.98
  /// Thickest pair of such lines, in pixels: thicker ones are areas.
  private static let thickestPair = 4

  private static func isAlongside(_ band: PixelBand, _ other: PixelBand, _ overlap: Double) -> Bool {
    let shorter = min(band.length, other.length)
    guard band.colour == other.colour, !band.isDashed, !other.isDashed,
      band.thickness + other.thickness <= thickestPair
    else { return false }
    return shorter >= leastAlongside && overlap >= touching * Double(shorter)
      && overlap >= leastAlongsideShare * Double(max(band.length, other.length))
  }
}
