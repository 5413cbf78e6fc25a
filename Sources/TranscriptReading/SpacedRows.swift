/// Puts the lines of a table that is laid out with spaces together to rows.
struct SpacedRows {
  /// Fields of one line.
  private struct Line {
    var fields: [String]
    var isAfterBlank: Bool

    var filled: Set<Int> { Set(fields.indices.filter { !fields[$0].isEmpty }) }
  }

  private let columns: SpacedColumns
  private let settings: TranscriptReadingSettings
  private let lines: [Line]
  /// Whether blank lines part the rows: none begins right under another.
  private var isParted = false
  /// Whether numbers begin the rows.
  private var isNumbered = false
  /// Fewest lines that begin with a number in a table whose rows do.
  private static let fewestNumbers = 4
  /// Characters of the longest line by column.
  private var widest: [Int: Int] = [:]

  /// Share of a column's room that a text with the next word must leave free for the line to have ended on purpose:
  /// letters are not all of one width.
  private static let surelyFits = 0.85

  /// - Parameter lines: lines of the table, and whether a blank line stands over each.
  init(_ lines: [(line: SpacedLine, isAfterBlank: Bool)], columns: SpacedColumns, settings: TranscriptReadingSettings) {
    self.columns = columns
    self.settings = settings
    self.lines = lines.map { Line(fields: columns.fields(of: $0.line), isAfterBlank: $0.isAfterBlank) }
    let begins = zip(self.lines, self.lines.dropFirst())
      .filter { !$1.filled.isSubset(of: $0.filled) && $1.filled.contains(0) }.map(\.1.isAfterBlank)
    isParted = begins.contains(true) && begins.dropFirst().allSatisfy { $0 }
    let begun = self.lines.dropFirst().filter { $0.filled.contains(0) && $0.filled.count > 1 }
    isNumbered = begun.count >= Self.fewestNumbers && begun.allSatisfy { isNumber($0.fields[0]) }
    for column in 0..<columns.count { widest[column] = self.lines.map { $0.fields[column].count }.max() }
  }

  var rows: [[String]] {
    var rows: [[Line]] = []
    for (index, line) in lines.enumerated() {
      let isInside = rows.count > 1 && line.filled == [0] && isBetweenLines(index, of: rows[rows.count - 1])
      if let row = rows.last, isInside || !begins(line, after: row, isHeader: rows.count == 1) {
        rows[rows.count - 1].append(line)
      } else {
        rows.append([line])
      }
    }
    return rows.map { row in
      columnsOf(row).enumerated().map { column, texts in joined(texts, column: column) }
    }
  }

  private func columnsOf(_ row: [Line]) -> [[String]] {
    (0..<columns.count).map { column in row.map { $0.fields[column] } }
  }

  /// Whether a line begins a row. The cells of a row begin at its top, so that a column which had ended cannot go on.
  private func begins(_ line: Line, after row: [Line], isHeader: Bool) -> Bool {
    guard let last = row.last else { return true }
    let filled = line.filled
    let resumed = filled.subtracting(last.filled)
    let isResumed = resumed.contains(0) && resumed.count > 1
    if filled.contains(0), line.fields[0].first?.isLowercase == true { return isHeader && isResumed }
    if line.isAfterBlank, filled.allSatisfy({ line.fields[$0].first?.isLowercase == true }) { return false }
    if !isHeader, filled.contains(0), goesOnInSentence(row, with: line) { return false }
    if isResumed { return true }
    if isParted, row.count > 1 || !isHeader { return line.isAfterBlank && (filled.contains(0) || resumed.count > 1) }
    if isNumbered, !isHeader, filled == [0], !isNumber(line.fields[0]) { return false }
    if filled.contains(0) {
      if !resumed.isEmpty || line.isAfterBlank || isNumber(line.fields[0]) { return true }
      return endedOnPurpose(row, before: line)
    }
    // The lower level of a header, or a row under a cell that reaches over several.
    if isHeader {
      return row.count == 1 && (line.isAfterBlank && resumed.count > 0 || isSecondLevel(line, under: last))
        || resumed.count > 1
    }
    return resumed.count > 1 && filled.count * 2 >= columns.count - 1
  }

  /// Whether a line names the parts of a heading: it begins under one, and goes on in columns that the header leaves open.
  private func isSecondLevel(_ line: Line, under header: Line) -> Bool {
    let (named, parts) = (header.filled, line.filled)
    return parts.count > 1 && !parts.contains(0)
      && parts.allSatisfy { column in
        named.contains(column)
          ? parts.contains(column + 1) && !named.contains(column + 1)
          : parts.contains(column - 1) && line.fields[column].first?.isUppercase == true
      }
  }

