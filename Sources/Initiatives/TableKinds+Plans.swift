import Model
import Vocabulary

/// The tables that hold initiatives.
extension TableClassifier {
  func gantt(_ shape: TableShape) -> TableVerdict? {
    let bars = shape.grid.table.bars.filter { !$0.isMilestone }
    guard !bars.isEmpty, shape.periods.count >= 2, !areShadedCells(shape, bars) else { return nil }
    return TableVerdict(
      kind: .gantt, score: 0.95, reason: "\(bars.count) bars over \(shape.periods.count) periods", reading: .bars)
  }

  /// Whether the bars are nothing but shaded cells: a matrix with colours instead of marks.
  private func areShadedCells(_ shape: TableShape, _ bars: [TableBar]) -> Bool {
    bars.allSatisfy { bar in
      bar.firstColumn <= bar.lastColumn
        && (bar.firstColumn...bar.lastColumn).allSatisfy { shape.grid.cell(bar.row, $0)?.fill == bar.colour }
    }
  }

  func matrix(_ shape: TableShape) -> TableVerdict? {
    let periods = shape.periods
    guard periods.count >= 3 || (periods.count == 2 && shape.grid.columnCount <= 4) else { return nil }
    let filled = periods.filter { $0.profile.filled > 0 }
    let amounts = filled.filter { $0.profile.amounts >= 0.6 && $0.profile.marks < 0.5 }
    guard filled.isEmpty || 2 * amounts.count < filled.count else {
      if isDated(shape) { return nil }
      return TableVerdict(kind: .figures, score: 0.85, reason: "amounts by period", reading: .none)
    }
    let reader = MatrixReader(shape: shape, context: .bare(lexicon), area: nil)
    guard reader.nameColumn != nil, hasEvents(shape, reader) else { return nil }
    return TableVerdict(
      kind: .monthMatrix, score: 0.9, reason: "\(periods.count) columns are periods", reading: .matrix)
  }

  /// Whether dates stand in columns of their own, beside the name of what is done.
  func isDated(_ shape: TableShape) -> Bool {
    let times: Set<FieldRole?> = [.deadline, .started, .start, .end]
    return shape.has(.title) && shape.columns.contains { times.contains($0.role) && $0.profile.dates >= 0.6 }
  }

  private func hasEvents(_ shape: TableShape, _ reader: MatrixReader) -> Bool {
    shape.grid.table.cells.contains { cell in
      shape.bodyRows.contains(cell.row) && shape.columns.indices.contains(cell.column)
        && shape.columns[cell.column].period != nil
        && reader.isFilled(cell)
    }
  }

  func keyValue(_ shape: TableShape) -> TableVerdict? {
    let found = KeyValueReader.score(shape.grid, lexicon: lexicon)
    guard found.share >= 0.6, found.fields >= 3, shape.grid.rowCount >= 3 else { return nil }
    // A header of mapped columns over such rows would be an ordinary table whose names happen to be labels.
    let mapped = shape.columns.count { $0.role != nil && $0.basis == .heading && $0.isHeaded }
    guard mapped < 2 || shape.rows.header.isEmpty || found.share >= 0.8 else { return nil }
    let planning = planningFields(shape)
    guard planning > 0, !isLetterhead(shape.grid), !isGuide(shape.grid) else { return nil }
    return TableVerdict(
      kind: .actionPlan, score: 0.6 + 0.4 * found.share,
      reason: "rows are labels of \(found.fields) fields with their values", reading: .keyValue)
  }

  /// Whether the values ask: what the labels of a plan mean is told, not what is planned.
  private func isGuide(_ grid: Grid) -> Bool {
    let values = (0..<grid.rowCount).map { grid.own($0, grid.columnCount - 1).plain }.filter { !$0.isEmpty }
    return !values.isEmpty && 4 * values.count { $0.last == "?" } >= 3 * values.count
  }

