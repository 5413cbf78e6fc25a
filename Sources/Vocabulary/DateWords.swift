public import Model
import Yams

/// What a word says in a date.
public enum DateWord: String, ListCode, CaseIterable {
  case january, february, march, april, may, june, july, august, september, october, november, december
  case spring, summer, autumn, winter
  /// First, middle and last third of a period.
  case early, middle, late
  case quarter
  case halfYear = "half_year"
  case week
  case schoolYear = "school_year"
  case turnOfYear = "turn_of_year"
  /// Names of units that may follow or precede what they name ("september måned", "året 2021").
  case month, year, weekday
  case first, second, third, fourth, last
  /// "inden", "før": open start, up to what follows.
  case before
  /// "senest": open start, what follows included.
  case by
  /// "udgangen af": the last day of what follows.
  case endOf = "end_of"
  case from, until, after
  /// "den", "d.", "pr.": stands before a day.
  case on
  /// "i", "af", "omkring": stands before a period.
  case within
  /// "i løbet af".
  case during
  case approximately
  case and
  /// "jul": Christmas, or short for July.
  case julyOrChristmas = "july_or_christmas"
  case christmas
  case newYear = "new_year"
  case easter, whitsun
  case summerHoliday = "summer_holiday"
  case autumnHoliday = "autumn_holiday"
  case winterHoliday = "winter_holiday"
  /// Says that the date after it replaces one before it, or that the date after it is the one replaced.
  case revised, original
  /// Says that the date after it was moved ("udsat fra … til …").
  case moved
  /// "årets udgang", "indeværende år": named by the year of the document.
  case yearEnd = "year_end"
  case thisYear = "this_year"
  case schoolStart = "school_start"
  /// A unit that makes a number an amount or a duration: "år", "uger", "kr.".
  case unit
  /// A word that makes the number after it a number of something: "nr.", "§", "side", "kl.".
  case numbering
  /// A word that the year after it names rather than dates: "budget 2024".
  case namedByYear = "named_by_year"
  /// A word that makes a period one that was measured rather than an event: "måleperiode".
  case measurement
  /// "i dag", "nu".
  case now

  /// 1 to 12 for a word that is, or may be short for, a month.
  public var monthNumber: Int? {
    if self == .julyOrChristmas { return DateWord.july.monthNumber }
    guard let place = DateWord.allCases.firstIndex(of: self), place < 12 else { return nil }
    return place + 1
  }

  /// 1 to 4 for an ordinal.
  public var ordinal: Int? {
    switch self {
    case .first: 1
    case .second: 2
    case .third: 3
    case .fourth: 4
    default: nil
    }
  }
}

/// The words of dates, and the months that the vague ones mean.
public struct DateWords: Sendable, Hashable {
  public let words: PhraseList<DateWord>
  public let recurrences: PhraseList<Recurrence>
  /// First and last month of each season; a season that ends before it begins runs into the next year.
  public let seasons: [DateWord: ClosedMonths]
  /// First and last month of "primo", "medio" and "ultimo" of a year.
  public let thirdsOfYear: [DateWord: ClosedMonths]
  /// First and last month that "efter" a holiday means.
  public let afterHoliday: [DateWord: ClosedMonths]
  /// Month and day before which "inden" a holiday lies (inclusive), and the months a holiday itself means.
  public let beforeHoliday: [DateWord: MonthDay]
  public let holidays: [DateWord: ClosedMonths]
  /// First month of the school year.
  public let schoolYearStart: Int
  public let digest: String

  /// First and last month, both included.
  public struct ClosedMonths: Sendable, Hashable {
    public var first: Int
    public var last: Int
  }

  public struct MonthDay: Sendable, Hashable {
    public var month: Int
    public var day: Int
  }

  init(file: YAMLFile) throws(VocabularyError) {
    let keys = ["words", "recurrences", "periods"]
    let root = try YAMLEntry(file: file.name, mapping: file.root, allowing: keys)
    words = PhraseList(entries: try DateWords.entries(root, "words"))
    recurrences = PhraseList(entries: try DateWords.entries(root, "recurrences"))
    let periods = try root.entry(
      "periods",
      allowing: ["seasons", "thirds_of_year", "after_holiday", "before_holiday", "holidays", "school_year_start"])
    seasons = try DateWords.months(periods, "seasons")
    thirdsOfYear = try DateWords.months(periods, "thirds_of_year")
    afterHoliday = try DateWords.months(periods, "after_holiday")
    holidays = try DateWords.months(periods, "holidays")
    beforeHoliday = try DateWords.pairs(periods, "before_holiday").mapValues { MonthDay(month: $0, day: $1) }
    schoolYearStart = try periods.number("school_year_start")
    digest = file.digest
  }

  private static func entries<Code: ListCode>(
    _ root: YAMLEntry, _ key: String
  ) throws(VocabularyError) -> [PhraseList<Code>.Entry] {
    var entries: [PhraseList<Code>.Entry] = []
    for row in try root.entries(key, allowing: ["code", "phrases"]) {
      let written = try row.text("code")
      guard let code = Code(listCode: written) else {
        throw VocabularyError(
          file: row.file, line: row.line, message: "\"\(written)\" is no code of \"\(key)\"",
          expected: "one of \(Code.allowedListCodes.joined(separator: ", "))")
      }
      entries.append(PhraseList<Code>.Entry(code: code, phrases: try row.texts("phrases"), line: row.line))
    }
    return entries
  }

  private static func months(_ periods: YAMLEntry, _ key: String) throws(VocabularyError) -> [DateWord: ClosedMonths] {
    try pairs(periods, key).mapValues { ClosedMonths(first: $0, last: $1) }
  }

  private static func pairs(_ periods: YAMLEntry, _ key: String) throws(VocabularyError) -> [DateWord: (Int, Int)] {
    let entry = try periods.entry(key, allowing: DateWord.allListNames)
    var result: [DateWord: (Int, Int)] = [:]
    for pair in entry.mapping {
      guard let name = pair.key.string, let word = DateWord(rawValue: name) else { continue }
      let numbers = try entry.numbers(name)
      guard numbers.count == 2, (1...12).contains(numbers[0]), (1...31).contains(numbers[1]) else {
        throw VocabularyError(
          file: entry.file, line: pair.value.mark?.line, message: "\"\(name)\" under \"\(key)\" is not two numbers",
          expected: "[first, last]")
      }
      result[word] = (numbers[0], numbers[1])
    }
    return result
  }
}

extension DateWord {
  static var allListNames: [String] { allCases.map(\.rawValue) }
}
