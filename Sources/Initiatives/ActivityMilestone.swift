import Model

extension MilestoneDraft {
  /// An activity of a table: what is done, when and by whom, as its cells say.
  init(activity text: String, date: String?, actor: String?, page: Int?) {
    self.init(
      kind: .milestone, text: text, dateText: date?.replacingLineFeeds ?? "", actor: actor?.replacingLineFeeds ?? "",
      page: page)
  }
}

extension DraftBuilder {
  /// Adds an activity as a milestone; the latest date of all is the deadline.
  mutating func addActivity(_ text: String, date: DraftValue?, actor: String?, page: Int?, _ context: PlanContext) {
    if let date { keepLatest(date, dates: context.lexicon.dates, context: context.dateContext) }
    draft.milestones.append(MilestoneDraft(activity: text, date: date?.plain, actor: actor, page: page))
  }
}
