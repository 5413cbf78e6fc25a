import Foundation

/// The words of the report in one language, by key.
struct ReportText: Sendable {
  /// Languages that there are texts for.
  static let languages = ["da", "en"]

  let language: String
  private let texts: [String: String]

  init(language: String, resources: PublishingResources) throws(PublishingError) {
    let name = "language/\(language).json"
    let bytes = try resources.bytes(name)
    guard let texts = try? JSONDecoder().decode([String: String].self, from: Data(bytes)) else {
      throw PublishingError(.resource, path: name, cause: "the file is not a JSON object of texts")
    }
    self.language = language
    self.texts = texts
  }

  /// The text of a key; the key itself where there is none.
  subscript(key: String) -> String { texts[key] ?? key }

  /// The text of a key; `nil` where there is none.
  func text(_ key: String) -> String? { texts[key] }

  var all: [String: String] { texts }
}
