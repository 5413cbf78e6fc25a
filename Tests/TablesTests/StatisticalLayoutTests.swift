import Model
import Testing

@testable import Tables

/// Tables as statistical offices set them, without a drawn grid, each with the exact table expected.
@Suite struct StatisticalLayoutTests {
  private let names = ["Albertslund", "Slagelse", "Odense", "Aarhus", "Randers", "Viborg"]

  @Test func currencySignsStandBeforeTheirFigures() {
    var drawing = PageDrawing()
    let rows = [("Salg", "$", "60.399"), ("Løn", "", "24.562"), ("Rejser", "", "11.728"), ("I alt", "$", "45.833")]
    drawing.right("2010", to: 300, y: 100)
    drawing.right("2011", to: 400, y: 100)
    for (index, row) in rows.enumerated() {
      let y = 114 + 14 * Double(index)
      drawing.text(row.0, x: 50, y: y)
      for (sign, end) in [(240.0, 300.0), (340, 400)] {
        if !row.1.isEmpty { drawing.text(row.1, x: sign, y: y) }
        drawing.right(row.2, to: end, y: y)
      }
    }
    let table = tabulate(drawing).tables.first
    #expect(
      table.map(texts) == [
        ["", "2010", "2011"], ["Salg", "$ 60.399", "$ 60.399"], ["Løn", "24.562", "24.562"],
        ["Rejser", "11.728", "11.728"], ["I alt", "$ 45.833", "$ 45.833"],
      ])
  }

  @Test func headingsInTheMiddleReachOverTheirColumns() {
    var drawing = PageDrawing()
    drawing.centred("2025", at: 275, y: 100)
    drawing.centred("2026", at: 425, y: 100)
    let columns = [200.0, 250, 300, 350, 400, 450]
    drawing.text("Aktivitet", x: 50, y: 114)
    for (text, x) in zip(["1. kv", "2. kv", "3. kv", "4. kv", "Forår", "Efter"], columns) {
      drawing.centred(text, at: x, y: 114)
    }
    for (row, name) in ["Kurser", "Samtaler", "Møder", "Tilsyn"].enumerated() {
      drawing.text(name, x: 50, y: 130 + 14 * Double(row))
      for (column, x) in columns.enumerated() {
        drawing.centred("\(row + 1)\(column + 1)", at: x, y: 130 + 14 * Double(row))
      }
    }
    let table = tabulate(drawing).tables.first
    #expect(
      table.map(texts)?.prefix(3).map { $0 } == [
        ["", "2025", "<", "<", "<", "2026", "<"],
        ["Aktivitet", "1. kv", "2. kv", "3. kv", "4. kv", "Forår", "Efter"],
        ["Kurser", "11", "12", "13", "14", "15", "16"],
      ])
    #expect(table?.headerRows == 2)
  }

  @Test func rulingsUnderHeadingsTellOfThreeLevels() {
    var drawing = PageDrawing()
    let columns = [200.0, 270, 340, 410]
    for y in [96.0, 144, 206] { drawing.horizontal(y, 48, 440) }
    drawing.horizontal(112, 172, 438)
    for x in [172.0, 312] { drawing.horizontal(128, x, x + 126) }
    drawing.centred("Ansatte", at: 305, y: 98)
    drawing.centred("Mænd", at: 235, y: 114)
    drawing.centred("Kvinder", at: 375, y: 114)
    drawing.text("Område", x: 50, y: 130)
    for (text, x) in zip(["Antal", "Pct", "Antal", "Pct"], columns) { drawing.centred(text, at: x, y: 130) }
    for (row, name) in names.prefix(4).enumerated() {
      drawing.text(name, x: 50, y: 147 + 14 * Double(row))
      for (column, x) in columns.enumerated() {
        drawing.right("\(row + 1)\(column),5", to: x + 20, y: 147 + 14 * Double(row))
      }
    }
    let table = tabulate(drawing).tables.first
    #expect(
      table.map(texts)?.prefix(4).map { $0 } == [
        ["", "Ansatte", "<", "<", "<"], ["", "Mænd", "<", "Kvinder", "<"],
        ["Område", "Antal", "Pct", "Antal", "Pct"], ["Albertslund", "10,5", "11,5", "12,5", "13,5"],
      ])
    #expect(table?.headerRows == 3)
  }

  @Test func aWideHeadingMakesNoColumn() {
    var drawing = PageDrawing()
    for y in [96.0, 112, 128, 142, 156, 170, 184] { drawing.horizontal(y, 48, 480) }
    drawing.centred("Kongens Enghave", at: 255, y: 98)
    drawing.centred("Vesterbro", at: 415, y: 98)
    drawing.text("Emne", x: 50, y: 113)
    for (text, end) in zip(["Skøn", "Usikkerhed", "Skøn", "Usikkerhed"], [250.0, 330, 400, 475]) {
      drawing.right(text, to: end, y: 113)
    }
    for (row, name) in names.prefix(4).enumerated() {
      drawing.text(name, x: 50, y: 129 + 14 * Double(row))
      for (text, end) in zip(
        ["93.8\(row * row)1", "3\(row)2", "16.\(7 - row)87", "6\(row * row)"], [250.0, 330, 400, 475])
      {
        drawing.right(text, to: end, y: 129 + 14 * Double(row))
      }
    }
    let table = tabulate(drawing).tables.first
    #expect(
      table.map(texts)?.prefix(3).map { $0 } == [
        ["", "Kongens Enghave", "<", "Vesterbro", "<"], ["Emne", "Skøn", "Usikkerhed", "Skøn", "Usikkerhed"],
        ["Albertslund", "93.801", "302", "16.787", "60"],
      ])
  }

  @Test func tablesUnderTheirTitlesAreApart() {
    var drawing = PageDrawing()
    for (table, top) in [100.0, 184, 268].enumerated() {
      drawing.text("Tabel \(table + 1). Leverancer i første kvartal", x: 50, y: top)
      drawing.text("Måned", x: 50, y: top + 16)
      for (text, end) in zip(["2008", "2009"], [250.0, 350]) { drawing.right(text, to: end, y: top + 16) }
      for (row, name) in ["Januar", "Februar", "Marts"].enumerated() {
        drawing.text(name, x: 50, y: top + 30 + 14 * Double(row))
        for (column, end) in [250.0, 350].enumerated() {
          drawing.right("\(table)\(row)\(column),7", to: end, y: top + 30 + 14 * Double(row))
        }
      }
      // One table with all rulings, one without, one with the ruling under its header alone.
      if table == 0 { for y in [114.0, 129, 172] { drawing.horizontal(y, 48, 352) } }
      if table == 2 { drawing.horizontal(297, 48, 352) }
    }
    let tables = tabulate(drawing).tables
    #expect(
      tables.map(texts)
        == (0..<3).map { table in
          [["Måned", "2008", "2009"]]
            + ["Januar", "Februar", "Marts"].enumerated().map { row, name in
              [name, "\(table)\(row)0,7", "\(table)\(row)1,7"]
            }
        })
    #expect(tables.first?.caption == "Tabel 1. Leverancer i første kvartal")
  }

  @Test func rulingsOfTheirOwnPartTablesSideBySide() {
    var drawing = PageDrawing()
    for (left, head) in [(50.0, "Kommune"), (320, "Region")] {
      for y in [98.0, 113, 186] { drawing.horizontal(y, left - 2, left + 202) }
      drawing.text(head, x: left, y: 100)
      drawing.right("Andel", to: left + 200, y: 100)
      for (row, name) in names.prefix(5).enumerated() {
        drawing.text(name, x: left, y: 115 + 14 * Double(row))
        drawing.right("1\(row),\(Int(left) % 7)", to: left + 200, y: 115 + 14 * Double(row))
      }
    }
    let tables = tabulate(drawing).tables
    #expect(tables.map { texts($0)[0] } == [["Kommune", "Andel"], ["Region", "Andel"]])
    #expect(tables.map { texts($0).last } == [["Randers", "14,1"], ["Randers", "14,5"]])
    #expect(tables.map(\.rowCount) == [6, 6])
  }

  @Test func dotsEndTheHeadOfARow() {
    var drawing = PageDrawing()
    for y in [96.0, 112, 184] { drawing.horizontal(y, 48, 400) }
    drawing.text("Post", x: 50, y: 98)
    for (text, end) in zip(["1980", "1990"], [330.0, 398]) { drawing.right(text, to: end, y: 98) }
    let rows: [(lines: [String], indent: Double)] = [
      (["Alle udgifter.........................."], 0), (["Undervisning......................."], 12),
      (["Skoler på alle trin i kommuner", "med egne skoler............."], 24),
      (["Andre skoler........................."], 12),
    ]
    var y = 115.0
    var expected = [["Post", "1980", "1990"]]
    for (index, row) in rows.enumerated() {
      for (number, line) in row.lines.enumerated() {
        drawing.text(line, x: 50 + row.indent, y: y)
        if number == row.lines.count - 1 {
          drawing.right("7\(index).546", to: 330, y: y)
          drawing.right("6\(index).230", to: 398, y: y)
        }
        y += 12
      }
      expected.append([row.lines.joined(separator: " "), "7\(index).546", "6\(index).230"])
    }
    #expect(tabulate(drawing).tables.first.map(texts) == expected)
  }

  @Test func aHeadingInTheMiddleOfTheRowsIsARowOfItsOwn() {
    var drawing = PageDrawing()
    drawing.text("Sted", x: 50, y: 100)
    for (text, end) in zip(["2008", "2009", "2010"], [230.0, 320, 410]) { drawing.right(text, to: end, y: 100) }
    for y in [97.0, 113, 230] { drawing.horizontal(y, 48, 412) }
    var y = 115.0
    for section in ["ANTAL GÅRDE", "VÆRDI AF SALG"] {
      drawing.centred(section, at: 230, y: y)
      for (row, name) in ["Nord", "Syd", "Vest"].enumerated() {
        drawing.text(name, x: 50, y: y + 14 * Double(row + 1))
        for (column, end) in [230.0, 320, 410].enumerated() {
          drawing.right("1\(row)\(column)", to: end, y: y + 14 * Double(row + 1))
        }
      }
      y += 56
    }
    let found = tabulate(drawing).tables.first.map(texts)
    #expect(found?.count == 9)
    #expect(found?[1] == ["ANTAL GÅRDE", "<", "<", "<"])
    #expect(found?[4] == ["Vest", "120", "121", "122"])
    #expect(found?[5] == ["VÆRDI AF SALG", "<", "<", "<"])
  }

  @Test func crossesInAMatrixStandInRowsOfTheirOwn() {
    var drawing = PageDrawing()
    let columns = [230.0, 300, 370]
    drawing.text("Indsats", x: 50, y: 100)
    for (text, x) in zip(["Skole", "Familie", "PPR"], columns) { drawing.centred(text, at: x, y: 100) }
    for y in [97.0, 113, 190] { drawing.horizontal(y, 48, 400) }
    let rows = ["Fast kontaktperson", "Tidlig screening", "Netværksmøder", "Ledelsestilsyn", "Kompetenceløft"]
    var expected = [["Indsats", "Skole", "Familie", "PPR"]]
    for (row, name) in rows.enumerated() {
      drawing.text(name, x: 50, y: 115 + 15 * Double(row))
      drawing.centred("X", at: columns[row % 3], y: 115 + 15 * Double(row))
      expected.append([name] + (0..<3).map { $0 == row % 3 ? "X" : "" })
    }
    #expect(tabulate(drawing).tables.first.map(texts) == expected)
  }

  @Test func roomBetweenRowsPartsThem() {
    var drawing = PageDrawing()
    let rows = [
      ["Organ", "Formål", "Beløb"], ["Arbejdsministeriet", "Uddannelse af unge", "1.684"],
      ["Styrelsen for Miljø\nog Natur\nKøbenhavn", "Lån til anlæg\nLandets vandværker", "1.525"],
      ["Kulturministeriet", "Tilskud til mindre\nForeninger", "174"], ["Energistyrelsen", "Isolering", "98"],
    ]
    var y = 100.0
    for (number, row) in rows.enumerated() {
      var bottom = y
      for (text, x) in zip(row, [50.0, 200, 350]) {
        bottom = max(bottom, drawing.wrapped(text, x: x, y: y, width: 140, style: number == 0 ? .bold : []))
      }
      y = bottom + 8
    }
    #expect(
      tabulate(drawing).tables.first.map(texts)?.map { $0.map { $0.replacing("\n", with: " ") } }
        == rows.map { $0.map { $0.replacing("\n", with: " ") } })
  }

  @Test func paintedRowsBelowTheFirstAreNoHeader() {
    var drawing = PageDrawing()
    let rows = [
      ["Indsats", "Formål", "Frist"], ["Kontakt", "Barnet har én voksen\nat gå til", "Maj"],
      ["Tilsyn", "Sager ses efter\nhvert kvartal", "Juni"], ["Kurser", "Alle lærer mere\nom samtaler", "Juli"],
      ["Møder", "Netværket deltager\ni planen", "August"],
    ]
    var y = 100.0
    for (number, row) in rows.enumerated() {
      var bottom = y
      for (text, x) in zip(row, [50.0, 150, 300]) {
        bottom = max(bottom, drawing.wrapped(text, x: x, y: y, width: 140))
      }
      if number == 2 || number == 4 {
        drawing.page.fills.append(Fill(box: Rect(x0: 46, y0: y - 3, x1: 380, y1: bottom + 3), colour: "#eeeeee"))
      }
      y = bottom + 6
    }
    let table = tabulate(drawing).tables.first
    #expect(table.map(texts)?.first == ["Indsats", "Formål", "Frist"])
    #expect(table?.rowCount == 5)
  }

  @Test func aPaintedHeadingOfAGroupReachesOverAllColumns() {
    var drawing = PageDrawing()
    let rows = [
      ["Aktivitet", "Ansvarlig", "Frist"], ["Forebyggelse"], ["Kortlægning", "PPR", "2025"],
      ["Opfølgning", "Skole", "2026"], ["Myndighed"], ["Gennemgang", "Leder", "2025"], ["Rapport", "Udvalg", "2026"],
    ]
    for (row, cells) in rows.enumerated() {
      let y = 100 + 16 * Double(row)
      for (text, x) in zip(cells, [50.0, 200, 320]) { drawing.text(text, x: x, y: y) }
      guard row == 0 || cells.count == 1 else { continue }
      drawing.page.fills.append(
        Fill(box: Rect(x0: 46, y0: y - 2, x1: 400, y1: y + 14), colour: row == 0 ? "#99bb99" : "#ddeedd"))
    }
    #expect(
      tabulate(drawing).tables.first.map(texts)
        == rows.map { $0.count == 1 ? [$0[0], "<", "<"] : $0 })
  }

  @Test func boldNamesBesideTextAreATable() {
    var drawing = PageDrawing()
    let rows = [
      ("Ansvarlig", "Centerchef for Børn og Unge"), ("Tidsplan", "Fra januar 2025 til maj 2026"),
      ("Formål", "At sikre en tidlig indsats for børn og unge med behov for støtte i hverdagen"), ("Stade", "I gang"),
    ]
    var y = 100.0
    for (name, text) in rows {
      drawing.text(name, x: 50, y: y, style: .bold)
      y = drawing.wrapped(text, x: 150, y: y, width: 300) + 5
    }
    #expect(tabulate(drawing).tables.first.map(texts) == rows.map { [$0.0, $0.1] })
  }

  @Test func textsThatBeginAtOnePlaceAreAColumnHoweverNear() {
    var drawing = PageDrawing()
    let rows = [
      ["Nord", "1.000", "2,0"], ["Syd", "1.091", "19,1"], ["Øst", "1.182", "16,2"], ["Vest", "1.273", "3,3"],
    ]
    drawing.text("Distrikt", x: 50, y: 100)
    drawing.text("2022", x: 150, y: 100)
    drawing.text("2023", x: 179, y: 100)
    for (row, cells) in rows.enumerated() {
      for (text, x) in zip(cells, [50.0, 150, 179]) { drawing.text(text, x: x, y: 114 + 14 * Double(row)) }
    }
    #expect(tabulate(drawing).tables.first.map(texts) == [["Distrikt", "2022", "2023"]] + rows)
  }

  @Test func formsAndBarChartsAreNoTables() {
    var form = PageDrawing()
    for (row, labels) in [["Navn:", "CPR-nr.:"], ["Adresse:", "Postnr.:"], ["Telefon:", "E-mail:"]].enumerated() {
      let y = 100 + 26 * Double(row)
      form.text(labels[0], x: 50, y: y)
      form.text(labels[1], x: 300, y: y)
      form.horizontal(y + 12, 110, 290)
      form.horizontal(y + 12, 360, 540)
    }
    #expect(tabulate(form).tables.isEmpty)
    var chart = PageDrawing()
    for (row, length) in [100.0, 40, 160, 70, 130].enumerated() {
      let y = 100 + 22 * Double(row)
      chart.right(names[row], to: 114, y: y)
      chart.page.fills.append(Fill(box: Rect(x0: 120, y0: y, x1: 120 + length, y1: y + 12), colour: "#4472c4"))
      chart.text("\(Int(length) / 7),\(row)", x: 124 + length, y: y)
    }
    #expect(tabulate(chart).tables.isEmpty)
  }

  @Test func theSameHeadingsUnderAnotherNameBeginAnotherTable() {
    var drawing = PageDrawing()
    for (table, top) in [100.0, 172].enumerated() {
      drawing.text(["Region Nord", "Region Syd"][table], x: 50, y: top, style: .bold)
      drawing.text("Kommune", x: 50, y: top + 14)
      for (text, end) in zip(["Gårde", "Areal"], [250.0, 350]) { drawing.right(text, to: end, y: top + 14) }
      for (row, name) in names.prefix(3).enumerated() {
        drawing.text(name, x: 50, y: top + 28 + 14 * Double(row))
        for (column, end) in [250.0, 350].enumerated() {
          drawing.right("\(table)\(row * row)\(column),7", to: end, y: top + 28 + 14 * Double(row))
        }
      }
    }
    let tables = tabulate(drawing).tables
    #expect(tables.map { texts($0)[0] } == [["Kommune", "Gårde", "Areal"], ["Kommune", "Gårde", "Areal"]])
    #expect(tables.map(\.rowCount) == [4, 4])
  }

  @Test func aHeadingOverColumnsStandsBesideLinesOfOthersThatWrap() {
    var drawing = PageDrawing()
    for y in [96.0, 140, 200] { drawing.horizontal(y, 48, 500) }
    drawing.text("Branche", x: 50, y: 124)
    for (text, y) in zip(["Timeløn i", "snit og i", "kroner"], [98.0, 111, 124]) { drawing.right(text, to: 260, y: y) }
    drawing.centred("Ændring i procent", at: 420, y: 111)
    for (text, end) in zip(["Sidste år", "Sidste måned"], [400.0, 490]) { drawing.right(text, to: end, y: 124) }
    for (row, name) in names.prefix(4).enumerated() {
      drawing.text(name, x: 50, y: 142 + 14 * Double(row))
      for (column, end) in [260.0, 400, 490].enumerated() {
        drawing.right("\(row * row)\(column),5", to: end, y: 142 + 14 * Double(row))
      }
    }
    let table = tabulate(drawing).tables.first
    #expect(
      table.map(texts)?.prefix(2).map { $0.map { $0.replacing("\n", with: " ") } } == [
        ["", "Timeløn i snit og i", "Ændring i procent", "<"], ["Branche", "kroner", "Sidste år", "Sidste måned"],
      ])
  }

  @Test func figuresStrewnOverAChartAreNoTable() {
    var drawing = PageDrawing()
    let places = [
      (90.0, 0.0), (330, 0), (230, 1), (290, 1), (90, 2), (200, 2), (330, 3), (90, 3), (130, 4), (160, 4), (260, 4),
    ]
    for (number, place) in places.enumerated() {
      drawing.text("\(17 + number * number)", x: place.0, y: 100 + 15 * place.1)
    }
    #expect(tabulate(drawing).tables.isEmpty)
  }

  @Test func textThatRunsUpOrDownIsReadInItsDirection() {
    for (turn, lines) in [
      (1, [["styring", "og", "Ledelse"], ["opfølgning"]]), (3, [["opfølgning"], ["Ledelse", "og", "styring"]]),
    ] {
      var drawing = PageDrawing()
      drawing.table([["", "Tilsyn", "Maj"], ["", "Kurser", "Juni"]], columns: [50, 80, 200, 300], y: 100)
      drawing.page.rulings.removeAll {
        $0.orientation == .horizontal && $0.start == 50 && $0.position > 100 && $0.position < 130
      }
      drawing.horizontal(115.5, 80, 300)
      for (column, words) in lines.enumerated() {
        for (place, text) in words.enumerated() {
          let x = 54 + 12 * Double(column)
          let y = 101 + 10 * Double(place)
          drawing.page.words.append(
            Word(text: text, box: Rect(x0: x, y0: y, x1: x + 9, y1: y + 8), size: 8, turn: turn))
        }
      }
      let first = tabulate(drawing).tables.first?.cells.first { $0.column == 0 }
      #expect(first?.text.plain.replacing("\n", with: " ") == "Ledelse og styring opfølgning", "turn \(turn)")
    }
  }

  /// The first column is filled with dots up to figures of different lengths, so that no strip stays open between the two.
  @Test func dotsBeforeFiguresOfDifferentLengthsEndWhereTheColumnDoes() {
    var drawing = PageDrawing()
    let rows = [
      ("Salg", "4.112", "61,0"), ("Rejser og kurser", "733", "25,7"), ("Løn", "89.417", "13,3"), ("I alt", "71", "9,9"),
    ]
    for (index, row) in rows.enumerated() {
      let y = 100 + 14 * Double(index)
      drawing.text(row.0, x: 50, y: y)
      drawing.right(row.1, to: 300, y: y)
      drawing.right(row.2, to: 400, y: y)
      let words = drawing.page.words
      let label = words.last { $0.box.x0 < 200 && abs($0.box.y0 - words[words.count - 1].box.y0) < 1 }
      let figure = words[words.count - 2]
      if let label {
        var dots = label
        dots.text = "........"
        dots.box.x0 = label.box.x1
        dots.box.x1 = figure.box.x0
        drawing.page.words.insert(dots, at: words.count - 2)
      }
    }
    let table = tabulate(drawing).tables.first
    #expect(
      table.map(texts)?.map { $0.map { $0.replacing(" ........", with: "") } }
        == rows.map { [$0.0, $0.1, $0.2] })
  }

  /// Rules over sums are no frame: what stands beside them belongs to the table as well.
  @Test func rulesOverSumsFrameNoTable() {
    var drawing = PageDrawing()
    let rows = [
      ("Tilbud", "Regnskab", "Budget"), ("Egne tilbud", "14.207", "12.988"), ("Købte pladser", "12.004", "9.771"),
      ("Tilbud i alt", "26.211", "22.759"), ("Drift", "", ""), ("Løn", "1.340", "2.204"), ("Kurser", "883", "901"),
      ("Drift i alt", "2.223", "3.105"),
    ]
    for (index, row) in rows.enumerated() {
      let y = 100 + 14 * Double(index)
      drawing.text(row.0, x: 50, y: y)
      drawing.right(row.1, to: 480, y: y)
      drawing.right(row.2, to: 560, y: y)
    }
    for y in [141.0, 155, 197, 211] { drawing.horizontal(y, 220, 562) }
    #expect(tabulate(drawing).tables.map { texts($0).map(\.first) } == [rows.map(\.0)])
  }

  /// Much room between rows parts no table while the columns stay where they are.
  @Test func rowsFarApartAreOneTable() {
    var drawing = PageDrawing()
    let rows = [
      ["Indsats", "Det gør vi", "Hvem", "Hvornår"],
      ["Børnepanel", "Et panel med ti unge mødes fire gange om året.", "Chef for Børn", "september 2024"],
      ["Nye breve", "De mest brugte breve skrives om.", "Jurist", "Ultimo 2024"],
      ["Egen plan", "Børn får tilbud om selv at skrive et afsnit i planen.", "Faglig leder", "1. kvartal 2025"],
    ]
    let columns = [50.0, 150, 290, 390]
    for (row, cells) in rows.enumerated() {
      for (column, text) in cells.enumerated() {
        drawing.wrapped(text, x: columns[column], y: row == 0 ? 100 : 60 + 60 * Double(row), width: 110)
      }
    }
    #expect(tabulate(drawing).tables.map(texts) == [rows])
  }

  /// Rulings under the headings and rulings under the whole rows are of two widths and run along the same rows.
  @Test func rowsBetweenRulingsOfTwoWidthsAreFoundOnce() {
    var drawing = PageDrawing()
    let rows = [
      ["Kontor", "Undersøgelse", "Hvad spørges der om", "Hvor ofte"],
      ["Sundhed", "Hjemmet", "Spørgsmål om hverdagen", "Hvert år"],
      ["", "Plejehjem", "Funktion", "Hvert tredje år"], ["Trafik", "Rejser", "Hvad der hindrer rejser", "Månedligt"],
    ]
    for (row, cells) in rows.enumerated() {
      for (column, text) in cells.enumerated() where !text.isEmpty {
        drawing.text(text, x: [50.0, 150, 260, 420][column], y: 100 + 18 * Double(row))
      }
    }
    for y in [92.0, 128, 164] { drawing.horizontal(y, 48, 500) }
    for y in [110.0, 146] { drawing.horizontal(y, 40, 510) }
    #expect(tabulate(drawing).tables.count == 1)
  }
}
