import Model
import Vocabulary

/// What is named on the calendar, apart from its year.
enum DateShape: Equatable {
  case day(Int, month: Int)
  case month(Int)
  case quarter(Int)
  case halfYear(Int)
  case season(DateWord)
  case week(Int)
  case year
  /// A stretch of years; the last one is given.
  case years(last: Int)
  /// August of the year to July of the next.
  case schoolYear
  /// December of the year to January of the next.
  case turnOfYear
  /// A third ("primo", "medio", "ultimo") of another shape.
  indirect case third(DateWord, of: DateShape)
  case holiday(DateWord)
  case beforeHoliday(DateWord)
  case afterHoliday(DateWord)

  /// Position of its start in the year, to tell which of two shapes comes first: month times 100 plus day.
  func startOrder(_ words: DateWords) -> Int {
    switch self {
    case .day(let day, let month): month * 100 + day
    case .month(let month): month * 100
    case .quarter(let quarter): (quarter * 3 - 2) * 100
    case .halfYear(let half): half == 1 ? 100 : 700
    case .season(let season): (words.seasons[season]?.first ?? 1) * 100
    case .week(let week): week * 23
    case .year, .years: 100
    case .schoolYear: words.schoolYearStart * 100
    case .turnOfYear: 1200
    case .third(let third, of: .year): (words.thirdsOfYear[third]?.first ?? 1) * 100
    case .third(let third, let shape): shape.startOrder(words) + (third == .early ? 0 : third == .middle ? 10 : 20)
    case .holiday(let holiday): (words.holidays[holiday]?.first ?? 1) * 100
    case .beforeHoliday(let holiday): (words.beforeHoliday[holiday]?.month ?? 1) * 100
    case .afterHoliday(let holiday): (words.afterHoliday[holiday]?.first ?? 1) * 100
    }
  }

  /// The kind of unit and its number, for telling whether two shapes follow each other directly.
  var unit: (kind: Int, number: Int)? {
    switch self {
    case .month(let month): (1, month)
    case .quarter(let quarter): (2, quarter)
    case .halfYear(let half): (3, half)
    case .week(let week): (4, week)
    case .season(.spring): (5, 1)
    case .season(.summer): (5, 2)
    case .season(.autumn): (5, 3)
    case .season(.winter): (5, 4)
    case .third(.early, of: .year): (6, 1)
    case .third(.middle, of: .year): (6, 2)
    case .third(.late, of: .year): (6, 3)
    default: nil
    }
  }
}

/// First and last day of a shape in a year, how precisely it is named, and its EDTF form.
struct DatedShape {
  enum Precision {
    case day, month, year
  }

  var start: CalendarDate
  var end: CalendarDate
  var edtf: String
  var precision: Precision
  var isApproximate: Bool

  /// Whether the EDTF form is the year with the code of a quarter or half year ("2023-33"); a range of seasons is one of
  /// months.
  private var isCoded: Bool {
    let parts = edtf.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].count == 2 && (Int(parts[1]) ?? 0) > 32
  }

  /// The end that a range written in this precision begins or ends with, in EDTF.
  func edge(_ date: CalendarDate) -> String {
    if isCoded { return edtf }
    return switch precision {
    case .day: date.iso
    case .month: String(date.iso.prefix(7))
    case .year: String(date.iso.prefix(4))
    }
  }
}

extension DateShape {
  /// The days a shape means in a year.
  ///
  /// - Returns: `nil` for a day or week that the year does not have.
  func dated(year: Int, words: DateWords) -> DatedShape? {
    switch self {
    case .day(let day, let month):
      guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
      return DatedShape(start: date, end: date, edtf: date.iso, precision: .day, isApproximate: false)
    case .month(let month):
      return months(year, month, month)
    case .quarter(let quarter):
      return months(year, quarter * 3 - 2, quarter * 3, code: 32 + quarter)
    case .halfYear(let half):
      return months(year, half * 6 - 5, half * 6, code: 39 + half)
    case .season(let season):
      return seasonDated(season, year: year, words: words)
    case .week(let week):
      guard let monday = CalendarDate.monday(ofWeek: week, year: year) else { return nil }
      return days(monday, monday.adding(days: 6))
    case .year:
      return years(year, year)
    case .years(let last):
      return years(year, last)
    case .schoolYear:
      return months(year, words.schoolYearStart, words.schoolYearStart + 11)
    case .turnOfYear:
      return months(year, 12, 13, isApproximate: true)
    case .third(let third, let shape):
      return thirdDated(third, of: shape, year: year, words: words)
    case .holiday(let holiday):
      return closed(words.holidays[holiday], year)
    case .afterHoliday(let holiday):
      return closed(words.afterHoliday[holiday], year)
    case .beforeHoliday(let holiday):
      guard let limit = words.beforeHoliday[holiday],
        let date = CalendarDate(year: year, month: limit.month, day: limit.day)
      else { return nil }
      return DatedShape(start: date, end: date, edtf: date.iso, precision: .day, isApproximate: true)
    }
  }

