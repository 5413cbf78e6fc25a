/// The words that initiatives of different municipalities are compared by.
public struct ComparisonWords: Sendable, Hashable {
  /// What a concept tells of an initiative.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What it is about.
    case topic
    /// How it is done.
    case method
    /// Whom it is for.
    case group
  }

  /// Different words for one thing.
  public struct Concept: Sendable, Hashable {
    public var code: String
    public var kind: Kind
    public var label: [String: String]
    /// Each is found when its words stand close together in any order.
    public var phrases: [String]
    /// Line of the entry in its file.
    public var line = 0
  }

  public let concepts: [Concept]
  /// Words and short phrases that mean the same; the first one is shown to people.
  public let synonyms: [[String]]
  /// Words that compounds are made of, beside those that the texts themselves use.
  public let parts: [String]
  /// Words that say what plans of this kind are about; sharing one is no sign that two do the same.
  public let common: [String]
  /// Words that most plans use, so that sharing them says little.
  public let weak: [String]
  /// Words that make a goal measurable without a figure.
  public let measures: PhraseList<String>
  public let digest: String

  init(file: YAMLFile) throws(VocabularyError) {
    let root = try YAMLEntry(
      file: file.name, mapping: file.root, allowing: ["entries", "synonyms", "parts", "common", "weak", "measures"])
    var concepts: [Concept] = []
    for row in try root.entries("entries", allowing: ["code", "kind", "label", "phrases"]) {
      let written = try row.text("kind")
      guard let kind = Kind(rawValue: written) else {
        throw VocabularyError(
          file: file.name, line: row.line, message: "\"\(written)\" is no kind of concept",
          expected: "one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      concepts.append(
        Concept(
          code: try row.text("code"), kind: kind, label: try row.textMap("label"), phrases: try row.texts("phrases"),
          line: row.line))
    }
    self.concepts = concepts
    synonyms = try root.textLists("synonyms")
    parts = try root.texts("parts")
    common = try root.texts("common")
    weak = try root.texts("weak")
    measures = PhraseList(entries: [PhraseList.Entry(code: "measure", phrases: try root.texts("measures"))])
    digest = file.digest
  }
}
