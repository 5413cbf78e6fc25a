import Model
import Vocabulary

/// A date as parsed, before its year is known for certain.
struct DatePhrase {
  enum Bound {
    case none
    /// Up to the start of the period; a day counts in.
    case before
    /// Up to the end of the period.
    case by
  }

  var first: DateShape
  var firstYear: Int?
  /// The other end of a range.
  var last: DateShape?
  var lastYear: Int?
  var bound = Bound.none
  var isApproximate = false
  var isStart = false
  /// Whether it is what is left of a range that says from when to when something was moved.
  var isRevision = false
  /// Tokens it covers.
  var tokens: Range<Int>

  /// Year that a neighbour without one can take.
  var knownYear: Int? { lastYear ?? firstYear }
  var lacksYear: Bool { firstYear == nil && lastYear == nil }

  /// The days meant.
  ///
  /// - Parameter year: taken where the phrase names none.
  /// - Returns: `nil` where there is no year, or no such day.
  func interval(year inferred: Int?, words: DateWords) -> DateInterval? {
    let basis: Basis? = lacksYear ? .context : nil
    guard let last else {
      guard let year = firstYear ?? inferred, let dated = first.dated(year: year, words: words) else { return nil }
      return bounded(dated, basis: basis)
    }
    guard let years = rangeYears(inferred: inferred, last: last, words: words),
      let from = first.dated(year: years.first, words: words), let to = last.dated(year: years.last, words: words),
      from.start <= to.end
    else { return nil }
    let isApproximate = from.isApproximate || to.isApproximate || isApproximate
    if bound != .none { return bounded(to, basis: basis) }
    return DateInterval(
      start: from.start, end: to.end, edtf: "\(from.edge(from.start))/\(to.edge(to.end))", isApproximate: isApproximate,
      basis: basis)
  }

  /// Years of both ends: one end's year serves the other, a year apart where the range runs over New Year.
  private func rangeYears(inferred: Int?, last: DateShape, words: DateWords) -> (first: Int, last: Int)? {
    let runsOver = first.startOrder(words) > last.startOrder(words)
    switch (firstYear, lastYear) {
    case (let first?, let last?): return (first, last)
    case (nil, let last?): return (runsOver ? last - 1 : last, last)
    case (let first?, nil): return (first, runsOver ? first + 1 : first)
    case (nil, nil): return inferred.map { ($0, runsOver ? $0 + 1 : $0) }
    }
  }

  private func bounded(_ dated: DatedShape, basis: Basis?) -> DateInterval {
    let isApproximate = dated.isApproximate || isApproximate
    let end: CalendarDate
    switch bound {
    case .none:
      return DateInterval(
        start: dated.start, end: dated.end, edtf: dated.edtf, isApproximate: isApproximate, basis: basis)
    case .by: end = dated.end
    case .before: end = dated.start == dated.end ? dated.end : dated.start.adding(days: -1)
    }
    return DateInterval(start: nil, end: end, edtf: "../\(end.iso)", isApproximate: isApproximate, basis: basis)
  }

  /// Whether its words name a day or week that no year, or not the year named, has.
  func isImpossible(words: DateWords, inferred: Int?) -> Bool {
    let year = firstYear ?? lastYear ?? inferred ?? DatePhrase.leapYear
    if first.dated(year: year, words: words) == nil { return true }
    guard let last else { return false }
    return last.dated(year: lastYear ?? year, words: words) == nil
  }

  /// A year that has every day of the calendar.
  private static let leapYear = 2020
}
