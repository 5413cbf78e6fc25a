import Model
import Testing

@testable import Tables

/// Tables without a line: painted cells with the paper between them, as slides and web pages set them.
@Suite struct PaintedTilesTests {
  private let rows = [
    ["Tilbud", "Det gør vi", "Hvem"],
    [
      "Åben rådgivning", "To rådgivere sidder i biblioteket hver onsdag og tager imod familier uden aftale.",
      "Teamleder",
    ],
    ["Hurtig opringning", "Familier ringes op inden for tre hverdage.", "Leder"],
  ]
  private let columns = [40.0, 180.0, 400.0, 500.0]
  private let edges = [100.0, 125.0, 175.0, 215.0]

  /// - Parameter gap: paper between the cells, in points.
  private func drawing(gap: Double) -> PageDrawing {
    var drawing = PageDrawing()
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() {
        let box = Rect(
          x0: columns[column], y0: edges[row], x1: columns[column + 1] - gap, y1: edges[row + 1] - min(gap, 1))
        drawing.page.fills.append(Fill(box: box, colour: row == 0 ? "#00616e" : "#eaf3f4"))
        drawing.wrapped(
          text, x: box.x0 + 6, y: box.y0 + 5, width: box.width - 12, style: row == 0 ? .bold : [])
      }
    }
    return drawing
  }

  @Test(arguments: [1.0, 4.5]) func paintedCellsLaidLikeTilesAreTheCellsOfATable(gap: Double) {
    let tables = tabulate(drawing(gap: gap)).tables
    #expect(tables.map(texts) == [rows])
    #expect(tables.first?.method == .ruled)
  }

  @Test func boxesFarApartAreNoTiles() {
    #expect(!tabulate(drawing(gap: 40)).tables.contains { $0.method == .ruled })
  }
}
