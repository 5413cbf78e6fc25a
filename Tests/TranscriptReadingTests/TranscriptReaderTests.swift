import Model
import TestSupport
import Testing
import TranscriptReading

func blocks(_ text: String) throws -> [Block] { try TranscriptReader().read(bytes: Array(text.utf8)).blocks }

func tables(_ text: String) throws -> [MarkupTable] {
  try blocks(text).markupTables
}

@Suite("A transcript becomes blocks in reading order")
struct TranscriptReaderTests {
  @Test func headingsListsAndFootnotes() throws {
    let found = try blocks(
      """
      ## Handleplan 2023

      Kommunen vil styrke arbejdet<sup>1</sup> med børn.

      - a. Indsatser som er i gang
      - Løbende opfølgning
      1. Underretninger
      2. Undersøgelser

      ---

      <sup>1</sup> Se notatet fra marts.
      """)
    #expect(
      found.summary == [
        "h1 Handleplan 2023", "p Kommunen vil styrke arbejdet1 med børn.", "li0 a. Indsatser som er i gang",
        "li0  Løbende opfølgning", "li0 1. Underretninger", "li0 2. Undersøgelser", "note1 Se notatet fra marts.",
      ])
    #expect(found[1].text.runs[1].style == .superscript)
  }

  @Test func linesBetweenNumberedRowsNameThem() throws {
    let found = try #require(
      try tables(
        """
        Nr.\tIndsats\tFrist\tUdestår
        Inddragelse af børn
        1.1\tTavlemøder\tMaj 2023\tSidste kursus.
        1.2\tMakkerordning\tJuni 2023\tIntet.
        Ledelse og kompetencer
        2.1\tTilsyn\tMaj 2023\tVejledning er skrevet
        Oplæg holdes i teams
        2.2\tKurser\tJuni 2023\tIntet.
        """
      ).first)
    let bands = found.rows.filter { $0.cells.first?.columnSpan == 4 }.map { $0.cells[0].text.plain }
    #expect(bands == ["Inddragelse af børn", "Ledelse og kompetencer"])
    #expect(found.rows[5].cells.last?.text.plain == "Vejledning er skrevet\nOplæg holdes i teams")
  }

  @Test func aLineThatBeginsLikeTheBandBeforeIsOneToo() throws {
    let found = try #require(
      try tables(
        """
        Nr.\tIndsats\tFrist\tAnsvar
        Spor 1. Sagsbehandling
        1.1\tTavlemøder\tMaj 2023\tLeder
        Spor 2. Ledelse
        2.1\tTilsyn\tMaj 2023\tLeder
        """
      ).first)
    let bands = found.rows.filter { $0.cells.first?.columnSpan == 4 }.map { $0.cells[0].text.plain }
    #expect(bands == ["Spor 1. Sagsbehandling", "Spor 2. Ledelse"])
  }

  @Test func aDayOfAMonthBeginsNoList() throws {
    #expect(try blocks("1. januar 2020 begynder arbejdet.").summary == ["p 1. januar 2020 begynder arbejdet."])
  }

  @Test func plainHeadingsStandAloneAndTheContentsGiveTheirLevel() throws {
    let found = try blocks(
      """
      Indsatsområder\t4
      Mål.......7
      Bilag.......9

      Indsatsområder

      Fokus: At sikre en fælles forståelse af arbejdet.

      Opfølgning

      Der følges op hvert år i maj.
      """)
    #expect(
      found.summary == [
        "table 3", "h1 Indsatsområder", "p Fokus: At sikre en fælles forståelse af arbejdet.", "h2 Opfølgning",
        "p Der følges op hvert år i maj.",
      ])
  }

  @Test func aLetterheadIsNoHeading() throws {
    let found = try blocks(
      "Børn og Unge\n\nSagsbehandler\n\n12-2020-1234\n\n4. maj 2020\n\nHandleplan for området\nKommunen skriver her.")
    #expect(found.allSatisfy { $0.content == .paragraph })
  }

  @Test func theHeadingThatOpensTheTextIsItsTitle() throws {
    let found = try blocks("Overblik over indsatser\n\nKommunen skriver her.\n\nMål\n\nDer er to mål.")
    #expect(found.summary == ["h1 Overblik over indsatser", "p Kommunen skriver her.", "h2 Mål", "p Der er to mål."])
  }

  @Test func linesBrokenByTheirLengthAreJoined() throws {
    let found = try blocks(
      "Kommunen vil i de kommende år styrke det tværfaglige samarbejde\nmed skoler og dagtilbud.\nNy linje.")
    #expect(
      found.summary == [
        "p Kommunen vil i de kommende år styrke det tværfaglige samarbejde med skoler og dagtilbud.\nNy linje."
      ])
  }

  @Test func titlesOfOtherDocumentsAreFurniture() throws {
    let titles = (1...15).map { "Handleplan nummer \($0) for en anden kommune\n\n" }.joined()
    let found = try blocks(titles + String(repeating: "Planen gælder for alle børn i kommunen. ", count: 12))
    #expect(found.count == 16)
    #expect(found.prefix(15).allSatisfy { $0.content == .furniture })
    #expect(found.last?.content == .paragraph)
  }

  @Test func emptyAndHostileTexts() throws {
    #expect(throws: Problem.self) { try TranscriptReader().read(bytes: Array(" \n".utf8)) }
    #expect(try blocks(String(repeating: "<b>", count: 20_000) + "x").count == 1)
    #expect(try blocks("a\t" + String(repeating: "*", count: 50_000)).count == 1)
    let wide = String(repeating: "\t", count: 50_000) + "x\n"
    #expect(try tables(wide + wide).count == 1)
  }

  @Test func otherEncodingsAreRead() throws {
    let document = try TranscriptReader().read(bytes: [0x6D, 0xE5, 0x6C])
    #expect(document.blocks.first?.text.plain == "mål")
    #expect(document.problems.map(\.code) == [.encodingGuessed])
  }
}

