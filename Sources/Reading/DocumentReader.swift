import Foundation
import HTMLReading
public import Model
public import PDFReading
import TranscriptReading

/// What reading a document may cost, for every kind of file.
public struct ReadingSettings: Codable, Sendable, Hashable {
  public var pdf = PDFReadingSettings()

  public init() {}
}

/// Reads a file of the corpus with the reader that fits its content.
public struct DocumentReader: Sendable {
  private let settings: ReadingSettings

  public init(settings: ReadingSettings = ReadingSettings()) {
    self.settings = settings
  }

  /// - Throws: the problem because of which nothing could be read, such as `pdf_encrypted` or `file_type_unknown`.
  public func read(_ file: SourceFile) throws(Problem) -> ReadDocument {
    switch file.mediaType {
    case .pdf: try PDFReader(settings: settings.pdf).read(path: file.location)
    case .html: try HTMLReader().read(bytes: try bytes(of: file))
    case .text: try TranscriptReader().read(bytes: try bytes(of: file))
    case .unknown: throw Problem(.fileTypeUnknown, "the content is neither PDF, HTML nor plain text")
    }
  }

  private func bytes(of file: SourceFile) throws(Problem) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file.location) else {
      throw Problem(.fileUnreadable, "the file cannot be opened")
    }
    guard !data.isEmpty else { throw Problem(.fileEmpty, "the file is empty") }
    return [UInt8](data)
  }
}
