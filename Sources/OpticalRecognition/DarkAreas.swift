import CTesseract

/// Inverts dark areas with light letters, as headings of tables are: recognition reads dark letters on paper.
enum DarkAreas {
  /// The page is looked at in this share of its size: areas are large.
  private static let reduction = 0.25
  /// Grey from which an area counts as light: the middle colours of office programs are at 150, light shading is above 200.
  private static let lightest = 176
  /// Half the width and height that are averaged, in pixels of the reduced page: a few letters, and a line with the room over it, so
  /// that lines of dark letters on paper are light on average.
  private static let reach: (x: CInt, y: CInt) = (4, 5)
  /// Least width and height of an area in the same: more than a thick letter, and the middle of a line of text.
  private static let width: CInt = 20
  private static let height: CInt = 4
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
      if let ground = ground(of: box, in: page) {
        invert(fitted(box, to: ground, in: page), ground, of: page, into: result)
      }
    }
    return result
  }

  /// Boxes of dark areas, in pixels of the page.
  private static func boxes(of page: borrowing Bitmap) -> [PixelBox] {
    guard let small = page.scaled(reduction), let average = Bitmap(pixBlockconv(small.pix, reach.x, reach.y)),
      let dark = Bitmap(pixThresholdToBinary(average.pix, CInt(lightest))),
      let solid = Bitmap(pixOpenBrick(nil, dark.pix, width, height)),
      var areas = pixConnComp(solid.pix, nil, 4).map(Optional.some)
    else { return [] }
    defer { boxaDestroy(&areas) }
    let factor = 1 / reduction
    return (0..<boxaGetCount(areas)).flatMap { index -> [PixelBox] in
      var (x, y, width, height): (CInt, CInt, CInt, CInt) = (0, 0, 0, 0)
      guard boxaGetBoxGeometry(areas, index, &x, &y, &width, &height) == 0 else { return [] }
      let area = PixelBox(x0: Int(x), y0: Int(y), x1: Int(x + width), y1: Int(y + height))
      return strips(of: area, in: solid).map { strip in
        PixelBox(
          x0: Int(Double(strip.x0) * factor), y0: Int(Double(strip.y0) * factor),
          x1: min(page.width, Int(Double(strip.x1) * factor)), y1: min(page.height, Int(Double(strip.y1) * factor)))
      }
    }
  }

  /// An area cut where its width changes: the heading of a table touches the coloured cells of a column under it.
  private static func strips(of area: PixelBox, in solid: borrowing Bitmap) -> [PixelBox] {
    var strips: [PixelBox] = []
    for y in area.y0..<area.y1 {
      let inked = (area.x0..<area.x1).filter { solid.isInk(x: $0, y: y) }
      guard let first = inked.first, let last = inked.last else { continue }
      if let strip = strips.last, strip.y1 == y, abs(strip.x0 - first) < Int(width),
        abs(strip.x1 - last - 1) < Int(width)
      {
        strips[strips.count - 1].y1 = y + 1
        strips[strips.count - 1].x0 = min(strip.x0, first)
        strips[strips.count - 1].x1 = max(strip.x1, last + 1)
      } else {
        strips.append(PixelBox(x0: first, y0: y, x1: last + 1, y1: y + 1))
      }
    }
    return strips.filter { $0.height >= Int(height) / 2 }
  }

  /// The grey that most of an area has; `nil` when it is light or that of large letters, or holds no letters that are lighter.
  private static func ground(of box: PixelBox, in page: borrowing Bitmap) -> Int? {
    var counts = [Int](repeating: 0, count: 256)
    for y in box.y0..<box.y1 {
      for x in box.x0..<box.x1 { counts[page.grey(x: x, y: y)] += 1 }
    }
    guard let ground = counts.indices.max(by: { counts[$0] < counts[$1] }), ground < lightest else { return nil }
    let lighter = counts[min(255, ground + contrast)...].reduce(0, +)
    let darker = counts[..<max(0, ground - contrast)].reduce(0, +)
    let own = counts[max(0, ground - contrast)..<min(256, ground + contrast)].reduce(0, +)
    guard 2 * own > box.width * box.height else { return nil }
    let isLettered = Double(lighter) >= leastLetters * Double(box.width * box.height) && lighter > 2 * darker
    return isLettered ? ground : nil
  }

  /// Furthest that the side of an area is off, in pixels of the page, and the least share of a side that has the ground's grey: a
  /// letter leaves little of one that runs down, a line of them most of one that runs across.
  private static let slack = 24
  private static let share = (down: 0.15, across: 0.5)

  /// The box with its sides where the ground ends: averages reach over them or fall short.
  private static func fitted(_ box: PixelBox, to ground: Int, in page: borrowing Bitmap) -> PixelBox {
    func isGround(_ x: Int, _ y: Int) -> Bool { abs(page.grey(x: x, y: y) - ground) < contrast }
    func hasGround(y: Int) -> Bool {
      Double((box.x0..<box.x1).count { isGround($0, y) }) >= share.across * Double(box.width)
    }
    let y0 = side(box.y0, outward: -1, within: 0..<page.height, hasGround(y:))
    let y1 = side(box.y1 - 1, outward: 1, within: 0..<page.height, hasGround(y:)) + 1
    func hasGround(x: Int) -> Bool {
      Double((y0..<y1).count { isGround(x, $0) }) >= share.down * Double(y1 - y0)
    }
    return PixelBox(
      x0: side(box.x0, outward: -1, within: 0..<page.width, hasGround(x:)), y0: y0,
      x1: side(box.x1 - 1, outward: 1, within: 0..<page.width, hasGround(x:)) + 1, y1: y1)
  }

  /// The furthest place from a side outwards that has the ground; inwards where the side itself has not.
  private static func side(
    _ start: Int, outward step: Int, within range: Range<Int>, _ hasGround: (Int) -> Bool
  ) -> Int {
    var place = start
    if hasGround(place) {
      for _ in 0..<slack {
        guard range.contains(place + step), hasGround(place + step) else { break }
        place += step
      }
      return place
    }
    for _ in 0..<slack where !hasGround(place) && range.contains(place - step) { place -= step }
    return hasGround(place) ? place : start
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
