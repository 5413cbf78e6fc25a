import Foundation

/// The words that generated plans are made of.
struct Phrases: Decodable {
  struct Headers: Decodable {
    let area: String
    let title: String
    let description: String
    let responsible: String
    let deadline: String
    let status: String
  }

  struct DocumentWords: Decodable {
    let title: String
    let letterhead: String
    let date: String
    let `case`: String
  }

  /// Code and name.
  let municipalities: [[String]]
  let areas: [String]
  let verbs: [String]
  let topics: [String]
  let places: [String]
  let descriptions: [String]
  let responsibles: [String]
  /// Words and code.
  let statuses: [[String]]
  let months: [String]
  let quarter: String
  let headers: Headers
  let document: DocumentWords

  static func load() throws -> Phrases {
    guard let file = Bundle.module.url(forResource: "phrases", withExtension: "json") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try JSONDecoder().decode(Phrases.self, from: Data(contentsOf: file))
  }
}

extension String {
  /// The text with `{name}` replaced by its value.
  func filled(_ values: [String: String]) -> String {
    values.reduce(self) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
  }
}
