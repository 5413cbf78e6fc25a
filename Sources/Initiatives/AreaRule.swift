import Danish
import Model
import Vocabulary

/// Which heading over a table is the area of its initiatives.
struct AreaRule {
  let lexicon: PlanLexicon

  /// The heading nearest to the table that names an area: one that says so ("Indsatsområde 1: …"), else the nearest that is
  /// more than a word for the plan itself. Where the table takes its title from the heading, that one is left out.
  ///
  /// - Parameter isNamedAbove: whether the rows over the header name the initiative itself, unless they say an area.
  func area(of shape: TableShape, source: TitleSource?, isNamedAbove: Bool = false) -> String? {
    if let name = shape.sectionName { return name }
    if let caption = shape.grid.table.caption, lexicon.saysArea(caption) { return caption.replacingLineFeeds }
    if let title = shape.titleTexts.first(where: { isArea($0.plain) }), source != .heading,
      !isNamedAbove || lexicon.saysArea(title.plain)
    {
      return title.plain.replacingLineFeeds
    }
    var headings = shape.headings.map(\.text)
    if isNamedAbove, let name = shape.titleTexts.first?.plain { headings.removeAll { Folded.same($0, name) } }
    if source == .heading, shape.titleTexts.isEmpty, shape.grid.table.caption == nil { _ = headings.popLast() }
    return area(among: headings)
  }

  func area(among headings: [String]) -> String? {
    let named = headings.filter(isArea)
    return named.last { lexicon.saysArea($0) } ?? named.last
  }

  private func isArea(_ heading: String) -> Bool {
    let text = heading.trimmingBlanks
    guard text.count >= 3, text.count <= 200, text.count <= 80 || text.last != "." else { return false }
    return !text.contains("=") && !lexicon.statesCaseNumber(text) && !lexicon.isOnly(.genericHeading, text)
      && !lexicon.isPhase(text) && !isAnnexOnly(text) && !lexicon.beginsWithDocument(text)
      && TitleReader(lexicon: lexicon).bareItemNumber(text) == nil
  }

  /// "Bilag 1", "Bilag 3, Tidsplan".
  private func isAnnexOnly(_ text: String) -> Bool {
    lexicon.beginsAnnex(text) && FoldedText(text).words.count <= 4
  }
}

extension PlanLexicon {
  /// "Indsatsområde 1: …", "Tema: …".
  func saysArea(_ text: String) -> Bool {
    vocabulary.labelLines.match(in: FoldedText(text), at: 0)?.code == "area"
  }

  /// "Sagsnr.: …" in a letterhead.
  func statesCaseNumber(_ text: String) -> Bool {
    text.contains(where: \.isNumber) && vocabulary.documentFacts.caseNumber.match(in: FoldedText(text), at: 0) != nil
  }

  func beginsAnnex(_ text: String) -> Bool {
    vocabulary.labelLines.match(in: FoldedText(text), at: 0)?.code == "appendix"
  }

  /// "Sådan læser du status": what stands under the heading tells what signs and words mean.
  func beginsLegend(_ text: String) -> Bool {
    vocabulary.labelLines.match(in: FoldedText(text), at: 0)?.code == "legend"
  }

  /// "Redegørelse for opfølgning på …": the title of the document, at whatever level it is set.
  func beginsWithDocument(_ heading: String) -> Bool {
    guard let type = vocabulary.documentTypes.match(in: FoldedText(heading), at: 0) else { return false }
    // "Opfølgning på indsatser", "Vejledning og inddragelse" are what plans are about.
    return type.isStrong || [.handleplan, .udviklingsplan, .tidsOgHandleplan, .referat].contains(type.code)
  }

  /// Whether a heading names a kind of document.
  func namesDocument(_ heading: String) -> Bool { !vocabulary.documentTypes.matches(in: heading).isEmpty }

  /// A heading that is the label of a field ("Opfølgning", "Formål", "Ansvarlig:") names nothing itself.
  func isLabelHeading(_ text: String) -> Bool {
    isFollowUpLabel(text.withoutColon) || isFieldLabel(text)
  }

  private func isFieldLabel(_ text: String) -> Bool {
    guard let role = role(ofLabel: text.withoutColon, atLeast: 1) else { return false }
    // "Det gør vi:" leads up to what is done.
    if text.trimmingBlanks.last == ":", role == .description || alsoDescribes(text.withoutColon) { return true }
    return [
      .responsible, .deadline, .status, .goal, .milestone, .purpose, .done, .remaining, .started, .end,
    ].contains(role)
  }
}

