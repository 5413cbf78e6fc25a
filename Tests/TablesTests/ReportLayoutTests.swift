import Model
import Testing

@testable import Tables

/// Tables among the text of reports: side by side, under heads that alone are drawn, in boxes and columns of the page.
@Suite struct ReportLayoutTests {
  private let names = ["Albertslund", "Slagelse", "Odense", "Aarhus", "Randers", "Viborg"]

  /// Figures that do not rise by the same step, as those of axes do.
  private func figure(_ row: Int, _ column: Int) -> String { "\((row + 2) * (row + 2))\(column + 1)" }

  /// Rows of a name and figures whose last digits stand at the ends given.
  private func rows(_ drawing: inout PageDrawing, x: Double, y: Double, ends: [Double], count: Int = 4) {
    for (row, name) in names.prefix(count).enumerated() {
      drawing.text(name, x: x, y: y + 14 * Double(row))
      for (column, end) in ends.enumerated() {
        drawing.right(figure(row, column), to: end, y: y + 14 * Double(row))
      }
    }
  }

  private func prose(_ drawing: inout PageDrawing, x: Double, y: Double, lines: Int, words: Int) {
    for line in 0..<lines {
      let text = (0..<words).map { "ord\((line * 7 + $0) % 90 + 10)" }.joined(separator: " ")
      drawing.text(text, x: x, y: y + 12 * Double(line))
    }
  }

  private func expected(_ count: Int, _ columns: Int) -> [[String]] {
    names.prefix(count).enumerated().map { row, name in [name] + (0..<columns).map { figure(row, $0) } }
  }

  // MARK: Side by side

  @Test func tablesWhoseRulingsStopAtOneStripAreTwo() {
    var drawing = PageDrawing()
    for start in [50.0, 310] {
      for y in [100.0, 116, 176] { drawing.horizontal(y, start, start + 240) }
      drawing.text("Kommune", x: start, y: 102)
      drawing.right("2021", to: start + 160, y: 102)
      drawing.right("2022", to: start + 230, y: 102)
      rows(&drawing, x: start, y: 119, ends: [start + 160, start + 230])
    }
    let tables = tabulate(drawing).tables
    #expect(tables.map(texts) == Array(repeating: [["Kommune", "2021", "2022"]] + expected(4, 2), count: 2))
  }

  @Test func paintedHeadsSideBySideHoldTheRowsUnderThem() {
    var drawing = PageDrawing()
    for start in [50.0, 310] {
      drawing.page.fills.append(Fill(box: Rect(x0: start, y0: 100, x1: start + 240, y1: 115), colour: "#d0d8e0"))
      drawing.text("Kommune", x: start, y: 102)
      drawing.right("2021", to: start + 160, y: 102)
      drawing.right("2022", to: start + 230, y: 102)
      rows(&drawing, x: start, y: 119, ends: [start + 160, start + 230], count: start == 50 ? 6 : 4)
    }
    let tables = tabulate(drawing).tables
    #expect(tables.map(\.rowCount).sorted() == [5, 7])
    #expect(tables.allSatisfy { $0.columnCount == 3 })
  }

  @Test func aLineDownThePagePartsItsColumns() {
    var drawing = PageDrawing()
    drawing.vertical(300, 60, 700)
    prose(&drawing, x: 50, y: 300, lines: 12, words: 7)
    rows(&drawing, x: 50, y: 120, ends: [180, 230, 280], count: 6)
    for start in [100.0, 210] { drawing.horizontal(start, 50, 285) }
    prose(&drawing, x: 315, y: 100, lines: 9, words: 7)
    prose(&drawing, x: 315, y: 300, lines: 20, words: 7)
    let tables = tabulate(drawing).tables
    #expect(tables.map(texts) == [expected(6, 3)])
  }

  @Test func aBoxBesideTextHasATableOfItsOwn() {
    var drawing = PageDrawing()
    prose(&drawing, x: 50, y: 67, lines: 11, words: 7)
    drawing.page.fills.append(Fill(box: Rect(x0: 310, y0: 60, x1: 550, y1: 200), colour: "#eeeeff"))
    drawing.text("Boks 1. Børn og unge", x: 318, y: 64, style: .bold)
    drawing.right("2021", to: 450, y: 112)
    drawing.right("2022", to: 540, y: 112)
    rows(&drawing, x: 318, y: 126, ends: [450, 540])
    let tables = tabulate(drawing).tables
    #expect(tables.map(texts) == [[["", "2021", "2022"]] + expected(4, 2)])
  }

  // MARK: Drawn heads

