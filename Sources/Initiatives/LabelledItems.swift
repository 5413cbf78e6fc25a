import Model

/// Reads list items that are initiatives themselves: each names what is done and carries its labels, on its line or as items
/// below it.
struct LabelledItems {
  let document: TabulatedDocument
  let context: PlanContext
  private var lexicon: PlanLexicon { context.lexicon }

  init(document: TabulatedDocument, context: PlanContext) {
    self.document = document
    self.context = context
  }

  func read(_ blocks: [Int]) -> [SectionDraft] {
    var result: [SectionDraft] = []
    var open: SectionDraft?
    var planning = 0
    func close(_ open: inout SectionDraft?) {
      if let item = open, planning > 0, !item.builder.draft.title.isEmpty { result.append(item) }
      open = nil
      planning = 0
    }
    var depthOpen = 0
    for index in blocks {
      let block = document.blocks[index]
      guard case .listItem(let depth, let marker) = block.content else {
        close(&open)
        continue
      }
      let content = CellText(block.text, notes: context.footnotes.marks)
      let isOwnLabel = content.text.lines.first.flatMap { lexicon.label(of: $0) } != nil
      if open != nil, depth > depthOpen || isOwnLabel, depth > 0 || isOwnLabel {
        planning += fill(&open, content, block)
        continue
      }
      close(&open)
      depthOpen = depth
      open = begin(content, block, index, marker)
      planning += open?.builder.draft.values[.deadline] == nil ? 0 : 1
      planning += fillInline(&open, content, block)
    }
    close(&open)
    return result
  }

  private func begin(_ content: CellText, _ block: Block, _ index: Int, _ marker: String) -> SectionDraft? {
    guard let line = content.text.lines.first, lexicon.label(of: line).map({ $0.role == .title }) ?? true else {
      return nil
    }
    var builder = DraftBuilder()
    builder.note(content.marks)
    var lead =
      InlineLabels(lexicon: lexicon).parts(of: line.plain).first { $0.role == nil || $0.role == .title }?.text ?? ""
    guard !lead.isEmpty else { return nil }
    if let facts = BracketedFacts(lead, lexicon: lexicon) {
      lead = facts.lead
      builder.set(.responsible, DraftValue(StyledText(facts.responsible), regions: block.regions))
      builder.set(.deadline, DraftValue(StyledText(facts.deadline), regions: block.regions))
    }
    let bold = line.runs.first.flatMap {
      $0.style.contains(.bold) && line.runs.count > 1 ? $0.text.trimmingBlanks : nil
    }
    let name = bold.flatMap { lead.hasPrefix($0) ? $0 : nil } ?? lead
    builder.take(
      TitleReader(lexicon: lexicon).read(StyledText(name), takesWholeCell: true),
      from: DraftValue(content.text, regions: block.regions))
    let rest = lead.dropFirst(name.count).drop { ":.–- ".contains($0) }.trimmingBlanks
    builder.add(.description, DraftValue(StyledText(rest), regions: block.regions))
    if builder.draft.values[.number] == nil, let number = ItemNumber(whole: marker) {
      builder.set(.number, DraftValue(StyledText(number.text), regions: block.regions))
    }
    return SectionDraft(block: index, builder: builder)
  }

  /// Labels on the first line and on the lines of the item after it.
  private func fillInline(_ open: inout SectionDraft?, _ content: CellText, _ block: Block) -> Int {
    guard open != nil else { return 0 }
    var planning = 0
    for (place, line) in content.text.lines.enumerated() {
      for part in InlineLabels(lexicon: lexicon).parts(of: line.plain) where place > 0 || part.role != nil {
        planning += add(part, to: &open, block)
      }
    }
    return planning
  }

  private func fill(_ open: inout SectionDraft?, _ content: CellText, _ block: Block) -> Int {
    var planning = 0
    for line in content.text.lines {
      for part in InlineLabels(lexicon: lexicon).parts(of: line.plain) { planning += add(part, to: &open, block) }
    }
    return planning
  }

  private func add(_ part: LabelledPart, to open: inout SectionDraft?, _ block: Block) -> Int {
    guard var item = open, part.role != .title else { return 0 }
    let value = DraftValue(StyledText(part.text), regions: block.regions)
    FieldFiller(shape: .empty, context: context).add(
      value, as: part.role ?? .description, heading: "", to: &item.builder)
    open = item
    switch part.role {
    case .responsible, .deadline, .end, .status, .goal, .milestone, .followUp, .started: return 1
    default: return 0
    }
  }
}
