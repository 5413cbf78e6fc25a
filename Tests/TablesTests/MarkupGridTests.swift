import Model
import Testing

@testable import Tables

/// A table in markup from rows of texts; `#` before a text makes a header cell, `3x2` before a bar its row and column span.
func markup(_ rows: [[String]], method: TableMethod = .html) -> MarkupTable {
  MarkupTable(rows: rows.map { MarkupTable.Row($0.map(markupCell)) }, method: method)
}

private func markupCell(_ text: String) -> MarkupTable.Cell {
  let isHeader = text.hasPrefix("#")
  let parts = text.drop { $0 == "#" }.split(separator: "|", omittingEmptySubsequences: false)
  guard parts.count == 2 else { return MarkupTable.Cell(StyledText(text.filter { $0 != "#" }), isHeader: isHeader) }
  let spans = parts[0].split(separator: "x").compactMap { Int($0) }
  return MarkupTable.Cell(StyledText(String(parts[1])), rowSpan: spans[0], columnSpan: spans[1], isHeader: isHeader)
}

extension Table {
  /// Texts by row and column; a span repeats as `"`.
  var grid: [[String]] {
    var grid = Array(repeating: Array(repeating: "", count: columnCount), count: rowCount)
    for cell in cells {
      for row in cell.rows { for column in cell.columns { grid[row][column] = "\"" } }
      grid[cell.row][cell.column] = cell.text.plain
    }
    return grid
  }
}

@Suite("The table model of HTML")
struct MarkupGridTests {
  private func layOut(_ table: MarkupTable) -> Table { MarkupGrid.layOut(table, id: TableID(rawValue: "t1")) }

  @Test func spansPushLaterCellsAside() {
    let table = layOut(markup([["2x1|a", "b"], ["c"], ["1x2|d"]]))
    #expect(table.grid == [["a", "b"], ["\"", "c"], ["d", "\""]])
  }

  @Test func aRowSpanEndsWithItsGroup() {
    var source = markup([["9x1|a", "b"], ["c"], ["d", "e"]])
    source.rows[2].groupIndex = 1
    #expect(layOut(source).grid == [["a", "b"], ["\"", "c"], ["d", "e"]])
  }

  @Test func aRowSpanOfZeroReachesTheEndOfItsGroup() {
    #expect(layOut(markup([["0x1|a", "b"], ["c"], ["d"]])).grid == [["a", "b"], ["\"", "c"], ["\"", "d"]])
  }

  @Test func overlappingSpansAreCut() {
    let table = layOut(markup([["a", "2x1|b", "c"], ["1x3|d", "e"]]))
    #expect(table.grid == [["a", "b", "c"], ["d", "\"", "e"]])
    #expect(
      table.cells.allSatisfy { cell in
        table.cells.filter { $0.rows.overlaps(cell.rows) && $0.columns.overlaps(cell.columns) }.count == 1
      })
  }

  @Test func shortRowsAreFilledAndEmptyColumnsOfSpansClosedUp() {
    let table = layOut(markup([["1x3|a", "b"], ["1x3|c"]]))
    #expect(table.columnCount == 2)
    #expect(table.grid == [["a", "b"], ["c", ""]])
  }

  @Test func hugeSpansCostNothing() {
    let rows = Array(repeating: ["1x1000|a", "1x1000|b", "65534x1000|c"], count: 2000)
    let table = layOut(markup(rows))
    #expect(table.rowCount == 2000)
  }

  @Test func headerRows() {
    #expect(layOut(markup([["#Indsats", "#Frist"], ["a", "b"]])).headerRows == 1)
    #expect(layOut(markup([["", "#Januar", "#Februar"], ["#a", "b", ""]])).headerRows == 1)
    #expect(layOut(markup([["#2x1|Indsats", "#1x2|Tid"], ["#Start", "#Slut"], ["a", "b", "c"]])).headerRows == 2)
    #expect(
      layOut(markup([["2x1|Indsats", "1x2|Tid"], ["Start", "Slut"], ["En lang tekst om alt", "b", "c"]])).headerRows
        == 2)
    #expect(
      layOut(markup([["Formål", "At børn og unge får den rette hjælp."], ["Ansvarlig", "Chefen"]])).headerRows == 0)
  }
}
