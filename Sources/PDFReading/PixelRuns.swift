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

/// Finds the long runs of one colour and the rows of dashes in a drawn page.
struct RunScanner {
  let raster: PageRaster
  let mask: PageMask
  let limits: RunLimits

  /// Runs along rows, by row, then start.
  func horizontalRuns() -> [PixelRun] {
    var runs: [PixelRun] = []
    for y in 0..<raster.height {
      var dashes = DashChain()
      for stretch in raster.ink[y] { scan(stretch, of: y, &dashes, &runs) }
      if let line = dashes.finished(limits) { runs.append(line.run(on: y)) }
    }
    return runs
  }

  private func scan(_ stretch: Range<Int>, of y: Int, _ dashes: inout DashChain, _ runs: inout [PixelRun]) {
    let row = raster.row(y)
    let letters = mask.cells + y * raster.width
    let end = stretch.upperBound
    let leap = limits.minimumRun > PageMask.leap ? PageMask.leap : end
    var x = stretch.lowerBound
    while true {
      while x < end, row[x] == raster.background { x += 1 }
      guard x < end else { return }
      // A long run that begins on one of the next pixels would go on from the last of them to the one behind it.
      if x + leap < end, row[x + leap - 1] != row[x + leap], PageMask.areLetters(letters + x) {
        x += leap
        continue
      }
      let colour = row[x]
      let start = x
      x = PixelBlock.endOfRun(row, from: start, to: end, colour: colour)
      if x - start >= limits.minimumRun { runs.append(PixelRun(line: y, start: start, end: x, colour: colour)) }
      guard letters[start] == PageMask.free else { continue }
      if let line = dashes.take(start..<x, colour: colour, limits: limits) { runs.append(line.run(on: y)) }
    }
  }

  /// Runs along columns, by column, then start.
  func verticalRuns() -> [PixelRun] {
    var runs: [PixelRun] = []
    findLongRuns(&runs)
    findDashes(&runs)
    return runs.sorted { ($0.line, $0.start, $0.end) < ($1.line, $1.start, $1.end) }
  }
}

extension RunScanner {
  /// Long runs along columns. Each passes through two neighbouring rows of those looked at.
  private func findLongRuns(_ runs: inout [PixelRun]) {
    let step = limits.minimumRun / 2
    // Of the run found last in each column.
    var ends = [Int](repeating: 0, count: raster.width)
    for y in stride(from: 0, to: raster.height - step, by: step) {
      let row = raster.row(y)
      let below = row + step * raster.width
      for stretch in raster.ink[y] {
        for x in stretch where row[x] == below[x] && row[x] != raster.background && y >= ends[x] {
          guard let run = longRun(x, through: y, step: step) else { continue }
          ends[x] = run.end
          if !isStem(x, run.start, run.end) { runs.append(run) }
        }
      }
    }
  }

  /// The run of column `x` that holds rows `y` to `y + step`; `nil` when it is short.
  private func longRun(_ x: Int, through y: Int, step: Int) -> PixelRun? {
    let width = raster.width
    let place = raster.pixels + (y * width + x)
    let colour = place[0]
    for row in 1..<step where place[row * width] != colour { return nil }
    var start = 0
    while y + start > 0, place[(start - 1) * width] == colour { start -= 1 }
    var end = step + 1
    while y + end < raster.height, place[end * width] == colour { end += 1 }
    guard end - start >= limits.minimumRun else { return nil }
    return PixelRun(line: x, start: y + start, end: y + end, colour: colour)
  }

  /// Whether a short vertical run lies on letters from end to end: most runs of a page do, and none is a ruling.
  private func isStem(_ x: Int, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= limits.maximumStem else { return false }
    let letters = mask.cells + x
    let width = raster.width
    return letters[start * width] == PageMask.letter && letters[(end - 1) * width] == PageMask.letter
      && letters[(start + end) / 2 * width] == PageMask.letter
  }

  /// Rows of dashes along columns, beside letters and pictures.
  private func findDashes(_ runs: inout [PixelRun]) {
    var chains = [DashChain](repeating: DashChain(), count: raster.width)
    chains.withUnsafeMutableBufferPointer { chains in
      for y in 0..<raster.height {
        for stretch in raster.ink[y] { take(stretch, of: y, chains, &runs) }
      }
      for x in chains.indices {
        if let line = chains[x].finished(limits) { runs.append(line.run(on: x)) }
      }
    }
  }

  /// Adds what begins in a row to the chains of its columns.
  private func take(
    _ stretch: Range<Int>, of y: Int, _ chains: UnsafeMutableBufferPointer<DashChain>, _ runs: inout [PixelRun]
  ) {
    let row = raster.row(y)
    let cells = mask.cells + y * raster.width
    var x = stretch.lowerBound
    while true {
      while x < stretch.upperBound, row[x] == raster.background { x += 1 }
      guard x < stretch.upperBound else { return }
      if x + PageMask.leap <= stretch.upperBound, PageMask.areTaken(cells + x) {
        x += PageMask.leap
        continue
      }
      let colour = row[x]
      if cells[x] == PageMask.free, y == 0 || row[x - raster.width] != colour,
        let line = chains[x].take(y..<endOfDash(x, y, colour), colour: colour, limits: limits)
      {
        runs.append(line.run(on: x))
      }
      x += 1
    }
  }

  /// One past the last row of the colour, looked for no further than one row more than a dash can have.
  private func endOfDash(_ x: Int, _ y: Int, _ colour: UInt32) -> Int {
    let limit = min(raster.height, y + limits.maximumDash + 1)
    var end = y + 1
    while end < limit, raster.pixels[end * raster.width + x] == colour { end += 1 }
    return end
  }
}
