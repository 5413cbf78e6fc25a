import Model

/// Finds the painted areas of a drawn page: shaded cells, bars, arrows and dots.
struct FillFinder {
  let raster: PageRaster
  let mask: PageMask
  let settings: DrawingSettings

  /// From this share of its bounds on, an area is one box (rounded corners, a few tiles lost to letters).
  private static let boxSolidity = 0.85
  /// A shape no higher than this in points that is no box is a bar or an arrow, and given by its bounds.
  private static let barHeight = 40.0
  /// Parts of an odd shape smaller than this share of it are its ragged edge.
  private static let partShare = 0.1

  /// - Returns: by their first tile from the top left.
  func fills() -> [Fill] {
    let map = TileMap(raster, mask)
    guard map.hasAreas else { return [] }
    return map.areas().flatMap(fills(of:))
  }

  private func fills(of area: TileArea) -> [Fill] {
    let bounds = area.bounds
    let side = Double(TileMap.side) / raster.scale
    let height = Double(bounds.rows.count) * side
    let isSmall = max(height, Double(bounds.columns.count) * side) <= ShapeProbe.largestSign
    if isSmall || area.solidity >= FillFinder.boxSolidity || (height <= FillFinder.barHeight && area.solidity >= 0.4) {
      return fill(bounds, area.colour).map { [$0] } ?? []
    }
    let least = Int(FillFinder.partShare * Double(area.count))
    return area.boxes.filter { $0.count >= max(2, least) }.compactMap { fill($0, area.colour) }
  }

  private func fill(_ box: TileBox, _ colour: UInt32) -> Fill? {
    let edges = EdgeProbe(raster: raster, mask: mask, colour: colour)
    let exact = edges.box(
      x: (box.columns.lowerBound * TileMap.side)..<(box.columns.upperBound * TileMap.side),
      y: (box.rows.lowerBound * TileMap.side)..<(box.rows.upperBound * TileMap.side))
    let place = Rect(
      x0: exact.x0 / raster.scale, y0: exact.y0 / raster.scale, x1: exact.x1 / raster.scale,
      y1: exact.y1 / raster.scale)
    guard place.width >= settings.minimumFillSize, place.height >= settings.minimumFillSize else { return nil }
    let shape = ShapeProbe(raster: raster, colour: colour).shape(in: exact)
    return Fill(box: place, colour: Colour(pixel: colour).code, shape: shape)
  }
}

/// Finds where an area ends exactly, to a fraction of a pixel where its edge is blurred.
struct EdgeProbe {
  let raster: PageRaster
  let mask: PageMask
  let colour: UInt32

  /// Share of the free pixels along an edge that must have the colour for the area to reach there.
  private static let edgeShare = 0.2

  func box(x: Range<Int>, y: Range<Int>) -> Rect {
    let left = reach(x.lowerBound, -1, along: y, isColumn: true)
    let right = reach(x.upperBound - 1, 1, along: y, isColumn: true)
    let top = reach(y.lowerBound, -1, along: x, isColumn: false)
    let bottom = reach(y.upperBound - 1, 1, along: x, isColumn: false)
    return Rect(x0: Double(left), y0: Double(top), x1: Double(right + 1), y1: Double(bottom + 1))
  }

  /// The last row or column outwards that still holds the colour.
  private func reach(_ from: Int, _ step: Int, along: Range<Int>, isColumn: Bool) -> Int {
    let limit = isColumn ? raster.width : raster.height
    var line = from
    for _ in 0..<(2 * TileMap.side) {
      let next = line + step
      guard next >= 0, next < limit, holds(next, along, isColumn) else { break }
      line = next
    }
    return line
  }

  private func holds(_ line: Int, _ along: Range<Int>, _ isColumn: Bool) -> Bool {
    var seen = 0
    var alike = 0
    for place in along {
      let offset = isColumn ? place * raster.width + line : line * raster.width + place
      let isAlike = raster.pixels[offset] == colour
      if !isAlike, mask.cells[offset] == PageMask.letter { continue }
      seen += 1
      if isAlike { alike += 1 }
    }
    return alike > 0 && Double(alike) >= EdgeProbe.edgeShare * Double(seen)
  }
}
