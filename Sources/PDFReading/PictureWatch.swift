import CPoppler

/// Sees whether pictures are among what is drawn on a page: only then is it worth reading the page for their places.
///
/// Poppler draws a picture as a surface, by itself or through a mask. So it does with patterns and groups; the places say
/// which it was.
final class PictureWatch {
  private(set) var sawPicture = false
  /// What the page is drawn with; valid while it is drawn.
  var context: OpaquePointer?

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
    let masked: cairo_surface_observer_callback_t = { _, _, watch in PictureWatch.of(watch)?.sawPicture = true }
    cairo_surface_observer_add_paint_callback(observer, painted, watch)
    cairo_surface_observer_add_fill_callback(observer, painted, watch)
    cairo_surface_observer_add_mask_callback(observer, masked, watch)
    return observer
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> PictureWatch? {
    pointer.map { Unmanaged<PictureWatch>.fromOpaque($0).takeUnretainedValue() }
  }

  private func look() {
    guard !sawPicture, let context else { return }
    sawPicture = cairo_pattern_get_type(cairo_get_source(context)) == CAIRO_PATTERN_TYPE_SURFACE
  }
}
