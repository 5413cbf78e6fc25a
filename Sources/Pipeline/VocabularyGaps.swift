public import Foundation
import Model
import Vocabulary

/// Something that the plans of the last run say and no word list covers.
public struct VocabularyGap: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case header, status, date, role
  }

  public var kind: Kind
  /// As first written.
  public var text: String
  public var count: Int
  /// Where it was met: paths of documents with the page, each once, in their order.
  public var places: [String]
}

/// Looks for words that the lists lack in the rows of a run, so that the lists grow from what plans say.
struct VocabularyGapFinder {
  /// Longest text in words that is a phrase rather than a sentence.
  private static let mostWords = 6

  private struct Found {
    var gap: VocabularyGap
    var places: Set<String> = []
  }

  let vocabulary: Vocabulary
  private var found: [String: Found] = [:]

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  mutating func add(_ document: DocumentResult) {
    headers(of: document)
    for initiative in document.initiatives { values(of: initiative, in: document) }
  }

  /// The gaps of all documents, most frequent first.
  var gaps: [VocabularyGap] {
    found.values.map(\.gap).sorted {
      ($1.count, $0.kind.rawValue, $0.text) < ($0.count, $1.kind.rawValue, $1.text)
    }
  }

  /// Headings over columns that no field takes, in tables of initiatives.
  private mutating func headers(of document: DocumentResult) {
    let kinds: Set<TableKind> = [.initiativeOverview, .actionPlan, .statusList, .numberedPlan]
    for decision in document.tableDecisions where kinds.contains(decision.kind) {
      guard let table = document.tables.first(where: { $0.id == decision.table }) else { continue }
      for (column, role) in decision.roles.enumerated() where role == nil {
        let heading = table.cells.filter { $0.row < table.headerRows && $0.columns.contains(column) }
          .map { $0.text.plain.split(whereSeparator: \.isNewline).joined(separator: " ") }.last { !$0.isEmpty }
        guard let heading, vocabulary.headers.role(of: heading) == nil else { continue }
        note(.header, heading, document, page: table.pageFirst)
      }
    }
  }

  private mutating func values(of initiative: Initiative, in document: DocumentResult) {
    if initiative.status == .unknown, let status = initiative.statusText {
      note(.status, status, document, page: initiative.pageFirst)
    }
    if initiative.deadlineEnd == nil, initiative.recurrence == nil, let deadline = initiative.deadlineText,
      vocabulary.statuses.phrases.first(in: deadline) == nil
    {
      note(.date, deadline, document, page: initiative.pageFirst)
    }
    if initiative.startedEnd == nil, let started = initiative.startedText {
      note(.date, started, document, page: initiative.pageFirst)
    }
    for part in (initiative.responsible ?? "").split(whereSeparator: { $0.isNewline || ",;".contains($0) }) {
      guard vocabulary.roles.matches(in: String(part)).isEmpty else { continue }
      note(.role, String(part), document, page: initiative.pageFirst)
    }
  }

  private mutating func note(_ kind: VocabularyGap.Kind, _ text: String, _ document: DocumentResult, page: Int?) {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let words = FoldedText(text).words
    guard !words.isEmpty, words.count <= Self.mostWords, text.contains(where: \.isLetter) else { return }
    let key = kind.rawValue + " " + Folding.fold(text)
    let place = document.document.source + (page.map { ":\($0)" } ?? "")
    var known = found[key] ?? Found(gap: VocabularyGap(kind: kind, text: text, count: 0, places: []))
    known.gap.count += 1
    if known.places.insert(place).inserted { known.gap.places.append(place) }
    found[key] = known
  }
}

extension RunArchive {
  /// What the plans of the run say and the word lists of a pipeline do not know, most frequent first.
  public func vocabularyGaps(pipeline: URL) throws(PipelineError) -> [VocabularyGap] {
    var finder = VocabularyGapFinder(vocabulary: try PipelineRunner.vocabulary(of: pipeline))
    try forEachDocument { finder.add($0) }
    return finder.gaps
  }
}
