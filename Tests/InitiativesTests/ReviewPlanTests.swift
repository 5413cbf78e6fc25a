import Initiatives
import Model
import Testing

/// What plans after a review of cases look like: findings beside measures, milestones of one name, meetings.
@Suite struct ReviewPlanTests {
  private func initiatives(_ body: String) throws -> [InitiativeDraft] {
    try PlanFixture.interpret(body: body).drafts
  }

  @Test func aFindingBesideAMeasureAndItsDescriptionIsNoName() throws {
    let found = try initiatives(
      """
      <table><tr><th>Fund i sagerne</th><th>Tiltag</th><th>Beskrivelse af tiltaget</th><th>Ansvarlig</th><th>Frist</th></tr>
      <tr><td>Klager besvares sent</td><td>Klageoverblik</td><td>Listen gennemgås hver uge.</td><td>Teamleder</td><td>maj 2023</td></tr>
      <tr><td>Mål er brede</td><td>Kursus i mål</td><td>To dage for alle.</td><td>Konsulent</td><td>juni 2023</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Klageoverblik", "Kursus i mål"])
    #expect(found.map { $0.text(.description) } == ["Listen gennemgås hver uge.", "To dage for alle."])
    #expect(found.first?.otherFields.map(\.heading) == ["Fund i sagerne"])
  }

  @Test func severalMilestonesUnderOneNameHaveADateEach() throws {
    let found = try initiatives(
      """
      <table><tr><th>Nr.</th><th>Indsats</th><th>Milepæl</th><th>Dato</th><th>Ansvar</th></tr>
      <tr><td>1.1</td><td>Gennemgang af sager</td><td>Kontrakt er indgået</td><td>maj 2019</td><td>Leder</td></tr>
      <tr><td></td><td></td><td>Alle er gennemgået</td><td>juni 2019</td><td></td></tr>
      <tr><td>1.2</td><td>Nye breve</td><td>Brevene er i drift</td><td>august 2019</td><td>Leder</td></tr></table>
      """)
    #expect(
      found.map { $0.milestones.map(\.text) } == [
        ["Kontrakt er indgået", "Alle er gennemgået"], ["Brevene er i drift"],
      ])
    #expect(found.map { $0.milestones.map(\.dateText) } == [["maj 2019", "juni 2019"], ["august 2019"]])
  }

  @Test func aValueWithoutALabelGoesOnWithTheOneAbove() throws {
    let found = try initiatives(
      """
      <table><tr><td colspan="2"><b>Indsats 3. Én indgang</b><br>Task Force-anbefaling</td></tr>
      <tr><td>Hvorfor gør vi det?</td><td>Der er tre indgange.</td></tr>
      <tr><td>Det sætter vi i gang</td><td>Et team oprettes.</td></tr><tr><td></td><td>Teamet får en telefontid.</td></tr>
      <tr><td>Hvem driver det?</td><td>Teamleder</td></tr><tr><td>Det vil vi kunne se</td><td>Alle får svar.</td></tr></table>
      """)
    #expect(found.map { $0.text(.description) } == ["Et team oprettes.\nTeamet får en telefontid."])
    #expect(found.map { $0.text(.goal) } == ["Alle får svar."])
    #expect(found.map(\.recommendationLabels) == [["Task Force-anbefaling"]])
  }

  @Test func meetingsWhereAPlanIsDiscussedAreNoInitiatives() throws {
    let found = try initiatives(
      """
      <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr>
      <tr><td>Nye breve</td><td>Teamleder</td><td>maj 2024</td></tr><tr><td>Kurser</td><td>Leder</td><td>juni 2024</td></tr></table>
      <h2>Politisk opfølgning</h2>
      <table><tr><th>Dato</th><th>Mødeforum</th><th>Emne</th></tr>
      <tr><td>15. juni 2024</td><td>Børneudvalget</td><td>Første status</td></tr>
      <tr><td>16. november 2024</td><td>Børneudvalget</td><td>Afsluttende vurdering</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Nye breve", "Kurser"])
  }
}