/// A header used as a section name: the first column's heading fits no field, and the other headings are those of a table
/// before it or all known.
struct SectionHeader {
  let lexicon: PlanLexicon

  func read(_ shape: inout TableShape, among previous: [TableShape]) {
    guard let first = shape.columns.first(where: { $0.role == .title }), first.basis == .content, first.isHeaded,
      first.candidates.isEmpty, shape.periods.isEmpty
    else { return }
    let rest = Self.rest(shape, without: first.index)
    let hasSibling = previous.contains { other in
      guard let title = other.columns.first(where: { $0.role == .title }) else { return false }
      return title.index == first.index && Self.rest(other, without: title.index) == rest
    }
    let isRepeated = shape.bodyRows.contains { Self.name(in: $0, of: shape) != nil }
    guard hasSibling || isRepeated || (FoldedText(first.heading).words.count >= 2 && rest.count >= 2) else { return }
    shape.sectionName = first.heading
    shape.columns[first.index].basis = .heading
  }

  /// What stands over the names in a row that says the other headings of the table once more.
  static func name(in row: Int, of shape: TableShape) -> String? {
    let filled = shape.grid.filled(row)
    guard !shape.rows.header.isEmpty, filled.count >= 3, let first = filled.first,
      first == shape.columns.first(where: { $0.role == .title })?.index
    else { return nil }
    func saysHeading(_ column: Int) -> Bool {
      let text = Folding.fold(shape.grid.own(row, column).plain)
      return shape.columns[column].headings.contains { Folding.fold($0) == text }
    }
    return filled.dropFirst().allSatisfy(saysHeading) && !saysHeading(first)
      ? shape.grid.own(row, first).plain.replacingLineFeeds : nil
  }

  private static func rest(_ shape: TableShape, without column: Int) -> [String] {
    shape.columns.filter { $0.index != column }.map { Folding.fold($0.heading) }
  }
}

/// In minutes that carry a plan as an appendix only the appendix holds initiatives.
struct AnnexRule {
  private let firstAllowed: Int

  init(document: TabulatedDocument, outline: Outline, lexicon: PlanLexicon) {
    var allowed = 0
    if AnnexRule.isMinutes(document, lexicon) {
      allowed =
        document.blocks.indices.first { index in
          guard case .heading(let level) = document.blocks[index].content else { return false }
          return lexicon.beginsAnnex(document.blocks[index].text.plain)
            && AnnexRule.holdsPlan(document.blocks[index...], level)
        } ?? 0
    }
    firstAllowed = allowed
  }

  /// Fewest blocks of an appendix without a table; a list of the files that go with an item of the agenda is shorter.
  private static let leastBlocks = 12

  /// Whether what stands under the heading of an appendix can be a plan.
  private static func holdsPlan(_ blocks: ArraySlice<Block>, _ level: Int) -> Bool {
    let content = blocks.dropFirst().prefix { block in
      guard case .heading(let other) = block.content else { return true }
      return other >= level
    }
    return content.count >= leastBlocks
      || content.contains { block in if case .table = block.content { true } else { false } }
  }

  /// The title, or the first heading, says that these are minutes.
  private static func isMinutes(_ document: TabulatedDocument, _ lexicon: PlanLexicon) -> Bool {
    var texts = document.blocks.prefix(12).compactMap { block -> String? in
      guard case .heading = block.content else { return nil }
      return block.text.plain
    }.prefix(2)
    if let title = document.metadata.title { texts.append(title) }
    return texts.contains { text in
      lexicon.vocabulary.documentTypes.first(in: text)?.code == .referat
    }
  }

  func mayHoldInitiatives(_ block: Int) -> Bool { block >= firstAllowed }
}

/// What dates without a year in a document are to be read with.
struct DocumentYear {
  let lexicon: PlanLexicon

  /// The first date in the title or the first blocks, as written; of "efteråret 2025" the year alone, or a week would be all
  /// of autumn. Empty where there is none.
  func find(in document: TabulatedDocument) -> String {
    for block in document.blocks.prefix(40) {
      switch block.content {
      case .heading, .paragraph, .term, .definition:
        if let mention = lexicon.dates.mentions(in: block.text.plain).first(where: { lexicon.dates.isComplete($0.text) }
        ) {
          return lexicon.dates.yearOfSeveralMonths(mention.text).map(String.init) ?? mention.text
        }
      default: continue
      }
    }
    return ""
  }
}
