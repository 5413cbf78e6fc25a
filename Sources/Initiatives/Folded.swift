import Vocabulary

/// Comparison of texts after folding case, punctuation and white space.
enum Folded {
  static func same(_ left: String, _ right: String) -> Bool { Folding.fold(left) == Folding.fold(right) }

  static func begins(_ text: String, with start: String) -> Bool {
    let (text, start) = (Folding.fold(text), Folding.fold(start))
    return !start.isEmpty && (text == start || text.hasPrefix(start + " "))
  }

  /// Share of the words of the shorter text that the other has too, by whole words or by a common beginning of at least
  /// five letters ("netværk" ~ "netværket").
  static func overlap(_ left: String, _ right: String) -> Double {
    let (a, b) = (content(left), content(right))
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard !short.isEmpty else { return 0 }
    let shared = short.filter { word in long.contains { isLike(word, $0) } }
    return Double(shared.count) / Double(short.count)
  }

  private static func content(_ text: String) -> [String] {
    FoldedText(text).words.map(\.text).filter { $0.count > 2 }
  }

  private static func isLike(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    let shared = zip(left, right).prefix { $0 == $1 }.count
    return shared >= 5 && Double(shared) >= 0.7 * Double(min(left.count, right.count))
  }
}
