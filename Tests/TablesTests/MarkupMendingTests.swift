import Model
import Testing

@testable import Tables

/// A transcript's table from lines of fields parted by bars; an empty line is a place where a page may have ended.
func transcript(_ lines: [String]) -> MarkupTable {
  var piece = 0
  var rows: [MarkupTable.Row] = []
  for line in lines {
    if line.isEmpty {
      piece += 1
    } else {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      rows.append(MarkupTable.Row(fields.map { MarkupTable.Cell(StyledText(String($0))) }, groupIndex: piece))
    }
  }
  return MarkupTable(rows: rows, method: .transcript)
}

extension MarkupTable {
  var texts: [[String]] { rows.map { $0.cells.map(\.text.plain) } }
}

@Suite("Tables that copying as text has broken")
struct MarkupMendingTests {
  private let header = "Område|Klasse|Indsats|Hvordan|Hvornår"
  private let whole = [
    "Tilsyn|A|Faste møder med alle skoler|Forvaltningen holder møder med skolerne to gange om året.|Maj 2021",
    "|B|Bedre overgange for børn|Der skrives en vejledning, som alle institutioner skal bruge.|Juni 2021",
    "Ledelse|A|Ny enhed for personale|Enheden samler opgaver, der i dag løses i fire områder.|1. januar 2021",
    "|C|Uddannelse af ledere|Forløbet aftales med højskolen og begynder efter ferien.|3. kvartal 2022",
  ]

  private func mended(_ lines: [String]) -> (texts: [[String]], realigned: [Int]) {
    let result = MarkupMending(settings: TableSettings()).mended(transcript(lines))
    return (result.table.texts, result.realigned)
  }

  @Test func aRowThatLostItsFirstFieldIsPutRight() {
    let shifted = "A|Styrket dialog med forældre|Alle forældre tilbydes en samtale inden sommer.|April 2021"
    let gapped = "B|Fælles skema til visitation|Skemaet afprøves i to områder og rettes til.||Marts 2021"
    let result = mended([header] + whole + ["", shifted, gapped])
    #expect(
      result.texts[5] == [
        "", "A", "Styrket dialog med forældre", "Alle forældre tilbydes en samtale inden sommer.", "April 2021",
      ])
    #expect(
      result.texts[6] == [
        "", "B", "Fælles skema til visitation", "Skemaet afprøves i to områder og rettes til.", "Marts 2021",
      ])
    #expect(result.realigned == [5, 6])
  }

  @Test func aShiftedRowIsFoundWhereverItStands() {
    for place in 0...whole.count {
      var lines = whole
      lines.insert("C|Kortlægning af tilbud|Kommunen kortlægger de tilbud, der findes i dag.|Uge 34 2021", at: place)
      #expect(mended([header] + lines).realigned == [place + 1])
    }
  }

  /// No cell is out of place by itself: the columns hold titles, sentences, dates and names.
  @Test func aShortRowMovesWhenItsCellsTogetherFitElsewhere() {
    let header = "Område|Indsats|Indhold|Tidsplan|Ansvarlig"
    let plan = [
      "Tidlig hjælp|Rådgivere på skolerne|En rådgiver er på skolen én dag om ugen og giver sparring til lærere.|August 2021|Teamleder",
      "|Korte forløb|Familier tilbydes op til otte besøg uden en undersøgelse først.|3. kvartal 2021|Familiehuset",
      "Kvalitet|Tilsyn hvert kvartal|Lederne udtager ti sager til gennemgang efter et fast skema.|Oktober 2021|Jurist",
      "|Mentorordning|En erfaren rådgiver følger den nyansatte i de første seks måneder.|Efterår 2021|Afdelingsleder",
    ]
    let shifted =
      "Tjekliste til sager|Listen sikrer, at alle sager har mål, frister og barnets egne ønsker.|Medio 2021|Koordinator"
    let result = mended([header] + plan + ["", shifted])
    #expect(result.realigned == [5])
    #expect(result.texts[5].first == "")
    let shortened = "Økonomi|Visitationsudvalg|Nye foranstaltninger behandles i et udvalg, der mødes hver uge."
    #expect(mended([header] + plan + ["", shortened]).realigned.isEmpty)
  }

  @Test func rowsThatFitStay() {
    let result = mended([header] + whole)
    #expect(result.realigned.isEmpty)
    #expect(result.texts == transcript([header] + whole).texts)
  }

  @Test func monthsThatAreOftenEmptyAreNotFilled() {
    let matrix = [
      "|Januar|Februar|Marts", "Organisering|Udvalget – til beslutning||",
      "Rådgivere||Administrativ proces|Udvalget – til orientering",
      "Økonomi|||Udvalget – til orientering", "Praksis||Administrativ proces|",
    ]
    #expect(mended(matrix).realigned.isEmpty)
    #expect(mended(matrix).texts == transcript(matrix).texts)
  }

  @Test func aRowCutByThePageIsJoined() {
    let cut = [
      "|A|Møder om overgange, hvor skole og|Kommunen inviterer alle, som kender barnet, til et|Maj 2022", "",
      "||dagtilbud deltager|fælles møde før skolestart.|", "|B|Klare mål|Målene skrives ind i planen.|Juni 2022",
    ]
    let result = mended([header] + whole + cut)
    #expect(result.texts.count == 7)
    #expect(result.texts[5][2] == "Møder om overgange, hvor skole og dagtilbud deltager")
    #expect(result.texts[5][3] == "Kommunen inviterer alle, som kender barnet, til et fælles møde før skolestart.")
  }

  @Test func aParagraphAfterThePageBreakGoesOnInItsCell() {
    let result = mended([header] + whole + ["", "|||Desuden laves der en folder.|", "|A|Åben dør|Døren er åben.|2022"])
    #expect(result.texts[4][3].hasSuffix("efter ferien.\nDesuden laves der en folder."))
    #expect(result.texts.count == 6)
  }

  @Test func aWordCutByThePageIsPutTogether() {
    let result = mended([
      "Indsats|Status|Rest", "Tilsyn|Der er aftalt en række udviklings-|Intet", "", "|forløb for alle.|",
    ])
    #expect(result.texts[1][1] == "Der er aftalt en række udviklingsforløb for alle.")
    let hanging = mended(["Indsats|Status|Rest", "Tilsyn|Der er aftalt udviklings-|Intet", "", "|og læringsforløb.|"])
    #expect(hanging.texts[1][1] == "Der er aftalt udviklings- og læringsforløb.")
  }

  @Test func aRowWithOnlyALabelAfterAPageBreakStaysARow() {
    let result = mended([
      "Formål|Aktiviteter|Mål", "Titel på det hele|Vi gør noget ved det.|Ro", "", "Opfølgning hvert år||",
    ])
    #expect(result.texts.count == 3)
  }
}

