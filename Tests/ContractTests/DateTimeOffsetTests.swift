import Testing
import Text

@testable import Contract

@Suite struct DateTimeOffsetTests {
  @Test(arguments: [
    ("2019-06-14", "2019-06-14T00:00:00+00:00"),
    ("2019-06-14T09:00", "2019-06-14T09:00:00+00:00"),
    ("2019-06-14T09:00:00", "2019-06-14T09:00:00+00:00"),
    ("2019-06-14T09:00:00Z", "2019-06-14T09:00:00+00:00"),
    ("2019-06-14 09:00:00z", "2019-06-14T09:00:00+00:00"),
    ("2020-02-10T11:21:07.8156519+00:00", "2020-02-10T11:21:07.8156519+00:00"),
    ("2020-03-20T14:46:06.1136220+00:00", "2020-03-20T14:46:06.113622+00:00"),
    ("2020-03-20T14:46:06.000+01:00", "2020-03-20T14:46:06+01:00"),
    ("2020-03-20T14:46:06.12345678999Z", "2020-03-20T14:46:06.1234567+00:00"),
    ("2020-04-10T00:00:00-04:00", "2020-04-10T00:00:00-04:00"),
    ("2020-04-10T00:00:00+0530", "2020-04-10T00:00:00+05:30"),
    ("2020-02-29T23:59:59-00:30", "2020-02-29T23:59:59-00:30"),
    ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5+00:00"),
    ("0001-01-02T00:00:00Z", "0001-01-02T00:00:00+00:00"),
    ("9999-12-30T00:00:00Z", "9999-12-30T00:00:00+00:00"), ("0001-01-01T00:00:00", "0001-01-01T00:00:00+00:00"),
    ("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999+00:00"),
    ("0001-01-01T00:00:00-01:00", "0001-01-01T00:00:00-01:00"),
  ])
  func `a date-time is written as .NET writes it`(text: String, written: String) throws {
    #expect(try #require(DateTimeOffset(text)).description == written)
  }

  @Test(arguments: [
    "", "soon", "2019", "2019-06", "2019-6-14", "2019-02-29", "2019-13-01", "2019-00-10", "2019-06-31", "0000-01-01",
    "2019-06-14T", "2019-06-14T24:00:00", "2019-06-14T09:60:00", "2019-06-14T09:00:60", "2019-06-14T09:00:00.",
    "2019-06-14T09:00:00+15:00", "2019-06-14T09:00:00+01", "2019-06-14T09:00:00+01:60", "2019-06-14T09:00:00ZZ",
    "2019-06-14T09:00:00 ", " 2019-06-14", "2019-06-14Z", "+019-06-14", "२०१९-06-14", "9999-12-31T23:00:00-01:00",
    "0001-01-01T00:00:00+01:00", "0000-12-31T23:00:00-01:00",
  ])
  func `what is no date-time is refused`(text: String) {
    #expect(DateTimeOffset(text) == nil)
  }

  @Test(arguments: [
    ("2026-02-31", true), ("2026-02-31T00:00:00", true), ("2026-13-01 10:00", true), ("2026-01-01T24:30:00Z", true),
    ("2026-01-01T10:00:00.5+99:00", true), ("31.02.2026", false), ("2026-2-3", false), ("2026-02-03Tnoon", false),
    ("soon", false), ("", false),
  ])
  func `a date in the right form that is none is called out of range`(text: String, isInForm: Bool) {
    #expect(DateTimeOffset(text) == nil)
    #expect(DateTimeOffset.reason(against: text).contains("is out of range") == isInForm)
  }

  @Test func `two offsets of one instant are equal`() throws {
    #expect(DateTimeOffset("2019-06-14T17:00:00+01:00") == DateTimeOffset("2019-06-14T16:00:00Z"))
  }

  @Test func `a message shows the wall clock under the vendor's label`() throws {
    #expect(
      try #require(DateTimeOffset("2019-06-14T17:00:00+01:00")).messageText.string == "14/06/2019 17:00:00 +00:00")
  }

  @Test func `arithmetic stops at the edges of the calendar`() throws {
    let date = try #require(DateTimeOffset("2019-06-14"))
    #expect(date.adding(seconds: .max).description.hasPrefix("9999-12-31T23:59:59"))
    #expect(date.adding(seconds: .min).description.hasPrefix("0001-01-01"))
    #expect(DateTimeOffset(ticks: .max, offsetMinutes: .max).localDate.components.year == 9999)
    #expect(DateTimeOffset(ticks: .min, offsetMinutes: .min).localDate.components.year == 1)
  }

  @Test(arguments: [
    ("2019-06-14", Weekday.friday), ("1970-01-01", .thursday), ("1969-12-31", .wednesday), ("2000-02-29", .tuesday),
    ("0001-01-01", .monday), ("9999-12-31", .friday),
  ])
  func `a date knows its weekday`(text: String, weekday: Weekday) throws {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let date = try #require(CalendarDate(year: parts[0], month: parts[1], day: parts[2]))
    #expect(date.weekday == weekday)
    #expect(date.components == (parts[0], parts[1], parts[2]))
  }

  @Test(arguments: [
    ("17:00", "17:00:00"), ("23:59:59", "23:59:59"), ("00:00:00", "00:00:00"), ("9:00", "09:00:00"),
    ("9:00:00", "09:00:00"), ("09:00:00.0000000", "09:00:00"), ("23:59:59.9999999", "23:59:59"),
  ])
  func `a time of day is written with seconds`(text: String, written: String) throws {
    #expect(try #require(TimeOfDay(text)).description == written)
  }

  @Test(arguments: ["", "9:0", "12", "12:00:00:00", "+1:00", "12:0a", "12:00:00.", "12:00:00.12345678", "1.00:00:00"])
  func `what is no time of day is refused`(text: String) {
    #expect(TimeOfDay(text) == nil)
    #expect(TimeOfDay.reason(against: text) == "is not a time of day, HH:mm:ss")
  }

  @Test(arguments: ["24:00", "25:00:00", "12:60", "12:00:60"])
  func `a time that there is not is out of range`(text: String) {
    #expect(TimeOfDay(text) == nil)
    #expect(TimeOfDay.reason(against: text) == "is out of range, 00:00:00 to 23:59:59")
  }
}
