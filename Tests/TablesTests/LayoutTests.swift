import Model
import Testing

@testable import Tables

/// Small documents in layouts that plans are written in, each with the exact table expected.
@Suite struct LayoutTests {
  /// Sets pieces of text at given x on one line.
  private func row(_ drawing: inout PageDrawing, _ texts: [String], at x: [Double], y: Double, style: TextStyle = []) {
    for (text, x) in zip(texts, x) where !text.isEmpty { drawing.text(text, x: x, y: y, style: style) }
  }

  private let columns = [50.0, 200, 300, 400]
  private let figures = [
    ["Kommune", "2019", "2020", "2021"], ["Albertslund", "12,5", "13,0", "14,2"], ["Slagelse", "8,1", "9,3", "9,9"],
    ["København", "101,7", "99,0", "98,4"],
  ]

  @Test func noLinesAtAll() {
    var drawing = PageDrawing()
    drawing.wrapped("Tabellen viser udgifterne i hver kommune over de sidste tre år.", x: 50, y: 60, width: 480)
    for (index, texts) in figures.enumerated() {
      row(&drawing, texts, at: columns, y: 120 + 14 * Double(index), style: index == 0 ? .bold : [])
    }
    drawing.wrapped("Udgifterne er opgjort i millioner kroner og i årets priser.", x: 50, y: 220, width: 480)
    let table = tabulate(drawing).tables.first
    #expect(table.map(texts) == figures)
    #expect(table?.method == .aligned)
    #expect(table?.headerRows == 1)
  }

  @Test func horizontalLinesOnly() {
    var drawing = PageDrawing()
    for (index, texts) in figures.enumerated() { row(&drawing, texts, at: columns, y: 120 + 14 * Double(index)) }
    for y in [116.0, 132, 176] { drawing.horizontal(y, 48, 450) }
    let table = tabulate(drawing).tables.first
    #expect(table.map(texts) == figures)
    #expect(table?.headerRows == 1)
  }

  @Test func shadedRowsWithoutLines() {
    var drawing = PageDrawing()
    for (index, texts) in figures.enumerated() { row(&drawing, texts, at: columns, y: 120 + 14 * Double(index)) }
    drawing.page.fills = [
      Fill(box: Rect(x0: 48, y0: 119, x1: 450, y1: 133), colour: "#4472c4"),
      Fill(box: Rect(x0: 48, y0: 147, x1: 450, y1: 161), colour: "#d9e2f3"),
    ]
    let table = tabulate(drawing).tables.first
    #expect(table.map(texts) == figures)
    #expect(table?.headerRows == 1)
    #expect(table?.cell(atRow: 2, column: 1)?.fill == "#d9e2f3")
  }

