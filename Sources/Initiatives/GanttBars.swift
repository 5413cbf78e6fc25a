import Model
import Vocabulary

/// A bar of a chart with the name of what it stands for.
struct NamedBar: Sendable, Hashable {
  var name: String
  var milestone: MilestoneDraft
  var group: String
  var row: Int
  var page: Int?
}

/// Reads the bars of a Gantt chart.
struct GanttReader {
  let shape: TableShape
  let context: PlanContext
  private let matrix: MatrixReader
  private var grid: Grid { shape.grid }

  init(shape: TableShape, context: PlanContext) {
    self.shape = shape
    self.context = context
    matrix = MatrixReader(shape: shape, context: context, area: nil)
  }

  /// The bars in reading order, each with the name in its row. Where a row holds several names, one a line, the bars'
  /// heights tell which is whose.
  func bars() -> [NamedBar] {
    var result: [NamedBar] = []
    for row in shape.bodyRows {
      let bars = grid.table.bars.filter { $0.row == row }
      let names = names(row)
      for (bar, line) in zip(bars, lines(of: bars, names: names.count)) where names.indices.contains(line) {
        result.append(
          NamedBar(
            name: names[line], milestone: milestone(bar), group: group(over: row), row: row, page: bar.region?.page))
      }
      guard names.count == 1 else { continue }
      result += written(row, beside: bars).map {
        NamedBar(name: names[0], milestone: $0, group: group(over: row), row: row, page: $0.page)
      }
    }
    return result
  }

  /// What is written under the periods of a row beside its bars: a sign or words for a point of time.
  private func written(_ row: Int, beside bars: [TableBar]) -> [MilestoneDraft] {
    let labelled = bars.filter { $0.text != nil }.map { $0.firstColumn...max($0.firstColumn, $0.lastColumn) }
    let events = matrix.events(row) { cell in
      let isLabel = labelled.contains { $0.overlaps(cell.columns) }
      return !isLabel && !cell.text.isEmpty && matrix.isFilled(cell)
    }
    return events.map { event in
      var event = event
      if event.kind == .process, Symbol.isSymbol(event.text) || event.text.isEmpty { event.kind = .milestone }
      return event
    }
  }

  /// The names in a row, one a line; several where a row of the grid holds the bars of several.
  private func names(_ row: Int) -> [String] {
    matrix.nameColumn.map { grid.text(row, $0).text.lines.map(\.plain) } ?? []
  }

  /// For each bar the number of the name it stands beside: bars at one height belong to one name.
  private func lines(of bars: [TableBar], names: Int) -> [Int] {
    guard names > 1 else { return bars.map { _ in 0 } }
    let middles = bars.map { $0.region?.box.midY ?? 0 }
    var levels: [Double] = []
    for middle in middles.sorted() where levels.last.map({ middle - $0 > 4 }) ?? true { levels.append(middle) }
    return middles.map { middle in
      let level = levels.lastIndex { $0 <= middle + 0.001 } ?? 0
      return levels.count == names ? level : min(level, names - 1)
    }
  }

  private func milestone(_ bar: TableBar) -> MilestoneDraft {
    let covered = (bar.firstColumn...max(bar.firstColumn, bar.lastColumn)).compactMap { index in
      shape.columns.indices.contains(index) ? shape.columns[index].period : nil
    }
    let legend =
      bar.legend
      ?? context.lexicon.vocabulary.colours.colour(ofHex: bar.colour).flatMap {
        context.legend.meaning(ofColour: $0.code)
      }
    var draft = MilestoneDraft(
      kind: bar.isMilestone ? .milestone : .phase, text: bar.text ?? legend ?? "", page: bar.region?.page)
    guard let first = covered.first, let last = covered.last else { return draft }
    let dates = context.lexicon.dates
    draft.dateText = covered.count > 1 ? dates.range(from: first, to: last) : dates.withUpperHeading(first)
    draft.dateContext = first.context
    draft.contextYear = matrix.yearOver
    return draft
  }

  /// The last row above that names without bars.
  private func group(over row: Int) -> String {
    for above in stride(from: row - 1, through: shape.bodyRows.lowerBound, by: -1) {
      guard !grid.table.bars.contains(where: { $0.row == above }) else { continue }
      let text = grid.text(above, 0)
      if !text.isEmpty, text.text.lines.count == 1 { return text.plain }
    }
    return ""
  }
}

/// Gives bars to the initiatives of their names.
struct BarMatcher {
  /// Least share of shared words at which a shortened name still counts as the same.
  private static let leastOverlap = 0.6

  /// - Returns: the bars whose name no draft carries.
  static func assign(_ bars: [NamedBar], to drafts: inout [InitiativeDraft]) -> [NamedBar] {
    var unmatched: [NamedBar] = []
    for bar in bars {
      if let index = match(bar, in: drafts) {
        drafts[index].milestones.append(bar.milestone)
      } else {
        unmatched.append(bar)
      }
    }
    return unmatched
  }

  /// Exactly the same title first, then the title that shares most words; of equal ones the first.
  private static func match(_ bar: NamedBar, in drafts: [InitiativeDraft]) -> Int? {
    if let exact = drafts.firstIndex(where: { Folded.same($0.title, bar.name) }) { return exact }
    let scored = drafts.enumerated().map { (index: $0.offset, score: Folded.overlap($0.element.title, bar.name)) }
    guard let best = scored.max(by: { ($0.score, $1.index) < ($1.score, $0.index) }), best.score >= leastOverlap else {
      return nil
    }
    return best.index
  }
}
