import Model

/// Finds forms that are laid out with spaces: labels at the left, their values in a column behind them, the same labels in one
/// form after the other:
///
///     Indsats 3 – Fast tilsyn
///     Formål        At ledelsen kender
///                   kvaliteten i sagerne.
///     Tovholder     Teamleder         Frist     1. maj 2023
struct SpacedForms {
  /// A form found in lines.
  struct Found {
    /// The line over the first label: what the form is about.
    var name: String?
    var rows: [[String]]
    /// The line after the form.
    var end: Int
  }

  /// How often a label comes, and how many there must be: of the text, and of one form.
  private static let fewestTimes = 3
  private static let fewestLabels = 3
  /// Longest label, and longest first part of a value that a second one follows, in characters.
  private static let longestLabel = 30
  private static let longestPart = 25
  /// Longest name in characters.
  private static let longestName = 110
  /// Least column of values, and how far off it they begin at most.
  private static let leastStart = 12
  private static let reach = 4
  /// Share of the lines with a label that have one value: a table with names that come again has more columns.
  private static let leastPlain = 0.6

  private let lines: [SpacedLine]
  private let isPassedOver: [Bool]
  /// Labels at the left, and those behind a value.
  private var labels: Set<String> = []
  private var innerLabels: Set<String> = []
  private var start = 0

  /// - Parameters:
  ///   - lines: the lines of a text.
  ///   - pageEdges: ends of pages, and the lines there that come again on each.
  init(_ lines: [SpacedLine], pageEdges: Set<Int>) {
    isPassedOver = lines.indices.map(pageEdges.contains)
    self.lines = lines
    let candidates = lines.indices.filter { mayBeLabel($0) }
    let starts = candidates.map { lines[$0].chunks[1].start }.sorted()
    guard starts.count >= Self.fewestTimes * Self.fewestLabels else { return }
    start = starts[starts.count / 2]
    let groups = Dictionary(grouping: candidates.filter(isBesideValue)) { lines[$0].chunks[0].text }
    let known = groups.filter { $0.value.count >= Self.fewestTimes }
    let plain = known.values.joined().count { lines[$0].chunks.count == 2 }
    guard known.count >= Self.fewestLabels,
      Double(plain) >= Self.leastPlain * Double(known.values.joined().count)
    else { return }
    labels = Set(known.keys)
    let inner = candidates.filter { lines[$0].chunks.count == 4 }.map { lines[$0].chunks[2].text }
    innerLabels = Set(Dictionary(grouping: inner) { $0 }.filter { $0.value.count >= Self.fewestTimes }.keys)
  }

  /// - Returns: the forms by the line they begin at, that of their name included.
  func found() -> [Int: Found] {
    guard !labels.isEmpty else { return [:] }
    var result: [Int: Found] = [:]
    var index = 0
    while index < lines.count {
      guard isLabel(index), let form = form(from: index) else {
        index += 1
        continue
      }
      let name = name(over: index)
      result[name == nil ? index : index - 1] = Found(name: name, rows: form.rows, end: form.end)
      index = form.end
    }
    return result
  }

  private func mayBeLabel(_ index: Int) -> Bool {
    let chunks = lines[index].chunks
    guard !isPassedOver[index], chunks.count > 1, let first = chunks.first, first.start < SpacedLine.gap else {
      return false
    }
    let label = first.text
    return label.count <= Self.longestLabel && label.first?.isUppercase == true && label.last != "."
      && chunks[1].start >= Self.leastStart
  }

  private func isBesideValue(_ index: Int) -> Bool { abs(lines[index].chunks[1].start - start) <= Self.reach }

  private func isLabel(_ index: Int) -> Bool { mayBeLabel(index) && labels.contains(lines[index].chunks[0].text) }

  private func name(over index: Int) -> String? {
    guard index > 0, !isPassedOver[index - 1], lines[index - 1].chunks.count == 1,
      let text = lines[index - 1].chunks.first?.text, text.count <= Self.longestName, text.last != "."
    else { return nil }
    return text
  }

  /// A row of a form, and where its value begins.
  private struct Row {
    var label: String
    var value: String
    var start: Int
  }

  private func form(from first: Int) -> (rows: [[String]], end: Int)? {
    var rows: [Row] = []
    var seen: Set<String> = []
    var end = first
    var isAfterPageEnd = false
    for index in first..<lines.count {
      let line = lines[index]
      if isPassedOver[index] || line.isBlank {
        isAfterPageEnd = isAfterPageEnd || isPassedOver[index]
        continue
      }
      let goesOn = index == end || isAfterPageEnd
      if mayBeLabel(index), isBesideValue(index), index == end || labels.contains(line.chunks[0].text) {
        // A label that the form has is one of the next.
        guard seen.insert(line.chunks[0].text).inserted else { break }
        rows += fields(of: line)
      } else if goesOn, !rows.isEmpty, line.chunks[0].start >= start - Self.reach {
        add(line, to: &rows)
      } else {
        break
      }
      end = index + 1
      isAfterPageEnd = false
    }
    return seen.count >= Self.fewestLabels ? (rows.map { [$0.label, $0.value] }, end) : nil
  }

  /// The label and the value of a line; a second pair behind them is a row of its own.
  private func fields(of line: SpacedLine) -> [Row] {
    let chunks = Array(line.chunks)
    guard chunks.count == 4, innerLabels.contains(chunks[2].text) else {
      return [Row(label: chunks[0].text, value: part(Array(chunks.dropFirst())), start: chunks[1].start)]
    }
    return stride(from: 0, to: 4, by: 2).map {
      Row(label: chunks[$0].text, value: chunks[$0 + 1].text, start: chunks[$0 + 1].start)
    }
  }

  /// The texts of a value in one line: a short one before others, such as a day, with a colon; a bullet goes.
  private func part(_ chunks: [SpacedLine.Chunk]) -> String {
    var texts = chunks.map(\.text)
    if let sign = chunks[0].words.first, chunks[0].words.count > 1, Symbol.isSymbol(sign.text) || sign.text == "•" {
      texts[0] = String(texts[0].dropFirst(sign.text.count + 1))
    }
    return texts.joined(separator: texts[0].count <= Self.longestPart ? ": " : " ")
  }

  /// A line that goes on with a value above: the one that begins where it does, with its sentence or as a line of its own.
  private func add(_ line: SpacedLine, to rows: inout [Row]) {
    let text = part(Array(line.chunks))
    let last = rows.indices.suffix(2)
    let beside = last.last { abs(rows[$0].start - line.chunks[0].start) <= Self.reach }
    let row = beside ?? rows.count - 1
    let goesOn = text.first?.isLowercase == true || rows[row].value.last == "-"
    rows[row].value += (goesOn ? " " : "\n") + text
  }
}