  @Test func aHeadingOverSeveralColumns() {
    var drawing = PageDrawing()
    drawing.text("Budget", x: 235, y: 120)
    drawing.text("Regnskab", x: 430, y: 120)
    row(&drawing, ["Område", "2020", "2021", "2020", "2021"], at: [50, 200, 300, 400, 500], y: 134)
    row(&drawing, ["Tilsyn", "1,0", "2,0", "3,0", "4,0"], at: [50, 200, 300, 400, 500], y: 150)
    row(&drawing, ["Dialog", "5,0", "6,0", "7,0", "8,0"], at: [50, 200, 300, 400, 500], y: 164)
    row(&drawing, ["Kurser", "9,0", "9,1", "9,2", "9,3"], at: [50, 200, 300, 400, 500], y: 178)
    for y in [116.0, 147, 192] { drawing.horizontal(y, 48, 540) }
    drawing.horizontal(132, 198, 330)
    drawing.horizontal(132, 398, 530)
    let table = tabulate(drawing).tables.first
    #expect(
      table.map(texts)?.prefix(2).map { $0 } == [
        ["", "Budget", "<", "Regnskab", "<"], ["Område", "2020", "2021", "2020", "2021"],
      ])
    #expect(table?.headerRows == 2)
  }

  @Test func columnHeadingsOverTheirParts() {
    var drawing = PageDrawing()
    let columns = [50.0, 150, 230, 310]
    drawing.text("Indsats", x: 54, y: 102, style: .bold)
    drawing.text("Frist", x: 154, y: 102, style: .bold)
    drawing.text("Start", x: 154, y: 118, style: .bold)
    drawing.text("Slut", x: 234, y: 118, style: .bold)
    drawing.text("Kurser", x: 54, y: 134)
    drawing.text("Maj", x: 154, y: 134)
    drawing.text("Juni", x: 234, y: 134)
    for y in [100.0, 132, 148] { drawing.horizontal(y, 50, 310) }
    drawing.horizontal(116, 150, 310)
    for x in columns where x != 230 { drawing.vertical(x, 100, 148) }
    drawing.vertical(230, 116, 148)
    let table = tabulate(drawing).tables.first
    #expect(table.map(texts) == [["Indsats", "Frist", "<"], ["<", "Start", "Slut"], ["Kurser", "Maj", "Juni"]])
    #expect(table?.headerRows == 2)
  }

  @Test func labelsBesideValues() {
    var drawing = PageDrawing()
    let rows = [["Titel", "Kurser for alle ledere"], ["Ansvarlig", "Centerchefen"], ["Frist", "1. maj 2021"]]
    drawing.table(rows, columns: [50, 150, 400], y: 100)
    let table = tabulate(drawing).tables.first
    #expect(table.map(texts) == rows)
    #expect(table?.headerRows == 0)
  }

  @Test func severalRowsBetweenTwoLines() {
    var drawing = PageDrawing()
    for (index, texts) in figures.enumerated() {
      row(&drawing, texts, at: columns.map { $0 + 4 }, y: 102 + (index > 0 ? 6 : 0) + 12 * Double(index))
    }
    for y in [100.0, 118, 160] { drawing.horizontal(y, 50, 480) }
    for x in columns + [480] { drawing.vertical(x, 100, 160) }
    #expect(tabulate(drawing).tables.map(texts) == [figures])
  }

  @Test func wrappedCellsInADrawnGridStayWhole() {
    var drawing = PageDrawing()
    let rows = [
      ["Formål", "Aktiviteter", "Mål"],
      [
        "At styrke kvaliteten i alle sager og give ledere et overblik",
        "Der holdes kurser for alle ledere og rådgivere hvert år",
        "Alle sager er gennemgået og alle ledere har fået et kursus",
      ],
    ]
    drawing.table(rows, columns: [50, 150, 250, 350], y: 100, boldRows: 1)
    #expect(tabulate(drawing).tables.map(texts) == [rows])
  }

  @Test func wrappedTextInColumnsWithoutLines() {
    var drawing = PageDrawing()
    let rows = [
      ["Indsats", "Hvordan", "Hvem"],
      [
        "Kurser for alle ledere i området", "Der holdes kurser to gange om året i hele perioden",
        "Centerchefen og hendes ledere",
      ],
      [
        "Tilsyn med alle sager hvert år", "Sagerne gennemgås af to jurister og en fagkonsulent",
        "Juridisk team i centret",
      ],
      [
        "Dialog med forældre og børn", "Der holdes møder med alle forældre hvert halve år",
        "Rådgiverne i de tre distrikter",
      ],
    ]
    var y = 100.0
    for row in rows {
      let bottoms = row.enumerated().map { column, text in
        drawing.wrapped(text, x: 50 + 150 * Double(column), y: y, width: 110, style: y < 101 ? .bold : [])
      }
      y = (bottoms.max() ?? y) + 8
    }
    let table = tabulate(drawing).tables.first
    #expect(table.map(texts) == rows)
    #expect(table?.headerRows == 1)
  }

  @Test func dottedLeadersLeadToFiguresButContentsAreNoTable() {
    var drawing = PageDrawing()
    for (index, label) in ["Tilsyn....................", "Kurser....................", "Dialog...................."]
      .enumerated()
    {
      row(&drawing, [label, "\(index + 1),5", "\(index + 4),5"], at: [50, 190, 260], y: 100 + 14 * Double(index))
      row(&drawing, [label, "\(3 * index + 2)"], at: [50, 190], y: 400 + 14 * Double(index))
    }
    let tables = tabulate(drawing).tables
    #expect(tables.map { texts($0).map { $0.dropFirst() } } == [[["1,5", "4,5"], ["2,5", "5,5"], ["3,5", "6,5"]]])
  }

  @Test func twoTablesSideBySide() {
    var drawing = PageDrawing()
    drawing.table([["A", "B"], ["1", "2"]], columns: [50, 120, 200], y: 100)
    drawing.table([["C", "D"], ["3", "4"]], columns: [300, 370, 450], y: 100)
    #expect(tabulate(drawing).tables.map(texts) == [[["A", "B"], ["1", "2"]], [["C", "D"], ["3", "4"]]])
  }

  @Test func aDrawingOfBoxesIsNoTable() {
    var drawing = PageDrawing()
    func box(_ text: String, _ x: Double, _ y: Double) {
      drawing.text(text, x: x + 10, y: y + 8)
      drawing.horizontal(y, x, x + 100)
      drawing.horizontal(y + 30, x, x + 100)
      drawing.vertical(x, y, y + 30)
      drawing.vertical(x + 100, y, y + 30)
    }
    box("Styregruppe", 200, 100)
    box("Projektleder", 50, 200)
    box("Konsulent", 350, 200)
    drawing.vertical(250, 130, 165)
    drawing.horizontal(165, 100, 400)
    drawing.vertical(100, 165, 200)
    drawing.vertical(400, 165, 200)
    #expect(tabulate(drawing).tables.isEmpty)
  }

  @Test func proseInTwoColumnsIsNoTable() {
    var drawing = PageDrawing()
    let prose = String(
      repeating: "Kommunen arbejder med børn og unge i hele området og følger op hvert år. ", count: 12)
    drawing.wrapped(prose, x: 50, y: 60, width: 230)
    drawing.wrapped(prose, x: 310, y: 60, width: 230)
    let result = tabulate(drawing)
    #expect(result.tables.isEmpty)
    #expect(result.blocks.first?.text.plain.hasPrefix("Kommunen arbejder med børn og unge i hele området") == true)
  }

  @Test func tagsLayOutATableWithoutLines() {
    var drawing = PageDrawing()
    let rows = [["Indsats", "Ansvarlig"], ["Kurser for alle", "Centerchefen"]]
    var tagged: [[TaggedTable.Cell]] = []
    for (index, texts) in rows.enumerated() {
      var cells: [TaggedTable.Cell] = []
      for (column, text) in texts.enumerated() {
        let first = drawing.page.words.count
        drawing.text(text, x: 50 + 150 * Double(column), y: 100 + 14 * Double(index))
        let words = PageWords(page: 1, words: Array(first..<drawing.page.words.count))
        cells.append(.init(isHeader: index == 0, parts: [words]))
      }
      tagged.append(cells)
    }
    let document = ReadDocument(
      reader: .pdfTagged, pageCount: 1, pages: [drawing.page], taggedTables: [TaggedTable(rows: tagged)])
    let table = TableFinder().tabulate(document).tables.first
    #expect(table.map(texts) == rows)
    #expect(table?.method == .tagged)
    #expect(table?.headerRows == 1)
  }

  /// A row that tags leave short: its last places are blank cells.
  @Test func aTaggedRowMayLackCells() {
    var drawing = PageDrawing()
    let rows = [["Indsats", "Ansvarlig", "Frist"], ["Kurser for alle"], ["Tilsyn", "Centerchefen", "Maj"]]
    var tagged: [[TaggedTable.Cell]] = []
    for (index, texts) in rows.enumerated() {
      tagged.append(
        texts.enumerated().map { column, text in
          let first = drawing.page.words.count
          drawing.text(text, x: 50 + 150 * Double(column), y: 100 + 14 * Double(index))
          return .init(
            isHeader: index == 0, parts: [PageWords(page: 1, words: Array(first..<drawing.page.words.count))])
        })
    }
    let document = ReadDocument(
      reader: .pdfTagged, pageCount: 1, pages: [drawing.page], taggedTables: [TaggedTable(rows: tagged)])
    let table = TableFinder().tabulate(document).tables.first
    #expect(table.map(texts) == [rows[0], ["Kurser for alle", "", ""], rows[2]])
  }
}
