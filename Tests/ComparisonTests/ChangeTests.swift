import Model
import Testing

@testable import Comparison

@Suite struct ChangeTests {
  private let finder = ChangeFinder(settings: ComparisonSettings())

  private func plan() -> [Initiative] {
    [
      Samples.initiative("a", "Ledelsestilsyn") {
        $0.description = "Teamlederne gennemgår fem sager hvert kvartal."
        $0.deadlineText = "Juni 2023"
      },
      Samples.initiative("b", "Supervision til rådgivere") { $0.number = "2" },
    ]
  }

  @Test func anotherOrderOrFileNameIsNoChange() throws {
    let old = Samples.document("plan", plan(), sha256: "s")
    var new = Samples.document("plan-renamed", plan().reversed(), sha256: "s")
    new.initiatives[0].pageFirst = 7
    new.initiatives[0].confidence = 0.5
    #expect(try finder.changes(from: [old], to: [new]) == [])
  }

  @Test func addedRemovedAndChangedAreTold() throws {
    var list = plan()
    list[0].deadlineText = "August 2023"
    list[1] = Samples.initiative("c", "Fælles mødeforum på alle skoler")
    let rows = try finder.changes(from: [Samples.document("plan", plan())], to: [Samples.document("plan", list)])
    #expect(
      rows == [
        ChangeRow(
          entity: "initiative", entityId: "a", kind: .changed, field: "deadline_text", old: "Juni 2023",
          new: "August 2023"),
        ChangeRow(entity: "initiative", entityId: "b", kind: .removed, old: "Supervision til rådgivere"),
        ChangeRow(entity: "initiative", entityId: "c", kind: .added, new: "Fælles mødeforum på alle skoler"),
      ])
  }

  @Test func aNewTitleForTheSameThingIsARenaming() throws {
    var list = plan()
    list[0] = Samples.initiative("x", "Kvartalsvist tilsyn fra ledelsen") {
      $0.description = "Teamlederne gennemgår fem sager hvert kvartal."
      $0.deadlineText = "Juni 2023"
    }
    let rows = try finder.changes(from: [Samples.document("plan", plan())], to: [Samples.document("plan", list)])
    #expect(
      rows == [
        ChangeRow(
          entity: "initiative", entityId: "x", kind: .renamed, field: "title", old: "Ledelsestilsyn",
          new: "Kvartalsvist tilsyn fra ledelsen")
      ])
  }

  @Test func anotherInitiativeInThePlaceOfOneIsNoRenaming() throws {
    var list = plan()
    list[1] = Samples.initiative("y", "Kampagne for flere plejefamilier") { $0.number = "2" }
    let rows = try finder.changes(from: [Samples.document("plan", plan())], to: [Samples.document("plan", list)])
    #expect(rows.map(\.kind) == [.removed, .added])
  }

  @Test func documentsComeAndGo() throws {
    let old = [Samples.document("one", []), Samples.document("two", [])]
    let new = [Samples.document("two", []), Samples.document("three", [])]
    let rows = try finder.changes(from: old, to: new)
    #expect(rows.map(\.entityId) == ["one", "three"])
    #expect(rows.map(\.kind) == [.removed, .added])
  }
}