  /// Whether the cells state the number of the case and the date of the document.
  private func isLetterhead(_ grid: Grid) -> Bool {
    let facts = lexicon.vocabulary.documentFacts
    let labels = (0..<grid.rowCount).flatMap { row in grid.filled(row).map { FoldedText(grid.own(row, $0).plain) } }
    return [facts.caseNumber, facts.date].allSatisfy { list in labels.contains { list.match(in: $0, at: 0) != nil } }
  }

  /// Labels of fields in the first column, names in the first row, and values in all others.
  func transposed(_ shape: TableShape) -> TableVerdict? {
    let grid = shape.grid
    guard grid.columnCount >= 3, grid.rowCount >= 4 else { return nil }
    let labels = (1..<grid.rowCount).map { lexicon.keyRole(grid.own($0, 0).plain) }
    let fields = Set(labels.compactMap(\.self))
    let named = labels.count { $0 != nil }
    guard fields.count >= 3, 10 * named >= 8 * labels.count, planningFields(shape) > 0 else { return nil }
    let names = (1..<grid.columnCount).map { grid.own(0, $0).plain }
    let isNamed = names.allSatisfy {
      !$0.isEmpty && $0.count <= 150 && lexicon.role(ofLabel: $0, atLeast: 1) == nil
    }
    let pairs = (1..<grid.rowCount).count { row in
      (2..<grid.columnCount).contains { lexicon.role(ofLabel: grid.own(row, $0).plain, atLeast: 1) != nil }
    }
    guard isNamed, 2 * pairs < labels.count, shape.periods.isEmpty else { return nil }
    return TableVerdict(
      kind: .actionPlan, score: 0.85, reason: "columns are initiatives, rows \(fields.count) fields of theirs",
      reading: .transposed)
  }

  /// A column of milestones with their dates and nothing that names an initiative.
  func milestones(_ shape: TableShape) -> TableVerdict? {
    guard shape.has(.milestone), shape.has(.deadline), !shape.has(.title), !shape.has(.description),
      !shape.has(.purpose)
    else { return nil }
    return TableVerdict(kind: .actionPlan, score: 0.8, reason: "milestones with their dates", reading: .milestones)
  }

  /// Number of labels in the first column that plan something.
  private func planningFields(_ shape: TableShape) -> Int {
    let fields = (0..<shape.grid.rowCount).compactMap { lexicon.keyRole(shape.grid.own($0, 0).plain) }
    return Set(fields).intersection([.responsible, .deadline, .status, .milestone, .goal, .followUp, .end]).count
  }

  func numbered(_ shape: TableShape) -> TableVerdict? {
    guard let main = shape.column(.title)?.index ?? shape.columns.first(where: { $0.profile.filled > 0 })?.index else {
      return nil
    }
    let found = NumberedPlanReader.score(shape, column: main)
    guard found.multiple > 0 || (found.filled >= 2 && 10 * found.numbered >= 8 * found.filled && hasDepth(shape, main))
    else { return nil }
    // "1.1 Tavlemøder" merged over its milestones is a name.
    guard 2 * found.numbered >= found.filled, weight(shape, except: main).sum >= 0.5, !shape.has(.number),
      !MilestoneOverview.listsMilestones(shape)
    else {
      return nil
    }
    return TableVerdict(
      kind: .numberedPlan, score: 0.9,
      reason: "\(found.numbered) cells begin with item numbers, \(found.multiple) hold several items",
      reading: .numbered)
  }

  private func hasDepth(_ shape: TableShape, _ column: Int) -> Bool {
    shape.bodyRows.contains { row in
      shape.grid.own(row, column).text.lines.contains { ItemNumber(startOf: $0.plain).map { $0.depth > 1 } ?? false }
    }
  }

