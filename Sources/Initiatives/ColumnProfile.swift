import Model
import Vocabulary

/// What the cells of a column are, as shares (0 to 1) of its filled cells.
struct ColumnProfile: Sendable, Hashable {
  var filled = 0
  /// Body rows, filled or not.
  var rows = 0
  var dates = 0.0
  /// Dates and nothing else.
  var bareDates = 0.0
  /// Cells in which a line is a date and nothing else, or begins with one and a colon.
  var dateLines = 0.0
  /// One capital letter.
  var letters = 0.0
  /// The plan's own numbers: `3`, `1.2`.
  var numbers = 0.0
  /// Amounts and counts: digits, percent, currency.
  var amounts = 0.0
  /// Functions and units.
  var roles = 0.0
  /// X, ●, ✓.
  var marks = 0.0
  /// Short texts with a status word.
  var statuses = 0.0
  /// Share of all rows whose cell carries a coloured mark, merged with the rows above or not, or a shading, without text or
  /// with a short one.
  var colours = 0.0
  /// E-mail addresses and telephone numbers.
  var contacts = 0.0
  /// Sentences: long, or ending with a full stop.
  var sentences = 0.0
  /// Share of rows that a cell merged from above covers.
  var merged = 0.0
  var meanLength = 0.0
  /// Different texts by filled cells.
  var distinct = 1.0

  init() {}

  init(_ grid: Grid, column: Int, rows: Range<Int>, lexicon: PlanLexicon) {
    var texts: [String] = []
    var coloured = 0
    var continued = 0
    var listed: [String] = []
    for row in rows {
      if grid.continues(row, column), row > rows.lowerBound {
        continued += 1
        if let cell = grid.cell(row, column), cell.hasMark, cell.text.isEmpty { coloured += 1 }
      }
      guard let cell = grid.cell(row, column), cell.row == row || row == rows.lowerBound, cell.column == column,
        cell.columnSpan == 1 || cell.columnSpan < grid.columnCount
      else { continue }
      let text = grid.text(row, column).plain
      if cell.hasMark || (cell.fill != nil && text.count <= 20 && lexicon.colour(of: cell) != nil) { coloured += 1 }
      guard !text.isEmpty else { continue }
      texts.append(text)
      // A row with a text or two in many columns is a section between the numbered rows.
      if 3 * grid.filled(row).count > grid.columnCount { listed.append(text) }
    }
    filled = texts.count
    self.rows = rows.count
    colours = rows.isEmpty ? 0 : Double(coloured) / Double(rows.count)
    merged = rows.isEmpty ? 0 : Double(continued) / Double(rows.count)
    guard filled > 0 else { return }
    func share(_ test: (String) -> Bool) -> Double { Double(texts.count(where: test)) / Double(filled) }
    dates = share { lexicon.isDated($0) }
    bareDates = share(lexicon.dates.isDate)
    dateLines = share {
      $0.split(whereSeparator: \.isNewline).contains { line in lexicon.dates.isDate(String(line.prefix { $0 != ":" })) }
    }
    letters = share { $0.count == 1 && $0.first?.isUppercase == true }
    let numbered = listed.isEmpty ? texts : listed
    numbers =
      Double(numbered.count { ItemNumber(whole: $0) != nil || ColumnProfile.isRoman($0) }) / Double(numbered.count)
    amounts = share(ColumnProfile.isAmount)
    roles = share { $0.count <= 160 && lexicon.namesFunction($0) }
    marks = share(lexicon.vocabulary.signs.isMark)
    statuses = share { $0.count <= 40 && !lexicon.vocabulary.statuses.phrases.matches(in: $0).isEmpty }
    contacts = share(ContactData.holdsContact)
    sentences = share { $0.count > 80 || $0.last == "." }
    meanLength = Double(texts.reduce(0) { $0 + $1.count }) / Double(filled)
    distinct = Double(Set(texts).count) / Double(filled)
  }

  /// `IV`, `xii.`: a small roman number.
  static func isRoman(_ text: String) -> Bool {
    let body = text.trimmingBlanks.prefix { $0 != "." && $0 != ")" }
    return (1...5).contains(body.count) && text.count <= body.count + 1
      && (body.allSatisfy { "IVX".contains($0) } || body.allSatisfy { "ivx".contains($0) })
  }

  /// `1.250.000 kr.`, `12 %`, `-3,5`, `0`.
  static func isAmount(_ text: String) -> Bool {
    let digits = text.count { $0.isNumber }
    let letters = text.count { $0.isLetter }
    return digits > 0 && letters <= 8 && letters <= max(2, digits) && text.allSatisfy { !$0.isNewline }
      && !text.contains("/")
  }
}

/// Telephone numbers and e-mail addresses of people.
enum ContactData {
  static func holdsContact(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).contains(where: isAddress) || holdsTelephone(text)
  }

  static func isAddress(_ word: Substring) -> Bool {
    guard let at = word.firstIndex(of: "@"), at != word.startIndex else { return false }
    return word[at...].contains(".")
  }

  /// Eight digits, alone or in pairs or fours.
  static func holdsTelephone(_ text: String) -> Bool { telephone(in: text) != nil }

  /// The first run of eight digits with blanks between them in equal groups.
  static func telephone(in text: String) -> Range<String.Index>? {
    var position = text.startIndex
    while position < text.endIndex {
      guard text[position].isASCII, text[position].isNumber else {
        position = text.index(after: position)
        continue
      }
      let start = position
      var groups: [Int] = [0]
      var end = position
      while position < text.endIndex {
        let character = text[position]
        if character.isASCII, character.isNumber {
          groups[groups.count - 1] += 1
          end = text.index(after: position)
        } else if character == " ", groups.last != 0 {
          groups.append(0)
        } else {
          break
        }
        position = text.index(after: position)
      }
      if groups.last == 0 { groups.removeLast() }
      if groups == [8] || groups == [4, 4] || groups == [2, 2, 2, 2] { return start..<end }
      if position < text.endIndex, !text[position].isWhitespace { position = text.index(after: position) }
    }
    return nil
  }

  /// A responsible text without telephone numbers and addresses.
  static func removed(from text: StyledText) -> StyledText {
    guard holdsContact(text.plain) else { return text }
    var result = StyledText()
    for run in text.runs {
      var kept = run.text
      while let range = telephone(in: kept) { kept.removeSubrange(range) }
      let lines = kept.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.split(separator: " ", omittingEmptySubsequences: false).filter { !isAddress($0) }.joined(separator: " ")
      }
      result.append(TextRun(lines.joined(separator: "\n"), style: run.style, colour: run.colour))
    }
    return StyledText.joined(result.lines.map { $0.collapsed.withoutTrailing(",;–-(: ") }.filter { !$0.isEmpty })
  }
}

extension StyledText {
  func withoutTrailing(_ signs: String) -> StyledText {
    let plain = self.plain
    let count = plain.reversed().prefix { signs.contains($0) }.count
    return count == 0 ? self : cut(last: count)
  }
}
