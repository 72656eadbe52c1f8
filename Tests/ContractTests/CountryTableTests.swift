import Testing
import Text

@testable import Contract

@Suite struct CountryTableTests {
  @Test(arguments: [
    ("GB", "United Kingdom"), ("US", "United States"), ("IE", "Ireland"), ("de", "Germany"), ("Kr", "South Korea"),
    ("CI", "Côte d'Ivoire"), ("AD", "Andorra"), ("ZW", "Zimbabwe"), ("XK", "Kosovo"),
  ])
  func `a country has the name that carriers write`(code: String, name: String) {
    #expect(CountryTable.name(of: code) == name)
    #expect(CountryTable.contains(code))
  }

  @Test(arguments: ["UK", "ZZ", "", "G", "GBR", "É", "12", "  ", "G\u{2}"])
  func `a code that is no country's has neither name nor offset`(code: String) {
    #expect(CountryTable.name(of: code) == nil)
    #expect(!CountryTable.contains(code))
    #expect(CountryTable.clock(of: code).offsetMinutes(atTicks: 0) == 0)
  }

  @Test func `every row is found, in order and once`() {
    #expect(CountryTable.rows.count == 250)
    #expect(zip(CountryTable.rows, CountryTable.rows.dropFirst()).allSatisfy { $0.key < $1.key })
  }

  @Test(arguments: [
    ("GB", "2019-03-31T00:59:59Z", 0), ("GB", "2019-03-31T01:00:00Z", 60), ("GB", "2019-06-14T09:00:00Z", 60),
    ("GB", "2019-10-27T00:59:59Z", 60), ("GB", "2019-10-27T01:00:00Z", 0), ("GB", "1950-07-01T00:00:00Z", 60),
    ("DE", "2026-03-29T00:59:59Z", 60), ("DE", "2026-03-29T01:00:00Z", 120),
    ("US", "2020-03-08T06:59:59Z", -300), ("US", "2020-03-08T07:00:00Z", -240), ("US", "2020-11-01T05:59:59Z", -240),
    ("US", "2020-11-01T06:00:00Z", -300), ("CA", "2020-04-10T00:00:00Z", -240),
    ("AU", "2025-04-05T15:59:59Z", 660), ("AU", "2025-04-05T16:00:00Z", 600), ("AU", "2025-10-04T16:00:00Z", 660),
    ("AU", "2025-12-31T23:00:00Z", 660), ("NZ", "2025-09-27T13:59:59Z", 720), ("NZ", "2025-09-27T14:00:00Z", 780),
    ("CL", "2025-04-06T02:59:59Z", -180), ("CL", "2025-04-06T03:00:00Z", -240), ("CL", "2025-09-07T04:00:00Z", -180),
    ("EG", "2025-10-30T20:59:59Z", 180), ("EG", "2025-10-30T21:00:00Z", 120), ("IL", "2025-03-28T00:00:00Z", 180),
    ("IN", "2025-07-01T00:00:00Z", 330), ("JP", "2025-07-01T00:00:00Z", 540), ("MA", "2025-07-01T00:00:00Z", 60),
  ])
  func `clocks change at the instant of their rule`(country: String, instant: String, minutes: Int) throws {
    let at = try #require(DateTimeOffset(instant))
    #expect(CountryTable.clock(of: country).offsetMinutes(atTicks: at.ticks) == minutes)
  }

  @Test(arguments: [
    // 01:00 to 02:00 is skipped in March and shown twice in October.
    ("GB", "2019-03-31T00:59:59", 0), ("GB", "2019-03-31T01:30:00", 0), ("GB", "2019-03-31T02:00:00", 60),
    ("GB", "2019-10-27T01:30:00", 60), ("GB", "2019-10-27T02:00:00", 0), ("GB", "2019-06-14T17:00:00", 60),
    ("US", "2020-03-08T01:59:59", -300), ("US", "2020-03-08T03:00:00", -240), ("US", "2020-11-01T01:59:59", -240),
    ("US", "2020-11-01T02:00:00", -300), ("AU", "2025-04-06T02:59:59", 660), ("AU", "2025-04-06T03:00:00", 600),
  ])
  func `a wall clock tells which offset is in force`(country: String, wallClock: String, minutes: Int) throws {
    let shown = try #require(DateTimeOffset(wallClock))
    let instant = CountryTable.clock(of: country).instant(shown.localDate, at: shown.localTime)
    #expect(Int(instant.offsetMinutes) == minutes)
    #expect(instant.wallClock.string == wallClock)
  }

  @Test(arguments: [("GB", Int64.min, 0), ("GB", .max, 0), ("AU", .min, 660), ("AU", .max, 660), ("US", .min, -300)])
  func `the edges of time have an offset too`(country: String, ticks: Int64, minutes: Int) {
    #expect(CountryTable.clock(of: country).offsetMinutes(atTicks: ticks) == minutes)
  }
}
