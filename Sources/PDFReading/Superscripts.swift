import Model

/// Finds raised small text: footnote marks and exponents.
enum Superscripts {
  /// Raised text is at most this share of its neighbour's size (Word uses 0.65, LibreOffice 0.58, web pages 0.83).
  static let sizeShare = 0.85
  /// How far the bottom of raised text lies above its neighbour's, in sizes of the neighbour.
  static let raise = 0.12
  /// Largest distance to the neighbour along the line, in sizes of the neighbour.
  static let gap = 0.5

  static func marked(_ words: [Word]) -> [Word] {
    var result = words
    for index in words.indices {
      let before = index > 0 && isRaised(words[index], beside: words[index - 1])
      let after = index + 1 < words.count && isRaised(words[index], beside: words[index + 1])
      guard before || after else { continue }
      result[index].style.insert(.superscript)
      if before, touches(words[index - 1], words[index]) { result[index - 1].isFollowedBySpace = false }
    }
    return splittingMarks(result)
  }

  /// Parts a note's own number from its first word (`1Rapporten`) where the page refers to that number.
  ///
  /// Word processors set the number at the note in the size of the note, without a space.
  private static func splittingMarks(_ words: [Word]) -> [Word] {
    let raised = Set(words.lazy.filter { $0.style.contains(.superscript) }.map(\.text))
    guard !raised.isEmpty else { return words }
    return words.flatMap { word -> [Word] in
      let mark = word.text.prefix { $0.isNumber }
      let rest = word.text.dropFirst(mark.count)
      guard let letter = rest.first, raised.contains(String(mark)),
        letter.isUppercase || letter.isLetter && rest.count > 3
      else { return [word] }
      return split(word, after: mark.count)
    }
  }

  private static func split(_ word: Word, after count: Int) -> [Word] {
    var (mark, rest) = (word, word)
    let edge = word.box.x0 + word.box.width * Double(count) / Double(word.text.count)
    mark.text = String(word.text.prefix(count))
    mark.box.x1 = edge
    mark.isFollowedBySpace = false
    rest.text = String(word.text.dropFirst(count))
    rest.box.x0 = edge
    return [mark, rest]
  }

  private static func touches(_ word: Word, _ mark: Word) -> Bool {
    abs(mark.box.x0 - word.box.x1) < 0.12 * word.size
  }

  private static func isRaised(_ word: Word, beside neighbour: Word) -> Bool {
    guard word.size <= neighbour.size * sizeShare, word.text.count <= 4 else { return false }
    let distance = max(word.box.x0 - neighbour.box.x1, neighbour.box.x0 - word.box.x1)
    guard distance < neighbour.size * gap else { return false }
    let overlap = min(word.box.y1, neighbour.box.y1) - max(word.box.y0, neighbour.box.y0)
    return overlap > 0 && word.box.y1 < neighbour.box.y1 - neighbour.size * raise
      && word.box.midY < neighbour.box.midY
  }
}
