import Vocabulary

/// Cuts a text into sentences.
struct SentenceCutter: Sendable {
  let abbreviations: PhraseList<String>

  /// The sentences of a text with their closing signs.
  ///
  /// A full stop ends a sentence when white space and a capital letter, digit or quotation mark follow, unless it belongs to
  /// an abbreviation ("pr.", "jf.") or to an ordinal number ("1. august").
  func cut(_ text: String) -> [String] {
    var result: [String] = []
    var start = text.startIndex
    var position = text.startIndex
    while position < text.endIndex {
      let next = text.index(after: position)
      if ".!?\n".contains(text[position]), endsSentence(text, at: position, start: start) {
        append(text[start..<next], to: &result)
        start = next
      }
      position = next
    }
    append(text[start...], to: &result)
    return result
  }

  private func append(_ part: Substring, to result: inout [String]) {
    let sentence = part.trimmingBlanks
    if !sentence.isEmpty { result.append(sentence) }
  }

  private func endsSentence(_ text: String, at sign: String.Index, start: String.Index) -> Bool {
    if text[sign] == "\n" { return true }
    let after = text[text.index(after: sign)...]
    guard let gap = after.first else { return true }
    guard gap.isWhitespace, let next = after.first(where: { !$0.isWhitespace }) else { return false }
    guard text[sign] == "." else { return true }
    guard next.isUppercase || next.isNumber || "\"“”»(".contains(next) else { return false }
    let word = text[start..<sign].split(whereSeparator: \.isWhitespace).last ?? ""
    if word.last?.isNumber == true { return isFullNumber(word) && next.isUppercase }
    return !isAbbreviation(word)
  }

  /// "2020." may end a sentence, "1." does not.
  private func isFullNumber(_ word: Substring) -> Bool { word.count >= 4 }

  private func isAbbreviation(_ word: Substring) -> Bool {
    let bare = word.drop { "(\"“".contains($0) }
    if bare.count == 1 { return true }
    return abbreviations.whole(String(bare)) != nil
  }
}
