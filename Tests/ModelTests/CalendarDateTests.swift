import Model
import TestSupport
import Testing

@Suite("Days of the calendar")
struct CalendarDateTests {
  @Test func dayNumbersGoBothWays() throws {
    var previous: CalendarDate?
    for number in stride(from: -30_000, through: 60_000, by: 17) {
      let date = CalendarDate(dayNumber: number)
      #expect(date.dayNumber == number)
      #expect(CalendarDate(iso: date.iso) == date)
      if let previous { #expect(previous < date) }
      previous = date
    }
  }

  @Test(arguments: [(2021, 6, 31), (2021, 2, 29), (2021, 13, 1), (2021, 0, 1), (2021, 1, 0), (0, 1, 1)])
  func daysThatDoNotExistAreRefused(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test func leapDayExistsInLeapYearsOnly() {
    #expect(CalendarDate(year: 2020, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
  }

  @Test(arguments: [
    (37, 2019, "2019-09-09"), (1, 2021, "2021-01-04"), (53, 2020, "2020-12-28"), (1, 2019, "2018-12-31"),
  ])
  func weeksBeginOnMonday(week: Int, year: Int, monday: String) {
    #expect(CalendarDate.monday(ofWeek: week, year: year)?.iso == monday)
  }

  @Test func weekFiftyThreeExistsInLongYearsOnly() {
    #expect(CalendarDate.monday(ofWeek: 53, year: 2021) == nil)
    #expect(CalendarDate.monday(ofWeek: 54, year: 2020) == nil)
  }

  @Test(arguments: ["2021-4-30", "21-04-30", "2021-04-31", "2021-04", "", "2021-04-30T00:00:00"])
  func otherFormsAreNoIsoDate(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }
}
