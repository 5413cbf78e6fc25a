import Model

/// Finds the straight lines of a drawn page, horizontal and vertical.
///
/// A line is a thin strip whose colour stands out from both sides. The blurred edge of a painted area is a strip too, but
/// its colour lies between those of its two sides.
struct LineFinder {
  let raster: PageRaster
  let mask: PageMask
  let settings: DrawingSettings

  func lines() -> [Ruling] {
    let limits = RunLimits(settings, scale: raster.scale)
    let runs = RunScanner(raster: raster, mask: mask, limits: limits).runs()
    return lines(.horizontal, runs.horizontal) + lines(.vertical, runs.vertical)
  }

  private func lines(_ orientation: Ruling.Orientation, _ runs: [PixelRun]) -> [Ruling] {
    let plane = PixelPlane(raster: raster, mask: mask, orientation: orientation)
    let limit = max(1, Int(settings.maximumRulingThickness * raster.scale))
    let groups = BandStacking.lineGroups(of: BandStacking.bands(of: runs), limit: limit)
    return groups.compactMap { line(orientation, $0, plane) }
  }

  private func line(_ orientation: Ruling.Orientation, _ group: [PixelBand], _ plane: PixelPlane) -> Ruling? {
    let group = plane.withoutHiddenEnds(group)
    guard let profile = plane.profile(of: group, minimumContrast: settings.minimumContrast) else { return nil }
    let start = group.map(\.start).min() ?? 0
    let end = group.map(\.end).max() ?? 0
    return Ruling(
      orientation: orientation, position: profile.centre / raster.scale, start: Double(start) / raster.scale,
      end: Double(end) / raster.scale, thickness: profile.thickness / raster.scale,
      colour: colour(of: group))
  }

  /// Pixels of one colour from which a line shows it: thinner ones are blurred into the paper.
  private static let colourThickness = 2

  private func colour(of group: [PixelBand]) -> String? {
    group.max { $0.thickness < $1.thickness }
      .flatMap { $0.thickness >= Self.colourThickness && !$0.isDashed ? Colour(pixel: $0.colour).code : nil }
  }
}

/// A page picture seen along its rows or its columns.
struct PixelPlane {
  let raster: PageRaster
  let mask: PageMask
  let orientation: Ruling.Orientation

  /// Where the middle of a line is and how thick it is, in pixels.
  struct Profile {
    var centre: Double
    var thickness: Double
  }

  private static let samples = 12
  /// Least share of a line to be seen beside areas of its own colour: the row under a header of two rows. Between the
  /// letters of such a header hardly more than a tenth is.
  private static let leastVisible = 0.25

  private var lineCount: Int { orientation == .horizontal ? raster.height : raster.width }

  private func offset(line: Int, along: Int) -> Int {
    orientation == .horizontal ? line * raster.width + along : along * raster.width + line
  }

  private func colour(line: Int, along: Int) -> Colour {
    guard line >= 0, line < lineCount else { return Colour(pixel: raster.background) }
    return Colour(pixel: raster.pixels[offset(line: line, along: along)])
  }

  private func isLetter(line: Int, along: Int) -> Bool {
    guard line >= 0, line < lineCount else { return false }
    return mask.cells[offset(line: line, along: along)] == PageMask.letter
  }

  /// Measures a group of touching strips against what lies on both sides of them.
  ///
  /// - Returns: `nil` when the strips do not stand out: an edge of an area, or part of one.
  func profile(of group: [PixelBand], minimumContrast: Int) -> Profile? {
    guard let first = group.first, let last = group.last else { return nil }
    if first.isDashed { return dashedProfile(of: group) }
    var free = Tally()
    var lettered = Tally()
    var crossed = 0
    var weights = [Double](repeating: 0, count: group.count)
    let outer = (before: first.lines.lowerBound - 1, after: last.lines.upperBound)
    for along in samplePlaces(group) {
      let before = colour(line: outer.before, along: along)
      let after = colour(line: outer.after, along: along)
      var stands = false
      for index in group.indices {
        let contrast = Colour(pixel: group[index].colour).distance(outside: before, after)
        guard contrast >= minimumContrast else { continue }
        weights[index] += Double(contrast)
        stands = true
      }
      if isLetter(line: outer.before, along: along) || isLetter(line: outer.after, along: along) {
        lettered.count(stands)
      } else {
        free.count(stands)
        if !stands, isCrossed(outer.before, outer.after, along: along, first.colour) { crossed += 1 }
      }
    }
    let stands = free.seen >= 1 ? free.share >= 0.7 : lettered.share >= 0.5
    // Between two rows of text hardly a place is free, and a ruling that crosses may take it.
    let isBetweenRows =
      crossed > 0 && free.seen - free.standing == crossed && lettered.seen > free.seen
      && lettered.share >= PixelPlane.sureShare
    return stands || isBetweenRows ? profile(group, weights) : nil
  }

  /// The strips without the ends that lie in areas of their own colour: a border runs on into a header painted alike, and
  /// is not to be seen there. What is left is as long as a ruling must be, or the strips stay as they are.
  func withoutHiddenEnds(_ group: [PixelBand]) -> [PixelBand] {
    guard let colour = group.first?.colour, !group.contains(where: { $0.isDashed || $0.colour != colour }) else {
      return group
    }
    let outer = (before: group[0].lines.lowerBound - 1, after: group[group.count - 1].lines.upperBound)
    var start = group.map(\.start).max() ?? 0
    var end = group.map(\.end).min() ?? 0
    let whole = end - start
    while start < end, isInside(outer.before, outer.after, along: start, colour) { start += 1 }
    while end > start, isInside(outer.before, outer.after, along: end - 1, colour) { end -= 1 }
    guard end - start < whole, PixelPlane.leastVisible * Double(whole) <= Double(end - start) else { return group }
    let isBetweenLetters = [start, (start + end) / 2, end - 1].contains {
      isLetter(line: outer.before, along: $0) || isLetter(line: outer.after, along: $0)
    }
    guard !isBetweenLetters else { return group }
    return group.map { band in
      var band = band
      band.start = start
      band.end = end
      return band
    }
  }

  /// Pixels to both sides of a place within which a line that crosses there ends: rulings are up to six pixels thick.
  private static let crossing = 7
  /// Share of the places between letters at which a line stands out that is one for certain.
  private static let sureShare = 0.9

  /// Whether a line of the same colour crosses.
  private func isCrossed(_ before: Int, _ after: Int, along: Int, _ colour: UInt32) -> Bool {
    guard isInside(before, after, along: along, colour) else { return false }
    let ends = [along - PixelPlane.crossing, along + PixelPlane.crossing]
    let limit = orientation == .horizontal ? raster.width : raster.height
    return ends.allSatisfy { $0 < 0 || $0 >= limit || !isInside(before, after, along: $0, colour) }
  }

  private func isInside(_ before: Int, _ after: Int, along: Int, _ colour: UInt32) -> Bool {
    let own = Colour(pixel: colour)
    return self.colour(line: before, along: along) == own && self.colour(line: after, along: along) == own
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
    let paper = Colour(pixel: raster.background)
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

  /// Places spread over the stretch that all strips share.
  private func samplePlaces(_ group: [PixelBand]) -> StrideTo<Int> {
    var start = 0
    var end = Int.max
    for band in group {
      start = max(start, band.start + 1)
      end = min(end, band.end - 1)
    }
    let step = max(1, (end - start) / PixelPlane.samples)
    return stride(from: start + step / 2, to: end, by: step)
  }
}
