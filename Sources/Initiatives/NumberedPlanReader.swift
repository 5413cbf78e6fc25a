import Model

/// Lines of a cell under the item number that begins the first of them.
struct NumberedPart: Sendable, Hashable {
  /// `nil` for lines before the first number.
  var number: String?
  var lines: [StyledText]

  var text: StyledText { StyledText.joined(lines) }

  /// Cuts the lines of a cell at the item numbers that begin them.
  ///
  /// - Parameter roots: numbers that others stand under ("2" for "2.1"): they begin a cell without a full stop too.
  static func parts(of text: StyledText, roots: Set<String> = []) -> [NumberedPart] {
    var result: [NumberedPart] = []
    for line in text.lines {
      if result.isEmpty, let root = root(of: line.plain, among: roots) {
        result.append(NumberedPart(number: root, lines: [line.cut(first: root.count)]))
      } else if let number = ItemNumber(startOf: line.plain) {
        result.append(NumberedPart(number: number.text, lines: [line.cut(first: number.length)]))
      } else if result.isEmpty {
        result.append(NumberedPart(number: nil, lines: [line]))
      } else {
        result[result.count - 1].lines.append(line)
      }
    }
    return result
  }

  /// Numbers of one part that items of a column stand under.
  static func roots(of shape: TableShape, column: Int) -> Set<String> {
    let numbers = shape.bodyRows.flatMap { row in
      parts(of: shape.grid.textInRow(row, column).text).compactMap(\.number)
    }
    return Set(numbers.filter { $0.contains(".") }.compactMap { $0.split(separator: ".").first.map(String.init) })
  }

  private static func root(of line: String, among roots: Set<String>) -> String? {
    let word = String(line.prefix { !$0.isWhitespace })
    let next = line.dropFirst(word.count).first { !$0.isWhitespace }
    return roots.contains(word) && next?.isUppercase == true ? word : nil
  }
}

/// Reads plans whose items 1, 1.1, 1.1.1 stand several in a cell, with what is said of them in further columns under the
/// same numbers.
struct NumberedPlanReader: TableReading {
  let shape: TableShape
  let context: PlanContext
  let area: DraftValue?

  /// How many cells of a column begin with an item number of several parts or hold several items.
  static func score(_ shape: TableShape, column: Int) -> (numbered: Int, multiple: Int, filled: Int) {
    var result = (numbered: 0, multiple: 0, filled: 0)
    let roots = NumberedPart.roots(of: shape, column: column)
    for row in shape.bodyRows {
      let text = shape.grid.textInRow(row, column)
      guard !text.isEmpty, !shape.grid.continues(row, column) else { continue }
      result.filled += 1
      let parts = NumberedPart.parts(of: text.text, roots: roots)
      let numbers = parts.compactMap(\.number)
      if parts.first?.number != nil { result.numbered += 1 }
      if numbers.count > 1, numbers.contains(where: { $0.contains(".") }) { result.multiple += 1 }
    }
    return result
  }

  func read() -> [DraftBuilder] {
    guard let main = mainColumn else { return [] }
    var drafts: [DraftBuilder] = []
    var areaOfRows: DraftValue?
    let sorter = BodyRowSorter(shape: shape, lexicon: lexicon)
    let roots = NumberedPart.roots(of: shape, column: main)
    for row in shape.bodyRows {
      switch sorter.sort(row) {
      case .repeatedHeader, .empty, .total, .note: continue
      default:
        let first = drafts.count
        readRow(row, main: main, roots: roots, into: &drafts)
        areaOfRows = areaCell(row, main: main) ?? areaOfRows
        for index in first..<drafts.count { drafts[index].draft.values[.area] = areaOfRows }
      }
    }
    setAreas(&drafts)
    let isHeadedRecommendation = TitleReader(lexicon: lexicon).isRecommendation(shape.columns[main].heading)
    for index in drafts.indices where isHeadedRecommendation { drafts[index].isRecommendation = true }
    if shape.hasLostHeader || grid.table.method == .numbering {
      for index in drafts.indices { mine(index, of: &drafts) }
    }
    return drafts.filter { !$0.draft.title.isEmpty }
  }

