import CMemory
import CTesseract
public import Model

/// Recognises the text of page pictures. Holds one engine; to be used by one task, page after page.
public final class TextRecogniser {
  private let settings: RecognitionSettings
  private let engine: Tesseract

  /// - Throws: `ocr_unavailable` when the language data is missing.
  public init(settings: RecognitionSettings = RecognitionSettings()) throws(Problem) {
    self.settings = settings
    engine = try Tesseract(languages: settings.languages, dataFolder: settings.dataFolder)
  }

  /// Recognises a page: turns it upright, straightens it, and finds its words and lines.
  ///
  /// - Parameter picture: at 150 to 300 dots per inch.
  /// - Throws: `reader_limit` when memory does not suffice for the picture.
  /// - Complexity: about two seconds a page, three with tables, which are read twice.
  public func recognise(_ picture: consuming PageImage) throws(Problem) -> RecognisedPage {
    let dotsPerInch = picture.dotsPerInch
    // What the page took goes back to the system: the next page is drawn before anything of it would be used again.
    defer { malloc_trim(0) }
    // The picture is given up, since the engine needs memory of its own.
    guard let sheet = Sheet(picture, colourDotsPerInch: TextRecogniser.colourDotsPerInch) else {
      throw Problem(.readerLimit, "the picture of the page is too large to be recognised")
    }
    guard let first = attempt(sheet, turn: 0, dotsPerInch: dotsPerInch) else {
      let image = sheet.colour.image(dotsPerInch: TextRecogniser.colourDotsPerInch)
      return RecognisedPage(words: [], lines: [], turn: 0, image: image, confidence: 0)
    }
    var best = first
    for turn in first.furtherTurns {
      guard let turned = sheet.turned(turn),
        let next = attempt(turned, turn: turn, dotsPerInch: dotsPerInch)
      else { continue }
      if !next.isOnSide, best.isOnSide || next.page.confidence > best.page.confidence { best = next }
    }
    return best.page
  }

  /// A page recognised in one position.
  private struct Attempt {
    var page: RecognisedPage
    /// Whether the words run up or down the page.
    var isOnSide: Bool
    /// Quarter turns that may bring it upright, the likeliest first; empty when it seems to be.
    var furtherTurns: [Int]
  }

  /// Resolution at which a page's colours are kept.
  private static let colourDotsPerInch = 100.0

  /// - Parameter turn: quarter turns that the picture was given.
  private func attempt(_ sheet: borrowing Sheet, turn: Int, dotsPerInch: Double) -> Attempt? {
    guard let rough = sheet.grey.binary else { return nil }
    let angle = rough.skew(limit: settings.maximumSkewDegrees)
    guard let grey = sheet.grey.rotated(angle), let raw = sheet.raw.rotated(angle),
      let letters = DarkAreas.inverted(of: raw, in: grey), let binary = letters.binary,
      let small = sheet.colour.rotated(angle)
    else { return nil }
    _ = consume raw
    let scale = dotsPerInch / 72
    let lines = ScanLines(settings: settings, scale: scale)
    let rulings = lines.lines(in: grey)
    _ = consume grey
    let read = words(in: letters, binary, lines, rulings, dotsPerInch)
    let words = PageWords(scale: scale).words(of: read, binary)
    let page = RecognisedPage(
      words: words, lines: rulings, turn: turn, skewDegrees: angle,
      image: small.image(dotsPerInch: TextRecogniser.colourDotsPerInch), confidence: confidence(of: words))
    let isOnSide = Uprightness.isOnSide(read)
    if isOnSide { return Attempt(page: page, isOnSide: true, furtherTurns: [1, 3]) }
    let isWeak = page.confidence < settings.uprightConfidence
    let further = isWeak ? [binary.uprightTurn].filter { $0 != 0 } : []
    return Attempt(page: page, isOnSide: false, furtherTurns: further)
  }

