import Model

/// Turns lines of words into text with runs.
struct TextComposer: Sendable {
  let hyphenation: Hyphenation

  /// The text of paragraphs, parted by line feeds, without bullet signs.
  func text(_ paragraphs: [Paragraph], of words: [Word]) -> StyledText {
    StyledText.joined(paragraphs.map { text($0, of: words) }.filter { !$0.isEmpty })
  }

  /// The lines of a paragraph as one line of text.
  func text(_ paragraph: Paragraph, of words: [Word]) -> StyledText {
    var result = StyledText()
    for (index, line) in paragraph.lines.enumerated() {
      var indices = line.words[...]
      if index == 0, paragraph.marker == .bullet, indices.count > 1 || paragraph.lines.count > 1,
        let first = indices.first, words[first].text.unicodeScalars.count == 1
      {
        indices = indices.dropFirst()
      }
      let mayGoOn = index > 0 && paragraph.isFilledByOneWord(paragraph.lines[index - 1], words)
      append(text(indices, of: words, size: line.size, middle: line.middle), to: &result, isWordCut: mayGoOn)
    }
    return paragraph.marker == .bullet ? withoutBullet(result) : result
  }

  /// Joins the next line of a paragraph, minding a hyphen at the line end.
  ///
  /// - Parameter isWordCut: whether the last word may go on without a hyphen.
  func append(_ line: StyledText, to text: inout StyledText, isWordCut: Bool = false) {
    guard let last = text.runs.last, let first = line.runs.first else {
      text.append(line)
      return
    }
    let lastWord = String(last.text.split(separator: " ").last ?? "")
    let nextWord = String(first.text.split(separator: " ").first ?? "")
    if isWordCut, hyphenation.areOneWord(lastWord, nextWord) {
      text.append(line)
      return
    }
    switch hyphenation.joint(lastWord, nextWord) {
    case .space: text.append(line, separator: " ")
    case .hyphenated: text.append(line)
    case .joined:
      var runs = text.runs
      runs[runs.count - 1].text.removeLast()
      text = StyledText(runs: runs)
      text.append(line)
    }
  }

  private func text(_ indices: ArraySlice<Int>, of words: [Word], size: Double, middle: Double) -> StyledText {
    var result = StyledText()
    var previous: Int?
    for index in indices {
      let word = words[index]
      if let previous, isSpaced(words[previous], word, areNeighbours: index == previous + 1) {
        let shared = words[previous].style.intersection(word.style).subtracting(.superscript)
        result.append(TextRun(" ", style: shared, colour: words[previous].colour == word.colour ? word.colour : nil))
      }
      var style = word.style
      if isRaised(word, size: size, middle: middle), !result.runs.isEmpty || indices.count == 1 {
        style.insert(.superscript)
      }
      result.append(TextRun(cleaned(word.text), style: style, colour: word.colour))
      previous = index
    }
    return result
  }

  private func isSpaced(_ left: Word, _ right: Word, areNeighbours: Bool) -> Bool {
    let gap = right.box.x0 - left.box.x1
    if gap < 0.2 * left.size, isLoneHyphen(right.text) { return false }
    if gap < 0.15 * left.size, isLetterSpaced(left.text), isLetterSpaced(right.text) { return false }
    if areNeighbours { return left.isFollowedBySpace || gap > 0.25 * max(left.size, right.size) }
    return gap > 0.1 * min(left.size, right.size)
  }

  /// A hyphen that the text layer parts from its word at a line end.
  private func isLoneHyphen(_ text: String) -> Bool { text == "-" || text == "\u{2010}" }

  /// A piece of a word set with space between its capital letters.
  private func isLetterSpaced(_ text: String) -> Bool {
    text.utf8.count <= 3 && text.unicodeScalars.allSatisfy(\.properties.isUppercase)
  }

  /// Small letters whose middle stands clearly above the line's.
  private func isRaised(_ word: Word, size: Double, middle: Double) -> Bool {
    word.size < 0.8 * size && word.box.midY < middle - 0.08 * size
  }

  /// The word without soft hyphens inside; one at its end is kept for the joining of lines.
  private func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(Hyphenation.softHyphen) else { return text }
    var scalars = String.UnicodeScalarView()
    for (offset, scalar) in text.unicodeScalars.enumerated()
    where scalar != Hyphenation.softHyphen || offset == text.unicodeScalars.count - 1 {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  private func withoutBullet(_ text: StyledText) -> StyledText {
    guard let first = text.runs.first, ListMarker.isGluedBullet(first.text) else { return text.trimmed }
    var runs = text.runs
    runs[0].text = String(first.text.dropFirst())
    return StyledText(runs: runs).trimmed
  }
}
