import Vocabulary

extension DateParser {
  /// Years that plans speak of.
  private static let years = 1980...2079
  /// Two-digit years that plans speak of.
  private static let shortYears = 10...49

  // MARK: Numeric dates

  /// "20.1.21", "20-01-2021", "1/9-2023", "2021-01-20", "02/2021", "d. 1/9".
  func numericDate(at place: Int, endsRange: Bool = false) -> DateUnit? {
    guard endsRange || standsFree(place) else { return nil }
    return isoDate(at: place) ?? dayMonthYear(at: place) ?? monthAndYear(at: place) ?? dayAndMonthNumber(at: place)
  }

  private func isoDate(at place: Int) -> DateUnit? {
    guard tokens[place].digits == 4, let year = tokens[place].number, DateParser.years.contains(year),
      let month = joined(place + 1, by: "-", digits: 2), (1...12).contains(month)
    else { return nil }
    if let day = joined(place + 2, by: "-", digits: 2), (1...31).contains(day), endsFree(place + 2) {
      return DateUnit(shape: .day(day, month: month), year: year, next: place + 3)
    }
    guard endsFree(place + 1) else { return nil }
    return DateUnit(shape: .month(month), year: year, next: place + 2)
  }

  private func dayMonthYear(at place: Int) -> DateUnit? {
    guard place + 2 < tokens.count, let day = dayNumber(place), let month = monthNumber(place + 1),
      let year = tokens[place + 2].number, endsFree(place + 2)
    else { return nil }
    let (first, second) = (tokens[place + 1].gap, tokens[place + 2].gap)
    guard ["/", ".", "-", ". ", " / ", "–"].contains(first) else { return nil }
    let isFull = tokens[place + 2].digits == 4 && DateParser.years.contains(year)
    let isShort = tokens[place + 2].digits == 2 && DateParser.shortYears.contains(year)
    let gaps: [Substring] =
      isFull ? ["/", ".", "-", ". ", "- ", " ", " - ", ", ", " / ", "–", ".-"] : ["/", ".", "-", ". ", "–", ".-"]
    guard isFull || isShort, gaps.contains(second), second != " " || first != "-" else { return nil }
    return DateUnit(shape: .day(day, month: month), year: isFull ? year : year + 2000, next: place + 3)
  }

  private func monthAndYear(at place: Int) -> DateUnit? {
    guard let month = monthNumber(place), place + 1 < tokens.count, let year = tokens[place + 1].number,
      endsFree(place + 1)
    else { return nil }
    let gap = tokens[place + 1].gap
    if gap == "/", tokens[place].digits == 2, tokens[place + 1].digits == 2, DateParser.shortYears.contains(year) {
      // "09/22": no day and month, since there are not so many months.
      return year > 12 ? DateUnit(shape: .month(month), year: 2000 + year, next: place + 2, isWeak: true) : nil
    }
    guard tokens[place + 1].digits == 4, DateParser.years.contains(year) else { return nil }
    guard gap == "/" || tokens[place].digits == 2 && (gap == "-" || gap == ".") else { return nil }
    return DateUnit(shape: .month(month), year: year, next: place + 2)
  }

  /// "1/9" and "1.9." count only after a word that a date follows, or alone.
  private func dayAndMonthNumber(at place: Int) -> DateUnit? {
    guard let day = dayNumber(place), let month = monthNumber(place + 1), tokens[place + 1].digits <= 2,
      ["/", "."].contains(tokens[place + 1].gap), endsFree(place + 1)
    else { return nil }
    return DateUnit(shape: .day(day, month: month), next: place + 2, isWeak: true)
  }

  private func joined(_ place: Int, by gap: Substring, digits: Int) -> Int? {
    guard place < tokens.count, tokens[place].gap == gap, tokens[place].digits == digits else { return nil }
    return tokens[place].number
  }

  private func dayNumber(_ place: Int) -> Int? {
    guard place < tokens.count, tokens[place].digits <= 2, let day = tokens[place].number, (1...31).contains(day)
    else { return nil }
    return day
  }

  private func monthNumber(_ place: Int) -> Int? {
    guard place < tokens.count, tokens[place].digits <= 2, let month = tokens[place].number, (1...12).contains(month)
    else { return nil }
    return month
  }

