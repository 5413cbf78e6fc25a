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
    let illustrations = pictures.filter { PageDrawing.isIllustration($0, words) }
    for picture in illustrations { mask.mark(picture, as: PageMask.picture, in: raster) }
    for word in words { mask.mark(word.box, as: PageMask.letter, in: raster) }
    let lines = LineFinder(raster: raster, mask: mask, settings: settings).lines()
      .filter { line in !illustrations.contains { $0.contains(line.box, tolerance: 0.5) } }
    let sorted = LineSorting.sorted(RulingJoining.joined(lines, gap: settings.joinGap), words: words)
    self.words = sorted.words
    rulings = sorted.rulings
    fills = FillFinder(raster: raster, mask: mask, settings: settings).fills()
      .filter { fill in !words.contains { PageDrawing.isInk(fill.box, of: $0) } }
    fills += MarkFinder.marks(in: words) + MarkFinder.marks(in: illustrations, raster: raster)
  }

  /// Words of the text layer that may lie on a picture before it counts as paper: a scan with a text layer, a
  /// coloured background, a strip of one.
  private static let wordsOnPicture = 4

  /// Whether a picture shows something of its own, so that lines in it are no rulings of the page.
  private static func isIllustration(_ picture: Rect, _ words: [Word]) -> Bool {
    var count = 0
    for word in words where picture.contains(x: word.box.midX, y: word.box.midY) {
      count += 1
      if count >= wordsOnPicture { return false }
    }
    return !words.isEmpty
  }

  /// Whether a painted area is the inside of a large letter.
  private static func isInk(_ area: Rect, of word: Word) -> Bool {
    word.box.contains(area, tolerance: 0.5) && area.area < 0.6 * word.box.area
  }
}
