import Model

/// A line of keys that each stand before their meaning, also after a label with a colon:
///
///     Tegn: ● Gennemført ◐ I gang ○ Ikke påbegyndt
///     F Forberedelse A Afprøvning D Drift
struct KeyList {
  /// Words of the label before a list of keys: "Farver og tegn:".
  private static let leadWords = 4
  /// Fewest signs that make a list of keys, and fewest letters: two of those may begin sentences.
  private static let leastSigns = 2
  private static let leastLetters = 3

  /// Keys with what stands before the next one.
  let pairs: [(key: String, text: String)]
  /// Whether the keys are letters rather than signs.
  let isLettered: Bool

  init(_ line: String) {
    var words = line.split(whereSeparator: \.isWhitespace)
    if let lead = words.firstIndex(where: { $0.last == ":" }), lead < KeyList.leadWords { words.removeFirst(lead + 1) }
    let signs = KeyList.places(in: words, where: Symbol.isSymbol, least: KeyList.leastSigns)
    let letters = KeyList.places(in: words, where: KeyList.isCapital, least: KeyList.leastLetters)
    isLettered = signs.isEmpty
    let places = signs.isEmpty ? letters : signs
    pairs = places.enumerated().map { number, start in
      let end = number + 1 < places.count ? places[number + 1] : words.count
      return (String(words[start]), words[(start + 1)..<end].joined(separator: " "))
    }
  }

  private static func isCapital(_ word: Substring) -> Bool { word.count == 1 && word.first?.isUppercase == true }

  /// Places of the keys: the first word is one, none stands twice, and no two side by side.
  private static func places(in words: [Substring], where isKey: (Substring) -> Bool, least: Int) -> [Int] {
    guard let first = words.first, isKey(first) else { return [] }
    let places = words.indices.filter { isKey(words[$0]) }
    let areApart = zip(places, places.dropFirst()).allSatisfy { $1 > $0 + 1 }
    guard places.count >= least, areApart, Set(places.map { words[$0] }).count == places.count else {
      return []
    }
    return places
  }
}
