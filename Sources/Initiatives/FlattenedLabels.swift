import Model
import Vocabulary

/// Gives running text its lines back where a plan of numbered items with labels has been copied out as one paragraph each:
///
///     1.2 Ledelsesinformation Status Gennemført. Tal sendes ud. Opfølgning Ingen yderligere.
struct FlattenedLabels {
  let lexicon: PlanLexicon

  /// Fewest items in which a word must stand as a label, and the share of the items.
  private static let leastItems = 3
  private static let leastShare = 0.5
  /// Fields whose labels are looked for.
  private static let fields: Set<FieldRole> = [
    .status, .followUp, .responsible, .deadline, .purpose, .goal, .description, .done, .remaining, .started, .milestone,
  ]

  /// - Returns: the document with a heading for each item and a line for each label; `nil` where there is no such pattern.
  func expanded(_ document: TabulatedDocument) -> TabulatedDocument? {
    let items = document.blocks.filter { itemText($0) != nil }
    let labels = labels(in: items)
    guard !labels.isEmpty else { return nil }
    var result = document
    result.blocks = []
    var isOpen = false
    for block in document.blocks {
      if let text = itemText(block) {
        result.blocks += lines(of: text, labels: labels, beginsItem: true)
        isOpen = true
      } else if isOpen, isText(block), goesOn(block, after: result.blocks.last(where: isText), labels: labels) {
        result.blocks += lines(of: block.text.plain, labels: labels, beginsItem: false)
      } else {
        if isText(block), block.text.plain.count <= 80, block.text.plain.last != "." {
          result.blocks.append(Block(.heading(level: 2), block.text))
          isOpen = isOpen && isAwaiting(result.blocks.dropLast().last)
        } else {
          result.blocks.append(block)
          isOpen = isOpen && !isText(block)
        }
      }
    }
    return result
  }

  private func isText(_ block: Block) -> Bool {
    switch block.content {
    case .paragraph, .listItem: true
    default: false
    }
  }

  /// The text of a block that begins with an item's number.
  private func itemText(_ block: Block) -> String? {
    var text = block.text.plain.replacingLineFeeds
    if case .listItem(_, let marker) = block.content, !marker.isEmpty { text = marker + " " + text }
    guard isText(block), ItemNumber(startOf: text) != nil else { return nil }
    return text
  }

  // MARK: Labels

  /// Labels that stand in the midst of enough items without a sign after them.
  private func labels(in items: [Block]) -> Set<String> {
    var counts: [String: Int] = [:]
    for item in items {
      let words = item.text.plain.split(whereSeparator: \.isWhitespace)
      let found = words.indices.dropFirst().filter { place in
        let opens = place + 1 == words.count || words[place + 1].first?.isLowercase == false
        return opens && isLabel(words[place])
      }
      for word in Set(found.map { String(words[$0]) }) { counts[word, default: 0] += 1 }
    }
    let least = max(Self.leastItems, Int(Self.leastShare * Double(items.count)))
    return Set(counts.filter { $0.value >= least }.keys)
  }

  private func isLabel(_ word: Substring) -> Bool {
    guard word.first?.isUppercase == true, word.allSatisfy(\.isLetter) else { return false }
    return lexicon.role(ofLabel: String(word), atLeast: 1).map(Self.fields.contains) ?? false
  }

  // MARK: Lines

  private func lines(of text: String, labels: Set<String>, beginsItem: Bool) -> [Block] {
    let words = text.split(whereSeparator: \.isWhitespace)
    var pieces: [[Substring]] = [[]]
    for (place, word) in words.enumerated() {
      let opens = place + 1 == words.count || words[place + 1].first?.isLowercase == false
      if place > 0 || !beginsItem, opens, labels.contains(String(word)) { pieces.append([]) }
      pieces[pieces.count - 1].append(word)
    }
    return pieces.enumerated().filter { !$0.element.isEmpty }.map { index, words in
      if index == 0 {
        return Block(beginsItem ? .heading(level: 3) : .paragraph, StyledText(words.joined(separator: " ")))
      }
      return Block(.paragraph, StyledText(words[0] + ": " + words.dropFirst().joined(separator: " ")))
    }
  }

  /// Whether a paragraph after an item goes on with it: it begins with a label, or the item ended with one.
  private func goesOn(_ block: Block, after last: Block?, labels: Set<String>) -> Bool {
    let first = block.text.plain.prefix { !$0.isWhitespace }
    if labels.contains(String(first)) { return true }
    return isAwaiting(last) && block.text.plain.contains(".")
  }

  /// Whether a line ends with a label whose text is still to come.
  private func isAwaiting(_ block: Block?) -> Bool { block?.text.plain.trimmingBlanks.hasSuffix(":") ?? false }
}
