import Model
import Vocabulary

/// A line of a document's text.
struct DocumentLine {
  var text: FoldedText
  /// 1 for the largest; `nil` for text that is no heading.
  var headingLevel: Int?
  /// Running head or foot.
  var isFurniture: Bool
  /// Whether it names other documents ("Relaterede dokumenter").
  var isRelated: Bool
  /// Whether it stands in or after the first table of the plan.
  var isAfterTable: Bool
  var page: Int?

  /// "Status: I gang", "Hvornår: maj 2022": a field of the plan, nothing that the document says of itself.
  func beginsWithField(_ headers: HeaderList) -> Bool {
    let parts = source.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[1].contains(where: { $0.isLetter || $0.isNumber }) else { return false }
    return headers.candidates(for: String(parts[0])).first.map { $0.score >= 1 && $0.role != .title } ?? false
  }

  var source: String { text.source }
  var wordCount: Int { text.words.count }
}

/// The text of a document line by line, with what is not its own told apart.
struct DocumentLines {
  let all: [DocumentLine]

  /// Lines of the document's own text, in reading order.
  var own: [DocumentLine] { all.filter { !$0.isRelated && !$0.isFurniture } }
  var furniture: [DocumentLine] { all.filter { !$0.isRelated && $0.isFurniture } }

  /// The first lines of the document's own text.
  func head(_ count: Int) -> [DocumentLine] { Array(own.prefix(count)) }

  /// - Parameter plans: tables that hold the plan itself; a letterhead laid out as a table is not among them.
  init(_ document: TabulatedDocument, plans: Set<TableID>, words: DocumentFactWords) {
    var builder = LineBuilder(words: words, plans: plans)
    let tables = Dictionary(document.tables.map { ($0.id, $0) }) { first, _ in first }
    for block in document.blocks { builder.add(block, tables: tables) }
    all = builder.lines
  }
}

private struct LineBuilder {
  let words: DocumentFactWords
  let plans: Set<TableID>
  var lines: [DocumentLine] = []
  private var isAfterTable = false
  /// Level of the heading over a list of other documents while it lasts; 0 where it was no heading.
  private var relatedLevel: Int?

  /// A paragraph of this many letters is text, not the title of another document.
  private static let textLength = 300

  init(words: DocumentFactWords, plans: Set<TableID>) {
    self.words = words
    self.plans = plans
  }

  mutating func add(_ block: Block, tables: [TableID: Table]) {
    var level: Int?
    if case .heading(let number) = block.content { level = number }
    switch block.content {
    case .table(let id):
      guard let table = tables[id] else { return }
      isAfterTable = isAfterTable || plans.contains(id)
      for cell in table.cells {
        for line in split(cell.text.plain) { append(line, level: nil, page: cell.regions.first?.page) }
      }
    case .furniture:
      for line in split(block.text.plain) {
        append(line, level: nil, isFurniture: true, page: block.regions.first?.page)
      }
    case .listItem(_, let marker):
      // "14. september 2022" alone on a title page looks like an item of a list.
      let text = marker.isEmpty ? block.text.plain : marker + " " + block.text.plain
      for line in split(text) { append(line, level: nil, page: block.regions.first?.page) }
    default:
      for line in split(block.text.plain) { append(line, level: level, page: block.regions.first?.page) }
    }
  }

  /// Lines, and the parts of those of a letterhead: "Sag 27.00.00-G01-1-23 · Status pr. 15. maj 2024".
  private func split(_ text: String) -> [Substring] {
    text.split(whereSeparator: \.isNewline).flatMap { line in
      isLetterhead(line) ? line.split(whereSeparator: LineBuilder.separators.contains) : [line]
    }
    .filter { !$0.allSatisfy(\.isWhitespace) }
  }

  /// Whether a line states the number of the case beside other facts.
  private func isLetterhead(_ line: Substring) -> Bool {
    line.count <= LineBuilder.textLength && line.contains(where: LineBuilder.separators.contains)
      && !words.caseNumber.matches(in: FoldedText(String(line))).isEmpty
  }

  /// Signs between the facts on one line.
  private static let separators: Set<Character> = ["·", "|", "•"]

  private mutating func append(_ line: Substring, level: Int?, isFurniture: Bool = false, page: Int?) {
    let text = FoldedText(SpacedLetters.joined(String(line)))
    if words.relatedDocuments.whole(text) != nil {
      relatedLevel = level ?? 0
    } else if let open = relatedLevel, endsRelated(line, level: level, open: open) {
      relatedLevel = nil
    }
    lines.append(
      DocumentLine(
        text: text, headingLevel: level, isFurniture: isFurniture, isRelated: relatedLevel != nil,
        isAfterTable: isAfterTable, page: page))
  }

  private func endsRelated(_ line: Substring, level: Int?, open: Int) -> Bool {
    if let level, open > 0, level <= open { return true }
    let isLabel = line.last == ":" && line.count < 40
    return line.count > LineBuilder.textLength || isLabel
  }
}

/// Letters set apart in a letterhead ("KO M M U N E") written together again.
enum SpacedLetters {
  static func joined(_ line: String) -> String {
    let parts = line.split(separator: " ")
    guard parts.count >= 3, parts.allSatisfy({ $0.count <= 2 && $0.allSatisfy(\.isUppercase) }) else { return line }
    return parts.joined()
  }
}
