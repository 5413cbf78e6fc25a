import Model
import Vocabulary

/// Reads cards: cells or boxes that each tell of one initiative by a name and lines that begin with labels.
///
///     Fast ledelsestilsyn
///     Formål: Sikre lovmedholdelighed
///     Ansvarlig: Faglig leder
struct CardReader: TableReading {
  let shape: TableShape
  let context: PlanContext
  let area: DraftValue?

  /// Fewest labels in a card; one at least is of a planning field.
  private static let leastLabels = 2

  /// A name with its labelled lines, and where it stands.
  private struct Card {
    var lines: [StyledText]
    var rows: Range<Int>
    var regions: [PageRegion]
  }

  func read() -> [DraftBuilder] { cards().flatMap(drafts) }

  /// How many of the cells with more than one line are cards.
  var count: (cards: Int, cells: Int) {
    let all = cards().filter { $0.lines.count > 1 }
    return (all.count { !drafts($0).isEmpty }, all.count)
  }

  /// The cells in reading order; in a table of one column a short row without labels heads the next.
  private func cards() -> [Card] {
    var result: [Card] = []
    var open: Card?
    for cell in grid.table.cells.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      let lines = grid.own(cell.row, cell.column).text.lines.filter { !$0.isEmpty }
      guard !lines.isEmpty else { continue }
      let isHead = lines.count == 1 && lexicon.label(of: lines[0]) == nil
      if grid.columnCount == 1, !isHead, var card = open {
        card.lines += lines
        card.rows = card.rows.lowerBound..<cell.rows.upperBound
        card.regions += cell.regions
        open = card
        continue
      }
      if let open { result.append(open) }
      open = Card(lines: lines, rows: cell.rows, regions: cell.regions)
    }
    if let open { result.append(open) }
    return result
  }

  private func drafts(_ card: Card) -> [DraftBuilder] {
    guard card.lines.count > Self.leastLabels else { return [] }
    var lines = card.lines
    var collector = LabelCollector(context: context, first: shape.block)
    if lexicon.label(of: lines[0]) == nil {
      collector.name(lines.removeFirst(), region: card.regions)
    }
    let text = Block(.paragraph, StyledText.joined(lines), regions: card.regions)
    collector.take(text, at: shape.block)
    return collector.finished().filter {
      $0.labels.count >= Self.leastLabels && !$0.labels.isDisjoint(with: FieldRole.planning)
    }.map { found in
      var builder = found.draft.builder
      for row in card.rows { builder.cover(row) }
      if builder.draft.values[.area] == nil { builder.set(.area, area) }
      return builder
    }
  }
}
