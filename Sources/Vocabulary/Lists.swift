public import Model

/// The words of statuses.
public struct StatusList: Sendable, Hashable {
  public let phrases: PhraseList<InitiativeStatus>
  /// Words that say what lies before them is still to come ("skal", "forventes"): a status word after one of them in the same
  /// sentence is a plan.
  public let future: PhraseList<String>
  /// Words after which a single status word in a longer sentence states the status ("er igangsat").
  public let stating: PhraseList<String>
  public var digest: String { phrases.digest }

  init(file: YAMLFile) throws(VocabularyError) {
    phrases = try PhraseList(file: file, alsoAllowing: ["future", "stating"])
    let root = try YAMLEntry(
      file: file.name, mapping: file.root, allowing: ["entries", "ignored", "future", "stating"])
    future = PhraseList(entries: [PhraseList.Entry(code: "future", phrases: try root.texts("future"))])
    stating = PhraseList(entries: [PhraseList.Entry(code: "stating", phrases: try root.texts("stating"))])
  }
}

/// The laws that plans refer to.
public struct LawList: Sendable, Hashable {
  /// Short form (`SEL`) to names and abbreviations; genitives among them.
  public let phrases: PhraseList<String>
  /// Words that stand for §.
  public let section: PhraseList<String>
  /// Words that stand for "stk.", "nr." and "kapitel" within a reference: code is the form used in references.
  public let parts: PhraseList<String>
  public var digest: String { phrases.digest }

  init(file: YAMLFile) throws(VocabularyError) {
    let keys = ["section", "parts"]
    phrases = try PhraseList(file: file, alsoAllowing: keys)
    let root = try YAMLEntry(file: file.name, mapping: file.root, allowing: ["entries", "ignored"] + keys)
    section = PhraseList(entries: [PhraseList.Entry(code: "§", phrases: try root.texts("section"))])
    var entries: [PhraseList<String>.Entry] = []
    for row in try root.entries("parts", allowing: ["code", "phrases"]) {
      entries.append(PhraseList.Entry(code: try row.text("code"), phrases: try row.texts("phrases"), line: row.line))
    }
    parts = PhraseList(entries: entries)
  }
}

/// Themes of initiatives: the heads of the first axis and the further topics.
public struct ThemeList: Sendable, Hashable {
  public let phrases: PhraseList<String>
  /// Codes that may be primary, in the order of the file.
  public let heads: [String]
  /// The head that a further topic usually belongs to.
  public let headOfTopic: [String: String]
  public var digest: String { phrases.digest }

  init(file: YAMLFile) throws(VocabularyError) {
    phrases = try PhraseList(file: file, entryKeys: ["kind", "head"])
    let root = try YAMLEntry(file: file.name, mapping: file.root, allowing: ["entries", "ignored"])
    var heads: [String] = []
    var headOfTopic: [String: String] = [:]
    for row in try root.entries("entries", allowing: PhraseList<String>.entryKeys + ["kind", "head"]) {
      let code = try row.text("code")
      switch try row.text("kind") {
      case "head":
        heads.append(code)
      case "topic":
        if let head = try row.optionalText("head") { headOfTopic[code] = head }
      case let other:
        throw VocabularyError(
          file: file.name, line: row.line, message: "\"\(other)\" is no kind of theme", expected: "head or topic")
      }
    }
    self.heads = heads
    self.headOfTopic = headOfTopic
  }
}
