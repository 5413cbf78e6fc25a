public import Model

/// Reads a PDF: words with boxes and styles, rulings, painted areas, pictures, tags and metadata.
public struct PDFReader: Sendable {
  /// Recognises the text of a page's picture, for pages without a usable text layer.
  public typealias Recognition = (consuming PageImage) throws(Problem) -> RecognisedPage

  private let settings: PDFReadingSettings

  public init(settings: PDFReadingSettings = PDFReadingSettings()) {
    self.settings = settings
  }

  /// - Parameters:
  ///   - path: of the file.
  ///   - recognition: for pages that are pictures; without it they come without words and with a problem.
  ///   - onPage: told the number of each page, from 1, before it is read, so that a crash or a hang can be placed.
  /// - Throws: `file_unreadable`, `file_empty`, `pdf_encrypted`, `pdf_damaged` or `pdf_without_pages`.
  public func read(
    path: String, recognition: Recognition? = nil, onPage: (Int) -> Void = { _ in }
  ) throws(Problem) -> ReadDocument {
    read(try PDFDocument(path: path), recognition, onPage)
  }

  /// - Parameter bytes: of a whole PDF file.
  /// - Throws: as `read(path:recognition:)`.
  public func read(bytes: [UInt8], recognition: Recognition? = nil) throws(Problem) -> ReadDocument {
    read(try PDFDocument(bytes: bytes), recognition, { _ in })
  }

  private func read(
    _ document: borrowing PDFDocument, _ recognition: Recognition?, _ onPage: (Int) -> Void
  ) -> ReadDocument {
    let tags = document.tagReader
    var result = ReadDocument(
      reader: tags == nil ? .pdfText : .pdfTagged, pageCount: document.pageCount, metadata: document.metadata)
    let reader = PageReader(settings: settings)
    for index in 0..<min(document.pageCount, settings.maximumPages) {
      onPage(index + 1)
      let content = document.withPage(index) { reader.read($0, number: index + 1, recognition) }
      if let content {
        result.pages.append(content)
      } else {
        result.problems.append(Problem(.pdfDamaged, "the page cannot be read", page: index + 1))
      }
    }
    if let tags { result.taggedTables = tags.tables(pages: result.pages) }
    result.problems += reader.problems
    for page in tags?.pagesLeftAlone ?? [] {
      result.problems.append(
        Problem(.readerLimit, "the content of the page unpacks to too much for its tags to be read", page: page))
    }
    if document.pageCount > settings.maximumPages {
      result.problems.append(
        Problem(.readerLimit, "only the first \(settings.maximumPages) of \(document.pageCount) pages were read"))
    }
    noteRecognition(in: &result, pictures: reader.picturesRead)
    return result
  }

  /// Says what was recognised: that is where the time of reading goes.
  private func noteRecognition(in document: inout ReadDocument, pictures: [Int: Int]) {
    if let first = pictures.keys.min() {
      let count = pictures.values.reduce(0, +)
      document.problems.append(
        Problem(
          .recognitionUsed,
          count == 1
            ? "1 picture inside a page with text was read by text recognition"
            : "\(count) pictures inside pages with text were read by text recognition", page: first))
    }
    let recognised = document.pages.filter(\.isRecognised)
    guard !recognised.isEmpty else { return }
    if 2 * recognised.count >= document.pages.count { document.reader = .pdfRecognised }
    let count = recognised.count == 1 ? "1 page was" : "\(recognised.count) pages were"
    document.problems.append(
      Problem(.recognitionUsed, "\(count) read by text recognition", page: recognised.first?.number))
  }
}
