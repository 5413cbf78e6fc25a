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

  @Test func whatSomebodyRecommendsUnderAHeadingHoldsForAllBelow() throws {
    let item = { (name: String) in
      "<h2>\(name)</h2><p>Teamet øver sig.</p><p>Ansvarlig: Jurist</p><p>Frist: maj 2021</p>"
    }
    let drafts = try PlanFixture.interpret(
      body: "<h1>3 Samtaler</h1><p>Ankestyrelsen anbefaler, at børn høres.</p>" + item("3.1 Guide")
        + item("3.2 Bisidder")
        + "<h1>4 Ledelse</h1><p>Ankestyrelsens tal drøftes.</p>" + item("4.1 Tilsyn")
    ).drafts
    #expect(drafts.map(\.title) == ["Guide", "Bisidder", "Tilsyn"])
    #expect(drafts.map(\.recommendationLabels) == [["Ankestyrelsen"], ["Ankestyrelsen"], []])
  }

  @Test func aLineByWhomItIsRecommendedIsNoText() throws {
    let item = { (name: String, line: String) in
      "<h3>\(name)</h3><p>\(line)</p><p>Teamet øver sig.</p><p>Ansvarlig: Jurist. Frist: maj 2021.</p>"
    }
    let drafts = try PlanFixture.interpret(
      body: "<h1>Handleplan</h1><h2>3 Samtaler</h2>" + item("3.1 Guide", "Anbefalet af Ankestyrelsen")
        + item("3.2 Bisidder", "Anbefalet af Task Forcen og KLK")
    ).drafts
    #expect(drafts.map { $0.text(.description) } == ["Teamet øver sig.", "Teamet øver sig."])
    #expect(
      drafts.map(\.recommendationLabels) == [["Anbefalet af Ankestyrelsen"], ["Anbefalet af Task Forcen og KLK"]])
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

  private func drafts(_ body: String) throws -> [InitiativeDraft] { try PlanFixture.interpret(body: body).drafts }

  @Test func aRecommendationThatSomethingAnswersIsNoDescription() throws {
    let form = try drafts(
      """
      <table><tr><td colspan=2>A1 Fast årshjul</td></tr><tr><td>Anbefaling fra Task Forcen</td><td>Kommunen bør føre tilsyn.</td></tr>
      <tr><td>Det gør vi</td><td>Seks sager gennemgås.</td></tr><tr><td>Tovholder</td><td>Teamleder</td></tr><tr><td>Frist</td><td>Maj 2022</td></tr></table>
      """)
    #expect(form.map { $0.text(.description) } == ["Seks sager gennemgås."])
    #expect(form.map { $0.text(.number) } == ["A1"])
    #expect(form.map(\.recommendationLabels) == [["Anbefaling fra Task Forcen"]])
    let alone = try drafts(
      """
      <table><tr><td colspan=2>Fast årshjul</td></tr><tr><td>Anbefaling fra Task Forcen</td><td>Kommunen bør føre tilsyn.</td></tr>
      <tr><td>Tovholder</td><td>Teamleder</td></tr><tr><td>Frist</td><td>Maj 2022</td></tr></table>
      """)
    #expect(alone.map { $0.text(.description) } == ["Kommunen bør føre tilsyn."])
  }

  @Test func aSentenceOrALabelSaysWhoRecommends() throws {
    let found = try drafts(
      """
      <h2>1.1 Telefontid</h2><p>Borgerrådgiveren anbefaler, at telefonen besvares.</p><p>Forvaltningens svar: Telefonen er åben hver dag.</p>
      <p>Ansvarlig: Leder</p><p>Frist: maj 2019</p>
      <h2>1.2 Breve</h2><p>Aktiviteter: Breve skrives om.</p><p>Ansvarlig: Leder</p><p>Frist: maj 2019</p><p>KLK: Skriv kortere</p>
      <h2>1.3 Journal</h2><p>Borgerrådgiveren holder møder med lederne.</p><p>Ansvarlig: Leder</p><p>Frist: maj 2019</p>
      """)
    #expect(found.map(\.recommendationLabels) == [["Borgerrådgiveren"], ["KLK"], []])
    #expect(
      found.map { $0.text(.description) } == [
        "Telefonen er åben hver dag.", "Breve skrives om.", "Borgerrådgiveren holder møder med lederne.",
      ])
  }
}