  /// Whether nothing is tied to the number from the left, as in "K07-1-19" or "27.00".
  private func standsFree(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    let gap = tokens[place].gap
    guard !gap.isEmpty else { return false }
    guard gap.count == 1, let sign = gap.first, "-./:,_".contains(sign) else { return true }
    return tokens[place - 1].number == nil && tokens[place - 1].kind != .other
  }

  /// Whether nothing is tied to the number from the right.
  private func endsFree(_ place: Int) -> Bool {
    guard place + 1 < tokens.count else { return true }
    let (gap, next) = (tokens[place + 1].gap, tokens[place + 1])
    if gap.isEmpty { return false }
    guard gap.count == 1, let sign = gap.first, "-./:_".contains(sign) else { return true }
    if case .word = next.kind { return sign != "." || next.number == nil }
    return sign == "-" && next.number != nil && next.digits <= 2
  }

  // MARK: Days of a month in words

  /// "20. januar 2021", "1 juni", "20.-25. maj 2021".
  func dayAndMonth(at place: Int) -> DateUnit? {
    guard place + 1 < tokens.count, tokens[place].digits <= 2, let day = tokens[place].number,
      DateParser.writtenDays.contains(day), standsFree(place)
    else { return nil }
    if let month = tokens[place + 1].word?.monthNumber, tokens[place + 1].gap.isDayGap {
      return withYear(DateUnit(shape: .day(day, month: month), next: place + 2))
    }
    if let listed = listedMonth(after: place, day: day) { return listed }
    var next = place + 1
    if tokens[next].word == .until {
      next += 1
    } else if !(tokens[next].gap.isDash || tokens[next].gap.isSlash) {
      return nil
    }
    guard let other = dayNumber(next), next + 1 < tokens.count, let month = tokens[next + 1].word?.monthNumber,
      tokens[next + 1].gap.isDayGap, other > day
    else { return nil }
    return withYear(
      DateUnit(shape: .day(day, month: month), next: next + 2, last: .day(other, month: month)))
  }

  /// Days as people write them: "32. januar" is a slip, "2022 januar" is none.
  private static let writtenDays = 1...39

  /// The month and year of a day in a list that names them only once: "12., 19. og 26. april 2021".
  private func listedMonth(after place: Int, day: Int) -> DateUnit? {
    var next = place + 1
    while next < tokens.count {
      let isListed = tokens[next].word == .and || tokens[next].gap.contains(",")
      guard isListed, tokens[next].gap.allSatisfy({ $0.isWhitespace || $0 == "," || $0 == "." }) else { return nil }
      if tokens[next].word == .and { next += 1 }
      guard let other = dayNumber(next), other > day, next + 1 < tokens.count else { return nil }
      if let month = tokens[next + 1].word?.monthNumber, tokens[next + 1].gap.isDayGap {
        let dated = withYear(DateUnit(shape: .day(day, month: month), next: next + 2))
        return DateUnit(shape: dated.shape, year: dated.year, next: place + 1)
      }
      next += 1
    }
    return nil
  }

  // MARK: Years

  /// "2020", "2017-2019", "2020/21", "2021 Q3".
  func yearUnit(at place: Int) -> DateUnit? {
    guard let year = tokens[place].number, tokens[place].digits == 4, DateParser.years.contains(year),
      standsFree(place),
      place == 0 || tokens[place - 1].word != .namedByYear
    else { return nil }
    if let pair = yearPair(at: place, anyDistance: true) {
      guard endsFree(pair.next - 1), !isAmount(pair.next) else { return nil }
      return DateUnit(shape: .years(last: pair.last), year: year, next: pair.next)
    }
    if let inner = unitAfterYear(at: place + 1) {
      return DateUnit(shape: inner.shape, year: year, next: inner.next, last: inner.last)
    }
    guard endsYear(place), !isAmount(place + 1) else { return nil }
    return DateUnit(shape: .year, year: year, next: place + 1)
  }

  /// A quarter, half year or week that its year stands before.
  private func unitAfterYear(at place: Int) -> DateUnit? {
    guard place < tokens.count, [" ", "-", ", ", ": ", "/", " ("].contains(tokens[place].gap) else { return nil }
    let unit: DateUnit?
    switch tokens[place].kind {
    case .word(.quarter), .word(.week): unit = self.unit(at: place)
    case .number: unit = tokens[place].digits == 1 && tokens[place].gap != "-" ? self.unit(at: place) : nil
    default: unit = nil
    }
    guard let unit, unit.year == nil, !unit.isWeak else { return nil }
    switch unit.shape {
    case .quarter, .halfYear, .week: return unit
    default: return nil
    }
  }

