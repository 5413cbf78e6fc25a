import Vocabulary

/// One thing named on the calendar with its own year, as parsed at a place.
struct DateUnit {
  var shape: DateShape
  var year: Int?
  /// The token after it.
  var next: Int
  /// Whether it counts as a date only beside something that makes it one: a year, a word before it, or nothing else around.
  var isWeak = false
  /// Whether only its end is meant ("årets udgang").
  var isEnd = false
  /// The other end, where the words are interwoven with those of the first: two numbers before or after one word.
  var last: DateShape?
}

/// Reads dates from tokens. Each `…(at:)` looks at the tokens from a place on and gives `nil` where no such date begins.
struct DateParser {
  let tokens: [DateToken]
  let words: DateWords

  /// The longest date that begins at a token.
  func phrase(at start: Int) -> DatePhrase? {
    var prefix = prefix(at: start)
    guard var unit = unit(at: prefix.next) else { return nil }
    applyHoliday(&prefix, &unit)
    var phrase = DatePhrase(first: unit.shape, firstYear: unit.year, tokens: start..<unit.next)
    phrase.last = unit.last
    phrase.isApproximate = prefix.isApproximate
    phrase.bound = prefix.bound(before: unit.shape)
    phrase.isStart = prefix.isStart
    var isWeak = unit.isWeak && !prefix.isStrong
    if unit.last == nil, let end = rangeEnd(after: unit) {
      phrase.last = end.last ?? end.shape
      phrase.lastYear = end.year
      phrase.tokens = start..<end.next
      phrase.isStart = false
      isWeak = isWeak && end.isWeak && end.year == nil
    } else if unit.last != nil {
      (phrase.firstYear, phrase.lastYear) = (nil, unit.year)
      isWeak = unit.isWeak && unit.year == nil
    }
    guard !isWeak || phrase.tokens == tokens.indices else { return nil }
    if unit.isEnd { phrase.bound = .by }
    if start > 0, tokens[start - 1].word == .moved, prefix.isStart, let last = phrase.last {
      // "udsat fra maj til oktober": only the second date still counts.
      (phrase.first, phrase.firstYear, phrase.last) = (last, phrase.lastYear ?? phrase.firstYear, nil)
      phrase.isRevision = true
    }
    return phrase
  }

  /// One unit with its year, in whatever form it is written.
  ///
  /// - Parameter endsRange: whether another date is tied to it from the left ("01.01.2022-31.12.2022").
  func unit(at place: Int, endsRange: Bool = false) -> DateUnit? {
    guard place < tokens.count else { return nil }
    switch tokens[place].kind {
    case .number:
      let named = dayAndMonth(at: place) ?? ordinalUnit(at: place)
      // "fase 2 – 4. maj": the first number belongs to the word before it.
      if isNumbered(place) { return named?.last == nil && (named?.next ?? 0) > place + 1 ? named : nil }
      return numericDate(at: place, endsRange: endsRange) ?? named ?? yearUnit(at: place)
    case .word(let word): return wordUnit(word, at: place)
    case .other: return nil
    }
  }

  private func wordUnit(_ word: DateWord, at place: Int) -> DateUnit? {
    switch word {
    case .early, .middle, .late: thirdUnit(word, at: place)
    case .quarter: numberedUnit(at: place, most: 4, DateShape.quarter)
    case .halfYear: numberedUnit(at: place, most: 2, DateShape.halfYear)
    case .week: weekUnit(at: place)
    case .first, .second, .third, .fourth, .last: ordinalUnit(at: place)
    case .spring, .summer, .autumn, .winter: seasonUnit(word, at: place)
    case .schoolYear: pairedYearUnit(.schoolYear, at: place)
    case .turnOfYear: pairedYearUnit(.turnOfYear, at: place)
    case .christmas, .newYear, .easter, .whitsun, .summerHoliday, .autumnHoliday, .winterHoliday, .schoolStart:
      withYear(DateUnit(shape: .holiday(word), next: place + 1, isWeak: true))
    case .yearEnd: DateUnit(shape: .year, next: place + 1, isEnd: true)
    case .thisYear: DateUnit(shape: .year, next: place + 1)
    case .julyOrChristmas:
      isChristmas(at: place) ? wordUnit(.christmas, at: place) : monthUnit(.july, at: place)
    default: monthUnit(word, at: place)
    }
  }

  /// Whether "jul" is Christmas rather than short for the month: after "inden", "før", "til", "i", and without the full stop of
  /// an abbreviation.
  private func isChristmas(at place: Int) -> Bool {
    if place + 1 < tokens.count, tokens[place + 1].gap.hasPrefix(".") { return false }
    guard place > 0, let before = tokens[place - 1].word else { return false }
    return [.before, .by, .after, .until, .within, .on, .during, .endOf].contains(before)
  }

  // MARK: Units

