import CTesseract

/// Inverts dark areas with light letters, as headings of tables are: recognition reads dark letters on paper.
enum DarkAreas {
  /// The page is looked at in this share of its size: areas are large.
  private static let reduction = 0.25
  /// Grey from which an area counts as light: the middle colours of office programs are at 150, light shading is above 200.
  private static let lightest = 176
  /// Pixels of the reduced page within which letters in an area are closed up.
  private static let letter: CInt = 5
  /// Least width and height of an area in the same: more than a thick letter, and a line of text.
  private static let width: CInt = 40
  private static let height: CInt = 10
  /// Steps of grey by which letters differ from their ground.
  private static let contrast = 50
  /// Least share of an area that its letters cover.
  private static let leastLetters = 0.01

  /// - Parameters:
  ///   - page: grey, straightened.
  ///   - evened: the same with even paper.
  /// - Returns: `evened` with the dark areas of the page inverted.
  static func inverted(of page: borrowing Bitmap, in evened: borrowing Bitmap) -> Bitmap? {
    let boxes = boxes(of: page)
    guard !boxes.isEmpty, let result = Bitmap(pixCopy(nil, evened.pix)) else { return Bitmap(pixClone(evened.pix)) }
    for box in boxes {
      if let ground = ground(of: box, in: page) { invert(box, ground, of: page, into: result) }
    }
    return result
  }

  /// Boxes of dark areas, in pixels of the page.
  private static func boxes(of page: borrowing Bitmap) -> [PixelBox] {
    guard let small = page.scaled(reduction), let dark = Bitmap(pixThresholdToBinary(small.pix, CInt(lightest))),
      let closed = Bitmap(pixCloseSafeBrick(nil, dark.pix, letter, letter)),
      let solid = Bitmap(pixOpenBrick(nil, closed.pix, width, height)),
      var boxes = pixConnComp(solid.pix, nil, 4).map(Optional.some)
    else { return [] }
    defer { boxaDestroy(&boxes) }
    let factor = 1 / reduction
    return (0..<boxaGetCount(boxes)).compactMap { index in
      var (x, y, width, height): (CInt, CInt, CInt, CInt) = (0, 0, 0, 0)
      guard boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height) == 0 else { return nil }
      return PixelBox(
        x0: Int(Double(x) * factor), y0: Int(Double(y) * factor),
        x1: min(page.width, Int(Double(x + width) * factor)), y1: min(page.height, Int(Double(y + height) * factor)))
    }
  }

  /// The grey that most of an area has; `nil` when it is light, or holds no letters that are lighter.
  private static func ground(of box: PixelBox, in page: borrowing Bitmap) -> Int? {
    var counts = [Int](repeating: 0, count: 256)
    for y in box.y0..<box.y1 {
      for x in box.x0..<box.x1 { counts[page.grey(x: x, y: y)] += 1 }
    }
    guard let ground = counts.indices.max(by: { counts[$0] < counts[$1] }), ground < lightest else { return nil }
    let lighter = counts[min(255, ground + contrast)...].reduce(0, +)
    let darker = counts[..<max(0, ground - contrast)].reduce(0, +)
    let isLettered = Double(lighter) >= leastLetters * Double(box.width * box.height) && lighter > 2 * darker
    return isLettered ? ground : nil
  }

  /// The ground becomes white and the lightest black.
  private static func invert(_ box: PixelBox, _ ground: Int, of page: borrowing Bitmap, into result: borrowing Bitmap) {
    let scale = 255 / Double(255 - ground)
    for y in box.y0..<box.y1 {
      for x in box.x0..<box.x1 {
        let tone = 255 - Double(page.grey(x: x, y: y) - ground) * scale
        pixSetPixel(result.pix, CInt(x), CInt(y), UInt32(min(255, max(0, tone))))
      }
    }
  }
}
