import Model
import Vocabulary

/// A table with its header found and its columns understood.
struct TableShape: Sendable {
  let grid: Grid
  var rows: HeaderRows
  var columns: [TableColumn]
  /// Headings over the table, outermost first, without the document's title.
  var headings: [OutlineHeading]
  /// Index of its block in the document.
  var block: Int
  /// The heading over the names where it names a section instead.
  var sectionName: String?
  /// Whether what its columns are was inferred from the numbers in them.
  var hasLostHeader = false
  /// Columns of the table of milestones that stands in a cell of each initiative.
  var nestedColumns: Set<Int> = []

  var bodyRows: Range<Int> { min(rows.bodyStart, grid.rowCount)..<grid.rowCount }
  var id: TableID { grid.table.id }
  /// Text of the rows over the header.
  var titleTexts: [CellText] { rows.titleRows.map { grid.text($0, 0) }.filter { !$0.isEmpty } }

  func column(_ role: FieldRole) -> TableColumn? { columns.first { $0.role == role } }
  func columns(_ role: FieldRole) -> [TableColumn] { columns.filter { $0.role == role } }
  func has(_ role: FieldRole) -> Bool { columns.contains { $0.role == role } }
  var periods: [TableColumn] { columns.filter { $0.period != nil } }
  /// Headings of all columns, for comparing tables and looking for words.
  var headingTexts: [String] { columns.map(\.heading) }
}

extension TableShape {
  /// - Parameter previous: the shapes of the tables before, for a table without header of its own.
  init(
    _ table: Table, block: Int, headings: [OutlineHeading], notes: NoteMarks, lexicon: PlanLexicon,
    previous: [TableShape]
  ) {
    var grid = Grid(table, notes: notes)
    let rows = HeaderFinder(grid: grid, lexicon: lexicon).find()
    let nested = NestedHeader(grid: grid, rows: rows, lexicon: lexicon).find()
    if let nested { grid = grid.leavingOut(nested.cells) }
    nestedColumns = Set(nested?.headings.keys.map { $0 } ?? [])
    self.grid = grid
    self.rows = rows
    self.block = block
    self.headings = headings
    let body = min(rows.bodyStart, grid.rowCount)..<grid.rowCount
    var columns = grid.columns.map { column in
      TableShape.column(
        column, grid: grid, rows: rows, body: body, nested: nested?.headings[column], lexicon: lexicon)
    }
    if rows.header.isEmpty, let model = TableShape.model(for: columns, among: previous) {
      for index in columns.indices {
        columns[index].headings = model.columns[index].headings
        columns[index].period = model.columns[index].period
        columns[index].role = model.columns[index].role
        columns[index].basis = .neighbour
      }
      self.columns = columns
    } else {
      ChoiceColumns(lexicon: lexicon).read(&columns)
      PairedColumns().read(&columns)
      columns = ColumnRoles(lexicon: lexicon).assign(columns)
      DatedStatusColumns(lexicon: lexicon).read(&columns)
      SharedColumns(lexicon: lexicon).read(&columns)
      self.columns = columns
    }
  }

  private static func column(
    _ index: Int, grid: Grid, rows: HeaderRows, body: Range<Int>, nested: String?, lexicon: PlanLexicon
  ) -> TableColumn {
    var texts: [String] = []
    for text in rows.header.map({ grid.text($0, index).plain }) + [nested ?? ""]
    where !text.isEmpty && texts.last != text {
      texts.append(text)
    }
    let profile = ColumnProfile(grid, column: index, rows: body, lexicon: lexicon)
    var column = TableColumn(index: index, headings: texts, candidates: [], period: nil, profile: profile)
    if let leaf = texts.last,
      lexicon.dates.isPeriodHeading(leaf) || isWeekNumber(leaf, under: texts.dropLast(), lexicon)
    {
      column.period = ColumnPeriod(text: leaf, context: texts.dropLast().joined(separator: " "))
      return column
    }
    let whole = texts.joined(separator: " ")
    if let joined = lexicon.namesAndMore(ofHeading: whole) {
      (column.candidates, column.restRole) = joined
      return column
    }
    column.candidates = texts.last.map { lexicon.roles(ofHeading: $0) } ?? []
    if texts.count > 1, column.candidates.isEmpty {
      // "Oprindelig" and "Ny" under "Frist" read as "oprindelig frist" and "ny frist".
      column.candidates = lexicon.roles(ofHeading: texts.reversed().joined(separator: " ")).filter { $0.score == 1 }
    }
    if texts.count > 1, column.candidates.isEmpty { column.candidates = lexicon.roles(ofHeading: whole) }
    if texts.count > 1, let upper = texts.first, saysLittle(column.candidates) {
      let named = lexicon.roles(ofHeading: upper)
      if column.candidates.isEmpty || named.first?.role == .status { column.candidates = named }
    }
    return column
  }

  /// Whether a lower heading means something only with the one over it: "Bemærkning" under "Status".
  private static func saysLittle(_ candidates: [HeaderCandidate]) -> Bool {
    candidates.allSatisfy { $0.role == .description || $0.role == .other }
  }

  /// `34` under a heading that names weeks.
  private static func isWeekNumber(_ leaf: String, under upper: ArraySlice<String>, _ lexicon: PlanLexicon) -> Bool {
    guard let number = Int(leaf), (1...53).contains(number), let over = upper.last else { return false }
    return lexicon.dates.isPeriodHeading(over + " " + leaf)
  }

  /// The table before whose header fits a table without one: as many columns, and columns of the same make.
  private static func model(for columns: [TableColumn], among previous: [TableShape]) -> TableShape? {
    previous.last { other in
      guard other.columns.count == columns.count, !other.rows.header.isEmpty,
        other.columns.contains(where: { $0.role != nil })
      else {
        return false
      }
      let alike = zip(columns, other.columns).count { left, right in
        abs(left.profile.dates - right.profile.dates) <= 0.5 && abs(left.profile.letters - right.profile.letters) <= 0.5
          && abs(left.profile.numbers - right.profile.numbers) <= 0.5
      }
      return alike >= max(2, columns.count - 1)
    }
  }
}
