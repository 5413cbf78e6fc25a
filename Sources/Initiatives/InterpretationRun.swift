import Model
import Vocabulary

/// One document on its way from tables and text to initiatives.
struct InterpretationRun {
  let document: TabulatedDocument
  let lexicon: PlanLexicon
  let outline: Outline
  let context: PlanContext
  var shapes: [TableShape] = []
  var verdicts: [TableVerdict] = []
  /// Blocks whose text has become part of an initiative.
  var used: Set<Int> = []
  var problems: [Problem] = []
  /// Matrices of marks: they may say when the initiatives of other tables run.
  private var markMatrices: [Int] = []
  /// Drafts with the block they come from, for their order.
  var found: [(block: Int, draft: InitiativeDraft)] = []

  init(_ document: TabulatedDocument, lexicon: PlanLexicon) {
    self.document = document
    self.lexicon = lexicon
    outline = Outline(document, lexicon: lexicon)
    context = PlanContext(
      lexicon: lexicon, footnotes: Footnotes(document), legend: Legend(document, lexicon: lexicon),
      dateContext: DocumentYear(lexicon: lexicon).find(in: document),
      title: outline.titleBlock.map { document.blocks[$0].text.plain } ?? document.metadata.title ?? "")
  }

  mutating func result() -> Interpretation {
    understandTables()
    readTables(secondary: false)
    readText()
    readMarkMatrices()
    if found.isEmpty { readTables(secondary: true) }
    found.sort { $0.block < $1.block }
    let lists = zip(shapes, verdicts).filter { if case .rows(.column) = $1.reading { true } else { false } }.map(\.0)
    found = MilestoneOverview.partsAttached(found, shapes: lists, context: context, lead: lead)
    found = RepeatedNames.merged(MilestoneOverview.attached(found, shapes: shapes))
    var drafts = found.map(\.draft)
    attachBars(to: &drafts)
    PhaseFinder(document: document, lexicon: lexicon).apply(to: &drafts)
    return Interpretation(drafts: drafts, tableKinds: decisions(), problems: problems)
  }

  // MARK: Tables

  private mutating func understandTables() {
    let place = AnnexRule(document: document, outline: outline, lexicon: lexicon)
    for (index, block) in document.blocks.enumerated() {
      guard case .table(let id) = block.content, let published = document.table(id) else { continue }
      let table = RunTogetherText(lexicon: lexicon).parted(published)
      var shape = TableShape(
        table, block: index, headings: outline.headings(over: index), notes: context.footnotes.marks, lexicon: lexicon,
        previous: shapes)
      SectionHeader(lexicon: lexicon).read(&shape, among: shapes)
      LostNumberedHeader().read(&shape)
      var verdict = TableClassifier(lexicon: lexicon).classify(shape)
      if verdict.reading == .transposed {
        shape = TableShape(
          table.transposed, block: index, headings: shape.headings, notes: context.footnotes.marks, lexicon: lexicon,
          previous: [])
        verdict.reading = TitleSourceFinder(lexicon: lexicon).find(shape).map { .rows($0) } ?? .none
      }
      if case .rows(.column) = verdict.reading, belongsToText(shape) { verdict.reading = .milestones }
      if !place.mayHoldInitiatives(index) { verdict.reading = .none }
      shapes.append(shape)
      verdicts.append(verdict)
    }
  }

  /// Where a table goes on with the one before it (the same headings, an empty area at its top), the area of that one's last
  /// row holds on.
  private func carriedArea(into index: Int) -> DraftValue? {
    guard index > 0, let column = shapes[index].column(.area), let first = shapes[index].bodyRows.first else {
      return nil
    }
    guard shapes[index].grid.text(first, column.index).isEmpty else { return nil }
    guard shapes[index].headingTexts == shapes[index - 1].headingTexts else { return nil }
    return found.last { $0.draft.table == shapes[index - 1].id }?.draft.values[.area]
  }

  /// The area that the rows of an earlier table end in, where this one goes on with it: the same headings, and nothing but other
  /// tables and page margins between them.
  private func continuedArea(into index: Int) -> DraftValue? {
    let own = shapes[index]
    guard own.column(.area) == nil, own.headingTexts.count(where: { !$0.isEmpty }) >= 3,
      let earlier = shapes[..<index].last(where: { $0.headingTexts == own.headingTexts && $0.headings == own.headings })
    else { return nil }
    let isContinued = document.blocks[(earlier.block + 1)..<own.block].allSatisfy { block in
      switch block.content {
      case .table, .furniture, .footnote: true
      default: false
      }
    }
    guard isContinued else { return nil }
    return found.last { $0.draft.table == earlier.id }?.draft.values[.area]
  }

