import Model

/// Finds headings that no mark sets apart: short lines that stand alone above text.
struct PlainHeadings {
  private var levels: [Int: Int] = [:]

  /// Longest heading in characters; the longest seen has 96.
  private static let longest = 110
  /// So many short lines one after the other are a letterhead or an address, not headings.
  private static let shortestRun = 4

  init(lines: [TranscriptLine], furniture: Set<Int>) {
    let contents = PlainHeadings.contents(of: lines)
    let marked = lines.compactMap { if case .heading(let level, _) = $0 { level } else { nil } }
    let plainLevel = (marked.max() ?? 1) + 1
    var run: [Int] = []
    for (index, line) in lines.enumerated() where line != .blank {
      if !furniture.contains(index), PlainHeadings.standsAlone(lines, index), PlainHeadings.isHeading(line) {
        run.append(index)
      } else {
        add(run, lines, contents, plainLevel)
        run = []
      }
    }
  }

  /// Level of the heading at a line; `nil` for other lines. Headings that the table of contents lists stand above the rest.
  func level(at index: Int) -> Int? { levels[index] }

  private mutating func add(_ run: [Int], _ lines: [TranscriptLine], _ contents: Set<String>, _ level: Int) {
    for index in run {
      guard case .text(let text) = lines[index] else { continue }
      let isListed = contents.contains(PlainHeadings.key(text))
      if isListed || run.count < PlainHeadings.shortestRun { levels[index] = isListed ? max(1, level - 1) : level }
    }
  }

  private static func standsAlone(_ lines: [TranscriptLine], _ index: Int) -> Bool {
    let before = index == 0 ? .blank : lines[index - 1]
    let after = index + 1 == lines.count ? .blank : lines[index + 1]
    guard index + 1 < lines.count else { return false }
    return before.isBreak && after.isBreak
  }

  private static func isHeading(_ line: TranscriptLine) -> Bool {
    guard case .text(let text) = line, text.count <= longest, let first = text.first, let last = text.last else {
      return false
    }
    let letters = text.reduce(0) { $0 + ($1.isLetter ? 1 : 0) }
    guard first.isUppercase || first.isNumber || first == "*" || first == "<", letters * 10 >= text.count * 6 else {
      return false
    }
    return !".,;!?".contains(last) && !text.contains("@")
  }

  /// Headings that a table of contents lists: first fields of rows that end in a page number.
  private static func contents(of lines: [TranscriptLine]) -> Set<String> {
    var listed: Set<String> = []
    for case .row(let fields) in lines where fields.count == 2 {
      guard let number = Int(fields[1]), (1..<1000).contains(number) else { continue }
      listed.insert(key(fields[0]))
    }
    return listed
  }

  /// The letters and digits of a heading, so that dots and spaces do not matter.
  private static func key(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

extension TranscriptLine {
  /// Whether the line parts paragraphs.
  var isBreak: Bool { self == .blank || self == .rule }
}
