import Model
import Testing

@testable import Tables

@Suite struct GanttTests {
  /// A chart with two rows of months, two items in one ruled row and a legend below.
  private func chart() -> PageDrawing {
    var drawing = PageDrawing()
    let columns = [50.0, 150, 200, 250, 300, 350]
    drawing.table(
      [["Indsats", "jan", "feb", "mar", "apr"], ["Kurser\nDialog", "", "", "", ""]], columns: columns, y: 100,
      boldRows: 1)
    drawing.page.fills += [
      Fill(box: Rect(x0: 151, y0: 121, x1: 249, y1: 126), colour: "#f4a460"),
      Fill(box: Rect(x0: 205, y0: 133, x1: 349, y1: 138), colour: "#4f8f4f"),
      Fill(box: Rect(x0: 50, y0: 180, x1: 65, y1: 186), colour: "#f4a460"),
      Fill(box: Rect(x0: 150, y0: 180, x1: 165, y1: 186), colour: "#4f8f4f"),
    ]
    drawing.text("Udvikling", x: 70, y: 177)
    drawing.text("Drift", x: 170, y: 177)
    return drawing
  }

  @Test func barsCoverColumnsAndTakeTheLegendsWord() {
    let bars = tabulate(chart()).tables.first?.bars ?? []
    #expect(bars.map(\.firstColumn) == [1, 2])
    #expect(bars.map(\.lastColumn) == [2, 4])
    #expect(bars.map(\.row) == [1, 1])
    #expect(bars.map(\.legend) == ["Udvikling", "Drift"])
    #expect(bars.map(\.label) == ["Kurser", "Dialog"])
  }

  @Test func shadedBlankCellsAreBars() {
    var drawing = PageDrawing()
    let columns = [50.0, 150, 200, 250, 300, 350]
    let bottom = drawing.table(
      [["Indsats", "jan", "feb", "mar", "apr"], ["Kurser", "", "", "", ""]], columns: columns, y: 100, boldRows: 1)
    drawing.page.fills.append(Fill(box: Rect(x0: 200, y0: 117, x1: 300, y1: bottom), colour: "#00b050"))
    let bars = tabulate(drawing).tables.first?.bars ?? []
    #expect(bars.map { [$0.row, $0.firstColumn, $0.lastColumn] } == [[1, 2, 3]])
  }

  @Test func aDotGivesACellItsColour() {
    var drawing = PageDrawing()
    drawing.table([["Indsats", "Status"], ["Kurser", ""]], columns: [50, 150, 250], y: 100, boldRows: 1)
    drawing.page.fills.append(Fill(box: Rect(x0: 195, y0: 119, x1: 205, y1: 129), colour: "#ff0000", shape: .disc))
    let cell = tabulate(drawing).tables.first?.cell(atRow: 1, column: 1)
    #expect(cell?.hasMark == true)
    #expect(cell?.fill == "#ff0000")
  }
}
