import Model

/// What is drawn on a page beside its letters.
struct PageDrawing {
  var rulings: [Ruling] = []
  var fills: [Fill] = []
  /// The words given, with underlines and strike-throughs as style.
  var words: [Word]
}

extension PageDrawing {
  /// Looks for rulings and painted areas in a drawn page.
  ///
  /// - Parameters:
  ///   - words: words of the page; what is drawn inside their boxes is letters.
  ///   - pictures: places of pictures on the page; what they show is not looked at.
  init(raster: PageRaster, mask: PageMask, words: [Word], pictures: [Rect], settings: DrawingSettings) {
    mask.reset(for: raster)
    let page = Rect(
      x0: 0, y0: 0, x1: Double(raster.width) / raster.scale, y1: Double(raster.height) / raster.scale)
    for picture in pictures where picture.area < settings.pagePictureShare * page.area {
      mask.mark(picture, as: PageMask.picture, in: raster)
    }
    for word in words { mask.mark(word.box, as: PageMask.letter, in: raster) }
    let background = PageDrawing.background(of: raster)
    let lines = LineFinder(raster: raster, mask: mask, background: background, settings: settings).lines()
    let sorted = LineSorting.sorted(
      lines.filter { !PageDrawing.isInside($0.ruling, pictures, page, settings) }, words: words)
    self.words = sorted.words
    rulings = RulingJoining.joined(sorted.rulings, gap: settings.joinGap)
    fills = FillFinder(raster: raster, mask: mask, background: background, settings: settings).fills()
      .filter { fill in !words.contains { PageDrawing.isInk(fill.box, of: $0) } }
  }

  /// Whether a painted area is the inside of a large letter.
  private static func isInk(_ area: Rect, of word: Word) -> Bool {
    word.box.contains(area, tolerance: 0.5) && area.area < 0.6 * word.box.area
  }

  private static func isInside(_ ruling: Ruling, _ pictures: [Rect], _ page: Rect, _ settings: DrawingSettings) -> Bool
  {
    let isHorizontal = ruling.orientation == .horizontal
    let box = Rect(
      x0: isHorizontal ? ruling.start : ruling.position, y0: isHorizontal ? ruling.position : ruling.start,
      x1: isHorizontal ? ruling.end : ruling.position, y1: isHorizontal ? ruling.position : ruling.end)
    return pictures.contains { $0.area < settings.pagePictureShare * page.area && $0.contains(box, tolerance: 0.5) }
  }

  /// The colour that most of the page has, when there is one; otherwise white.
  private static func background(of raster: PageRaster) -> UInt32 {
    var counts: [UInt32: Int] = [:]
    let steps = 40
    for row in 0..<steps {
      for column in 0..<steps {
        let y = (2 * row + 1) * raster.height / (2 * steps)
        let x = (2 * column + 1) * raster.width / (2 * steps)
        counts[raster.pixels[y * raster.width + x], default: 0] += 1
      }
    }
    let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let most, most.value * 2 > steps * steps else { return 0xffff_ffff }
    return most.key
  }
}
