import Model
import Testing

@testable import Tables

private func horizontal(_ y: Double, _ x0: Double, _ x1: Double) -> Ruling {
  Ruling(orientation: .horizontal, position: y, start: x0, end: x1)
}

private func vertical(_ x: Double, _ y0: Double, _ y1: Double) -> Ruling {
  Ruling(orientation: .vertical, position: x, start: y0, end: y1)
}

@Suite struct GridCellsTests {
  private let settings = TableSettings()

  private func laid(_ rulings: [Ruling]) -> Grid? {
    grid(of: snapRulings(rulings, settings: settings), words: [], settings: settings)
  }

  @Test func doubleLinesAreOneAndBrokenLinesAreJoined() {
    let snapped = snapRulings(
      [horizontal(100, 0, 50), horizontal(102, 0, 120), horizontal(100, 53, 120), vertical(7, 0, 2)], settings: settings
    )
    #expect(snapped.horizontal.count == 1)
    #expect(snapped.horizontal.first?.end == 120)
    #expect(snapped.vertical.isEmpty)
  }

  @Test func missingInnerSidesMakeSpans() {
    let found = laid([
      horizontal(0, 0, 300), horizontal(20, 100, 300), horizontal(40, 0, 300), vertical(0, 0, 40),
      vertical(100, 0, 40), vertical(200, 20, 40), vertical(300, 0, 40),
    ])
    #expect(
      found?.cells == [
        GridCell(row: 0, column: 0, rowSpan: 2, columnSpan: 1), GridCell(row: 0, column: 1, rowSpan: 1, columnSpan: 2),
        GridCell(row: 1, column: 1, rowSpan: 1, columnSpan: 1), GridCell(row: 1, column: 2, rowSpan: 1, columnSpan: 1),
      ])
  }

  @Test func openSidesEndWhereTheRulingsEnd() {
    let found = laid([
      horizontal(0, 10, 290), horizontal(20, 10, 290), horizontal(40, 10, 290), vertical(100, 0, 40),
      vertical(200, 0, 40),
    ])
    #expect(found?.columnEdges == [10, 100, 200, 290])
    #expect(found?.cells.count == 6)
  }

  @Test func paddingIsNoColumn() {
    var drawing = PageDrawing()
    drawing.table([["alpha", "beta"], ["gamma", "delta"]], columns: [50, 150, 250], y: 100)
    drawing.vertical(155, 100, 131)
    drawing.vertical(145, 100, 131)
    let table = tabulate(drawing).tables.first
    #expect(table.map(texts) == [["alpha", "beta"], ["gamma", "delta"]])
  }

  @Test func aFramedParagraphIsNoTable() {
    var drawing = PageDrawing()
    drawing.table([["one paragraph that stands alone in a box that somebody drew"]], columns: [50, 250], y: 100)
    let result = tabulate(drawing)
    #expect(result.tables.isEmpty)
    #expect(result.blocks.map(\.text.plain) == ["one paragraph that stands alone in a box that somebody drew"])
  }

  @Test func hatchingIsNoTable() {
    var drawing = PageDrawing()
    for step in 0..<250 {
      drawing.horizontal(40 + 3.1 * Double(step), 20, 820)
      drawing.vertical(20 + 3.1 * Double(step), 40, 820)
    }
    drawing.text("kort", x: 100, y: 100)
    #expect(tabulate(drawing).tables.isEmpty)
  }
}
