public import Foundation
public import Model

/// All word lists of the domain, one for each YAML file of the vocabulary folder.
///
/// Each list has a `digest` that changes when, and only when, its content does, so that a stage's results can be kept as
/// long as the lists it uses stay the same.
public struct Vocabulary: Sendable {
  public let municipalities: MunicipalityList
  /// Headings of columns, rows and labels to fields.
  public let headers: HeaderList
  public let statuses: StatusList
  public let colours: ColourList
  /// Functions and units that may be responsible.
  public let roles: PhraseList<String>
  /// Political bodies; `*udvalget`.
  public let committees: PhraseList<String>
  /// What a political body is asked to do.
  public let decisions: PhraseList<DecisionType>
  /// Who recommended something (`task_force`, `klk`), wherever the name stands.
  public let recommenders: PhraseList<String>
  /// Labels that end a line naming who recommended it ("-anbefaling"), and other label lines.
  public let labelLines: PhraseList<String>
  public let laws: LawList
  public let documentTypes: PhraseList<DocumentType>
  public let dates: DateWords
  public let themes: ThemeList
  /// Words of headings and titles that show what a table is.
  public let tableKinds: PhraseList<TableKind>
  public let signs: SignList
  /// Words that steer how tables and text are understood (`start`, `process`, `total`, `generic_heading`).
  public let cues: PhraseList<String>
  public let documentFacts: DocumentFactWords
  /// What tells names and numbers of people from other text.
  public let people: PeopleWords
  /// Words that end with a full stop without ending the sentence.
  public let abbreviations: PhraseList<String>
  /// Words too common to tell texts apart, folded.
  public let stopWords: Set<String>
  /// What initiatives of different municipalities are compared by.
  public let comparison: ComparisonWords
  /// Labels for people.
  public let labels: LabelList
  /// File name to digest of its list.
  public let digests: [String: String]

  /// One digest for some of the lists, by the names of their files without `.yaml`.
  public func digest(of lists: [String]) -> String {
    StableDigest.hex(of: lists.sorted().flatMap { [$0, digests[$0] ?? ""] })
  }

  /// One digest for all lists.
  public var digest: String { digest(of: Array(digests.keys)) }

  /// Names of the files, without `.yaml`.
  public static let fileNames = [
    "abbreviations", "colours", "committees", "comparison", "cues", "dates", "decisions", "document_facts",
    "document_types", "headers", "label_lines", "labels", "laws", "municipalities", "people", "recommenders", "roles",
    "signs", "statuses", "stop_words", "table_kinds", "themes",
  ]

  /// Reads the word lists of a folder.
  ///
  /// - Parameter folder: holds one file for each of `fileNames`.
  /// - Throws: the first thing that is wrong, with file and line.
  public static func load(folder: URL) throws(VocabularyError) -> Vocabulary {
    try Vocabulary { name throws(VocabularyError) in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
        throw VocabularyError(file: name, message: "the file is missing", expected: "a readable file in \(folder.path)")
      }
      guard let text = String(data: data, encoding: .utf8) else {
        throw VocabularyError(file: name, message: "the file is not UTF-8", expected: "text in UTF-8")
      }
      return text
    }
  }

  /// Reads the word lists from wherever they are kept.
  ///
  /// - Parameter text: gives the content of a file by its name (`headers.yaml`).
  public init(text: (String) throws(VocabularyError) -> String) throws(VocabularyError) {
    var digests: [String: String] = [:]
    func file(_ name: String) throws(VocabularyError) -> YAMLFile {
      let file = try YAMLFile(name: name + ".yaml", text: text(name + ".yaml"))
      digests[name] = file.digest
      return file
    }
    municipalities = try MunicipalityList(file: file("municipalities"))
    headers = try HeaderList(file: file("headers"))
    statuses = try StatusList(file: file("statuses"))
    colours = try ColourList(file: file("colours"))
    roles = try PhraseList(file: file("roles"))
    committees = try PhraseList(file: file("committees"))
    decisions = try PhraseList(file: file("decisions"))
    recommenders = try PhraseList(file: file("recommenders"))
    labelLines = try PhraseList(file: file("label_lines"))
    laws = try LawList(file: file("laws"))
    documentTypes = try PhraseList(file: file("document_types"))
    dates = try DateWords(file: file("dates"))
    themes = try ThemeList(file: file("themes"))
    tableKinds = try PhraseList(file: file("table_kinds"))
    signs = try SignList(file: file("signs"))
    cues = try PhraseList(file: file("cues"))
    documentFacts = try DocumentFactWords(file: file("document_facts"))
    people = try PeopleWords(file: file("people"))
    abbreviations = try PhraseList(file: file("abbreviations"))
    stopWords = Set(try PhraseList<String>(file: file("stop_words")).entries.flatMap(\.phrases).map(Folding.fold))
    comparison = try ComparisonWords(file: file("comparison"))
    labels = try LabelList(file: file("labels"))
    self.digests = digests
  }
}
