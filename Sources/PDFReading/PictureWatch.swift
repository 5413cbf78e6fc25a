import CPoppler

/// Sees whether pictures are among what is drawn on a page: only then is it worth reading the page for their places. Stops the
/// drawing of a page that asks for too much: one of a few KB can ask for millions of lines.
///
/// Poppler draws a picture as a surface, by itself or through a mask. So it does with patterns and groups; the places say
/// which it was.
final class PictureWatch {
  private(set) var sawPicture = false
  /// Whether the limit of paths was reached, so that the rest of the page is missing.
  private(set) var isCut = false
  private var pathsLeft: Int
  /// What the page is drawn with; valid while it is drawn.
  var context: OpaquePointer?

  /// - Parameter maximumPaths: strokes, fills, pictures and pieces of text after which drawing stops.
  init(maximumPaths: Int) { pathsLeft = maximumPaths }

  /// A surface that passes on what is drawn to `target` and tells this watch. Freed with `cairo_surface_destroy`; the watch
  /// must outlive it.
  func observer(of target: OpaquePointer?) -> OpaquePointer? {
    let observer = cairo_surface_create_observer(target, CAIRO_SURFACE_OBSERVER_NORMAL)
    guard cairo_surface_status(observer) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(observer)
      return nil
    }
    let watch = Unmanaged.passUnretained(self).toOpaque()
    let painted: cairo_surface_observer_callback_t = { _, _, watch in PictureWatch.of(watch)?.look() }
    let masked: cairo_surface_observer_callback_t = { _, _, watch in PictureWatch.of(watch)?.lookAtMask() }
    let counted: cairo_surface_observer_callback_t = { _, _, watch in PictureWatch.of(watch)?.count() }
    cairo_surface_observer_add_paint_callback(observer, painted, watch)
    cairo_surface_observer_add_fill_callback(observer, painted, watch)
    cairo_surface_observer_add_mask_callback(observer, masked, watch)
    cairo_surface_observer_add_stroke_callback(observer, counted, watch)
    cairo_surface_observer_add_glyphs_callback(observer, counted, watch)
    return observer
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> PictureWatch? {
    pointer.map { Unmanaged<PictureWatch>.fromOpaque($0).takeUnretainedValue() }
  }

  private func lookAtMask() {
    count()
    sawPicture = true
  }

  private func count() {
    pathsLeft -= 1
    guard pathsLeft < 0, !isCut else { return }
    isCut = true
    // A context in an error state ignores all further drawing. Asking for a matrix that cannot be inverted is such an error.
    var singular = cairo_matrix_t(xx: 0, yx: 0, xy: 0, yy: 0, x0: 0, y0: 0)
    if let context { cairo_set_matrix(context, &singular) }
  }

  private func look() {
    count()
    guard !sawPicture, let context else { return }
    sawPicture = cairo_pattern_get_type(cairo_get_source(context)) == CAIRO_PATTERN_TYPE_SURFACE
  }
}
