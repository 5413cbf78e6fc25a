import Foundation
public import Model

/// What `corpus.yaml` says: metadata declared for documents, and the sources to fetch from.
///
///     documents:
///       - path: documents/0265-roskilde/plan.pdf
///         municipality: "0265"
///         type: handleplan
///         date: 2021-04-30
///     sources:
///       - url: https://www.example.dk/plan.pdf
///         municipality: "0265"
public struct CorpusManifest: Sendable, Hashable {
  /// Name of the file in the corpus folder.
  public static let fileName = "corpus.yaml"

  /// By path below the corpus folder.
  public var documents: [String: DeclaredMetadata]
  public var sources: [CorpusSource]

  public init(documents: [String: DeclaredMetadata] = [:], sources: [CorpusSource] = []) {
    self.documents = documents
    self.sources = sources
  }

  /// Reads the manifest of a corpus folder.
  ///
  /// - Returns: an empty manifest when the folder has none.
  public static func load(folder: String) throws(YAMLError) -> CorpusManifest {
    let path = folder + "/" + fileName
    guard FileManager.default.fileExists(atPath: path) else { return CorpusManifest() }
    guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
      throw YAMLError(file: path, line: 0, message: "cannot be read as UTF-8 text")
    }
    return try parse(text, file: path)
  }

  /// - Parameter file: name for messages.
  public static func parse(_ text: String, file: String) throws(YAMLError) -> CorpusManifest {
    guard let root = try YAMLValue.parse(text, file: file) else { return CorpusManifest() }
    let fields = try root.fields(["documents", "sources"])
    var manifest = CorpusManifest()
    for item in try fields["documents"]?.items() ?? [] {
      let (path, declared) = try document(item)
      guard manifest.documents.updateValue(declared, forKey: path) == nil else {
        throw item.error("'\(path)' is declared twice")
      }
    }
    for item in try fields["sources"]?.items() ?? [] { manifest.sources.append(try CorpusSource(item)) }
    return manifest
  }

  private static func document(_ item: YAMLValue) throws(YAMLError) -> (String, DeclaredMetadata) {
    let fields = try item.fields(["path", "municipality", "type", "title", "date", "url"])
    guard let path = try fields["path"]?.text() else { throw item.error("a document needs a path") }
    return (path, try DeclaredMetadata(fields))
  }
}

/// A place on the web that documents are fetched from.
public struct CorpusSource: Sendable, Hashable {
  /// Of a document, or of a page with links to documents.
  public var url: String
  public var declared: DeclaredMetadata
  /// For an index page: what the address of a linked document must look like, with `*` for anything.
  public var linkPattern: String?
  /// Whether addresses of the local network may be fetched from.
  public var allowsPrivateAddresses: Bool

  init(_ item: YAMLValue) throws(YAMLError) {
    let fields = try item.fields(["url", "municipality", "type", "title", "date", "link_pattern", "allow_private"])
    guard let url = try fields["url"]?.text() else { throw item.error("a source needs a url") }
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
      throw item.error("expected an address that begins with http:// or https://")
    }
    self.url = url
    declared = try DeclaredMetadata(fields)
    declared.url = url
    linkPattern = try fields["link_pattern"]?.text()
    allowsPrivateAddresses = try fields["allow_private"]?.flag() ?? false
  }
}

extension DeclaredMetadata {
  init(_ fields: [String: YAMLValue]) throws(YAMLError) {
    self.init()
    title = try fields["title"]?.text()
    url = try fields["url"]?.text()
    if let value = fields["municipality"], let code = try value.text() {
      guard DeclaredMetadata.isMunicipalityCode(code) else {
        throw value.error("expected a municipality code of four digits such as \"0265\", found '\(code)'")
      }
      municipalityCode = code
    }
    if let value = fields["type"], let name = try value.text() {
      guard let type = DocumentType(rawValue: name) else {
        let known = DocumentType.allCases.map(\.rawValue).joined(separator: ", ")
        throw value.error("unknown document type '\(name)'; expected one of: \(known)")
      }
      documentType = type
    }
    if let value = fields["date"], let text = try value.text() {
      guard let day = CalendarDate(iso: text) else {
        throw value.error("expected a date such as 2021-04-30, found '\(text)'")
      }
      date = day
    }
  }

  /// Whether a text is a municipality code by its shape: four digits.
  public static func isMunicipalityCode(_ text: String) -> Bool {
    text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
