import Model
import Vocabulary

/// One document on its way from tables and text to initiatives.
struct InterpretationRun {
  private let document: TabulatedDocument
  private let lexicon: PlanLexicon
  private let outline: Outline
  private let context: PlanContext
  private var shapes: [TableShape] = []
  private var verdicts: [TableVerdict] = []
  /// Blocks whose text has become part of an initiative.
  private var used: Set<Int> = []
  private var problems: [Problem] = []
  /// Drafts with the block they come from, for their order.
  private var found: [(block: Int, draft: InitiativeDraft)] = []

  init(_ document: TabulatedDocument, lexicon: PlanLexicon) {
    self.document = document
    self.lexicon = lexicon
    outline = Outline(
      document, isLabel: lexicon.isLabelHeading,
      namesDocument: { !lexicon.vocabulary.documentTypes.matches(in: $0).isEmpty })
    context = PlanContext(
      lexicon: lexicon, footnotes: Footnotes(document), legend: Legend(document, lexicon: lexicon),
      dateContext: DocumentYear(lexicon: lexicon).find(in: document))
  }

  mutating func result() -> Interpretation {
    understandTables()
    readTables(secondary: false)
    readText()
    if found.isEmpty { readTables(secondary: true) }
    found.sort { $0.block < $1.block }
    var drafts = found.map(\.draft)
    attachBars(to: &drafts)
    PhaseFinder(document: document, lexicon: lexicon).apply(to: &drafts)
    return Interpretation(drafts: drafts, tableKinds: decisions(), problems: problems)
  }

  // MARK: Tables

  private mutating func understandTables() {
    let place = AnnexRule(document: document, outline: outline, lexicon: lexicon)
    for (index, block) in document.blocks.enumerated() {
      guard case .table(let id) = block.content, let table = document.table(id) else { continue }
      var shape = TableShape(
        table, block: index, headings: outline.headings(over: index), notes: context.footnotes.marks, lexicon: lexicon,
        previous: shapes)
      SectionHeader(lexicon: lexicon).read(&shape, among: shapes)
      LostNumberedHeader().read(&shape)
      var verdict = TableClassifier(lexicon: lexicon).classify(shape)
      if !place.mayHoldInitiatives(index) { verdict.reading = .none }
      shapes.append(shape)
      verdicts.append(verdict)
    }
  }

  private mutating func readTables(secondary: Bool) {
    for index in shapes.indices where verdicts[index].isSecondary == secondary {
      let drafts = builders(index)
      let isSingle = drafts.count == 1
      for var builder in drafts {
        if isSingle { takeTextUnder(shapes[index], to: &builder) }
        found.append((shapes[index].block, finish(builder, shape: shapes[index])))
      }
      if !drafts.isEmpty { noteUnmapped(shapes[index], verdicts[index]) }
    }
  }

  private func builders(_ index: Int) -> [DraftBuilder] {
    let shape = shapes[index]
    switch verdicts[index].reading {
    case .none, .bars: return []
    case .rows(let source):
      return RowReader(shape: shape, source: source, context: context, area: area(of: shape, source: source)).read()
    case .matrix: return MatrixReader(shape: shape, context: context, area: area(of: shape, source: nil)).read()
    case .numbered: return NumberedPlanReader(shape: shape, context: context, area: area(of: shape, source: nil)).read()
    case .keyValue:
      return KeyValueReader(
        shape: shape, context: context, area: area(of: shape, source: nil),
        areaOverName: area(of: shape, source: .heading)
      ).read()
    }
  }

  private func area(of shape: TableShape, source: TitleSource?) -> DraftValue? {
    AreaRule(lexicon: lexicon).area(of: shape, source: source).map { DraftValue(StyledText($0)) }
  }

  private mutating func takeTextUnder(_ shape: TableShape, to builder: inout DraftBuilder) {
    let reader = TextUnderTable(document: document, outline: outline, lexicon: lexicon, notes: context.footnotes.marks)
    for part in reader.parts(after: shape) where builder.draft.values[part.role] == nil {
      used.formUnion(part.blocks)
      FieldFiller(shape: shape, context: context).add(part.value, as: part.role, heading: "", to: &builder)
      builder.note(part.marks)
    }
  }

  private mutating func finish(_ builder: DraftBuilder, shape: TableShape?) -> InitiativeDraft {
    var draft = builder.finished(in: shape?.grid, review: shape?.hasLostHeader == true ? [.headerUnmapped] : [])
    DraftFinisher(context: context).finish(&draft, of: builder, page: draft.regions.first?.page) { problem in
      problems.append(problem)
    }
    return draft
  }

  private mutating func noteUnmapped(_ shape: TableShape, _ verdict: TableVerdict) {
    guard verdict.reading != .keyValue else { return }
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

  // MARK: Text and charts

  private mutating func readText() {
    let reader = SectionReader(
      document: document, outline: outline, context: context, used: used, hasTables: !found.isEmpty)
    for section in reader.read() {
      found.append((section.block, finish(section.builder, shape: nil)))
    }
  }

  /// Bars belong to the initiatives of their names; a chart alone names the initiatives itself.
  private mutating func attachBars(to drafts: inout [InitiativeDraft]) {
    for index in shapes.indices where verdicts[index].reading == .bars {
      let bars = GanttReader(shape: shapes[index], context: context).bars()
      if drafts.isEmpty {
        drafts = GanttDrafts(shape: shapes[index], context: context).drafts(
          bars, area: area(of: shapes[index], source: nil))
        continue
      }
      for bar in BarMatcher.assign(bars, to: &drafts) {
        problems.append(
          Problem(
            .barUnmatched, "A bar of the chart has a name that no initiative carries.", page: bar.page,
            table: shapes[index].id, row: bar.row))
      }
    }
  }

  private func decisions() -> [Interpretation.TableDecision] {
    shapes.indices.map { index in
      Interpretation.TableDecision(
        table: shapes[index].id, kind: verdicts[index].kind, score: verdicts[index].score,
        reason: verdicts[index].reason,
        roles: shapes[index].columns.map(\.role))
    }
  }
}
