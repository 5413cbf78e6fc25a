import Model
import Testing

@testable import Normalisation

/// Names and numbers of people are left out; functions, committees, places and methods stay.
@Suite struct PersonalDataTests {
  struct Case: Sendable {
    var written: String
    var published: String

    init(_ written: String, _ published: String) {
      self.written = written
      self.published = published
    }
  }

  static let personal = [
    Case("Sagsbehandler Mette Hansen", "Sagsbehandler"),
    Case("Sagsbehandler: Mette Hansen", ""),
    Case("Kontaktperson: Aisha Abdi-Lund, tlf. 12 34 56 78", ""),
    Case("Sagsbehandler: MEHA", ""),
    Case("Indsatsen ledes af Familieafdelingen v/ Hans Jensen", "Indsatsen ledes af Familieafdelingen"),
    Case("Afdelingsleder Mette Hansen, teamleder Lone", "Afdelingsleder, teamleder"),
    Case("Teamleder (Lone Juhl, LOJU)", "Teamleder"),
    Case("Mette Hansen/Lone Jensen", ""),
    Case("Mette og Lone", ""),
    Case("Anne-Marie van der Berg følger op", "følger op"),
    Case("Rådgiverne taler med Mette Hansens team", "Rådgiverne taler med team"),
    Case("Med venlig hilsen\nKnud Erik Toft\nfuldmægtig", "Med venlig hilsen\n\nfuldmægtig"),
    Case("Skriv til mette.hansen@example.org eller ring", "eller ring"),
    Case("mette@example.org", ""),
    Case("Ring +45 23 45 67 89 for aftale", "Ring for aftale"),
    Case("(+45) 2345 6789", ""),
    Case("+4523456789", ""),
    Case("Direkte telefon 23456789", ""),
    Case("tlf.23456789", ""),
    Case("23-45-67-89", ""),
    Case("Oplysninger på 23456789", "Oplysninger på"),
    Case("Barnet 010170-1234 har plan", "Barnet har plan"),
  ]

  @Test(arguments: personal) func peopleAreLeftOut(_ example: Case) throws {
    let redactor = ContactRedactor(vocabulary: try #require(testVocabulary))
    #expect(redactor.redacted(example.written) == example.published)
    // Once is enough.
    #expect(redactor.redacted(example.published) == example.published)
  }

  @Test(arguments: [
    "Kontaktperson: Afdelingsleder i Familieafdelingen", "Sagsbehandler og teamleder", "Børne- og Ungeudvalget",
    "Signs of Safety og Marte Meo", "Peder Lykke Skolen", "Familiecenter Roskilde, Task Force", "Kontakt Børn og Unge",
    "Uge 10 11 12 13", "Budget 23456789 kr. i 2023", "Sagsnr. 23456789", "CVR 23456789", "01-02-2023 til 31-12-2023",
    "2020 2021", "August Maj Juni", "§ 155 b, stk. 2", "PPR, SSP og HR",
    "Center for Børn og Familie v/ afdelingslederen",
    "Telefon- og åbningstider", "Hans opgave er at følge op",
  ])
  func functionsPlacesAndFiguresStay(_ text: String) throws {
    let redactor = ContactRedactor(vocabulary: try #require(testVocabulary))
    #expect(redactor.redacted(text) == text)
  }

  @Test func aNameSetInTwoWaysIsLeftOutOfBoth() throws {
    let redactor = ContactRedactor(vocabulary: try #require(testVocabulary))
    let text = StyledText(runs: [TextRun("Teamleder Mette "), TextRun("Hansen", style: .bold), TextRun(" følger op")])
    #expect(redactor.redacted(text).plain == "Teamleder følger op")
  }

  @Test func aColumnHeadedByALabelKeepsFunctionsAlone() throws {
    let redactor = ContactRedactor(vocabulary: try #require(testVocabulary))
    let texts = [
      "Indsats", "Kontaktperson", "Bedre tilsyn", "Aisha Abdi", "Flere kurser", "Teamleder", "Børnene", "AIAB",
    ]
    let cells = texts.enumerated().map { TableCell(row: $0 / 2, column: $0 % 2, text: StyledText($1)) }
    let table = Table(
      id: TableID(rawValue: "t1"), rowCount: 4, columnCount: 2, headerRows: 1, cells: cells, method: .html,
      caption: "Ved spørgsmål: Mette Hansen")
    let published = redactor.redacted(table)
    #expect(
      published.cells.map(\.text.plain).filter { !$0.isEmpty } == [
        "Indsats", "Kontaktperson", "Bedre tilsyn", "Flere kurser", "Teamleder", "Børnene",
      ])
    #expect(published.caption == "Ved spørgsmål")
  }

  @Test func nothingPersonalReachesAnyRowOfADocument() throws {
    let draft = InitiativeDraft(
      values: [
        .title: DraftValue(StyledText("Tilsyn v/ Mette Hansen")), .area: DraftValue(StyledText("Team Lone Juhl")),
      ],
      otherFields: [.init(heading: "Hos Mette Hansen", value: DraftValue(StyledText("Lone Juhl")))],
      milestones: [MilestoneDraft(kind: .milestone, text: "Mette Hansen holder oplæg", dateText: "maj 2020")])
    let lines = [
      "Vejle Kommune", "Sagsbehandler Mette Hansen", "Telefon 23 45 67 89", "Dato: 31. august 2019",
      "# Handleplan for børneområdet ved Mette Hansen",
    ]
    let result = try normalised([draft], lines: lines)
    let shown = String(describing: result)
    for word in ["Mette", "Hansen", "Juhl", "mette", "23 45"] { #expect(!shown.contains(word), "\(word)") }
    #expect(result.document.title?.hasPrefix("Handleplan for børneområdet") == true)
  }

  @Test func theBoxesOfLeftOutWordsAreTold() throws {
    func box(_ number: Int) -> Rect {
      Rect(x0: 50 + 60 * Double(number), y0: 100, x1: 100 + 60 * Double(number), y1: 112)
    }
    let words = ["Teamleder", "Mette", "Hansen", "følger", "op"].enumerated().map {
      Word(text: $1, box: box($0), size: 10)
    }
    var plan = document(["Vejle Kommune"])
    let region = PageRegion(page: 1, box: Rect(x0: 40, y0: 90, x1: 500, y1: 120))
    plan.blocks.append(Block(.paragraph, StyledText("Teamleder Mette Hansen følger op"), regions: [region]))
    let page = PageContent(number: 1, width: 595, height: 842, words: words)
    let places = PersonalPlaces(vocabulary: try #require(testVocabulary)).places(in: plan, pages: [page])
    #expect(places == [1, 2].map { PageRegion(page: 1, box: box($0)) })
  }
}

extension PersonalDataTests {
  @Test func whatIsWrittenOnBarsIsLeftOut() throws {
    let redactor = ContactRedactor(vocabulary: try #require(testVocabulary))
    let bar = TableBar(
      row: 0, firstColumn: 1, lastColumn: 2, colour: "#00ff00", legend: "Mette Hansen", label: "Mette Hansen",
      text: "Teamleder Mette Hansen")
    var table = Table(id: TableID(rawValue: "t1"), rowCount: 1, columnCount: 3, cells: [], method: .ruled)
    table.bars = [bar]
    let redacted = redactor.redacted(table).bars[0]
    #expect(redacted.text == "Teamleder")
    #expect((redacted.legend ?? "").isEmpty && (redacted.label ?? "").isEmpty)
  }
}
