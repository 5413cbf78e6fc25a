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
///
/// Long runs are found by looking at few places: every run that is long enough passes through one of them. Dashes can only
/// be found by looking everywhere, but not where letters and pictures are.
struct RunScanner {
  let raster: PageRaster
  let mask: PageMask
  let limits: RunLimits

  /// - Returns: runs along rows, by row, then start; and runs along columns, by column, then start.
  func runs() -> (horizontal: [PixelRun], vertical: [PixelRun]) {
    var finder = DashFinder(raster: raster, mask: mask, limits: limits)
    finder.find()
    return (sorted(longRows() + finder.horizontal), sorted(longColumns() + finder.vertical))
  }

  private func sorted(_ runs: [PixelRun]) -> [PixelRun] {
    runs.sorted { ($0.line, $0.start, $0.end) < ($1.line, $1.start, $1.end) }
  }

  /// Distance of the places looked at: any run of `minimumRun` pixels holds two neighbours of which the second is one.
  private var step: Int { limits.minimumRun - 1 }

  /// Long runs along rows.
  private func longRows() -> [PixelRun] {
    var runs: [PixelRun] = []
    for y in 0..<raster.height {
      let row = raster.row(y)
      for stretch in raster.ink[y] {
        var x = stretch.lowerBound + step
        while x < stretch.upperBound {
          let colour = row[x]
          guard colour == row[x - 1], colour != raster.background else {
            x += step
            continue
          }
          var start = x - 1
          while start > stretch.lowerBound, row[start - 1] == colour { start -= 1 }
          let end = PixelBlock.endOfRun(row, from: x, to: stretch.upperBound, colour: colour)
          if end - start >= limits.minimumRun { runs.append(PixelRun(line: y, start: start, end: end, colour: colour)) }
          // The places stay a step apart; those within the run have been looked at.
          x += max(1, (end - x + step - 1) / step) * step
        }
      }
    }
    return runs
  }

  /// Long runs along columns.
  private func longColumns() -> [PixelRun] {
    var runs: [PixelRun] = []
    // Of the run found last in each column.
    var ends = [Int](repeating: 0, count: raster.width)
    for y in stride(from: step, to: raster.height, by: step) {
      let row = raster.row(y)
      let above = row - raster.width
      for stretch in raster.ink[y] {
        for x in stretch where row[x] == above[x] && row[x] != raster.background && y >= ends[x] {
          let run = column(x, through: y)
          ends[x] = run.end
          if run.length >= limits.minimumRun, !isStem(run) { runs.append(run) }
        }
      }
    }
    return runs
  }

  /// The run of a column that holds row `y`.
  private func column(_ x: Int, through y: Int) -> PixelRun {
    let width = raster.width
    let pixels = raster.pixels + x
    let colour = pixels[y * width]
    var start = y
    while start > 0, pixels[(start - 1) * width] == colour { start -= 1 }
    var end = y + 1
    while end < raster.height, pixels[end * width] == colour { end += 1 }
    return PixelRun(line: x, start: start, end: end, colour: colour)
  }

  /// Whether a short vertical run lies on letters from end to end: most runs of a page do, and none is a ruling.
  private func isStem(_ run: PixelRun) -> Bool {
    guard run.length <= limits.maximumStem else { return false }
    let letters = mask.cells + run.line
    let width = raster.width
    return letters[run.start * width] == PageMask.letter && letters[(run.end - 1) * width] == PageMask.letter
      && letters[(run.start + run.end) / 2 * width] == PageMask.letter
  }
}
