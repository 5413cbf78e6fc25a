import CPoppler
import Model

/// A character of the text layer and where it stands.
struct Glyph {
  var scalar: Unicode.Scalar
  var box: Rect
  /// Index into the text layer's settings.
  var setting: Int
}

/// How a stretch of characters is set.
struct TypeSetting: Equatable {
  var size: Double
  var style: TextStyle
  /// `#rrggbb`; `nil` for black.
  var colour: String?
}

/// The characters of a page in poppler's reading order.
struct TextLayer {
  var glyphs: [Glyph] = []
  var settings: [TypeSetting] = []
  /// Whether characters were left out because of the limit.
  var isCut = false
}

extension PDFPage {
  /// Reads the text layer.
  ///
  /// - Parameters:
  ///   - limit: most characters to take.
  ///   - fonts: styles of the font names met so far in the document.
  func textLayer(limit: Int, fonts: inout FontStyles) -> TextLayer {
    guard let text = poppler_page_get_text(handle) else { return TextLayer() }
    defer { g_free(text) }
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    guard poppler_page_get_text_layout(handle, &rectangles, &count) != 0, let rectangles else { return TextLayer() }
    defer { g_free(rectangles) }
    var layer = TextLayer()
    let boxes = UnsafeBufferPointer(start: rectangles, count: min(Int(count), limit))
    layer.isCut = Int(count) > limit
    layer.glyphs.reserveCapacity(boxes.count)
    for (scalar, box) in zip(String(cString: text).unicodeScalars, boxes) {
      layer.glyphs.append(Glyph(scalar: scalar, box: box.rect, setting: -1))
    }
    readSettings(into: &layer, fonts: &fonts)
    return layer
  }

  private func readSettings(into layer: inout TextLayer, fonts: inout FontStyles) {
    let list = poppler_page_get_text_attributes(handle)
    defer { poppler_page_free_text_attributes(list) }
    var node = list
    while let current = node {
      defer { node = current.pointee.next }
      guard let data = current.pointee.data else { continue }
      let attributes = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      let setting = TypeSetting(
        size: attributes.font_size, style: fonts.style(of: attributes.font_name), colour: attributes.color.code)
      if layer.settings.last != setting { layer.settings.append(setting) }
      let first = max(0, Int(attributes.start_index))
      let last = min(layer.glyphs.count - 1, Int(attributes.end_index))
      guard first <= last else { continue }
      for index in first...last { layer.glyphs[index].setting = layer.settings.count - 1 }
    }
  }
}

extension PopplerColor {
  /// `#rrggbb`; `nil` for black. Black ink of print documents (all of K, none of C, M and Y) comes as #231f20, so
  /// everything that dark and that grey is black.
  fileprivate var code: String? {
    let channels = [red, green, blue].map { Int($0) / 257 }
    let darkest = channels.min() ?? 0
    let brightest = channels.max() ?? 0
    if brightest <= 0x2c, brightest - darkest <= 8 { return nil }
    return Colour(red: channels[0], green: channels[1], blue: channels[2]).code
  }
}
