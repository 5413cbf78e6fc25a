public import Vocabulary

/// Cuts Danish text into sentences without being misled by abbreviations, dates and numbers ("bl.a.", "d. 9. april", "1.3.2").
public struct SentenceSplitter: Sendable {
  private let abbreviations: Set<String>

  public init(abbreviations: PhraseList<String>) {
    self.abbreviations = Set(abbreviations.entries.flatMap(\.phrases).map { SentenceSplitter.key($0) })
  }

  /// The sentences of a text in order; a line feed ends a sentence too. White space around them is left out.
  public func sentences(of text: String) -> [Range<String.Index>] {
    var result: [Range<String.Index>] = []
    var start = text.startIndex
    var place = text.startIndex
    while place < text.endIndex {
      let next = text.index(after: place)
      if isEnd(place, next, in: text, from: start) {
        let end = closing(from: next, in: text)
        append(start..<end, of: text, to: &result)
        start = end
        place = end
      } else {
        place = next
      }
    }
    append(start..<text.endIndex, of: text, to: &result)
    return result
  }

  /// The sentences as texts.
  public func texts(of text: String) -> [String] { sentences(of: text).map { String(text[$0]) } }

  private func isEnd(_ place: String.Index, _ next: String.Index, in text: String, from start: String.Index) -> Bool {
    let sign = text[place]
    if sign.isNewline { return true }
    guard sign == "." || sign == "!" || sign == "?" || sign == "…" else { return false }
    guard next < text.endIndex else { return true }
    let follower = text[next]
    guard follower.isWhitespace || "\"”’)»".contains(follower) else { return false }
    guard sign == "." else { return true }
    let following = text[next...].first { !$0.isWhitespace && !"\"”’)»(".contains($0) }
    let word = lastWord(before: place, in: text, from: start)
    if isNumber(word) { return following?.isUppercase ?? true }
    if abbreviations.contains(SentenceSplitter.key(word)) { return false }
    return following.map { !$0.isLowercase } ?? true
  }

  private func closing(from place: String.Index, in text: String) -> String.Index {
    var end = place
    while end < text.endIndex, "\"”’)».!?".contains(text[end]) { end = text.index(after: end) }
    return end
  }

  private func lastWord(before end: String.Index, in text: String, from start: String.Index) -> Substring {
    var begin = end
    while begin > start {
      let previous = text.index(before: begin)
      if text[previous].isWhitespace || "(\"/,;:".contains(text[previous]) { break }
      begin = previous
    }
    return text[begin..<end]
  }

  private func isNumber(_ word: Substring) -> Bool { !word.isEmpty && word.allSatisfy { $0.isNumber || $0 == "." } }

  private func append(_ range: Range<String.Index>, of text: String, to result: inout [Range<String.Index>]) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start].isWhitespace { start = text.index(after: start) }
    while end > start, text[text.index(before: end)].isWhitespace { end = text.index(before: end) }
    if start < end { result.append(start..<end) }
  }

  private static func key(_ word: some StringProtocol) -> String {
    var key = word.lowercased()
    while key.hasSuffix(".") { key.removeLast() }
    return key
  }
}
