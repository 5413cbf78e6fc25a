import Model

/// A line of a transcript by what it is.
enum TranscriptLine: Sendable, Equatable {
  case blank
  /// A form feed or a rule of hyphens: a page or section ended.
  case rule
  case heading(level: Int, text: String)
  /// A row of a table as tab-separated fields.
  case row([String])
  /// The row of hyphens under the header of a Markdown table.
  case headerRule
  case item(depth: Int, marker: String, text: String)
  case footnote(mark: String, text: String)
  case text(String)
  /// A line that comes again at the edge of each page.
  case running(String)

  static func classified(
    _ lines: some Sequence<Substring>, settings: TranscriptReadingSettings = .init()
  ) -> [TranscriptLine] {
    let lines = lines.flatMap(withOwnFormFeed)
    let edges = PageEdges.lines(in: lines)
    let contents = contentsEntries(lines)
    var result: [TranscriptLine] = []
    var lastNumber: Int?
    let laidOut = lines.map { SpacedLine($0) }
    let pageEdges = edges.all.union(lines.indices.filter { lines[$0].utf8.contains(12) })
    let forms = SpacedForms(laidOut, pageEdges: pageEdges).found()
    let inForms = forms.flatMap { Array($0.key..<$0.value.end) }
    let spaced = SpacedTables(laidOut, apart: pageEdges.union(inForms), settings: settings).found()
    var next = 0
    for (index, line) in lines.enumerated() where index >= next {
      if let form = forms[index] {
        result += (form.name.map { [.heading(level: formLevel, text: $0)] } ?? [.blank]) + form.rows.map { .row($0) }
        result.append(.blank)
        next = form.end
        continue
      }
      if let table = spaced[index], contents[index] == nil {
        result += table.rows.map { .row($0) }
        next = table.end
        continue
      }
      if edges.running.contains(index) {
        result.append(.running(line.trimmingBlanks))
        continue
      }
      let classified = contents[index].map { .row($0) } ?? TranscriptLine(line, afterNumber: lastNumber)
      if case .item(_, let marker, _) = classified { lastNumber = Int(marker.dropLast()) }
      result.append(classified)
    }
    return withHighestLevelFirst(result)
  }

  /// Level of the name over a form: headings of chapters stand above it.
  private static let formLevel = 4

  /// A line with the form feed before it in a line of its own.
  private static func withOwnFormFeed(_ line: Substring) -> [Substring] {
    guard let feed = line.lastIndex(of: "\u{0C}") else { return [line] }
    return [line[...feed], line[line.index(after: feed)...]]
  }

  /// The headings with the highest level in the text as level 1.
  private static func withHighestLevelFirst(_ lines: [TranscriptLine]) -> [TranscriptLine] {
    let levels = lines.compactMap { if case .heading(let level, _) = $0 { level } else { nil } }
    guard let highest = levels.min(), highest > 1 else { return lines }
    return lines.map { line in
      if case .heading(let level, let text) = line { .heading(level: level - highest + 1, text: text) } else { line }
    }
  }

  /// - Parameter afterNumber: number of the list item before, so that a list may go on with small letters.
  init(_ line: Substring, afterNumber: Int? = nil) {
    let text = line.trimmingBlanks
    if line.contains("\t"), line.contains(where: { !$0.isWhitespace }) {
      self = .row(TranscriptLine.tabFields(line))
    } else if line.contains("\u{0C}"), text.isEmpty {
      self = .rule
    } else if text.isEmpty {
      self = .blank
    } else if let table = TranscriptLine.pipeLine(text) {
      self = table
    } else if TranscriptLine.isRule(text) {
      self = .rule
    } else {
      self =
        TranscriptLine.markdownHeading(text) ?? TranscriptLine.footnote(text)
        ?? TranscriptLine.item(line, text, afterNumber: afterNumber) ?? .text(text)
    }
  }

  // MARK: Rows

