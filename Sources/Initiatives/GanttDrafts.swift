import Model

/// Initiatives from a chart that alone names them.
struct GanttDrafts {
  let shape: TableShape
  let context: PlanContext

  func drafts(_ bars: [NamedBar], area: DraftValue?) -> [InitiativeDraft] {
    var result: [InitiativeDraft] = []
    for bar in bars {
      if let index = result.firstIndex(where: { Folded.same($0.title, bar.name) && $0.rowFirst == bar.row }) {
        result[index].milestones.append(bar.milestone)
        continue
      }
      result.append(draft(bar, area: area))
    }
    return result
  }

  private func draft(_ bar: NamedBar, area: DraftValue?) -> InitiativeDraft {
    let regions = shape.grid.regions(of: bar.row..<(bar.row + 1))
    var builder = DraftBuilder()
    builder.cover(bar.row)
    builder.take(
      TitleReader(lexicon: context.lexicon).read(StyledText(bar.name), takesWholeCell: true),
      from: DraftValue(StyledText(bar.name), regions: regions))
    builder.set(.area, bar.group.isEmpty ? area : DraftValue(StyledText(bar.group)))
    builder.draft.milestones.append(bar.milestone)
    return builder.finished(in: shape.grid)
  }
}
