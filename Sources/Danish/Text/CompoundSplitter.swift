/// Splits Danish compounds into words that are known on their own: "ledelsestilsyn" → "ledelse", "tilsyn".
///
/// The known words come from the texts that are compared, so no dictionary is needed: a part counts when it stands somewhere
/// as a word of its own. Parts may be joined by a linking s or e.
public struct CompoundSplitter: Sendable {
  private let known: Set<String>
  /// Shortest part in letters. Shorter words ("råd", "mål") make chance splits more common than true ones.
  private let shortestPart: Int

  public init(knownWords: Set<String>, shortestPart: Int = 4) {
    self.known = knownWords.filter { $0.count >= shortestPart }
    self.shortestPart = shortestPart
  }

  /// The parts of a folded word; the word alone where it is no compound of known words. The split with the fewest parts wins,
  /// then the one with the longest last part.
  public func parts(of word: String) -> [String] {
    let letters = Array(word)
    guard letters.count >= 2 * shortestPart else { return [word] }
    return split(letters[...], depth: 0) ?? [word]
  }

  /// A compound of plans has at most four parts ("børne-unge-familie-udvalg" is written with hyphens).
  private static let mostParts = 4

  private func split(_ letters: ArraySlice<Character>, depth: Int) -> [String]? {
    guard depth < CompoundSplitter.mostParts else { return nil }
    var best: [String]?
    let lastBorder = letters.endIndex - shortestPart
    guard letters.startIndex + shortestPart <= lastBorder else { return nil }
    for border in (letters.startIndex + shortestPart)...lastBorder {
      guard let head = knownHead(letters[..<border]) else { continue }
      let rest = letters[border...]
      let tail = known.contains(String(rest)) ? [String(rest)] : split(rest, depth: depth + 1)
      guard let tail, tail.count + 1 < (best?.count ?? Int.max) else { continue }
      best = [head] + tail
    }
    return best
  }

  private func knownHead(_ letters: ArraySlice<Character>) -> String? {
    let whole = String(letters)
    if known.contains(whole) { return whole }
    guard let last = letters.last, last == "s" || last == "e" else { return nil }
    let bare = String(letters.dropLast())
    return known.contains(bare) ? bare : nil
  }
}
