import Model
import Vocabulary

/// Puts the cells of a row into the fields of an initiative.
struct FieldFiller: TableReading {
  let shape: TableShape
  let context: PlanContext

  /// The value at a place as a reader takes it: ditto marks repeat the cell above, dashes are empty.
  func value(_ row: Int, _ column: Int) -> DraftValue? {
    guard var value = grid.value(row, column) else { return nil }
    var above = row - 1
    let signs = lexicon.vocabulary.signs
    while signs.isDitto(value.plain), above >= shape.bodyRows.lowerBound {
      guard let upper = grid.value(above, column) else { return nil }
      value.text = upper.text
      above -= 1
    }
    if signs.isNothing(value.plain), !value.plain.contains(where: \.isLetter) || value.plain.contains("/"),
      value.plain != "0"
    {
      return nil
    }
    return value
  }

  /// The field of a cell: that of its column; a cell merged over start and end gives the deadline.
  func role(_ row: Int, _ column: Int) -> FieldRole? {
    guard let cell = grid.cell(row, column), cell.columnSpan > 1 else { return shape.columns[column].role }
    let roles = cell.columns.clamped(to: 0..<grid.columnCount).compactMap { shape.columns[$0].role }
    if roles.contains(.end) || roles.contains(.deadline) { return .deadline }
    return roles.first
  }

  /// Share of amounts from which a column under a period holds no marks of time.
  private static let leastAmounts = 0.6

  /// Fills in everything a row says apart from the name of the initiative.
  ///
  /// - Parameter skipping: columns that are read in another way (the name, periods of a matrix).
  func fill(_ builder: inout DraftBuilder, row: Int, skipping: Set<Int>) {
    builder.cover(row)
    for column in grid.columns {
      guard let cell = grid.cell(row, column), cell.column == column || column == 0 else { continue }
      let content = grid.text(row, column)
      if !content.marks.isEmpty { builder.note(content.marks) }
      // Amounts by year beside dates are kept as they stand.
      guard !skipping.contains(column),
        shape.columns[column].period == nil || shape.columns[column].profile.amounts >= FieldFiller.leastAmounts
      else { continue }
      fill(&builder, row: row, column: column, cell: cell)
    }
    takeOriginalDeadline(&builder, row: row)
  }

  /// Where the column of revised deadlines is empty, the original one holds.
  private func takeOriginalDeadline(_ builder: inout DraftBuilder, row: Int) {
    guard builder.draft.values[.deadline] == nil else { return }
    let isRevised = shape.column(.deadline).map { lexicon.isRevised($0.heading) } ?? false
    for column in shape.columns where (column.role ?? .other) == .other && column.profile.dates > 0 {
      let isEarlier = isRevised && column.candidate(.deadline) != nil
      guard isEarlier || lexicon.isOriginal(column.heading) else { continue }
      guard let value = value(row, column.index) else { continue }
      builder.set(.deadline, value)
      builder.draft.otherFields.removeAll { $0.heading == column.heading }
    }
  }

  private func fill(_ builder: inout DraftBuilder, row: Int, column: Int, cell: TableCell) {
    if shape.columns[column].isDateOfMilestone { return }
    if let dates = shape.columns[column].dateColumn {
      return addMilestone(row, column, dates: dates, to: &builder)
    }
    let role = role(row, column)
    if shape.columns[column].isChoice { return choose(&builder, row: row, column: column, cell: cell) }
    if role == .status, let colour = statusColour(cell) {
      apply(colour, to: &builder)
      if isSignOnly(cell), builder.draft.values[.status] != nil || hasOtherStatus(than: cell) { return }
    }
    if role == .status, let meaning = meaningOfSign(cell) {
      builder.draft.statusLegend = builder.draft.statusLegend ?? meaning
    }
    guard let value = value(row, column) else { return }
    if role == .status, let meaning = context.legend.meaning(ofSign: value.plain), hasOtherStatus(than: cell) {
      builder.draft.statusLegend = meaning
      return
    }
    guard shape.columns[column].holdsDeadline else {
      return add(value, as: role, heading: shape.columns[column].heading, to: &builder)
    }
    let parts = SharedColumns(lexicon: lexicon).parts(of: value.text)
    for (role, text) in [(FieldRole.responsible, parts.responsible), (.deadline, parts.deadline)] {
      add(DraftValue(text, regions: value.regions, cells: value.cells), as: role, heading: "", to: &builder)
    }
  }

