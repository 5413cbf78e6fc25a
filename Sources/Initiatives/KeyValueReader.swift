import Model
import Vocabulary

/// Reads tables whose rows are a label and a value: one initiative each, or one after the other.
struct KeyValueReader: TableReading {
  let shape: TableShape
  let context: PlanContext
  /// Area where the table names its initiatives itself.
  let area: DraftValue?
  /// Area where the heading over the table is the name.
  let areaOverName: DraftValue?

  /// A label and its value in a row.
  private struct Pair {
    var row: Int
    var labelColumn: Int
    var valueColumn: Int
    var role: FieldRole?
    var label: String
  }

  /// Columns of two labels with their values side by side, and of a table of activities among them.
  private static let mostColumns = 4
  private static let mostNestedColumns = 5

  /// Share of the filled rows whose first cell is a label of a field, and how many different fields they name.
  static func score(_ grid: Grid, lexicon: PlanLexicon) -> (share: Double, fields: Int) {
    guard (2...mostNestedColumns).contains(grid.columnCount) else { return (0, 0) }
    let stacked = StackedLabels(grid: grid, lexicon: lexicon).rows().keys
    if !stacked.isEmpty {
      let labels = stacked.flatMap { row in grid.filled(row).map { grid.own(row, $0).plain } }
      return (1, Set(labels.compactMap(lexicon.keyRole)).count)
    }
    var rows = 0
    var roles: [FieldRole] = []
    let nested = NestedActivities(grid: grid, lexicon: lexicon).parts()
    let activities = Set(nested.values.flatMap { [$0.header] + $0.rows })
    guard grid.columnCount <= mostColumns || !nested.isEmpty else { return (0, 0) }
    for row in 0..<grid.rowCount
    where !activities.contains(row) && (grid.filled(row).count > 1 || grid.cell(row, 0)?.columnSpan == 1) {
      guard !grid.own(row, 0).isEmpty else { continue }
      rows += 1
      if let role = lexicon.keyRole(grid.own(row, 0).plain) { roles.append(role) }
    }
    guard rows > 0 else { return (0, 0) }
    return (Double(roles.count) / Double(rows), Set(roles).count + (nested.isEmpty ? 0 : 1))
  }

  func read() -> [DraftBuilder] {
    var drafts: [DraftBuilder] = []
    var open = DraftBuilder()
    var seen: Set<FieldRole> = []
    /// The label that the names of the initiatives stand beside; others that may mean a name tell more of the same one.
    var nameLabel: String?
    var bareTitle: DraftValue?
    var recommended = HeldRecommendation()
    func close() {
      if open.draft.title.isEmpty, let bareTitle {
        open.take(TitleReader(lexicon: lexicon).read(bareTitle.text, takesWholeCell: true), from: bareTitle)
      }
      bareTitle = nil
      recommended.release(to: &open)
      if !open.draft.title.isEmpty { drafts.append(open) }
      open = DraftBuilder()
      seen = []
    }
    let nested = NestedActivities(grid: grid, lexicon: lexicon).parts()
    let dated = DatedMilestoneRows(grid: grid, lexicon: lexicon).parts()
    let activities = Set(nested.values.flatMap(\.rows) + dated.values.flatMap { $0.dropFirst().map(\.row) })
    let stacked = StackedLabels(grid: grid, lexicon: lexicon).rows()
    let values = Set(stacked.values)
    var last: Pair?
    for row in 0..<grid.rowCount where !activities.contains(row) && !values.contains(row) {
      if stacked[row] == nil, let title = titleRow(row) {
        if !seen.isEmpty { close() }
        bareTitle = name(&open, title, row) ?? bareTitle
        continue
      }
      if let part = nested[row] {
        keepingDeadline(of: &open) { take(part, into: &$0) }
        seen.insert(.milestone)
        continue
      }
      if let places = dated[row] {
        keepingDeadline(of: &open) { builder in for place in places { takeMilestone(place, into: &builder) } }
        seen.insert(.milestone)
        continue
      }
      for var pair in stacked[row].map({ pairs(row, over: $0) }) ?? pairs(row, after: last) {
        last = pair
        if pair.role == .title {
          let label = Folding.fold(pair.label.filter { !$0.isNumber })
          nameLabel = nameLabel ?? label
          if label != nameLabel, seen.contains(.title) { pair.role = .description }
        }
        if pair.role == .responsible, seen.contains(.responsible), lexicon.namesParticipants(pair.label) {
          pair.role = .other
        }
        if let role = pair.role, role == .title || role == .number,
          seen.contains(role) && seen.count > 2 || beginsNext(pair, after: open, saying: seen)
        {
          close()
        }
        if let role = pair.role { seen.insert(role) }
        if recommended.isEmpty, let text = recommendation(pair, of: open) {
          open.cover(pair.row)
          open.draft.recommendationLabels.append(pair.label)
          open.note(grid.text(pair.row, pair.valueColumn).marks)
          recommended.hold(text, under: pair.label)
          continue
        }
        add(pair, to: &open)
      }
    }
    let mayBeHeading = drafts.isEmpty && bareTitle == nil
    let isNamedByHeading =
      nameIfMissing(&open, isFirst: mayBeHeading) || takeNumberOfHeading(&open, isFirst: mayBeHeading)
    close()
    for index in drafts.indices where drafts[index].draft.values[.area] == nil {
      drafts[index].set(.area, isNamedByHeading ? areaOverName : area)
    }
    return drafts
  }

