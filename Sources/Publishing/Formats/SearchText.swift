import Danish
import Vocabulary

/// What the search finds a text by besides its own words: the stem of each word, so that "indsatser" finds "indsatserne".
final class SearchText {
  /// Keeps the stems of the words that it has met.
  private let stemmer = Stemmer()

  /// The stems of the words, in order, parted by spaces.
  func stems(of text: String) -> String {
    FoldedText(text).words.map { stemmer.stem($0.text) }.joined(separator: " ")
  }
}