@Suite("Headers of tables in markup")
struct MarkupHeaderTests {
  private func layOut(_ lines: [String]) -> Table {
    MarkupGrid.layOut(transcript(lines), id: TableID(rawValue: "t1")).withHeaderSpansRestored()
  }

  @Test func twoLevelsWithoutSpansGetThem() {
    let table = layOut(["Indsats|2018|||2019|", "|okt|nov|dec|jan|feb", "Tilsyn||x|||", "Ledelse|x||||x"])
    #expect(table.headerRows == 2)
    #expect(table.cells.first { $0.text.plain == "2018" }?.columnSpan == 3)
    #expect(table.cells.first { $0.text.plain == "2019" }?.columnSpan == 2)
    #expect(table.review == [.cellSpansGuessed])
  }

  @Test func shortLabelsOverTextAreAHeader() {
    #expect(
      layOut(["Niveau 1|Niveau 2|Niveau 3", "At lederne kender alle sager.|At fejl rettes straks.|At der læres."])
        .headerRows == 1)
    #expect(layOut(["Indhold|2", "Indledning|3", "Mål|7"]).headerRows == 0)
  }
}

@Suite("A document in markup is tabulated")
struct MarkupTabulationTests {
  private func tabulated(_ blocks: [Block], settings: TableSettings = TableSettings()) -> TabulatedDocument {
    TableFinder(settings: settings).tabulate(ReadDocument(reader: .html, pageCount: 1, blocks: blocks))
  }

  @Test func tablesAreNumberedAndTakeTheirCaption() {
    let document = tabulated([
      Block(.caption, StyledText("Tabel 1")), Block(.markup(markup([["#a", "#b"], ["c", "d"]]))),
      Block(.paragraph, StyledText("Tekst")), Block(.markup(markup([["#a", "#b"], ["e", "f"]]))),
    ])
    #expect(document.tables.map(\.id.rawValue) == ["t1", "t2"])
    #expect(document.tables[0].caption == "Tabel 1")
    #expect(document.blocks.map(\.content).last == .table(TableID(rawValue: "t2")))
  }

  @Test func aTableWithoutHeaderGoesOnTheOneAbove() {
    let blocks = [Block(.markup(markup([["#a", "#b"], ["c", "d"]]))), Block(.markup(markup([["e", "f"]])))]
    #expect(tabulated(blocks).tables.map(\.rowCount) == [3])
    var settings = TableSettings()
    settings.stitches = false
    #expect(tabulated(blocks, settings: settings).tables.map(\.rowCount) == [2, 1])
  }

  @Test func realignedRowsAreReported() {
    let lines = [
      "Klasse|Indsats|Hvornår", "A|Faste møder på skolerne|Maj 2021", "B|Bedre overgange i år|Juni 2021",
      "Klare mål for alle|April 2021",
    ]
    let document = TableFinder().tabulate(
      ReadDocument(reader: .transcript, pageCount: 1, blocks: [Block(.markup(transcript(lines)))]))
    #expect(document.tables[0].review == [.rowRealigned])
    #expect(document.problems.map(\.row) == [3])
    #expect(document.tables[0].cell(atRow: 3, column: 1)?.text.plain == "Klare mål for alle")
  }
}
