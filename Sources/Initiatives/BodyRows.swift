import Model
import Vocabulary

/// What a row of a table is to a reader.
enum BodyRow: Sendable, Hashable {
  case data
  case empty
  /// The header once more, at the top of a page.
  case repeatedHeader
  /// A text over the following rows: the area they stand under.
  case section(String)
  /// A text over the whole width that belongs to a field of the initiative before it ("Opfølgning: …").
  case field(FieldRole)
  /// Sums.
  case total
  /// A footnote inside the table.
  case note
}

/// Tells the rows of a table body apart.
struct BodyRowSorter {
  let shape: TableShape
  let lexicon: PlanLexicon
  private var grid: Grid { shape.grid }

  init(shape: TableShape, lexicon: PlanLexicon) {
    self.shape = shape
    self.lexicon = lexicon
  }

  func sort(_ row: Int) -> BodyRow {
    let filled = grid.filled(row)
    let isCovered = grid.columns.contains { grid.continues(row, $0) && !grid.text(row, $0).isEmpty }
    guard let first = filled.first else {
      return grid.columns.contains { grid.cell(row, $0)?.row == row && hasColour(row, $0) } ? .data : .empty
    }
    if let name = SectionHeader.name(in: row, of: shape), lexicon.role(ofLabel: name, atLeast: 1) != .title {
      return .section(name)
    }
    if isRepeatedHeader(row, filled) { return .repeatedHeader }
    let text = grid.own(row, first)
    if filled.count == 1, let field = field(of: text, row: row, column: first) { return .field(field) }
    if lexicon.begins(.total, text.plain),
      filled.dropFirst().allSatisfy({ ColumnProfile.isAmount(grid.own(row, $0).plain) })
    {
      return .total
    }
    if filled.count == 1, isNote(text) { return .note }
    if isSection(row, first, filled, isCovered: isCovered) { return .section(sectionText(row, filled)) }
    return .data
  }

  private func hasColour(_ row: Int, _ column: Int) -> Bool {
    guard let cell = grid.cell(row, column) else { return false }
    return cell.hasMark || lexicon.colour(of: cell) != nil
  }

  private func isRepeatedHeader(_ row: Int, _ filled: [Int]) -> Bool {
    guard !shape.rows.header.isEmpty, filled.count >= 2 || grid.columnCount == 1 else { return false }
    let same = filled.count { column in
      let text = Folding.fold(grid.own(row, column).plain)
      return shape.columns[column].headings.contains { Folding.fold($0) == text }
    }
    return same == filled.count || (same >= 2 && 4 * same >= 3 * filled.count)
  }

  /// A label at the start of a text over (nearly) the whole width.
  private func field(of text: CellText, row: Int, column: Int) -> FieldRole? {
    guard let cell = grid.cell(row, column), cell.columnSpan > 1 || isLastPart(row, column),
      let line = text.text.lines.first
    else { return nil }
    if lexicon.isFollowUpLabel(line.plain) { return .followUp }
    guard text.text.lines.count > 1 || line.plain.contains(":"), let label = lexicon.label(of: line) else { return nil }
    switch label.role {
    case .area, .phase, .title, .number: return nil
    default: return !label.isAlone || text.text.lines.count > 1 ? label.role : nil
    }
  }

  /// Whether a text over the whole width names an initiative, whose activities the following rows are: "Indsats 3: Tilsyn".
  func namesInitiative(_ row: Int) -> Bool {
    guard let activities = shape.column(.title), activities.candidate(.description) != nil,
      let column = grid.filled(row).first, grid.filled(row).count == 1,
      (grid.cell(row, column)?.columnSpan ?? 0) == grid.columnCount || isLastPart(row, column),
      let line = grid.own(row, column).text.lines.first,
      let label = lexicon.vocabulary.labelLines.match(in: FoldedText(line.plain), at: 0),
      label.code == "initiative" || label.code == "recommendation"
    else { return false }
    let parts = TitleReader(lexicon: lexicon).read(line, takesWholeCell: true)
    return parts.number != nil && !parts.title.isEmpty
  }

  private func isLastPart(_ row: Int, _ column: Int) -> Bool {
    column == 0 && grid.columns.dropFirst().allSatisfy { grid.text(row, $0).isEmpty }
  }

  private func isNote(_ text: CellText) -> Bool {
    guard let first = text.plain.first else { return false }
    return FootnoteMark.signs.contains(first) && text.plain.count > 3
  }

  /// One text that stands over rows: merged over columns, or alone in its row and set apart from the rows around it.
  private func isSection(_ row: Int, _ first: Int, _ filled: [Int], isCovered: Bool) -> Bool {
    guard grid.columnCount > 1, !isCovered, let cell = grid.cell(row, first) else { return false }
    let text = grid.own(row, first).text
    guard text.plain.count <= 200, row + 1 < grid.rowCount else { return false }
    let isNumbered = filled.count == 2 && first == 0 && ItemNumber(whole: text.plain) != nil
    if saysArea(row, first, filled) || filled.count == 1 && standsForNumber(text, first) { return true }
    guard filled.count == 1 || isNumbered else { return false }
    guard !filled.contains(where: { shape.columns[$0].role == .description && grid.cell(row, $0)?.columnSpan == 1 })
    else { return false }
    let last = filled.last ?? first
    if (grid.cell(row, last)?.columns.upperBound ?? 0) >= grid.columnCount, cell.columnSpan > 1 || isNumbered {
      return true
    }
    if cell.columnSpan >= max(2, (grid.columnCount + 1) / 2) { return true }
    let isSetApart =
      text.commonStyle.contains(.bold) || cell.isHeader || (cell.fill != nil && lexicon.colour(of: cell) == nil)
    return isSetApart && !isUsualStyle(last, text.commonStyle, isHeader: cell.isHeader) && grid.columnCount >= 3
  }

  /// Words in the column of numbers: in text copied out of a table nothing tells a band over the rows from a cell.
  private func standsForNumber(_ text: StyledText, _ column: Int) -> Bool {
    shape.columns[column].role == .number && text.plain.first?.isUppercase == true && text.plain.last != "."
      && FoldedText(text.plain).words.count >= 2
  }

  /// "Tema 1. Faglig ledelse" alone in its row, also where a column edge cuts it.
  private func saysArea(_ row: Int, _ first: Int, _ filled: [Int]) -> Bool {
    guard first == 0, filled.count <= 2, filled.last == filled.count - 1, grid.columnCount >= 3 else { return false }
    let text = sectionText(row, filled)
    return lexicon.saysArea(text) && FoldedText(text).words.count >= 2 && text.count <= 120
  }

  /// Whether most names of the table are set like this one, so that it says nothing.
  private func isUsualStyle(_ column: Int, _ style: TextStyle, isHeader: Bool) -> Bool {
    let cells = shape.bodyRows.compactMap { row -> TableCell? in
      guard let cell = grid.cell(row, column), cell.row == row, !grid.own(row, column).isEmpty else { return nil }
      return grid.filled(row).count > 1 ? cell : nil
    }
    guard !cells.isEmpty else { return false }
    let alike = cells.count { $0.isHeader == isHeader && $0.text.commonStyle.contains(.bold) == style.contains(.bold) }
    return 2 * alike > cells.count
  }

  private func sectionText(_ row: Int, _ filled: [Int]) -> String {
    filled.map { grid.own(row, $0).plain }.joined(separator: " ").replacingLineFeeds
  }
}

extension String {
  /// On one line.
  var replacingLineFeeds: String { split(separator: "\n").joined(separator: " ") }
}
