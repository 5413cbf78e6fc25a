import Model
import Vocabulary

/// Reads a matrix of months, quarters or weeks: a row is an initiative, a filled cell a dated event.
struct MatrixReader: TableReading {
  let shape: TableShape
  let context: PlanContext
  let area: DraftValue?
  /// The year of periods that name none.
  let yearOver: Int?
  /// The colour of most cells under the periods.
  private let usualFill: String?

  init(shape: TableShape, context: PlanContext, area: DraftValue?) {
    self.shape = shape
    self.context = context
    self.area = area
    self.yearOver = context.year(over: shape)
    self.usualFill = MatrixReader.usualFill(of: shape)
  }

  func read() -> [DraftBuilder] {
    guard let name = nameColumn else { return [] }
    let sorter = BodyRowSorter(shape: shape, lexicon: lexicon)
    let isChart = isChart
    var drafts: [DraftBuilder] = []
    var section: DraftValue?
    var inherited: DraftValue?
    for row in shape.bodyRows {
      switch sorter.sort(row) {
      case .section(let text) where isPlainSection(row):
        section = DraftValue(StyledText(text), regions: grid.regions(of: row..<(row + 1)))
        inherited = nil
      case .data, .section:
        if grid.textInRow(row, name).isEmpty || grid.continues(row, name) {
          guard !drafts.isEmpty else { continue }
          goOn(&drafts[drafts.count - 1], row: row, name: name, isChart: isChart)
          continue
        }
        var builder = initiative(row, name: name, isChart: isChart)
        // An empty cell under an area goes on with it.
        inherited = builder.draft.values[.area] ?? inherited
        if builder.draft.values[.area] == nil { builder.set(.area, inherited ?? section ?? area) }
        if !builder.draft.title.isEmpty { drafts.append(builder) }
      default: continue
      }
    }
    return drafts
  }

  /// A section has no events: neither words nor marks nor colours under the periods.
  private func isPlainSection(_ row: Int) -> Bool {
    !shape.periods.contains { column in
      grid.cell(row, column.index).map {
        $0.row == row && isFilled($0) && $0.column >= (shape.periods.first?.index ?? 0)
      } ?? false
    }
  }

  /// The column of names: its role says so, or it is the first outside the periods with words.
  var nameColumn: Int? {
    if let title = shape.column(.title) { return title.index }
    return shape.columns.first { $0.period == nil && $0.profile.filled > 0 && $0.profile.numbers < 0.7 }?.index
  }

  /// Whether the cells under the periods hold marks and colours but no words.
  var holdsOnlyMarks: Bool {
    let columns = Set(shape.periods.map(\.index))
    return grid.table.cells.allSatisfy { cell in
      guard shape.bodyRows.contains(cell.row), columns.contains(cell.column) else { return true }
      let text = grid.text(cell.row, cell.column)
      return text.isEmpty || lexicon.vocabulary.signs.isMark(text.plain) || text.plain.count <= 2
    }
  }

  private func initiative(_ row: Int, name: Int, isChart: Bool) -> DraftBuilder {
    var builder = DraftBuilder()
    guard let value = grid.value(row, name) else { return builder }
    let parts = TitleReader(lexicon: lexicon).read(value.text, takesWholeCell: true)
    builder.take(parts, from: value)
    builder.add(.description, DraftValue(parts.rest, regions: value.regions, cells: value.cells))
    FieldFiller(shape: shape, context: context).fill(&builder, row: row, skipping: [name])
    builder.draft.milestones += isChart ? phases(row) : events(row)
    return builder
  }

  private func goOn(_ builder: inout DraftBuilder, row: Int, name: Int, isChart: Bool) {
    var other = DraftBuilder()
    FieldFiller(shape: shape, context: context).fill(&other, row: row, skipping: [name])
    builder.merge(other, sentencesGoOn: true)
    builder.draft.milestones += isChart ? phases(row) : events(row)
  }

