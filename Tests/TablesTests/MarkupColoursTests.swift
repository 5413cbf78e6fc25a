import Model
import Testing

@testable import Tables

@Suite("What tables in markup say by colour")
struct MarkupColoursTests {
  private func cell(_ text: String = "", fill: String? = nil) -> MarkupTable.Cell {
    MarkupTable.Cell(StyledText(text), fill: fill)
  }

  private func tabulated(_ rows: [[MarkupTable.Cell]], legend: [TextRun] = []) -> Table? {
    let table = MarkupTable(rows: rows.map { MarkupTable.Row($0) }, method: .html)
    let blocks = [Block(.markup(table)), Block(.paragraph, StyledText(runs: legend))]
    return TableFinder().tabulate(ReadDocument(reader: .html, pageCount: 1, blocks: blocks)).tables.first
  }

  private let header = ["Indsats", "jan", "feb", "mar", "apr"].map { MarkupTable.Cell(StyledText($0), isHeader: true) }

  @Test func runsOfColouredCellsAreBarsWithTheirLegend() throws {
    let table = try #require(
      tabulated(
        [
          header, [cell("Tilsyn"), cell(fill: "#4472c4"), cell(fill: "#4472c4"), cell(fill: "#70ad47"), cell()],
          [cell("Kurser"), cell(), MarkupTable.Cell(StyledText(), columnSpan: 3, fill: "#4472c4")],
        ],
        legend: [
          TextRun("■", colour: "#4472c4"), TextRun(" Udvikling "), TextRun("■", colour: "#70ad47"), TextRun(" = Drift"),
        ]))
    #expect(table.bars.map { [$0.row, $0.firstColumn, $0.lastColumn] } == [[1, 1, 2], [1, 3, 3], [2, 2, 4]])
    #expect(table.bars.map(\.legend) == ["Udvikling", "Drift", "Udvikling"])
  }

  @Test func greyCellsAndFullyShadedRowsAreNoBars() throws {
    let grey = [cell("a"), cell(fill: "#d9d9d9"), cell(), cell(), cell()]
    let full = [cell("b"), cell(fill: "#4472c4"), cell(fill: "#4472c4"), cell(fill: "#4472c4"), cell(fill: "#4472c4")]
    #expect(try #require(tabulated([header, grey, full])).bars.isEmpty)
  }

  @Test func colouredSignsMarkTheirCell() throws {
    let sign = MarkupTable.Cell(StyledText(runs: [TextRun("●", colour: "#ff0000")]))
    let table = try #require(
      tabulated([[cell("Indsats"), cell("Status")], [cell("Tilsyn"), sign], [cell("Kurser"), cell("🟢")]]))
    #expect(table.cell(atRow: 1, column: 1)?.fill == "#ff0000")
    #expect(table.cell(atRow: 2, column: 1)?.hasMark == true)
    #expect(table.cell(atRow: 2, column: 0)?.hasMark == false)
  }
}
