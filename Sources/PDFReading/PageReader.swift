import Model

/// Reads the pages of one document, one after the other, in the same memory.
final class PageReader {
  private let settings: PDFReadingSettings
  private var fonts = FontStyles()
  private let buffer = RasterBuffer()
  private let mask = PageMask()
  /// What was found to be the matter with the pages so far.
  private(set) var problems: [Problem] = []

  init(settings: PDFReadingSettings) { self.settings = settings }

  func read(_ page: borrowing PDFPage, number: Int, _ recognition: PDFReader.Recognition?) -> PageContent {
    // Drawn before its text is asked for: that gives the text on the way.
    var raster = drawn(page, turn: 0)
    var layer = page.textLayer(limit: settings.maximumCharactersPerPage, fonts: &fonts)
    if layer.isCut {
      note(.readerLimit, "only the first \(settings.maximumCharactersPerPage) characters of the page were read", number)
    }
    let turn = QuarterTurn(quarters: layer.uprightTurn, width: page.width, height: page.height)
    if turn.quarters != 0 {
      layer.turn(turn)
      raster = drawn(page, turn: turn.quarters)
    }
    var content = PageContent(
      number: number, width: turn.turnedWidth, height: turn.turnedHeight, turn: turn.quarters)
    content.words = WordBuilder.words(of: layer).filter { isOnPage($0, content) }
    if raster?.mayHoldPictures ?? true { content.pictures = page.pictures.map(turn.applied) }
    if let lack = TextLack(content), let recognised = recognised(page, content, lack, recognition) {
      return recognised
    }
    if let raster { addDrawing(raster, to: &content) }
    return content
  }

  /// The page as its rulings are looked for, valid until the next is drawn.
  private func drawn(_ page: borrowing PDFPage, turn: Int) -> PageRaster? {
    page.raster(
      dotsPerInch: settings.rulingDotsPerInch, maximumPixels: settings.maximumPixelsPerPage,
      maximumPaths: settings.maximumPathsPerPage, turn: turn, buffer: buffer)
  }

  private func note(_ code: ProblemCode, _ message: String, _ page: Int) {
    problems.append(Problem(code, message, page: page))
  }

  private func isOnPage(_ word: Word, _ page: PageContent) -> Bool {
    word.box.midX >= 0 && word.box.midX <= page.width && word.box.midY >= 0 && word.box.midY <= page.height
  }

  private func addDrawing(_ raster: PageRaster, to content: inout PageContent) {
    // Half a drawing would give tables that are not there.
    guard !raster.isCut else {
      let limit = settings.maximumPathsPerPage
      return note(.readerLimit, "the page draws more than \(limit) paths; they were not looked at", content.number)
    }
    let drawing = PageDrawing(
      raster: raster, mask: mask, words: content.words, pictures: content.pictures, settings: settings.drawing)
    content.words = drawing.words
    content.rulings = drawing.rulings
    content.fills = drawing.fills
  }
}

extension PageReader {
  /// The page read by recognition; `nil` when it is blank or recognition gives nothing.
  private func recognised(
    _ page: borrowing PDFPage, _ content: PageContent, _ lack: TextLack, _ recognition: PDFReader.Recognition?
  ) -> PageContent? {
    let buffer = RasterBuffer()
    defer { withExtendedLifetime(buffer) {} }
    let raster = page.raster(
      dotsPerInch: settings.recognitionDotsPerInch, maximumPixels: settings.maximumRecognitionPixels,
      maximumPaths: settings.maximumPathsPerPage, turn: content.turn, buffer: buffer)
    guard let raster, !raster.isBlank, !raster.isCut else { return nil }
    let picture = raster.image
    do throws(Problem) {
      guard let recognition else { throw Problem(.recognitionUnavailable, "text recognition is not switched on") }
      let found = try recognition(picture)
      if found.words.isEmpty { return nil }
      return merged(found, content, lack)
    } catch {
      note(lack.code, lack.message, content.number)
      if !problems.contains(where: { $0.code == error.code }) { problems.append(error) }
      return nil
    }
  }

  private func merged(_ found: RecognisedPage, _ content: PageContent, _ lack: TextLack) -> PageContent {
    var result = content
    result.isRecognised = true
    result.turn = (content.turn + found.turn) % 4
    result.skewDegrees = found.skewDegrees
    if found.turn % 2 != 0 { (result.width, result.height) = (content.height, content.width) }
    let kept = lack == .broken || found.turn != 0 ? [] : content.words
    let fresh = found.words.filter { word in !kept.contains { $0.box.intersects(word.box) } }
    let lines = LineSorting.sorted(
      RulingJoining.joined(found.lines, gap: settings.drawing.scanJoinGap), words: kept + fresh)
    result.words = lines.words
    result.rulings = lines.rulings
    result.fills = ScanColours(settings: settings.drawing).fills(of: found.image, words: result.words, mask: mask)
    if found.confidence < settings.sureRecognition {
      note(
        .recognitionUncertain, "the words were recognised with a confidence of \(percent(found.confidence))",
        content.number)
    }
    return result
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
