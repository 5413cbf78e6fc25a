import Model
import Testing

@testable import Comparison

@Suite struct TimelineTests {
  private func states(on day: String, edit: (inout Initiative) -> Void) -> [String] {
    var maker = TimelineMaker(asOf: Samples.day(day), settings: ComparisonSettings())
    maker.add(Samples.initiative("a", "Ledelsestilsyn", edit: edit))
    let rows = (try? maker.rows.all()) ?? []
    return rows.map { "\($0.month) \($0.state.rawValue)" }
  }

  private func threeMonths(_ initiative: inout Initiative) {
    initiative.startedStart = Samples.day("2023-03-01")
    initiative.deadlineStart = Samples.day("2023-05-01")
    initiative.deadlineEnd = Samples.day("2023-05-31")
  }

  @Test func beforeDuringAndAfter() {
    #expect(states(on: "2023-01-15", edit: threeMonths) == ["2023-03 planned", "2023-04 planned", "2023-05 due"])
    #expect(states(on: "2023-04-15", edit: threeMonths) == ["2023-03 under_way", "2023-04 under_way", "2023-05 due"])
    #expect(
      states(on: "2023-07-01", edit: threeMonths) == [
        "2023-03 under_way", "2023-04 under_way", "2023-05 overdue", "2023-06 overdue", "2023-07 overdue",
      ])
  }

  @Test func whatIsDoneIsNeverOverdue() {
    let done = states(on: "2023-07-01") {
      threeMonths(&$0)
      $0.status = .implemented
    }
    #expect(done == ["2023-03 done", "2023-04 done", "2023-05 done"])
  }

  @Test func cancelledAndUndatedHaveNoRows() {
    #expect(states(on: "2023-07-01") { $0.status = .planned } == [])
    #expect(
      states(on: "2023-07-01") {
        threeMonths(&$0)
        $0.status = .cancelled
      } == [])
  }

  @Test func fixedPracticeRunsUpToTheDay() {
    let rows = states(on: "2023-05-20") {
      $0.status = .ongoing
      $0.startedStart = Samples.day("2023-03-10")
      $0.startedEnd = Samples.day("2023-03-10")
    }
    #expect(rows == ["2023-03 under_way", "2023-04 under_way", "2023-05 under_way"])
  }

  @Test func aVeryOldStartDoesNotFillTheTimeline() {
    let rows = states(on: "2023-05-20") {
      $0.startedStart = Samples.day("1900-01-01")
      $0.deadlineEnd = Samples.day("2023-05-31")
    }
    #expect(rows.count == ComparisonSettings().longestTimeline)
  }
}
