import Model

/// Finds the notes of a page by the marks that they begin with.
///
/// A mark is a small raised number, stars and daggers, or a number in the size of the note where the page's text refers
/// to that number with a raised one: word processors raise the mark in the text and often not in the note.
struct FootnoteFinder {
  private let words: [Word]
  /// Numbers that stand raised on the page.
  private let raised: Set<String>

  /// - Parameter words: all words of one page.
  init(words: [Word]) {
    self.words = words
    raised = Set(words.lazy.filter { $0.style.contains(.superscript) }.compactMap { Self.number($0.text) })
  }

  /// The lines at the page's foot from the first on that begins with a mark, as far as all of them are set alike.
  ///
  /// - Parameter bottom: lowest place of what is no note, in points.
  func footLines(of lines: [TextLine], below bottom: Double) -> [TextLine] {
    guard let size = lines.last?.size else { return [] }
    var first: Int?
    for index in lines.indices.reversed() {
      let line = lines[index]
      guard abs(line.size - size) < 0.6, line.middle > bottom else { break }
      if mark(of: line) != nil { first = index }
    }
    return first.map { Array(lines[$0...]) } ?? []
  }

  /// The mark that a line begins with.
  func mark(of line: TextLine) -> String? {
    guard let first = line.words.first else { return nil }
    let text = words[first].text
    if !text.isEmpty, text.allSatisfy({ "*†‡".contains($0) }) { return text }
    guard let number = Self.number(text) else { return nil }
    let isRaised = words[first].style.contains(.superscript) || words[first].size < 0.85 * line.size
    return isRaised || isReferredTo(number, line) ? number : nil
  }

  /// The number of a mark: `1`, `12)`.
  private static func number(_ text: String) -> String? {
    let digits = text.hasSuffix(")") ? text.dropLast() : text[...]
    return (1...3).contains(digits.count) && digits.allSatisfy(\.isNumber) ? String(digits) : nil
  }

  /// A note in its own size needs text on its line: a lone number is a page number.
  private func isReferredTo(_ number: String, _ line: TextLine) -> Bool {
    raised.contains(number) && line.words.count > 1
  }

  /// Lines of notes by the note that they belong to; lines before the first mark have an empty mark.
  ///
  /// Numbers of notes rise, so that a line that happens to begin with a number does not open a note.
  func groups(of lines: [TextLine]) -> [(mark: String, lines: [TextLine])] {
    var groups: [(mark: String, lines: [TextLine])] = []
    for line in lines {
      if let mark = mark(of: line), follows(mark, groups.last?.mark) {
        var rest = line
        rest.words.removeFirst()
        groups.append((mark, rest.words.isEmpty ? [] : [rest]))
      } else if groups.isEmpty {
        groups.append(("", [line]))
      } else {
        groups[groups.count - 1].lines.append(line)
      }
    }
    return groups
  }

  private func follows(_ mark: String, _ previous: String?) -> Bool {
    guard let number = Int(mark), let before = previous.flatMap({ Int($0) }) else { return true }
    return number > before
  }
}
