import Model

/// The deadline of an initiative whose table has no column for it.
struct DeadlineRule {
  let dates: PlanDates
  let context: String

  /// The latest dated goal, else the latest milestone. Dates in running status text are milestones, never deadlines: call
  /// this before they are added. A year that has to be inferred is not written into the text.
  func apply(to draft: inout InitiativeDraft) {
    guard draft.values[.deadline] == nil else { return }
    let events = draft.milestones.filter { !$0.dateText.isEmpty && $0.kind != .phase }
    let goals = events.filter { $0.kind == .goal }
    guard let latest = latest(goals.isEmpty ? events.filter { $0.kind != .start } : goals) else { return }
    var text = latest.dateText
    if !latest.dateContext.isEmpty, !dates.isComplete(text) {
      text += " " + latest.dateContext
    }
    draft.values[.deadline] = DraftValue(StyledText(text))
  }

  /// The date words with what their place adds, where they lack a year.
  private func dated(_ event: MilestoneDraft) -> String {
    if dates.isComplete(event.dateText) { return event.dateText }
    let year = event.contextYear.map(String.init) ?? ""
    return event.dateText + " " + (event.dateContext.isEmpty ? year : event.dateContext)
  }

  private func latest(_ events: [MilestoneDraft]) -> MilestoneDraft? {
    var best: MilestoneDraft?
    for event in events {
      guard let known = best else {
        best = event
        continue
      }
      if dates.isLater(dated(event), than: dated(known), context: context) { best = event }
    }
    return best
  }
}

/// Dated events in texts that tell how far an initiative is.
struct StatusMining {
  let lexicon: PlanLexicon

  /// Adds the dated events of the status, done and remaining texts. A plan with a column of its own for when something was
  /// started tells in its status column how it went, not what happens when: those dates are no events.
  func apply(to draft: inout InitiativeDraft, further: [DraftValue]) {
    let reader = MilestoneReader(lexicon: lexicon)
    let hasStart = draft.values[.started] != nil
    let states = [FieldRole.status, .done, .remaining].filter { !hasStart || $0 != .status }
      .compactMap { draft.values[$0] }
    for value in states + (hasStart ? [] : further) {
      draft.milestones += reader.statusEvents(in: value.text, page: value.regions.first?.page)
    }
  }
}
