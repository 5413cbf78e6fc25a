import Model
import Testing

@testable import Initiatives

/// Whose recommendation an initiative answers.
@Suite struct RecommenderTests {
  @Test func theTitleOfThePlanSaysItForWhatIsCalledARecommendation() throws {
    let drafts = try PlanFixture.interpret(
      body: """
        <h1>Handleplan for KLK's anbefalinger</h1><h2>Myndighed</h2>
        <table><tr><td colspan=2>Anbefaling 1: Styrk undersøgelsen</td></tr><tr><td>Formål</td><td>At den bliver kortere</td></tr>
        <tr><td>Ansvarlig</td><td>Teamleder</td></tr><tr><td>Tidsfrist</td><td>Maj 2021</td></tr></table>
        """
    ).drafts
    #expect(drafts.map(\.title) == ["Styrk undersøgelsen"])
    #expect(drafts.map(\.recommendationLabels) == [["Handleplan for KLK's anbefalinger"]])
    #expect(drafts.first?.text(.area) == "Myndighed")
  }

  @Test func aLabelMayStandUnderTheName() throws {
    let drafts = try PlanFixture.interpret(
      body: """
        <table><tr><th>Formål</th><th>Aktiviteter</th><th>Ansvarlige</th><th>Milepæle</th><th>Mål</th></tr>
        <tr><td><b>Tættere tilsyn</b><br>Task Force-anbefaling<br>At ledelsen kender sagerne.</td><td>To sager gennemgås.</td>
        <td>Leder</td><td>Maj 2021</td><td>80 % lever op til kravene.</td></tr></table>
        """
    ).drafts
    #expect(drafts.map(\.title) == ["Tættere tilsyn"])
    #expect(drafts.map(\.recommendationLabels) == [["Task Force-anbefaling"]])
    #expect(drafts.first?.text(.purpose) == "At ledelsen kender sagerne.")
  }

  @Test func datesWithColonsPartAMilestoneCell() throws {
    let drafts = try PlanFixture.interpret(
      body: """
        <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Milepæle</th></tr>
        <tr><td>Arbejdsgang</td><td>Leder</td><td>Januar 2023: Diagram færdigt Marts 2023: Afprøvning slut</td></tr></table>
        """
    ).drafts
    #expect(drafts.first?.milestones.map(\.text) == ["Diagram færdigt", "Afprøvning slut"])
    #expect(drafts.first?.milestones.map(\.dateText) == ["Januar 2023", "Marts 2023"])
  }
}
