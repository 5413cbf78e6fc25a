import Model
import Vocabulary

/// Sections of a plan numbered 1, 1.1, 1.1.1.
extension SectionReader {
  /// Fewest sections "1.1", "1.2" that make a numbered plan.
  private static let leastNumbered = 3

  /// In a plan numbered 1, 1.1, 1.1.1 the items that others stand under are initiatives too, and the first of them names the area:
  /// where they say more than their name. Bare headings are areas alone, and so are those that the text before calls areas.
  func addNumberedParents(_ drafts: inout [SectionDraft], _ sections: [Section]) {
    let numbers = drafts.map { $0.builder.draft.values[.number]?.plain ?? "" }
    guard numbers.count(where: { $0.contains(".") }) >= Self.leastNumbered, !numbers.contains("") else { return }
    var parents: [String: (title: StyledText, section: Section)] = [:]
    for section in sections {
      guard let parts = section.title.map({ TitleReader(lexicon: lexicon).read($0, takesWholeCell: true) }),
        let number = parts.number, !numbers.contains(number), !parts.title.isEmpty
      else { continue }
      parents[number] = parents[number] ?? (parts.title, section)
    }
    let above = Set(numbers.flatMap { ItemNumber.ancestors(of: $0) })
    let wanted = parents.filter { above.contains($0.key) }
    guard 2 * wanted.values.count(where: { !$0.section.blocks.isEmpty }) > wanted.count,
      !isDividedIntoAreas(before: wanted.values.map(\.section.first).min() ?? 0)
    else { return }
    drafts += wanted.map { parent($1.title, $0, $1.section) }
    drafts.sort { $0.block < $1.block }
    for index in drafts.indices {
      let number = drafts[index].builder.draft.values[.number]?.plain ?? ""
      guard let area = wanted[ItemNumber.ancestors(of: number).last ?? number] else { continue }
      drafts[index].builder.draft.values[.area] = DraftValue(area.title)
    }
  }

  /// Whether a paragraph before the first heading says, by a strong word for areas, that the plan is divided into such.
  private func isDividedIntoAreas(before first: Int) -> Bool {
    document.blocks[..<first].contains { block in
      guard case .paragraph = block.content else { return false }
      return lexicon.vocabulary.headers.phrases.matches(in: block.text.plain).contains {
        $0.code == .area && $0.isStrong
      }
    }
  }

  private func parent(_ title: StyledText, _ number: String, _ section: Section) -> SectionDraft {
    var builder = DraftBuilder()
    builder.set(.number, DraftValue(StyledText(number)))
    builder.set(.title, DraftValue(title, regions: document.blocks[section.first].regions))
    for index in section.blocks {
      builder.add(.description, DraftValue(document.blocks[index].text, regions: document.blocks[index].regions))
    }
    return SectionDraft(block: section.first, builder: builder)
  }
}
