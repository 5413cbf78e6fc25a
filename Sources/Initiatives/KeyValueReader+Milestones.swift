import Model

/// Milestones among labels and their values.
extension KeyValueReader {
  /// Adds milestones; their last date is the deadline only where no label says it.
  func keepingDeadline(of builder: inout DraftBuilder, _ addMilestones: (inout DraftBuilder) -> Void) {
    let stated = builder.hasDerivedDeadline ? nil : builder.draft.values[.deadline]
    addMilestones(&builder)
    if let stated {
      builder.draft.values[.deadline] = stated
    } else {
      builder.hasDerivedDeadline = builder.draft.values[.deadline] != nil
    }
  }

  /// The rows of a table of activities, as milestones.
  func take(_ part: NestedActivities.Part, into builder: inout DraftBuilder) {
    let filler = FieldFiller(shape: shape, context: context)
    let isToldWho = builder.draft.values[.responsible] != nil
    builder.cover(part.header)
    for row in part.rows {
      builder.cover(row)
      guard let text = part.column(NestedActivities.naming).flatMap({ filler.value(row, $0) }) else { continue }
      let date = part.column(NestedActivities.dating).flatMap { filler.value(row, $0) }
      let actor = part.column([.responsible]).flatMap { filler.value(row, $0) }
      if let actor, !isToldWho { builder.add(.responsible, actor) }
      builder.addActivity(text.plain, date: date, actor: actor?.plain, page: text.regions.first?.page, context)
    }
  }

  /// A milestone beside its date.
  func takeMilestone(_ place: DatedMilestoneRows.Place, into builder: inout DraftBuilder) {
    let filler = FieldFiller(shape: shape, context: context)
    builder.cover(place.row)
    guard let text = filler.value(place.row, place.text) else { return }
    let date = filler.value(place.row, place.date)
    builder.addActivity(text.plain, date: date, actor: nil, page: text.regions.first?.page, context)
  }
}
