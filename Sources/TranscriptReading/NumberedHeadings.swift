/// Finds headings by their numbers: short lines "1.1 …" that begin a paragraph of text.
enum NumberedHeadings {
  /// Fewest headings of several parts; fewer are items of a list.
  private static let fewest = 3
  /// Longest heading in characters.
  private static let longest = 110

  /// - Returns: by line, how many parts the number has.
  static func depths(in lines: [TranscriptLine]) -> [Int: Int] {
    var result: [Int: Int] = [:]
    var roots: Set<Substring> = []
    for index in lines.indices {
      guard let marker = heading(at: index, in: lines), ListNumber.levels(marker) > 1 else { continue }
      result[index] = ListNumber.levels(marker)
      roots.insert(marker.prefix { $0 != "." })
    }
    guard result.count >= fewest else { return [:] }
    for index in lines.indices {
      guard let marker = heading(at: index, in: lines), ListNumber.levels(marker) == 1 else { continue }
      if roots.contains(marker.prefix { $0 != "." }) { result[index] = 1 }
    }
    return result
  }

  /// The number of a line that begins a paragraph and ends before its text: no sentence, and not broken by its length.
  private static func heading(at index: Int, in lines: [TranscriptLine]) -> String? {
    guard case .item(_, let marker, let text) = lines[index], marker.contains(where: \.isNumber),
      text.count <= longest, text.first?.isUppercase == true, let last = text.last, !".,;:".contains(last),
      index == 0 || lines[index - 1].isBreak, index + 1 < lines.count
    else { return nil }
    switch lines[index + 1] {
    case .text(let next):
      return next.first?.isLowercase == true || goesOn(text, in: next) ? nil : marker
    default: return nil
    }
  }

  /// Whether a heading was broken at the end of a line: the line is full, and the next word would not have fitted into lines as
  /// wide as the next.
  private static func goesOn(_ heading: String, in next: String) -> Bool {
    let word = next.prefix { !$0.isWhitespace }
    return LineBreaks.isWrapped(heading, before: next) && heading.count + 1 + word.count > next.count
  }
}
