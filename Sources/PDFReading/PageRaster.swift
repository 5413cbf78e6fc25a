import CPoppler
import Model

/// A page drawn into memory, lent to a closure.
struct PageRaster {
  /// `0xAARRGGBB`, row by row without padding.
  let pixels: UnsafeMutablePointer<UInt32>
  let width: Int
  let height: Int
  /// Pixels per point.
  let scale: Double
  /// The colour that most of the page has, when there is one; otherwise white.
  let background: UInt32
  /// A row of pixels of the background, to compare others with.
  let paper: UnsafeMutablePointer<UInt32>
  /// For each row the columns from the first to the last pixel that is not background; empty for a blank row.
  let ink: [Range<Int>]

  /// - Parameter pixels: of a drawn page, with memory for one row more.
  init(pixels: UnsafeMutablePointer<UInt32>, width: Int, height: Int, scale: Double) {
    self.pixels = pixels
    self.width = width
    self.height = height
    self.scale = scale
    background = PageRaster.mostColour(pixels, width: width, height: height)
    paper = pixels + width * height
    paper.update(repeating: background, count: width)
    ink = PageRaster.ink(pixels, paper, width: width, height: height)
  }

  private static func ink(
    _ pixels: UnsafeMutablePointer<UInt32>, _ paper: UnsafeMutablePointer<UInt32>, width: Int, height: Int
  ) -> [Range<Int>] {
    (0..<height).map { y in
      let row = pixels + y * width
      let first = PixelBlock.firstDifference(row, paper, from: 0, to: width)
      return first..<PixelBlock.endOfDifference(row, paper, from: first, to: width)
    }
  }

  private static func mostColour(_ pixels: UnsafeMutablePointer<UInt32>, width: Int, height: Int) -> UInt32 {
    var counts: [UInt32: Int] = [:]
    let steps = 40
    for row in 0..<steps {
      for column in 0..<steps {
        let y = (2 * row + 1) * height / (2 * steps)
        let x = (2 * column + 1) * width / (2 * steps)
        counts[pixels[y * width + x], default: 0] += 1
      }
    }
    let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let most, most.value * 2 > steps * steps else { return 0xffff_ffff }
    return most.key
  }

  func row(_ y: Int) -> UnsafeMutablePointer<UInt32> { pixels + y * width }

  func colour(x: Int, y: Int) -> Colour { Colour(pixel: pixels[y * width + x]) }

  /// Whether nothing is drawn on the page.
  var isBlank: Bool { ink.allSatisfy(\.isEmpty) }

  /// A copy of the picture.
  var image: PageImage {
    PageImage(
      width: width, height: height, dotsPerInch: scale * 72,
      pixels: Array(UnsafeBufferPointer(start: pixels, count: width * height)))
  }

  /// The pixels that a rectangle in points touches, clipped to the page.
  func pixelRange(of box: Rect) -> (x: Range<Int>, y: Range<Int>) {
    func range(_ low: Double, _ high: Double, _ limit: Int) -> Range<Int> {
      let first = min(max(0, Int((low * scale).rounded(.down))), limit)
      return first..<min(max(first, Int((high * scale).rounded(.up))), limit)
    }
    return (range(box.x0, box.x1, width), range(box.y0, box.y1, height))
  }
}

/// Memory for drawn pages, kept from page to page of a document.
final class RasterBuffer {
  private var storage: UnsafeMutableBufferPointer<UInt32> = .init(start: nil, count: 0)

  deinit { storage.deallocate() }

  /// Uninitialised memory for `count` pixels, valid until the next call.
  func pixels(_ count: Int) -> UnsafeMutablePointer<UInt32>? {
    if storage.count < count {
      storage.deallocate()
      storage = .allocate(capacity: count)
    }
    return storage.baseAddress
  }
}

extension PDFPage {
  /// Draws the page on white and lends the picture to `body`.
  ///
  /// - Parameters:
  ///   - dotsPerInch: resolution wanted; less is taken when the page would have more than `maximumPixels`.
  ///   - turn: quarter turns clockwise before drawing.
  /// - Returns: `nil` when the page has no size or cannot be drawn.
  func withRaster<Result>(
    dotsPerInch: Double, maximumPixels: Int, turn: Int = 0, buffer: RasterBuffer, _ body: (PageRaster) -> Result
  ) -> Result? {
    guard width > 0, height > 0, width.isFinite, height.isFinite else { return nil }
    let scale = min(dotsPerInch / 72, (Double(maximumPixels) / (width * height)).squareRoot())
    let across = max(1, Int(width * scale))
    let down = max(1, Int(height * scale))
    let size = turn % 2 == 0 ? (width: across, height: down) : (width: down, height: across)
    guard let pixels = buffer.pixels(size.width * (size.height + 1)) else { return nil }
    pixels.update(repeating: 0xffff_ffff, count: size.width * size.height)
    guard draw(on: pixels, width: size.width, height: size.height, scale: scale, turn: turn) else { return nil }
    return body(PageRaster(pixels: pixels, width: size.width, height: size.height, scale: scale))
  }

  private func draw(
    on pixels: UnsafeMutablePointer<UInt32>, width: Int, height: Int, scale: Double, turn: Int
  ) -> Bool {
    let bytes = UnsafeMutableRawPointer(pixels).assumingMemoryBound(to: UInt8.self)
    let surface = cairo_image_surface_create_for_data(
      bytes, CAIRO_FORMAT_ARGB32, CInt(width), CInt(height), CInt(width * 4))
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
      return false
    }
    defer { cairo_destroy(context) }
    cairo_set_antialias(context, CAIRO_ANTIALIAS_FAST)
    cairo_scale(context, scale, scale)
    turnCanvas(context, turn)
    poppler_page_render(handle, context)
    cairo_surface_flush(surface)
    return true
  }

  /// Turns a canvas clockwise so that the turned page lies in its positive quadrant.
  func turnCanvas(_ context: OpaquePointer, _ turn: Int) {
    switch turn & 3 {
    case 1: cairo_translate(context, height, 0)
    case 2: cairo_translate(context, width, height)
    case 3: cairo_translate(context, 0, width)
    default: return
    }
    cairo_rotate(context, Double(turn & 3) * Double.pi / 2)
  }
}
