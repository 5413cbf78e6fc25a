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
    var layer = page.textLayer(limit: settings.maximumCharactersPerPage, fonts: &fonts)
    if layer.isCut {
      note(.readerLimit, "only the first \(settings.maximumCharactersPerPage) characters of the page were read", number)
    }
    let turn = QuarterTurn(quarters: layer.uprightTurn, width: page.width, height: page.height)
    if turn.quarters != 0 { layer.turn(turn) }
    var content = PageContent(
      number: number, width: turn.turnedWidth, height: turn.turnedHeight, turn: turn.quarters)
    content.words = WordBuilder.words(of: layer).filter { isOnPage($0, content) }
    content.pictures = page.pictures.map(turn.applied)
    if let lack = TextLack(content), let recognised = recognised(page, content, lack, recognition) {
      return recognised
    }
    addDrawing(to: &content, page)
    return content
  }

  private func note(_ code: ProblemCode, _ message: String, _ page: Int) {
    problems.append(Problem(code, message, page: page))
  }

  private func isOnPage(_ word: Word, _ page: PageContent) -> Bool {
    word.box.midX >= 0 && word.box.midX <= page.width && word.box.midY >= 0 && word.box.midY <= page.height
  }

  private func addDrawing(to content: inout PageContent, _ page: borrowing PDFPage) {
    let words = content.words
    let pictures = content.pictures
    let drawing = page.withRaster(
      dotsPerInch: settings.rulingDotsPerInch, maximumPixels: settings.maximumPixelsPerPage, turn: content.turn,
      buffer: buffer
    ) { PageDrawing(raster: $0, mask: mask, words: words, pictures: pictures, settings: settings.drawing) }
    guard let drawing else { return }
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
    let picture = page.withRaster(
      dotsPerInch: settings.recognitionDotsPerInch, maximumPixels: settings.maximumRecognitionPixels,
      turn: content.turn, buffer: RasterBuffer()
    ) { $0.isBlank ? nil : $0.image }
    guard let picture, let picture else { return nil }
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
