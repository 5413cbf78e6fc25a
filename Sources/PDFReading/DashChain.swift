/// Short painted stretches that follow each other along one row or column.
struct DashChain {
  private(set) var start = 0
  private(set) var end = -1
  private(set) var count = 0
  private(set) var painted = 0
  private(set) var colour: UInt32 = 0

  /// Fewest dashes of a line: three could be the bars of a drawn symbol.
  static let minimumCount = 5

  /// Adds a stretch, or starts anew with it when it does not go on from the last.
  ///
  /// - Returns: the line that ended because of it.
  mutating func take(_ stretch: Range<Int>, colour: UInt32, limits: RunLimits) -> DashChain? {
    let isDash = stretch.count <= limits.maximumDash
    if isDash, count > 0, stretch.lowerBound - end <= limits.maximumDashGap {
      end = stretch.upperBound
      count += 1
      painted += stretch.count
      return nil
    }
    let ended = finished(limits)
    self = DashChain()
    if isDash {
      start = stretch.lowerBound
      end = stretch.upperBound
      count = 1
      painted = stretch.count
      self.colour = colour
    }
    return ended
  }

  /// The chain, when it is long enough for a dashed line.
  func finished(_ limits: RunLimits) -> DashChain? {
    count >= DashChain.minimumCount && end - start >= limits.minimumDashed ? self : nil
  }

  func run(on line: Int) -> PixelRun {
    PixelRun(
      line: line, start: start, end: end, colour: colour, density: Double(painted) / Double(max(1, end - start)))
  }
}
