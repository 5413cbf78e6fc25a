import Danish
import Model
import Vocabulary

/// Turns one draft into the row that is published.
struct InitiativeNormaliser {
  let settings: NormalisationSettings
  let facts: DocumentFacts
  let readingConfidence: Double
  let tableKinds: [TableID: TableKind]
  private let vocabulary: Vocabulary
  private let redactor: ContactRedactor
  private let dates: DateFields
  private let statuses: StatusFinder
  private let references: LegalReferenceFinder
  private let themes: ThemeFinder
  private let milestones: MilestoneNormaliser

  init(
    vocabulary: Vocabulary, settings: NormalisationSettings, facts: DocumentFacts, readingConfidence: Double,
    tableKinds: [TableID: TableKind]
  ) {
    let grammar = DateGrammar(vocabulary.dates)
    self.vocabulary = vocabulary
    self.settings = settings
    self.facts = facts
    self.readingConfidence = readingConfidence
    self.tableKinds = tableKinds
    redactor = ContactRedactor(vocabulary: vocabulary)
    dates = DateFields(grammar: grammar, facts: facts)
    statuses = StatusFinder(vocabulary: vocabulary, shortStatus: settings.shortStatus)
    references = LegalReferenceFinder(laws: vocabulary.laws)
    themes = ThemeFinder(themes: vocabulary.themes)
    milestones = MilestoneNormaliser(
      vocabulary: vocabulary, grammar: grammar, redactor: redactor, facts: facts)
  }

  /// The row of a draft and what a person should look at in it.
  func initiative(
    _ draft: InitiativeDraft, id identities: inout InitiativeIdentities
  ) -> (initiative: Initiative, problems: [Problem]) {
    let title = text(draft, .title) ?? ""
    let area = text(draft, .area)
    let number = text(draft, .number).map(InitiativeNormaliser.tidyNumber)
    var row = Initiative(
      initiativeId: identities.next(area: area, number: number, title: title), documentId: facts.id, title: title)
    row.area = area
    row.number = number
    row.parentNumber = number.flatMap(InitiativeNormaliser.parentNumber)
    fillTexts(&row, draft)
    fillPlace(&row, draft)
    var findings = Findings(draft: draft, confidence: min(draft.confidence, readingConfidence))
    let mile = milestones.milestones(draft.milestones)
    row.milestones = mile.milestones
    findings.note(.dateImpossible, when: mile.hasImpossible, "a milestone is set on a day that does not exist")
    dates.fill(&row, draft, kind: draft.table.flatMap { tableKinds[$0] }, findings: &findings) { redactor.redacted($0) }
    fillStatus(&row, draft, findings: &findings)
    fillCodes(&row, draft)
    judge(&row, findings: &findings)
    return (row, findings.problems)
  }

  // MARK: Fields as written

  private func text(_ draft: InitiativeDraft, _ role: FieldRole) -> String? {
    guard let value = draft.values[role] else { return nil }
    let shown =
      value.text.runs.contains { $0.style.contains(.struckOut) }
      ? value.text.filtered { !$0.style.contains(.struckOut) } : value.text
    let cleaned = redactor.redacted(shown.plain).trimmingLines
    return cleaned.isEmpty ? nil : cleaned
  }

  private func fillTexts(_ row: inout Initiative, _ draft: InitiativeDraft) {
    row.phase = text(draft, .phase)
    row.purpose = text(draft, .purpose)
    row.description = text(draft, .description)
    row.responsible = text(draft, .responsible)
    row.goal = text(draft, .goal)
    row.followUp = text(draft, .followUp)
    row.decisionCategory = text(draft, .decisionCategory)
    row.decisionCategoryMeaning = draft.categoryMeaning.map { redactor.redacted($0) }
    row.statusText = text(draft, .status)
    row.doneText = text(draft, .done)
    row.remainingText = text(draft, .remaining)
    row.notes = draft.notes.map { redactor.redacted($0).trimmingLines }.filter { !$0.isEmpty }
    for field in draft.otherFields where !redactor.isContactHeading(field.heading) {
      let value = redactor.redacted(field.value.plain).trimmingLines
      guard !value.isEmpty else { continue }
      let heading = field.heading.isEmpty ? "?" : redactor.redacted(field.heading)
      row.otherFields[heading] = row.otherFields[heading].map { "\($0)\n\(value)" } ?? value
    }
  }

  /// Names of the fields in the schema, for the places they were read from.
  private static let fieldNames: [(FieldRole, String)] = [
    (.number, "number"), (.area, "area"), (.phase, "phase"), (.title, "title"), (.purpose, "purpose"),
    (.description, "description"), (.responsible, "responsible"), (.goal, "goal"), (.followUp, "follow_up"),
    (.decisionCategory, "decision_category"), (.status, "status_text"), (.done, "done_text"),
    (.remaining, "remaining_text"), (.started, "started_text"), (.start, "started_text"), (.deadline, "deadline_text"),
    (.end, "deadline_text"),
  ]

