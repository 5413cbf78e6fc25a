import Danish
import Model
import TestSupport
import Testing
import Vocabulary

/// A written date comes back as the interval it was written from, in every form and with words around it.
@Suite struct DatePropertyTests {
  let grammar: DateGrammar

  init() throws {
    grammar = DateGrammar(try #require(testVocabulary).dates)
  }

  static let months = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
  ]
  static let shortMonths = [
    "jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.",
  ]
  static let ordinals = ["første", "andet", "tredje", "fjerde"]

  /// Words around a date that leave it what it is.
  static let frames: [(before: String, after: String)] = [
    ("", ""), ("Forventes færdig ", "."), ("Implementeres i ", ", jf. § 11, stk. 3"), ("Udvalget: ", " (BUU)"),
    ("Sag 27.00.00-K07-1-19: ", ""), ("20 % af 77 sager, ", "; 3 rådgivere"), ("Se kl. 12 og fase 2 – ", "\nFølges op"),
  ]

  func check(_ written: String, _ start: CalendarDate?, _ end: CalendarDate?, seed: UInt64) {
    for frame in DatePropertyTests.frames {
      let text = frame.before + written + frame.after
      let intervals = grammar.mentions(in: text).compactMap(\.interval)
      #expect(
        intervals.count == 1 && intervals[0].start == start && intervals[0].end == end,
        "\"\(text)\" gave \(intervals.map { "\($0.start?.iso ?? "..")–\($0.end?.iso ?? "..")" }), seed \(seed)")
    }
  }

  /// Any month of any year that plans name.
  private func month(_ random: inout SplitMix64) -> (year: Int, month: Int, name: String) {
    let year = 2012 + Int(random.next() % 25)
    let month = 1 + Int(random.next() % 12)
    return (year, month, DatePropertyTests.months[month - 1])
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func days(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<4 {
      let date = CalendarDate(dayNumber: 16_000 + Int(random.next() % 9000))
      let (day, month, year) = (date.day, date.month, date.year)
      let name = DatePropertyTests.months[month - 1]
      let forms = [
        "\(day). \(name) \(year)", "d. \(day). \(name) \(year)", "den \(day). \(name) \(year)",
        "\(day) \(name) \(year)",
        "\(day). \(DatePropertyTests.shortMonths[month - 1]) \(year)", "\(day)/\(month)-\(year)",
        "\(day)/\(month) \(year)",
        "\(day).\(month).\(year)", "\(pad(day))-\(pad(month))-\(year)", "\(day)/\(month)/\(year)",
        "d. \(day)/\(month)-\(pad(year % 100))",
        "\(pad(day)).\(pad(month)).\(pad(year % 100))", "\(year)-\(pad(month))-\(pad(day))",
        "pr. \(day). \(name) \(year)",
        "\(day). \(name.uppercased()) \(year)",
      ]
      for form in forms { check(form, date, date, seed: seed) }
      check("senest \(day). \(name) \(year)", nil, date, seed: seed)
    }
  }

  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func periods(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<4 {
      let (year, month, name) = month(&random)
      let (first, last) = bounds(year, month, month)
      for form in [
        "\(name) \(year)", "\(name) måned \(year)", "\(pad(month))/\(year)",
        "\(DatePropertyTests.shortMonths[month - 1]) \(year)", "\(name)\n\(year)",
      ] {
        check(form, first, last, seed: seed)
      }
      let quarter = 1 + Int(random.next() % 4)
      let (from, to) = bounds(year, quarter * 3 - 2, quarter * 3)
      for form in [
        "\(quarter). kvartal \(year)", "Q\(quarter) \(year)", "\(quarter). kvt. \(year)",
        "\(DatePropertyTests.ordinals[quarter - 1]) kvartal \(year)",
        "\(quarter). kvartal af \(year)", "\(year) Q\(quarter)", "kvartal \(quarter), \(year)", "Q\(quarter)/\(year)",
        "K\(quarter) \(year)", "kv. \(quarter) \(year)", "\(quarter). kv. \(year)",
      ] { check(form, from, to, seed: seed) }
      let half = 1 + Int(random.next() % 2)
      let (begin, end) = bounds(year, half * 6 - 5, half * 6)
      for form in [
        "\(half). halvår \(year)", "\(DatePropertyTests.ordinals[half - 1]) halvår af \(year)",
        "\(half). halvår i \(year)", "H\(half) \(year)",
      ] {
        check(form, begin, end, seed: seed)
      }
      let (_, yearEnd) = bounds(year, 12, 12)
      check("inden udgangen af \(year)", nil, yearEnd, seed: seed)
      check("udgangen af \(name) \(year)", nil, last, seed: seed)
    }
  }

  @Test(arguments: [21, 22, 23, 24] as [UInt64])
  func ranges(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<4 {
      let year = 2012 + Int(random.next() % 25)
      let first = 1 + Int(random.next() % 11)
      let last = first + 1 + Int(random.next() % UInt64(12 - first))
      let (from, to) = bounds(year, first, last)
      let (left, right) = (DatePropertyTests.months[first - 1], DatePropertyTests.months[last - 1])
      for form in [
        "\(left)-\(right) \(year)", "\(left) – \(right) \(year)", "\(left)/\(right) \(year)",
        "\(left) til \(right) \(year)",
        "fra \(left) til \(right) \(year)", "\(left) \(year) - \(right) \(year)",
        "fra \(left) \(year) til og med \(right) \(year)",
        "i perioden \(left) til \(right) \(year)",
      ] { check(form, from, to, seed: seed) }
      let later = year + 1 + Int(random.next() % 3)
      let (start, end) = (bounds(year, 1, 1).first, bounds(later, 12, 12).last)
      for form in ["\(year)-\(later)", "\(year) – \(later)", "\(year) til \(later)", "fra \(year) til \(later)"] {
        check(form, start, end, seed: seed)
      }
      let week = 1 + Int(random.next() % 52)
      let monday = CalendarDate.monday(ofWeek: week, year: year)
      for form in ["uge \(week), \(year)", "uge \(week) \(year)", "uge \(week)/\(year)", "i uge \(week) i \(year)"] {
        check(form, monday, monday?.adding(days: 6), seed: seed)
      }
    }
  }

  /// Parts of years and months, seasons, school years and turns of years.
  @Test(arguments: [31, 32, 33, 34] as [UInt64])
  func roughTimes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<4 {
      let (year, month, name) = month(&random)
      for (place, word) in ["primo", "medio", "ultimo"].enumerated() {
        let ofYear = bounds(year, 4 * place + 1, 4 * place + 4)
        check("\(word) \(year)", ofYear.first, ofYear.last, seed: seed)
        let first = CalendarDate(year: year, month: month, day: 10 * place + 1)
        let last = place < 2 ? first?.adding(days: 9) : bounds(year, month, month).last
        check("\(word) \(name) \(year)", first, last, seed: seed)
      }
      let autumn = bounds(year, 9, 11)
      for form in ["efteråret \(year)", "efterår \(year)"] { check(form, autumn.first, autumn.last, seed: seed) }
      let next = pad((year + 1) % 100)
      let school = (bounds(year, 8, 8).first, bounds(year + 1, 7, 7).last)
      for form in ["skoleåret \(year)/\(next)", "skoleåret \(year)/\(year + 1)", "skoleåret \(year)-\(year + 1)"] {
        check(form, school.0, school.1, seed: seed)
      }
      let turn = (bounds(year, 12, 12).first, bounds(year + 1, 1, 1).last)
      for form in ["årsskiftet \(year)/\(next)", "årsskiftet \(year)/\(year + 1)"] {
        check(form, turn.0, turn.1, seed: seed)
      }
    }
  }

  func bounds(_ year: Int, _ first: Int, _ last: Int) -> (first: CalendarDate?, last: CalendarDate?) {
    (
      CalendarDate(year: year, month: first, day: 1),
      CalendarDate(year: year, month: last, day: CalendarDate.daysInMonth(last, year: year))
    )
  }

  func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