  /// Whether a line stands between two lines of another cell: the next line goes on in mid-sentence with the one before.
  private func isBetweenLines(_ index: Int, of row: [Line]) -> Bool {
    index + 1 < lines.count && goesOnInSentence(row, with: lines[index + 1])
  }

  /// Whether a text of a line goes on in mid-sentence with one closely over it that left no room for its first word: then
  /// all other texts of the line go on too.
  private func goesOnInSentence(_ row: [Line], with next: Line) -> Bool {
    next.filled.contains { column in
      guard next.fields[column].first?.isLowercase == true, row[0].fields[column].first?.isLowercase == false,
        let room = columns.room(column), room >= Self.leastRoom,
        let above = row.suffix(Self.closeLines).last(where: { !$0.fields[column].isEmpty })?.fields[column],
        !above.hasSuffix(".")
      else { return false }
      let word = next.fields[column].prefix { !$0.isWhitespace }.count
      return Double(above.count + 1 + word) >= Self.surelyFits * Double(room)
    }
  }

  /// Lines of other cells, set a little higher or lower, may stand between two lines of one.
  private static let closeLines = 3

  /// Whether the texts of a line ended though the next word had room, by most of the columns that tell.
  private func endedOnPurpose(_ row: [Line], before next: Line) -> Bool {
    guard let line = row.last else { return true }
    var votes = 0
    for column in line.filled.intersection(next.filled) {
      guard let first = next.fields[column].first else { continue }
      if first.isLowercase || line.fields[column].hasSuffix("-") {
        // Months and the like begin with a small letter in every row.
        if row[0].fields[column].first?.isLowercase != true { votes -= 1 }
      } else if let room = columns.room(column) {
        let word = next.fields[column].prefix { !$0.isWhitespace }.count
        if Double(line.fields[column].count + 1 + word) < Self.surelyFits * Double(room) { votes += 1 }
      }
    }
    return votes == 0 ? next.filled.count == columns.count : votes > 0
  }

  /// `3`, `4.`, `1.2`, `B.2`: the number of a row.
  private func isNumber(_ text: String) -> Bool {
    let word = text.prefix { !$0.isWhitespace }
    let parts = word.split(separator: ".")
    return !parts.isEmpty && word.count <= 8 && parts.contains { $0.allSatisfy(\.isNumber) }
      && parts.allSatisfy { $0.allSatisfy(\.isNumber) || $0.count == 1 && $0.allSatisfy(\.isLetter) }
  }

  /// The lines of a cell; one that ended on purpose stays a line of its own.
  private func joined(_ texts: [String], column: Int) -> String {
    var last = ""
    return texts.reduce("") { text, next in
      defer { if !next.isEmpty { last = next } }
      return endsLine(last, before: next, column: column) ? text + "<br>" + next : joined(text, next)
    }
  }

  /// Whether a line ended though the next word, which begins a sentence or an item, had room.
  private func endsLine(_ last: String, before next: String, column: Int) -> Bool {
    guard !last.isEmpty, let first = next.first, !last.hasSuffix("-"), !last.hasSuffix(",") else { return false }
    if Self.bullets.contains(first) { return true }
    guard first.isUppercase, let room = columns.room(column) ?? widest[column], room >= Self.leastRoom else {
      return false
    }
    let word = next.prefix { !$0.isWhitespace }.count
    return Double(last.count + 1 + word) < Self.surelyFits * Double(room)
  }

  private static let bullets: Set<Character> = ["•", "▪", "◦", "●", "\u{F0B7}", "\u{F0A7}"]
  /// Least room of a column, in characters, for a line in it to have ended on purpose: narrower ones break at every word.
  private static let leastRoom = 14

  private func joined(_ above: String, _ below: String) -> String {
    if above.isEmpty || below.isEmpty { return above + below }
    guard above.hasSuffix("-"), above.dropLast().last?.isLetter == true else { return above + " " + below }
    let word = below.prefix { $0.isLetter || $0 == "/" }.lowercased()
    if settings.hangingHyphenFollowers.contains(word) { return above + " " + below }
    // An abbreviation keeps its hyphen: `PPR-psykolog`.
    let breaksWord = above.dropLast().last?.isLowercase == true && below.first?.isLowercase == true
    return (breaksWord ? String(above.dropLast()) : above) + below
  }
}
