public import Model

/// Reads a web page: its text in reading order, its tables as marked up, and what it says of itself.
public struct HTMLReader: Sendable {
  private let settings: HTMLReadingSettings

  public init(settings: HTMLReadingSettings = .init()) { self.settings = settings }

  /// - Parameter bytes: the page as fetched, in any encoding that browsers would read it in.
  /// - Throws: `file_empty` for no content, `file_too_large` above the limit, `file_unreadable` when no element is found.
  /// - Complexity: linear in the size of the page.
  public func read(bytes: [UInt8]) throws(Problem) -> ReadDocument {
    guard bytes.contains(where: { $0 > 0x20 }) else { throw Problem(.fileEmpty, "The page holds no text.") }
    guard bytes.count <= settings.maximumBytes else {
      throw Problem(.fileTooLarge, "The page has \(bytes.count) bytes, the limit is \(settings.maximumBytes).")
    }
    let decoded = DecodedText(bytes: bytes, declaredLabel: DeclaredEncoding.label(in: bytes))
    let page = try ParsedPage(decoded.text, settings: settings)
    var document = read(page)
    document.problems = problems(decoded: decoded, page: page)
    return document
  }

  private func read(_ page: ParsedPage) -> ReadDocument {
    let sheet = StyleSheet(of: page.root)
    let context = PageContext(root: page.root, sheet: sheet, settings: settings)
    var walker = BlockWalker(context: context)
    walker.walk(page.body)
    return ReadDocument(
      reader: .html, pageCount: 1, blocks: walker.finish(), metadata: DocumentMetadata(page: page.root))
  }

  private func problems(decoded: DecodedText, page: ParsedPage) -> [Problem] {
    var problems: [Problem] = []
    if decoded.isGuessed {
      problems.append(Problem(.encodingGuessed, "The page was read as \(decoded.encoding.rawValue)."))
    }
    if let limit = page.limitReached {
      problems.append(Problem(.readerLimit, "The page \(limit); what lies beyond was left out."))
    }
    return problems
  }
}
