import CPoppler
import Model

/// A cairo picture of a page that can be drawn on and written as PNG.
struct PageCanvas: ~Copyable {
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let turn: QuarterTurn

  private static let maximumPixels = 40_000_000.0

  /// - Returns: `nil` when the page has no size or the memory does not suffice.
  init?(_ page: borrowing PDFPage, dotsPerInch: Double, turn quarters: Int = 0) {
    guard page.width > 0, page.height > 0, page.width.isFinite, page.height.isFinite else { return nil }
    let scale = min(dotsPerInch / 72, (PageCanvas.maximumPixels / (page.width * page.height)).squareRoot())
    let turn = QuarterTurn(quarters: quarters, width: page.width, height: page.height)
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, CInt(max(1, turn.turnedWidth * scale)), CInt(max(1, turn.turnedHeight * scale)))
    guard let surface, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      return nil
    }
    self.surface = surface
    self.context = context
    self.turn = turn
    cairo_scale(context, scale, scale)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  func draw(_ page: borrowing PDFPage, skewDegrees: Double) {
    cairo_save(context)
    cairo_translate(context, turn.turnedWidth / 2, turn.turnedHeight / 2)
    cairo_rotate(context, skewDegrees * Double.pi / 180)
    cairo_translate(context, -turn.turnedWidth / 2, -turn.turnedHeight / 2)
    page.turnCanvas(context, turn.quarters)
    poppler_page_render(page.handle, context)
    cairo_restore(context)
  }

  /// Lays a veil of white over what is drawn so far.
  func whiten(_ share: Double) {
    guard share > 0 else { return }
    cairo_set_source_rgba(context, 1, 1, 1, min(1, share))
    cairo_paint(context)
  }

  /// Paints over a box, so that nothing of what stands in it can be seen.
  func cover(_ box: Rect) {
    cairo_set_source_rgb(context, 0.8, 0.8, 0.8)
    cairo_rectangle(context, box.x0 - 1, box.y0 - 1, box.width + 2, box.height + 2)
    cairo_fill(context)
  }

  func draw(_ mark: PageMark) {
    let isArea = if case .area = mark.shape { true } else { false }
    let colour = Colour(code: mark.colour) ?? Colour(pixel: 0)
    cairo_set_source_rgba(
      context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255, isArea ? 0.3 : 0.85)
    cairo_set_line_width(context, mark.width)
    switch mark.shape {
    case .frame(let box):
      cairo_rectangle(context, box.x0, box.y0, box.width, box.height)
      cairo_stroke(context)
    case .area(let box):
      cairo_rectangle(context, box.x0, box.y0, box.width, box.height)
      cairo_fill(context)
    case .line(let ruling): draw(ruling)
    case .label(let text, let x, let y): write(text, x: x, y: y)
    }
  }

  private func draw(_ ruling: Ruling) {
    if ruling.orientation == .horizontal {
      cairo_move_to(context, ruling.start, ruling.position)
      cairo_line_to(context, ruling.end, ruling.position)
    } else {
      cairo_move_to(context, ruling.position, ruling.start)
      cairo_line_to(context, ruling.position, ruling.end)
    }
    cairo_stroke(context)
  }

  private static let labelSize = 6.0

  private func write(_ text: String, x: Double, y: Double) {
    cairo_select_font_face(context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD)
    cairo_set_font_size(context, PageCanvas.labelSize)
    cairo_move_to(context, x, y + PageCanvas.labelSize)
    cairo_show_text(context, text)
  }

  /// Size of the page in points, after it was turned.
  var width: Double { turn.turnedWidth }
  var height: Double { turn.turnedHeight }

  /// Rounds every colour to 16 shades of red, green and blue: enough to read by, and a third of the bytes.
  func posterise() {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return }
    let count = Int(cairo_image_surface_get_stride(surface)) * Int(cairo_image_surface_get_height(surface))
    PageCanvas.shades.withUnsafeBufferPointer { shades in
      for index in 0..<count { data[index] = shades[Int(data[index])] }
    }
    cairo_surface_mark_dirty(surface)
  }

  private static func rounded(_ value: UInt8) -> UInt8 { shades[Int(value)] }

  /// The nearest of 16 shades for each value.
  private static let shades = (0..<256).map { UInt8(($0 + 8) / 17 * 17) }

  /// The bytes of a PNG file in grey; `nil` when it could not be written.
  func greyPNG() -> [UInt8]? {
    cairo_surface_flush(surface)
    let (columns, rows) = (cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface))
    let grey = cairo_image_surface_create(CAIRO_FORMAT_A8, columns, rows)
    defer { cairo_surface_destroy(grey) }
    guard let source = cairo_image_surface_get_data(surface), let target = cairo_image_surface_get_data(grey) else {
      return nil
    }
    let (step, greyStep) = (Int(cairo_image_surface_get_stride(surface)), Int(cairo_image_surface_get_stride(grey)))
    for row in 0..<Int(rows) {
      for column in 0..<Int(columns) {
        // RGB24: blue, green, red and nothing, on the little-endian machines that Swift runs on.
        let pixel = source + row * step + 4 * column
        let light = 114 * Int(pixel[0]) + 587 * Int(pixel[1]) + 299 * Int(pixel[2])
        target[row * greyStep + column] = PageCanvas.rounded(UInt8(light / 1000))
      }
    }
    cairo_surface_mark_dirty(grey)
    return PageCanvas.png(of: grey)
  }

  /// The bytes of a PNG file, with a palette where there are few colours; `nil` when it could not be written.
  func png() -> [UInt8]? {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return nil }
    let picture = IndexedPicture(
      pixels: data, width: Int(cairo_image_surface_get_width(surface)),
      height: Int(cairo_image_surface_get_height(surface)), stride: Int(cairo_image_surface_get_stride(surface)))
    return picture?.png() ?? PageCanvas.png(of: surface)
  }

  private static func png(of surface: OpaquePointer?) -> [UInt8]? {
    var bytes: [UInt8] = []
    cairo_surface_flush(surface)
    let status = withUnsafeMutablePointer(to: &bytes) { target in
      cairo_surface_write_to_png_stream(
        surface,
        { target, data, count in
          guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
          target.assumingMemoryBound(to: [UInt8].self).pointee
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
          return CAIRO_STATUS_SUCCESS
        }, target)
    }
    return status == CAIRO_STATUS_SUCCESS ? bytes : nil
  }
}
