import Model

/// Where a phrase of a list was found in a text.
public struct PhraseHit: Sendable, Hashable {
  /// Number of the phrase in the index.
  public var phrase: Int
  /// Words of the text that it covers.
  public var words: Range<Int>
}

/// Phrases put in a tree of words, so that looking them up costs by the length of the text, not by the number of phrases.
///
/// A `*` at the end of a word of a phrase stands for any ending, at its start for any beginning: `ansvarlig*`,
/// `*udvalget`.
struct PhraseIndex: Sendable, Hashable {
  private struct Node: Sendable, Hashable {
    var exact: [String: Int] = [:]
    /// Beginnings of words by their first byte, and endings by their last, the shortest first.
    var beginnings: [UInt8: [Part]] = [:]
    var endings: [UInt8: [Part]] = [:]
    /// Phrases that end here, in the order added.
    var phrases: [Int] = []
  }

  /// A part of a word, and the node that follows.
  private struct Part: Sendable, Hashable {
    var text: String
    var node: Int
  }

  private enum Step {
    case exact(String)
    case beginning(String)
    case ending(String)
  }

  private var nodes = [Node()]

  /// Adds a phrase under a number.
  ///
  /// - Returns: `false` for a phrase without words.
  @discardableResult
  mutating func add(_ phrase: String, as number: Int) -> Bool {
    let steps = PhraseIndex.steps(of: phrase)
    guard !steps.isEmpty else { return false }
    var node = 0
    for step in steps { node = follow(step, from: node) }
    nodes[node].phrases.append(number)
    return true
  }

  /// The longest phrases that begin at a word, shortest numbers first.
  ///
  /// - Returns: all phrases of the greatest length, which cover `words`.
  func longest(in text: [FoldedWord], at start: Int) -> (phrases: [Int], words: Range<Int>)? {
    var numbers: [Int] = []
    var best = start
    search(text, at: start, node: 0) { node, end in
      if end > best { (best, numbers) = (end, []) }
      if end == best { numbers += nodes[node].phrases }
    }
    return numbers.isEmpty ? nil : (numbers.count > 1 ? numbers.sorted() : numbers, start..<best)
  }

  /// All phrases that begin at a word, whatever their length.
  func all(in text: [FoldedWord], at start: Int) -> [PhraseHit] {
    var hits: [PhraseHit] = []
    search(text, at: start, node: 0) { node, end in
      for phrase in nodes[node].phrases { hits.append(PhraseHit(phrase: phrase, words: start..<end)) }
    }
    return hits
  }

  private func search(_ text: [FoldedWord], at position: Int, node: Int, found: (Int, Int) -> Void) {
    guard position < text.count else { return }
    let word = text[position].text
    for next in successors(of: node, word: word) {
      if !nodes[next].phrases.isEmpty { found(next, position + 1) }
      search(text, at: position + 1, node: next, found: found)
    }
  }

  private func successors(of number: Int, word: String) -> [Int] {
    let node = nodes[number]
    let bytes = word.utf8
    guard let first = bytes.first, let last = bytes.last else { return [] }
    var result: [Int] = []
    if let next = node.exact[word] { result.append(next) }
    for part in node.beginnings[first] ?? [] where bytes.starts(with: part.text.utf8) { result.append(part.node) }
    for part in node.endings[last] ?? [] where bytes.suffix(part.text.utf8.count).elementsEqual(part.text.utf8) {
      result.append(part.node)
    }
    return result
  }

  private mutating func follow(_ step: Step, from node: Int) -> Int {
    switch step {
    case .exact(let word):
      if let next = nodes[node].exact[word] { return next }
      nodes[node].exact[word] = nodes.count
      nodes.append(Node())
      return nodes.count - 1
    case .beginning(let part): return follow(part, in: \.beginnings, by: part.utf8.first ?? 0, from: node)
    case .ending(let part): return follow(part, in: \.endings, by: part.utf8.last ?? 0, from: node)
    }
  }

  private mutating func follow(
    _ text: String, in parts: WritableKeyPath<Node, [UInt8: [Part]]>, by byte: UInt8, from node: Int
  ) -> Int {
    if let known = nodes[node][keyPath: parts][byte]?.first(where: { $0.text == text }) { return known.node }
    let part = Part(text: text, node: nodes.count)
    nodes[node][keyPath: parts][byte, default: []].append(part)
    nodes[node][keyPath: parts][byte]?.sort { $0.text.utf8.count < $1.text.utf8.count }
    nodes.append(Node())
    return part.node
  }

  private static func steps(of phrase: String) -> [Step] {
    phrase.unicodeScalars.split(whereSeparator: \.isBlank).flatMap { piece -> [Step] in
      let words = FoldedText(String(piece)).words.map(\.text)
      return words.enumerated().map { place, word in
        if place == words.count - 1, piece.last == "*" { return .beginning(word) }
        if place == 0, piece.first == "*" { return .ending(word) }
        return .exact(word)
      }
    }
  }
}
