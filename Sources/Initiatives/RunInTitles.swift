import Model

/// Reads paragraphs that begin with their name in bold, under a heading that says an area:
///
///     Indsatsområde 5: Videreførte indsatser
///     **Tolkning ved møder.** Rådgiverne skal …
struct RunInTitles {
  let document: TabulatedDocument
  let context: PlanContext
  let area: String

  /// Fewest paragraphs that begin so.
  private static let least = 2
  /// Most characters of a name.
  private static let longestName = 100

  /// The initiatives of a section; none where a paragraph between them begins otherwise.
  func read(_ blocks: [Int]) -> [SectionDraft] {
    let named = blocks.map(draft)
    guard let first = named.firstIndex(where: { $0 != nil }) else { return [] }
    let found = named[first...].compactMap(\.self)
    return found.count >= Self.least && found.count == named.count - first ? found : []
  }

  private func draft(_ index: Int) -> SectionDraft? {
    let block = document.blocks[index]
    guard case .paragraph = block.content, let name = name(of: block.text) else { return nil }
    var builder = DraftBuilder()
    let content = CellText(block.text, notes: context.footnotes.marks)
    builder.note(content.marks)
    builder.set(.area, DraftValue(StyledText(area)))
    builder.take(
      TitleReader(lexicon: context.lexicon).read(StyledText(name.withoutFullStop.withoutColon), takesWholeCell: true),
      from: DraftValue(content.text, regions: block.regions))
    let rest = content.text.cut(first: name.count).withoutLeadingColon
    builder.add(.description, DraftValue(rest, regions: block.regions))
    return SectionDraft(block: index, builder: builder)
  }

  /// The words in bold before words that are not, up to a full stop or a colon.
  private func name(of text: StyledText) -> String? {
    guard context.lexicon.label(of: text) == nil else { return nil }
    let bold = text.runs.prefix { $0.style.contains(.bold) }
    guard !bold.isEmpty, bold.count < text.runs.count else { return nil }
    let name = bold.map(\.text).joined().trimmingBlanks
    guard name.count <= Self.longestName, let sign = name.last, ".:".contains(sign), !name.contains("\n") else {
      return nil
    }
    return name
  }
}
