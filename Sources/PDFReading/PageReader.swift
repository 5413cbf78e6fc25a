import Model

/// Reads the pages of one document, one after the other, in the same memory.
final class PageReader {
  private let settings: PDFReadingSettings
  private var fonts = FontStyles()
  private let buffer = RasterBuffer()
  private let mask = PageMask()

  init(settings: PDFReadingSettings) { self.settings = settings }

  func read(_ page: borrowing PDFPage, number: Int, problems: inout [Problem]) -> PageContent {
    let layer = page.textLayer(limit: settings.maximumCharactersPerPage, fonts: &fonts)
    if layer.isCut {
      problems.append(
        Problem(
          .readerLimit, "only the first \(settings.maximumCharactersPerPage) characters of the page were read",
          page: number))
    }
    var content = PageContent(number: number, width: page.width, height: page.height)
    content.words = WordBuilder.words(of: layer).filter { isOnPage($0, content) }
    content.pictures = page.pictures
    addDrawing(to: &content, page)
    return content
  }

  private func isOnPage(_ word: Word, _ page: PageContent) -> Bool {
    word.box.midX >= 0 && word.box.midX <= page.width && word.box.midY >= 0 && word.box.midY <= page.height
  }

  private func addDrawing(to content: inout PageContent, _ page: borrowing PDFPage) {
    let words = content.words
    let pictures = content.pictures
    let drawing = page.withRaster(
      dotsPerInch: settings.rulingDotsPerInch, maximumPixels: settings.maximumPixelsPerPage, buffer: buffer
    ) { PageDrawing(raster: $0, mask: mask, words: words, pictures: pictures, settings: settings.drawing) }
    guard let drawing else { return }
    content.words = drawing.words
    content.rulings = drawing.rulings
    content.fills = drawing.fills
  }
}
