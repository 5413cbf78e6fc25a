import Model

/// Which pixels of a drawn page belong to letters and to pictures.
final class PageMask {
  static let free: UInt8 = 0
  static let letter: UInt8 = 1
  static let picture: UInt8 = 2

  private(set) var cells: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var width = 0
  private(set) var height = 0

  init() {
    capacity = 1
    cells = .allocate(capacity: 1)
  }

  deinit { cells.deallocate() }

  /// Starts anew for a page.
  func reset(for raster: PageRaster) {
    let count = raster.width * raster.height
    if count > capacity {
      cells.deallocate()
      cells = .allocate(capacity: count)
      capacity = count
    }
    cells.initialize(repeating: PageMask.free, count: count)
    width = raster.width
    height = raster.height
  }

  func mark(_ box: Rect, as value: UInt8, in raster: PageRaster) {
    let range = raster.pixelRange(of: box)
    guard !range.x.isEmpty else { return }
    for y in range.y { (cells + y * width + range.x.lowerBound).update(repeating: value, count: range.x.count) }
  }

  func value(x: Int, y: Int) -> UInt8 { cells[y * width + x] }

  /// Places that are looked at together.
  static let leap = 8

  /// Whether the next places all belong to letters or pictures.
  @inline(__always)
  static func areTaken(_ cells: UnsafePointer<UInt8>) -> Bool {
    let marks = UnsafeRawPointer(cells).loadUnaligned(as: UInt64.self)
    return (marks | marks >> 1) & 0x0101_0101_0101_0101 == 0x0101_0101_0101_0101
  }
}
