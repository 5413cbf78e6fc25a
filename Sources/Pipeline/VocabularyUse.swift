public import Foundation
import Model
import Vocabulary

/// An entry of a word list that none of the texts of the last run needed, or a phrase of one that can never be the one found.
public struct VocabularyUse: Codable, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// No text of the last run holds a phrase of the entry.
    case unused
    /// Another phrase of the list, named before it, is found wherever this one is.
    case shadowed
  }

  public var kind: Kind
  /// Name of the list, `statuses`.
  public var list: String
  /// Line of the entry in its file.
  public var line: Int
  /// Code of an unused entry; the shadowed phrase.
  public var text: String
  /// The phrase that wins over a shadowed one.
  public var winner: String?

  /// `statuses.yaml:12: "påbegyndte" is shadowed by "påbegynd*"`
  public var description: String {
    let end = winner.map { "shadowed by \"\($0)\"" } ?? "unused: no text of the last run has a phrase of it"
    return "\(list).yaml:\(line): \"\(text)\" is \(end)"
  }
}

/// Counts which entries of the word lists the texts of a run need.
struct VocabularyUseFinder {
  /// A word list whose codes are not asked for.
  private struct List {
    var name: String
    var entries: [(line: Int, code: String, phrases: [String])]
    /// The phrases found in a text.
    var found: (FoldedText) -> [String]
    /// Whether the first of several entries with one phrase wins; else all of them count.
    var isDecided: Bool
    var used: Set<String> = []

    init<Code>(_ name: String, _ phrases: PhraseList<Code>, isDecided: Bool = true) {
      self.name = name
      self.isDecided = isDecided
      entries = phrases.entries.map { ($0.line, $0.code.listCode, $0.phrases + $0.strong) }
      found = { text in phrases.matches(in: text).map(\.phrase) }
    }
  }

  private var lists: [List]

  init(vocabulary: Vocabulary) {
    lists = [
      List("headers", vocabulary.headers.phrases, isDecided: false),
      List("themes", vocabulary.themes.phrases, isDecided: false),
      List("table_kinds", vocabulary.tableKinds, isDecided: false), List("statuses", vocabulary.statuses.phrases),
      List("colours", vocabulary.colours.names), List("roles", vocabulary.roles),
      List("committees", vocabulary.committees), List("decisions", vocabulary.decisions),
      List("recommenders", vocabulary.recommenders), List("laws", vocabulary.laws.phrases),
      List("document_types", vocabulary.documentTypes), List("dates", vocabulary.dates.words, isDecided: false),
      List("cues", vocabulary.cues, isDecided: false), List("label_lines", vocabulary.labelLines, isDecided: false),
      List("people", vocabulary.people.labels),
    ]
  }

  mutating func add(_ document: DocumentResult) {
    let fields = document.initiatives.flatMap { row in
      [
        row.title, row.purpose, row.description, row.responsible, row.goal, row.followUp, row.statusText,
        row.deadlineText, row.doneText, row.remainingText, row.area,
      ].compactMap(\.self) + row.milestones.map(\.text)
    }
    let cells = document.tables.flatMap { table in table.cells.map(\.text.plain) + [table.caption].compactMap(\.self) }
    let facts = [document.document.title, document.document.department].compactMap(\.self)
    for text in Set(fields + cells + facts).map(FoldedText.init) {
      for index in lists.indices { lists[index].used.formUnion(lists[index].found(text)) }
    }
  }

  /// Entries without a phrase that was found, by list and line.
  var unused: [VocabularyUse] {
    lists.flatMap { list in
      list.entries.filter { entry in !entry.phrases.contains(where: list.used.contains) }
        .map { VocabularyUse(kind: .unused, list: list.name, line: $0.line, text: $0.code) }
    }
  }

  /// Phrases that another one is found for wherever they stand, by list and line.
  var shadowed: [VocabularyUse] {
    lists.filter(\.isDecided).flatMap { list in
      list.entries.flatMap { entry in
        entry.phrases.compactMap { phrase -> VocabularyUse? in
          guard let winner = Self.winner(over: phrase, in: list.found) else { return nil }
          return VocabularyUse(kind: .shadowed, list: list.name, line: entry.line, text: phrase, winner: winner)
        }
      }
    }
  }

  /// The phrase that is found in a text that says another one; `nil` where that one is found itself.
  ///
  /// Where words of the phrase may have any ending or beginning, only a phrase that leaves the same open wins for all.
  private static func winner(over phrase: String, in found: (FoldedText) -> [String]) -> String? {
    let text = FoldedText(bare(phrase))
    guard !text.words.isEmpty, let winner = found(text).first else { return nil }
    let (ours, theirs) = (stars(phrase), stars(winner))
    let isSame = ours == theirs && Folding.fold(bare(winner)) == Folding.fold(bare(phrase))
    return !isSame && ours.isSubset(of: theirs) ? winner : nil
  }

  /// A phrase without its stars.
  private static func bare(_ phrase: String) -> String { phrase.filter { $0 != "*" } }

  /// Which words of a phrase, counted from the first, are open at their beginning (-) or end (+).
  private static func stars(_ phrase: String) -> Set<Int> {
    Set(
      phrase.split(whereSeparator: \.isWhitespace).enumerated().flatMap { place, word in
        (word.hasPrefix("*") ? [-(place + 1)] : []) + (word.hasSuffix("*") ? [place + 1] : [])
      })
  }
}

extension PipelineRunner {
  /// Phrases of the word lists that can never be the one found, by list and line.
  public static func shadowedPhrases(pipeline: URL) throws(PipelineError) -> [VocabularyUse] {
    VocabularyUseFinder(vocabulary: try vocabulary(of: pipeline)).shadowed
  }
}

extension RunArchive {
  /// Entries of the word lists that no text of the run needed, by list and line.
  public func unusedEntries(pipeline: URL) throws(PipelineError) -> [VocabularyUse] {
    var finder = VocabularyUseFinder(vocabulary: try PipelineRunner.vocabulary(of: pipeline))
    try forEachDocument { finder.add($0) }
    return finder.unused
  }
}