  /// A head of two levels: the names, and two groups of two years each.
  private func head(_ drawing: inout PageDrawing) {
    for y in [100.0, 130] { drawing.horizontal(y, 50, 450) }
    drawing.horizontal(115, 150, 450)
    for x in [50.0, 150, 300, 450] { drawing.vertical(x, 100, 130) }
    for x in [225.0, 375] { drawing.vertical(x, 115, 130) }
    drawing.text("Kommune", x: 54, y: 102)
    drawing.centred("Sager", at: 225, y: 102)
    drawing.centred("Afgørelser", at: 375, y: 102)
    for (text, x) in zip(["2021", "2022", "2021", "2022"], [187.0, 262, 337, 412]) {
      drawing.centred(text, at: x, y: 117)
    }
  }

  private let headTexts = [
    ["Kommune", "Sager", "<", "Afgørelser", "<"], ["<", "2021", "2022", "2021", "2022"],
  ]

  @Test func figuresGoOnUnderADrawnHead() {
    var drawing = PageDrawing()
    head(&drawing)
    rows(&drawing, x: 54, y: 134, ends: [215, 290, 365, 440], count: 3)
    drawing.centred("Uden for regionen", at: 250, y: 180)
    for (row, name) in ["Skive", "Struer"].enumerated() {
      drawing.text(name, x: 54, y: 196 + 14 * Double(row))
      for end in [215.0, 290, 365, 440] { drawing.right("7", to: end, y: 196 + 14 * Double(row)) }
    }
    let tables = tabulate(drawing).tables
    #expect(
      tables.map(texts) == [
        headTexts + expected(3, 4) + [["Uden for regionen", "<", "<", "<", "<"]]
          + ["Skive", "Struer"].map { [$0, "7", "7", "7", "7"] }
      ])
  }

  @Test func textUnderADrawnTableIsNotItsBody() {
    var drawing = PageDrawing()
    head(&drawing)
    for row in 0..<4 {
      for (text, x) in zip(["Tilsyn holdes", "Leder", "Hver uge", "Planlagt", "Mål"], [54.0, 154, 229, 304, 379]) {
        drawing.text(text, x: x, y: 134 + 14 * Double(row))
      }
    }
    #expect(tabulate(drawing).tables.first?.rowCount == 2)
  }

  @Test func linesBetweenGroupsOfColumnsPartTheColumnsOfTheHead() {
    var drawing = PageDrawing()
    head(&drawing)
    drawing.horizontal(210, 50, 450)
    for x in [50.0, 150, 300, 450] { drawing.vertical(x, 130, 210) }
    for x in [225.0, 375] { drawing.centred("(antal)", at: x, y: 133) }
    rows(&drawing, x: 54, y: 148, ends: [215, 290, 365, 440])
    let tables = tabulate(drawing).tables
    #expect(tables.map(texts) == [headTexts + [["", "(antal)", "<", "(antal)", "<"]] + expected(4, 4)])
  }

  @Test func paintOfRowsUnderPlainHeadingsLaysOutNothing() {
    var drawing = PageDrawing()
    for y in [100.0, 201] { drawing.horizontal(y, 50, 450) }
    for (text, end) in zip(["Sager", "Heraf nye", "Afgjort"], [250.0, 350, 440]) {
      drawing.right(text, to: end, y: 104)
    }
    drawing.text("Kommune", x: 54, y: 104)
    rows(&drawing, x: 54, y: 119, ends: [250, 350, 440], count: 6)
    for y in [117.0, 159] {
      for (start, end) in [(50.0, 159.5), (160, 259.5), (260, 359.5), (360, 450)] {
        drawing.page.fills.append(Fill(box: Rect(x0: start, y0: y, x1: end, y1: y + 13), colour: "#e6e6e6"))
      }
    }
    let tables = tabulate(drawing).tables
    #expect(tables.map(texts) == [[["Kommune", "Sager", "Heraf nye", "Afgjort"]] + expected(6, 3)])
  }

  // MARK: Regions

  @Test func aParagraphBetweenRulingsEndsATable() {
    var drawing = PageDrawing()
    for y in [100.0, 116, 300] { drawing.horizontal(y, 50, 450) }
    drawing.text("Kommune", x: 50, y: 102)
    drawing.right("2021", to: 250, y: 102)
    drawing.right("2022", to: 400, y: 102)
    rows(&drawing, x: 50, y: 120, ends: [250, 400], count: 6)
    prose(&drawing, x: 50, y: 225, lines: 4, words: 13)
    let document = tabulate(drawing)
    #expect(document.tables.map(\.rowCount) == [7])
    #expect(document.blocks.contains { $0.text.plain.hasPrefix("ord10 ord11") })
  }

  @Test func otherColumnsAfterRoomAreAnotherTable() {
    var drawing = PageDrawing()
    rows(&drawing, x: 50, y: 100, ends: [150, 200, 250, 300, 350, 400], count: 6)
    for (row, name) in ["Sager i alt pr. 1. januar", "Heraf med barnets samtykke", "Heraf uden handleplan"].enumerated()
    {
      drawing.text(name, x: 50, y: 194 + 14 * Double(row))
      for end in [275.0, 400] { drawing.right(figure(row, 0), to: end, y: 194 + 14 * Double(row)) }
    }
    #expect(tabulate(drawing).tables.map { [$0.rowCount, $0.columnCount] } == [[6, 7], [3, 3]])
  }

  @Test func aHeadingBesideItsFiguresIsInTheirColumn() {
    var drawing = PageDrawing()
    for y in [100.0, 130, 145, 235] { drawing.horizontal(y, 50, 450) }
    for x in [50.0, 150, 450] { drawing.vertical(x, 100, 235) }
    for (texts, y) in [(["Fuld", "Delt", "Del af"], 102.0), (["tid", "tid", "alle"], 114), (["3", "4", "5"], 132)] {
      for (text, x) in zip(texts, [210.0, 300, 390]) { drawing.centred(text, at: x, y: y) }
    }
    drawing.text("Kommune", x: 54, y: 108)
    rows(&drawing, x: 54, y: 148, ends: [230, 320, 446], count: 6)
    #expect(tabulate(drawing).tables.map(\.columnCount) == [4])
  }

  @Test func aLineOfUnitsOverTheHeadingsStandsOutside() {
    var drawing = PageDrawing()
    for y in [100.0, 132, 192] { drawing.horizontal(y, 50, 430) }
    drawing.text("(Antal sager pr. 31. december)", x: 50, y: 103)
    drawing.text("Kommune", x: 50, y: 118)
    for (text, end) in zip(["2021", "2022"], [250.0, 400]) { drawing.right(text, to: end, y: 118) }
    rows(&drawing, x: 50, y: 135, ends: [250, 400])
    let document = tabulate(drawing)
    #expect(document.tables.map(texts) == [[["Kommune", "2021", "2022"]] + expected(4, 2)])
    #expect(document.blocks.contains { $0.text.plain == "(Antal sager pr. 31. december)" })
  }

  // MARK: Rows

  @Test func rulingsBetweenRowsTellWhichLinesGoOn() {
    var drawing = PageDrawing()
    for y in [100.0, 116, 130, 156, 170, 184] { drawing.horizontal(y, 50, 430) }
    drawing.text("Kommune", x: 50, y: 102)
    for (text, end) in zip(["2021", "2022"], [250.0, 400]) { drawing.right(text, to: end, y: 102) }
    let names = [("Odense", 117.0), ("Nyborg med", 131), ("Kerteminde", 143), ("Assens", 157), ("Svendborg", 171)]
    for (name, y) in names { drawing.text(name, x: 50, y: y) }
    for (row, y) in [117.0, 131, 157, 171].enumerated() {
      drawing.right("1\(row)", to: 250, y: y)
      drawing.right("2\(row)", to: 400, y: y)
    }
    #expect(
      tabulate(drawing).tables.map(texts) == [
        [
          ["Kommune", "2021", "2022"], ["Odense", "10", "20"], ["Nyborg med\nKerteminde", "11", "21"],
          ["Assens", "12", "22"], ["Svendborg", "13", "23"],
        ]
      ])
  }

  @Test func aTextBehindTheNumberOfItsRowGoesOnBeforeTheFigures() {
    var drawing = PageDrawing()
    for y in [100.0, 116, 190] { drawing.horizontal(y, 50, 430) }
    drawing.text("Konto", x: 50, y: 102)
    for (text, end) in zip(["2021", "2022", "2023"], [310.0, 370, 425]) { drawing.right(text, to: end, y: 102) }
    let lines = [
      ("5.21", "Støtte til børn og", false), ("", "unge i familien", true), ("5.22", "Anbringelser", true),
      ("5.23", "Rådgivning", true), ("5.24", "Forebyggelse", true),
    ]
    for (row, line) in lines.enumerated() {
      let y = 118 + 14 * Double(row)
      if !line.0.isEmpty { drawing.text(line.0, x: 50, y: y) }
      drawing.text(line.1, x: line.0.isEmpty ? 98 : 90, y: y)
      guard line.2 else { continue }
      for end in [310.0, 370, 425] { drawing.right("\(row)7", to: end, y: y) }
    }
    let table = tabulate(drawing).tables.first
    #expect(table.map(texts)?[1] == ["5.21", "Støtte til børn og unge i familien", "17", "17", "17"])
    #expect(table?.rowCount == 5)
  }
}
