import Foundation
import HTMLReading
public import Model
public import OpticalRecognition
public import PDFReading
import TranscriptReading

/// What reading a document may cost, for every kind of file.
public struct ReadingSettings: Codable, Sendable, Hashable {
  public var pdf = PDFReadingSettings()
  public var recognition = RecognitionSettings()
  /// Whether pages without a usable text layer are read by text recognition.
  public var recognisesText = true

  public init() {}
}

/// Reads a file of the corpus with the reader that fits its content.
public struct DocumentReader: Sendable {
  private let settings: ReadingSettings

  public init(settings: ReadingSettings = ReadingSettings()) {
    self.settings = settings
  }

  /// - Parameter onPage: told the number of each page of a PDF, from 1, before it is read.
  /// - Throws: the problem because of which nothing could be read, such as `pdf_encrypted` or `file_type_unknown`.
  public func read(_ file: SourceFile, onPage: (Int) -> Void = { _ in }) throws(Problem) -> ReadDocument {
    switch file.mediaType {
    case .pdf: try readPDF(file, onPage)
    case .html: try HTMLReader().read(bytes: try bytes(of: file))
    case .text: try TranscriptReader().read(bytes: try bytes(of: file))
    case .unknown: throw Problem(.fileTypeUnknown, "the content is neither PDF, HTML nor plain text")
    }
  }

  private func readPDF(_ file: SourceFile, _ onPage: (Int) -> Void) throws(Problem) -> ReadDocument {
    let reader = PDFReader(settings: settings.pdf)
    guard settings.recognisesText else { return try reader.read(path: file.location, onPage: onPage) }
    let recogniser = LazyRecogniser(settings: settings.recognition)
    return try reader.read(
      path: file.location, recognition: { picture throws(Problem) in try recogniser.recognise(picture) },
      onPage: onPage)
  }

  private func bytes(of file: SourceFile) throws(Problem) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file.location) else {
      throw Problem(.fileUnreadable, "the file cannot be opened")
    }
    guard !data.isEmpty else { throw Problem(.fileEmpty, "the file is empty") }
    return [UInt8](data)
  }
}
