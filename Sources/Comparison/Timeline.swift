import Model

/// A month of the calendar.
struct Month: Sendable, Hashable, Comparable {
  /// Months since year 0.
  let number: Int

  init(_ date: CalendarDate) { number = date.year * 12 + date.month - 1 }
  init(number: Int) { self.number = number }

  /// `2021-04`.
  var iso: String {
    let (year, month) = (number / 12, number % 12 + 1)
    return String(repeating: "0", count: max(0, 4 - String(year).count)) + "\(year)-" + (month < 10 ? "0" : "")
      + "\(month)"
  }

  static func < (left: Month, right: Month) -> Bool { left.number < right.number }
}

/// Lays initiatives out over months, as seen on a day.
struct TimelineMaker: Sendable {
  private let asOf: CalendarDate
  private let settings: ComparisonSettings

  /// What is kept of an initiative: what its months are drawn from.
  private struct Course: Sendable {
    let initiative: InitiativeID
    let municipalityCode: String
    let status: InitiativeStatus
    let deadlineEnd: CalendarDate?
    let deadline: Month?
    let first: Int
    let last: Int
  }

  private var courses: [Course] = []
  private var count = 0

  init(asOf: CalendarDate, settings: ComparisonSettings) {
    self.asOf = asOf
    self.settings = settings
  }

  mutating func add(_ initiative: Initiative) {
    guard let course = course(of: initiative) else { return }
    courses.append(course)
    count += course.last - course.first + 1
  }

  /// By initiative, then month. Initiatives without any date, and cancelled ones, have no rows.
  var rows: RowSeries<TimelineRow> {
    RowSeries(count: count, blockCount: courses.count) { [self] number in rows(of: courses[number]) }
  }

  /// From the month it starts, or its first dated milestone or the start of its deadline, to the month its deadline ends. An
  /// initiative that is not done by then is overdue from the month after to that of the day.
  private func course(of initiative: Initiative) -> Course? {
    guard initiative.status != .cancelled, let span = span(of: initiative) else { return nil }
    let now = Month(asOf)
    let isDone = TimelineMaker.done.contains(initiative.status)
    let runsOn = initiative.status == .ongoing || (!isDone && initiative.deadlineEnd.map { $0 < asOf } ?? false)
    let last = runsOn ? max(span.end, now) : span.end
    let first = max(span.start, Month(number: last.number - settings.longestTimeline + 1))
    return Course(
      initiative: initiative.initiativeId, municipalityCode: initiative.municipalityCode ?? "",
      status: initiative.status, deadlineEnd: initiative.deadlineEnd, deadline: span.deadline, first: first.number,
      last: last.number)
  }

  private func rows(of course: Course) -> [TimelineRow] {
    (course.first...course.last).map { number in
      let month = Month(number: number)
      return TimelineRow(
        initiativeId: course.initiative, municipalityCode: course.municipalityCode, month: month.iso,
        state: state(in: month, of: course))
    }
  }

  /// A finished initiative is done, whatever its deadline was.
  private static let done: Set<InitiativeStatus> = [.completed, .implemented]

  private func state(in month: Month, of course: Course) -> TimelineRow.State {
    let now = Month(asOf)
    if TimelineMaker.done.contains(course.status) { return .done }
    if course.status == .ongoing { return month > now ? .planned : .underWay }
    if let deadline = course.deadline, let day = course.deadlineEnd {
      if month == deadline, day >= asOf { return .due }
      if month >= deadline, day < asOf { return .overdue }
    }
    return month > now ? .planned : .underWay
  }

  private func span(of initiative: Initiative) -> (start: Month, end: Month, deadline: Month?)? {
    let steps = initiative.milestones.filter { $0.kind != .phase }
    let starts = [initiative.startedStart, initiative.deadlineStart ?? initiative.deadlineEnd] + steps.map(\.dateStart)
    let ends = [initiative.deadlineEnd, initiative.startedEnd] + steps.map(\.dateEnd)
    guard let start = (starts.compactMap { $0 } + ends.compactMap { $0 }).min(),
      let end = initiative.deadlineEnd ?? ends.compactMap({ $0 }).max()
    else { return nil }
    return (Month(min(start, end)), Month(end), initiative.deadlineEnd.map { Month($0) })
  }
}
