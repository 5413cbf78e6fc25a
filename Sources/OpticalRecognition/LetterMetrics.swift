/// Judges the size of letters from the heights of recognised words.
enum LetterMetrics {
  /// Heights over the base line in sizes of the letters, for fonts as plans use them (Calibri, Arial, Times).
  private static let capital = 0.7
  private static let small = 0.5
  private static let descent = 0.2

  /// Space of a text layer's word over and under its base line, in sizes of the letters.
  static let ascentShare = 0.8
  static let descentShare = 0.2

  /// How high a word is by its letters, in sizes of the letters; `nil` for signs of no usual height.
  static func height(of word: String) -> Double? {
    guard word.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    let hasTall = word.contains { $0.isUppercase || $0.isNumber || tall.contains($0) }
    return (hasTall ? capital : small) + (reachesDown(word) ? descent : 0)
  }

  /// Whether a word has letters that reach below the base line.
  static func reachesDown(_ word: String) -> Bool { word.contains { deep.contains($0) } }

  private static let tall: Set<Character> = Set("bdfhijkltåéèêäöüßþ§()[]{}/|!?\"'&%")
  private static let deep: Set<Character> = Set("gjpqyçQ()[]{}§/,;|")

  /// The size of the letters of one line in pixels: the middle one of what its words say.
  static func size(of words: [ReadWord]) -> Double? {
    let sizes = words.compactMap { word in height(of: word.text).map { Double(word.box.height) / $0 } }.sorted()
    return sizes.isEmpty ? nil : sizes[sizes.count / 2]
  }
}