  /// The filled cells under the periods, from left to right. A cell merged over several periods is one event.
  ///
  /// - Parameter isEvent: which cells count; by default all that are filled.
  func events(_ row: Int, where isEvent: ((TableCell) -> Bool)? = nil) -> [MilestoneDraft] {
    var result: [MilestoneDraft] = []
    for column in shape.periods {
      guard let cell = grid.cell(row, column.index), cell.row == row || !grid.continues(row, column.index),
        isEvent?(cell) ?? isFilled(cell)
      else { continue }
      guard cell.column == column.index else { continue }
      let date = date(of: cell)
      let content = grid.text(row, column.index)
      let text = wording(cell, content.plain)
      let notes = content.marks.compactMap { context.footnotes.note($0, page: cell.regions.first?.page) }
      let isMark = text.isEmpty || lexicon.vocabulary.signs.isMark(text)
      result.append(
        MilestoneDraft(
          kind: isMark ? .process : kind(of: text), text: text, dateText: date.text, dateContext: date.context,
          contextYear: yearOver, actor: isMark ? "" : actor(in: text), page: cell.regions.first?.page, notes: notes))
    }
    return result
  }

  func isFilled(_ cell: TableCell) -> Bool {
    let text = grid.text(cell.row, cell.column)
    if !text.isEmpty { return !lexicon.vocabulary.signs.isNothing(text.plain) }
    return cell.hasMark || isShaded(cell)
  }

  /// Shaded in a colour that most cells under the periods do not have.
  func isShaded(_ cell: TableCell) -> Bool {
    guard let fill = cell.fill, fill != "#ffffff" else { return false }
    return lexicon.vocabulary.colours.colour(ofHex: fill) != nil && fill != usualFill
  }

  private static func usualFill(of shape: TableShape) -> String? {
    var counts: [String: Int] = [:]
    var all = 0
    let lastColumn = shape.grid.columnCount - 1
    for cell in shape.grid.table.cells
    where shape.bodyRows.contains(cell.row) && shape.columns[min(cell.column, lastColumn)].period != nil {
      all += 1
      if let fill = cell.fill { counts[fill, default: 0] += 1 }
    }
    return counts.first { 2 * $0.value > all && all > 8 }?.key
  }

  /// The words of a cell; for a mark or a colour those of the legend, the mark itself where there are none.
  func wording(_ cell: TableCell, _ text: String) -> String {
    if text.isEmpty {
      return cell.fill.flatMap { fill in colourMeaning(fill) ?? legendBeside(fill) } ?? ""
    }
    if let meaning = context.legend.meaning(ofSign: text) { return meaning }
    if text.count == 1, let meaning = context.legend.meaning(ofLetter: text) { return meaning }
    return withoutMark(text)
  }

  /// The word beside a box of this colour on the page.
  private func legendBeside(_ fill: String) -> String? {
    grid.table.bars.first { $0.colour == fill && $0.legend != nil }?.legend
  }

  private func colourMeaning(_ fill: String) -> String? {
    lexicon.vocabulary.colours.colour(ofHex: fill).flatMap { context.legend.meaning(ofColour: $0.code) }
  }

  /// "◆ Evaluering": the sign says that there is a milestone, the words say which.
  private func withoutMark(_ text: String) -> String {
    guard let first = text.first, !first.isLetter, !first.isNumber, lexicon.vocabulary.signs.isMark(String(first))
    else {
      return text
    }
    let rest = text.dropFirst().trimmingBlanks
    return rest.isEmpty ? text : rest
  }

  /// What stands over the periods a cell covers.
  private func date(of cell: TableCell) -> (text: String, context: String) {
    let covered = cell.columns.clamped(to: grid.columns).compactMap { shape.columns[$0].period }
    guard let first = covered.first, let last = covered.last else { return ("", "") }
    guard covered.count > 1 else { return (lexicon.dates.withUpperHeading(first), lexicon.dates.context(of: first)) }
    return (lexicon.dates.range(from: first, to: last), lexicon.dates.context(of: first))
  }

  /// Decided, or put before a committee; everything else is a process.
  private func kind(of text: String) -> MilestoneKind {
    let isPutBefore = !lexicon.vocabulary.committees.matches(in: text).isEmpty
    let isDecided = lexicon.vocabulary.decisions.matches(in: text).contains {
      $0.code == .beslutning || $0.code == .godkendelse
    }
    return isPutBefore || isDecided ? .decision : .process
  }

  private func actor(in text: String) -> String {
    guard let match = lexicon.vocabulary.committees.first(in: text) else { return "" }
    return String(text[match.range])
  }
}