  /// Whether a lone year ends here rather than beginning a number ("2017-0390720") or a word ("2019-priser").
  private func endsYear(_ place: Int) -> Bool {
    guard place + 1 < tokens.count else { return true }
    let next = tokens[place + 1]
    guard !next.gap.isEmpty else { return false }
    guard next.gap.count == 1, let sign = next.gap.first, "-./:_".contains(sign) else { return true }
    if case .word = next.kind { return true }
    return sign == "/" && next.number == nil
  }

  /// Whether what follows a number makes it an amount ("2020 sager").
  private func isAmount(_ place: Int) -> Bool {
    guard place < tokens.count, tokens[place].word == .unit else { return false }
    return tokens[place].gap.allSatisfy { $0 == " " || $0 == "\u{A0}" }
  }

  /// "2019/20", "2019-2020", "20/21": two years, the second right after the first, or any later one.
  func yearPair(at place: Int, anyDistance: Bool = false) -> (first: Int, last: Int, next: Int)? {
    let start = anyDistance ? place : skippingFillers(place)
    guard start + 1 < tokens.count, let first = fullYear(start), let second = tokens[start + 1].number else {
      return nil
    }
    let gap = tokens[start + 1].gap
    guard gap.isDash || gap.isSlash else { return nil }
    let last: Int
    switch tokens[start + 1].digits {
    case 4: last = second
    case 2: last = first / 100 * 100 + second
    default: return nil
    }
    guard DateParser.years.contains(last), anyDistance ? last > first : last == first + 1 else { return nil }
    if anyDistance, tokens[start + 1].digits == 2, gap.isDash, last > first + 10 { return nil }
    return (first, last, start + 2)
  }

  private func fullYear(_ place: Int) -> Int? {
    guard let number = tokens[place].number else { return nil }
    if tokens[place].digits == 4 { return DateParser.years.contains(number) ? number : nil }
    return tokens[place].digits == 2 && DateParser.shortYears.contains(number) ? number + 2000 : nil
  }

  /// The year after a unit: "2021", "i 2021", "af 2021", "21", "'21".
  func year(at place: Int, allowingShort: Bool = true) -> (value: Int, next: Int)? {
    guard place < tokens.count else { return nil }
    let start = skippingFillers(place)
    guard start < tokens.count, let number = tokens[start].number else { return nil }
    guard (place...start).allSatisfy({ tokens[$0].gap.isYearGap }) else { return nil }
    if tokens[start].digits == 4, DateParser.years.contains(number) { return (number, start + 1) }
    guard allowingShort, start == place, tokens[start].digits == 2, DateParser.shortYears.contains(number),
      endsShortYear(start)
    else { return nil }
    return (number + 2000, start + 1)
  }

  /// Whether two digits after a month end there: "maj 21" but not "maj 21 sager" or "maj, 21. juni".
  private func endsShortYear(_ place: Int) -> Bool {
    guard !tokens[place].gap.contains(","), !tokens[place].gap.contains(where: \.isNewline) else { return false }
    guard place + 1 < tokens.count else { return true }
    let next = tokens[place + 1]
    if next.word?.monthNumber != nil { return next.gap.isDash || next.gap.isSlash }
    if next.number != nil { return next.gap.count > 1 && !next.gap.isOrdinalGap }
    if next.gap.contains(where: { !$0.isWhitespace }) { return !next.gap.hasPrefix("%") && next.gap != "-" }
    return next.gap.contains(where: \.isNewline) || next.word == .until || next.word == .and
  }
}

extension Substring {
  /// What may stand between a day's number and its month.
  fileprivate var isDayGap: Bool { allSatisfy { $0.isWhitespace || $0 == "." } || self == "-" || self == ".-" }
  /// What may stand before a year.
  fileprivate var isYearGap: Bool {
    allSatisfy { $0.isWhitespace || ".,-–/'’(".contains($0) } && filter { !$0.isWhitespace }.count <= 2
  }
}
