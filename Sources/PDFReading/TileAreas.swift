/// A rectangle of tiles.
struct TileBox: Hashable {
  var columns: Range<Int>
  var rows: Range<Int>

  var count: Int { columns.count * rows.count }
}

/// Tiles of one colour that hang together.
struct TileArea {
  var colour: UInt32
  /// Stretches of tiles by row.
  var stretches: [(row: Int, columns: Range<Int>)]

  var count: Int { stretches.reduce(0) { $0 + $1.columns.count } }

  var bounds: TileBox {
    var columns = stretches[0].columns
    var rows = stretches[0].row..<(stretches[0].row + 1)
    for stretch in stretches {
      columns =
        min(columns.lowerBound, stretch.columns.lowerBound)..<max(columns.upperBound, stretch.columns.upperBound)
      rows = min(rows.lowerBound, stretch.row)..<max(rows.upperBound, stretch.row + 1)
    }
    return TileBox(columns: columns, rows: rows)
  }

  /// Share of its bounds that the area covers.
  var solidity: Double { Double(count) / Double(max(1, bounds.count)) }

  /// The area cut into rectangles: stretches with the same ends on neighbouring rows.
  var boxes: [TileBox] {
    var open: [TileBox] = []
    var done: [TileBox] = []
    for stretch in stretches.sorted(by: { ($0.row, $0.columns.lowerBound) < ($1.row, $1.columns.lowerBound) }) {
      if let index = open.firstIndex(where: { $0.columns == stretch.columns && $0.rows.upperBound == stretch.row }) {
        open[index].rows = open[index].rows.lowerBound..<(stretch.row + 1)
      } else {
        done += open.filter { $0.rows.upperBound < stretch.row }
        open.removeAll { $0.rows.upperBound < stretch.row }
        open.append(TileBox(columns: stretch.columns, rows: stretch.row..<(stretch.row + 1)))
      }
    }
    return done + open
  }
}

extension TileMap {
  /// The areas of one colour, by their first tile from the top left.
  func areas() -> [TileArea] {
    var finder = AreaFinder(map: self)
    return finder.find()
  }
}

/// Joins touching stretches of tiles to areas (union-find over the rows).
private struct AreaFinder {
  let map: TileMap
  private var stretches: [(row: Int, columns: Range<Int>, colour: UInt32)] = []
  private var parents: [Int] = []

  init(map: TileMap) { self.map = map }

  mutating func find() -> [TileArea] {
    var previous: Range<Int> = 0..<0
    for row in 0..<map.rows {
      let first = stretches.count
      collect(row)
      join(previous, first..<stretches.count)
      previous = first..<stretches.count
    }
    return grouped()
  }

  private mutating func collect(_ row: Int) {
    var column = 0
    while column < map.columns {
      let colour = map.colour(column: column, row: row)
      let start = column
      repeat { column += 1 } while column < map.columns && map.colour(column: column, row: row) == colour
      guard colour != map.background, colour > TileMap.covered else { continue }
      stretches.append((row, start..<column, colour))
      parents.append(parents.count)
    }
  }

  private mutating func join(_ upper: Range<Int>, _ lower: Range<Int>) {
    var cursor = upper.lowerBound
    for index in lower {
      while cursor < upper.upperBound, stretches[cursor].columns.upperBound <= stretches[index].columns.lowerBound {
        cursor += 1
      }
      var other = cursor
      while other < upper.upperBound, stretches[other].columns.lowerBound < stretches[index].columns.upperBound {
        if stretches[other].colour == stretches[index].colour { parents[root(index)] = root(other) }
        other += 1
      }
    }
  }

  private mutating func root(_ index: Int) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  private mutating func grouped() -> [TileArea] {
    var areas: [TileArea] = []
    var places: [Int: Int] = [:]
    for index in stretches.indices {
      let stretch = stretches[index]
      let key = root(index)
      if let place = places[key] {
        areas[place].stretches.append((stretch.row, stretch.columns))
      } else {
        places[key] = areas.count
        areas.append(TileArea(colour: stretch.colour, stretches: [(stretch.row, stretch.columns)]))
      }
    }
    return areas
  }
}