  /// Fields that a cell merged over the rows of several items states for each.
  private static let shared: Set<FieldRole> = [.responsible, .deadline, .status]

  /// Whether a cell merged with the rows above says of each what it says once; one with numbers tells its items apart itself.
  private func isShared(_ column: Int, _ value: DraftValue) -> Bool {
    guard let role = shape.columns[column].role, Self.shared.contains(role) else { return false }
    return NumberedPart.parts(of: value.text).allSatisfy { $0.number == nil }
  }

  var mainColumn: Int? {
    shape.column(.title)?.index ?? shape.columns.first { $0.profile.filled > 0 && $0.period == nil }?.index
  }

  /// What the column of areas says of a row; a merged cell says it of all its rows.
  private func areaCell(_ row: Int, main: Int) -> DraftValue? {
    guard let column = shape.column(.area)?.index, column != main,
      var value = FieldFiller(shape: shape, context: context).value(row, column)
    else { return nil }
    value.text = StyledText(value.plain.replacingLineFeeds)
    return value
  }

  private func readRow(_ row: Int, main: Int, roots: Set<String>, into drafts: inout [DraftBuilder]) {
    let first = drafts.count
    if let value = grid.value(row, main), !grid.continues(row, main) {
      readItems(value, row: row, column: main, roots: roots, into: &drafts)
    }
    let rowItems = first..<drafts.count
    for column in grid.columns where column != main && shape.columns[column].role != .area {
      guard let cell = grid.cell(row, column), cell.column == column,
        let value = FieldFiller(shape: shape, context: context).value(row, column),
        cell.row == row || !rowItems.isEmpty && isShared(column, value)
      else { continue }
      give(value, row: row, column: column, rowItems: rowItems, to: &drafts)
    }
  }

  private func readItems(
    _ value: DraftValue, row: Int, column: Int, roots: Set<String>, into drafts: inout [DraftBuilder]
  ) {
    let marks = grid.text(row, column).marks
    for part in NumberedPart.parts(of: value.text, roots: roots) {
      guard let number = part.number, let first = part.lines.first else {
        goOn(part, value, row: row, drafts: &drafts)
        continue
      }
      var builder = DraftBuilder()
      builder.cover(row)
      builder.note(marks)
      builder.set(.number, DraftValue(StyledText(number), regions: value.regions, cells: value.cells))
      var count = 1
      if first.commonStyle.contains(.bold) {
        count = part.lines.prefix { $0.commonStyle.contains(.bold) }.count
      }
      var parts = TitleParts(
        number: number, title: StyledText.joined(Array(part.lines.prefix(count)), separator: " "), rest: StyledText())
      TitleReader(lexicon: lexicon).splitNumberAndLabel(&parts)
      builder.take(parts, from: value)
      builder.add(
        .description,
        DraftValue(StyledText.joined(Array(part.lines.dropFirst(count))), regions: value.regions, cells: value.cells))
      drafts.append(builder)
    }
  }

  /// Lines without a number at the start of a cell: they go on with the item before, or are a section.
  private func goOn(_ part: NumberedPart, _ value: DraftValue, row: Int, drafts: inout [DraftBuilder]) {
    guard !drafts.isEmpty else { return }
    let last = drafts.count - 1
    var text = part.text
    drafts[last].cover(row)
    if drafts[last].draft.values[.description] == nil, let title = drafts[last].draft.values[.title],
      text.plain.first?.isLowercase == true,
      let first = text.lines.first
    {
      var joined = title
      joined.text.append(first, separator: " ")
      joined.regions += value.regions
      drafts[last].draft.values[.title] = joined
      text = StyledText.joined(Array(text.lines.dropFirst()))
    }
    let rest = DraftValue(text, regions: value.regions, cells: value.cells)
    drafts[last].add(.description, rest, separator: drafts[last].goesOn(.description, rest) ? " " : "\n")
  }

