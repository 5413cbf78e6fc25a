import Model

/// Tables whose rows are milestones of the initiative that the text around them tells of.
struct MilestoneTables {
  let context: PlanContext

  /// The rows as milestones: what is reached, when, by whom.
  func milestones(_ shape: TableShape) -> [MilestoneDraft] {
    let filler = FieldFiller(shape: shape, context: context)
    guard
      let what = shape.column(.milestone) ?? shape.column(.title) ?? shape.column(.goal) ?? shape.column(.description)
    else { return [] }
    let dates = shape.columns.filter { $0.role == .deadline || $0.role == .end }
    let actors = shape.columns(.responsible)
    return shape.bodyRows.compactMap { row in
      guard let text = filler.value(row, what.index) else { return nil }
      var date = dates.lazy.compactMap { filler.value(row, $0.index)?.text }.first
      var actor = actors.lazy.compactMap { filler.value(row, $0.index)?.text }.first
      if let shared = actor, actors.first?.holdsDeadline == true {
        let parts = SharedColumns(lexicon: context.lexicon).parts(of: shared)
        (actor, date) = (parts.responsible, parts.deadline)
      }
      return MilestoneDraft(
        activity: text.plain, date: date?.plain, actor: actor?.plain, page: text.regions.first?.page)
    }
  }

  /// Whether a table holds nothing but activities with a responsible and a date, so that it may belong to the text over it.
  static func mayBelongToText(_ shape: TableShape) -> Bool {
    let roles = Set(shape.columns.compactMap(\.role))
    let isDated = roles.contains(.deadline) || roles.contains(.end) || shape.columns.contains(where: \.holdsDeadline)
    guard isDated, !roles.isDisjoint(with: [.title, .goal, .milestone]) else {
      return false
    }
    return roles.isSubset(of: [.title, .goal, .milestone, .number, .deadline, .end, .responsible, .started])
  }
}
