import Model

/// Reads the pages of one document, one after the other, in the same memory.
final class PageReader {
  private let settings: PDFReadingSettings
  private var fonts = FontStyles()
  private let buffer = RasterBuffer()
  private let mask = PageMask()
  /// Pictures inside pages with text that were read by recognition, by page.
  private(set) var picturesRead: [Int: Int] = [:]
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
    if let raster {
      let places = TablePictureFinder(raster: raster, settings: settings.pictures).places(on: content)
      addDrawing(raster, to: &content)
      if let recognition, !places.isEmpty, !content.words.isEmpty { read(places, of: page, recognition, &content) }
    }
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
    guard let picture = picture(of: page, turn: content.turn) else { return nil }
    do throws(Problem) {
      guard let recognition else { throw Problem(.recognitionUnavailable, "text recognition is not switched on") }
      let found = try recognition(consume picture)
      if found.words.isEmpty { return nil }
      return merged(found, content, lack)
    } catch {
      note(lack.code, lack.message, content.number)
      if !problems.contains(where: { $0.code == error.code }) { problems.append(error) }
      return nil
    }
  }

  /// The page as recognition wants it; the memory it was drawn in is free again. `nil` for a blank page and one too large.
  private func picture(of page: borrowing PDFPage, turn: Int) -> PageImage? {
    let buffer = RasterBuffer()
    defer { withExtendedLifetime(buffer) {} }
    let raster = page.raster(
      dotsPerInch: settings.recognitionDotsPerInch, maximumPixels: settings.maximumRecognitionPixels,
      maximumPaths: settings.maximumPathsPerPage, turn: turn, buffer: buffer)
    return raster.flatMap { $0.isBlank || $0.isCut ? nil : $0.image }
  }

  /// Adds what recognition reads in pictures inside the page to its words, rulings and fills.
  ///
  /// - Parameter places: of the pictures.
  private func read(
    _ places: [Rect], of page: borrowing PDFPage, _ recognition: PDFReader.Recognition, _ content: inout PageContent
  ) {
    let buffer = RasterBuffer()
    defer { withExtendedLifetime(buffer) {} }
    let raster = page.raster(
      dotsPerInch: settings.recognitionDotsPerInch, maximumPixels: settings.maximumRecognitionPixels,
      maximumPaths: settings.maximumPathsPerPage, turn: content.turn, buffer: buffer)
    guard let raster, !raster.isCut else { return }
    for place in places {
      do throws(Problem) {
        let found = try recognition(raster.image(of: place))
        // A picture that lies on its side has no rows that run along those of the page.
        guard found.turn == 0, !found.words.isEmpty else { continue }
        picturesRead[content.number, default: 0] += 1
        add(found, at: place, to: &content)
      } catch {
        if !problems.contains(where: { $0.code == error.code }) { problems.append(error) }
      }
    }
  }

  private func add(_ found: RecognisedPage, at place: Rect, to content: inout PageContent) {
    let read = evidence(found, kept: [])
    content.words += read.words.map { word in
      var word = word
      word.box = word.box.moved(x: place.x0, y: place.y0)
      return word
    }
    content.rulings += read.rulings.map { $0.moved(x: place.x0, y: place.y0) }
    content.fills += read.fills.map { fill in
      var fill = fill
      fill.box = fill.box.moved(x: place.x0, y: place.y0)
      return fill
    }
    noteConfidence(of: found, page: content.number)
  }

  private func merged(_ found: RecognisedPage, _ content: PageContent, _ lack: TextLack) -> PageContent {
    var result = content
    result.isRecognised = true
    result.turn = (content.turn + found.turn) % 4
    result.skewDegrees = found.skewDegrees
    if found.turn % 2 != 0 { (result.width, result.height) = (content.height, content.width) }
    let kept = lack == .broken || found.turn != 0 ? [] : content.words
    let read = evidence(found, kept: kept)
    (result.words, result.rulings, result.fills) = (read.words, read.rulings, read.fills)
    noteConfidence(of: found, page: content.number)
    return result
  }

  /// What recognition found, its lines and colours put in order.
  ///
  /// - Parameter kept: words of the text layer that count beside it.
  private func evidence(_ found: RecognisedPage, kept: [Word]) -> PageDrawing {
    let fresh = found.words.filter { word in !kept.contains { $0.box.intersects(word.box) } }
    let lines = LineSorting.sorted(
      RulingJoining.joined(found.lines, gap: settings.drawing.scanJoinGap), words: kept + fresh)
    let fills = ScanColours(settings: settings.drawing).fills(of: found.image, words: lines.words, mask: mask)
    return PageDrawing(rulings: lines.rulings, fills: fills, words: lines.words)
  }

  private func noteConfidence(of found: RecognisedPage, page: Int) {
    guard found.confidence < settings.sureRecognition else { return }
    note(.recognitionUncertain, "the words were recognised with a confidence of \(percent(found.confidence))", page)
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
