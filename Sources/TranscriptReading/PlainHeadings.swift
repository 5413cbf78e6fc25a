import Model

/// Finds headings that no mark sets apart: short lines that stand alone above text.
struct PlainHeadings {
  private var levels: [Int: Int] = [:]

  /// Longest heading in characters; the longest seen has 96.
  private static let longest = 110
  /// So many short lines one after the other are a list of names or a cover, not headings.
  private static let shortestRun = 4

  init(lines: [TranscriptLine], furniture: Set<Int>) {
    let contents = PlainHeadings.contents(of: lines)
    let letterheads = Letterheads.lines(in: lines)
    let marked = lines.compactMap { if case .heading(let level, _) = $0 { level } else { nil } }
    let plainLevel = (marked.max() ?? 1) + 1
    let form = FormFields(lines: lines)
    var run: [Int] = []
    for (index, line) in lines.enumerated() where line != .blank {
      if !furniture.contains(index), !form.fields.contains(index), PlainHeadings.standsAlone(lines, index),
        PlainHeadings.isHeading(line)
      {
        run.append(index)
      } else {
        add(run, lines, contents, letterheads, plainLevel)
        run = []
      }
    }
    for index in lines.indices where !furniture.contains(index) && PlainHeadings.follows(lines, index) {
      addListed(index, lines, contents, plainLevel)
    }
    for index in form.headings where !furniture.contains(index) { levels[index] = plainLevel }
    for (index, depth) in NumberedHeadings.depths(in: lines) { levels[index] = max(1, plainLevel + depth - 2) }
    for index in lines.indices.dropFirst() where levels[index] == nil { addFirstPart(index, lines) }
    raiseTitle(lines, isMarked: !marked.isEmpty || !contents.isEmpty)
  }

  /// The first heading under another one, without a line between: "5.1 Fast tilsyn" under "5 Ledelse".
  private mutating func addFirstPart(_ index: Int, _ lines: [TranscriptLine]) {
    guard let upper = levels[index - 1], case .item(_, let marker, let text) = lines[index],
      ListNumber.levels(marker) == 2, let last = text.last, !".,;:".contains(last), text.first?.isUppercase == true,
      index + 1 < lines.count, case .text(let next) = lines[index + 1], next.first?.isLowercase != true
    else { return }
    let number = marker.prefix { $0.isNumber }
    if lines[index - 1].wording?.prefix(while: \.isNumber) == number { levels[index] = upper + 1 }
  }

  /// Level of the heading at a line; `nil` for other lines. Headings that the table of contents lists stand above the rest.
  func level(at index: Int) -> Int? { levels[index] }

  private mutating func add(
    _ run: [Int], _ lines: [TranscriptLine], _ contents: Set<String>, _ letterheads: Set<Int>, _ level: Int
  ) {
    for index in run {
      guard case .text(let text) = lines[index] else { continue }
      let isListed = contents.contains(PlainHeadings.key(text))
      if isListed || (run.count < PlainHeadings.shortestRun && !letterheads.contains(index)) {
        levels[index] = isListed ? max(1, level - 1) : level
      }
    }
  }

  /// A line that the table of contents lists is a heading, also with text right under it.
  private mutating func addListed(_ index: Int, _ lines: [TranscriptLine], _ contents: Set<String>, _ level: Int) {
    guard let text = lines[index].wording, contents.contains(PlainHeadings.key(text)) else { return }
    levels[index] = max(1, level - 1)
  }

  /// Whether a line begins a paragraph.
  fileprivate static func follows(_ lines: [TranscriptLine], _ index: Int) -> Bool {
    index == 0 || lines[index - 1].isBreak
  }

  /// Where nothing else tells levels apart, the heading that opens the text is the document's title.
  private mutating func raiseTitle(_ lines: [TranscriptLine], isMarked: Bool) {
    guard !isMarked, let first = lines.firstIndex(where: { !$0.isBreak }), levels[first] != nil else { return }
    levels[first] = 1
  }

  private static func standsAlone(_ lines: [TranscriptLine], _ index: Int) -> Bool {
    guard index + 1 < lines.count else { return false }
    if lines[index + 1].isRow { return index == 0 || lines[index - 1].isBreak || lines[index - 1].isRow }
    return (index == 0 || lines[index - 1].isBreak) && lines[index + 1].isBreak
  }

  /// Marks around words in bold and italics.
  private static let emphasis: Set<Character> = ["*", "_"]

  static func isHeading(_ line: TranscriptLine) -> Bool {
    guard case .text(let text) = line, text.count <= longest, let first = text.first,
      let last = text.last(where: { !emphasis.contains($0) })
    else { return false }
    let letters = text.reduce(0) { $0 + ($1.isLetter ? 1 : 0) }
    guard first.isUppercase || first.isNumber || first == "*" || first == "<", letters * 10 >= text.count * 6 else {
      return false
    }
    return !".,;!?".contains(last) && !text.contains("@") && !isBoldOnlyAtStart(text)
  }

  /// "**Status:** Gennemført" is a label with its value.
  private static func isBoldOnlyAtStart(_ text: String) -> Bool {
    guard text.hasPrefix("**"), let end = text.dropFirst(2).range(of: "**") else { return false }
    return end.upperBound < text.endIndex
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

/// Finds letterheads and side columns: several short paragraphs in a row, of which some hold a date, a number or a phone.
private enum Letterheads {
  private static let fewestParagraphs = 4
  /// Longest line of a letterhead in characters, and most lines of a paragraph in it.
  private static let longestLine = 60
  private static let mostLines = 4

  static func lines(in lines: [TranscriptLine]) -> Set<Int> {
    var result: Set<Int> = []
    var run: [Range<Int>] = []
    var index = 0
    while index < lines.count {
      if lines[index].isBreak {
        index += 1
        continue
      }
      let end = lines[index...].firstIndex { !$0.isText } ?? lines.count
      if end > index, isShort(lines[index..<end]) {
        run.append(index..<end)
      } else {
        if isLetterhead(run, lines) { result.formUnion(run.joined()) }
        run = []
      }
      index = max(end, index + 1)
    }
    if isLetterhead(run, lines) { result.formUnion(run.joined()) }
    return result
  }

  private static func isShort(_ lines: ArraySlice<TranscriptLine>) -> Bool {
    lines.count <= mostLines
      && lines.allSatisfy { if case .text(let text) = $0 { text.count <= longestLine } else { false } }
  }

  private static func isLetterhead(_ run: [Range<Int>], _ lines: [TranscriptLine]) -> Bool {
    run.count >= fewestParagraphs
      && run.contains { paragraph in
        paragraph.count == 1 && !PlainHeadings.isHeading(lines[paragraph.lowerBound])
          && lines[paragraph.lowerBound].holdsDigit
      }
  }
}

extension TranscriptLine {
  /// Whether the line parts paragraphs.
  var isBreak: Bool {
    if case .running = self { return true }
    return self == .blank || self == .rule
  }

  /// A table may stand right under its heading.
  fileprivate var isRow: Bool { if case .row = self { true } else { false } }

  /// The text of a line of text or of a list item with its number.
  var wording: String? {
    switch self {
    case .text(let text): text
    case .item(_, let marker, let text) where !marker.isEmpty: marker + " " + text
    default: nil
    }
  }

  fileprivate var isText: Bool { if case .text = self { true } else { false } }

  fileprivate var holdsDigit: Bool {
    if case .text(let text) = self { text.contains(where: \.isNumber) } else { false }
  }
}
