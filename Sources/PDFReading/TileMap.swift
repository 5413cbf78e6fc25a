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
  /// Whether any tile has a colour other than the background; tiles are read only then.
  let hasAreas: Bool
  /// Places of the covered tiles.
  private var hidden: [Int] = []

  init(_ raster: PageRaster, _ mask: PageMask) {
    background = raster.background
    columns = raster.width / TileMap.side
    rows = raster.height / TileMap.side
    colours = [UInt32](repeating: background, count: columns * rows)
    hasAreas = TileMap.holdsAreas(raster, columns: columns, rows: rows)
    guard hasAreas else { return }
    for row in 0..<rows { readRow(row, raster, mask) }
    uncover()
  }

  private static func holdsAreas(_ raster: PageRaster, columns: Int, rows: Int) -> Bool {
    (0..<rows).contains { row in
      places(in: row, raster, columns).contains { $0.contains { isArea(raster, column: $0, row: row) } }
    }
  }

  /// Tiles of a row that may hold ink.
  private static func places(in row: Int, _ raster: PageRaster, _ columns: Int) -> [Range<Int>] {
    var next = 0
    return raster.ink.union(of: (row * side)..<((row + 1) * side)).map { ink in
      let first = max(next, ink.lowerBound / side)
      next = max(first, min(columns, (ink.upperBound + side - 1) / side))
      return first..<next
    }
  }

  /// Whether a tile has a colour of its own.
  private static func isArea(_ raster: PageRaster, column: Int, row: Int) -> Bool {
    let first = raster.pixels + (row * side * raster.width + column * side)
    guard first[0] != raster.background, first[1] == first[0], first[2] == first[0] else { return false }
    return isUniform(first, width: raster.width)
  }

  private static func isUniform(_ first: UnsafePointer<UInt32>, width: Int) -> Bool {
    let second = first + width
    let third = second + width
    let colour = first[0]
    return first[1] == colour && first[2] == colour && second[0] == colour && second[1] == colour
      && second[2] == colour && third[0] == colour && third[1] == colour && third[2] == colour
  }

  private mutating func readRow(_ row: Int, _ raster: PageRaster, _ mask: PageMask) {
    for place in TileMap.places(in: row, raster, columns) {
      for column in place {
        let colour = TileMap.colour(raster, mask, x: column * TileMap.side, y: row * TileMap.side)
        guard colour != background else { continue }
        let index = row * columns + column
        colours[index] = colour
        if colour == TileMap.covered { hidden.append(index) }
      }
    }
  }

  private static func colour(_ raster: PageRaster, _ mask: PageMask, x: Int, y: Int) -> UInt32 {
    let first = raster.pixels + y * raster.width + x
    if isUniform(first, width: raster.width) {
      return mask.value(x: x + 1, y: y + 1) == PageMask.picture ? mixed : first[0]
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
    for index in hidden { uncover(from: index, place: index % columns, step: 1, count: columns) }
    for index in hidden { uncover(from: index, place: index / columns, step: columns, count: rows) }
  }

  /// Looks at the covered tiles that follow each other from one of them on.
  ///
  /// - Parameters:
  ///   - place: of the first tile along its row or column.
  ///   - step: from a tile to the next.
  ///   - count: tiles of the row or column.
  private mutating func uncover(from start: Int, place: Int, step: Int, count: Int) {
    guard colours[start] == TileMap.covered, place > 0 else { return }
    let colour = colours[start - step]
    guard colour != TileMap.covered else { return }
    let limit = start + (count - place) * step
    var end = start + step
    while end < limit, colours[end] == TileMap.covered { end += step }
    guard end < limit, colours[end] == colour else { return }
    for index in stride(from: start, to: end, by: step) { colours[index] = colour }
  }
}
