import Model
import Vocabulary

/// Gathers labels and their values from the blocks of a section.
struct LabelCollector {
  let context: PlanContext
  /// Block the section begins at.
  let first: Int
  private var lexicon: PlanLexicon { context.lexicon }

  struct Found: Sendable {
    var draft: SectionDraft
    var labels: Set<FieldRole>
    /// Whether the heading of the section is its name.
    var isNamedByHeading: Bool
    /// Whether a table of milestones belongs to it.
    var hasMilestoneTable: Bool
  }

  private var done: [Found] = []
  private var builder = DraftBuilder()
  private var labels: Set<FieldRole> = []
  private var begin: Int
  /// Field that lines without a label belong to.
  private var current: FieldRole?
  /// Whether the field was opened by a label on a line of its own, so that paragraphs go on with it.
  private var isOpen = false
  private var title: StyledText?
  private var hasMilestoneTable = false
  /// The last term, which names what belongs to no field.
  private var otherLabel = ""
  /// The label before that says what somebody recommends; `nil` after other labels.
  private var recommendation: String?
  private var recommended = HeldRecommendation()
  /// The label that names the initiatives, folded.
  private var nameLabel: String?
  /// Whether the heading has a number only, so that the first text without a label is the name.
  private var isNamedByFirstText = false
  /// Fields that may go on in further paragraphs; a name or a date ends with its line.
  private static let flowing: Set<FieldRole> = [.purpose, .goal, .done, .remaining, .followUp]
  /// Labels that stand more than once in the section, folded: each begins an initiative where it may name one.
  private let repeated: Set<String>

  init(context: PlanContext, first: Int, repeated: Set<String> = []) {
    self.context = context
    self.first = first
    self.begin = first
    self.repeated = repeated
  }

  /// Takes the heading of the section: a name, or no more than "Anbefaling 3", whose name follows.
  ///
  /// - Parameters:
  ///   - number: the number that a heading without a name over this one has.
  ///   - heading: that heading.
  ///   - category: the letter of a category that stands before the heading.
  mutating func name(
    _ text: StyledText, number: String? = nil, under heading: String? = nil, category: String? = nil,
    region: [PageRegion]
  ) {
    var content = CellText(text, notes: context.footnotes.marks)
    builder.note(content.marks)
    takeCategory(category, endOf: &content.text, region: region)
    let reader = TitleReader(lexicon: lexicon)
    if let state = reader.statusEnd(of: content.plain) {
      let status = String(content.plain[state...])
      builder.set(.status, DraftValue(StyledText(status), regions: region))
      content.text = content.text.cut(last: status.count)
    }
    if let own = number ?? reader.bareItemNumber(content.plain) {
      builder.set(.number, DraftValue(StyledText(own), regions: region))
      isNamedByFirstText = number == nil
      builder.isRecommendation = reader.isRecommendation(heading ?? content.plain)
    }
    title = text
    takeColour(of: text)
    guard !isNamedByFirstText else { return }
    builder.take(reader.read(content.text, takesWholeCell: true), from: DraftValue(content.text, regions: region))
  }

  /// "Åben rådgivning A": the letter at the end is the category, where the document says what it means.
  private mutating func takeCategory(_ before: String?, endOf title: inout StyledText, region: [PageRegion]) {
    let last = title.plain.split(separator: " ").last.map(String.init)
    let letter = before ?? last.flatMap { $0.count == 1 && context.legend.meaning(ofLetter: $0) != nil ? $0 : nil }
    guard let letter, title.plain.count > 2 else { return }
    builder.set(.decisionCategory, DraftValue(StyledText(letter), regions: region))
    if before == nil { title = title.cut(last: 1).trimmed }
  }

  /// "● 1. Faglige tavlemøder": a coloured sign before the name is the traffic light.
  private mutating func takeColour(of text: StyledText) {
    guard let first = text.runs.first(where: { $0.text.contains { !$0.isWhitespace } }), let hex = first.colour,
      let sign = first.text.trimmingBlanks.first, !sign.isLetter, !sign.isNumber, Bullets.signs.contains(sign),
      let colour = lexicon.vocabulary.colours.colour(ofHex: hex),
      first.text.trimmingBlanks.count == 1
    else { return }
    builder.draft.statusColour = hex
    builder.draft.statusLegend = context.legend.meaning(ofColour: colour.code)
  }

