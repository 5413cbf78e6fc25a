import Initiatives
import Model
import Testing

/// What plans of administrations look like: sheets printed side by side, lists under one initiative, pages of questions.
@Suite struct PlanFormTests {
  private func initiatives(_ body: String) throws -> [InitiativeDraft] {
    try PlanFixture.interpret(body: body).drafts
  }

  @Test func aMarkBehindTheNameSaysWhoRecommends() throws {
    let found = try initiatives(
      """
      <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr>
      <tr><td>Fælles vagtplan (TF 3)</td><td>Teamleder</td><td>maj 2024</td></tr>
      <tr><td>Samtalerum (stueetagen)</td><td>Centerchef</td><td>juni 2024</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Fælles vagtplan", "Samtalerum (stueetagen)"])
    #expect(found.map(\.recommendationLabels) == [["TF 3"], []])
  }

  @Test func aLineThatOnlySaysWhereSomethingComesFromIsNoDescription() throws {
    let found = try initiatives(
      """
      <h2>1. Vagtordning</h2><p>Der oprettes en vagt. </p><p>Tiltaget bygger på en anbefaling fra Ankestyrelsen.</p>
      <p>Ansvarlig: Teamleder</p><p>Frist: maj 2024</p>
      <h2>2. Tavlemøder</h2><p>Mødet bygger på Ankestyrelsens tal for sene afgørelser.</p><p>Ansvarlig: Teamleder</p><p>Frist: maj 2024</p>
      """)
    #expect(found.map { $0.text(.description) }.first == "Der oprettes en vagt.")
    #expect(found.map { $0.recommendationLabels.count } == [1, 0])
    #expect(found.last?.text(.description)?.contains("sene afgørelser") == true)
  }

  @Test func questionsAreLabelsAlsoWithinALine() throws {
    let found = try initiatives(
      """
      <h2>Anbefaling 1: Svar på mails</h2><p><b>Forvaltningens svar:</b> Teamet svarer hver dag.</p>
      <p><b>Hvem følger op?</b> Teamleder <b>Hvornår?</b> 1. september 2016</p>
      """)
    #expect(found.map { $0.text(.responsible) } == ["Teamleder"])
    #expect(found.map { $0.text(.deadline) } == ["1. september 2016"])
    #expect(found.map { $0.text(.description) } == ["Teamet svarer hver dag."])
  }

  @Test func headingsThatReturnBesideNamesAreLabels() throws {
    let panel = { (name: String) in
      """
      <h3>\(name)</h3><h3>Det gør vi</h3><p>Teamet øver sig.</p><h3>Hvem har ansvaret?</h3><p>Teamleder</p>
      <h3>Hvornår er vi færdige?</h3><p>31. december 2023</p>
      """
    }
    let found = try initiatives(["Faste tavlemøder", "Ny visitation", "Besøg på skoler I gang"].map(panel).joined())
    #expect(found.map { $0.text(.title) } == ["Faste tavlemøder", "Ny visitation", "Besøg på skoler"])
    #expect(
      found.allSatisfy { $0.text(.description) == "Teamet øver sig." && $0.text(.deadline) == "31. december 2023" })
    #expect(found.map { $0.text(.status) } == [nil, nil, "I gang"])
  }

  @Test func aSheetTooWideForThePaperIsOneTable() throws {
    let names = ["Flere plejefamilier", "Nye priser"]
    let table = { (headings: String, values: [String]) in
      "<table><tr><th>Nr.</th><th>Tiltag</th>\(headings)</tr>"
        + zip(names, values).enumerated().map { "<tr><td>A\($0 + 1)</td><td>\($1.0)</td>\($1.1)</tr>" }.joined()
        + "</table>"
    }
    let found = try initiatives(
      table(
        "<th>Beskrivelse</th><th>Ansvarlig</th>",
        ["<td>Der hverves 15 nye.</td><td>Teamleder</td>", "<td>Aftaler læses.</td><td>Jurist</td>"])
        + table(
          "<th>Startdato</th><th>Slutdato</th><th>2020</th><th>2021</th><th>2022</th>",
          [
            "<td>01-03-2020</td><td>31-12-2021</td><td>-1.200</td><td>-4.800</td><td>-6.500</td>",
            "<td>01-01-2020</td><td>30-06-2020</td><td>-300</td><td>-700</td><td>-700</td>",
          ])
        + table("<th>Status</th>", ["<td>I gang</td>", "<td>Afsluttet</td>"]))
    #expect(found.map { $0.text(.title) } == names)
    #expect(found.map { $0.text(.deadline) } == ["31-12-2021", "30-06-2020"])
    #expect(found.map { $0.text(.status) } == ["I gang", "Afsluttet"])
    #expect(found.first?.otherFields.map(\.value.plain) == ["-1.200", "-4.800", "-6.500"])
  }

  @Test func aLaterTableThatSaysOtherwiseStaysApart() throws {
    let table = { (date: String) in
      """
      <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr>
      <tr><td>Tavlemøder</td><td>Teamleder</td><td>\(date)</td></tr><tr><td>Vagtplan</td><td>Teamleder</td><td>\(date)</td></tr></table>
      """
    }
    #expect(try initiatives(table("maj 2024") + "<h2>Team Syd</h2>" + table("juni 2025")).count == 4)
  }

  @Test func aTableUnderTheNumberOfAnInitiativeHoldsItsMilestones() throws {
    let form = { (number: String, name: String) in
      """
      <table><tr><td colspan="2">Handling \(number) \(name)</td></tr><tr><td>Formål</td><td>At sagerne er ens.</td></tr>
      <tr><td>Ansvarlig</td><td>Teamleder</td></tr><tr><td>Frist</td><td>maj 2024</td></tr></table>
      """
    }
    let found = try initiatives(
      """
      <h1>Handleplan</h1><h2>Kritikpunkt 1: Samtaler</h2>\(form("1.1", "Ny skabelon"))<p><b>Delopgaver til handling 1.1</b></p>
      <table><tr><th>Delopgave</th><th>Hvem</th><th>Hvornår</th></tr>
      <tr><td>Udkast drøftes</td><td>Koordinator</td><td>1. marts 2024</td></tr>
      <tr><td>Afprøvning i to team</td><td>Teamledere</td><td>april 2024</td></tr></table>\(form("1.2", "Kursus"))
      """)
    #expect(found.map { $0.text(.title) } == ["Ny skabelon", "Kursus"])
    #expect(found.first?.milestones.map(\.text) == ["Udkast drøftes", "Afprøvning i to team"])
    #expect(found.map { $0.text(.area) } == ["Kritikpunkt 1: Samtaler", "Kritikpunkt 1: Samtaler"])
  }

  @Test func milestonesMergedBesideANumberedNameBelongToIt() throws {
    let found = try initiatives(
      """
      <table><tr><th>Nr.</th><th>Aktivitet</th><th>Indhold</th><th>Tovholder</th><th>Deadline</th></tr>
      <tr><td>1.1</td><td>Arbejdsgange</td><td>De skrives ned.</td><td>Konsulent</td><td>juni 2025</td></tr>
      <tr><td>1.2</td><td>Tilsyn på tre niveauer</td><td>Der føres tilsyn.</td><td>Leder</td><td>maj 2025</td></tr></table>
      <h2>Milepælsplan</h2><table><tr><th>Aktivitet</th><th>Milepæl</th><th>Ansvarlig</th><th>Dato</th></tr>
      <tr><td rowspan="2">1.1 Arbejdsgange</td><td>Udvalgt</td><td>Teamledere</td><td>februar 2025</td></tr>
      <tr><td>Godkendt</td><td>Jurist</td><td>april 2025</td></tr>
      <tr><td>1.2 Tilsyn på tre niveauer</td><td>Koncept drøftet</td><td>Leder</td><td>marts 2025</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Arbejdsgange", "Tilsyn på tre niveauer"])
    #expect(found.map { $0.milestones.map(\.text) } == [["Udvalgt", "Godkendt"], ["Koncept drøftet"]])
  }

  @Test func aModelUnderItsNameHasItsFactsInALine() throws {
    let model = { (name: String) in
      """
      <table><caption>\(name)</caption><tr><th>Input</th><th>Aktiviteter</th><th>Output</th><th>Effekt</th></tr>
      <tr><td>5 rådgivere</td><td>Rådgiveren er på skolen to dage om ugen.</td><td>18 skoler</td><td>Mindre fravær</td></tr></table>
      <p><b>Ansvarlig:</b> Teamleder <b>Tidsplan:</b> Efterår 2026 <b>Status:</b> Planlagt</p>
      """
    }
    let found = try initiatives("<h2>Spor A: Tidlig indsats</h2>\(model("Skolerådgivere"))\(model("Familiehus"))")
    #expect(found.map { $0.text(.title) } == ["Skolerådgivere", "Familiehus"])
    #expect(found.map { $0.text(.responsible) } == ["Teamleder", "Teamleder"])
    #expect(found.map { $0.text(.deadline) } == ["Efterår 2026", "Efterår 2026"])
    #expect(found.first?.text(.description) == "Rådgiveren er på skolen to dage om ugen.")
    #expect(found.first?.otherFields.map(\.heading) == ["Input"])
  }

  @Test func aPhaseThatGroupsRowsIsTheirArea() throws {
    let found = try initiatives(
      """
      <h2>Aktiviteter pr. fase</h2><table><tr><th>Aktivitet</th><th>Tovholder</th><th>Deadline</th></tr>
      <tr><td colspan="3">Fase 1 – Fundament</td></tr><tr><td>Arbejdsgange</td><td>Konsulent</td><td>juni 2025</td></tr>
      <tr><td>Tilsyn</td><td>Leder</td><td>maj 2025</td></tr></table>
      """)
    #expect(found.map { $0.text(.area) } == ["Fase 1 – Fundament", "Fase 1 – Fundament"])
    #expect(found.map { $0.text(.phase) } == ["Fase 1 – Fundament", "Fase 1 – Fundament"])
  }

  @Test func colouredSignsBeforeTheWordsOfAStatusAreLights() throws {
    let light = { (colour: String) in "<span style=\"color:\(colour)\">●</span>" }
    let section = { (name: String, status: String) in
      "<h2>\(name)</h2><p>Ansvarlig: Teamleder</p><p>Frist: maj 2024</p><p>Status: \(status)</p>"
    }
    let found = try initiatives(
      "<p>\(light("#2e9e3f")) gennemført \(light("#d22222")) ikke påbegyndt</p>"
        + section("1. Tavlemøder", light("#2e9e3f")) + section("2. Vagtplan", light("#d22222") + " Afventer budget"))
    #expect(found.map { $0.text(.status) } == ["gennemført", "Afventer budget"])
    #expect(found.map(\.statusLegend) == ["gennemført", "ikke påbegyndt"])
  }

  @Test func theAnswerToARecommendationIsWhatIsDone() throws {
    let section = { (number: Int) in
      """
      <h2>\(number). Styring af bevillinger</h2><p>KLK's anbefaling: Der bør indføres en model.</p>
      <p>Opfølgning: En grænse er fastsat.</p><p>Ansvarlig: Teamleder</p><p>Tidsfrist: maj 2021</p>
      """
    }
    let found = try initiatives(section(1) + section(2))
    #expect(found.map { $0.text(.description) } == ["En grænse er fastsat.", "En grænse er fastsat."])
    #expect(found.first?.otherFields.map(\.value.plain) == ["Der bør indføres en model."])
  }

  @Test func whatExplainsTheSignsOrHeadsTheLetterIsNoInitiative() throws {
    let legend = try initiatives(
      "<h2>Sådan læser du status</h2><p>Status: Hvor langt vi er</p><p>Ansvarlig: Den, der følger op</p><p>Frist: maj 2024</p>"
    )
    #expect(legend.isEmpty)
    let letterhead = try initiatives(
      """
      <table><tr><td>Projektejer</td><td>Centerchef</td><td>Dato</td><td>3. februar 2025</td></tr>
      <tr><td>Projektleder</td><td>Konsulent</td><td>Sagsnr.</td><td>27.00.00-P20-4-24</td></tr></table>
      """)
    #expect(letterhead.isEmpty)
  }

  @Test func aStatusWordBeforeAColonLabelsADate() throws {
    let found = try initiatives(
      """
      <p>Spor 1: Kvalitet i sagerne</p>
      <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr>
      <tr><td>Tavlemøder</td><td>Teamleder</td><td>Afsluttet: medio 2023</td></tr>
      <tr><td>Vagtplan</td><td>Teamleder</td><td>Er afsluttet</td></tr></table>
      """)
    #expect(found.map { $0.text(.status) } == [nil, "Er afsluttet"])
    #expect(found.map { $0.text(.area) } == ["Spor 1: Kvalitet i sagerne", "Spor 1: Kvalitet i sagerne"])
  }

  @Test func cardsBearBadges() throws {
    let found = try initiatives(
      """
      <h1>Overblik</h1><ul><li><b>A</b> – Inden for rammen</li><li><b>B</b> – Kræver bevilling</li></ul><h2>Vi opdager det tidligt</h2>
      <h3>A</h3><h3>Møder i dagtilbud</h3><p>I gang</p><p>Rådgiveren kommer hver måned.</p><p>Hvem: Lederne</p><p>Hvornår: Maj 2020</p>
      <h3>Åben rådgivning B</h3><p>Afventer</p><p>Familier kan ringe.</p><p>Hvem: Lederne</p><p>Hvornår: Juni 2020</p>
      """)
    #expect(found.map { $0.text(.title) } == ["Møder i dagtilbud", "Åben rådgivning"])
    #expect(found.map { $0.text(.decisionCategory) } == ["A", "B"])
    #expect(found.map(\.categoryMeaning) == ["Inden for rammen", "Kræver bevilling"])
    #expect(found.map { $0.text(.status) } == ["I gang", "Afventer"])
    #expect(found.map { $0.text(.description) } == ["Rådgiveren kommer hver måned.", "Familier kan ringe."])
  }

  @Test func numbersBesideTheNamesCountOn() throws {
    let card = { (name: String) in "<h3>\(name)</h3><p>Mål: Ro</p><p>Ansvar: Leder</p><p>Færdig: 1. kvartal 2018</p>" }
    let found = try initiatives(["1 Ny model", "2 Fast tavle"].map(card).joined())
    #expect(found.map { $0.text(.number) } == ["1", "2"])
    #expect(found.map { $0.text(.title) } == ["Ny model", "Fast tavle"])
    #expect(found.map { $0.text(.deadline) } == ["1. kvartal 2018", "1. kvartal 2018"])
    let years = try initiatives(["3 Ny model", "9 Fast tavle"].map(card).joined())
    #expect(years.map { $0.text(.number) } == [nil, nil])
  }

  @Test func notesMayStandUnderTheirTableOrALine() throws {
    let rows = { (title: String) in
      "<table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr><tr><td>\(title)</td><td>Leder</td><td>maj 2024</td></tr></table>"
    }
    let found = try initiatives(
      rows("Ny model<sup>1</sup>") + "<p>1 Drøftes i udvalget.</p><h2>Møder</h2><p>2 møder holdes.</p>"
        + rows("Fast tavle<sup>2</sup>")
        + "<p>Teksten slutter her.</p><p>________</p><p>2 Kræver ny aftale.</p><h2>Møder</h2>"
        + "<table><tr><th>Dato</th><th>Sted</th></tr><tr><td>1. maj 2024</td><td>Rådhuset</td></tr></table>")
    #expect(found.map(\.notes) == [["Drøftes i udvalget."], ["Kræver ny aftale."]])
  }

  @Test func notesMayRunOnInAParagraph() throws {
    let found = try initiatives(
      """
      <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr><tr><td>Ny model<sup>1</sup></td><td>Leder</td><td>maj 2024</td></tr>
      <tr><td>Fast tavle<sup>2</sup></td><td>Leder</td><td>maj 2024</td></tr></table>
      <p><sup>1</sup> Drøftes i udvalget. <sup>2</sup>Kræver 10 m<sup>2</sup> mere.</p>
      """)
    #expect(found.map(\.notes) == [["Drøftes i udvalget."], ["Kræver 10 m2 mere."]])
  }

  @Test func aLegendMayShowABoxOfAnyColour() throws {
    let found = try initiatives(
      """
      <table><tr><td style="background:#9dc3e6"></td><td>Sat i bero</td></tr><tr><td style="background:#70ad47"></td><td>Gennemført</td></tr></table>
      <table><tr><th>Indsats</th><th>Status</th><th>Ansvarlig</th></tr><tr><td>Ny model</td><td style="background:#9dc3e6"></td><td>Leder</td></tr>
      <tr><td>Fast tavle</td><td style="background:#70ad47"></td><td>Leder</td></tr></table>
      """)
    #expect(found.map { $0.text(.status) } == ["Sat i bero", "Gennemført"])
  }

  @Test func aLabelWithANumberBeginsTheNextOfAForm() throws {
    let found = try initiatives(
      """
      <table><tr><td colspan=2>Indsats 2.2: Netværksmøder</td></tr><tr><td>Formål</td><td>Familien er med.</td></tr><tr><td>Ansvarlige</td><td>Leder</td></tr>
      <tr><td>Mål</td><td>Ti møder.</td></tr><tr><td>Indsats 2.3:</td><td>Støtte til forældre</td></tr><tr><td>Formål</td><td>Ro.</td></tr>
      <tr><td>Ansvarlige</td><td>Konsulent</td></tr><tr><td>Mål</td><td>Fem forløb.</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Netværksmøder", "Støtte til forældre"])
    #expect(found.map { $0.text(.number) } == ["2.2", "2.3"])
    #expect(found.map { $0.text(.responsible) } == ["Leder", "Konsulent"])
  }

  @Test func remarksBesideSignsAreTheWordsOfTheStatus() throws {
    let table = { (second: String) in
      """
      <p>☺ Gennemført</p><p>☹ Forsinket</p><table><tr><th>Indsats</th><th>Frist</th><th>Status</th><th>Bemærkninger</th></tr>
      <tr><td>Ny model</td><td>maj 2023</td><td>☺</td><td>Modellen er i brug.</td></tr><tr><td>Fast tavle</td><td>juni 2023</td><td>\(second)</td><td>Tavlen mangler.</td></tr></table>
      """
    }
    #expect(try initiatives(table("☹")).map { $0.text(.status) } == ["Modellen er i brug.", "Tavlen mangler."])
    #expect(try initiatives(table("Forsinket")).map { $0.text(.status) }.last == "Forsinket")
  }

  @Test func monthsUnderQuartersAndTheLastSignOfALegend() throws {
    let found = try initiatives(
      """
      <h1>Tidslinje 2024</h1><table><tr><th rowspan=2>Opgave</th><th colspan=2>3. kvartal</th><th colspan=2>4. kvartal</th></tr>
      <tr><th>aug</th><th>sep</th><th>okt</th><th>nov</th></tr><tr><td>Ny politik</td><td></td><td></td><td>◆</td><td></td></tr>
      <tr><td>Ny aftale</td><td></td><td>◆</td><td></td><td></td></tr></table><p>Forberedelse ◆ Forelægges Børneudvalget</p>
      """)
    #expect(found.flatMap(\.milestones).map(\.dateText) == ["okt", "sep"])
    #expect(found.flatMap(\.milestones).allSatisfy { $0.dateContext.isEmpty && $0.text == "Forelægges Børneudvalget" })
  }

  @Test func theTitleOfTheDocumentIsNoArea() throws {
    let table = "<table><tr><th>Indsats</th><th>Ansvarlig</th></tr><tr><td>Ny model</td><td>Leder</td></tr></table>"
    let heads = [
      "Redegørelse for opfølgning på tilsynet", "Handleplan for familieområdet 2023", "Opfølgning på anbringelser",
    ]
    let found = try heads.map { try initiatives("<h1>Notat</h1><h2>\($0)</h2>" + table).first?.text(.area) }
    #expect(found == [nil, nil, "Opfølgning på anbringelser"])
  }

  @Test func aHeadingThatJoinsNameAndPurposeNamesTheInitiatives() throws {
    let found = try initiatives(
      """
      <table><tr><th>Indsatsområde</th><th>Indsats og formål</th><th>Handling</th><th>Tovholder</th><th>Frist</th></tr>
      <tr><td rowspan=2>A. Tidlig hjælp</td><td rowspan=2><b>Distriktsmøder</b><br>Bekymringer drøftes tidligt.</td>
      <td>Beskrive mødet</td><td>Leder af PPR</td><td>August 2019</td></tr>
      <tr><td>Afprøve mødet</td><td>Distriktsleder</td><td>Maj 2020</td></tr>
      <tr><td>B. Myndighed</td><td><b>Faglig ramme</b><br>Svar skal være korte.</td><td>Skrive en vejledning</td><td>Jurist</td>
      <td>Juni 2020</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Distriktsmøder", "Faglig ramme"])
    #expect(found.map { $0.text(.purpose) } == ["Bekymringer drøftes tidligt.", "Svar skal være korte."])
    #expect(found.first?.milestones.map(\.text) == ["Beskrive mødet", "Afprøve mødet"])
    #expect(found.map { $0.text(.area) } == ["A. Tidlig hjælp", "B. Myndighed"])
  }

  @Test func linesThatBeginWithDatesAreMilestonesAndNoDescription() throws {
    let found = try initiatives(
      """
      <table><tr><th>Indsats</th><th>Beskrivelse</th><th>Proces</th><th>Ansvarlig</th></tr>
      <tr><td>Prislister</td><td>Økonomi regner priser ud.</td><td>November 2023: Nyt oplæg<br>Maj 2024: Priser i budgettet</td><td>Leder</td></tr>
      <tr><td>Visitation</td><td>Fast dagsorden.</td><td>Udvalget mødes hver uge. I maj 2024 ses der på det igen.</td><td>Jurist</td></tr></table>
      """)
    #expect(
      found.first?.milestones.map { "\($0.dateText): \($0.text)" } == [
        "November 2023: Nyt oplæg", "Maj 2024: Priser i budgettet",
      ])
    #expect(found.first?.text(.description) == "Økonomi regner priser ud.")
    #expect(found.last?.text(.description)?.contains("Udvalget mødes") == true)
  }

  @Test func whatStandsUnderATermThatNoListKnowsIsNoDescription() throws {
    let found = try initiatives(
      """
      <h2>Åben rådgivning</h2><dl><dt>Sådan gør vi</dt><dd>Huset har åbent.</dd><dt>Vi ved, at det virker, når</dt><dd>200 familier kommer.</dd>
      <dt>Hvem har ansvaret?</dt><dd>Teamleder</dd><dt>Lokale</dt><dd>Biblioteket</dd></dl>
      """)
    #expect(found.map { $0.text(.description) } == ["Huset har åbent."])
    #expect(found.map { $0.text(.goal) } == ["200 familier kommer."])
    #expect(found.first?.otherFields.map { "\($0.heading): \($0.value.plain)" } == ["Lokale: Biblioteket"])
  }

  @Test func aLineUnderAMatrixSaysWhatItsLetterMeans() throws {
    let found = try initiatives(
      """
      <table><tr><th>Handling</th><th>Ansvarlig</th></tr><tr><td>Ny modtagelse</td><td>Leder</td></tr><tr><td>Fælles metode</td><td>Jurist</td></tr></table>
      <table><tr><th>Handling</th><th>K1 2022</th><th>K2 2022</th><th>K3 2022</th><th>K4 2022</th></tr>
      <tr><td>Ny modtagelse</td><td></td><td>P</td><td></td><td></td></tr>
      <tr><td>Fælles metode</td><td></td><td></td><td>P</td><td></td></tr></table>
      <p>P Politisk behandling i Børneudvalget</p><p>På mødet deltager alle.</p>
      """)
    #expect(found.map { $0.text(.title) } == ["Ny modtagelse", "Fælles metode"])
    #expect(
      found.map { $0.milestones.map { "\($0.kind.rawValue) \($0.text) \($0.dateText)" } } == [
        ["decision Politisk behandling i Børneudvalget K2 2022"],
        ["decision Politisk behandling i Børneudvalget K3 2022"],
      ])
  }
}
