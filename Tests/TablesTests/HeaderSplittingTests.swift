import Model
import Testing

@testable import Tables

@Suite struct HeaderSplittingTests {
  /// A header painted dark in which no line is to be seen, over a body with all its lines.
  private func painted(_ headings: [(text: String, x: Double)]) -> PageDrawing {
    var drawing = PageDrawing()
    let edges: [Double] = [50, 90, 250, 330, 410, 500]
    drawing.page.fills.append(Fill(box: Rect(x0: 50, y0: 100, x1: 500, y1: 130), colour: "#404040"))
    for heading in headings { drawing.text(heading.text, x: heading.x, y: 108) }
    for row in 0...4 { drawing.horizontal(130 + 30 * Double(row), 50, 500) }
    for edge in edges { drawing.vertical(edge, 130, 250) }
    for row in 0..<4 {
      for (column, text) in ["\(row)", "Klar besked om klage", "maj", "juni", "Jurist"].enumerated() {
        drawing.text(text, x: edges[column] + 4, y: 138 + 30 * Double(row))
      }
    }
    return drawing
  }

  @Test func headingsAtTheLeftEdgesOfTheirColumnsTakeOneColumnEach() {
    let drawing = painted([("Nr.", 54), ("Indsats", 94), ("Start", 254), ("Slut", 334), ("Ansvar", 414)])
    #expect(tabulate(drawing).tables.first.map(texts)?.first == ["Nr.", "Indsats", "Start", "Slut", "Ansvar"])
  }

  @Test func aHeadingInTheMiddleOverTwoColumnsTakesBoth() {
    let drawing = painted([("Nr.", 54), ("Indsats", 94), ("Tid", 322), ("Ansvar", 414)])
    #expect(tabulate(drawing).tables.first.map(texts)?.first == ["Nr.", "Indsats", "Tid", "<", "Ansvar"])
  }

  @Test func aLargeNumberBesideTwoLinesDoesNotJoinThem() {
    var drawing = PageDrawing()
    for line in 0..<4 { drawing.text("to linjer med tekst", x: 90, y: 100 + 12 * Double(line)) }
    drawing.text("7", x: 50, y: 98, size: 22)
    let lines = textLines(drawing.page.words.indices, of: drawing.page.words)
    #expect(lines.count == 4)
  }

  @Test func aHeadingBetweenTwoRuledTablesBelongsToNeither() {
    var drawing = PageDrawing()
    for table in 0..<2 {
      let top = 100 + 200 * Double(table)
      drawing.text("Afsnit \(table)", x: 50, y: top, size: 18)
      for (x, text) in zip([80.0, 200, 400], ["Tiltag", "Sådan", "Hvem"]) { drawing.text(text, x: x, y: top + 35) }
      drawing.horizontal(top + 52, 50, 500)
      for row in 0..<3 {
        let y = top + 60 + 35 * Double(row)
        drawing.text("\(3 * table + row + 1)", x: 50, y: y - 2, size: 20)
        drawing.text("Ny plan", x: 80, y: y)
        drawing.text("Planen skrives", x: 200, y: y)
        drawing.text("Jurist", x: 400, y: y)
        drawing.text("og sendes ud", x: 200, y: y + 12)
        drawing.horizontal(y + 28, 50, 500)
      }
    }
    let found = tabulate(drawing).tables.map(texts)
    #expect(found.count == 2)
    #expect(found.last?.first == ["", "Tiltag", "Sådan", "Hvem"])
    #expect(found.last?.last == ["6", "Ny plan", "Planen skrives\nog sendes ud", "Jurist"])
  }
}