  /// Gives the parts of a cell to the items of the same numbers; what has no number belongs to the first item of the row.
  private func give(_ value: DraftValue, row: Int, column: Int, rowItems: Range<Int>, to drafts: inout [DraftBuilder]) {
    guard !drafts.isEmpty else { return }
    let filler = FieldFiller(shape: shape, context: context)
    let main = rowItems.first ?? mainItem(before: drafts.count, of: drafts)
    var receiver = rowItems.isEmpty ? lastReceiver(column: column, drafts) ?? main : main
    for part in NumberedPart.parts(of: value.text) {
      if let number = part.number { receiver = item(number, in: drafts, rowItems: rowItems) ?? main }
      let kept = DraftValue(part.text, regions: value.regions, cells: value.cells)
      let role = filler.role(row, column)
      if let role, part.number == nil, rowItems.isEmpty, drafts[receiver].goesOn(role, kept) {
        drafts[receiver].add(role, kept, separator: " ")
      } else {
        filler.add(kept, as: role, heading: shape.columns[column].heading, to: &drafts[receiver])
      }
      drafts[receiver].cover(row)
    }
    drafts[receiver].note(grid.text(row, column).marks)
  }

  /// The item of a number: in the row first, then the last one before.
  private func item(_ number: String, in drafts: [DraftBuilder], rowItems: Range<Int>) -> Int? {
    rowItems.first { drafts[$0].draft.text(.number) == number } ?? drafts.lastIndex { $0.draft.text(.number) == number }
  }

  /// The item that a row without items of its own goes on with: that whose text in the column came last.
  private func lastReceiver(column: Int, _ drafts: [DraftBuilder]) -> Int? {
    guard let role = shape.columns[column].role else { return nil }
    return drafts.lastIndex { $0.draft.values[role]?.cells.contains { $0.column == column } == true }
  }

  private func mainItem(before end: Int, of drafts: [DraftBuilder]) -> Int { max(0, end - 1) }

  /// Where columns were run together, an item without children and without text in them has theirs in its description: the
  /// dated sentences there are events as those of a status column are.
  private func mine(_ index: Int, of drafts: inout [DraftBuilder]) {
    let draft = drafts[index].draft
    guard let number = draft.text(.number), let text = draft.values[.description] else { return }
    guard draft.values[.status] == nil, draft.values[.remaining] == nil else { return }
    guard !drafts.contains(where: { $0.draft.text(.number)?.hasPrefix(number + ".") == true }) else { return }
    if let date = MilestoneReader(lexicon: lexicon).statedDeadline(in: text.text) {
      drafts[index].set(.deadline, DraftValue(StyledText(date)))
    }
    drafts[index].stateTexts.append(text)
  }

  /// The area of an item is the outermost item it belongs to, as written.
  private func setAreas(_ drafts: inout [DraftBuilder]) {
    var roots: [String: DraftValue] = [:]
    for index in drafts.indices {
      guard let number = drafts[index].draft.text(.number), let root = number.split(separator: ".").first else {
        continue
      }
      if !number.contains("."), let title = drafts[index].draft.values[.title] { roots[String(root)] = title }
      if drafts[index].draft.values[.area] == nil { drafts[index].set(.area, roots[String(root)] ?? area) }
    }
  }
}

/// A numbered plan without header: the columns after the items say how far they are, then what remains.
struct LostNumberedHeader {
  func read(_ shape: inout TableShape) {
    guard shape.rows.header.isEmpty, shape.columns.count >= 2,
      shape.columns.allSatisfy({ $0.role == nil || $0.basis == .content })
    else { return }
    let first = NumberedPlanReader.score(shape, column: 0)
    guard first.multiple > 0, 2 * first.numbered >= first.filled else { return }
    let others = shape.columns.indices.dropFirst().filter { NumberedPlanReader.score(shape, column: $0).numbered > 0 }
    guard let last = others.last, last <= 2 else { return }
    shape.columns[0].role = .title
    shape.columns[1].role = .status
    if shape.columns.count > 2 { shape.columns[2].role = .remaining }
    for index in 0...min(2, shape.columns.count - 1) { shape.columns[index].basis = .content }
    shape.hasLostHeader = true
  }
}