  /// Whether the text between the heading and a table of activities tells of one initiative: then they are its milestones.
  private func belongsToText(_ shape: TableShape) -> Bool {
    guard MilestoneTables.mayBelongToText(shape), let heading = shape.headings.last, heading.block + 1 < shape.block
    else { return false }
    var collector = LabelCollector(context: context, first: heading.block)
    collector.name(StyledText(heading.text), region: [])
    for index in (heading.block + 1)..<shape.block {
      if case .table = document.blocks[index].content { return false }
      collector.take(document.blocks[index], at: index)
    }
    return collector.finished().contains { $0.labels.count >= 2 }
  }

  private mutating func readTables(secondary: Bool) {
    for index in shapes.indices where verdicts[index].isSecondary == secondary {
      if secondary == false, isMarkMatrix(index) {
        markMatrices.append(index)
        continue
      }
      let drafts = builders(index)
      let isSingle = drafts.count == 1
      let carried = carriedArea(into: index)
      for var builder in NumberedAreas.applied(to: drafts) {
        if builder.draft.values[.area] == nil { builder.set(.area, carried) }
        if isSingle { takeTextUnder(shapes[index], to: &builder) }
        found.append((shapes[index].block, finish(builder, shape: shapes[index], block: shapes[index].block)))
      }
      if !drafts.isEmpty { noteUnmapped(shapes[index], verdicts[index]) }
    }
  }

  private func builders(_ index: Int) -> [DraftBuilder] {
    let shape = shapes[index]
    switch verdicts[index].reading {
    case .none, .bars, .milestones, .transposed: return []
    case .rows(let source):
      return RowReader(
        shape: shape, source: source, context: context,
        area: continuedArea(into: index) ?? area(of: shape, source: source)
      ).read()
    case .sheet: return SheetReader(shape: shape, context: context, area: areaOverName(shape)).read()
    case .cards: return CardReader(shape: shape, context: context, area: area(of: shape, source: nil)).read()
    case .matrix: return MatrixReader(shape: shape, context: context, area: area(of: shape, source: nil)).read()
    case .numbered: return NumberedPlanReader(shape: shape, context: context, area: area(of: shape, source: nil)).read()
    case .keyValue:
      return KeyValueReader(
        shape: shape, context: context, area: areaOverName(shape),
        areaOverName: area(of: shape, source: .heading)
      ).read()
    }
  }

  func area(of shape: TableShape, source: TitleSource?, isNamedAbove: Bool = false) -> DraftValue? {
    let told = AreaRule(lexicon: lexicon).area(of: shape, source: source, isNamedAbove: isNamedAbove)
    return (areaLine(over: shape, beside: told) ?? told).map { DraftValue(StyledText($0)) }
  }

  /// Longest line over a table that names its area, in characters.
  private static let longestAreaLine = 80

  /// "Spor 1: …" right over the table, where the headings name no area as clearly.
  private func areaLine(over shape: TableShape, beside told: String?) -> String? {
    guard told.map(lexicon.saysArea) != true, let line = paragraph(before: shape.block),
      line.count <= Self.longestAreaLine, lexicon.saysArea(line)
    else { return nil }
    return line
  }

  /// A row over the labels names the initiative, so its area is among the headings over the table.
  private func areaOverName(_ shape: TableShape) -> DraftValue? {
    area(of: shape, source: nil, isNamedAbove: true)
  }

  private mutating func takeTextUnder(_ shape: TableShape, to builder: inout DraftBuilder) {
    let reader = TextUnderTable(document: document, outline: outline, lexicon: lexicon, notes: context.footnotes.marks)
    for part in reader.parts(after: shape) where builder.draft.values[part.role] == nil {
      used.formUnion(part.blocks)
      FieldFiller(shape: shape, context: context).add(part.value, as: part.role, heading: "", to: &builder)
      builder.note(part.marks)
    }
  }

  /// - Parameter block: the block it begins at.
  mutating func finish(_ builder: DraftBuilder, shape: TableShape?, block: Int) -> InitiativeDraft {
    var draft = builder.finished(in: shape?.grid, review: shape?.hasLostHeader == true ? [.headerUnmapped] : [])
    let headings = outline.headings(over: block)
    draft.contextYear = context.year(of: draft.text(.area), in: shape, under: headings.map(\.text))
    attribute(&draft, under: headings, after: shape == nil ? nil : paragraph(before: block))
    if builder.isRecommendation, draft.recommendationLabels.isEmpty, draft.values[.recommendedBy] == nil,
      let title = recommendersTitle
    {
      draft.recommendationLabels.append(title)
    }
    DraftFinisher(context: context).finish(&draft, of: builder, page: draft.regions.first?.page) { problem in
      problems.append(problem)
    }
    return draft
  }