  func plan(_ shape: TableShape) -> TableVerdict? {
    guard shape.bodyRows.count > 0, shape.grid.columnCount > 1,
      let source = TitleSourceFinder(lexicon: lexicon).find(shape), !isLetterhead(shape.grid)
    else { return nil }
    let name: Int? = if case .column(let column) = source { column } else { nil }
    let planning = weight(shape, except: name)
    let isNamed =
      name.map { shape.columns[$0].basis != .content && shape.columns[$0].role == .title && shape.columns[$0].isHeaded }
      ?? true
    let needed = lexicon.settings.leastPlanningWeight * (isNamed ? 1 : 2)
    let others = kindWords(TableClassifier.otherKinds, in: shape)
    guard planning.sum >= needed + Double(max(0, others - (isNamed ? 1 : 0))) else { return nil }
    if !isNamed, !hasEvidence(shape) { return nil }
    // Who sits where and does what.
    if planning.fields == [FieldRole.responsible.rawValue], others > 0 { return nil }
    var verdict = TableVerdict(
      kind: kind(shape, source), score: min(0.95, 0.6 + 0.08 * planning.sum),
      reason: "columns " + planning.fields.joined(separator: ", "),
      reading: .rows(source))
    verdict.isSecondary =
      planning.fields == [FieldRole.deadline.rawValue] && shape.grid.columnCount <= 3 && !shape.has(.area)
    return verdict
  }

  /// Dates, statuses or functions really stand in the columns.
  private func hasEvidence(_ shape: TableShape) -> Bool {
    shape.columns.contains { column in
      switch column.role {
      case .deadline, .started, .end, .start: column.profile.dates > 0
      case .status: column.profile.statuses > 0 || column.profile.colours > 0
      case .decisionCategory: column.profile.letters > 0.5
      case .milestone, .goal: column.profile.filled > 0
      default: false
      }
    }
  }

  /// How much the columns beside the name plan something.
  private func weight(_ shape: TableShape, except name: Int?) -> (sum: Double, fields: [String]) {
    var sum = 0.0
    var fields: [String] = []
    for column in shape.columns where column.index != name {
      guard let role = column.role, !fields.contains(role.rawValue), !isOfOtherTable(column) else { continue }
      let weight: Double
      switch role {
      case .responsible, .deadline, .end, .status, .milestone, .done, .remaining, .decisionCategory, .started,
        .followUp:
        weight = 1
      case .goal: weight = 0.75
      case .description, .purpose: weight = 0.5
      default: weight = 0
      }
      guard weight > 0 else { continue }
      sum += weight
      fields.append(role.rawValue)
    }
    return (sum, fields)
  }

  /// Whether a column took its field from its cells though its heading is that of another kind of table: the committee under the
  /// heading of meetings is not responsible for what they discuss.
  private func isOfOtherTable(_ column: TableColumn) -> Bool {
    column.basis == .content && column.isHeaded
      && isKindWord(column.heading, among: TableClassifier.otherKinds)
  }

  private static let otherKinds: Set<TableKind> = [.contacts, .levels, .other, .figures]

  private func kind(_ shape: TableShape, _ source: TitleSource) -> TableKind {
    if case .firstLine = source { return .actionPlan }
    if case .heading = source { return .actionPlan }
    let hasState = shape.has(.status) || shape.has(.done) || shape.has(.remaining)
    let isDetailed = shape.has(.purpose) && shape.has(.description) && (shape.has(.milestone) || shape.has(.goal))
    if isDetailed { return .actionPlan }
    if hasState, !shape.has(.deadline) || shape.has(.started) { return .statusList }
    return .initiativeOverview
  }

  /// Number of headings that are words of a kind of table, or hold a word that decides.
  func kindWords(_ kinds: Set<TableKind>, in shape: TableShape) -> Int {
    shape.headingTexts.count { isKindWord($0, among: kinds) }
  }

  private func isKindWord(_ heading: String, among kinds: Set<TableKind>) -> Bool {
    let text = FoldedText(heading)
    return lexicon.vocabulary.tableKinds.matches(in: text).contains { match in
      kinds.contains(match.code) && (match.isStrong || match.words.count == text.words.count)
    }
  }
}
