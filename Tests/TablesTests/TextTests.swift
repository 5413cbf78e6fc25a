import Model
import Testing

@testable import Tables

@Suite struct TextTests {
  @Test func aHyphenBeforeOgStaysAndAnotherIsJudgedByTheDocument() {
    var drawing = PageDrawing()
    drawing.text("sagsgennemgange er vigtige for alle", x: 50, y: 40)
    let hyphenation = Hyphenation(pages: [drawing.page], settings: TableSettings())
    #expect(hyphenation.joint("udviklings-", "og") == .space)
    #expect(hyphenation.joint("sags-", "gennemgange") == .joined)
    #expect(hyphenation.joint("skole-", "socialrådgiverne") == .hyphenated)
    #expect(hyphenation.joint("BUF-", "SOF") == .hyphenated)
    #expect(hyphenation.joint("del\u{AD}", "tager") == .joined)
    #expect(hyphenation.joint("slut", "start") == .space)
  }

  @Test func aWordCutForWantOfRoomIsOneWord() {
    var drawing = PageDrawing()
    drawing.text("Kommunens konsulent og teamets medarbejder er med", x: 50, y: 40)
    let hyphenation = Hyphenation(pages: [drawing.page], settings: TableSettings())
    #expect(hyphenation.areOneWord("konsulen", "t"))
    #expect(hyphenation.areOneWord("Projektm", "edarbejder"))
    #expect(!hyphenation.areOneWord("Forvaltningen", "og"))
    #expect(!hyphenation.areOneWord("Konsulent", "Teamet"))
    #expect(!hyphenation.areOneWord("teamets", "forslag"))
  }

  @Test func smallTextFarToTheSideOfAHeadingIsNoPartOfIt() {
    var drawing = PageDrawing()
    drawing.text("1. Rådgivning", x: 50, y: 80, size: 20, style: .bold)
    drawing.text("Spor 1: Tidlig indsats", x: 400, y: 86, size: 10)
    drawing.wrapped("Planen beskriver hvad kommunen gør i de kommende år", x: 50, y: 130, width: 400)
    #expect(tabulate(drawing).blocks.prefix(2).map(\.text.plain) == ["1. Rådgivning", "Spor 1: Tidlig indsats"])
  }

  @Test func listItemsInACellAreLinesWithoutTheirSigns() {
    var drawing = PageDrawing()
    drawing.table([["Navn", "• møder med alle\n• kurser\n1. plan"], ["a", "b"]], columns: [50, 150, 300], y: 100)
    #expect(tabulate(drawing).tables.first.map(texts)?[0][1] == "møder med alle\nkurser\n1. plan")
  }

  @Test func wrappedLinesAreOneParagraphAndShortLinesEndOne() {
    var drawing = PageDrawing()
    drawing.table(
      [["Kort titel\nHer står en længere tekst som fylder flere linjer i cellen", "x"], ["a", "b"]],
      columns: [50, 200, 300], y: 100)
    #expect(
      tabulate(drawing).tables.first.map(texts)?[0][0]
        == "Kort titel\nHer står en længere tekst som fylder flere linjer i cellen")
  }

  @Test func blocksTellHeadingsListsNotesAndFurniture() {
    var drawing = PageDrawing()
    drawing.text("Side 1 af 1", x: 500, y: 810, size: 8)
    drawing.text("Plan for området", x: 50, y: 80, size: 16, style: .bold)
    drawing.wrapped(
      "Planen beskriver hvad kommunen gør og hvornår det sker i de enkelte områder i de kommende år", x: 50, y: 120,
      width: 300)
    drawing.text("1. Første punkt", x: 50, y: 190)
    drawing.text("2. Andet punkt", x: 50, y: 202)
    drawing.page.words.append(
      Word(text: "1", box: Rect(x0: 50, y0: 699, x1: 52, y1: 704), size: 4, style: .superscript))
    drawing.text("En note om planen", x: 53, y: 700, size: 8)
    let contents = tabulate(drawing).blocks.map(\.content)
    #expect(
      contents == [
        .heading(level: 1), .paragraph, .listItem(depth: 0, marker: "1."), .listItem(depth: 0, marker: "2."),
        .footnote(mark: "1"), .furniture,
      ])
  }

  @Test func aSmallLetterAfterACommaGoesOnWithTheSentence() {
    var drawing = PageDrawing()
    drawing.table([["Tilsyn,\nog børn", "x"], ["a", "b"]], columns: [50, 200, 300], y: 100)
    #expect(tabulate(drawing).tables.first.map(texts)?[0][0] == "Tilsyn, og børn")
  }

  /// Two columns of prose under a heading, with the widest gap at the same height in both.
  @Test func columnsAreReadOneAfterTheOtherAcrossAGap() {
    var drawing = PageDrawing()
    drawing.text(
      "Planen er skrevet for hele forvaltningen og gælder i de næste to år fra årets begyndelse", x: 50, y: 40)
    let words = "Rådgiverne mødes hver uge om de nye sager og ser på hver enkelt"
    for (column, x) in [50.0, 320].enumerated() {
      for part in 0..<2 {
        let name = ["Første", "Anden", "Tredje", "Fjerde"][2 * column + part]
        drawing.wrapped("\(name) del. \(words)", x: x, y: 80 + 200 * Double(part), width: 220)
      }
    }
    let firsts = tabulate(drawing).blocks.map { $0.text.plain.prefix { $0 != " " } }
    #expect(firsts == ["Planen", "Første", "Anden", "Tredje", "Fjerde"])
  }

  @Test func boldLinesOfTwoColoursAreAHeadingAndALabel() {
    let paragraphs = { (colour: String?) in
      var drawing = PageDrawing()
      drawing.wrapped("Alle klager skal have skriftlig vejledning om ret", x: 50, y: 40, width: 300, style: .bold)
      for index in drawing.page.words.indices { drawing.page.words[index].colour = "#365f91" }
      let first = drawing.page.words.count
      drawing.wrapped("Forvaltningens svar på alle klager skal have ret", x: 50, y: 52, width: 300, style: .bold)
      for index in first..<drawing.page.words.count { drawing.page.words[index].colour = colour }
      return tabulate(drawing).blocks.count
    }
    #expect(paragraphs(nil) == 2)
    #expect(paragraphs("#365f91") == 1)
  }

  @Test func aLabelAfterASentenceBeginsAParagraph() {
    var drawing = PageDrawing()
    let lines = [
      "Alle undersøgelser læses af en koordinator før brug.", "Mål: Alle nye undersøgelser er læst før de er sendt",
    ]
    for (index, line) in lines.enumerated() { drawing.text(line, x: 50, y: 40 + 12 * Double(index)) }
    #expect(tabulate(drawing).blocks.flatMap { $0.text.lines.map(\.plain) } == lines)
  }
}
