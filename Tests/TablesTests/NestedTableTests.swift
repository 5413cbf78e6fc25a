import Model
import Testing

@testable import Tables

/// Tables that are drawn inside the cells of a column.
@Suite struct NestedTableTests {
  private static let outer: [Double] = [50, 90, 200, 520, 570]
  private static let inner: [Double] = [206, 330, 430, 514]
  private static let activities = [
    ["Aktivitet", "Ansvarlig", "Frist"], ["Liste sendes ud", "Konsulent", "maj 2023"],
    ["Møde holdes i alle teams", "Teamleder", "juni 2023"],
  ]

  /// A plan whose third column holds a table in each of its rows, with lines between the inner rows or a whole grid.
  private func drawing(isBoxed: Bool) -> PageDrawing {
    var drawing = PageDrawing()
    let heights: [Double] = [100, 130, 220, 310]
    for (x, text) in zip(Self.outer, ["Nr.", "Indsats", "Aktiviteter", "Mål"]) {
      drawing.text(text, x: x + 4, y: 108, style: .bold)
    }
    for row in 1...2 {
      drawing.text("\(row)", x: 54, y: heights[row] + 8)
      drawing.text("Tilsyn", x: 94, y: heights[row] + 8)
      for (line, texts) in Self.activities.enumerated() {
        let y = heights[row] + 10 + 24 * Double(line)
        for (x, text) in zip(Self.inner, texts) { drawing.text(text, x: x + 2, y: y, size: 8) }
        if isBoxed || line > 0 { drawing.horizontal(y - 4, Self.inner[0], Self.inner[3]) }
      }
      guard isBoxed else { continue }
      drawing.horizontal(heights[row] + 78, Self.inner[0], Self.inner[3])
      for x in Self.inner { drawing.vertical(x, heights[row] + 6, heights[row] + 78) }
    }
    for y in heights { drawing.horizontal(y, Self.outer[0], Self.outer[4]) }
    for x in Self.outer { drawing.vertical(x, heights[0], heights[3]) }
    return drawing
  }

  @Test("their rows and columns are those of the table", arguments: [false, true])
  func cut(isBoxed: Bool) throws {
    let found = tabulate(drawing(isBoxed: isBoxed)).tables
    #expect(found.count == 1)
    let table = try #require(found.first)
    #expect((table.rowCount, table.columnCount, table.headerRows) == (7, 6, 1))
    #expect(texts(table)[0] == ["Nr.", "Indsats", "Aktiviteter", "<", "<", "Mål"])
    #expect(texts(table)[1] == ["1", "Tilsyn", "Aktivitet", "Ansvarlig", "Frist", ""])
    #expect(Array(texts(table)[3][2...4]) == Self.activities[2])
    #expect(table.cell(atRow: 3, column: 0)?.rowSpan == 3)
  }

  @Test func linesUnderTextAloneCutNothing() {
    var drawing = PageDrawing()
    drawing.table(
      [["Nr.", "Indsats"], ["1", "Planen skrives i foråret og sendes ud"], ["2", "Mødet holdes om efteråret"]],
      columns: [50, 90, 400], y: 100, boldRows: 1)
    drawing.horizontal(128, 110, 380)
    #expect(tabulate(drawing).tables.first?.columnCount == 2)
  }
}