  mutating func take(_ block: Block, at index: Int) {
    let content = CellText(block.text, notes: context.footnotes.marks)
    builder.note(content.marks)
    switch block.content {
    case .term:
      let label = content.plain.withoutColon
      let known = lexicon.role(ofLabel: label).map { role($0, of: label) }
      open(known ?? .other, heading: content.plain, isAlone: true, at: index)
      otherLabel = label
    case .definition:
      add(content.text, block, isAfterLabel: true)
    default:
      // "31. december 2023" alone under its label looks like an item of a list.
      if case .listItem(_, let marker) = block.content, lexicon.dates.isDate(marker + " " + content.plain) {
        takeLine(StyledText(marker + " " + content.plain), block, at: index)
        return
      }
      for line in content.text.lines { takeLine(line, block, at: index) }
    }
  }

  /// The rows of a table that belongs to the section.
  mutating func take(_ milestones: [MilestoneDraft]) {
    builder.draft.milestones += milestones
    if builder.draft.values[.responsible] == nil {
      for actor in milestones.map(\.actor).uniqued() { builder.add(.responsible, DraftValue(StyledText(actor))) }
    }
    labels.insert(.milestone)
    hasMilestoneTable = true
    current = nil
  }

  private mutating func takeLine(_ line: StyledText, _ block: Block, at index: Int) {
    if isStatusBadge(line, block) {
      builder.set(.status, DraftValue(line, regions: block.regions))
      return
    }
    if Attributions(lexicon: lexicon).isAttribution(line.plain) {
      builder.draft.recommendationLabels.append(line.plain)
      return
    }
    guard let label = lexicon.label(of: line), label.isAlone || line.plain.count > label.length else {
      add(line, block, isAfterLabel: false)
      return
    }
    let parts = InlineLabels(lexicon: lexicon).parts(of: line.plain)
    if parts.count > 1, parts.allSatisfy({ $0.role != nil }) {
      for part in parts {
        open(part.role.map { role($0, of: part.label) }, heading: "", isAlone: false, at: index)
        add(StyledText(part.text), block, isAfterLabel: true)
      }
      return
    }
    open(role(label.role, of: label.label), heading: label.label, isAlone: label.isAlone, at: index)
    if !label.isAlone { add(line.cut(first: label.length).withoutLeadingColon, block, isAfterLabel: true) }
  }

  /// "I gang" alone right under the name.
  private func isStatusBadge(_ line: StyledText, _ block: Block) -> Bool {
    guard case .paragraph = block.content, labels.isEmpty, title != nil, builder.draft.values[.status] == nil,
      builder.draft.values[.description] == nil, line.plain.last?.isLetter == true
    else { return false }
    return lexicon.vocabulary.statuses.phrases.whole(line.plain) != nil
  }

  /// Under a heading that names the initiative, "Handling" tells what is done; said again and again, it names each, unless
  /// another label has done so.
  private func role(_ role: FieldRole, of label: String) -> FieldRole {
    if role == .title, let nameLabel, nameLabel != Folding.fold(label), lexicon.alsoDescribes(label) {
      return .description
    }
    guard role == .title, title != nil, !repeated.contains(Folding.fold(label)), lexicon.alsoDescribes(label) else {
      return role
    }
    return .description
  }

  private mutating func open(_ role: FieldRole?, heading: String, isAlone: Bool, at index: Int) {
    if role == .title || role == .number,
      labels.contains(.title) || (builder.draft.values[.title] != nil && labels.count >= 2)
    {
      close(next: index)
    }
    recommendation = nil
    if TitleReader(lexicon: lexicon).isRecommendationLabel(heading.withoutColon) {
      builder.draft.recommendationLabels.append(heading.withoutColon)
      recommendation = heading.withoutColon
    }
    if role == .title, nameLabel == nil, !heading.isEmpty { nameLabel = Folding.fold(heading.withoutColon) }
    current = role
    isOpen = isAlone
    if let role { labels.insert(role) }
  }

