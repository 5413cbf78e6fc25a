import Glibc
import Model

/// A stretch of pixels of one colour along a row or a column.
struct PixelRun {
  /// Row of a horizontal run, column of a vertical one.
  var line: Int
  var start: Int
  /// One past the last pixel.
  var end: Int
  var colour: UInt32
  /// Share of the stretch that is painted; less than 1 for dashes.
  var density: Double = 1

  var length: Int { end - start }
}

/// Lengths in pixels that decide which runs are kept.
struct RunLimits {
  var minimumRun: Int
  var maximumDashGap: Int
  var maximumDash: Int
  var minimumDashed: Int
  /// Longest stem of a letter: those of 28-point titles are 20 points high.
  var maximumStem: Int

  init(_ settings: DrawingSettings, scale: Double) {
    minimumRun = max(3, Int(settings.minimumRulingLength * scale))
    maximumDashGap = max(2, Int(settings.maximumDashGap * scale))
    maximumDash = max(2, Int(settings.maximumDash * scale))
    maximumStem = Int(20 * scale)
    minimumDashed = max(6, Int(settings.minimumDashedLength * scale))
  }
}

/// Finds the long runs of one colour and the rows of dashes in a drawn page, in one pass over the pixels each way.
struct RunScanner {
  let raster: PageRaster
  let mask: PageMask
  let limits: RunLimits

  /// Runs along rows, by row, then start.
  func horizontalRuns() -> [PixelRun] {
    var runs: [PixelRun] = []
    let paper = raster.paper
    for y in 0..<raster.height where !raster.ink[y].isEmpty {
      let row = raster.row(y)
      let end = raster.ink[y].upperBound
      let letters = mask.cells + y * raster.width
      var dashes = DashChain()
      var x = raster.ink[y].lowerBound
      while x < end {
        let colour = row[x]
        let start = x
        repeat { x += 1 } while x < end && row[x] == colour
        if x - start >= limits.minimumRun {
          runs.append(PixelRun(line: y, start: start, end: x, colour: colour))
        }
        if letters[start] == PageMask.free,
          let line = dashes.take(start..<x, colour: colour, limits: limits)
        {
          runs.append(line.run(on: y))
        }
        if x < end, row[x] == raster.background {
          x = PixelBlock.firstDifference(row, paper, from: x, to: end)
        }
      }
      if let line = dashes.finished(limits) { runs.append(line.run(on: y)) }
    }
    return runs
  }

  /// Runs along columns, by column, then start.
  func verticalRuns() -> [PixelRun] {
    let width = raster.width
    var runs: [PixelRun] = []
    var chains = [DashChain](repeating: DashChain(), count: width)
    var colours = [UInt32](repeating: raster.background, count: width)
    var starts = [Int](repeating: 0, count: width)
    colours.withUnsafeMutableBufferPointer { buffer in
      guard let colours = buffer.baseAddress else { return }
      var last = 0..<0
      for y in 0..<raster.height {
        // Only where this row or the one before it has ink can a run begin or end.
        let ink = raster.ink[y]
        let changing = ink.isEmpty ? last : last.isEmpty ? ink : ink.covering(last)
        last = ink
        let row = raster.row(y)
        let end = changing.upperBound
        var x = PixelBlock.firstDifference(row, colours, from: changing.lowerBound, to: end)
        while x < end {
          close(x, from: starts[x], to: y, colour: colours[x], &chains, &runs)
          colours[x] = row[x]
          starts[x] = y
          x = PixelBlock.firstDifference(row, colours, from: x + 1, to: end)
        }
      }
      for x in 0..<width {
        close(x, from: starts[x], to: raster.height, colour: colours[x], &chains, &runs)
        if let line = chains[x].finished(limits) { runs.append(line.run(on: x)) }
      }
    }
    return runs.sorted { ($0.line, $0.start, $0.end) < ($1.line, $1.start, $1.end) }
  }

  private func close(
    _ x: Int, from start: Int, to end: Int, colour: UInt32, _ chains: inout [DashChain], _ runs: inout [PixelRun]
  ) {
    guard colour != raster.background else { return }
    if end - start >= limits.minimumRun, !isStem(x, start, end) {
      runs.append(PixelRun(line: x, start: start, end: end, colour: colour))
    }
    guard mask.cells[start * raster.width + x] == PageMask.free else { return }
    if let line = chains[x].take(start..<end, colour: colour, limits: limits) { runs.append(line.run(on: x)) }
  }
}

extension RunScanner {
  /// Whether a short vertical run lies on letters from end to end: most runs of a page do, and none is a ruling.
  private func isStem(_ x: Int, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= limits.maximumStem else { return false }
    let letters = mask.cells + x
    let width = raster.width
    return letters[start * width] == PageMask.letter && letters[(end - 1) * width] == PageMask.letter
      && letters[(start + end) / 2 * width] == PageMask.letter
  }
}

/// Skips over pixels many at a time.
enum PixelBlock {
  private static let size = 16

  /// The first place where two rows differ; `end` when they do not.
  @inline(__always)
  static func firstDifference(
    _ left: UnsafePointer<UInt32>, _ right: UnsafePointer<UInt32>, from start: Int, to end: Int
  ) -> Int {
    var x = start
    if x < end, left[x] != right[x] { return x }
    while x + size <= end, memcmp(left + x, right + x, size * 4) == 0 { x += size }
    while x < end, left[x] == right[x] { x += 1 }
    return x
  }

  /// One past the last place where two rows differ; `start` when they do not.
  static func endOfDifference(
    _ left: UnsafePointer<UInt32>, _ right: UnsafePointer<UInt32>, from start: Int, to end: Int
  ) -> Int {
    var x = end
    while x - size >= start, memcmp(left + x - size, right + x - size, size * 4) == 0 { x -= size }
    while x > start, left[x - 1] == right[x - 1] { x -= 1 }
    return x
  }
}

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

extension Range<Int> {
  /// The range from the first start to the last end.
  func covering(_ other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
