import Model
import Testing
import Vocabulary

@testable import Comparison

@Suite struct CoverageTests {
  private let words: ComparisonWords

  init() throws { words = try shippedVocabulary().comparison }

  @Test(arguments: [
    ("Mindst 90 % af sagerne overholder fristen.", true),
    ("At alle teams har holdt en workshop.", true),
    ("Primo 2024\nAt 25 familier har fået tilbuddet.", true),
    ("Ultimo 2023\nMedarbejderne kender redskabet.", false),
    ("Bedre samarbejde.", false),
  ])
  func measurableGoals(goal: String, isMeasurable: Bool) {
    let initiative = Samples.initiative("a", "Tilsyn") { $0.goal = goal }
    #expect(MeasurableGoals(words: words).isMeasurable(initiative) == isMeasurable)
  }

  @Test func coverageCountsByMunicipality() throws {
    var counter = CoverageCounter(measures: MeasurableGoals(words: words))
    let initiatives = [
      Samples.initiative("a", "Et") { $0.responsible = "Teamleder" },
      Samples.initiative("b", "To"),
      Samples.initiative("c", "Tre", municipality: "0630") { $0.responsible = "Chef" },
    ]
    for initiative in initiatives { counter.add(initiative) }
    let rows = counter.rows
    let responsible = rows.filter { $0.field == "responsible" }
    #expect(responsible.map(\.municipalityCode) == ["0265", "0630"])
    #expect(responsible.map(\.share) == [0.5, 1])
  }

  @Test func themesCountStatusAndDates() throws {
    var counter = ThemeCounter(measures: MeasurableGoals(words: words))
    let initiatives = [
      Samples.initiative("a", "Et") {
        $0.themes = ["inddragelse", "underretninger"]
        $0.status = .planned
        $0.deadlineStart = Samples.day("2023-01-01")
        $0.deadlineEnd = Samples.day("2023-03-31")
      },
      Samples.initiative("b", "To") {
        $0.themes = ["inddragelse"]
        $0.deadlineEnd = Samples.day("2024-12-31")
      },
    ]
    for initiative in initiatives { counter.add(initiative) }
    let rows = counter.rows
    #expect(rows.map(\.theme) == ["inddragelse", "underretninger"])
    let first = try #require(rows.first)
    #expect(first.initiatives == 2)
    #expect(first.byStatus == [.planned: 1, .unknown: 1])
    #expect(first.earliestDeadline == Samples.day("2023-01-01"))
    #expect(first.latestDeadline == Samples.day("2024-12-31"))
  }
}