  private mutating func add(_ text: StyledText, _ block: Block, isAfterLabel: Bool) {
    guard !text.isEmpty, isAfterLabel || !isSpoken(text.plain) else { return }
    let value = DraftValue(text, regions: block.regions)
    let tells = current == .description || current == .title && tellsMore(text)
    if let recommendation, tells, recommended.isEmpty, builder.draft.values[.description] == nil {
      recommended.hold(value, under: recommendation)
      if current == .title { tellsDescription() }
      return
    }
    if !isAfterLabel, recommended.isEmpty, let body = lexicon.recommender(beginning: text.plain) {
      builder.draft.recommendationLabels.append(body)
      recommended.hold(value, under: body)
      return
    }
    let isContinued: Bool = if case .listItem = block.content { true } else { isOpen }
    if isNamedByFirstText, current == nil {
      builder.take(TitleReader(lexicon: lexicon).read(text, takesWholeCell: true), from: value)
      isNamedByFirstText = false
      return
    }
    if isAfterLabel, current == .status, lexicon.answersWhen(text.plain) { current = .deadline }
    guard let role = current, isAfterLabel || isContinued || Self.flowing.contains(role) else {
      if TitleReader(lexicon: lexicon).isRecommendationLabel(text.plain) {
        builder.draft.recommendationLabels.append(text.plain.withoutColon)
      } else {
        builder.add(.description, value)
      }
      return
    }
    if role == .title, tellsMore(text) {
      // "Indsats: Der afholdes …" under "1.2 Tavlemøder".
      tellsDescription()
      filler.add(value, as: .description, heading: "", to: &builder)
      return
    }
    if role == .title {
      builder.draft.values[.title] = nil
      builder.take(TitleReader(lexicon: lexicon).read(text, takesWholeCell: true), from: value)
      current = nil
      return
    }
    filler.add(value, as: role, heading: role == .other ? otherLabel : "", to: &builder)
  }

  private static let quotes: Set<Character> = ["\"", "“", "”", "„", "»", "«"]

  /// `"Nu ved vi, hvem vi kan ringe til." – mor til to`: what somebody has said is no part of the plan.
  private func isSpoken(_ text: String) -> Bool {
    guard let first = text.first, Self.quotes.contains(first), let end = text.lastIndex(where: Self.quotes.contains),
      end > text.startIndex
    else { return false }
    let rest = text[text.index(after: end)...].drop(while: \.isWhitespace)
    return rest.first.map { "–—-".contains($0) } ?? false
  }

  /// What stands beside the label tells what is done; the heading is the name.
  private mutating func tellsDescription() {
    labels.remove(.title)
    labels.insert(.description)
    current = .description
  }

  /// Whether a text under a numbered heading is a sentence, so that the heading is the name.
  private func tellsMore(_ text: StyledText) -> Bool {
    builder.draft.values[.number] != nil && !builder.draft.title.isEmpty && text.plain.last == "."
  }

  private var filler: FieldFiller {
    FieldFiller(shape: .empty, context: context)
  }

  private mutating func close(next: Int) {
    recommended.release(to: &builder)
    if !builder.draft.title.isEmpty {
      done.append(
        Found(
          draft: SectionDraft(block: begin, builder: builder), labels: labels,
          isNamedByHeading: !labels.contains(.title) && title != nil,
          hasMilestoneTable: hasMilestoneTable))
    }
    builder = DraftBuilder()
    labels = []
    begin = next
    current = nil
  }

  mutating func finished() -> [Found] {
    close(next: begin)
    return done
  }
}

extension TableShape {
  /// No table at all.
  static let empty = TableShape(
    grid: Grid(
      Table(id: TableID(rawValue: ""), rowCount: 0, columnCount: 0, cells: [], method: .html), notes: NoteMarks()),
    rows: HeaderRows(titleRows: 0..<0, header: 0..<0), columns: [], headings: [], block: 0)
}