  /// "Februar 2021", "maj måned", "feb. 21".
  private func monthUnit(_ word: DateWord, at place: Int) -> DateUnit? {
    guard let month = word.monthNumber else { return nil }
    return withYear(DateUnit(shape: .month(month), next: place + 1, isWeak: !tokens[place].isLongWord))
  }

  private func seasonUnit(_ season: DateWord, at place: Int) -> DateUnit? {
    if let pair = yearPair(at: place + 1) {
      return DateUnit(shape: .season(season), year: pair.first, next: pair.next)
    }
    return withYear(DateUnit(shape: .season(season), next: place + 1))
  }

  /// "skoleåret 2019/20", "årsskiftet 2021/22", "skoleåret 2021".
  private func pairedYearUnit(_ shape: DateShape, at place: Int) -> DateUnit? {
    if let pair = yearPair(at: place + 1) { return DateUnit(shape: shape, year: pair.first, next: pair.next) }
    return withYear(DateUnit(shape: shape, next: place + 1))
  }

  /// "primo 2021", "medio maj", "ultimo Q3 2022", "primo/medio 2021".
  private func thirdUnit(_ third: DateWord, at place: Int) -> DateUnit? {
    if let next = place + 1 < tokens.count ? tokens[place + 1] : nil, let other = next.word, other.isThird,
      next.gap.isDash || next.gap.isSlash, let unit = thirdUnit(other, at: place + 1)
    {
      guard case .third(_, let whole) = unit.shape, unit.last == nil else { return nil }
      return DateUnit(shape: .third(third, of: whole), year: unit.year, next: unit.next, last: unit.shape)
    }
    if let year = year(at: place + 1) {
      return DateUnit(shape: .third(third, of: .year), year: year.value, next: year.next)
    }
    let inner = skippingFillers(place + 1)
    guard let unit = unit(at: inner), unit.last == nil else { return nil }
    switch unit.shape {
    case .month, .quarter, .halfYear, .season, .schoolYear, .year:
      return DateUnit(shape: .third(third, of: unit.shape), year: unit.year, next: unit.next)
    default: return nil
    }
  }

  /// An ordinal, or two joined by a dash, before the word for a quarter or a half-year.
  private func ordinalUnit(at place: Int) -> DateUnit? {
    guard let first = ordinal(at: place) else { return nil }
    var next = place + 1
    var second: Int?
    if next < tokens.count, let other = connectedOrdinal(at: next) {
      (second, next) = (other.value, other.next)
    }
    guard next < tokens.count, let word = tokens[next].word, tokens[next].gap.isOrdinalGap,
      tokens[next].isLongWord || tokens[next].gap.isEmpty
    else { return nil }
    let most = word == .quarter ? 4 : word == .halfYear ? 2 : 0
    guard most > 0 else { return nil }
    let (low, high) = (first ?? most, second ?? first ?? most)
    guard low <= most, high <= most, low <= high else { return nil }
    func shape(_ number: Int) -> DateShape { word == .quarter ? .quarter(number) : .halfYear(number) }
    return withYear(DateUnit(shape: shape(low), next: next + 1, last: second == nil ? nil : shape(high)))
  }

  /// 1 to 4 for a number or an ordinal word; `.some(nil)` for "sidste".
  private func ordinal(at place: Int) -> Int?? {
    if let number = tokens[place].number {
      return tokens[place].digits == 1 && (1...4).contains(number) ? .some(number) : nil
    }
    if tokens[place].word == .last { return .some(nil) }
    guard let ordinal = tokens[place].word?.ordinal else { return nil }
    return .some(ordinal)
  }

  private func connectedOrdinal(at place: Int) -> (value: Int?, next: Int)? {
    var place = place
    if tokens[place].word == .and || tokens[place].word == .until {
      place += 1
    } else if !(tokens[place].gap.isDash || tokens[place].gap.isSlash) {
      return nil
    }
    guard place < tokens.count, let value = ordinal(at: place) else { return nil }
    return (value, place + 1)
  }

  /// A quarter or half-year named by a number, or by two joined by a dash, after its word.
  private func numberedUnit(at place: Int, most: Int, _ shape: (Int) -> DateShape) -> DateUnit? {
    guard let number = smallNumber(at: place + 1, most: most), tokens[place + 1].digits == 1 else { return nil }
    var unit = DateUnit(shape: shape(number), next: place + 2)
    if unit.next < tokens.count, let other = connectedOrdinal(at: unit.next), let last = other.value, last > number,
      last <= most, tokens[other.next - 1].digits == 1
    {
      (unit.last, unit.next) = (shape(last), other.next)
    }
    return withYear(unit)
  }

