import Danish
import Vocabulary

/// The stems of words, with compounds taken apart.
struct WordForms: Sendable {
  private let stemmer = Stemmer()
  private let splitter: CompoundSplitter
  private let knownWords: Set<String>
  private let listedWords: Set<String>
  private let stopWords: Set<String>

  /// - Parameters:
  ///   - listedWords: folded words of the word lists.
  ///   - textWords: folded words of the texts. Compounds may be made of both.
  init(listedWords: Set<String>, textWords: Set<String>, stopWords: Set<String>) {
    knownWords = listedWords.union(textWords)
    splitter = CompoundSplitter(knownWords: knownWords)
    self.listedWords = listedWords
    self.stopWords = stopWords
  }

  /// The stems of a folded word; the parts of a compound each give one.
  func stems(of word: String) -> [String] {
    var parts = splitter.parts(of: word)
    if parts.count == 1 { parts = splitter.parts(of: stemmer.stem(word)) }
    if parts.count == 1 { parts = halves(of: word) }
    return parts.map(stem)
  }

  /// Shortest half that is trusted when the other half is a word nobody knows: "introduktions|pakke", "kvalitets|løft". At 4,
  /// "over" and "ende" cut words that are no compounds.
  private static let shortestKnownHalf = 6

  /// Longest ending that inflects a listed word: "skabelon|erne", "anbringelse|r".
  private static let longestEnding = 4

  /// The two halves of a compound of which only one is a known word; the word alone where none is, or where it is a listed word
  /// with an ending.
  private func halves(of word: String) -> [String] {
    let letters = Array(word)
    let half = WordForms.shortestKnownHalf
    guard letters.count > half + WordForms.longestEnding else { return [word] }
    let isInflected = (0...WordForms.longestEnding).contains { listedWords.contains(String(letters.dropLast($0))) }
    guard !isInflected else { return [word] }
    for border in stride(from: letters.count - WordForms.longestEnding - 1, through: half, by: -1) {
      let head = String(letters[..<border])
      if knownWords.contains(head) { return [head, String(letters[border...])] }
      if head.hasSuffix("s"), knownWords.contains(String(head.dropLast())) {
        return [String(head.dropLast()), String(letters[border...])]
      }
    }
    for border in 3...(letters.count - half) where knownWords.contains(String(letters[border...])) {
      return [String(letters[..<border]), String(letters[border...])]
    }
    return [word]
  }

  /// Long words are stemmed twice, since one pass leaves "kvalitet" and "kvaliteten" apart; short ones would lose too much
  /// ("hverve" would become "hver").
  private func stem(_ word: String) -> String {
    let once = stemmer.stem(word)
    return once.utf8.count >= 8 ? stemmer.stem(once) : once
  }

  /// Whether a folded word is too common, or only a number, to tell texts apart.
  func isStop(_ word: String) -> Bool { stopWords.contains(word) || word.allSatisfy(\.isNumber) }
}
