import Model
import Testing

/// Plans in many layouts, each with the rows a person entered from it.
struct PlanTests {
  @Test(arguments: PlanFixture.names)
  func everyFieldIsReadAsEntered(name: String) throws {
    let fixture = try PlanFixture(name)
    let drafts = fixture.interpretation.drafts
    #expect(drafts.map { $0.text(.title) } == fixture.rows.map(\.title))
    for (draft, row) in zip(drafts, fixture.rows) {
      for field in row.fields {
        #expect(draft.text(field.name) == field.value, "\(name): \(row.title): \(field.name.rawValue)")
      }
      #expect(draft.categoryMeaning == row.decisionCategoryMeaning, "\(name): \(row.title)")
      #expect(draft.notes == row.notes ?? [], "\(name): \(row.title)")
    }
  }

  @Test(arguments: PlanFixture.names)
  func everyMilestoneIsReadAsEntered(name: String) throws {
    let fixture = try PlanFixture(name)
    for (draft, row) in zip(fixture.interpretation.drafts, fixture.rows) {
      let found = draft.milestones.map {
        PlanFixture.Event(kind: $0.kind.rawValue, text: $0.text, dateText: $0.dateText)
      }
      #expect(found == row.milestones ?? [], "\(name): \(row.title)")
    }
  }

  @Test func fixturesAreThere() { #expect(PlanFixture.names.count >= 15) }

  @Test func readingTwiceGivesTheSame() throws {
    let first = try PlanFixture("traffic-lights").interpretation
    let second = try PlanFixture("traffic-lights").interpretation
    #expect(first.drafts == second.drafts)
    #expect(first.tableKinds == second.tableKinds)
  }
}
