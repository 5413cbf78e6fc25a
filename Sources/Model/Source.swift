/// What the corpus manifest or `indsats add` declares of a document. Declared values outrank what is read.
public struct DeclaredMetadata: Codable, Sendable, Hashable {
  public var municipalityCode: String?
  public var documentType: DocumentType?
  public var title: String?
  public var date: CalendarDate?
  /// Address it was fetched from.
  public var url: String?

  public init(
    municipalityCode: String? = nil, documentType: DocumentType? = nil, title: String? = nil, date: CalendarDate? = nil,
    url: String? = nil
  ) {
    self.municipalityCode = municipalityCode
    self.documentType = documentType
    self.title = title
    self.date = date
    self.url = url
  }
}

/// A file of the corpus.
public struct SourceFile: Codable, Sendable, Hashable {
  /// Path below the corpus folder, with `/`.
  public var path: String
  /// Absolute path.
  public var location: String
  /// Lower-case hex digits.
  public var sha256: String
  public var bytes: Int
  public var mediaType: MediaType
  public var declared: DeclaredMetadata

  public init(
    path: String, location: String, sha256: String, bytes: Int, mediaType: MediaType,
    declared: DeclaredMetadata = DeclaredMetadata()
  ) {
    self.path = path
    self.location = location
    self.sha256 = sha256
    self.bytes = bytes
    self.mediaType = mediaType
    self.declared = declared
  }
}

/// What the bytes of a file are, by their content rather than the name.
public enum MediaType: String, Codable, Sendable, CaseIterable {
  case pdf = "application/pdf"
  case html = "text/html"
  case text = "text/plain"
  case unknown = "application/octet-stream"
}
