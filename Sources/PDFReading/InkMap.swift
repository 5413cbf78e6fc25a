/// Where on a drawn page anything else than the background stands: for each row the stretches that hold ink.
///
/// Most of a page is blank; what looks for lines and areas goes over the stretches alone.
struct InkMap {
  /// All stretches, by row, then start.
  private var stretches: [Range<Int>] = []
  /// For each row the index of its first stretch, and one past the last stretch at the end.
  private var firsts: [Int] = []

  /// - Parameter pixels: row by row without padding.
  init(_ pixels: UnsafePointer<UInt32>, width: Int, height: Int, background: UInt32) {
    firsts.reserveCapacity(height + 1)
    stretches.reserveCapacity(4 * height)
    let blank = PixelBlock.filled(background)
    for y in 0..<height {
      firsts.append(stretches.count)
      read(pixels + y * width, width: width, blank: blank)
    }
    firsts.append(stretches.count)
  }

  private mutating func read(_ row: UnsafePointer<UInt32>, width: Int, blank: PixelBlock.Lanes) {
    var start = -1
    var x = 0
    while x + PixelBlock.size <= width {
      let isBlank = PixelBlock.isEqual(row + x, blank)
      if isBlank, start >= 0 {
        stretches.append(start..<x)
        start = -1
      } else if !isBlank, start < 0 {
        start = x
      }
      x += PixelBlock.size
    }
    if start < 0, x < width, (x..<width).contains(where: { row[$0] != UInt32(truncatingIfNeeded: blank[0]) }) {
      start = x
    }
    if start >= 0 { stretches.append(start..<width) }
  }

  /// The stretches of a row from left to right. They begin and end at multiples of the block size and may hold some
  /// background.
  subscript(row: Int) -> ArraySlice<Range<Int>> { stretches[firsts[row]..<firsts[row + 1]] }

  /// The stretches of several rows, joined where they overlap.
  func union(of rows: Range<Int>) -> [Range<Int>] {
    let all = stretches[firsts[rows.lowerBound]..<firsts[rows.upperBound]]
    guard all.count > 1 else { return Array(all) }
    var result: [Range<Int>] = []
    for stretch in all.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, stretch.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, stretch.upperBound)
      } else {
        result.append(stretch)
      }
    }
    return result
  }

  var isEmpty: Bool { stretches.isEmpty }
}

/// Compares many pixels at a time.
enum PixelBlock {
  /// Pixels of a block.
  static let size = 16
  /// A block as pairs of pixels.
  typealias Lanes = SIMD8<UInt64>

  /// A block of one colour.
  static func filled(_ colour: UInt32) -> Lanes { Lanes(repeating: UInt64(colour) << 32 | UInt64(colour)) }

  /// Whether the 16 pixels from `pixels` on are those of a block.
  @inline(__always)
  static func isEqual(_ pixels: UnsafePointer<UInt32>, _ block: Lanes) -> Bool {
    let difference = UnsafeRawPointer(pixels).loadUnaligned(as: Lanes.self) ^ block
    let half = difference.lowHalf | difference.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1] == 0
  }

  /// The first place from `start` on that has another colour than `colour`; `end` when there is none.
  @inline(__always)
  static func endOfRun(_ row: UnsafePointer<UInt32>, from start: Int, to end: Int, colour: UInt32) -> Int {
    var x = start
    var steps = 0
    while x < end, row[x] == colour {
      x += 1
      steps += 1
      guard steps == size else { continue }
      let block = filled(colour)
      while x + size <= end, isEqual(row + x, block) { x += size }
    }
    return x
  }
}