  /// "Ankestyrelsens anbefalinger" over the initiatives says whose they are: the paragraph right over their table, the area or
  /// the nearest heading. So does "Ankestyrelsen anbefaler, at …" right under a heading, for all that stands below it.
  private func attribute(
    _ draft: inout InitiativeDraft, under headings: [OutlineHeading], after paragraph: String?
  ) {
    guard draft.recommendationLabels.isEmpty, draft.values[.recommendedBy] == nil else { return }
    let nearest = [paragraph, draft.text(.area), headings.last?.text].compactMap(\.self)
    let reader = TitleReader(lexicon: lexicon)
    let label =
      nearest.first(where: reader.isRecommendationLabel)
      ?? headings.reversed().lazy.compactMap { self.paragraph(before: $0.block + 2) }
      .compactMap { lexicon.recommender(beginning: $0) }.first
    if let label { draft.recommendationLabels.append(label) }
  }

  /// The caption, the heading or the paragraph right over a table.
  private func lead(over shape: TableShape) -> String? {
    if let caption = shape.grid.table.caption { return caption }
    if let heading = shape.headings.last, heading.block == shape.block - 1 { return heading.text }
    return paragraph(before: shape.block)
  }

  private func paragraph(before block: Int) -> String? {
    guard document.blocks.indices.contains(block - 1), case .paragraph = document.blocks[block - 1].content else {
      return nil
    }
    return document.blocks[block - 1].text.plain
  }

  /// The title or first heading that names a single body: whose recommendations the plan follows up.
  private var recommendersTitle: String? {
    let headings = document.blocks.lazy.prefix(40).compactMap { block -> String? in
      if case .heading = block.content { block.text.collapsed.plain } else { nil }
    }
    let texts = [document.metadata.title].compactMap(\.self) + headings.prefix(3)
    return texts.first { Set(lexicon.vocabulary.recommenders.codes(in: $0)).count == 1 }
  }

  private mutating func noteUnmapped(_ shape: TableShape, _ verdict: TableVerdict) {
    guard verdict.reading != .keyValue, verdict.reading != .cards, verdict.reading != .sheet else { return }
    if shape.hasLostHeader {
      problems.append(
        Problem(
          .headerUnmapped, "The table has no header; its columns were taken for items, status and what remains.",
          page: shape.grid.table.pageFirst, table: shape.id))
    }
    for column in shape.columns
    where column.role == nil && column.period == nil && column.isHeaded && column.profile.filled > 0 {
      problems.append(
        Problem(
          .headerUnmapped, "The heading of column \(column.index + 1) is not in the word list.",
          page: shape.grid.table.pageFirst,
          table: shape.id, row: shape.rows.header.last))
    }
  }

  private func isMarkMatrix(_ index: Int) -> Bool {
    verdicts[index].reading == .matrix
      && MatrixReader(shape: shapes[index], context: context, area: nil).holdsOnlyMarks
  }

  /// A matrix of marks beside tables that name the same initiatives tells when those run; else it names its own.
  private mutating func readMarkMatrices() {
    for index in markMatrices {
      let rows = builders(index)
      let places = rows.map { row in
        found.firstIndex {
          Folded.same($0.draft.title, row.draft.title) || Folded.overlap($0.draft.title, row.draft.title) >= 0.8
        }
      }
      guard 2 * places.count(where: { $0 != nil }) > places.count else {
        for row in rows {
          found.append((shapes[index].block, finish(row, shape: shapes[index], block: shapes[index].block)))
        }
        continue
      }
      for (row, place) in zip(rows, places) {
        guard let place else { continue }
        var timed = finish(row, shape: shapes[index], block: shapes[index].block)
        for event in timed.milestones.indices where timed.milestones[event].kind == .process {
          timed.milestones[event].kind = .phase
        }
        found[place].draft.milestones += timed.milestones
        if found[place].draft.values[.deadline] == nil {
          found[place].draft.values[.deadline] = timed.values[.deadline]
        }
        if found[place].draft.values[.responsible] == nil {
          found[place].draft.values[.responsible] = timed.values[.responsible]
        }
      }
    }
  }
}
