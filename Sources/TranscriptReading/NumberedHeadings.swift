/// Finds headings by their numbers: short lines "1.1 …" that begin a paragraph of text, and with them "Tema 1 …", "Tema 2 …".
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
    guard result.count >= fewest else { return singles(in: lines) }
    for index in lines.indices {
      guard let marker = heading(at: index, in: lines), ListNumber.levels(marker) == 1 else { continue }
      if roots.contains(marker.prefix { $0 != "." }) { result[index] = 1 }
    }
    return result.merging(series(in: lines)) { numbered, _ in numbered }
  }

  /// Items "1. …", "2. …" that each stand alone above text of their own, one level below headings without numbers.
  private static func singles(in lines: [TranscriptLine]) -> [Int: Int] {
    let found = lines.indices.compactMap { index -> (line: Int, number: Int)? in
      guard case .item(_, let marker, let text) = lines[index], ListNumber.levels(marker) == 1,
        let number = Int(marker.prefix(while: \.isNumber)), isName(text), index == 0 || lines[index - 1].isBreak,
        case .text(let next) = lines[(index + 1)...].first(where: { !$0.isBreak }), next.first?.isLowercase != true
      else { return nil }
      return (index, number)
    }
    guard found.count >= fewest, found.map(\.number) == Array(1...found.count) else { return [:] }
    return Dictionary(uniqueKeysWithValues: found.map { ($0.line, 3) })
  }

  /// Lines that begin with the same word and the numbers from 1 on, on the level of headings without numbers.
  private static func series(in lines: [TranscriptLine]) -> [Int: Int] {
    var found: [Substring: [(line: Int, number: Int)]] = [:]
    for index in lines.indices {
      guard case .text(let text) = lines[index], isHeading(text, at: index, in: lines) else { continue }
      let words = text.split(separator: " ", maxSplits: 2)
      guard words.count == 3, words[0].allSatisfy(\.isLetter), let number = Int(words[1].prefix(while: \.isNumber)),
        words[1].drop(while: \.isNumber).count <= 1
      else { continue }
      found[words[0], default: []].append((index, number))
    }
    var result: [Int: Int] = [:]
    for items in found.values where items.count >= fewest && items.map(\.number) == Array(1...items.count) {
      for item in items { result[item.line] = 2 }
    }
    return result
  }

  /// The number of a line that is a heading.
  private static func heading(at index: Int, in lines: [TranscriptLine]) -> String? {
    guard case .item(_, let marker, let text) = lines[index], marker.contains(where: \.isNumber),
      isHeading(text, at: index, in: lines)
    else { return nil }
    return marker
  }

  /// Whether a line begins a paragraph and ends before its text: no sentence, and not broken by its length.
  private static func isHeading(_ text: String, at index: Int, in lines: [TranscriptLine]) -> Bool {
    guard isName(text), index == 0 || lines[index - 1].isBreak, index + 1 < lines.count,
      case .text(let next) = lines[index + 1]
    else { return false }
    return next.first?.isLowercase != true && !goesOn(text, in: next)
  }

  private static func isName(_ text: String) -> Bool {
    guard let last = text.last else { return false }
    return text.count <= longest && text.first?.isUppercase == true && !".,;:".contains(last)
  }

  /// Whether a heading was broken at the end of a line: the line is full, and the next word would not have fitted into lines as
  /// wide as the next.
  private static func goesOn(_ heading: String, in next: String) -> Bool {
    let word = next.prefix { !$0.isWhitespace }
    return LineBreaks.isWrapped(heading, before: next) && heading.count + 1 + word.count > next.count
  }
}