  /// A milestone whose date stands in the column after it.
  private func addMilestone(_ row: Int, _ column: Int, dates: Int, to builder: inout DraftBuilder) {
    guard let value = value(row, column) else { return }
    builder.draft.milestones.append(
      MilestoneDraft(
        kind: .milestone, text: value.plain.replacingLineFeeds,
        dateText: self.value(row, dates)?.plain.replacingLineFeeds ?? "", page: value.regions.first?.page))
  }

  /// A mark under one of several headings chooses that heading.
  private func choose(_ builder: inout DraftBuilder, row: Int, column: Int, cell: TableCell) {
    let text = grid.own(row, column)
    let isMarked = text.isEmpty ? cell.hasMark || lexicon.colour(of: cell) != nil : value(row, column) != nil
    guard isMarked, let role = shape.columns[column].role, let heading = shape.columns[column].headings.last else {
      return
    }
    let reference = CellReference(table: grid.table.id, row: cell.row, column: cell.column)
    builder.add(role, DraftValue(StyledText(heading), regions: cell.regions, cells: [reference]))
  }

  /// Adds a value to the field it belongs to, with the dated events it holds.
  func add(_ value: DraftValue, as role: FieldRole?, heading: String, to builder: inout DraftBuilder) {
    let page = value.regions.first?.page
    let events = MilestoneReader(lexicon: lexicon)
    switch role {
    case .description where events.isDatedList(value.text):
      builder.draft.milestones += events.milestones(in: value.text, kind: .milestone, page: page)
    case .milestone:
      builder.draft.milestones += events.milestones(in: value.text, kind: .milestone, page: page)
    case .goal where lexicon.dates.isDate(value.plain) && builder.draft.values[.deadline] == nil:
      // "I mål: 1. maj 2024" says when.
      builder.add(.deadline, value)
    case .goal:
      builder.add(.goal, value)
      builder.draft.milestones += events.goals(in: value.text, page: page)
    case .status:
      addStatus(value, to: &builder)
    case .done, .remaining:
      if let role { builder.add(role, value) }
    case .deadline, .end:
      builder.add(.deadline, value)
      builder.draft.milestones += events.stages(in: value.text, page: page)
    case .start:
      builder.add(.started, value)
    case .responsible:
      var kept = value
      kept.text = ContactData.removed(from: value.text)
      if kept.text != value.text { kept.text = withoutContactLabel(kept.text) }
      builder.add(.responsible, kept)
    case .number:
      var kept = value
      kept.text = StyledText(ItemNumber(whole: value.plain)?.text ?? value.plain)
      builder.set(.number, kept)
    case .area, .phase:
      var kept = value
      kept.text = StyledText(value.plain.replacingLineFeeds)
      if let role { builder.set(role, kept) }
    case .title:
      builder.add(.description, value)
    case .other, nil:
      builder.addOther(heading, value)
    case .recommendedBy:
      // "BRG", where the document says whose sign it is.
      var kept = value
      kept.text = context.legend.meaning(ofSign: value.plain).map { StyledText($0) } ?? value.text
      builder.add(.recommendedBy, kept)
    case .purpose, .description, .followUp, .decisionCategory, .started:
      if let role { builder.add(role, value) }
    }
  }

  /// Without the "tlf." that a removed telephone number leaves at the end.
  private func withoutContactLabel(_ text: StyledText) -> StyledText {
    let folded = FoldedText(text.plain)
    guard let last = folded.words.indices.last,
      let match = lexicon.vocabulary.documentFacts.contact.match(in: folded, at: last)
    else { return text }
    let length = text.plain.distance(from: match.range.lowerBound, to: text.plain.endIndex)
    return text.cut(last: length).withoutTrailing(",;–-(: ")
  }

  /// A coloured sign is the colour of the status, words are its text; a letter is text too, and the legend says its status.
  private func addStatus(_ value: DraftValue, to builder: inout DraftBuilder) {
    guard let value = takingColouredSign(of: value, to: &builder) else { return }
    if value.plain.count <= 2, context.legend.meaning(ofSign: value.plain) == nil,
      let colour = lexicon.vocabulary.colours.colour(named: value.plain)
    {
      builder.draft.statusLegend = context.legend.meaning(ofColour: colour.code)
      builder.draft.statusColour = builder.draft.statusColour ?? Legend.hex(ofColour: colour.code)
      builder.draft.values[.status] =
        builder.draft.values[.status] ?? legendValue(builder.draft.statusLegend, like: value)
      return
    }
    if value.plain.count == 1, let meaning = context.legend.meaning(ofLetter: value.plain) {
      builder.draft.statusLegend = meaning
      builder.add(.status, value)
      return
    }
    if let meaning = context.legend.meaning(ofSign: value.plain) {
      builder.draft.statusLegend = meaning
      builder.add(.status, DraftValue(StyledText(meaning), regions: value.regions, cells: value.cells))
      return
    }
    if let known = builder.draft.values[.status] {
      if takeColourWord(value.plain, to: &builder) { return }
      if takeColourWord(known.plain, to: &builder) { builder.draft.values[.status] = nil }
    }
    builder.add(.status, value)
  }

