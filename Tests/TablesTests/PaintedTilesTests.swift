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

  /// A painted header with the paper between its cells, a painted row of one cell, and rows of plain paper between level lines.
  private func striped() -> (drawing: PageDrawing, rows: [[String]]) {
    let rows = [
      ["Tilbud", "Det gør vi", "Hvem"], ["Spor 1. En god start", "", ""],
      ["Åben rådgivning", "To rådgivere tager imod familier uden aftale.", "Teamleder"],
      ["Hurtig opringning", "Familier ringes op inden for tre hverdage.", "Leder"],
    ]
    var drawing = PageDrawing()
    for (row, texts) in rows.enumerated() {
      let (top, bottom) = (edges[0] + 40 * Double(row), edges[0] + 40 * Double(row + 1))
      for (column, text) in texts.enumerated() where !text.isEmpty {
        let box = Rect(x0: columns[column], y0: top, x1: columns[column + 1] - 1, y1: bottom)
        if row == 0 { drawing.page.fills.append(Fill(box: box, colour: "#00616e")) }
        drawing.wrapped(text, x: box.x0 + 6, y: box.y0 + 5, width: box.width - 12, style: row == 0 ? .bold : [])
      }
      if row == 1 {
        let band = Rect(x0: columns[0], y0: top, x1: columns[3] - 1, y1: bottom)
        drawing.page.fills.append(Fill(box: band, colour: "#cfe3e0"))
      }
      drawing.horizontal(bottom, columns[0], columns[3])
    }
    return (drawing, rows)
  }

  @Test func rowsOfPlainPaperUnderPaintedOnesAreRowsOfTheTable() {
    let (drawing, rows) = striped()
    let tables = tabulate(drawing).tables
    #expect(tables.map(texts) == [[rows[0], [rows[1][0], "<", "<"], rows[2], rows[3]]])
    #expect(tables.first?.cells.first { $0.row == 1 }?.columnSpan == 3)
  }

  /// As slides set tables: a column without words, every other row without paint, the last one too, and no line at all.
  @Test func aColumnOfSignsAndRowsWithoutPaintBelongToTheTable() {
    let rows = [
      ["Handling", "", "Status", "Hvem", "Frist"], ["Nyt skema", "", "Er i brug", "Jurist", "maj 2025"],
      ["Ungeplan", "", "Afprøves", "Leder", "juni 2025"], ["Egne breve", "", "", "Jurist", "juli 2025"],
      ["Samvær", "", "Venter", "Leder", "august 2025"],
    ]
    let columns = [40.0, 140, 180, 300, 400, 500]
    let colours = ["#003d73", "#f2f6fa", nil, "#f2f6fa", nil]
    var drawing = PageDrawing()
    for (row, texts) in rows.enumerated() {
      let top = 100 + 40 * Double(row)
      for (column, text) in texts.enumerated() {
        let box = Rect(x0: columns[column], y0: top, x1: columns[column + 1] - 1, y1: top + 39)
        if let colour = colours[row] {
          // A light covers the middle of its cell.
          let parts = column == 1 && row > 0 ? [(0.0, 12.0), (28, 39)] : [(0, 39)]
          for (from, to) in parts {
            let part = Rect(x0: box.x0, y0: top + from, x1: box.x1, y1: top + to)
            drawing.page.fills.append(Fill(box: part, colour: colour))
          }
        }
        if !text.isEmpty { drawing.text(text, x: box.x0 + 6, y: top + 8) }
      }
    }
    drawing.text("En kommune, statusnotat fra marts", x: 40, y: 360)
    drawing.text("Næste tabel", x: 40, y: 400)
    let tables = tabulate(drawing).tables
    #expect(tables.map(texts) == [rows])
    #expect(tables.first?.method == .ruled)
    #expect(tables.first?.bars == [])
  }

  @Test func aPaintedRowOverAllColumnsIsNoBar() {
    var drawing = PageDrawing()
    drawing.table([["Formål", "Sager læses."], ["Frist", "Maj 2021"]], columns: [40, 120, 500], y: 40)
    drawing.page.fills.append(Fill(box: Rect(x0: 40, y0: 100, x1: 500, y1: 117), colour: "#44546a"))
    drawing.text("Indsats 3.2: Rekruttering og fastholdelse", x: 46, y: 102, style: .bold)
    for (row, texts) in [["Formål", "Flere bliver længere."], ["Frist", "Maj 2022"]].enumerated() {
      let top = 117 + 30 * Double(row)
      drawing.text(texts[0], x: 46, y: top + 8)
      drawing.text(texts[1], x: 126, y: top + 8)
      drawing.horizontal(top + 30, 40, 500)
    }
    for x in [40.0, 500] { drawing.vertical(x, 100, 177) }
    drawing.vertical(120, 118, 177)
    let tables = tabulate(drawing).tables.map(texts)
    #expect(
      tables.last == [
        ["Indsats 3.2: Rekruttering og fastholdelse", "<"], ["Formål", "Flere bliver længere."], ["Frist", "Maj 2022"],
      ])
  }
}