  /// A row that one text fills: the name of the initiative.
  private func titleRow(_ row: Int) -> CellText? {
    guard let cell = grid.cell(row, 0), cell.row == row, cell.columnSpan >= grid.columnCount else { return nil }
    let text = grid.own(row, 0)
    guard !text.isEmpty, text.plain.count <= 250 else { return nil }
    if let line = text.text.lines.first, let label = lexicon.label(of: line), label.role != .title { return nil }
    return text
  }

  /// - Returns: the text where it says no more than "Anbefaling 3 (KLK)", so that a name may follow.
  private func name(_ builder: inout DraftBuilder, _ title: CellText, _ row: Int) -> DraftValue? {
    builder.cover(row)
    builder.note(title.marks)
    let value = grid.value(row, 0) ?? DraftValue(title.text)
    if lexicon.isPhase(title.plain) {
      builder.set(.phase, value)
      return nil
    }
    var text = title.text
    let reader = TitleReader(lexicon: lexicon)
    if let label = lexicon.label(of: text), label.role == .title,
      !(text.lines.first.map { reader.isRecommendationLabel($0.plain) } ?? false) || text.lines.count == 1
    {
      text = text.cut(first: label.length).withoutLeadingColon
    }
    if let number = reader.number(ofLabel: text.plain) {
      builder.set(.number, DraftValue(StyledText(number), regions: value.regions, cells: value.cells))
      builder.isRecommendation = reader.isRecommendation(text.plain)
      if reader.isRecommendationLabel(text.plain) { builder.draft.recommendationLabels.append(text.plain) }
      return value
    }
    builder.take(reader.read(text, takesWholeCell: true), from: value)
    return nil
  }

  /// Whether a label with a number, "Indsats 2.3", stands under all that is said of another initiative.
  private func beginsNext(_ pair: Pair, after open: DraftBuilder, saying seen: Set<FieldRole>) -> Bool {
    seen.count > 2 && !open.draft.title.isEmpty && TitleReader(lexicon: lexicon).bareItemNumber(pair.label) != nil
  }

  /// Labels with the values in the row under them.
  private func pairs(_ labels: Int, over values: Int) -> [Pair] {
    grid.filled(labels).map { column in
      let label = grid.own(labels, column).plain
      return Pair(
        row: values, labelColumn: column, valueColumn: column, role: lexicon.keyRole(label), label: label.withoutColon)
    }
  }

  /// - Parameter last: what stands before; a value without a label goes on with it, as after a page break.
  private func pairs(_ row: Int, after last: Pair?) -> [Pair] {
    if let last, last.row == row - 1 || grid.columnCount == 2, grid.own(row, 0).isEmpty,
      let value = grid.cell(row, last.valueColumn), value.column == last.valueColumn,
      value.columns.upperBound == grid.columnCount, !grid.own(row, value.column).isEmpty
    {
      return [Pair(row: row, labelColumn: 0, valueColumn: value.column, role: last.role, label: last.label)]
    }
    var result: [Pair] = []
    var column = 0
    while column < grid.columnCount {
      let label = grid.own(row, column)
      let next = grid.cell(row, column).map { $0.columns.upperBound } ?? column + 1
      if next < grid.columnCount, !label.isEmpty {
        let isFullRow = grid.columnCount <= 3 && next == 1
        result.append(
          Pair(
            row: row, labelColumn: column, valueColumn: next, role: lexicon.keyRole(label.plain),
            label: label.plain.withoutColon))
        let end = grid.cell(row, next).map { $0.columns.upperBound } ?? next + 1
        column = isFullRow && grid.columnCount == 3 ? grid.columnCount : end
      } else {
        if label.text.lines.count > 1 || !label.isEmpty && next >= grid.columnCount,
          let pair = inner(row, column, label)
        {
          result.append(pair)
        }
        column = next
      }
    }
    return result
  }

