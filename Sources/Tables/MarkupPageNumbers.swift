import Model

/// Takes out the page numbers that a document viewer's text carries at the end of each page, where a page is one paragraph.
enum MarkupPageNumbers {
  /// Fewest pages whose numbers count up. Two paragraphs may end in such numbers by chance.
  private static let fewestPages = 3

  /// - Returns: the blocks; where paragraphs that follow each other end in numbers that count up by one, without these.
  static func removed(from blocks: [Block]) -> [Block] {
    var result: [Block] = []
    var stretch: [Block] = []
    for block in blocks {
      if isText(block) {
        stretch.append(block)
      } else {
        result += withoutNumbers(stretch)
        stretch = []
        result.append(block)
      }
    }
    return result + withoutNumbers(stretch)
  }

  private static func isText(_ block: Block) -> Bool {
    switch block.content {
    case .paragraph, .listItem: block.text.runs.count == 1
    default: false
    }
  }

  private static func withoutNumbers(_ blocks: [Block]) -> [Block] {
    let ends = blocks.map { lastNumber(of: $0.text.plain) }
    let offsets = zip(ends, ends.indices).compactMap { end, index in end.map { $0 - index } }
    guard let offset = offsets.first, offsets.count >= fewestPages, offsets.count * 2 > blocks.count,
      offsets.allSatisfy({ $0 == offset })
    else { return blocks }
    return zip(blocks, blocks.indices).map { block, index in
      var block = block
      let text = block.text.plain
      block.text = StyledText(ends[index] == nil ? withoutInner(index + offset, text) : withoutLastWord(text))
      return block
    }
  }

  /// The number that ends a text after other words.
  private static func lastNumber(of text: String) -> Int? {
    guard let space = text.lastIndex(of: " ") else { return nil }
    let word = text[text.index(after: space)...]
    return word.count <= 3 ? Int(word) : nil
  }

  private static func withoutLastWord(_ text: String) -> String {
    text.lastIndex(of: " ").map { String(text[..<$0]) } ?? text
  }

  /// Takes the page's number out where a column that stood beside the number goes on after it: between the end of a sentence
  /// and a capital letter.
  private static func withoutInner(_ number: Int, _ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)
    let place = words.indices.dropFirst().dropLast().first { index in
      words[index] == String(number) && words[index - 1].last.map { ".?!".contains($0) } == true
        && words[index + 1].first?.isUppercase == true
    }
    if let place { words.remove(at: place) }
    return words.joined(separator: " ")
  }
}