  private static func tabFields(_ line: Substring) -> [String] {
    var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
    if fields.count == 2, Int(fields[1]) != nil, fields[0].hasSuffix("..") { fields[0] = withoutLeader(fields[0]) }
    return fields
  }

  /// An entry of a table of contents without the dots that lead to the page number.
  private static func withoutLeader(_ entry: String) -> String {
    String(entry.prefix(entry.count - entry.reversed().prefix { ".·…_ ".contains($0) }.count))
  }

  /// `| a | b |`, with or without the outer bars when there are at least two inner ones.
  private static func pipeLine(_ text: String) -> TranscriptLine? {
    guard text.hasPrefix("|"), text.dropFirst().contains("|") else { return nil }
    var fields = splitAtBars(text.dropFirst())
    if fields.last?.isEmpty == true { fields.removeLast() }
    let isRule = fields.allSatisfy { field in
      !field.isEmpty && field.contains("-") && field.allSatisfy { "-: ".contains($0) }
    }
    return isRule ? .headerRule : .row(fields)
  }

  /// Fields between bars; `\|` is a bar of the text.
  private static func splitAtBars(_ text: Substring) -> [String] {
    var fields: [String] = []
    var field = ""
    var isEscaped = false
    for character in text {
      if character == "|", !isEscaped {
        fields.append(field.trimmingBlanks)
        field = ""
      } else {
        if isEscaped, character != "|" { field.append("\\") }
        if character != "\\" || isEscaped { field.append(character) }
      }
      isEscaped = character == "\\" && !isEscaped
    }
    fields.append(field.trimmingBlanks)
    return fields
  }

  /// The entries of a table of contents by their line: two at least follow each other.
  private static func contentsEntries(_ lines: [Substring]) -> [Int: [String]] {
    var entries: [Int: [String]] = [:]
    var before: (index: Int, fields: [String])?
    for (index, line) in lines.enumerated() where line.contains(where: { !$0.isWhitespace }) {
      let fields = line.contains("\t") ? nil : contentsEntry(line.trimmingBlanks)
      if let fields, let before {
        entries[before.index] = before.fields
        entries[index] = fields
      }
      before = fields.map { (index, $0) }
    }
    return entries
  }

  /// A heading, dot leaders and a page number.
  private static func contentsEntry(_ text: String) -> [String]? {
    guard let last = text.last, last.isNumber else { return nil }
    let number = text.reversed().prefix { $0.isNumber }.count
    let before = text.dropLast(number).trimmingBlanks
    let leader = before.reversed().prefix { ".·…_ ".contains($0) }.count
    guard number <= 3, leader >= 3 || before.hasSuffix("…"), before.count > leader else { return nil }
    return [withoutLeader(before), String(text.suffix(number))]
  }

  // MARK: Marks

  private static func isRule(_ text: String) -> Bool {
    guard text.count >= 3, let first = text.first, "-*_=".contains(first) else { return false }
    return text.allSatisfy { $0 == first || $0 == " " } && text.filter { $0 == first }.count >= 3
  }

  private static func markdownHeading(_ text: String) -> TranscriptLine? {
    let level = text.prefix { $0 == "#" }.count
    guard (1...6).contains(level), text.dropFirst(level).first?.isWhitespace == true else { return nil }
    var title = text.dropFirst(level).trimmingBlanks
    while title.hasSuffix("#") { title = title.dropLast().trimmingBlanks }
    return title.isEmpty ? nil : .heading(level: level, text: title)
  }

  /// `<sup>1</sup> text`, `[^1]: text`, `¹ text`.
  private static func footnote(_ text: String) -> TranscriptLine? {
    if text.hasPrefix("<sup>"), let end = text.range(of: "</sup>") {
      return footnote(mark: text[text.index(text.startIndex, offsetBy: 5)..<end.lowerBound], text[end.upperBound...])
    }
    if text.hasPrefix("[^"), let end = text.range(of: "]:") {
      return footnote(mark: text[text.index(text.startIndex, offsetBy: 2)..<end.lowerBound], text[end.upperBound...])
    }
    let raised = text.prefix { RaisedDigits.plain($0) != nil }
    return raised.isEmpty ? nil : footnote(mark: raised, text.dropFirst(raised.count))
  }

