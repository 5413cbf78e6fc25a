import Model
import Vocabulary

/// What a table is, and how to read it.
struct TableVerdict: Sendable {
  enum Reading: Sendable, Hashable {
    case none
    case rows(TitleSource)
    case matrix
    case numbered
    case keyValue
    /// Its cells are initiatives with labelled lines.
    case cards
    /// Its columns are initiatives and its rows their fields.
    case transposed
    /// Its rows are milestones of the initiative that the section around it tells of.
    case milestones
    case bars
  }

  var kind: TableKind
  var score: Double
  var reason: String
  var reading: Reading
  /// Whether its rows count only where the document names its initiatives nowhere else.
  var isSecondary = false
}

/// Decides by header and content what a table is.
struct TableClassifier {
  let lexicon: PlanLexicon

  func classify(_ shape: TableShape) -> TableVerdict {
    let detectors: [(TableShape) -> TableVerdict?] = [
      cards, layout, gantt, matrix, contents, levels, contacts, legend, transposed, keyValue, numbered, figures, milestones,
      plan,
    ]
    for detector in detectors {
      if let verdict = detector(shape) { return verdict }
    }
    return TableVerdict(
      kind: .other, score: 0.5, reason: "no column that names initiatives beside one that plans them", reading: .none)
  }

  // MARK: Tables that hold no initiatives

  private func layout(_ shape: TableShape) -> TableVerdict? {
    let filled = shape.grid.table.cells.count { !$0.text.isEmpty }
    guard
      shape.grid.rowCount * shape.grid.columnCount <= 1 || filled <= 1
        || (shape.grid.columnCount == 1 && shape.columns[0].role == nil)
    else { return nil }
    return TableVerdict(kind: .layout, score: 0.9, reason: "one cell or one column of text", reading: .none)
  }

  /// Most cells with more than one line begin with a name and hold labelled lines.
  private func cards(_ shape: TableShape) -> TableVerdict? {
    guard shape.grid.columnCount <= 4, shape.periods.isEmpty, shape.columns.count(where: { $0.isHeaded && $0.role != nil }) < 2
    else { return nil }
    let count = CardReader(shape: shape, context: .bare(lexicon), area: nil).count
    guard count.cards > 0, 2 * count.cards > count.cells else { return nil }
    return TableVerdict(
      kind: .actionPlan, score: 0.8, reason: "\(count.cards) cells hold a name and labelled lines", reading: .cards)
  }

  /// Rows that end in page numbers which never fall.
  private func contents(_ shape: TableShape) -> TableVerdict? {
    let grid = shape.grid
    guard grid.columnCount >= 1, grid.columnCount <= 4, grid.rowCount >= 3 else { return nil }
    var pages: [Int] = []
    var rows = 0
    for row in 0..<grid.rowCount {
      let texts = grid.columns.map { grid.textInRow(row, $0).plain }.filter { !$0.isEmpty }
      guard let last = texts.last else { continue }
      rows += 1
      let number = last.split { $0.isWhitespace || $0 == "." }.last.flatMap { Int($0) }
      if let number, texts.count > 1 || last.contains("..") { pages.append(number) }
    }
    guard rows >= 3, 10 * pages.count >= 8 * rows, zip(pages, pages.dropFirst()).allSatisfy({ $0 <= $1 }),
      (pages.last ?? 0) > (pages.first ?? 0)
    else { return nil }
    guard shape.columns.last?.period == nil else { return nil }
    return TableVerdict(kind: .contents, score: 0.95, reason: "rows end in rising page numbers", reading: .none)
  }

  /// Headings that differ only in their number.
  private func levels(_ shape: TableShape) -> TableVerdict? {
    let headings = shape.headingTexts.filter { !$0.isEmpty }
    guard headings.count >= 2, headings.count == shape.grid.columnCount else { return nil }
    let stems = headings.map { Folding.fold($0).filter { !$0.isNumber } }
    guard Set(stems).count == 1, let stem = stems.first, !stem.allSatisfy(\.isWhitespace), shape.periods.isEmpty else {
      return nil
    }
    return TableVerdict(kind: .levels, score: 0.95, reason: "headings that differ only in their number", reading: .none)
  }

