import CPoppler
import Model

/// An open PDF. Freed with the value; used by one task only.
struct PDFDocument: ~Copyable {
  let handle: OpaquePointer
  let pageCount: Int
  /// The bytes of the file.
  private let content: OpaquePointer

  /// - Throws: `file_unreadable`, `file_empty`, `pdf_encrypted`, `pdf_damaged` or `pdf_without_pages`.
  init(path: String) throws(Problem) {
    let bytes = try PDFDocument.mappedBytes(of: path)
    defer { g_bytes_unref(bytes) }  // poppler keeps its own reference
    try self.init(content: bytes)
  }

  /// - Throws: as `init(path:)`.
  init(bytes: [UInt8]) throws(Problem) {
    guard !bytes.isEmpty else { throw Problem(.fileEmpty, "the file is empty") }
    let content = g_bytes_new(bytes, gsize(bytes.count))  // copies; g_bytes_unref
    defer { g_bytes_unref(content) }
    try self.init(content: content)
  }

  private init(content: OpaquePointer?) throws(Problem) {
    var error: UnsafeMutablePointer<GError>?
    guard let handle = poppler_document_new_from_bytes(content, nil, &error) else {
      defer { g_clear_error(&error) }
      throw PDFDocument.problem(for: error?.pointee)
    }
    let count = Int(poppler_document_get_n_pages(handle))
    guard count > 0 else {
      g_object_unref(UnsafeMutableRawPointer(handle))
      throw Problem(.pdfWithoutPages, "the PDF has no pages")
    }
    self.handle = handle
    self.pageCount = count
    self.content = g_bytes_ref(content)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(handle))
    g_bytes_unref(content)
  }

  private static func mappedBytes(of path: String) throws(Problem) -> OpaquePointer? {
    var error: UnsafeMutablePointer<GError>?
    guard let file = g_mapped_file_new(path, 0, &error) else {
      defer { g_clear_error(&error) }
      let cause = error.map { String(cString: $0.pointee.message) } ?? "unknown cause"
      throw Problem(.fileUnreadable, "the file cannot be opened: \(cause)")
    }
    defer { g_mapped_file_unref(file) }  // the bytes keep their own reference
    guard g_mapped_file_get_length(file) > 0 else { throw Problem(.fileEmpty, "the file is empty") }
    return g_mapped_file_get_bytes(file)
  }

  private static func problem(for error: GError?) -> Problem {
    guard let error else { return Problem(.pdfDamaged, "the PDF cannot be read") }
    if error.domain == poppler_error_quark(), error.code == POPPLER_ERROR_ENCRYPTED.rawValue {
      return Problem(.pdfEncrypted, "the PDF asks for a password")
    }
    return Problem(.pdfDamaged, "the PDF cannot be read: \(String(cString: error.message))")
  }

  /// Lends a page to `body`.
  ///
  /// - Parameter index: from 0.
  /// - Returns: `nil` when the page is damaged.
  func withPage<Result>(_ index: Int, _ body: (borrowing PDFPage) -> Result) -> Result? {
    guard let page = poppler_document_get_page(handle, CInt(index)) else { return nil }
    return body(PDFPage(handle: page))
  }
}

extension PDFDocument {
  /// What the file says of itself.
  var metadata: DocumentMetadata {
    DocumentMetadata(
      title: text(poppler_document_get_title), author: text(poppler_document_get_author),
      subject: text(poppler_document_get_subject), created: created)
  }

  /// What reads the structure tags of the file; `nil` when it has none. The document must outlive it.
  var tagReader: TagReader? {
    var size: gsize = 0
    guard let start = g_bytes_get_data(content, &size) else { return nil }
    return TagReader(
      bytes: UnsafeBufferPointer(start: start.assumingMemoryBound(to: CChar.self), count: Int(size)))
  }

  private func text(_ getter: (OpaquePointer?) -> UnsafeMutablePointer<CChar>?) -> String? {
    guard let value = getter(handle) else { return nil }
    defer { g_free(value) }
    let text = String(cString: value).filter { !$0.isNewline && $0 != "\0" }
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  private var created: CalendarDate? {
    guard let date = poppler_document_get_creation_date_time(handle) else { return nil }
    defer { g_date_time_unref(date) }
    return CalendarDate(
      year: Int(g_date_time_get_year(date)), month: Int(g_date_time_get_month(date)),
      day: Int(g_date_time_get_day_of_month(date)))
  }
}
