import Model
import Vocabulary

/// Text that stands under a table of one initiative and belongs to it: "Opfølgning" and what follows.
struct TextUnderTable {
  let document: TabulatedDocument
  let outline: Outline
  let lexicon: PlanLexicon
  let notes: NoteMarks

  struct Part: Sendable {
    var role: FieldRole
    var value: DraftValue
    var blocks: Set<Int>
    var marks: [String]
  }

  /// Labelled lines right under a table ("Ansvarlig: … Frist: …"), and the follow-up under it, up to the next table or the next
  /// heading of the document.
  func parts(after shape: TableShape) -> [Part] {
    var index = shape.block + 1
    skipFurniture(&index)
    var labelled: [Part] = []
    while index < document.blocks.count, let found = labelledParts(of: index) {
      labelled += found
      index += 1
      skipFurniture(&index)
    }
    return labelled + followUp(from: index, under: shape)
  }

  /// The fields of a paragraph that consists of labels with their values, of which one plans something; `nil` for other blocks.
  private func labelledParts(of index: Int) -> [Part]? {
    let block = document.blocks[index]
    guard case .paragraph = block.content else { return nil }
    let content = CellText(block.text, notes: notes)
    let parts = content.text.lines.flatMap { InlineLabels(lexicon: lexicon).parts(of: $0.plain) }
    guard parts.count > 1, parts.allSatisfy({ $0.role != nil && $0.role != .title && $0.role != .followUp }),
      !FieldRole.planning.isDisjoint(with: parts.compactMap(\.role))
    else { return nil }
    return parts.compactMap { part in
      guard let role = part.role, !lexicon.vocabulary.signs.isNothing(part.text) else { return nil }
      return Part(
        role: role, value: DraftValue(StyledText(part.text), regions: block.regions), blocks: [index],
        marks: content.marks)
    }
  }

  private func followUp(from start: Int, under shape: TableShape) -> [Part] {
    var index = start
    guard index < document.blocks.count, isStart(document.blocks[index]) else { return [] }
    var lines: [StyledText] = []
    var regions: [PageRegion] = []
    var blocks: Set<Int> = []
    var marks: [String] = []
    let level = outline.headings(over: shape.block).last?.level ?? 1
    while index < document.blocks.count {
      let block = document.blocks[index]
      if blocks.isEmpty || belongs(block, areaLevel: level) {
        let content = CellText(block.text, notes: notes)
        marks += content.marks
        lines += content.text.lines
        regions += block.regions
        blocks.insert(index)
      } else if !isFurniture(block) {
        break
      }
      index += 1
    }
    guard let text = text(lines) else { return [] }
    return [
      Part(role: .followUp, value: DraftValue(text, regions: regions.mergedByPage()), blocks: blocks, marks: marks)
    ]
  }

  /// A bare label goes; one with an addition ("Opfølgning, introforløb") names what follows and stays.
  private func text(_ lines: [StyledText]) -> StyledText? {
    var lines = lines
    guard let first = lines.first else { return nil }
    if let label = lexicon.label(of: first), label.role == .followUp {
      if label.isAlone { lines.removeFirst() } else { lines[0] = first.cut(first: label.length).withoutLeadingColon }
    }
    return lines.isEmpty ? nil : StyledText.joined(lines)
  }

  private func isStart(_ block: Block) -> Bool {
    guard let line = block.text.lines.first else { return false }
    switch block.content {
    case .heading, .paragraph, .term, .listItem:
      if lexicon.isFollowUpLabel(line.plain) { return true }
      return lexicon.label(of: line)?.role == .followUp
    default: return false
    }
  }

  /// Paragraphs, list items and smaller headings go on with it; the next heading of an area ends it.
  private func belongs(_ block: Block, areaLevel: Int) -> Bool {
    switch block.content {
    case .paragraph, .listItem, .term, .definition: return true
    case .heading(let level):
      return level > areaLevel && !outline.isFollowedByTable(block, in: document)
        || lexicon.isFollowUpLabel(block.text.plain)
    default: return false
    }
  }

  private func isFurniture(_ block: Block) -> Bool {
    switch block.content {
    case .furniture, .footnote: true
    default: false
    }
  }

  private func skipFurniture(_ index: inout Int) {
    while index < document.blocks.count, isFurniture(document.blocks[index]) { index += 1 }
  }
}

extension Outline {
  /// Whether the next block after a heading is a table: then the heading is the table's.
  func isFollowedByTable(_ heading: Block, in document: TabulatedDocument) -> Bool {
    guard let index = document.blocks.firstIndex(of: heading), index + 1 < document.blocks.count else { return false }
    if case .table = document.blocks[index + 1].content { return true }
    return false
  }
}
