import Model
import Normalisation
import Testing

@Suite struct InitiativeTests {
  @Test func deadlineFromItsColumn() throws {
    let row = try initiative([.title: "Ledelsestilsyn", .deadline: "Ultimo 2019"])
    #expect(row.deadlineText == "Ultimo 2019")
    #expect(row.deadlineEdtf == "2019-09/2019-12")
    #expect(row.deadlineApproximate)
  }

  @Test func deadlineFromTheLatestGoalElseMilestone() throws {
    let milestones = [
      MilestoneDraft(kind: .milestone, text: "Koncept", dateText: "December 2019"),
      MilestoneDraft(kind: .goal, text: "Alle kender det", dateText: "Primo 2019"),
    ]
    #expect(try initiative([.title: "A"], milestones: milestones).deadlineText == "Primo 2019")
    #expect(try initiative([.title: "A"], milestones: [milestones[0]]).deadlineEdtf == "2019-12")
  }

  @Test func datesOfStatusTextsAreNoDeadlines() throws {
    let text = "Der er ansat en jurist pr. 1. august."
    let row = try initiative(
      [.title: "A", .status: text],
      milestones: [MilestoneDraft(kind: .milestone, text: text, dateText: "pr. 1. august")])
    #expect(row.deadlineEnd == nil)
    #expect(row.milestones.first?.dateEdtf == "2019-08-01")
    #expect(row.milestones.first?.dateBasis == .context)
  }

  @Test func aStatusInTheDeadlineColumnIsBoth() throws {
    let row = try initiative([.title: "A", .deadline: "Er implementeret"])
    #expect(row.deadlineText == "Er implementeret")
    #expect(row.statusText == "Er implementeret")
    #expect(row.status == .implemented)
    #expect(row.review.isEmpty)
    #expect(try initiative([.title: "A", .deadline: "Forventes implementeret februar 2021"]).status == .unknown)
    #expect(try initiative([.title: "A", .deadline: "Godkendes her – implementeres sommer 21"]).statusText == nil)
  }

  @Test(arguments: [
    ("I drift og revideret i august 2018", InitiativeStatus.ongoing),
    ("Der er igangsat et forløb med støtte til alle", .inProgress),
    ("Kvaliteten af nye sager kontrolleres ved løbende at gennemføre et ledelsestilsyn.", .unknown),
    ("Fuldt implementeret i alle enheder. Opdateres 2 gange om året", .implemented),
    ("Skal igangsættes i 2021", .planned),
    ("Kontrakt er indgået med leverandør af en ny platform.", .unknown), ("Gul", .inProgress), ("☺", .completed),
    ("Der er udarbejdet et koncept, som er under implementering.", .inProgress), ("Er endnu ikke igangsat", .planned),
  ])
  func statusFromWords(text: String, status: InitiativeStatus) throws {
    #expect(try initiative([.title: "A", .status: text]).status == status)
  }

  @Test func colourByTheLegend() throws {
    var coloured = draft([.title: "A"])
    coloured.statusColour = "#00b050"
    #expect(try normalised([coloured]).initiatives.first?.status == .completed)
    coloured.statusLegend = "I gang"
    let row = try #require(normalised([coloured]).initiatives.first)
    #expect(row.status == .inProgress)
    #expect(row.statusText == "I gang")
  }

  @Test(arguments: [
    ("Indsatser efter servicelovens paragraf 11, stk. 3 i sundhedsplejen", ["SEL § 11, stk. 3"]),
    ("jf. barnets lov §§ 18-20", ["BL §§ 18-20"]),
    ("§ 50-undersøgelser", ["§ 50"]), ("efter § 52, stk. 3, nr. 7 i serviceloven", ["SEL § 52, stk. 3, nr. 7"]),
    ("SEL § 52 a og § 54", ["SEL § 52 a", "SEL § 54"]),
    ("§ 50, stk. 1 og 2, i serviceloven", ["SEL § 50, stk. 1 og 2"]), ("barnets lovs kapitel 4, § 20", ["BL § 20"]),
    ("retssikkerhedslovens § 7a", ["RSL § 7 a"]),
    ("20 % af sagerne", []),
    ("Lov om social service §§ 50 og 51", ["SEL § 50", "SEL § 51"]), ("forvaltningslovens § 19", ["FVL § 19"]),
  ])
  func legalReferences(text: String, references: [String]) throws {
    #expect(try initiative([.title: "A", .description: text]).legalReferences == references)
  }

  @Test func recommendersFromLabels() throws {
    var labelled = draft([.title: "A"])
    labelled.recommendationLabels = ["Task Force-anbefaling", "KLK's anbefaling:"]
    #expect(try normalised([labelled]).initiatives.first?.recommendedBy == ["task_force", "klk"])
  }

  @Test func rolesInTheOrderWritten() throws {
    let row = try initiative([.title: "A", .responsible: "Områdechefer, afdelingsledere og områdejurister med staben"])
    #expect(row.responsibleRoles == ["centerchef", "afdelingsleder", "jurist", "stab"])
  }

