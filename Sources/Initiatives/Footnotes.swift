import Model

/// The footnotes of a document by their marks.
struct Footnotes: Sendable, Hashable {
  /// By mark; a mark used on several pages has several notes.
  private var notes: [String: [Note]] = [:]

  struct Note: Sendable, Hashable {
    var text: String
    var page: Int?
    /// Index of its block.
    var block: Int
  }

  init() {}

  /// Marks of all notes, and those that no raised number refers to.
  private(set) var marks = NoteMarks()

  /// Blocks of kind footnote, and paragraphs that begin with a raised number or a note sign.
  init(_ document: TabulatedDocument) {
    for (index, block) in document.blocks.enumerated() {
      switch block.content {
      case .footnote(let mark):
        add(FootnoteMark.key(mark), Footnotes.text(of: block.text, mark: mark), block, index)
      case .paragraph, .listItem, .caption:
        for part in Footnotes.parts(of: block.text) {
          guard let (mark, text) = Footnotes.leadingMark(part) else { break }
          add(mark, text, block, index)
        }
      default: continue
      }
    }
    for table in document.tables { addNoteRows(of: table) }
    let raised = Footnotes.raisedNumbers(document)
    addNumberedLines(of: document, for: raised.subtracting(notes.keys))
    let orphans = notes.keys.filter { $0.allSatisfy(\.isNumber) && !raised.contains($0) }
    marks = NoteMarks(known: Set(notes.keys), orphans: orphans.sorted())
  }

  /// Lines after the last table that begin with a number which stands raised in the document and has no note yet, and those
  /// right after another table or a line of dashes.
  private mutating func addNumberedLines(of document: TabulatedDocument, for marks: Set<String>) {
    let last = document.blocks.lastIndex { if case .table = $0.content { true } else { false } }
    guard !marks.isEmpty, let last else { return }
    var isOpen = false
    for (index, block) in document.blocks.enumerated() {
      isOpen = isOpen || index > last
      var lines = block.text.lines.map(\.plain)
      switch block.content {
      case .table:
        isOpen = true
        continue
      case .heading:
        isOpen = false
        continue
      case .listItem(_, let marker): lines = [marker + " " + block.text.plain.replacingLineFeeds]
      case .paragraph: break
      default: continue
      }
      let isRule = Footnotes.isRule(block.text.plain)
      guard isOpen || isRule else { continue }
      let found = lines.filter { addNumberedLine($0, for: marks, block, index) }
      isOpen = isRule || !found.isEmpty
    }
  }

  /// - Returns: whether the line is a note.
  private mutating func addNumberedLine(_ line: String, for marks: Set<String>, _ block: Block, _ index: Int) -> Bool {
    let mark = FootnoteMark.key(String(line.prefix { $0.isNumber }))
    let text = line.dropFirst(mark.count).drop { ".) ".contains($0) }
    guard marks.contains(mark), line.dropFirst(mark.count).first?.isNumber == false, text.first?.isLetter == true
    else { return false }
    add(mark, String(text).trimmingBlanks, block, index)
    return true
  }

  /// A line that parts notes from the text: underscores or dashes alone.
  private static func isRule(_ text: String) -> Bool {
    text.count > 2 && text.allSatisfy { "_-–—".contains($0) }
  }

  /// Raised numbers in texts and cells, apart from those that begin a note.
  private static func raisedNumbers(_ document: TabulatedDocument) -> Set<String> {
    var result: Set<String> = []
    func collect(_ text: StyledText) {
      for run in text.runs.dropFirst() where run.style.contains(.superscript) {
        result.formUnion(run.text.split { $0 == "," || $0.isWhitespace }.map { FootnoteMark.key(String($0)) })
      }
    }
    for block in document.blocks { collect(block.text) }
    for table in document.tables { for cell in table.cells { collect(cell.text) } }
    return result
  }

  private mutating func add(_ mark: String, _ text: String, _ block: Block, _ index: Int) {
    guard !text.isEmpty, !mark.isEmpty else { return }
    notes[mark, default: []].append(Note(text: text, page: block.regions.first?.page, block: index))
  }

  /// Rows of a table that hold nothing but a note.
  private mutating func addNoteRows(of table: Table) {
    for cell in table.cells where cell.columnSpan > 1 || cell.column == 0 {
      let isAlone = !table.cells.contains { $0.row == cell.row && $0.column != cell.column && !$0.text.isEmpty }
      guard isAlone, cell.row > 0, let (mark, text) = Footnotes.leadingMark(cell.text) else { continue }
      notes[mark, default: []].append(Note(text: text, page: cell.regions.first?.page, block: 0))
    }
  }

  /// The note for a mark, that of the same page first.
  func note(_ mark: String, page: Int?) -> String? {
    guard let found = notes[mark] else { return nil }
    return
      (found.first { $0.page != nil && $0.page == page } ?? found.first { ($0.page ?? 0) >= (page ?? 0) } ?? found.first)?
      .text
  }

  /// The notes of a paragraph that runs several together: "¹ Text. ² Text.", each number one more than the one before.
  private static func parts(of text: StyledText) -> [StyledText] {
    var parts: [[TextRun]] = [[]]
    var last = 0
    for run in text.runs {
      let number = run.style.contains(.superscript) ? Int(FootnoteMark.key(run.text)) : nil
      let ended = parts[parts.count - 1].last?.text.last { !$0.isWhitespace }
      if let number, number == last + 1, ended == "." { parts.append([]) }
      if let number { last = number }
      parts[parts.count - 1].append(run)
    }
    return parts.map { StyledText(runs: $0) }
  }

  /// `¹ Text`, `* Text`, `1) Text` in raised digits.
  private static func leadingMark(_ text: StyledText) -> (String, String)? {
    guard let first = text.runs.first else { return nil }
    if first.style.contains(.superscript) {
      let mark = FootnoteMark.key(first.text)
      guard FootnoteMark.isMark(mark) else { return nil }
      return (mark, StyledText(runs: Array(text.runs.dropFirst())).trimmed.collapsed.plain)
    }
    let plain = text.plain
    let signs = String(plain.prefix { FootnoteMark.signs.contains($0) })
    guard !signs.isEmpty, signs.count <= 3 else { return nil }
    let rest = plain.dropFirst(signs.count).drop { $0 == ")" || $0.isWhitespace }
    // A single * with a blank may be a bullet: a note begins with a capital letter and is a sentence.
    guard let letter = rest.first, letter.isLetter || letter == "\"" else { return nil }
    return (signs, String(rest).replacingLineFeeds)
  }

  /// The note's text without its own mark and back links.
  private static func text(of text: StyledText, mark: String) -> String {
    var kept = text.filtered {
      !($0.style.contains(.superscript) && FootnoteMark.key($0.text) == FootnoteMark.key(mark))
    }.trimmed
    if kept.plain.hasPrefix(mark + " ") { kept = kept.cut(first: mark.count) }
    return kept.withoutTrailing("↩ ").collapsed.plain
  }
}
