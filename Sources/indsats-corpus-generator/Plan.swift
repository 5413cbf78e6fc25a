import Model
import TestSupport

/// A generated plan, before it is laid out.
struct Plan {
  struct Item {
    var area: String
    var title: String
    var description: String
    var responsible: String
    var deadline: String
    var interval: DateInterval
    var status: String
    var statusCode: String
  }

  var municipalityCode: String
  var municipalityName: String
  var title: String
  var date: CalendarDate
  var caseNumber: String
  var items: [Item]
}

/// Makes plans from phrases; the same seed and number give the same plan, whatever came before.
struct PlanMaker {
  let phrases: Phrases
  let seed: UInt64

  /// - Parameter number: from 0. Every fourth plan is a later version of the one before it.
  func plan(_ number: Int) -> Plan {
    let isVersion = number % 4 == 3
    var random = SplitMix64(seed: seed &+ UInt64(isVersion ? number - 1 : number) &* 0x9E37_79B9)
    var plan = firstVersion(of: isVersion ? number - 1 : number, using: &random)
    if isVersion { advance(&plan, using: &random) }
    return plan
  }

  private func firstVersion(of number: Int, using random: inout SplitMix64) -> Plan {
    let place = phrases.municipalities[number % phrases.municipalities.count]
    let year = 2018 + Int.random(in: 0...6, using: &random)
    let date = CalendarDate(dayNumber: 17_532 + (year - 2018) * 365 + Int.random(in: 0...300, using: &random))
    let count = Int.random(in: 6...18, using: &random)
    var titles: Set<String> = []
    var items: [Plan.Item] = []
    while items.count < count {
      let item = item(year: year, area: phrases.areas[items.count * phrases.areas.count / count], using: &random)
      if titles.insert(item.title).inserted { items.append(item) }
    }
    return Plan(
      municipalityCode: place[0], municipalityName: place[1],
      title: phrases.document.title.filled(["y": String(year)]), date: date,
      caseNumber: "27.00.00-P22-\(number % 90 + 1)-\(year % 100)", items: items)
  }

  private func item(year: Int, area: String, using random: inout SplitMix64) -> Plan.Item {
    let place = pick(phrases.places, &random).filled(["n": String(Int.random(in: 1...9, using: &random))])
    let title = pick(phrases.verbs, &random) + " " + pick(phrases.topics, &random) + " " + place
    let (deadline, interval) = deadline(year: year, using: &random)
    let status = pick(phrases.statuses, &random)
    return Plan.Item(
      area: area, title: title, description: pick(phrases.descriptions, &random),
      responsible: pick(phrases.responsibles, &random), deadline: deadline, interval: interval, status: status[0],
      statusCode: status[1])
  }

  /// A month or a quarter of this year or the next.
  private func deadline(year: Int, using random: inout SplitMix64) -> (String, DateInterval) {
    let year = year + Int.random(in: 0...1, using: &random)
    let isQuarter = Bool.random(using: &random)
    let quarter = Int.random(in: 1...4, using: &random)
    let month = Int.random(in: 1...12, using: &random)
    let first = isQuarter ? quarter * 3 - 2 : month
    let last = isQuarter ? quarter * 3 : month
    let twoDigits = month < 10 ? "0\(month)" : String(month)
    let interval = DateInterval(
      start: CalendarDate(year: year, month: first, day: 1),
      end: CalendarDate(year: year, month: last, day: CalendarDate.daysInMonth(last, year: year)),
      edtf: isQuarter ? "\(year)-\(32 + quarter)" : "\(year)-\(twoDigits)")
    let text =
      isQuarter
      ? phrases.quarter.filled(["q": String(quarter), "y": String(year)])
      : phrases.months[month - 1] + " \(year)"
    return (text, interval)
  }

  /// Half a year later some statuses have moved on.
  private func advance(_ plan: inout Plan, using random: inout SplitMix64) {
    plan.date = plan.date.adding(days: 180)
    for index in plan.items.indices where Bool.random(using: &random) {
      let status = pick(phrases.statuses, &random)
      plan.items[index].status = status[0]
      plan.items[index].statusCode = status[1]
    }
  }

  private func pick<Element>(_ choices: [Element], _ random: inout SplitMix64) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }
}

extension Plan {
  /// What a person would enter from the plan, in the format of `indsats evaluate`.
  func answers(files: [String]) -> Answers {
    Answers(
      document: .init(
        files: files, municipalityCode: municipalityCode, municipalityName: municipalityName,
        documentType: DocumentType.handleplan.rawValue, documentDate: date, caseNumber: caseNumber),
      initiatives: items.map { item in
        .init(
          area: item.area, title: item.title, description: item.description, responsible: item.responsible,
          statusText: item.status, status: item.statusCode, deadlineText: item.deadline,
          deadlineStart: item.interval.start, deadlineEnd: item.interval.end, deadlineEdtf: item.interval.edtf)
      })
  }
}

/// The known answers of a generated plan.
struct Answers: Encodable {
  struct Document: Encodable {
    let files: [String]
    let municipalityCode: String
    let municipalityName: String
    let documentType: String
    let documentDate: CalendarDate
    let caseNumber: String
  }

  struct Item: Encodable {
    let area: String
    let title: String
    let description: String
    let responsible: String
    let statusText: String
    let status: String
    let deadlineText: String
    let deadlineStart: CalendarDate?
    let deadlineEnd: CalendarDate?
    let deadlineEdtf: String
  }

  let document: Document
  let initiatives: [Item]
}
