import Danish
import Vocabulary

/// The stems of words, with compounds taken apart.
struct WordForms {
  private let stemmer = Stemmer()
  private let splitter: CompoundSplitter
  private let stopWords: Set<String>

  /// - Parameter knownWords: folded words that compounds may be made of: all words of the texts and of the word lists.
  init(knownWords: Set<String>, stopWords: Set<String>) {
    splitter = CompoundSplitter(knownWords: knownWords)
    self.stopWords = stopWords
  }

  /// The stems of a folded word; the parts of a compound each give one.
  func stems(of word: String) -> [String] {
    var parts = splitter.parts(of: word)
    if parts.count == 1 { parts = splitter.parts(of: stemmer.stem(word)) }
    return parts.map(stem)
  }

  /// Stemmed twice, since one pass leaves "kvalitet" and "kvaliteten" apart.
  private func stem(_ word: String) -> String { stemmer.stem(stemmer.stem(word)) }

  /// Whether a folded word is too common, or only a number, to tell texts apart.
  func isStop(_ word: String) -> Bool { stopWords.contains(word) || word.allSatisfy(\.isNumber) }
}
