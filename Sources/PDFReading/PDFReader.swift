public import Model

/// Reads a PDF: words with boxes and styles, rulings, painted areas, pictures, tags and metadata.
public struct PDFReader: Sendable {
  private let settings: PDFReadingSettings

  public init(settings: PDFReadingSettings = PDFReadingSettings()) {
    self.settings = settings
  }

  /// - Parameter path: of the file.
  /// - Throws: `file_unreadable`, `file_empty`, `pdf_encrypted`, `pdf_damaged` or `pdf_without_pages`.
  public func read(path: String) throws(Problem) -> ReadDocument {
    read(try PDFDocument(path: path))
  }

  /// - Parameter bytes: of a whole PDF file.
  /// - Throws: as `read(path:)`.
  public func read(bytes: [UInt8]) throws(Problem) -> ReadDocument {
    read(try PDFDocument(bytes: bytes))
  }

  private func read(_ document: borrowing PDFDocument) -> ReadDocument {
    var result = ReadDocument(
      reader: document.isTagged ? .pdfTagged : .pdfText, pageCount: document.pageCount, metadata: document.metadata)
    let reader = PageReader(settings: settings)
    for index in 0..<min(document.pageCount, settings.maximumPages) {
      ReadingProgress.reachedPage?(index + 1)
      let content = document.withPage(index) { reader.read($0, number: index + 1, problems: &result.problems) }
      if let content {
        result.pages.append(content)
      } else {
        result.problems.append(Problem(.pdfDamaged, "the page cannot be read", page: index + 1))
      }
    }
    if document.pageCount > settings.maximumPages {
      result.problems.append(
        Problem(.readerLimit, "only the first \(settings.maximumPages) of \(document.pageCount) pages were read"))
    }
    return result
  }
}