  private func contacts(_ shape: TableShape) -> TableVerdict? {
    let contact = shape.columns.contains { $0.profile.contacts >= 0.5 && $0.profile.filled > 0 }
    let words = kindWords([.contacts], in: shape)
    guard contact || words > 1 else { return nil }
    let plans = shape.has(.deadline) || shape.has(.status) || shape.has(.goal) || shape.has(.milestone)
    guard !plans else { return nil }
    return TableVerdict(
      kind: .contacts, score: contact ? 0.9 : 0.7,
      reason: contact ? "telephone numbers or addresses" : "headings of a list of people", reading: .none)
  }

  /// A few keys with their meanings.
  private func legend(_ shape: TableShape) -> TableVerdict? {
    let grid = shape.grid
    guard grid.rowCount <= 8, grid.columnCount <= 8 else { return nil }
    var keys = 0
    var rows = 0
    for row in 0..<grid.rowCount {
      guard let cell = grid.cell(row, 0) else { continue }
      rows += 1
      let text = grid.text(row, 0).plain
      let isShort = text.count <= 2
      if isShort, !text.isEmpty || cell.hasMark || cell.fill != nil {
        keys += 1
      } else if grid.columnCount == 2, FoldedText(text).words.count <= 2,
        lexicon.vocabulary.colours.colour(named: text) != nil
      {
        keys += 1
      }
    }
    let hasPlan = shape.columns.contains { $0.role == .deadline || $0.role == .responsible }
    guard rows > 0, keys == rows || (keys >= 2 && keys >= rows - 1), !hasPlan, shape.periods.isEmpty else { return nil }
    guard grid.columnCount <= 3 || rows <= 2 else { return nil }
    return TableVerdict(
      kind: .legend, score: 0.85, reason: "letters, colours or signs with their meanings", reading: .none)
  }

  /// Most columns hold amounts.
  private func figures(_ shape: TableShape) -> TableVerdict? {
    let others = shape.columns.dropFirst().filter { $0.profile.filled > 0 }
    let amounts = others.filter {
      $0.profile.amounts >= 0.6 && $0.role != .number && $0.role != .deadline && $0.profile.dates < 0.6
    }
    let plans = shape.columns.contains {
      [.responsible, .status, .milestone, .description].contains($0.role) && $0.profile.amounts < 0.5
    }
    guard !others.isEmpty, 2 * amounts.count >= others.count, !plans else { return nil }
    return TableVerdict(
      kind: .figures, score: 0.85, reason: "\(amounts.count) of \(others.count) columns hold amounts", reading: .none)
  }

  // MARK: Plans

  private func gantt(_ shape: TableShape) -> TableVerdict? {
    guard !shape.grid.table.bars.isEmpty, shape.periods.count >= 2, !areShadedCells(shape) else { return nil }
    return TableVerdict(
      kind: .gantt, score: 0.95, reason: "\(shape.grid.table.bars.count) bars over \(shape.periods.count) periods",
      reading: .bars)
  }

  /// Whether the bars are nothing but shaded cells: a matrix with colours instead of marks.
  private func areShadedCells(_ shape: TableShape) -> Bool {
    shape.grid.table.bars.allSatisfy { bar in
      bar.firstColumn <= bar.lastColumn
        && (bar.firstColumn...bar.lastColumn).allSatisfy { shape.grid.cell(bar.row, $0)?.fill == bar.colour }
    }
  }

