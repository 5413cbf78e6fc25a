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
  /// The folded names of initiatives that tables have given; where there are any, text must say more to count.
  let known: Set<String>
  /// By block: milestones of a table that belongs to the text around it.
  let milestones: [Int: [MilestoneDraft]]
  var lexicon: PlanLexicon { context.lexicon }
  private var hasTables: Bool { !known.isEmpty }

  func read() -> [SectionDraft] {
    let place = AnnexRule(document: document, outline: outline, lexicon: lexicon)
    var result: [SectionDraft] = []
    let all = sections()
    let sections = all.filter { !$0.blocks.isEmpty }
    let usual = hasTables ? repeatedPlans(sections) : []
    let levels = hasTables ? [:] : repeatedLevels(sections)
    for section in sections where place.mayHoldInitiatives(section.first) {
      result += initiatives(in: section, usual: usual + alike(section, levels))
    }
    passAreasOn(&result)
    takeRunningNumbers(&result)
    if !hasTables { addNumberedParents(&result, all.filter { place.mayHoldInitiatives($0.first) }) }
    return result
  }

  /// Names that begin with 1, 2, 3 and no sign after it: the numbers in circles beside the names on slides.
  private func takeRunningNumbers(_ drafts: inout [SectionDraft]) {
    let titles = drafts.map { $0.builder.draft.values[.title] }
    guard drafts.count > 1 else { return }
    let names = titles.enumerated().map { place, title -> StyledText? in
      let number = String(place + 1)
      guard let title, title.plain.hasPrefix(number + " "), drafts[place].builder.draft.values[.number] == nil else {
        return nil
      }
      let name = title.text.cut(first: number.count + 1)
      return name.plain.first?.isUppercase == true ? name : nil
    }
    guard names.allSatisfy({ $0 != nil }) else { return }
    for (place, name) in names.enumerated() {
      guard let name, var title = titles[place] else { continue }
      title.text = name
      drafts[place].builder.draft.values[.title] = title
      drafts[place].builder.set(.number, DraftValue(StyledText(String(place + 1)), regions: title.regions))
    }
  }

  /// What stands under the heading of another initiative stands in that one's area.
  private func passAreasOn(_ drafts: inout [SectionDraft]) {
    var areas: [String: DraftValue?] = [:]
    for index in drafts.indices {
      if let area = drafts[index].builder.draft.values[.area], let over = areas[area.plain] {
        drafts[index].builder.draft.values[.area] = over
      }
      areas[document.blocks[drafts[index].block].text.plain] = drafts[index].builder.draft.values[.area]
    }
  }

  /// Fields that sections of the document say again and again; a table beside them does not make those less.
  private static let leastAlike = 3

  private func planningLabels(of section: Section) -> Set<FieldRole> {
    var roles: Set<FieldRole> = []
    for index in section.blocks {
      for line in document.blocks[index].text.lines {
        if let label = lexicon.label(of: line) { roles.insert(label.role) }
      }
    }
    return roles.intersection(FieldRole.planning)
  }

  /// The sets of at least two planning labels that enough sections begin lines with.
  private func repeatedPlans(_ sections: [Section]) -> [Set<FieldRole>] {
    let sets = sections.map(planningLabels).filter { $0.count >= 2 }
    return Set(sets).filter { set in sets.count { $0.isSuperset(of: set) } >= Self.leastAlike }
  }

  /// By the level of their headings: the planning labels of sections that say two of them or more.
  private func repeatedLevels(_ sections: [Section]) -> [Int: [Set<FieldRole>]] {
    var result: [Int: [Set<FieldRole>]] = [:]
    for section in sections {
      guard let level = level(section) else { continue }
      let labels = planningLabels(of: section)
      if labels.count >= 2 { result[level, default: []].append(labels) }
    }
    return result
  }

  /// Among sections that plan something, one under a heading of their level that says a single one of their labels is an
  /// initiative too.
  private func alike(_ section: Section, _ levels: [Int: [Set<FieldRole>]]) -> [Set<FieldRole>] {
    guard let others = level(section).flatMap({ levels[$0] }) else { return [] }
    let own = planningLabels(of: section)
    return own.count == 1 && others.count { $0.isSuperset(of: own) } >= Self.leastAlike ? [own] : []
  }

  private func level(_ section: Section) -> Int? {
    if section.title != nil, case .heading(let level) = document.blocks[section.first].content { return level }
    return nil
  }

  // MARK: Sections

  /// Blocks from a heading to the next.
  struct Section {
    var title: StyledText?
    /// The number of a heading over it that has no name ("Anbefaling 3").
    var number: String?
    var numberHeading: String?
    /// The letter of a category that stands alone right before the heading.
    var category: String?
    var headings: [String]
    var first: Int
    var blocks: [Int]
  }

  private func sections() -> [Section] {
    var result: [Section] = []
    var open = Section(title: nil, headings: [], first: 0, blocks: [])
    var category: String?
    func begin(_ title: StyledText?, under headings: [String], at index: Int) {
      let bare = open.blocks.isEmpty ? open.title?.plain : nil
      let number = bare.flatMap { TitleReader(lexicon: lexicon).bareItemNumber($0) }
      result.append(open)
      open = Section(
        title: title, number: number, numberHeading: bare, category: category, headings: headings, first: index,
        blocks: [])
      category = nil
    }
    for (index, block) in document.blocks.enumerated() where !used.contains(index) {
      if isCategory(block) {
        category = block.text.plain
        continue
      }
      switch block.content {
      case .furniture, .footnote, .caption, .markup: continue
      case .table where milestones[index] != nil: open.blocks.append(index)
      case .table: begin(nil, under: open.headings + (open.title.map { [$0.plain] } ?? []), at: index)
      case .heading where !outline.labels.contains(index) || isAbove(index, open.first):
        begin(block.text, under: outline.headings(over: index).filter { $0.block != index }.map(\.text), at: index)
      case .paragraph where isBoldHeading(block, index):
        begin(block.text, under: outline.headings(over: index).map(\.text), at: index)
      default: open.blocks.append(index)
      }
    }
    result.append(open)
    return result
  }

  /// "A" alone on its line, where the document says what A means: a badge at the corner of a card.
  private func isCategory(_ block: Block) -> Bool {
    switch block.content {
    case .heading, .paragraph: block.text.plain.count == 1 && context.legend.meaning(ofLetter: block.text.plain) != nil
    default: false
    }
  }

  /// Whether a heading stands on a higher level than the one a section begins with: then it is no label of the section.
  private func isAbove(_ index: Int, _ first: Int) -> Bool {
    guard case .heading(let level) = document.blocks[index].content,
      case .heading(let own) = document.blocks[first].content
    else { return false }
    return level < own
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

  private func initiatives(in section: Section, usual: [Set<FieldRole>]) -> [SectionDraft] {
    let items = LabelledItems(document: document, context: context).read(section.blocks)
    let area = AreaRule(lexicon: lexicon)
    guard section.title.map({ lexicon.beginsLegend($0.plain) }) != true else { return [] }
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
    if let title = section.title?.plain, lexicon.saysArea(title) {
      let named = RunInTitles(document: document, context: context, area: title.replacingLineFeeds).read(section.blocks)
      if !named.isEmpty { return isLetterhead(section) ? [] : named }
    }
    let labelled = labelled(section, usual: usual)
    guard !labelled.isEmpty, !isLetterhead(section) else { return [] }
    return labelled.map { found in
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
  private func labelled(_ section: Section, usual: [Set<FieldRole>]) -> [LabelCollector.Found] {
    var collector = LabelCollector(context: context, first: section.first, repeated: repeatedLabels(section))
    if let title = section.title {
      collector.name(
        title, number: section.number, under: section.numberHeading, category: section.category,
        region: document.blocks[section.first].regions)
    }
    for index in section.blocks {
      if let rows = milestones[index] {
        collector.take(rows)
      } else {
        collector.take(document.blocks[index], at: index)
      }
    }
    return collector.finished().filter { found in
      counts(found) || usual.contains { found.labels.isSuperset(of: $0) } || tellsMore(found)
    }
  }

  /// Whether a section says with labels more of an initiative that a table names: the chapters before an overview.
  private func tellsMore(_ found: LabelCollector.Found) -> Bool {
    !found.labels.isEmpty && known.contains(Folding.fold(found.draft.builder.draft.title))
  }

  /// Whether a section states the number of the case: the facts of the document itself stand there.
  private func isLetterhead(_ section: Section) -> Bool {
    let facts = lexicon.vocabulary.documentFacts
    return section.blocks.contains { index in
      document.blocks[index].text.lines.contains { facts.caseNumber.match(in: FoldedText($0.plain), at: 0) != nil }
    }
  }

  /// Labels that begin more than one line of the section, folded.
  private func repeatedLabels(_ section: Section) -> Set<String> {
    var counts: [String: Int] = [:]
    for index in section.blocks {
      for line in document.blocks[index].text.lines {
        guard let label = lexicon.label(of: line) else { continue }
        counts[Folding.fold(label.label), default: 0] += 1
      }
    }
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  /// Whether the labels found make an initiative: at least two that plan something, or one beside a purpose or a
  /// description; beside tables a responsible and a date are asked for.
  private func counts(_ found: LabelCollector.Found) -> Bool {
    let plans = found.labels.intersection(FieldRole.planning)
    if found.hasMilestoneTable, found.labels.count >= 2 { return true }
    if hasTables {
      return plans.count >= 3 || (plans.count == 2 && plans.contains(.responsible) && found.labels.count >= 3)
    }
    let told = found.labels.intersection([.purpose, .description])
    return plans.count >= 2 || (plans.count == 1 && !told.isEmpty)
  }
}
