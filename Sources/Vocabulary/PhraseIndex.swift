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
    var beginnings: [String: Int] = [:]
    var endings: [String: Int] = [:]
    /// Lengths in characters of the keys of `beginnings` and `endings`.
    var beginningLengths: [Int] = []
    var endingLengths: [Int] = []
    /// Phrases that end here, in the order added.
    var phrases: [Int] = []
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
    var result: [Int] = []
    if let next = node.exact[word] { result.append(next) }
    guard !node.beginningLengths.isEmpty || !node.endingLengths.isEmpty else { return result }
    let length = word.unicodeScalars.count
    for part in node.beginningLengths where part <= length {
      if let next = node.beginnings[String(word.unicodeScalars.prefix(part))] { result.append(next) }
    }
    for part in node.endingLengths where part <= length {
      if let next = node.endings[String(word.unicodeScalars.suffix(part))] { result.append(next) }
    }
    return result
  }

  private mutating func follow(_ step: Step, from node: Int) -> Int {
    switch step {
    case .exact(let word):
      if let next = nodes[node].exact[word] { return next }
      nodes[node].exact[word] = nodes.count
    case .beginning(let part):
      if let next = nodes[node].beginnings[part] { return next }
      nodes[node].beginnings[part] = nodes.count
      insert(part.unicodeScalars.count, into: \.beginningLengths, of: node)
    case .ending(let part):
      if let next = nodes[node].endings[part] { return next }
      nodes[node].endings[part] = nodes.count
      insert(part.unicodeScalars.count, into: \.endingLengths, of: node)
    }
    nodes.append(Node())
    return nodes.count - 1
  }

  private mutating func insert(_ length: Int, into lengths: WritableKeyPath<Node, [Int]>, of node: Int) {
    guard !nodes[node][keyPath: lengths].contains(length) else { return }
    nodes[node][keyPath: lengths].append(length)
    nodes[node][keyPath: lengths].sort()
  }

  private static func steps(of phrase: String) -> [Step] {
    phrase.split(whereSeparator: \.isWhitespace).flatMap { piece -> [Step] in
      let words = FoldedText(String(piece)).words.map(\.text)
      return words.enumerated().map { place, word in
        if place == words.count - 1, piece.last == "*" { return .beginning(word) }
        if place == 0, piece.first == "*" { return .ending(word) }
        return .exact(word)
      }
    }
  }
}