  /// "Status: ● To hold er færdige": the coloured sign before the words is the light.
  ///
  /// - Returns: what the words say; the legend's word for the colour where there are none.
  private func takingColouredSign(of value: DraftValue, to builder: inout DraftBuilder) -> DraftValue? {
    guard let sign = value.text.trimmed.runs.first, Symbol.isSymbol(sign.text), let hex = sign.colour,
      let colour = lexicon.vocabulary.colours.colour(ofHex: hex)
    else { return value }
    builder.draft.statusColour = builder.draft.statusColour ?? hex
    builder.draft.statusLegend = builder.draft.statusLegend ?? context.legend.meaning(ofColour: colour.code)
    var rest = value
    rest.text = value.text.trimmed.cut(first: sign.text.count)
    return rest.text.isEmpty ? legendValue(builder.draft.statusLegend, like: value) : rest
  }

  /// "Grøn" beside words of its own says the colour, the words are the status.
  private func takeColourWord(_ text: String, to builder: inout DraftBuilder) -> Bool {
    guard FoldedText(text).words.count == 1, let colour = lexicon.vocabulary.colours.colour(named: text) else {
      return false
    }
    builder.draft.statusLegend = builder.draft.statusLegend ?? context.legend.meaning(ofColour: colour.code)
    builder.draft.statusColour = builder.draft.statusColour ?? Legend.hex(ofColour: colour.code)
    return true
  }

  private func legendValue(_ meaning: String?, like value: DraftValue) -> DraftValue? {
    meaning.map { DraftValue(StyledText($0), regions: value.regions, cells: value.cells) }
  }

  /// Whether a cell says what it says by colour alone.
  private func isSignOnly(_ cell: TableCell) -> Bool {
    let text = cell.text.plain
    if text.isEmpty { return true }
    guard cell.hasMark else { return false }
    // "Grøn" is what a web page calls its green light for those who listen.
    let named = FoldedText(text).words.count == 1 ? lexicon.vocabulary.colours.colour(named: text) : nil
    return text.allSatisfy { !$0.isLetter && !$0.isNumber } || named != nil && named == lexicon.colour(of: cell)
  }

  private func statusColour(_ cell: TableCell) -> (hex: String, name: String, cell: TableCell)? {
    guard let hex = cell.fill, let colour = lexicon.vocabulary.colours.colour(ofHex: hex) else { return nil }
    let isTold = cell.text.isEmpty && context.legend.meaning(ofColour: colour.code) != nil
    return isTold || lexicon.colour(of: cell) != nil ? (hex, colour.code, cell) : nil
  }

  private func apply(_ colour: (hex: String, name: String, cell: TableCell), to builder: inout DraftBuilder) {
    builder.draft.statusColour = colour.hex
    builder.draft.statusLegend = context.legend.meaning(ofColour: colour.name)
    guard isSignOnly(colour.cell), let meaning = builder.draft.statusLegend, !hasOtherStatus(than: colour.cell) else {
      return
    }
    let reference = CellReference(table: grid.table.id, row: colour.cell.row, column: colour.cell.column)
    builder.set(.status, DraftValue(StyledText(meaning), regions: colour.cell.regions, cells: [reference]))
  }
}

extension FieldFiller {
  /// What the legend says of a sign that stands before the words of a status: "● To af tre hold er færdige".
  private func meaningOfSign(_ cell: TableCell) -> String? {
    let text = cell.text.plain.trimmingBlanks
    guard let first = text.first, text.dropFirst().contains(where: \.isLetter) else { return nil }
    return context.legend.meaning(ofSign: String(first))
  }

  /// Whether a further status column has words in the row: then those are the text, not the legend's.
  private func hasOtherStatus(than cell: TableCell) -> Bool {
    shape.columns(.status).contains { $0.index != cell.column && value(cell.row, $0.index) != nil }
  }
}

extension PlanLexicon {
  /// The colour of a traffic light: that of a mark, or of a shaded cell.
  func colour(of cell: TableCell) -> ColourList.Colour? {
    guard let hex = cell.fill, let colour = vocabulary.colours.colour(ofHex: hex) else { return nil }
    return cell.hasMark || colour.status != nil ? colour : nil
  }
}
