import Model
import Vocabulary

/// Reads a table whose rows are initiatives: overviews, status lists, action plans with the name in the first line.
struct RowReader: TableReading {
  let shape: TableShape
  let source: TitleSource
  let context: PlanContext
  /// Area the whole table stands under.
  let area: DraftValue?

  func read() -> [DraftBuilder] {
    var drafts: [DraftBuilder] = []
    var section: DraftValue?
    var phase: DraftValue?
    var inherited: DraftValue?
    /// Whether the rows are activities of an initiative that a row over them names.
    var isNamed = false
    let groups = groups()
    let splits = groups.contains { group in
      guard case .rows(let rows) = group, shape.nestedColumns.isEmpty else { return false }
      return rows.count > 1 && activityColumn(rows) != nil && hasOwnState(rows)
    }
    for group in groups {
      switch group {
      case .name(let row):
        guard var builder = named(byRow: row) else { continue }
        if builder.draft.values[.area] == nil { builder.set(.area, section ?? area) }
        if builder.draft.values[.phase] == nil { builder.set(.phase, phase) }
        drafts.append(builder)
        isNamed = true
      case .rows(let rows) where isNamed:
        if let column = shape.column(.title)?.index, let last = drafts.indices.last {
          addActivities(rows, activity: column, to: &drafts[last])
        }
      case .section(let row, let text):
        isNamed = false
        let value = DraftValue(StyledText(text), regions: grid.regions(of: row..<(row + 1)))
        if lexicon.isPhase(text) { phase = value } else { section = value }
        inherited = nil
      case .field(let row, let role):
        guard !drafts.isEmpty else { continue }
        addField(row, role, to: &drafts[drafts.count - 1])
      case .rows(let rows):
        if let column = shape.column(.area)?.index, let own = areaValue(rows.first ?? 0, column) { inherited = own }
        var found = initiatives(in: rows, splits: splits)
        for index in found.indices {
          attribute(&found[index])
          if found[index].draft.values[.area] == nil { found[index].set(.area, inherited ?? section ?? area ?? phase) }
          if found[index].draft.values[.phase] == nil { found[index].set(.phase, phase) }
        }
        drafts += found
      }
    }
    return drafts
  }

  /// "Ankestyrelsens anbefaling" over the column of names says whose they are, "Anbefaling" that they are somebody's.
  private func attribute(_ builder: inout DraftBuilder) {
    guard let heading = shape.column(.title).map({ withoutNumberLabel($0.heading) }) else { return }
    let reader = TitleReader(lexicon: lexicon)
    if builder.draft.recommendationLabels.isEmpty, reader.isRecommendationLabel(heading) {
      builder.draft.recommendationLabels.append(heading)
    }
    builder.isRecommendation = builder.isRecommendation || reader.isRecommendation(heading)
  }

  private func areaValue(_ row: Int, _ column: Int) -> DraftValue? {
    FieldFiller(shape: shape, context: context).value(row, column).map { value in
      var value = value
      value.text = StyledText(value.plain.replacingLineFeeds)
      return value
    }
  }

  // MARK: Groups of rows

  enum Group {
    case name(Int)
    case section(Int, String)
    case field(Int, FieldRole)
    /// Data rows of one name.
    case rows([Int])
  }

  private func groups() -> [Group] {
    let sorter = BodyRowSorter(shape: shape, lexicon: lexicon)
    var result: [Group] = []
    var open: [Int] = []
    func close() {
      if !open.isEmpty { result.append(.rows(open)) }
      open = []
    }
    for row in shape.bodyRows {
      if sorter.namesInitiative(row) {
        close()
        result.append(.name(row))
        continue
      }
      switch sorter.sort(row) {
      case .empty, .repeatedHeader, .total, .note: continue
      case .section(let text):
        close()
        result.append(.section(row, text))
      case .field(let role):
        close()
        result.append(.field(row, role))
      case .data:
        if beginsInitiative(row, after: open.last) { close() }
        open.append(row)
      }
    }
    close()
    return result
  }

  /// Whether a row names an initiative of its own rather than going on with the one above.
  private func beginsInitiative(_ row: Int, after previous: Int?) -> Bool {
    guard let previous else { return true }
    switch source {
    case .heading: return false
    case .column(let column):
      if previous + 1 == row, grid.continues(row, column) { return false }
      return !grid.textInRow(row, column).isEmpty
        && FieldFiller(shape: shape, context: context).value(row, column) != nil
        && !isDitto(row, column)
    case .firstLine(let column):
      if grid.continues(row, column) { return false }
      let text = grid.textInRow(row, column)
      return !text.isEmpty && !TitleReader(lexicon: lexicon).read(text.text, takesWholeCell: false).title.isEmpty
    }
  }

  private func isDitto(_ row: Int, _ column: Int) -> Bool {
    lexicon.vocabulary.signs.isDitto(grid.text(row, column).plain)
  }

  // MARK: Initiatives of a group

