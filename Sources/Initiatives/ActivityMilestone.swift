import Model

extension MilestoneDraft {
  /// An activity of a table: what is done, when and by whom, as its cells say.
  init(activity text: String, date: String?, actor: String?, page: Int?) {
    self.init(
      kind: .milestone, text: text, dateText: date?.replacingLineFeeds ?? "", actor: actor?.replacingLineFeeds ?? "",
      page: page)
  }
}
