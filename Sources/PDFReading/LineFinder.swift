import Model

/// A drawn line in a page picture, before it is known whether it is a ruling or belongs to a word.
struct DrawnLine {
  var ruling: Ruling
  /// Share of the line that lies on letters.
  var letterShare: Double
}

/// Finds the straight lines of a drawn page, horizontal and vertical.
///
/// A line is a thin strip whose colour stands out from both sides. The blurred edge of a painted area is a strip too, but
/// its colour lies between those of its two sides.
struct LineFinder {
  let raster: PageRaster
  let mask: PageMask
  let background: UInt32
  let settings: DrawingSettings

  func lines() -> [DrawnLine] {
    let scanner = RunScanner(
      raster: raster, mask: mask, background: background, limits: RunLimits(settings, scale: raster.scale))
    return lines(.horizontal, scanner.horizontalRuns()) + lines(.vertical, scanner.verticalRuns())
  }

  private func lines(_ orientation: Ruling.Orientation, _ runs: [PixelRun]) -> [DrawnLine] {
    let plane = PixelPlane(raster: raster, mask: mask, background: background, orientation: orientation)
    let limit = max(1, Int(settings.maximumRulingThickness * raster.scale))
    let groups = BandStacking.lineGroups(of: BandStacking.bands(of: runs), limit: limit)
    return groups.compactMap { line(orientation, $0, plane) }
  }

  private func line(_ orientation: Ruling.Orientation, _ group: [PixelBand], _ plane: PixelPlane) -> DrawnLine? {
    guard let profile = plane.profile(of: group, minimumContrast: settings.minimumContrast) else { return nil }
    let start = group.map(\.start).min() ?? 0
    let end = group.map(\.end).max() ?? 0
    let ruling = Ruling(
      orientation: orientation, position: profile.centre / raster.scale, start: Double(start) / raster.scale,
      end: Double(end) / raster.scale, thickness: profile.thickness / raster.scale)
    let middle = Int(profile.centre)
    return DrawnLine(ruling: ruling, letterShare: plane.letterShare(line: middle, start..<end))
  }
}

/// A page picture seen along its rows or its columns.
struct PixelPlane {
  let raster: PageRaster
  let mask: PageMask
  let background: UInt32
  let orientation: Ruling.Orientation

  /// Where the middle of a line is and how thick it is, in pixels.
  struct Profile {
    var centre: Double
    var thickness: Double
  }

  private static let samples = 12

  private var lineCount: Int { orientation == .horizontal ? raster.height : raster.width }

  private func offset(line: Int, along: Int) -> Int {
    orientation == .horizontal ? line * raster.width + along : along * raster.width + line
  }

  private func colour(line: Int, along: Int) -> Colour {
    guard line >= 0, line < lineCount else { return Colour(pixel: background) }
    return Colour(pixel: raster.pixels[offset(line: line, along: along)])
  }

  private func isLetter(line: Int, along: Int) -> Bool {
    guard line >= 0, line < lineCount else { return false }
    return mask.cells[offset(line: line, along: along)] == PageMask.letter
  }

  /// Share of a stretch that lies on letters.
  func letterShare(line: Int, _ stretch: Range<Int>) -> Double {
    guard line >= 0, line < lineCount, !stretch.isEmpty else { return 0 }
    var count = 0
    for along in stretch where isLetter(line: line, along: along) { count += 1 }
    return Double(count) / Double(stretch.count)
  }

  /// Measures a group of touching strips against what lies on both sides of them.
  ///
  /// - Returns: `nil` when the strips do not stand out: an edge of an area, or part of one.
  func profile(of group: [PixelBand], minimumContrast: Int) -> Profile? {
    guard let first = group.first, let last = group.last else { return nil }
    if first.isDashed { return dashedProfile(of: group) }
    var free = Tally()
    var lettered = Tally()
    var weights = [Double](repeating: 0, count: group.count)
    for along in samplePlaces(group) {
      let sides = [first.lines.lowerBound - 1, last.lines.upperBound]
      let colours = sides.map { colour(line: $0, along: along) }
      let contrasts = group.map { Colour(pixel: $0.colour).distance(outside: colours[0], colours[1]) }
      let stands = (contrasts.max() ?? 0) >= minimumContrast
      if sides.contains(where: { isLetter(line: $0, along: along) }) {
        lettered.count(stands)
      } else {
        free.count(stands)
      }
      guard stands else { continue }
      for index in group.indices { weights[index] += Double(contrasts[index]) }
    }
    let stands = free.seen >= 2 ? free.share >= 0.7 : lettered.share >= 0.5
    return stands ? profile(group, weights) : nil
  }

  /// How many places were looked at and at how many of them the line stood out.
  private struct Tally {
    var seen = 0
    var standing = 0

    var share: Double { seen > 0 ? Double(standing) / Double(seen) : 0 }

    mutating func count(_ stands: Bool) {
      seen += 1
      if stands { standing += 1 }
    }
  }

  private func profile(_ group: [PixelBand], _ weights: [Double]) -> Profile {
    var total = 0.0
    var moment = 0.0
    for (band, weight) in zip(group, weights) {
      let mass = weight * Double(band.thickness)
      total += mass
      moment += mass * Double(band.lines.lowerBound + band.lines.upperBound) / 2
    }
    return Profile(centre: moment / total, thickness: total / max(1, weights.max() ?? 1))
  }

  /// Dashes count as a line when what lies beside them is empty.
  private func dashedProfile(of group: [PixelBand]) -> Profile? {
    guard let first = group.first, let last = group.last else { return nil }
    let paper = Colour(pixel: background)
    var empty = 0
    var seen = 0
    for along in stride(from: first.start, to: first.end, by: 1) {
      for line in [first.lines.lowerBound - 2, last.lines.upperBound + 1] where !isLetter(line: line, along: along) {
        seen += 1
        if colour(line: line, along: along) == paper { empty += 1 }
      }
    }
    guard seen > 0, 10 * empty >= 9 * seen else { return nil }
    let lines = first.lines.lowerBound..<last.lines.upperBound
    return Profile(centre: Double(lines.lowerBound + lines.upperBound) / 2, thickness: Double(lines.count))
  }

  private func samplePlaces(_ group: [PixelBand]) -> [Int] {
    let start = (group.map(\.start).max() ?? 0) + 1
    let end = (group.map(\.end).min() ?? 0) - 1
    guard start < end else { return [] }
    let count = min(PixelPlane.samples, end - start)
    return (0..<count).map { start + ($0 * 2 + 1) * (end - start) / (2 * count) }
  }
}
