import Model
import Vocabulary

/// Several activities under one name.
extension RowReader {
  /// The column whose cells are activities of their own in each row of the group.
  func activityColumn(_ rows: [Int], least: Int = 2) -> Int? {
    if let nested = shape.nestedColumns.min() { return nested }
    let names = nameColumns
    let own = { (column: Int) in rows.count { !grid.textInRow($0, column).isEmpty && !grid.continues($0, column) } }
    let candidates = grid.columns.filter { column in
      let role = shape.columns[column].role
      guard !names.contains(column), role == .description || role == .milestone || role == .title else { return false }
      return own(column) >= max(least, rows.count - 1)
    }
    guard let activity = candidates.first else { return nil }
    let details = grid.columns.filter { column in
      switch shape.columns[column].role {
      case .responsible, .deadline, .end, .status: own(column) >= least
      default: false
      }
    }
    return details.isEmpty ? nil : activity
  }

  /// Whether the rows state more than an activity, a responsible and a deadline each: then they are initiatives themselves.
  func hasOwnState(_ rows: [Int]) -> Bool {
    grid.columns.contains { column in
      switch shape.columns[column].role {
      case .status, .done, .remaining, .goal, .decisionCategory, .number, .purpose:
        return rows.count {
          !grid.continues($0, column) && (!grid.textInRow($0, column).isEmpty || grid.cell($0, column)?.hasMark == true)
        } >= 2
      default: return false
      }
    }
  }

  func ownInitiative(_ row: Int, activity: Int) -> DraftBuilder {
    var builder = DraftBuilder()
    if let value = grid.value(row, activity) {
      builder.take(TitleReader(lexicon: lexicon).read(value.text, takesWholeCell: true), from: value)
    }
    FieldFiller(shape: shape, context: context).fill(&builder, row: row, skipping: nameColumns.union([activity]))
    if case .column(let column) = source, let value = grid.value(row, column) {
      var name = value
      name.text = StyledText(value.plain.replacingLineFeeds)
      builder.set(.area, name)
    }
    return builder
  }

  /// One initiative whose rows are its milestones.
  func withActivities(_ rows: [Int], activity: Int) -> DraftBuilder {
    var builder = named(rows[0])
    addActivities(rows, activity: activity, to: &builder)
    return builder
  }

  /// The initiative that a row over its activities names: its name and lines with labels.
  func named(byRow row: Int) -> DraftBuilder? {
    guard let column = grid.filled(row).first, let cell = grid.cell(row, column),
      let name = grid.own(row, column).text.lines.first
    else { return nil }
    var collector = LabelCollector(context: context, first: shape.block)
    collector.name(name, region: cell.regions)
    let rest = StyledText.joined(Array(grid.own(row, column).text.lines.dropFirst()))
    if !rest.isEmpty { collector.take(Block(.paragraph, rest, regions: cell.regions), at: shape.block) }
    var builder = collector.finished().first?.draft.builder
    builder?.cover(row)
    return builder
  }

  /// Adds rows as milestones.
  func addActivities(_ rows: [Int], activity: Int, to builder: inout DraftBuilder) {
    let filler = FieldFiller(shape: shape, context: context)
    for (place, row) in rows.enumerated() {
      var skipping = nameColumns.union([activity])
      for column in grid.columns where place > 0 && grid.continues(row, column) { skipping.insert(column) }
      var other = DraftBuilder()
      var deadlines: Set<Int> = []
      for column in grid.columns where [.deadline, .end].contains(shape.columns[column].role) {
        deadlines.insert(column)
      }
      filler.fill(&other, row: row, skipping: skipping.union(deadlines))
      builder.merge(other, sentencesGoOn: false)
      let deadline = deadlines.sorted().compactMap { filler.value(row, $0) }.first
      addActivity(row, activity, deadline: deadline, actor: other.draft.text(.responsible), to: &builder)
    }
  }

  private func addActivity(
    _ row: Int, _ column: Int, deadline: DraftValue?, actor: String?, to builder: inout DraftBuilder
  ) {
    guard let value = grid.value(row, column) else {
      if let deadline { builder.keepLatest(deadline, dates: lexicon.dates, context: context.dateContext) }
      return
    }
    let parts = TitleReader(lexicon: lexicon).read(value.text, takesWholeCell: true)
    let text = [parts.title.plain, parts.rest.plain].filter { !$0.isEmpty }.joined(separator: "\n")
    builder.addActivity(text, date: deadline, actor: actor, page: value.regions.first?.page, context)
  }
}