@Suite("Tables of a transcript")
struct TranscriptTableTests {
  @Test func tabSeparatedRowsOverPageBreaks() throws {
    let table = try #require(
      try tables("Område\tIndsats\tFrist\nTilsyn\tFaste møder\tmaj 2021\n\n\tog flere samtaler\t\n").first)
    #expect(
      table.texts == [
        ["Område", "Indsats", "Frist"], ["Tilsyn", "Faste møder", "maj 2021"], ["", "og flere samtaler", ""],
      ])
    #expect(table.rows.map(\.groupIndex) == [0, 0, 1])
  }

  @Test func aRepeatedHeaderAfterABlankLineBeginsATable() throws {
    let found = try tables("\tJanuar\tMarts\na\tb\tc\n\n\tJanuar\tMarts\nd\te\tf\n")
    #expect(found.map(\.rows.count) == [2, 2])
  }

  @Test func markdownTables() throws {
    let table = try #require(try tables("| Mål | Frist |\n|:--|---|\n| **ro** | a \\| b |\n").first)
    #expect(table.texts == [["Mål", "Frist"], ["ro", "a | b"]])
    #expect(table.rows[0].cells.map(\.isHeader) == [true, true])
    #expect(table.rows[1].cells[0].text.runs[0].style == .bold)
  }

  @Test func columnsSetApartBySpaces() throws {
    let found = try tables(
      """
      Indsats                Ansvarlig         Frist
      Styrket tilsyn         Afdelingsleder    1. juni 2022
      Fælles kurser for      Konsulent         3. kvartal
      alle rådgivere                           2022
      Ny praksis             Jurist            1. marts
      """)
    #expect(
      found.map(\.texts) == [
        [
          ["Indsats", "Ansvarlig", "Frist"], ["Styrket tilsyn", "Afdelingsleder", "1. juni 2022"],
          ["Fælles kurser for alle rådgivere", "Konsulent", "3. kvartal 2022"], ["Ny praksis", "Jurist", "1. marts"],
        ]
      ])
  }

  @Test func justifiedTextIsNoTable() throws {
    let text = """
      Kommunen  vil i de  kommende år  styrke det tværfaglige
      samarbejde med  skoler og  dagtilbud, så alle børn  får
      den  hjælp de har  brug for.  Planen gælder  i to år og
      """
    #expect(try tables(text).isEmpty)
  }

  @Test func fragmentsOfHTMLInCells() throws {
    let table = try #require(
      try tables("<p>Titel</p> <p>At b&oslash;rn h&#248;res</p>\t<u>Maj 2019</u><br>Klar\t<ul> • a • b\n").first)
    #expect(table.texts == [["Titel\nAt børn høres", "Maj 2019\nKlar", "a\nb"]])
    #expect(table.rows[0].cells[1].text.runs[0].style == .underlined)
  }
}

@Suite("Rows that a browser's copy breaks over lines")
struct SpilledRowsTests {
  private let header = "Nr.\tIndsats\tBeskrivelse\tHvem"

  @Test func aCellOfSeveralParagraphsStaysInItsRow() throws {
    let found = try tables(
      header + "\n1\tTilsyn\t\n\nMøder holdes.\n\nDer følges op.\n\n\tLeder\n2\tKurser\tAlle deltager.\tHR\n")
    #expect(
      found.map(\.texts) == [
        [
          ["Nr.", "Indsats", "Beskrivelse", "Hvem"], ["1", "Tilsyn", "Møder holdes.\nDer følges op.", "Leder"],
          ["2", "Kurser", "Alle deltager.", "HR"],
        ]
      ])
  }

  @Test func anEmptyLastCellTakesNoTextFromBelowTheTable() throws {
    let found = try tables(header + "\n1\tTilsyn\tMøder\t\n\nPlanen er vedtaget.\n\nDen følges op hvert år.\n")
    #expect(found.first?.texts.last == ["1", "Tilsyn", "Møder", ""])
  }

  @Test func aLineOverARepeatedHeaderIsAHeading() throws {
    let found = try blocks(header + "\n1\tTilsyn\tMøder\tLeder\nRettidighed\n" + header + "\n2\tKurser\tAlle\tHR\n")
    #expect(found.markupTables.map { $0.texts.count } == [2, 2])
    #expect(found.contains { $0.text.plain == "Rettidighed" })
  }
}
