import Model
import Vocabulary

/// The last steps on an initiative: category meaning, deadline, dated events of its texts, footnotes.
struct DraftFinisher {
  let context: PlanContext

  func finish(_ draft: inout InitiativeDraft, marks: [String], page: Int?, report: (Problem) -> Void) {
    if let letter = draft.text(.decisionCategory) {
      draft.categoryMeaning = context.legend.meaning(ofLetter: letter.trimmingBlanks)
    }
    dropEmpty(&draft)
    DeadlineRule(dates: context.lexicon.dates, context: context.dateContext).apply(to: &draft)
    StatusMining(lexicon: context.lexicon).apply(to: &draft)
    readStatusFromDeadline(&draft)
    resolve(marks, of: &draft, page: page, report: report)
    if draft.title.isEmpty, !draft.review.contains(.titleMissing) { draft.review.append(.titleMissing) }
  }

  private func dropEmpty(_ draft: inout InitiativeDraft) {
    for role in FieldRole.allCases where draft.values[role]?.text.isEmpty == true { draft.values[role] = nil }
  }

  /// "Er implementeret" in a deadline column says both when and how far.
  private func readStatusFromDeadline(_ draft: inout InitiativeDraft) {
    guard draft.values[.status] == nil, draft.statusColour == nil, let deadline = draft.values[.deadline] else {
      return
    }
    guard context.lexicon.statesStatus(deadline.plain) else { return }
    draft.values[.status] = deadline
  }

  private func resolve(_ marks: [String], of draft: inout InitiativeDraft, page: Int?, report: (Problem) -> Void) {
    for mark in marks {
      guard let note = context.footnotes.note(mark, page: page) else {
        report(
          Problem(
            .footnoteUnresolved, "A footnote mark has no note in the document.", page: page, table: draft.table,
            row: draft.rowFirst))
        continue
      }
      if !draft.notes.contains(note) { draft.notes.append(note) }
    }
  }
}

extension PlanLexicon {
  /// Whether a text in a date column tells that something has been reached, rather than when it will be.
  func statesStatus(_ text: String) -> Bool {
    let statuses = vocabulary.statuses
    guard let match = statuses.phrases.first(in: text) else { return false }
    switch match.code {
    case .implemented, .completed, .ongoing, .inProgress, .postponed, .cancelled: break
    default: return false
    }
    let before = String(text[..<match.range.lowerBound])
    return statuses.future.matches(in: before).isEmpty && statuses.future.matches(in: text).isEmpty
  }
}
