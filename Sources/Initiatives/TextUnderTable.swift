import Model

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

  /// The follow-up under a table, up to the next table or the next heading of the document.
  func parts(after shape: TableShape) -> [Part] {
    var index = shape.block + 1
    skipFurniture(&index)
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