  private func fillPlace(_ row: inout Initiative, _ draft: InitiativeDraft) {
    row.tableId = draft.table
    row.rowFirst = draft.rowFirst
    row.rowLast = draft.rowLast
    let regions = draft.regions.mergedByPage()
    row.regions = regions.map(\.description)
    row.pageFirst = regions.first?.page
    row.pageLast = regions.last?.page
    for (role, name) in InitiativeNormaliser.fieldNames where row.fieldRegions[name] == nil {
      guard let value = draft.values[role], !value.regions.isEmpty else { continue }
      row.fieldRegions[name] = value.regions.mergedByPage().map(\.description)
    }
  }

  /// "1.3.2." → "1.3.2".
  private static func tidyNumber(_ number: String) -> String {
    var number = number.filter { !$0.isWhitespace }
    while let last = number.last, last == "." || last == ")" || last == ":" { number.removeLast() }
    return number
  }

  /// "1.3" for "1.3.2", whether or not that item exists.
  private static func parentNumber(_ number: String) -> String? {
    guard let dot = number.lastIndex(of: "."), dot > number.startIndex else { return nil }
    return String(number[..<dot])
  }

  // MARK: Codes

  private func fillStatus(_ row: inout Initiative, _ draft: InitiativeDraft, findings: inout Findings) {
    let found = statuses.status(text: row.statusText, colour: draft.statusColour, legend: draft.statusLegend)
    row.status = found.status
    let legend = draft.statusLegend.map { redactor.redacted($0).trimmingLines } ?? ""
    if row.statusText == nil, !legend.isEmpty { row.statusText = legend }
    if row.statusText == nil, let deadline = row.deadlineText, let stated = statuses.statedInDeadline(deadline) {
      row.status = stated
      row.statusText = deadline
    }
    findings.note(
      .statusUnmapped, when: found.isUnmapped, "the status \"\(row.statusText ?? "")\" is not in the word list")
    let isDateMissing = row.deadlineText != nil && row.deadlineEnd == nil && row.recurrence == nil
    findings.note(
      .dateUnparsed, when: isDateMissing && row.status == .unknown && !findings.review.contains(.dateImpossible),
      "the deadline\(InitiativeNormaliser.quoted(row.deadlineText)) names no date")
  }

  /// Words up to which a text is quoted in a message, so that the word lists can grow from what plans say; sentences are not
  /// quoted, since they may name people.
  private static let quotedWords = 4

  private static func quoted(_ text: String?) -> String {
    guard let text, FoldedText(text).words.count <= quotedWords else { return "" }
    return " \"\(text)\""
  }

  private func fillCodes(_ row: inout Initiative, _ draft: InitiativeDraft) {
    row.responsibleRoles = row.responsible.map { vocabulary.roles.codes(in: $0) } ?? []
    let recommenders = draft.recommendationLabels + [text(draft, .recommendedBy)].compactMap(\.self)
    row.recommendedBy = recommenders.flatMap { vocabulary.recommenders.codes(in: $0) }.uniqued()
    let searched =
      [
        row.title, row.purpose, row.description, row.goal, row.followUp, row.statusText, row.doneText,
        row.remainingText,
      ] + row.otherFields.sorted { $0.key < $1.key }.map(\.value)
    row.legalReferences = searched.compactMap(\.self).flatMap { references.references(in: $0) }.uniqued()
    row.themes = themes.themes(of: row)
  }

  private func judge(_ row: inout Initiative, findings: inout Findings) {
    if row.title.isEmpty { findings.review.append(.titleMissing) }
    if facts.municipalityBasis == .text { findings.review.append(.municipalityInferred) }
    let isInferred = row.deadlineBasis == .context || row.milestones.contains { $0.dateBasis == .context }
    if isInferred { findings.confidence = min(findings.confidence, settings.inferredConfidence) }
    if !findings.problems.isEmpty { findings.confidence = min(findings.confidence, settings.unclearConfidence) }
    row.review = findings.review.uniqued()
    row.confidence = findings.confidence
  }
}

/// What a person should look at in a row, as it is found.
struct Findings {
  let draft: InitiativeDraft
  var confidence: Double
  var review: [ReviewCode]
  var problems: [Problem] = []

  init(draft: InitiativeDraft, confidence: Double) {
    self.draft = draft
    self.confidence = confidence
    self.review = draft.review
  }

  /// Adds a review code and, where there is one of the same name, a problem.
  mutating func note(_ code: ReviewCode, when applies: Bool, _ message: String) {
    guard applies else { return }
    review.append(code)
    guard let problem = ProblemCode(rawValue: code.rawValue) else { return }
    problems.append(
      Problem(problem, message, page: draft.regions.map(\.page).min(), table: draft.table, row: draft.rowFirst))
  }
}

extension String {
  /// The text without white space around its lines and without empty lines.
  var trimmingLines: String {
    guard !isEmpty else { return self }
    let lines = split(whereSeparator: \.isNewline).map { line -> Substring in
      var line = line.drop(while: \.isWhitespace)
      while let last = line.last, last.isWhitespace { line.removeLast() }
      return line
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
