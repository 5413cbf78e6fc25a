/// Finds rows of dashes along rows and columns of a drawn page, in one pass over what is neither letter nor picture.
struct DashFinder {
  let raster: PageRaster
  let mask: PageMask
  let limits: RunLimits
  /// Along rows.
  private(set) var horizontal: [PixelRun] = []
  /// Along columns.
  private(set) var vertical: [PixelRun] = []

  init(raster: PageRaster, mask: PageMask, limits: RunLimits) {
    self.raster = raster
    self.mask = mask
    self.limits = limits
  }

  mutating func find() {
    var columns = [DashChain](repeating: DashChain(), count: raster.width)
    columns.withUnsafeMutableBufferPointer { columns in
      for y in 0..<raster.height {
        var row = DashChain()
        for stretch in raster.ink[y] { scan(stretch, of: y, &row, columns) }
        if let line = row.finished(limits) { horizontal.append(line.run(on: y)) }
      }
      for x in columns.indices {
        if let line = columns[x].finished(limits) { vertical.append(line.run(on: x)) }
      }
    }
  }

  /// Adds what begins in a stretch to the chains of its row and its columns.
  private mutating func scan(
    _ stretch: Range<Int>, of y: Int, _ row: inout DashChain, _ columns: UnsafeMutableBufferPointer<DashChain>
  ) {
    let pixels = raster.row(y)
    let cells = mask.cells + y * raster.width
    let end = stretch.upperBound
    var x = stretch.lowerBound
    while true {
      while x < end, pixels[x] == raster.background { x += 1 }
      guard x < end else { return }
      if x + PageMask.leap <= end, PageMask.areTaken(cells + x) {
        x += PageMask.leap
        continue
      }
      if cells[x] == PageMask.free { take(x, y, isFirst: x == stretch.lowerBound, &row, &columns[x]) }
      x += 1
    }
  }

  /// Adds the dash that begins at a place along the row, and the one along the column, if any does.
  ///
  /// - Parameter isFirst: whether what lies before in the row is blank.
  @inline(__always)
  private mutating func take(_ x: Int, _ y: Int, isFirst: Bool, _ row: inout DashChain, _ column: inout DashChain) {
    let place = raster.row(y) + x
    let colour = place[0]
    if isFirst || place[-1] != colour {
      let end = x + dash(place, step: 1, limit: raster.width - x)
      if let line = row.take(x..<end, colour: colour, limits: limits) { horizontal.append(line.run(on: y)) }
    }
    if y == 0 || place[-raster.width] != colour {
      let end = y + dash(place, step: raster.width, limit: raster.height - y)
      if let line = column.take(y..<end, colour: colour, limits: limits) { vertical.append(line.run(on: x)) }
    }
  }

  /// Pixels of one colour from a place on, counted no further than one more than a dash can have.
  @inline(__always)
  private func dash(_ place: UnsafePointer<UInt32>, step: Int, limit: Int) -> Int {
    let limit = min(limit, limits.maximumDash + 1)
    var count = 1
    while count < limit, place[count * step] == place[0] { count += 1 }
    return count
  }
}
