import Model

/// Tells dots and signs from areas by how much of their bounds is painted, and which corners are.
struct ShapeProbe {
  let raster: PageRaster
  let colour: UInt32

  /// Largest dot in points; a larger round shape is an illustration.
  private static let largestDot = 40.0
  /// Largest diamond, triangle or star in points: what fits into a row of a chart.
  static let largestSign = 24.0
  /// Smallest dot or sign, in pixels each way: below, its corners cannot be told.
  private static let smallest = 6.0
  /// Painted share of a disc: π/4, less or more for its blurred edge.
  private static let discShare = 0.55..<0.88
  /// Painted share of a star (0.35), a triangle or a diamond (0.5); more where the bounds leave out their thin tips.
  private static let signShare = 0.2..<0.8

  /// - Parameter box: bounds in pixels.
  func shape(in box: Rect) -> Fill.Shape {
    guard box.width >= Self.smallest, box.height >= Self.smallest, box.width <= Self.largestDot * raster.scale else {
      return .area
    }
    let x = Int(box.x0)..<min(Int(box.x1), raster.width)
    let y = Int(box.y0)..<min(Int(box.y1), raster.height)
    guard !x.isEmpty, !y.isEmpty else { return .area }
    let corners = [
      (x.lowerBound, y.lowerBound), (x.upperBound - 1, y.lowerBound), (x.lowerBound, y.upperBound - 1),
      (x.upperBound - 1, y.upperBound - 1),
    ]
    let empty = corners.map { !isPainted($0.0, $0.1) }
    let share = paintedShare(x, y)
    let isEven = abs(box.width - box.height) <= 0.15 * box.height + 1
    if isEven, empty[0], empty[1], empty[2], Self.discShare.contains(share), !isPointed(x, y) { return .disc }
    let isSmall = max(box.width, box.height) <= Self.largestSign * raster.scale
    let isSquat = box.width < 2 * box.height && box.height < 2 * box.width
    return isSmall && isSquat && empty.count(where: \.self) >= 2 && Self.signShare.contains(share) ? .sign : .area
  }

  private func isPainted(_ x: Int, _ y: Int) -> Bool { raster.pixels[y * raster.width + x] == colour }

  private func paintedShare(_ x: Range<Int>, _ y: Range<Int>) -> Double {
    var painted = 0
    for row in y { for column in x where isPainted(column, row) { painted += 1 } }
    return Double(painted) / Double(x.count * y.count)
  }

  /// Below this width in pixels a disc is too blurred to be told from a diamond by its outline; its share tells.
  private static let leastOutline = 14

  /// Whether the shape is no wider a quarter of the way down than a diamond is: half its width, where a disc has seven
  /// eighths.
  private func isPointed(_ x: Range<Int>, _ y: Range<Int>) -> Bool {
    guard x.count >= Self.leastOutline else { return false }
    let row = y.lowerBound + y.count / 4
    return Double(x.count { isPainted($0, row) }) < 0.68 * Double(x.count)
  }
}
