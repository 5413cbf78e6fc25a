import Model

/// Initiatives from a chart that alone names them.
struct GanttDrafts {
  let shape: TableShape
  let context: PlanContext

  /// - Returns: what is to become initiatives, in the order of the chart.
  func builders(_ bars: [NamedBar], area: DraftValue?) -> [DraftBuilder] {
    let nameColumn = MatrixReader(shape: shape, context: context, area: nil).nameColumn
    var result: [(bar: NamedBar, builder: DraftBuilder)] = []
    for bar in bars {
      if let index = result.firstIndex(where: { Folded.same($0.bar.name, bar.name) && $0.bar.row == bar.row }) {
        result[index].builder.draft.milestones.append(bar.milestone)
        continue
      }
      result.append((bar, builder(bar, nameColumn: nameColumn, area: area)))
    }
    return result.map(\.builder)
  }

  private func builder(_ bar: NamedBar, nameColumn: Int?, area: DraftValue?) -> DraftBuilder {
    let regions = shape.grid.regions(of: bar.row..<(bar.row + 1))
    var builder = DraftBuilder()
    builder.cover(bar.row)
    builder.take(
      TitleReader(lexicon: context.lexicon).read(StyledText(bar.name), takesWholeCell: true),
      from: DraftValue(StyledText(bar.name), regions: regions))
    fillColumns(of: bar, beside: nameColumn, in: &builder)
    if builder.draft.values[.area] == nil {
      builder.set(.area, bar.group.isEmpty ? area : DraftValue(StyledText(bar.group)))
    }
    builder.draft.milestones.append(bar.milestone)
    return builder
  }

  /// What stands beside the name and the periods: who is responsible, for one. Only where the row names one initiative.
  private func fillColumns(of bar: NamedBar, beside nameColumn: Int?, in builder: inout DraftBuilder) {
    guard let name = nameColumn, shape.grid.text(bar.row, name).text.lines.count == 1 else { return }
    FieldFiller(shape: shape, context: context).fill(&builder, row: bar.row, skipping: [name])
  }
}