  private func words(
    in grey: borrowing Bitmap, _ binary: borrowing Bitmap, _ lines: ScanLines, _ rulings: [Ruling],
    _ dotsPerInch: Double
  ) -> [ReadWord] {
    var words = words(in: grey, dotsPerInch)
    if rulings.count >= TextRecogniser.leastRulings, let lineless = lines.cleared(grey, of: rulings) {
      words = TwoReadings.merged(words, self.words(in: lineless, dotsPerInch))
    }
    guard let size = LetterMetrics.size(of: words), let ink = withoutLines(binary, lines) else { return words }
    let missed = LeftoverInk(letterSize: size).boxes(in: ink, besides: words.map(\.box))
    for box in missed {
      let margin = Int(size * 0.4)
      let region = PixelBox(
        x0: max(0, box.x0 - margin), y0: max(0, box.y0 - margin), x1: min(ink.width, box.x1 + margin),
        y1: min(ink.height, box.y1 + margin))
      guard let part = ink.part(region) else { continue }
      let lineNumber = (words.last?.line ?? 0) + 1
      for word in engine.words(in: part, dotsPerInch: dotsPerInch, mode: PSM_SINGLE_LINE)
      where word.confidence >= settings.minimumLetterConfidence {
        words.append(word.moved(x: region.x0, y: region.y0, line: lineNumber))
      }
    }
    return words
  }

  private func words(in grey: borrowing Bitmap, _ dotsPerInch: Double) -> [ReadWord] {
    engine.words(in: grey, dotsPerInch: dotsPerInch, mode: PSM_AUTO)
      .filter { $0.confidence >= settings.minimumConfidence && !$0.isLine }
  }

  /// Rulings of a page with a table.
  private static let leastRulings = 4

  private func withoutLines(_ binary: borrowing Bitmap, _ lines: ScanLines) -> Bitmap? {
    guard let across = lines.strips(of: binary, .horizontal), let down = lines.strips(of: binary, .vertical),
      let first = Bitmap(pixSubtract(nil, binary.pix, across.pix))
    else { return nil }
    return Bitmap(pixSubtract(nil, first.pix, down.pix))
  }

  private func confidence(of words: [Word]) -> Double {
    let letters = words.reduce(0) { $0 + $1.text.count }
    let sum = words.reduce(0.0) { $0 + ($1.confidence ?? 0) * Double($1.text.count) }
    return letters > 0 ? sum / Double(letters) : 0
  }
}

/// A page's picture in the forms that are needed: fine and grey, as it is and with even paper, and coarse in its colours.
private struct Sheet: ~Copyable {
  let raw: Bitmap
  let grey: Bitmap
  let colour: Bitmap

  /// - Returns: `nil` when the picture is empty or memory does not suffice.
  init?(_ picture: PageImage, colourDotsPerInch: Double) {
    // The fine colours are 35 MB for an A4 page, and gone after this.
    guard let fine = Bitmap(picture), let colour = fine.scaled(colourDotsPerInch / picture.dotsPerInch),
      let raw = fine.grey
    else { return nil }
    _ = consume fine
    guard let grey = raw.evened else { return nil }
    self.init(raw: raw, grey: grey, colour: colour)
  }

  private init(raw: consuming Bitmap, grey: consuming Bitmap, colour: consuming Bitmap) {
    self.raw = raw
    self.grey = grey
    self.colour = colour
  }

  func turned(_ quarters: Int) -> Sheet? {
    guard let raw = raw.turned(quarters), let grey = grey.turned(quarters), let colour = colour.turned(quarters) else {
      return nil
    }
    return Sheet(raw: raw, grey: grey, colour: colour)
  }
}

extension Bitmap {
  /// A part of the picture as a picture of its own.
  fileprivate func part(_ box: PixelBox) -> Bitmap? {
    var frame = boxCreate(CInt(box.x0), CInt(box.y0), CInt(box.width), CInt(box.height))
    defer { boxDestroy(&frame) }
    return Bitmap(pixClipRectangle(pix, frame, nil))
  }
}

extension ReadWord {
  /// Whether it is a piece of a ruling read as text.
  fileprivate var isLine: Bool { text.allSatisfy { "|_¦—".contains($0) } }

  fileprivate func moved(x: Int, y: Int, line: Int) -> ReadWord {
    ReadWord(
      text: text, box: PixelBox(x0: box.x0 + x, y0: box.y0 + y, x1: box.x1 + x, y1: box.y1 + y),
      baseline: baseline.map { $0 + Double(y) }, line: line, confidence: confidence)
  }
}
