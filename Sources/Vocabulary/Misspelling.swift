public import Model

extension HeaderList {
  /// Fewest letters of a word that is taken for another: short words differ by a letter and mean something else.
  private static var leastLetters: Int { 7 }

  /// The field of a label of one word that misses a word of the list by one slip: a letter too many, one too few, a wrong one,
  /// or two that changed places ("Ansvarilg").
  public func misspelt(_ label: String) -> FieldRole? {
    let words = FoldedText(label).words
    guard words.count == 1, let word = words.first.map({ Array($0.text) }), word.count >= Self.leastLetters else {
      return nil
    }
    for entry in phrases.entries {
      for phrase in entry.strong + entry.phrases {
        let known = Array(phrase.filter { $0 != "*" })
        if known.count >= Self.leastLetters, abs(known.count - word.count) <= 1, Self.isOneSlip(word, known) {
          return entry.code
        }
      }
    }
    return nil
  }

  /// The field of a heading of one word that misses a word of the list by one slip; none for others.
  public func candidates(forMisspelt heading: String, score: Double) -> [HeaderCandidate] {
    misspelt(heading).map { [HeaderCandidate(role: $0, score: score, phrase: heading)] } ?? []
  }

  private static func isOneSlip(_ left: [Character], _ right: [Character]) -> Bool {
    guard let place = zip(left, right).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
      return left.count != right.count
    }
    let (first, second) = (left[place...], right[place...])
    if left.count != right.count {
      return left.count > right.count ? first.dropFirst() == second : first == second.dropFirst()
    }
    if first.dropFirst() == second.dropFirst() { return true }
    return first.count > 1 && first[place] == second[place + 1] && first[place + 1] == second[place]
      && first.dropFirst(2) == second.dropFirst(2)
  }
}
