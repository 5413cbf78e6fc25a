public import Model

/// Words of a list that are long enough to be told when they are misspelt, ready to be compared.
struct LongWords: Sendable, Hashable {
  /// Fewest letters of a word that is taken for another: short words differ by a letter and mean something else.
  private static let leastLetters = 7

  private struct Word: Hashable {
    var letters: [Unicode.Scalar]
    var role: FieldRole
  }

  /// By number of letters, each in the order of the list.
  private let words: [Int: [Word]]

  init(of phrases: PhraseList<FieldRole>) {
    let all = phrases.entries.flatMap { entry in
      (entry.strong + entry.phrases).map { Word(letters: $0.unicodeScalars.filter { $0 != "*" }, role: entry.code) }
    }
    words = Dictionary(grouping: all.filter { $0.letters.count >= Self.leastLetters }, by: \.letters.count)
  }

  /// The field of the first word of the list from which a word differs by one slip: a letter too many, one too few, a wrong one,
  /// or two that changed places.
  func role(ofMisspelt word: String) -> FieldRole? {
    let letters = Array(word.unicodeScalars)
    guard letters.count >= Self.leastLetters else { return nil }
    for count in letters.count - 1...letters.count + 1 {
      if let known = words[count]?.first(where: { Self.isOneSlip(letters, $0.letters) }) { return known.role }
    }
    return nil
  }

  private static func isOneSlip(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    var begin = 0
    while begin < min(left.count, right.count), left[begin] == right[begin] { begin += 1 }
    var end = 0
    while end < min(left.count, right.count) - begin, left[left.count - 1 - end] == right[right.count - 1 - end] {
      end += 1
    }
    // What is left between the letters that both begin and end with.
    let (first, second) = (left[begin..<left.count - end], right[begin..<right.count - end])
    switch (first.count, second.count) {
    case (0, 1), (1, 0), (1, 1): return true
    case (2, 2): return first.elementsEqual(second.reversed())
    default: return false
    }
  }
}

extension HeaderList {
  /// The field of a label of one word that misses a word of the list by one slip ("Ansvarilg").
  public func misspelt(_ label: String) -> FieldRole? {
    let words = FoldedText(label).words
    return words.count == 1 ? words.first.flatMap { longWords.role(ofMisspelt: $0.text) } : nil
  }

  /// The field of a heading of one word that misses a word of the list by one slip; none for others.
  public func candidates(forMisspelt heading: String, score: Double) -> [HeaderCandidate] {
    misspelt(heading).map { [HeaderCandidate(role: $0, score: score, phrase: heading)] } ?? []
  }
}
