import Model

/// Reads a sheet: a frame that holds the name of one initiative, lines with labels, and a table of its milestones.
///
///     1.1 Ny modtagelse
///     Formål: At borgere møder den samme vurdering.
///     Delmål | Hvem | Hvornår
struct SheetReader: TableReading {
  let shape: TableShape
  let context: PlanContext
  let area: DraftValue?

  /// Whether a name and labelled lines stand over the header, and nothing but milestones under it.
  var isSheet: Bool {
    guard shape.rows.titleRows.count >= 2, MilestoneTables.mayBelongToText(shape) else { return false }
    return collected.contains { !$0.labels.isEmpty }
  }

  func read() -> [DraftBuilder] {
    collected.map { found in
      var builder = found.draft.builder
      builder.cover(shape.rows.titleRows.lowerBound)
      if let last = shape.bodyRows.last { builder.cover(last) }
      if builder.draft.values[.area] == nil { builder.set(.area, area) }
      return builder
    }
  }

  private var collected: [LabelCollector.Found] {
    var collector = LabelCollector(context: context, first: shape.block)
    for row in shape.rows.titleRows {
      let text = shape.grid.text(row, 0).text
      let regions = shape.grid.cell(row, 0)?.regions ?? []
      if row == shape.rows.titleRows.lowerBound {
        collector.name(text, region: regions)
      } else {
        collector.take(Block(.paragraph, text, regions: regions), at: shape.block)
      }
    }
    collector.take(MilestoneTables(context: context).milestones(shape))
    return collector.finished()
  }
}
