import Model
import Testing

@testable import Tables

@Suite("Numbered plans flattened to running text")
struct MarkupRunningTextTests {
  /// Two pages as a viewer gives them: on each the plan, then what is done, then what remains, under the same numbers.
  private let pages = [
    "Plan for området - Indsatser 1. Lovlige sager Der skal ske et løft af alle sager i hele kommunen. 1.1. Flere hænder i"
      + " afdelingen Som led i planen ansættes der: 1.1.1. Tre rådgivere til sager 1.1.2. En leder i et år (Den er midlertidig)"
      + " 1.1.3. Nye computere 1.1.1. Der er ansat to rådgivere pr. 1. august. 1.1.2. Lederen er ansat. 1.1.3. Alle har fået en"
      + " computer. 1.1.1. Den sidste rådgiver mangler. 1.1.3. Der mangler tasker. 1",
    "1.2. Bedre kvalitet For at sikre kvaliteten er der behov for et løft. 1.2.1. Kurser for alle medarbejdere 1.2.2. Fast"
      + " tilsyn hver måned 1.2.2. Kontrol af frister 1.2.3. Introduktion af nye 1.2.1. Kurset er holdt. 1.2.2. Tilsyn er sat i"
      + " gang. 1.2.3. Der er et forløb. 1.2.1. Flere kurser følger. 1.2.2. Tilsynet evalue- 2",
    "res næste år. 2. Økonomi 2.1. Styring af udgifter Der følges op hver måned. 2.1.1. Lister over alle sager 2.1.1. Listerne"
      + " findes. 2.1.1. Listerne skal ajourføres. 3",
  ]

  private func tabulated(_ pages: [String]) -> TabulatedDocument {
    let blocks = pages.map { Block(.paragraph, StyledText($0)) }
    return TableFinder().tabulate(ReadDocument(reader: .transcript, pageCount: 1, blocks: blocks))
  }

  @Test func threeRunsOfTheSameNumbersAreThreeColumns() throws {
    let table = try #require(tabulated(pages).tables.first)
    #expect(table.columnCount == 3)
    #expect(table.headerRows == 0)
    #expect(
      table.grid[1] == [
        "1.1. Flere hænder i afdelingen\nSom led i planen ansættes der:\n1.1.1. Tre rådgivere til sager\n"
          + "1.1.2. En leder i et år (Den er midlertidig)\n1.1.3. Nye computere",
        "1.1.1. Der er ansat to rådgivere pr. 1. august.\n1.1.2. Lederen er ansat.\n1.1.3. Alle har fået en computer.",
        "1.1.1. Den sidste rådgiver mangler.\n1.1.3. Der mangler tasker.",
      ])
    #expect(table.grid.map { $0[0].prefix(4) } == ["1. L", "1.1.", "1.2.", "2. Ø", "2.1."])
  }

  @Test func aNumberGivenTwiceDoesNotBeginTheNextColumn() throws {
    let table = try #require(tabulated(pages).tables.first)
    #expect(
      table.grid[2][0].contains("1.2.2. Fast tilsyn hver måned\n1.2.2. Kontrol af frister\n1.2.3. Introduktion af nye"))
    #expect(table.grid[2][1].hasPrefix("1.2.1. Kurset er holdt."))
  }

  @Test func pageNumbersGoAndCutWordsAreJoined() throws {
    let table = try #require(tabulated(pages).tables.first)
    #expect(table.grid[2][2].hasSuffix("Tilsynet evalueres næste år."))
    #expect(table.grid[1][2].hasSuffix("tasker."))
  }

  @Test func whatStandsBeforeThePlanStaysText() {
    let document = tabulated([String(repeating: "Kommunen har vedtaget en plan for arbejdet. ", count: 10)] + pages)
    #expect(document.blocks.map(\.content) == [.paragraph, .paragraph, .table(TableID(rawValue: "t1"))])
    #expect(document.blocks[1].text.plain == "Plan for området - Indsatser")
    #expect(document.problems.map(\.code) == [.tableUncertain])
  }

  @Test func numbersThatDoNotRepeatBecomeListItems() {
    let text =
      "Handleplan 1. Faglig ledelse Ledelsen skal være tydelig for alle i afdelingen hver dag. 1.1. Flere møder om sager"
      + " 1.2. Klare aftaler med alle ledere 1.3. Fast opfølgning på alle sager hver måned 2. Samarbejde Skoler og dagtilbud"
      + " inddrages tidligt i alle sager om børn. 2.1. Fælles kurser 2.2. Fælles sprog om børn 2.3. Faste møder på skolerne"
    let document = tabulated([text])
    #expect(document.tables.isEmpty)
    #expect(document.blocks.dropFirst().map(\.content).first == .listItem(depth: 0, marker: "1."))
    #expect(document.blocks.last?.text.plain == "Faste møder på skolerne")
  }

  @Test func datesAndParagraphsOfLawAreNoNumbers() {
    let text = String(
      repeating: "Efter § 11, stk. 3 og pr. 1. august 2019 er der 2 Nye ledere. Se punkt 1.2 og 1.3 i planen. ",
      count: 9)
    #expect(tabulated([text]).blocks.map(\.content) == [.paragraph])
  }

  @Test func titlesEndWhereASentenceBegins() {
    func title(_ text: String) -> String { RunningTitle.end(in: text).map { String(text[..<$0]) } ?? text }
    #expect(title("Politisk styring Det politiske grundlag skal styrkes.") == "Politisk styring ")
    #expect(title("Ny struktur i Familieafdelingen fra næste år") == "Ny struktur i Familieafdelingen fra næste år")
    #expect(
      title("En leder (Der er aktuelt en anden) Den nye leder begynder.") == "En leder (Der er aktuelt en anden) ")
  }
}