  private func matrix(_ shape: TableShape) -> TableVerdict? {
    let periods = shape.periods
    guard periods.count >= 3 || (periods.count == 2 && shape.grid.columnCount <= 4) else { return nil }
    let filled = periods.filter { $0.profile.filled > 0 }
    let amounts = filled.filter { $0.profile.amounts >= 0.6 && $0.profile.marks < 0.5 }
    guard filled.isEmpty || 2 * amounts.count < filled.count else {
      return TableVerdict(kind: .figures, score: 0.85, reason: "amounts by period", reading: .none)
    }
    let reader = MatrixReader(shape: shape, context: .bare(lexicon), area: nil)
    guard reader.nameColumn != nil, hasEvents(shape, reader) else { return nil }
    return TableVerdict(
      kind: .monthMatrix, score: 0.9, reason: "\(periods.count) columns are periods", reading: .matrix)
  }

  private func hasEvents(_ shape: TableShape, _ reader: MatrixReader) -> Bool {
    shape.grid.table.cells.contains { cell in
      shape.bodyRows.contains(cell.row) && shape.columns.indices.contains(cell.column)
        && shape.columns[cell.column].period != nil
        && reader.isFilled(cell)
    }
  }

  private func keyValue(_ shape: TableShape) -> TableVerdict? {
    let found = KeyValueReader.score(shape.grid, lexicon: lexicon)
    guard found.share >= 0.6, found.fields >= 3, shape.grid.rowCount >= 3 else { return nil }
    // A header of mapped columns over such rows would be an ordinary table whose names happen to be labels.
    let mapped = shape.columns.count { $0.role != nil && $0.basis == .heading && $0.isHeaded }
    guard mapped < 2 || shape.rows.header.isEmpty || found.share >= 0.8 else { return nil }
    let planning = planningFields(shape)
    guard planning > 0 else { return nil }
    return TableVerdict(
      kind: .actionPlan, score: 0.6 + 0.4 * found.share,
      reason: "rows are labels of \(found.fields) fields with their values", reading: .keyValue)
  }

  /// Labels of fields in the first column, names in the first row, and values in all others.
  private func transposed(_ shape: TableShape) -> TableVerdict? {
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
  private func milestones(_ shape: TableShape) -> TableVerdict? {
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

  private func numbered(_ shape: TableShape) -> TableVerdict? {
    guard let main = shape.column(.title)?.index ?? shape.columns.first(where: { $0.profile.filled > 0 })?.index else {
      return nil
    }
    let found = NumberedPlanReader.score(shape, column: main)
    guard found.multiple > 0 || (found.filled >= 2 && 10 * found.numbered >= 8 * found.filled && hasDepth(shape, main))
    else { return nil }
    guard 2 * found.numbered >= found.filled, weight(shape, except: main).sum >= 0.5, !shape.has(.number) else {
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

  private func plan(_ shape: TableShape) -> TableVerdict? {
    guard shape.bodyRows.count > 0, shape.grid.columnCount > 1,
      let source = TitleSourceFinder(lexicon: lexicon).find(shape)
    else { return nil }
    let name: Int? = if case .column(let column) = source { column } else { nil }
    let planning = weight(shape, except: name)
    let isNamed =
      name.map { shape.columns[$0].basis != .content && shape.columns[$0].role == .title && shape.columns[$0].isHeaded }
      ?? true
    let needed = lexicon.settings.leastPlanningWeight * (isNamed ? 1 : 2)
    let others = kindWords([.contacts, .levels, .other, .figures], in: shape)
    guard planning.sum >= needed + Double(max(0, others - (isNamed ? 1 : 0))) else { return nil }
    if !isNamed, !hasEvidence(shape) { return nil }
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
      guard let role = column.role, !fields.contains(role.rawValue) else { continue }
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
  private func kindWords(_ kinds: Set<TableKind>, in shape: TableShape) -> Int {
    shape.headingTexts.count { heading in
      let text = FoldedText(heading)
      return lexicon.vocabulary.tableKinds.matches(in: text).contains { match in
        kinds.contains(match.code) && (match.isStrong || match.words.count == text.words.count)
      }
    }
  }
}
