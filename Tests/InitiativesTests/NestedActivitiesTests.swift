import Initiatives
import Model
import Testing

/// Boxes of labels and values with a table of activities in them.
@Suite struct NestedActivitiesTests {
  private func initiatives(_ rows: String) throws -> [InitiativeDraft] {
    try PlanFixture.interpret(body: "<h1>Handleplan for børn og unge</h1><table>\(rows)</table>").drafts
  }

  @Test func activitiesAreMilestonesWithActorAndDate() throws {
    let found = try initiatives(
      """
      <tr><th colspan="4">Indsats 2: Fælles modtagelse</th></tr>
      <tr><th>Formål</th><td colspan="3">Borgere møder den samme vurdering.</td></tr>
      <tr><th colspan="2">Aktivitet</th><th>Ansvarlig</th><th>Tidsfrist</th></tr>
      <tr><td colspan="2">Et skema udarbejdes.</td><td>Konsulent</td><td>1. maj 2024</td></tr>
      <tr><td colspan="2">Skemaet tages i brug.</td><td>Teamledere</td><td>1. oktober 2024</td></tr>
      <tr><th>Opfølgning</th><td colspan="3">Følges op på ledermødet.</td></tr>
      """)
    let initiative = try #require(found.first)
    #expect(found.count == 1)
    #expect(initiative.values[.title]?.plain == "Fælles modtagelse")
    #expect(initiative.milestones.map(\.text) == ["Et skema udarbejdes.", "Skemaet tages i brug."])
    #expect(initiative.milestones.map(\.actor) == ["Konsulent", "Teamledere"])
    #expect(initiative.values[.deadline]?.plain == "1. oktober 2024")
    #expect(initiative.values[.responsible]?.plain == "Konsulent\nTeamledere")
    #expect(initiative.values[.followUp]?.plain == "Følges op på ledermødet.")
  }

  @Test func aRowThatOnlyNumbersARecommendationIsNoName() throws {
    let found = try initiatives(
      """
      <tr><th colspan="2">Anbefaling 3 (KLK)</th></tr>
      <tr><th>Indsats</th><td>Et tydeligt serviceniveau</td></tr>
      <tr><th>Ansvarlig</th><td>Familiechef</td></tr>
      <tr><th>Status</th><td>I gang</td></tr>
      """)
    let initiative = try #require(found.first)
    #expect(initiative.values[.title]?.plain == "Et tydeligt serviceniveau")
    #expect(initiative.values[.number]?.plain == "3")
    #expect(initiative.recommendationLabels == ["Anbefaling 3 (KLK)"])
  }

  @Test func aHeadOfLettersIsNoInitiative() throws {
    let found = try initiatives(
      """
      <tr><td>Notat</td><td>Vejle Kommune</td></tr><tr><td>Afdeling</td><td>Familieafdelingen</td></tr>
      <tr><td>Sagsnr.</td><td>24/1234</td></tr><tr><td>Dato</td><td>5. november 2024</td></tr>
      """)
    #expect(found.isEmpty)
  }
}

/// Plans numbered 1, 1.1, 1.2 as text.
@Suite struct NumberedSectionTests {
  private func titles(before: String, under root: String) throws -> [String] {
    let items = (1...3).map { number in
      "<h3>1.\(number) Punkt \(number)</h3><p>Der indføres en ny praksis.</p><p>Ansvarlig: Teamleder</p><p>Frist: 1. maj 2023</p>"
    }
    let body =
      "<h1>Handleplan for børn og unge</h1><p>\(before)</p><h2>1. Styrket ledelse</h2>\(root)\(items.joined())"
    return try PlanFixture.interpret(body: body).drafts.compactMap { $0.values[.title]?.plain }
  }

  private let items = ["Punkt 1", "Punkt 2", "Punkt 3"]

  @Test func anItemWithTextOverOthersIsAnInitiative() throws {
    let text = "<p>Ledelsen skal tættere på sagerne.</p>"
    #expect(try titles(before: "Planen følges af udvalget.", under: text) == ["Styrket ledelse"] + items)
  }

  @Test func bareHeadingsAndNamedAreasAreNone() throws {
    #expect(try titles(before: "Planen følges af udvalget.", under: "") == items)
    let text = "<p>Ledelsen skal tættere på sagerne.</p>"
    #expect(try titles(before: "Planen er delt i fire indsatsområder.", under: text) == items)
  }
}
