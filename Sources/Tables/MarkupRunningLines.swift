import Model

/// Finds the running lines that a document without pages has kept from its pages: page labels ("Side 3 af 7"), and heads
/// that come again beside them, and a foot that was taken for the last row of a table.
struct MarkupRunningLines {
  private let settings: TableSettings
  /// Longest running head in characters.
  private static let longest = 100

  init(settings: TableSettings) { self.settings = settings }

  /// - Returns: the blocks with such lines as furniture.
  func marked(_ blocks: [Block]) -> [Block] {
    let blocks = blocks.flatMap(withoutFoot)
    var result = blocks
    let labels = blocks.indices.filter { isPageLabel(blocks[$0]) }
    guard !labels.isEmpty else { return blocks }
    let beside = Set(labels.flatMap { [$0 - 1, $0 + 1] })
    var seen: Set<String> = []
    for index in blocks.indices where isLine(blocks[index]) {
      let text = blocks[index].text.plain
      // The first one may be the letterhead.
      let isRepeated = !seen.insert(text).inserted
      if labels.contains(index) || isRepeated && beside.contains(index) {
        result[index] = Block(.furniture, blocks[index].text, regions: blocks[index].regions, size: blocks[index].size)
      }
    }
    return result
  }

  /// The name of the sender, set in capitals as nothing else in the first column is, is the foot of the page that a table
  /// stood on.
  private func withoutFoot(_ block: Block) -> [Block] {
    guard case .markup(var table) = block.content, table.method == .transcript, table.rows.count > 2,
      let foot = table.rows.last?.cells.first?.text, isCapitals(foot), foot.plain.contains(" "),
      table.rows.last?.cells.dropFirst().allSatisfy(\.text.isEmpty) == true,
      !table.rows.dropLast().contains(where: { $0.cells.first.map { isCapitals($0.text) } ?? false })
    else { return [block] }
    table.rows.removeLast()
    return [Block(.markup(table), regions: block.regions), Block(.furniture, foot)]
  }

  private func isCapitals(_ text: StyledText) -> Bool {
    let letters = text.plain.filter(\.isLetter)
    return !letters.isEmpty && letters.allSatisfy(\.isUppercase)
  }

  private func isLine(_ block: Block) -> Bool {
    switch block.content {
    case .paragraph, .heading: block.text.plain.count <= Self.longest && block.text.lines.count == 1
    default: false
    }
  }

  /// A word for a page with a number: "Side 3", "Side 3 af 7", "s. 3/7".
  private func isPageLabel(_ block: Block) -> Bool {
    guard isLine(block) else { return false }
    let words = block.text.plain.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard (2...5).contains(words.count), words.contains(where: { settings.pageWords.contains(String($0)) }) else {
      return false
    }
    let others = words.filter { word in
      !word.allSatisfy(\.isNumber) && !settings.pageWords.contains(String(word))
        && !settings.pageCountWords.contains(String(word))
    }
    return others.isEmpty && words.contains { $0.allSatisfy(\.isNumber) }
  }
}
