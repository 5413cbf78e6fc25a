import Model

/// A drawn page in small square tiles, each of one colour, mixed or unknown: thin lines and letters vanish, painted areas stay.
struct TileMap {
  /// Side of a tile in pixels. An area of 2.5 points at 144 dots per inch always holds a whole tile of 3.
  static let side = 3
  /// Tile of several colours; parts areas from each other. (An alpha byte of 0 never comes out of the renderer.)
  static let mixed: UInt32 = 0
  /// Tile of several colours under letters; takes the colour around it.
  static let covered: UInt32 = 1

  let columns: Int
  let rows: Int
  let background: UInt32
  private(set) var colours: [UInt32]
  /// Whether any tile has a colour other than the background.
  private(set) var hasAreas = false

  init(_ raster: PageRaster, _ mask: PageMask) {
    background = raster.background
    columns = raster.width / TileMap.side
    rows = raster.height / TileMap.side
    colours = [UInt32](repeating: background, count: columns * rows)
    for row in 0..<rows { readRow(row, raster, mask) }
    if hasAreas { uncover() }
  }

  private mutating func readRow(_ row: Int, _ raster: PageRaster, _ mask: PageMask) {
    let top = row * TileMap.side
    let inks = raster.ink[top..<(top + TileMap.side)].filter { !$0.isEmpty }
    guard let first = inks.first else { return }
    let ink = inks.dropFirst().reduce(first) { $0.covering($1) }
    let end = min(columns, ink.upperBound / TileMap.side + 1)
    for column in (ink.lowerBound / TileMap.side)..<max(end, ink.lowerBound / TileMap.side) {
      let colour = TileMap.colour(raster, mask, x: column * TileMap.side, y: top)
      guard colour != background else { continue }
      colours[row * columns + column] = colour
      if colour > TileMap.covered { hasAreas = true }
    }
  }

  private static func colour(_ raster: PageRaster, _ mask: PageMask, x: Int, y: Int) -> UInt32 {
    let first = raster.pixels + y * raster.width + x
    let second = first + raster.width
    let third = second + raster.width
    let colour = first[0]
    if first[1] == colour, first[2] == colour, second[0] == colour, second[1] == colour, second[2] == colour,
      third[0] == colour, third[1] == colour, third[2] == colour
    {
      return mask.value(x: x + 1, y: y + 1) == PageMask.picture ? mixed : colour
    }
    for corner in [(0, 0), (2, 0), (0, 2), (2, 2)]
    where mask.value(x: x + corner.0, y: y + corner.1) == PageMask.letter {
      return covered
    }
    return mixed
  }

  func colour(column: Int, row: Int) -> UInt32 { colours[row * columns + column] }

  /// Gives covered tiles the colour that stands on both sides of them, along the row, then along the column.
  private mutating func uncover() {
    for row in 0..<rows { uncover(from: row * columns, step: 1, count: columns) }
    for column in 0..<columns { uncover(from: column, step: columns, count: rows) }
  }

  private mutating func uncover(from origin: Int, step: Int, count: Int) {
    var last = TileMap.mixed
    var index = 0
    while index < count {
      let colour = colours[origin + index * step]
      guard colour == TileMap.covered else {
        last = colour
        index += 1
        continue
      }
      let start = index
      while index < count, colours[origin + index * step] == TileMap.covered { index += 1 }
      guard index < count, colours[origin + index * step] == last else { continue }
      for place in start..<index { colours[origin + place * step] = last }
    }
  }
}
