import Initiatives
import Model
import Testing

/// Rows and headings over initiatives, and labels beside several milestones.
@Suite struct GroupRowTests {
  private func initiatives(_ body: String) throws -> [InitiativeDraft] {
    try PlanFixture.interpret(body: "<h1>Handleplan for børn og unge</h1>" + body).drafts
  }

  @Test func aRowOverActivitiesNamesTheInitiative() throws {
    let found = try initiatives(
      """
      <h2>Undersøgelser</h2>
      <table><tr><th>Aktivitet</th><th>Ansvarlig</th><th>Tidsfrist</th></tr>
      <tr><td colspan="3"><b>Indsats 1: Fælles forståelse</b><br>Formål: At undersøgelser er aktuelle.</td></tr>
      <tr><td>Temadag holdes</td><td>Teamleder</td><td>Marts 2024</td></tr>
      <tr><td>Vejledning revideres</td><td>Fagkonsulent</td><td>1. maj 2024</td></tr>
      <tr><td colspan="3"><b>Indsats 2: Børnesamtalen</b></td></tr>
      <tr><td>Kursus gives</td><td>Fagkonsulent</td><td>Juni 2024</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Fælles forståelse", "Børnesamtalen"])
    #expect(found.map { $0.text(.number) } == ["1", "2"])
    #expect(found.map { $0.text(.purpose) } == ["At undersøgelser er aktuelle.", nil])
    #expect(found.map { $0.text(.area) } == ["Undersøgelser", "Undersøgelser"])
    #expect(found.first?.milestones.map(\.text) == ["Temadag holdes", "Vejledning revideres"])
    #expect(found.first?.text(.responsible) == "Teamleder\nFagkonsulent")
    #expect(found.first?.text(.deadline) == "1. maj 2024")
  }

  @Test func aRowWithoutANameIsNoInitiativeOverActivities() throws {
    let found = try initiatives(
      """
      <table><tr><th>Aktivitet</th><th>Ansvarlig</th><th>Tidsfrist</th></tr>
      <tr><td colspan="3"><b>Indsats 1: Fælles forståelse</b></td></tr>
      <tr><td>Temadag holdes</td><td>Teamleder</td><td>Marts 2024</td></tr>
      <tr><td colspan="3"><b>Indsats 3</b></td></tr>
      <tr><td>Kursus gives</td><td>Fagkonsulent</td><td>Juni 2024</td></tr></table>
      """)
    #expect(found.first?.text(.title) == "Fælles forståelse")
    #expect(found.first?.milestones.map(\.text) == ["Temadag holdes"])
    #expect(found.first?.text(.deadline) == "Marts 2024")
    #expect(found.last?.text(.title) == "Kursus gives")
  }

  @Test func aRowOverRowsOfAMatrixIsTheirArea() throws {
    let found = try initiatives(
      """
      <table><tr><th>Aktivitet</th><th>Jan 2024</th><th>Feb 2024</th><th>Mar 2024</th></tr>
      <tr><td colspan="4"><b>Indsats 1: Fælles forståelse</b></td></tr>
      <tr><td>Temadag</td><td>X</td><td></td><td></td></tr>
      <tr><td>Vejledning</td><td></td><td>X</td><td></td></tr>
      <tr><td colspan="4"><b>Indsats 2: Børnesamtalen</b></td></tr>
      <tr><td>Kursus</td><td></td><td></td><td>X</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Temadag", "Vejledning", "Kursus"])
    let areas = ["Indsats 1: Fælles forståelse", "Indsats 1: Fælles forståelse", "Indsats 2: Børnesamtalen"]
    #expect(found.map { $0.text(.area) } == areas)
  }

  @Test func milestonesStandBesideOneLabel() throws {
    let box = { (number: Int, name: String) in
      """
      <tr><td>Indsats \(number)</td><td colspan="2">\(name)</td></tr>
      <tr><td>Anbefaling</td><td colspan="2">KLK's anbefaling 1 og 2</td></tr>
      <tr><td>Formål</td><td colspan="2">At sager drøftes i tide.</td></tr>
      <tr><td>Ansvarlig</td><td colspan="2">Centerchefen</td></tr>
      <tr><td rowspan="2">Milepæle</td><td>Udvalget er nedsat</td><td>Oktober 2024</td></tr>
      <tr><td>Arbejdsgangen er evalueret</td><td>April 2025</td></tr>
      """
    }
    let found = try initiatives("<table>\(box(1, "Visitationsudvalg"))\(box(2, "Disponeringsregnskab"))</table>")
    #expect(found.map { $0.text(.title) } == ["Visitationsudvalg", "Disponeringsregnskab"])
    #expect(found.map { $0.text(.number) } == ["1", "2"])
    for initiative in found {
      #expect(initiative.milestones.map(\.text) == ["Udvalget er nedsat", "Arbejdsgangen er evalueret"])
      #expect(initiative.milestones.map(\.dateText) == ["Oktober 2024", "April 2025"])
      #expect(initiative.text(.deadline) == "April 2025")
      #expect(initiative.recommendationLabels == ["KLK's anbefaling 1 og 2"])
      #expect(initiative.text(.description) == nil)
    }
  }

  @Test func aLabelStandsBesideATableOfMilestones() throws {
    let found = try initiatives(
      """
      <table><tr><td>Indsats 1</td><td colspan="3">Fælles visitation</td></tr>
      <tr><td>Formål</td><td colspan="3">At sager vurderes ens.</td></tr>
      <tr><td>Ansvarlig</td><td colspan="3">Teamlederne</td></tr>
      <tr><td rowspan="4">Milepæle</td><td colspan="3"></td></tr>
      <tr><td>Milepæl</td><td>Dato</td><td>Ansvarlig</td></tr>
      <tr><td>Skema er klar</td><td>15. marts 2023</td><td>Konsulent</td></tr>
      <tr><td>Møder er i gang</td><td>April 2023</td><td>Teamlederne</td></tr>
      <tr><td>Status</td><td colspan="3">I gang</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Fælles visitation"])
    #expect(found.first?.milestones.map(\.text) == ["Skema er klar", "Møder er i gang"])
    #expect(found.first?.milestones.map(\.actor) == ["Konsulent", "Teamlederne"])
    #expect(found.first?.text(.deadline) == "April 2023")
    #expect(found.first?.text(.status) == "I gang")
  }

  @Test func aLightMergedOverTheRowsOfAnInitiativeIsItsStatus() throws {
    let item = { (number: Int, name: String, colour: String) in
      """
      <tr><td rowspan="3">\(number)</td><td rowspan="3">\(name)</td><td>Aktivitet</td><td>Ansvarlig</td><td>Frist</td>
      <td rowspan="3"><span style="display:inline-block;border-radius:50%;background:\(colour)"></span></td></tr>
      <tr><td>Kursus holdes</td><td>Leder</td><td>Maj 2023</td></tr>
      <tr><td>Vejledning skrives</td><td>Jurist</td><td>Juni 2023</td></tr>
      """
    }
    let found = try initiatives(
      """
      <p><span style="background:#2e9e3f"></span> Gennemført <span style="background:#f2c200"></span> I gang</p>
      <table><tr><th>Nr.</th><th>Indsats</th><th colspan="3">Aktiviteter</th><th>Smiley</th></tr>
      \(item(1, "Børnesamtaler", "#2e9e3f"))\(item(2, "Netværksmøder", "#f2c200"))</table>
      """)
    #expect(found.map { $0.text(.title) } == ["Børnesamtaler", "Netværksmøder"])
    #expect(found.map { $0.text(.status) } == ["Gennemført", "I gang"])
    #expect(found.map { $0.milestones.count } == [2, 2])
  }

  @Test func chaptersTellMoreOfWhatAnOverviewNames() throws {
    let chapter = { (number: String, name: String) in
      "<h2>\(number) \(name)</h2><p><b>Formål:</b> At \(name) virker.</p><p><b>Mål:</b> Alle er med.</p>"
    }
    let found = try initiatives(
      """
      <h1>2. Sagsarbejdet</h1>\(chapter("2.1", "Tavlemøder"))\(chapter("2.2", "Makkerordning"))
      <h1>Oversigt</h1><table><tr><th>Nr.</th><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr>
      <tr><td>2.1</td><td>Tavlemøder</td><td>Leder</td><td>Maj 2023</td></tr>
      <tr><td>2.2</td><td>Makkerordning</td><td>Jurist</td><td>Juni 2023</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Tavlemøder", "Makkerordning"])
    #expect(found.map { $0.text(.purpose) } == ["At Tavlemøder virker.", "At Makkerordning virker."])
    #expect(found.map { $0.text(.responsible) } == ["Leder", "Jurist"])
  }

  @Test func aLogOfChangesHoldsNoInitiatives() throws {
    let log = """
      <table><tr><th>Dato</th><th>Ændring</th><th>Af</th></tr>
      <tr><td>2. februar 2023</td><td>Plan oprettet</td><td>Sekretariatet</td></tr>
      <tr><td>15. juni 2023</td><td>Indsats tilføjet</td><td>Chefen</td></tr></table>
      """
    #expect(try initiatives("<h2>Ændringslog</h2>" + log).isEmpty)
  }

  @Test func theFilesOfAnItemOfMinutesAreNoAppendix() throws {
    let found = try PlanFixture.interpret(
      body: """
        <h1>Referat fra Børneudvalget</h1><h2>23. Handleplan</h2><h3>Sagsfremstilling</h3>
        <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr>
        <tr><td>Tavlemøder</td><td>Leder</td><td>Maj 2023</td></tr>
        <tr><td>Makkerordning</td><td>Jurist</td><td>Juni 2023</td></tr></table>
        <h3>Bilag</h3><ul><li>Rapport</li></ul><h2>24. Eventuelt</h2><p>Intet.</p>
        """
    ).drafts
    #expect(found.map { $0.text(.title) } == ["Tavlemøder", "Makkerordning"])
  }

  @Test func aDateInAGoalIsWhatIsMeasured() throws {
    let found = try initiatives(
      """
      <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Mål</th></tr>
      <tr><td>Tavlemøder</td><td>Leder</td><td>Der er holdt 20 møder i 2024.</td></tr>
      <tr><td>Makkerordning</td><td>Jurist</td><td>Ultimo 2024<br>Alle har en makker.</td></tr></table>
      """)
    #expect(found.map { $0.milestones.map(\.text) } == [[], ["Alle har en makker."]])
  }

  @Test func cellsPaintedInColoursSayWhatTheyMean() throws {
    let found = try initiatives(
      """
      <table><tr><td style="background:#92d050">Gennemført</td><td style="background:#ffd966">I gang</td>
      <td style="background:#9dc3e6">Udgået</td></tr></table>
      <p>Planen følges af udvalget.</p>
      <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Status</th></tr>
      <tr><td>Tavlemøder</td><td>Leder</td><td style="background:#9dc3e6"></td></tr>
      <tr><td>Makkerordning</td><td>Jurist</td><td style="background:#92d050"></td></tr></table>
      """)
    #expect(found.map { $0.text(.status) } == ["Udgået", "Gennemført"])
  }

  @Test func thoseWhoTakePartAreNotResponsible() throws {
    let found = try initiatives(
      """
      <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Deltagere</th><th>Frist</th></tr>
      <tr><td>Samtalerum</td><td>Centerchef</td><td>Alle teamledere</td><td>maj 2024</td></tr>
      <tr><td>Forældrekurser</td><td>Leder af Familiehuset</td><td>Jurist</td><td>juni 2024</td></tr></table>
      """)
    #expect(found.map { $0.text(.responsible) } == ["Centerchef", "Leder af Familiehuset"])
  }

  @Test func numberedHeadingsStandUnderAnAreaOfTheirLevel() throws {
    let item = { (number: String) in
      "<h2>\(number) Punkt</h2><p>Der indføres en ny praksis.</p><p>Ansvarlig: Teamleder</p><p>Frist: 1. maj 2023</p>"
    }
    let found = try initiatives(
      "<h2>Fokusområde 1 – Ledelse</h2><p>Der er travlt.</p>\(item("1.1"))\(item("1.2"))"
        + "<h2>Fokusområde 2 – Samarbejde</h2><p>Det går godt.</p>\(item("2.1"))<h2>Økonomi</h2><p>Ingen.</p>")
    let areas = ["Fokusområde 1 – Ledelse", "Fokusområde 1 – Ledelse", "Fokusområde 2 – Samarbejde"]
    #expect(found.map { $0.text(.area) } == areas)
  }

  @Test func namesInBoldBeginTheirParagraphsUnderAnArea() throws {
    let paragraphs = "<p><b>Tolkning.</b> Tolke bestilles til møder.</p><p><b>Fraværsteam.</b> Teamet bredes ud.</p>"
    let found = try initiatives("<h2>Indsatsområde 5: Videreførte indsatser</h2><p>To fortsætter.</p>" + paragraphs)
    #expect(found.map { $0.text(.title) } == ["Tolkning", "Fraværsteam"])
    #expect(found.map { $0.text(.description) } == ["Tolke bestilles til møder.", "Teamet bredes ud."])
    #expect(try initiatives("<h2>Indledning</h2>" + paragraphs).isEmpty)
  }

  @Test(arguments: ["F Forberedelse A Afprøvning D Drift", "Tegn: F Forberedelse A Afprøvning D Drift"])
  func lettersBeforeTheirMeaningsAreALegend(line: String) throws {
    let found = try initiatives(
      """
      <p>\(line)</p><table><tr><th>Initiativ</th><th>Ansvarlig</th><th>1. kvartal 2024</th><th>2. kvartal 2024</th><th>3. kvartal 2024</th></tr>
      <tr><td>Nyt koncept</td><td>Teamleder</td><td>F</td><td>A</td><td>D</td></tr>
      <tr><td>Fælles kalender</td><td>Konsulent</td><td></td><td>F</td><td>D</td></tr></table>
      """)
    #expect(found.first?.milestones.map(\.text) == ["Forberedelse", "Afprøvning", "Drift"])
  }

  @Test func signsAfterALabelAreALegend() throws {
    let found = try initiatives(
      """
      <p>Signaturforklaring: ✔ Gennemført ► I gang ○ Ikke påbegyndt</p>
      <table><tr><th>Indsats</th><th>Frist</th><th>Status</th></tr>
      <tr><td>Aktindsigt</td><td>maj 2024</td><td>✔</td></tr><tr><td>Partshøring</td><td>juni 2024</td><td>►</td></tr></table>
      """)
    #expect(found.map(\.statusLegend) == ["Gennemført", "I gang"])
  }

  @Test func lightsWithoutHeadingSayTheStatus() throws {
    let row = { (name: String, colour: String, hex: String, status: String) in
      """
      <tr><td>\(name)</td><td>Teamleder</td>
      <td><span style="display:inline-block;background:\(hex)" role="img" aria-label="\(colour)"></span></td><td>\(status)</td></tr>
      """
    }
    let found = try initiatives(
      """
      <p>Grøn = Afsluttet</p><p>Gul = Følger planen</p>
      <table><tr><th>Indsats</th><th>Tovholder</th><th></th><th>Status</th></tr>
      \(row("Samtalerum", "Grøn", "#2e9e3f", ""))\(row("Tavlemøder", "Gul", "#f3c614", "72 ud af 94"))</table>
      """)
    #expect(found.map(\.statusLegend) == ["Afsluttet", "Følger planen"])
    #expect(found.map { $0.text(.status) } == ["Afsluttet", "72 ud af 94"])
  }

  @Test func labelsMayStandOverTheirValues() throws {
    let found = try initiatives(
      """
      <h2>1.2 Ledelsestilsyn</h2>
      <table><tr><td colspan="2">Formål</td></tr><tr><td colspan="2">At tilsynet bruges til læring.</td></tr>
      <tr><td colspan="2">Aktiviteter</td></tr><tr><td colspan="2">Tilsynet samles i ét skema.</td></tr>
      <tr><td>Ansvarlig</td><td>Opfølgning</td></tr><tr><td>Teamlederne</td><td>Hvert halvår.</td></tr></table>
      """)
    #expect(found.map { $0.text(.title) } == ["Ledelsestilsyn"])
    #expect(found.first?.text(.purpose) == "At tilsynet bruges til læring.")
    #expect(found.first?.text(.description) == "Tilsynet samles i ét skema.")
    #expect(found.first?.text(.responsible) == "Teamlederne")
    #expect(found.first?.text(.followUp) == "Hvert halvår.")
  }

  @Test func aTableThatAsksIsAGuide() throws {
    let table = { (sign: String) in
      """
      <h2>Om planen</h2><table><tr><td>Formål</td><td>Hvad vil vi\(sign)</td></tr>
      <tr><td>Ansvarlig</td><td>Hvem sørger for det\(sign)</td></tr><tr><td>Milepæle</td><td>Hvornår er det på plads\(sign)</td></tr></table>
      """
    }
    #expect(try initiatives(table("?")).isEmpty)
    #expect(try initiatives(table(".")).count == 1)
  }

  @Test func headingsThatComeBackAreLabels() throws {
    let answer = { (number: Int) in
      """
      <h3>Anbefaling \(number): Klager bruges til læring</h3><h3>Forvaltningens svar</h3><p>Forvaltningen er enig.</p>
      <h3>Handling</h3><p>Svarene samles.</p><h3>Ansvarlig</h3><p>Jurist</p><h3>Tidsplan</h3><p>Maj 2022</p>
      """
    }
    let found = try initiatives("<h3>A. Vejledning</h3>\(answer(1))\(answer(2))<h3>B. Klager</h3>\(answer(3))")
    #expect(found.map { $0.text(.number) } == ["1", "2", "3"])
    #expect(found.map { $0.text(.area) } == ["A. Vejledning", "A. Vejledning", "B. Klager"])
    #expect(found.allSatisfy { $0.text(.title) == "Klager bruges til læring" && $0.text(.deadline) == "Maj 2022" })
  }

  @Test func aTimeLineNamesItsInitiativesAgain() throws {
    let names = ["Faglig ledelse", "Mål i handleplanen", "Ungeråd"]
    let rows = names.map { "<tr><td>\($0)</td><td>Teamleder</td><td>maj 2024</td></tr>" }.joined()
    let again = names.enumerated().map { "<tr><td>1.\($0 + 1) \($1)</td><td></td><td></td></tr>" }.joined()
    let found = try initiatives(
      """
      <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr>\(rows)</table>
      <h2>Bilag 1</h2><table><tr><th>Tiltag</th><th>Frist</th><th>Status</th></tr>\(again)</table>
      """)
    #expect(found.map { $0.text(.title) } == names)
  }

  @Test func theNewDeadlineHolds() throws {
    let found = try initiatives(
      """
      <table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th><th>Ny frist</th></tr>
      <tr><td>Samtalerum</td><td>Centerchef</td><td>August 2021</td><td>November 2021</td></tr>
      <tr><td>Forældrekurser</td><td>Teamleder</td><td>1. oktober 2021</td><td></td></tr></table>
      """)
    #expect(found.map { $0.text(.deadline) } == ["November 2021", "1. oktober 2021"])
  }

  @Test func aSentenceUnderANumberedHeadingIsNoName() throws {
    let panel = { (name: String) in
      "<h3>\(name)</h3><dl><dt>Indsats</dt><dd>Et skema udfyldes.</dd><dt>Ansvarlig</dt><dd>Chef</dd><dt>Tidsfrist</dt><dd>maj 2023</dd></dl>"
    }
    let found = try initiatives(panel("1.1 Tegn på trivsel") + panel("1.2 Fast rådgiver"))
    #expect(found.map { $0.text(.title) } == ["Tegn på trivsel", "Fast rådgiver"])
    #expect(found.map { $0.text(.description) } == ["Et skema udfyldes.", "Et skema udfyldes."])
  }

  @Test func areasAndResponsiblesHoldOnInMatricesAndNumberedPlans() throws {
    let matrix = try initiatives(
      """
      <table><tr><th>Indsatsområde</th><th>Nr.</th><th>Aktivitet</th><th>1. kvt. 2023</th><th>2. kvt. 2023</th><th>3. kvt. 2023</th></tr>
      <tr><td>Styring</td><td>1</td><td>Visitationsudvalg</td><td>X</td><td></td><td></td></tr>
      <tr><td></td><td>2</td><td>Priser forhandles</td><td></td><td>X</td><td></td></tr></table>
      """)
    #expect(matrix.map { $0.text(.area) } == ["Styring", "Styring"])
    let numbered = try initiatives(
      """
      <table><tr><th>Hvad</th><th>Hvordan</th><th>Hvem</th><th>Hvornår</th></tr>
      <tr><td>3.1 Undersøgelser</td><td>Analysen skrives om.</td><td rowspan="2">Koordinator</td><td>Maj 2020</td></tr>
      <tr><td>3.2 Mål</td><td>Hvert mål får et tal.</td><td>Juni 2020</td></tr></table>
      """)
    #expect(numbered.map { $0.text(.responsible) } == ["Koordinator", "Koordinator"])
  }
}