  @Test func themes() throws {
    #expect(
      try initiative([.title: "Ledelsestilsyn"]).themes.prefix(2) == ["styring_og_faglig_ledelse", "ledelsestilsyn"])
    #expect(try initiative([.title: "Ny børnefaglig undersøgelse"]).themes.first == "faglig_udredning")
    #expect(try initiative([.title: "Systematisk inddragelse af forældreråd"]).themes.first == "inddragelse")
    let safety = try initiative([.title: "Sikkerhedsplaner"]).themes
    #expect(safety.prefix(2) == ["indsats_og_opfoelgning", "sikkerhedsplaner"])
  }

  @Test func idsStayWithAreaNumberAndTitle() throws {
    let plan = try normalised([
      draft([.title: "Ledelsestilsyn", .number: "1.1."]), draft([.title: "Ledelsestilsyn", .number: "1.1"]),
    ])
    let note = try normalised(
      [draft([.title: "Ledelsestilsyn", .number: "1.1", .status: "I gang"])],
      lines: ["Vejle Kommune", "Dato: 1. maj 2020", "# Status på handleplan for børneområdet"])
    #expect(plan.initiatives[0].initiativeId == note.initiatives[0].initiativeId)
    #expect(plan.initiatives[1].initiativeId.rawValue == plan.initiatives[0].initiativeId.rawValue + "-2")
    #expect(plan.initiatives[0].number == "1.1")
    #expect(plan.initiatives[0].parentNumber == "1")
    #expect(note.statusUpdates.map(\.status) == [.inProgress])
    #expect(note.statusUpdates.first?.asOf?.iso == "2020-05-01")
  }

  @Test func contactDataIsLeftOut() throws {
    let row = try initiative([
      .title: "A", .responsible: "Leder af familieafsnittet, tlf. 12 34 56 78, leder@example.org",
      .description: "Kontaktperson: Anna Andersen følger op",
    ])
    #expect(row.responsible == "Leder af familieafsnittet")
    #expect(row.description == "følger op")
    #expect(
      try initiative([.title: "A", .description: "Budget 10000000 kr. i 2020 og 2021"]).description
        == "Budget 10000000 kr. i 2020 og 2021")
  }

  @Test func impossibleAndMissingDatesAreProblems() throws {
    let result = try normalised([
      draft([.title: "A", .deadline: "31. juni 2021"]), draft([.title: "B", .deadline: "Når sagen er behandlet"]),
    ])
    #expect(result.initiatives.map(\.review) == [[.dateImpossible], [.dateUnparsed]])
    #expect(result.problems.map(\.code).contains(.dateImpossible))
    #expect(result.initiatives[0].deadlineText == "31. juni 2021")
  }

  @Test func monthMatrixDecisions() throws {
    var row = draft(
      [.title: "A"],
      milestones: [
        MilestoneDraft(kind: .process, text: "Administrativ proces", dateText: "Februar", dateContext: "2017"),
        MilestoneDraft(
          kind: .decision, text: "Børne- og Skoleudvalget – til orientering/beslutning", dateText: "Marts",
          dateContext: "2017"),
      ])
    row.table = TableID(rawValue: "t1")
    let kinds = [
      Interpretation.TableDecision(table: TableID(rawValue: "t1"), kind: .monthMatrix, score: 1, reason: "", roles: [])
    ]
    let initiative = try #require(normalised([row], kinds: kinds).initiatives.first)
    #expect(initiative.deadlineEdtf == "2017-03")
    #expect(initiative.milestones[1].actor == "Børne- og Skoleudvalget")
    #expect(initiative.milestones[1].decisionType == [.orientering, .beslutning])
    #expect(initiative.milestones[0].actor == nil)
  }

  @Test func monthsTakeTheirYearFromTheHeadingsOverThem() throws {
    var row = draft(
      [.title: "A"], milestones: [MilestoneDraft(kind: .process, text: "x", dateText: "Marts", contextYear: 2023)])
    row.table = TableID(rawValue: "t1")
    let kinds = [
      Interpretation.TableDecision(table: TableID(rawValue: "t1"), kind: .monthMatrix, score: 1, reason: "", roles: [])
    ]
    let lines = ["Vejle Kommune", "# Tidsplan", "Dato: 14. december 2022"]
    let initiative = try #require(normalised([row], kinds: kinds, lines: lines).initiatives.first)
    #expect(initiative.milestones[0].dateEdtf == "2023-03")
    #expect(initiative.milestones[0].dateBasis == .context)
    #expect(initiative.deadlineEdtf == "2023-03")
    #expect(initiative.deadlineBasis == .context)
  }

  @Test func theYearOfAHeadingServesTheDatesUnderIt() throws {
    var planned = draft([.title: "A", .deadline: "1. marts"])
    planned.contextYear = 2022
    let found = try #require(normalised([planned]).initiatives.first)
    #expect(found.deadlineEnd?.iso == "2022-03-01")
    #expect(found.deadlineBasis == .context)
    planned.values[.deadline] = DraftValue(StyledText("1. marts 2021"))
    #expect(try normalised([planned]).initiatives.first?.deadlineEnd?.iso == "2021-03-01")
  }

  @Test func theTitlesYearServesDatesWithoutOne() throws {
    let result = try normalised(
      [draft([.title: "A", .deadline: "1. maj"])], lines: ["Vejle Kommune", "# Handleplan for børneområdet 2022"])
    #expect(result.initiatives.first?.deadlineEdtf == "2022-05-01")
    #expect(result.initiatives.first?.deadlineBasis == .context)
    let none = try normalised([draft([.title: "A", .deadline: "1. maj"])], lines: ["Vejle Kommune", "# Handleplan"])
    #expect(none.initiatives.first?.deadlineEnd == nil)
  }
}
