import Danish
import Model

/// Fills the dates of an initiative: started, deadline, recurrence.
struct DateFields {
  let grammar: DateGrammar
  let facts: DocumentFacts

  func fill(
    _ row: inout Initiative, _ draft: InitiativeDraft, kind: TableKind?, findings: inout Findings,
    clean: (String) -> String
  ) {
    let context = facts.dateContext(nearestYear: draft.contextYear)
    func written(_ roles: FieldRole...) -> String? {
      roles.compactMap { draft.values[$0] }.map { clean($0.plain).trimmingLines }.first { !$0.isEmpty }
    }
    if let started = written(.started, .start) {
      let reading = grammar.reading(of: started, context: context)
      row.startedText = started
      row.startedStart = reading.interval?.start
      row.startedEnd = reading.interval?.end
      findings.note(.dateImpossible, when: reading.isImpossible, "the start is set on a day that does not exist")
    }
    if let deadline = written(.deadline, .end) {
      // A deadline that repeats the words of a milestone is meant in its year.
      let year = draft.milestones.first { $0.dateText == deadline }?.contextYear ?? draft.contextYear
      let reading = grammar.reading(of: deadline, context: facts.dateContext(nearestYear: year))
      row.deadlineText = deadline
      row.recurrence = reading.recurrence
      assign(reading.interval, to: &row)
      findings.note(.dateImpossible, when: reading.isImpossible, "the deadline is set on a day that does not exist")
    } else if let last = lastEvent(row.milestones, draft, kind: kind) {
      row.deadlineText = last.dateText
      row.deadlineStart = last.dateStart
      row.deadlineEnd = last.dateEnd
      row.deadlineEdtf = last.dateEdtf
      row.deadlineApproximate = last.dateApproximate
      row.deadlineBasis = last.dateBasis
    }
  }

  private func assign(_ interval: DateInterval?, to row: inout Initiative) {
    row.deadlineStart = interval?.start
    row.deadlineEnd = interval?.end
    row.deadlineEdtf = interval?.edtf
    row.deadlineApproximate = interval?.isApproximate ?? false
    row.deadlineBasis = interval?.basis
  }

  /// What stands for the deadline where the plan has no column for it: the latest dated goal, else the latest milestone of a
  /// milestone column, and in a month matrix the last month with an entry. Dates mined from status texts never do.
  private func lastEvent(_ milestones: [Milestone], _ draft: InitiativeDraft, kind: TableKind?) -> Milestone? {
    if kind == .monthMatrix { return latest(milestones.filter { $0.kind != .phase }) }
    let progress = [FieldRole.status, .done, .remaining, .started, .description].compactMap { draft.values[$0]?.plain }
    let own = milestones.filter { milestone in !progress.contains { $0.contains(milestone.text) } }
    return latest(own.filter { $0.kind == .goal }) ?? latest(own.filter { $0.kind == .milestone })
  }

  private func latest(_ milestones: [Milestone]) -> Milestone? {
    milestones.filter { $0.dateEnd != nil }.max { left, right in
      guard let first = left.dateEnd, let second = right.dateEnd else { return false }
      return first < second
    }
  }
}