  private static func footnote(mark: Substring, _ text: Substring) -> TranscriptLine? {
    let plain = String(mark.trimmingBlanks.map { RaisedDigits.plain($0) ?? $0 })
    guard (1...3).contains(plain.count), !text.trimmingBlanks.isEmpty else { return nil }
    return .footnote(mark: plain, text: text.trimmingBlanks)
  }

  // MARK: Lists

  private static func item(_ line: Substring, _ text: String, afterNumber: Int?) -> TranscriptLine? {
    let depth = line.prefix { $0 == " " }.count / 2
    guard let first = text.first else { return nil }
    if "-*+–•▪◦·".contains(first), text.dropFirst().first?.isWhitespace == true {
      let rest = text.dropFirst().trimmingBlanks
      if let (marker, inner) = ListNumber.split(rest), marker.last != ")" || marker.count <= 4 {
        return .item(depth: depth, marker: marker, text: inner)
      }
      return rest.isEmpty ? nil : .item(depth: depth, marker: "", text: rest)
    }
    guard let (marker, rest) = ListNumber.split(text), let start = rest.first else { return nil }
    let follows = afterNumber.map { String($0 + 1) == marker.dropLast() } ?? false
    // "1. januar 2020" begins a sentence, not a list.
    guard start.isUppercase || follows || ListNumber.levels(marker) > 1 || !start.isLetter && !start.isNumber else {
      return nil
    }
    return .item(depth: max(depth, ListNumber.levels(marker) - 1), marker: marker, text: rest)
  }
}

/// Numbers and letters before list items.
enum ListNumber {
  /// `1.`, `1.2.`, `1.2`, `a.`, `b)` and the text after it.
  static func split(_ text: String) -> (marker: String, rest: String)? {
    guard let space = text.firstIndex(where: \.isWhitespace) else { return nil }
    let marker = text[..<space]
    let rest = text[space...].trimmingBlanks
    guard !rest.isEmpty, marker.count <= 10, let last = marker.last else { return nil }
    let body = last == "." || last == ")" ? marker.dropLast() : marker
    let parts = body.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty else { return nil }
    if parts.count > 1 {
      guard parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isNumber) }) else { return nil }
      return (String(marker), rest)
    }
    guard last == "." || last == ")" else { return nil }
    let isNumber = first.count <= 2 && first.allSatisfy { $0.isASCII && $0.isNumber }
    let isLetter = first.count == 1 && first.allSatisfy { $0.isASCII && $0.isLetter }
    return isNumber || isLetter ? (String(marker), rest) : nil
  }

  /// 3 for `1.2.1.`
  static func levels(_ marker: String) -> Int {
    marker.split(separator: ".").count
  }
}

/// Raised digits of Unicode.
enum RaisedDigits {
  static func plain(_ character: Character) -> Character? {
    guard !character.isASCII else { return nil }
    return "⁰¹²³⁴⁵⁶⁷⁸⁹".firstIndex(of: character).map { index in
      Character(String("⁰¹²³⁴⁵⁶⁷⁸⁹".distance(from: "⁰¹²³⁴⁵⁶⁷⁸⁹".startIndex, to: index)))
    }
  }
}

extension StringProtocol {
  var trimmingBlanks: String {
    var result = self[...]
    while let first = result.first, first.isWhitespace { result = result.dropFirst() }
    while let last = result.last, last.isWhitespace { result = result.dropLast() }
    return String(result)
  }

  /// The first place of a short word in the text.
  func range(of word: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      let rest = self[start...]
      if rest.hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
      start = index(after: start)
    }
    return nil
  }
}