  /// A full-width cell that begins with its label.
  private func inner(_ row: Int, _ column: Int, _ content: CellText) -> Pair? {
    guard let line = content.text.lines.first, let label = lexicon.label(of: line) else { return nil }
    return Pair(row: row, labelColumn: column, valueColumn: column, role: label.role, label: label.label)
  }

  private func add(_ pair: Pair, to builder: inout DraftBuilder) {
    builder.cover(pair.row)
    let filler = FieldFiller(shape: shape, context: context)
    builder.note(grid.text(pair.row, pair.labelColumn).marks + grid.text(pair.row, pair.valueColumn).marks)
    if pair.role == .status, let cell = grid.cell(pair.row, pair.valueColumn), let colour = lexicon.colour(of: cell) {
      builder.draft.statusColour = cell.fill
      builder.draft.statusLegend = context.legend.meaning(ofColour: colour.code)
    }
    guard var value = filler.value(pair.row, pair.valueColumn) else { return }
    // "Hvornår er vi i mål?" asks for a goal or a day; the answer tells which.
    let role = pair.role == .goal && lexicon.dates.isDate(value.plain) ? .deadline : pair.role
    if pair.valueColumn == pair.labelColumn, let role = pair.role {
      value.text = LabelledText(lexicon: lexicon).withoutLabel(value.text, role: role)
    }
    if pair.role == .title, builder.draft.values[.title] == nil {
      let reader = TitleReader(lexicon: lexicon)
      if let number = reader.bareItemNumber(pair.label) { builder.set(.number, DraftValue(StyledText(number))) }
      let parts = reader.read(value.text, takesWholeCell: true)
      builder.take(parts, from: value)
      builder.add(.description, DraftValue(parts.rest, regions: value.regions, cells: value.cells))
      return
    }
    if TitleReader(lexicon: lexicon).isRecommendationLabel(value.plain) {
      builder.draft.recommendationLabels.append(value.plain)
      return
    }
    if role == .deadline || role == .end, builder.hasDerivedDeadline {
      builder.draft.values[.deadline] = nil
      builder.hasDerivedDeadline = false
    }
    filler.add(value, as: role, heading: pair.label, to: &builder)
  }

  /// What somebody recommends, beside a label such as "Anbefaling fra Task Forcen"; `nil` where it may be the name.
  private func recommendation(_ pair: Pair, of builder: DraftBuilder) -> DraftValue? {
    guard pair.role == .title || pair.role == .description,
      TitleReader(lexicon: lexicon).isRecommendationLabel(pair.label),
      !builder.draft.title.isEmpty
    else { return nil }
    return FieldFiller(shape: shape, context: context).value(pair.row, pair.valueColumn)
  }

  /// Without a row for the name, the caption or the nearest heading is it.
  ///
  /// - Returns: whether the heading is the name.
  private func nameIfMissing(_ builder: inout DraftBuilder, isFirst: Bool) -> Bool {
    guard isFirst, builder.draft.title.isEmpty, builder.rows != nil else { return false }
    guard let text = grid.table.caption ?? shape.headings.last?.text else {
      nameFromDescription(&builder)
      return false
    }
    builder.take(
      TitleReader(lexicon: lexicon).read(StyledText(text), takesWholeCell: true), from: DraftValue(StyledText(text)))
    return grid.table.caption == nil
  }

  /// A heading that says the name again, or no more than "Indsats 3", has the number.
  ///
  /// - Returns: whether the heading says the name.
  private func takeNumberOfHeading(_ builder: inout DraftBuilder, isFirst: Bool) -> Bool {
    guard isFirst, let text = shape.headings.last?.text else { return false }
    let reader = TitleReader(lexicon: lexicon)
    let parts = reader.read(StyledText(text), takesWholeCell: true)
    let isName = Folded.same(parts.title.plain, builder.draft.title)
    if builder.draft.values[.number] == nil, let number = reader.bareItemNumber(text) ?? (isName ? parts.number : nil) {
      builder.set(.number, DraftValue(StyledText(number)))
    }
    return isName
  }

  /// Nothing over the table: what is done names it.
  private func nameFromDescription(_ builder: inout DraftBuilder) {
    guard let value = builder.draft.values.removeValue(forKey: .description) else { return }
    builder.take(TitleReader(lexicon: lexicon).read(value.text, takesWholeCell: true), from: value)
  }
}
