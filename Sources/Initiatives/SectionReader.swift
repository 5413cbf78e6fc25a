import Model
import Vocabulary

/// An initiative read from running text, with the block it begins at.
struct SectionDraft: Sendable {
  var block: Int
  var builder: DraftBuilder
}

/// Reads plans written as sections instead of tables: a heading for each initiative, and under it labels with their values
/// as paragraphs, bullets, definition lists or smaller headings.
struct SectionReader {
  let document: TabulatedDocument
  let outline: Outline
  let context: PlanContext
  /// Blocks that belong to tables' initiatives.
  let used: Set<Int>
  /// Whether tables have given initiatives: then text must say more to count.
  let hasTables: Bool
  /// By block: milestones of a table that belongs to the text around it.
  let milestones: [Int: [MilestoneDraft]]
  private var lexicon: PlanLexicon { context.lexicon }

  init(
    document: TabulatedDocument, outline: Outline, context: PlanContext, used: Set<Int>, hasTables: Bool,
    milestones: [Int: [MilestoneDraft]]
  ) {
    self.document = document
    self.outline = outline
    self.context = context
    self.used = used
    self.hasTables = hasTables
    self.milestones = milestones
  }

  func read() -> [SectionDraft] {
    let place = AnnexRule(document: document, outline: outline, lexicon: lexicon)
    var result: [SectionDraft] = []
    for section in sections() where place.mayHoldInitiatives(section.first) {
      result += initiatives(in: section)
    }
    return result
  }

  // MARK: Sections

  /// Blocks from a heading to the next.
  private struct Section {
    var title: StyledText?
    var headings: [String]
    var first: Int
    var blocks: [Int]
  }

  private func sections() -> [Section] {
    var result: [Section] = []
    var open = Section(title: nil, headings: [], first: 0, blocks: [])
    for (index, block) in document.blocks.enumerated() where !used.contains(index) {
      switch block.content {
      case .furniture, .footnote, .caption, .markup: continue
      case .table where milestones[index] != nil: open.blocks.append(index)
      case .table:
        result.append(open)
        open = Section(
          title: nil, headings: open.headings + (open.title.map { [$0.plain] } ?? []), first: index, blocks: [])
      case .heading where !lexicon.isLabelHeading(block.text.plain):
        result.append(open)
        let headings = outline.headings(over: index).filter { $0.block != index }.map(\.text)
        open = Section(title: block.text, headings: headings, first: index, blocks: [])
      case .paragraph where isBoldHeading(block, index):
        result.append(open)
        let headings = outline.headings(over: index).map(\.text)
        open = Section(title: block.text, headings: headings, first: index, blocks: [])
      default: open.blocks.append(index)
      }
    }
    result.append(open)
    return result.filter { !$0.blocks.isEmpty }
  }

  /// A short bold paragraph before text that is not bold.
  private func isBoldHeading(_ block: Block, _ index: Int) -> Bool {
    let text = block.text
    guard text.commonStyle.contains(.bold), text.lines.count == 1, text.plain.count <= 150,
      lexicon.label(of: text) == nil
    else { return false }
    guard index + 1 < document.blocks.count else { return false }
    return !document.blocks[index + 1].text.commonStyle.contains(.bold)
      || lexicon.label(of: document.blocks[index + 1].text) != nil
  }

  // MARK: Initiatives of a section

  private func initiatives(in section: Section) -> [SectionDraft] {
    let items = LabelledItems(document: document, context: context).read(section.blocks)
    let area = AreaRule(lexicon: lexicon)
    if items.count >= 2 || (items.count == 1 && !hasTables && section.title == nil) {
      let headings = section.headings + (section.title.map { [$0.plain] } ?? [])
      return items.map { item in
        var item = item
        if item.builder.draft.values[.area] == nil {
          item.builder.set(.area, area.area(among: headings).map { DraftValue(StyledText($0)) })
        }
        return item
      }
    }
    return labelled(section).map { found in
      var draft = found.draft
      let own = section.title.map { [$0.plain] } ?? []
      let headings = found.isNamedByHeading ? section.headings : section.headings + own
      if draft.builder.draft.values[.area] == nil {
        draft.builder.set(.area, area.area(among: headings).map { DraftValue(StyledText($0)) })
      }
      return draft
    }
  }

  /// One initiative named by the heading, or several that each begin with a label for their name.
  private func labelled(_ section: Section) -> [LabelCollector.Found] {
    var collector = LabelCollector(context: context, first: section.first)
    if let title = section.title { collector.name(title, region: document.blocks[section.first].regions) }
    for index in section.blocks {
      if let rows = milestones[index] {
        collector.take(rows)
      } else {
        collector.take(document.blocks[index], at: index)
      }
    }
    return collector.finished().filter(counts)
  }

  /// Whether the labels found make an initiative: at least two that plan something, or one beside a purpose or a
  /// description; beside tables a responsible and a date are asked for.
  private func counts(_ found: LabelCollector.Found) -> Bool {
    let planning: Set<FieldRole> = [
      .responsible, .deadline, .end, .status, .milestone, .goal, .followUp, .done, .remaining, .started, .start,
    ]
    let plans = found.labels.intersection(planning)
    if found.hasMilestoneTable, found.labels.count >= 2 { return true }
    if hasTables {
      return plans.count >= 3 || (plans.count == 2 && plans.contains(.responsible) && found.labels.count >= 3)
    }
    let told = found.labels.intersection([.purpose, .description])
    return plans.count >= 2 || (plans.count == 1 && !told.isEmpty)
  }
}
