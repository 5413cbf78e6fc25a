import CPoppler
import Model

/// A page drawn into memory that belongs to somebody else.
struct PageRaster {
  /// `0xAARRGGBB`, row by row without padding.
  let pixels: UnsafeMutablePointer<UInt32>
  let width: Int
  let height: Int
  /// Pixels per point.
  let scale: Double
  /// The colour of the paper; white when none is clear.
  let background: UInt32
  /// Where anything else than the background stands.
  let ink: InkMap
  /// Whether something was drawn that can be a picture.
  let mayHoldPictures: Bool
  /// Whether drawing stopped at the limit of paths, so that the rest of the page is missing.
  var isCut = false

  init(
    pixels: UnsafeMutablePointer<UInt32>, width: Int, height: Int, scale: Double, mayHoldPictures: Bool = true
  ) {
    self.pixels = pixels
    self.width = width
    self.height = height
    self.scale = scale
    self.mayHoldPictures = mayHoldPictures
    background = PageRaster.paperColour(pixels, width: width, height: height)
    ink = InkMap(pixels, width: width, height: height, background: background)
  }

  private static let white: UInt32 = 0xffff_ffff
  /// Share of the page that another colour of its edges has at least when it is that of the paper: a frame has less.
  private static let paperShare = 0.2

  /// The colour of most of the edges, for boxes may cover more of a page than they leave free; else that of most of it.
  private static func paperColour(_ pixels: UnsafeMutablePointer<UInt32>, width: Int, height: Int) -> UInt32 {
    var counts: [UInt32: Int] = [:]
    var edges: [UInt32: Int] = [:]
    let steps = 40
    for row in 0..<steps {
      for column in 0..<steps {
        let y = (2 * row + 1) * height / (2 * steps)
        let x = (2 * column + 1) * width / (2 * steps)
        counts[pixels[y * width + x], default: 0] += 1
        let isEdge = row == 0 || column == 0 || row == steps - 1 || column == steps - 1
        if isEdge { edges[pixels[y * width + x], default: 0] += 1 }
      }
    }
    let edge = edges.max { ($0.value, $0.key) < ($1.value, $1.key) }
    if let edge, edge.value > 2 * steps,
      edge.key == white || Double(counts[edge.key] ?? 0) >= paperShare * Double(steps * steps)
    {
      return edge.key
    }
    let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let most, most.value * 2 > steps * steps else { return white }
    return most.key
  }

  func row(_ y: Int) -> UnsafeMutablePointer<UInt32> { pixels + y * width }

  func colour(x: Int, y: Int) -> Colour { Colour(pixel: pixels[y * width + x]) }

  /// Whether nothing is drawn on the page.
  var isBlank: Bool { ink.isEmpty }

  /// A copy of the picture.
  var image: PageImage {
    PageImage(
      width: width, height: height, dotsPerInch: scale * 72,
      pixels: Array(UnsafeBufferPointer(start: pixels, count: width * height)))
  }

  /// A copy of a part of the picture.
  func image(of box: Rect) -> PageImage {
    let range = pixelRange(of: box)
    var part: [UInt32] = []
    part.reserveCapacity(range.x.count * range.y.count)
    for y in range.y { part += UnsafeBufferPointer(start: row(y) + range.x.lowerBound, count: range.x.count) }
    return PageImage(width: range.x.count, height: range.y.count, dotsPerInch: scale * 72, pixels: part)
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
  private static let white: UInt32 = 0xffff_ffff

  private var storage: UnsafeMutableBufferPointer<UInt32> = .init(start: nil, count: 0)
  /// The page drawn last, when everything else in the memory is white.
  private var drawn: PageRaster?

  deinit { storage.deallocate() }

  /// White pixels, valid until the next call.
  func blank(width: Int, height: Int) -> UnsafeMutablePointer<UInt32>? {
    let count = width * height
    if storage.count < count {
      storage.deallocate()
      storage = .allocate(capacity: count)
      drawn = nil
    }
    if let drawn, drawn.width == width, drawn.height == height {
      drawn.erase()
    } else {
      storage.baseAddress?.update(repeating: RasterBuffer.white, count: count)
    }
    drawn = nil
    return storage.baseAddress
  }

  /// Tells what was drawn, so that next time only that needs to be made white.
  func keep(_ raster: PageRaster) { drawn = raster.background == RasterBuffer.white ? raster : nil }
}

extension PageRaster {
  /// Gives the ink the colour of the background.
  fileprivate func erase() {
    for y in 0..<height {
      for stretch in ink[y] { (row(y) + stretch.lowerBound).update(repeating: background, count: stretch.count) }
    }
  }
}

extension PDFPage {
  /// Draws the page on white.
  ///
  /// Drawing a page for the first time gives its text layer as well: asked for afterwards, it costs no second reading.
  ///
  /// - Parameters:
  ///   - dotsPerInch: resolution wanted; less is taken when the page would have more than `maximumPixels`.
  ///   - maximumPaths: after which drawing stops.
  ///   - turn: quarter turns clockwise before drawing.
  ///   - buffer: holds the picture, until it is used again.
  /// - Returns: `nil` when the page has no size or cannot be drawn.
  func raster(
    dotsPerInch: Double, maximumPixels: Int, maximumPaths: Int = .max, turn: Int = 0, buffer: RasterBuffer
  ) -> PageRaster? {
    guard width > 0, height > 0, width.isFinite, height.isFinite else { return nil }
    let scale = min(dotsPerInch / 72, (Double(maximumPixels) / (width * height)).squareRoot())
    let across = max(1, Int(width * scale))
    let down = max(1, Int(height * scale))
    let size = turn % 2 == 0 ? (width: across, height: down) : (width: down, height: across)
    guard let pixels = buffer.blank(width: size.width, height: size.height) else { return nil }
    let watch = PictureWatch(maximumPaths: maximumPaths)
    guard draw(on: pixels, width: size.width, height: size.height, scale: scale, turn: turn, watch) else { return nil }
    var raster = PageRaster(
      pixels: pixels, width: size.width, height: size.height, scale: scale,
      mayHoldPictures: watch.sawPicture || watch.isCut)
    raster.isCut = watch.isCut
    buffer.keep(raster)
    return raster
  }

  private func draw(
    on pixels: UnsafeMutablePointer<UInt32>, width: Int, height: Int, scale: Double, turn: Int, _ watch: PictureWatch
  ) -> Bool {
    let bytes = UnsafeMutableRawPointer(pixels).assumingMemoryBound(to: UInt8.self)
    let surface = cairo_image_surface_create_for_data(
      bytes, CAIRO_FORMAT_ARGB32, CInt(width), CInt(height), CInt(width * 4))
    defer { cairo_surface_destroy(surface) }
    guard let watched = watch.observer(of: surface) else { return false }
    defer { cairo_surface_destroy(watched) }
    guard let context = cairo_create(watched) else { return false }
    defer { cairo_destroy(context) }
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { return false }
    watch.context = context
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