  /// "uge 37, 2019", "uge 34-36 2021", "uge 34 og 35".
  private func weekUnit(at place: Int) -> DateUnit? {
    guard let number = smallNumber(at: place + 1, most: 53), tokens[place + 1].digits <= 2 else { return nil }
    var unit = DateUnit(shape: .week(number), next: place + 2)
    if let year = year(at: unit.next, allowingShort: false) {
      (unit.year, unit.next) = (year.value, year.next)
      return unit
    }
    guard unit.next < tokens.count else { return unit }
    let isJoined = tokens[unit.next].gap.isDash || tokens[unit.next].gap.isSlash
    let isListed = tokens[unit.next].word == .and || tokens[unit.next].word == .until
    if let other = smallNumber(at: isJoined ? unit.next : unit.next + 1, most: 53), isJoined || isListed,
      other > number,
      !isListed || tokens[unit.next].word == .until || other == number + 1
    {
      unit = DateUnit(shape: .week(number), next: unit.next + (isJoined ? 1 : 2), last: .week(other))
    }
    return withYear(unit, allowingShort: false)
  }

  private func smallNumber(at place: Int, most: Int) -> Int? {
    guard place < tokens.count, let number = tokens[place].number, (1...most).contains(number),
      tokens[place].gap.allSatisfy({ $0.isWhitespace || $0 == "." || $0 == "-" || $0 == "/" || $0 == "–" || $0 == "+" })
    else { return nil }
    return number
  }

  /// The same unit with the year after it, where there is one.
  func withYear(_ unit: DateUnit, allowingShort: Bool = true) -> DateUnit {
    guard let year = year(at: unit.next, allowingShort: allowingShort) else { return unit }
    var dated = unit
    (dated.year, dated.next, dated.isWeak) = (year.value, year.next, false)
    return dated
  }

  // MARK: Ranges

  /// The other end of a range whose first end has been read: "– maj 2021", "til 31. december 2021", "/maj 2021".
  private func rangeEnd(after unit: DateUnit) -> DateUnit? {
    guard unit.next < tokens.count else { return nil }
    let token = tokens[unit.next]
    if token.gap.isDash || token.gap.isSlash {
      return self.unit(at: skippingFillers(unit.next), endsRange: true)
    }
    guard token.gap.allSatisfy(\.isWhitespace) else { return nil }
    switch token.word {
    case .until: return self.unit(at: skippingFillers(unit.next + 1))
    case .and:
      guard let other = self.unit(at: skippingFillers(unit.next + 1)), follows(other, unit) else { return nil }
      return other
    default: return nil
    }
  }

  /// Whether a unit is the one right after another of its kind: "april og maj", "2021 og 2022".
  private func follows(_ other: DateUnit, _ unit: DateUnit) -> Bool {
    if unit.shape == .year, other.shape == .year, let first = unit.year, let second = other.year {
      return second == first + 1
    }
    guard let left = unit.shape.unit, let right = other.shape.unit else { return false }
    return left.kind == right.kind && left.number + 1 == right.number && (unit.year == nil || unit.year == other.year)
  }

  private func applyHoliday(_ prefix: inout DatePrefix, _ unit: inout DateUnit) {
    let named: DateWord
    switch unit.shape {
    case .holiday(let holiday): named = holiday
    case .season(.summer): named = .summer
    default: return
    }
    if prefix.isAfter, words.afterHoliday[named] != nil {
      unit.shape = .afterHoliday(named)
      prefix.isStart = false
    } else if prefix.isBefore, words.beforeHoliday[named] != nil, unit.shape == .holiday(named) {
      unit.shape = .beforeHoliday(named)
      (prefix.isBefore, prefix.isBy) = (false, true)
    }
  }

  // MARK: Surroundings

  /// Whether the word before makes the number one of something else ("nr. 3", "§ 11", "kl. 12").
  private func isNumbered(_ place: Int) -> Bool {
    guard place > 0, tokens[place].number != nil, tokens[place - 1].word == .numbering else { return false }
    return tokens[place].gap.allSatisfy { $0.isWhitespace || $0 == "." || $0 == ":" }
  }

  /// The place after words that say nothing more ("i", "den", "året").
  func skippingFillers(_ place: Int) -> Int {
    var place = place
    while place < tokens.count, let word = tokens[place].word, [.on, .within, .year, .weekday, .month].contains(word) {
      place += 1
    }
    return place
  }
}

extension DateWord {
  var isThird: Bool { self == .early || self == .middle || self == .late }
}

extension Substring {
  private var core: Substring { trimmed { $0 == " " || $0 == "\t" || $0 == "\u{A0}" } }
  /// A dash that joins two dates of one line. A full stop of an ordinal or abbreviation may stand before it.
  var isDash: Bool {
    let core = self.core
    return core == "-" || core == "–" || core == "—" || core == ".-" || core == ".–" || core == ". -" || core == ". –"
      || core == "→"
  }
  var isSlash: Bool { core == "/" || core == "./" || core == ". /" || core == "+" }
  /// What stands between an ordinal number and its noun.
  var isOrdinalGap: Bool { allSatisfy { $0.isWhitespace || $0 == "." } }

  private func trimmed(_ drop: (Character) -> Bool) -> Substring {
    var rest = self.drop(while: drop)
    while let last = rest.last, drop(last) { rest.removeLast() }
    return rest
  }
}
