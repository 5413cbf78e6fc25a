public import Model

/// Limits on what a transcript may ask of the reader.
public struct TranscriptReadingSettings: Codable, Sendable, Hashable {
  /// Largest file in bytes. The longest plan seen has 34 kB of text.
  public var maximumBytes = 16 << 20
  /// Lines read; the rest is left out with a problem.
  public var maximumLines = 500_000
  /// Words before which a hyphen at a line end belongs to its word: it stands for a part that comes later.
  public var hangingHyphenFollowers: Set<String> = HangingHyphen.followers

  public init() {}
}

/// Reads plain text and Markdown: minutes, transcripts of PDF files, text copied out of a document viewer.
public struct TranscriptReader: Sendable {
  private let settings: TranscriptReadingSettings

  public init(settings: TranscriptReadingSettings = .init()) { self.settings = settings }

  /// - Throws: `file_empty` for no text, `file_too_large` above the limit.
  /// - Complexity: linear in the size of the text.
  public func read(bytes: [UInt8]) throws(Problem) -> ReadDocument {
    guard bytes.count <= settings.maximumBytes else {
      throw Problem(.fileTooLarge, "The text has \(bytes.count) bytes, the limit is \(settings.maximumBytes).")
    }
    let decoded = DecodedText(bytes: bytes)
    guard decoded.text.contains(where: { !$0.isWhitespace }) else {
      throw Problem(.fileEmpty, "The file holds no text.")
    }
    let written = decoded.text.split(
      separator: "\n", maxSplits: settings.maximumLines, omittingEmptySubsequences: false)
    let lines = TranscriptLine.classified(
      SpilledRows.gathered(Array(written.prefix(settings.maximumLines)))[...], settings: settings)
    return ReadDocument(
      reader: .transcript, pageCount: 1, blocks: TranscriptComposer(lines: lines).blocks(),
      problems: problems(decoded: decoded, lines: written.count))
  }

  private func problems(decoded: DecodedText, lines: Int) -> [Problem] {
    var problems: [Problem] = []
    // Plain text has no place to declare UTF-8, so only another encoding is worth a note.
    if decoded.isGuessed, decoded.encoding != .utf8 {
      problems.append(Problem(.encodingGuessed, "The text was read as \(decoded.encoding.rawValue)."))
    }
    if lines > settings.maximumLines {
      problems.append(
        Problem(.readerLimit, "The text has more than \(settings.maximumLines) lines; the rest was left out."))
    }
    return problems
  }
}