  /// - Parameter splits: whether names of the table stand over rows that are initiatives themselves.
  private func initiatives(in rows: [Int], splits: Bool) -> [DraftBuilder] {
    guard let first = rows.first else { return [] }
    if splits, let activity = activityColumn(rows, least: 1) {
      return rows.map { ownInitiative($0, activity: activity) }.filter { !$0.draft.title.isEmpty }
    }
    if rows.count > 1 || !shape.nestedColumns.isEmpty, let activity = activityColumn(rows) {
      return [withActivities(rows, activity: activity)]
    }
    var builder = named(first)
    for row in rows {
      fillRow(&builder, row)
    }
    builder.draft.milestones += LetteredActivities().milestones(of: builder.draft)
    return builder.draft.title.isEmpty ? [] : [builder]
  }

  /// The name, and the fields of the cell it stands in.
  func named(_ row: Int) -> DraftBuilder {
    var builder = DraftBuilder()
    let reader = TitleReader(lexicon: lexicon)
    switch source {
    case .column(let column):
      guard var value = grid.value(row, column) else { return builder }
      if let number = leadingNumber(value.text, column) {
        builder.set(.number, DraftValue(StyledText(number), regions: value.regions, cells: value.cells))
        value.text = value.text.cut(first: number.count)
      }
      let parts = reader.read(value.text, takesWholeCell: true)
      builder.take(parts, from: value)
      builder.add(
        shape.columns[column].restRole, DraftValue(parts.rest, regions: value.regions, cells: value.cells))
    case .firstLine(let column):
      guard let value = grid.value(row, column) else { return builder }
      let parts = reader.read(value.text, takesWholeCell: false)
      builder.take(parts, from: value)
      let role = shape.columns[column].role ?? .description
      let rest = DraftValue(parts.rest, regions: value.regions, cells: value.cells)
      FieldFiller(shape: shape, context: context).add(
        rest, as: role, heading: shape.columns[column].heading, to: &builder)
    case .heading:
      nameFromHeading(&builder)
    }
    return builder
  }

  /// The number that begins a text in a column headed "Nr. Anbefaling": two columns that stand too close to be told apart.
  private func leadingNumber(_ text: StyledText, _ column: Int) -> String? {
    guard withoutNumberLabel(shape.columns[column].heading) != shape.columns[column].heading else { return nil }
    let word = String(text.plain.prefix { !$0.isWhitespace })
    return ItemNumber(whole: word) == nil || word.count == text.plain.count ? nil : word
  }

  /// "Anbefaling" for "Nr. Anbefaling".
  private func withoutNumberLabel(_ heading: String) -> String {
    guard let space = heading.firstIndex(of: " "),
      lexicon.role(ofLabel: String(heading[..<space]).replacing(".", with: ""), atLeast: 1) == .number
    else { return heading }
    return heading[space...].trimmingBlanks
  }

  /// The title row of the table, its caption or the nearest heading.
  private func nameFromHeading(_ builder: inout DraftBuilder) {
    let text =
      shape.titleTexts.first?.text ?? shape.grid.table.caption.map { StyledText($0) }
      ?? shape.headings.last.map { StyledText($0.text) }
    guard let text else { return }
    builder.take(TitleReader(lexicon: lexicon).read(text, takesWholeCell: true), from: DraftValue(text))
  }

  var nameColumns: Set<Int> {
    switch source {
    case .column(let column), .firstLine(let column): [column]
    case .heading: []
    }
  }

  /// Fills in a row; a row that goes on with a name above adds to what stands there.
  private func fillRow(_ builder: inout DraftBuilder, _ row: Int) {
    var other = DraftBuilder()
    var skipping = nameColumns
    if let area = shape.column(.area)?.index { skipping.insert(area) }
    if builder.rows != nil { skipping.formUnion(grid.columns.filter { grid.continues(row, $0) }) }
    FieldFiller(shape: shape, context: context).fill(&other, row: row, skipping: skipping)
    let isFirst = builder.rows == nil
    builder.merge(other, sentencesGoOn: !isFirst)
    guard !isFirst, case .firstLine(let column) = source, !grid.continues(row, column),
      let value = grid.value(row, column)
    else { return }
    let role = shape.columns[column].role ?? .description
    builder.add(role, value, separator: builder.goesOn(role, value) ? " " : "\n")
  }

  private func addField(_ row: Int, _ role: FieldRole, to builder: inout DraftBuilder) {
    guard let column = grid.filled(row).first, let value = grid.value(row, column) else { return }
    builder.cover(row)
    builder.note(grid.text(row, column).marks)
    let text = LabelledText(lexicon: lexicon).withoutLabel(value.text, role: role)
    let kept = DraftValue(text, regions: value.regions, cells: value.cells)
    FieldFiller(shape: shape, context: context).add(kept, as: role, heading: "", to: &builder)
  }
}

extension PlanLexicon {
  /// "Fase 1", "Fase 2: August 2019 –".
  func isPhase(_ text: String) -> Bool {
    let folded = FoldedTextWords(text)
    guard let first = vocabulary.labelLines.match(in: folded.text, at: 0), first.code == "phase" else { return false }
    guard let next = folded.word(first.words.upperBound) else { return false }
    return next.allSatisfy(\.isNumber) || (next.count <= 3 && next.allSatisfy { "ivx".contains($0) })
  }
}
