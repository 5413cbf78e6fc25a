import Model
import Testing

@testable import Comparison

@Suite struct PlanVersionsTests {
  private func plan() -> DocumentResult {
    Samples.document(
      "plan",
      [
        Samples.initiative("p1", "Ledelsestilsyn") {
          $0.area = "Faglig ledelse"
          $0.purpose = "Viden om kvaliteten."
          $0.deadlineEnd = Samples.day("2023-06-30")
        },
        Samples.initiative("p2", "Supervision til rådgivere") { $0.area = "Faglig ledelse" },
      ], date: "2022-03-01")
  }

  private func note(municipality: String = "0265") -> DocumentResult {
    var note = Samples.document(
      "note",
      [
        Samples.initiative("n1", "Ledelsestilsyn", municipality: municipality) {
          $0.number = "1.1"
          $0.status = .inProgress
        },
        Samples.initiative("n2", "Fælles mødeforum", municipality: municipality),
      ], date: "2022-10-01")
    note.statusUpdates = [
      StatusUpdate(
        initiativeId: InitiativeID(rawValue: "n1"), documentId: note.document.documentId,
        asOf: note.document.documentDate, status: .inProgress)
    ]
    return note
  }

  @Test func aStatusNoteContinuesItsPlan() {
    let continued = PlanVersions().continued([note(), plan()])
    #expect(continued[0].initiatives.map(\.initiativeId.rawValue) == ["p1", "n2"])
    #expect(continued[0].statusUpdates.map(\.initiativeId.rawValue) == ["p1"])
    #expect(continued[1].initiatives.map(\.initiativeId.rawValue) == ["p1", "p2"])
  }

  @Test func anotherMunicipalityDoesNot() {
    let continued = PlanVersions().continued([plan(), note(municipality: "0630")])
    #expect(continued[1].initiatives.map(\.initiativeId.rawValue) == ["n1", "n2"])
  }

  @Test func aTitleThatStandsTwiceNeedsItsNumberToo() {
    var plan = plan()
    plan.initiatives.append(Samples.initiative("p3", "Ledelsestilsyn") { $0.area = "Tidligere handleplan" })
    let continued = PlanVersions().continued([plan, note()])
    #expect(continued[1].initiatives[0].initiativeId.rawValue == "n1")
  }

  @Test func theLatestVersionCountsAndKeepsWhatItDoesNotSay() throws {
    let current = CurrentInitiatives(PlanVersions().continued([note(), plan()])).initiatives
    let first = try #require(current.first { $0.initiativeId.rawValue == "p1" })
    #expect(first.status == .inProgress)
    #expect(first.number == "1.1")
    #expect(first.purpose == "Viden om kvaliteten.")
    #expect(first.deadlineEnd == Samples.day("2023-06-30"))
    #expect(current.count == 3)
  }
}
