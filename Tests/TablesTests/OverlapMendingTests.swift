import Model
import Testing

@testable import Tables

@Suite struct OverlapMendingTests {
  private func table(_ cells: [TableCell], rows: Int = 2, columns: Int = 3) -> Table {
    Table(id: TableID(rawValue: "t1"), rowCount: rows, columnCount: columns, cells: cells, method: .ruled)
  }

  private func cell(_ row: Int, _ column: Int, _ text: String, rows: Int = 1, columns: Int = 1) -> TableCell {
    TableCell(row: row, column: column, rowSpan: rows, columnSpan: columns, text: StyledText(text))
  }

  @Test func aSoundTableStaysAsItIs() {
    let sound = table([cell(0, 0, "Mål", columns: 3), cell(1, 0, "a"), cell(1, 1, "b", columns: 2)])
    #expect(sound.withoutOverlaps() == sound)
  }

  @Test func aPlaceTakenTwiceKeepsBothTexts() {
    let mended = table([cell(0, 0, "Opfølgning", columns: 3), cell(0, 0, "a"), cell(0, 1, "b"), cell(1, 0, "c")])
      .withoutOverlaps()
    #expect(mended.cells.map(\.text.plain) == ["Opfølgning\na\nb", "c"])
    #expect(mended.review == [.cellSpansGuessed])
  }

  @Test func aSpanEndsWhereAnotherCellBegins() {
    let mended = table([cell(0, 1, "b", rows: 2), cell(0, 0, "a", columns: 3), cell(1, 0, "c", rows: 9, columns: 9)])
      .withoutOverlaps()
    #expect(mended.cells.map(\.text.plain) == ["b", "a", "c"])
    #expect(mended.cells.map(\.columnSpan) == [1, 1, 1])
    #expect(mended.cells.map(\.rowSpan) == [2, 1, 1])
  }
}