  /// EDTF codes of the seasons (ISO 8601-2, level 1).
  private static let seasonCodes: [DateWord: Int] = [.spring: 21, .summer: 22, .autumn: 23, .winter: 24]

  private func seasonDated(_ season: DateWord, year: Int, words: DateWords) -> DatedShape? {
    guard let range = words.seasons[season], let code = DateShape.seasonCodes[season] else { return nil }
    let last = range.last < range.first ? range.last + 12 : range.last
    return months(year, range.first, last, code: code, isApproximate: true)
  }

  private func thirdDated(_ third: DateWord, of shape: DateShape, year: Int, words: DateWords) -> DatedShape? {
    if shape == .year { return closed(words.thirdsOfYear[third], year) }
    if case .month(let month) = shape { return thirdOfMonth(third, month: month, year: year) }
    guard let whole = shape.dated(year: year, words: words) else { return nil }
    let first = whole.start.year * 12 + whole.start.month
    let count = whole.end.year * 12 + whole.end.month - first + 1
    guard count >= 3 else { return whole }
    let place = third == .early ? 0 : third == .middle ? 1 : 2
    let begin = whole.start.month + count * place / 3
    return months(year, begin, whole.start.month + count * (place + 1) / 3 - 1, isApproximate: true)
  }

  private func thirdOfMonth(_ third: DateWord, month: Int, year: Int) -> DatedShape? {
    let last = CalendarDate.daysInMonth(month, year: year)
    let range = third == .early ? (1, 10) : third == .middle ? (11, 20) : (21, last)
    guard let start = CalendarDate(year: year, month: month, day: range.0),
      let end = CalendarDate(year: year, month: month, day: range.1)
    else { return nil }
    return days(start, end, isApproximate: true)
  }

  private func closed(_ range: DateWords.ClosedMonths?, _ year: Int) -> DatedShape? {
    guard let range else { return nil }
    return months(year, range.first, range.last < range.first ? range.last + 12 : range.last, isApproximate: true)
  }

  private func days(_ start: CalendarDate, _ end: CalendarDate, isApproximate: Bool = false) -> DatedShape {
    DatedShape(
      start: start, end: end, edtf: "\(start.iso)/\(end.iso)", precision: .day, isApproximate: isApproximate)
  }

  private func years(_ first: Int, _ last: Int) -> DatedShape? {
    guard let start = CalendarDate(year: first, month: 1, day: 1),
      let end = CalendarDate(year: last, month: 12, day: 31),
      start <= end
    else { return nil }
    let edtf = first == last ? String(start.iso.prefix(4)) : "\(start.iso.prefix(4))/\(end.iso.prefix(4))"
    return DatedShape(start: start, end: end, edtf: edtf, precision: .year, isApproximate: false)
  }

  /// Whole months; a month beyond 12 lies in the next year.
  ///
  /// - Parameter code: the EDTF code that stands for the whole (a season, quarter or half year).
  private func months(
    _ year: Int, _ first: Int, _ last: Int, code: Int? = nil, isApproximate: Bool = false
  ) -> DatedShape? {
    let (firstYear, firstMonth) = (year + (first - 1) / 12, (first - 1) % 12 + 1)
    let (lastYear, lastMonth) = (year + (last - 1) / 12, (last - 1) % 12 + 1)
    guard let start = CalendarDate(year: firstYear, month: firstMonth, day: 1),
      let end = CalendarDate(
        year: lastYear, month: lastMonth, day: CalendarDate.daysInMonth(lastMonth, year: lastYear))
    else { return nil }
    let (from, to) = (String(start.iso.prefix(7)), String(end.iso.prefix(7)))
    let edtf = code.map { "\(start.iso.prefix(4))-\($0)" } ?? (from == to ? from : "\(from)/\(to)")
    return DatedShape(start: start, end: end, edtf: edtf, precision: .month, isApproximate: isApproximate)
  }
}
