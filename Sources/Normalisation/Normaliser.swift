public import Model
public import Vocabulary

/// Turns drafts as written into the rows that are published: dates, statuses, roles, themes, legal references and ids for the
/// initiatives; title, type, municipality, case number, date and department for the document.
///
/// Every normalised value stands beside the words it was read from; what was not understood becomes a problem.
public struct Normaliser: Sendable {
  private let vocabulary: Vocabulary
  private let settings: NormalisationSettings

  public init(vocabulary: Vocabulary, settings: NormalisationSettings = .init()) {
    self.vocabulary = vocabulary
    self.settings = settings
  }

  /// The rows of a document.
  ///
  /// - Parameters:
  ///   - interpretation: the drafts and table kinds of the document.
  ///   - document: the document with its tables, from which its own facts are read.
  ///   - source: the file; what was declared for it outranks what is read.
  public func normalise(
    _ interpretation: Interpretation, of document: TabulatedDocument, source: SourceFile
  ) -> DocumentResult {
    let reading = settings.readingConfidence[document.reader.rawValue] ?? settings.inferredConfidence
    let kinds = Dictionary(interpretation.tableKinds.map { ($0.table, $0.kind) }) { first, _ in first }
    let facts = DocumentFactFinder(vocabulary: vocabulary, settings: settings)
      .facts(of: document, kinds: kinds, source: source)
    let normaliser = InitiativeNormaliser(
      vocabulary: vocabulary, settings: settings, facts: facts, readingConfidence: reading, tableKinds: kinds)
    var identities = InitiativeIdentities(facts: facts)
    var initiatives: [Initiative] = []
    var problems = document.problems + interpretation.problems + facts.problems
    for draft in interpretation.drafts {
      let row = normaliser.initiative(draft, id: &identities)
      initiatives.append(row.initiative)
      problems += row.problems
    }
    let redactor = ContactRedactor(vocabulary: vocabulary)
    var tables = document.tables.map { redactor.redacted($0) }
    for index in tables.indices { tables[index].kind = kinds[tables[index].id] ?? tables[index].kind }
    for index in problems.indices { problems[index].message = redactor.redacted(problems[index].message) }
    var record = facts.record(of: document, source: source)
    record.tablesFound = tables.count { $0.kind != .layout }
    record.initiativesFound = initiatives.count
    record.confidence = min(facts.confidence, initiatives.map(\.confidence).min() ?? reading, reading)
    return DocumentResult(
      document: record, initiatives: initiatives, statusUpdates: statusUpdates(initiatives, facts), tables: tables,
      tableDecisions: interpretation.tableKinds, problems: problems)
  }

  /// What a status note, or a row with columns for done and remaining, says at the document's date.
  private func statusUpdates(_ initiatives: [Initiative], _ facts: DocumentFacts) -> [StatusUpdate] {
    initiatives.compactMap { initiative in
      let hasProgress = initiative.doneText != nil || initiative.remainingText != nil
      let hasStatus = initiative.statusText != nil || initiative.status != .unknown
      guard hasProgress || hasStatus && facts.type == .statusnotat else { return nil }
      return StatusUpdate(
        initiativeId: initiative.initiativeId, documentId: initiative.documentId, asOf: facts.date,
        status: initiative.status, statusText: initiative.statusText, doneText: initiative.doneText,
        remainingText: initiative.remainingText)
    }
  }
}
