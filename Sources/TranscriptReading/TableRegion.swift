import Model

/// The tables that a stretch of rows holds. Blank lines inside it are places where a page may have ended.
struct TableRegion {
  private(set) var tables: [MarkupTable] = []
  /// The line after the stretch.
  private(set) var end: Int

  /// Rows and the piece between blank lines that each belongs to.
  private struct Row {
    var fields: [String]
    var piece: Int
    var isBand = false

    var filled: Int { (fields.lastIndex { !$0.isEmpty } ?? -1) + 1 }

    mutating func continueLastField(with text: String) {
      let last = max(0, filled - 1)
      guard fields.indices.contains(last) else { return }
      fields[last] += "<br>" + text
    }
  }

  init(lines: [TranscriptLine], from start: Int) {
    end = start
    var rows: [Row] = []
    var piece = 0
    var index = start
    var hasRule = false
    while index < lines.count {
      switch lines[index] {
      case .row(let fields):
        if index > start, lines[index - 1].isBreak { piece += 1 }
        if let header = rows.first,
          TableRegion.begins(fields, after: header.fields, isNewPiece: piece > rows[rows.count - 1].piece)
        {
          close(&rows, hasMarkedHeader: hasRule)
          hasRule = false
        }
        rows.append(Row(fields: fields, piece: piece))
        end = index + 1
      case .headerRule:
        hasRule = rows.count == 1
        end = index + 1
      case .blank, .rule: break
      case .text(let text) where TableRegion.isBand(lines, index, after: rows):
        rows.append(Row(fields: [text], piece: piece, isBand: true))
        end = index + 1
      case .text(let text)
      where TableRegion.isWithinRow(lines, index) && !TableRegion.isHeading(lines, index, of: rows):
        rows[rows.count - 1].continueLastField(with: text)
        end = index + 1
      default: index = lines.count
      }
      index += 1
    }
    close(&rows, hasMarkedHeader: hasRule)
  }

  private mutating func close(_ rows: inout [Row], hasMarkedHeader: Bool) {
    let width = TableRegion.width(rows.map(\.fields))
    let first = rows.first?.piece ?? 0
    tables.append(
      MarkupTable(
        rows: rows.enumerated().map { index, row in
          if row.isBand {
            let band = MarkupTable.Cell(InlineMarkup.styled(row.fields[0]), columnSpan: width)
            return MarkupTable.Row([band], groupIndex: row.piece - first)
          }
          let cells = row.fields.prefix(max(width, row.filled)).map { field in
            MarkupTable.Cell(InlineMarkup.styled(field), isHeader: hasMarkedHeader && index == 0)
          }
          return MarkupTable.Row(Array(cells), groupIndex: row.piece - first)
        }, method: .transcript))
    rows = []
  }

  /// Fields without those at the end that are empty in every row.
  private static func width(_ rows: [[String]]) -> Int {
    rows.map { fields in (fields.lastIndex { !$0.isEmpty } ?? -1) + 1 }.max() ?? 0
  }

  /// Whether a row begins a new table: after a blank line, most of its fields are the ones that head the current table, or
  /// it has another number of fields and all are short labels.
  private static func begins(_ fields: [String], after header: [String], isNewPiece: Bool) -> Bool {
    guard isNewPiece else { return false }
    let filled = fields.filter { !$0.isEmpty }
    let same = zip(fields, header).filter { !$0.isEmpty && $0 == $1 }.count
    if fields.count == header.count, filled.count >= 2, same * 2 > filled.count { return true }
    return fields.count != header.count && filled.count == fields.count && fields.count >= 2
      && filled.allSatisfy { $0.count <= longestLabel && !$0.hasSuffix(".") && $0.contains(where: \.isLetter) }
      && filled.contains { $0.count > 1 } && !filled.contains { $0.count == 1 }
  }

  /// Longest heading of a column in characters by which a row is told from one with values.
  private static let longestLabel = 40

  /// Whether the row after a line without tabs begins a table of its own, which the line is the heading of.
  private static func isHeading(_ lines: [TranscriptLine], _ index: Int, of rows: [Row]) -> Bool {
    guard case .row(let next) = lines[index + 1], let header = rows.first else { return false }
    return begins(next, after: header.fields, isNewPiece: true)
  }

  /// Longest name of a group of rows in characters.
  private static let longestBand = 90

  /// Whether a line without tabs names the rows after it: the first such line stands right under the header, before a row with
  /// a number; a later one after a row whose last text has ended, or it begins with the word of an earlier one ("Spor 2. …").
  private static func isBand(_ lines: [TranscriptLine], _ index: Int, after rows: [Row]) -> Bool {
    guard isWithinRow(lines, index), case .text(let text) = lines[index], case .row(let next) = lines[index + 1],
      text.count <= longestBand, text.first?.isUppercase == true, let sign = text.last, !".,;:".contains(sign),
      next.first?.first?.isNumber == true, let header = rows.first?.fields, header.count > 2
    else { return false }
    if rows.count == 1 { return header.allSatisfy { $0.count <= longestLabel && $0.first?.isNumber != true } }
    guard let end = rows.last?.fields.last(where: { !$0.isEmpty })?.last else { return false }
    let word = text.prefix(while: \.isLetter)
    let hasEnded = ".!?".contains(end)
    return rows.contains { row in
      row.isBand && (hasEnded || !word.isEmpty && row.fields[0].prefix(while: \.isLetter) == word)
    }
  }

  /// Whether a line without tabs stands right between two rows.
  private static func isWithinRow(_ lines: [TranscriptLine], _ index: Int) -> Bool {
    guard index > 0, index + 1 < lines.count, case .row = lines[index + 1] else { return false }
    if case .row = lines[index - 1] { return true }
    return false
  }
}
