import Model
import Vocabulary

/// The last steps on an initiative: category meaning, deadline, dated events of its texts, footnotes.
struct DraftFinisher {
  let context: PlanContext

  func finish(_ draft: inout InitiativeDraft, of builder: DraftBuilder, page: Int?, report: (Problem) -> Void) {
    if let letter = draft.text(.decisionCategory) {
      draft.categoryMeaning = context.legend.meaning(ofCategory: letter)
    }
    dropEmpty(&draft)
    Attributions(lexicon: context.lexicon).apply(to: &draft)
    DeadlineRule(dates: context.lexicon.dates, context: context.dateContext).apply(to: &draft)
    takeStatedDeadline(&draft)
    StatusMining(lexicon: context.lexicon).apply(to: &draft, further: builder.stateTexts)
    readStatusFromDeadline(&draft)
    resolve(builder.marks, of: &draft, page: page, report: report)
    if draft.title.isEmpty, !draft.review.contains(.titleMissing) { draft.review.append(.titleMissing) }
  }

  private func dropEmpty(_ draft: inout InitiativeDraft) {
    for role in FieldRole.allCases where draft.values[role]?.text.isEmpty == true { draft.values[role] = nil }
  }

  /// "Er sat til primo 2020" among what remains says when, where no column and no milestone does.
  private func takeStatedDeadline(_ draft: inout InitiativeDraft) {
    guard draft.values[.deadline] == nil, let remaining = draft.values[.remaining] else { return }
    guard let date = MilestoneReader(lexicon: context.lexicon).statedDeadline(in: remaining.text) else { return }
    draft.values[.deadline] = DraftValue(StyledText(date), regions: remaining.regions, cells: remaining.cells)
  }

  /// "Er implementeret" in a deadline column says both when and how far.
  private func readStatusFromDeadline(_ draft: inout InitiativeDraft) {
    guard draft.values[.status] == nil, draft.statusColour == nil, let deadline = draft.values[.deadline] else {
      return
    }
    guard context.lexicon.statesStatus(deadline.plain) else { return }
    // "Instruksen er færdig i uge 47": what is to come on the day the plan was written is no state yet.
    let dates = context.lexicon.dates
    let written = dates.firstOfSeveralYears(in: context.dateContext).map(String.init) ?? context.dateContext
    guard written.isEmpty || !dates.isLater(deadline.plain, than: written, context: written) else { return }
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
    guard statuses.future.matches(in: text).isEmpty else { return false }
    let repeated = vocabulary.dates.recurrences.matches(in: text)
    // "Afsluttet: medio 2023" is the label of a date.
    if let match = statuses.phrases.first(in: text), isNearStart(match.range, of: text),
      text[match.range.upperBound...].first != ":",
      !repeated.contains(where: { $0.range.overlaps(match.range) })
    {
      switch match.code {
      case .implemented, .completed, .ongoing, .inProgress, .postponed, .cancelled: return true
      default: break
      }
    }
    return vocabulary.cues.matches(in: text).contains {
      $0.code == Cue.reached.rawValue && isNearStart($0.range, of: text)
    }
  }

  /// A status word far into a text speaks of something else.
  private func isNearStart(_ range: Range<String.Index>, of text: String) -> Bool {
    text.distance(from: text.startIndex, to: range.lowerBound) <= 45
  }
}
