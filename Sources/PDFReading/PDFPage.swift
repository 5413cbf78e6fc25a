import CPoppler
import Model

/// A page of an open PDF. Freed with the value.
struct PDFPage: ~Copyable {
  let handle: OpaquePointer
  /// Size in points as shown.
  let width: Double
  let height: Double

  /// Takes over the reference to `handle`.
  init(handle: OpaquePointer) {
    self.handle = handle
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(handle, &width, &height)
    self.width = width
    self.height = height
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(handle)) }

  /// Places of the pictures, clipped to the page.
  var pictures: [Rect] {
    let list = poppler_page_get_image_mapping(handle)
    defer { poppler_page_free_image_mapping(list) }
    let page = Rect(x0: 0, y0: 0, x1: width, y1: height)
    var result: [Rect] = []
    var node = list
    while let current = node {
      defer { node = current.pointee.next }
      guard let mapping = current.pointee.data?.assumingMemoryBound(to: PopplerImageMapping.self) else { continue }
      if let place = mapping.pointee.area.rect.intersection(page) { result.append(place) }
    }
    return result
  }
}

extension PopplerRectangle {
  /// The rectangle with its corners in order. Positions of text and pictures count from the top left already.
  var rect: Rect { Rect(x0: min(x1, x2), y0: min(y1, y2), x1: max(x1, x2), y1: max(y1, y2)) }
}
