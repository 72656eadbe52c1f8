import Testing

@testable import Contract

@Suite struct CalendarDateTests {
  @Test func `every day of the years 1 to 9999 follows the one before`() throws {
    var number = try #require(CalendarDate(year: 1, month: 1, day: 1)).daysSinceEpoch
    for year in 1...9999 {
      for month in 1...12 {
        var day = 1
        while let date = CalendarDate(year: year, month: month, day: day) {
          guard date.daysSinceEpoch == number, date.components == (year, month, day) else {
            Issue.record("\(year)-\(month)-\(day) is day \(date.daysSinceEpoch), \(date.components)")
            return
          }
          number += 1
          day += 1
        }
      }
    }
  }

  @Test(arguments: [
    (Int32.min, -5_877_641, 6, 23), (-719_163, 0, 12, 31), (-719_529, -1, 12, 31), (2_932_897, 10_000, 1, 1),
    (Int32.max, 5_881_580, 7, 11),
  ]) func `a day outside of those years has its place in the calendar, too`(
    _ number: Int32, _ year: Int, _ month: Int, _ day: Int
  ) {
    #expect(CalendarDate(daysSinceEpoch: number).components == (year, month, day))
  }
}
