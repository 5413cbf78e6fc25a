import Initiatives
import Model
import Testing

/// What the headings over a table say of the initiatives in it.
struct HeadingContextTests {
  private func drafts(under heading: String) throws -> [InitiativeDraft] {
    try PlanFixture.interpret(
      body: """
        <h1>Handleplan for børn og unge 2021-2022</h1><p>Planen følges af udvalget.</p><h2>Baggrund</h2><p>Om planen.</p>
        <h2>\(heading)</h2>
        <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr>
        <tr><td>Tavlemøder</td><td>Teamleder</td><td>1. marts</td></tr>
        <tr><td>Makkerordning</td><td>Familiechef</td><td>2. kvartal</td></tr></table>
        """
    ).drafts
  }

  @Test func theYearOfAHeadingIsThatOfDatesWithoutOne() throws {
    #expect(try drafts(under: "Indsatser med frist i 2022").map(\.contextYear) == [2022, 2022])
    #expect(try drafts(under: "Det gør vi fra 2021 til 2023").map(\.contextYear) == [nil, nil])
  }

  @Test func aHeadingSaysWhoseTheRecommendationsAre() throws {
    let named = try drafts(under: "Ankestyrelsens anbefalinger")
    #expect(named.map(\.recommendationLabels) == Array(repeating: ["Ankestyrelsens anbefalinger"], count: 2))
    #expect(try drafts(under: "Samarbejde med Ankestyrelsen").allSatisfy { $0.recommendationLabels.isEmpty })
  }
}
