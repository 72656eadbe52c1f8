import Contract
import Testing

@testable import Allocation

/// contract/decisions.md, "Since the audit".
@Suite struct HolidayTests {
  @Test(arguments: [
    ("GB", "M1 5WG", HolidayRegion.englandAndWales), ("GB", "BT7 1NN", .northernIreland), ("GB", "G1 1XQ", .scotland),
    ("GB", "EH1 1YZ", .scotland), ("GB", "GL1 1DG", .englandAndWales), ("GB", "CF10 1EP", .englandAndWales),
    ("GB", nil, .englandAndWales), ("IE", nil, .ireland), ("US", "10001", nil), (nil, nil, nil),
  ])
  func `an address lies where its public holidays are`(country: String?, postcode: String?, region: HolidayRegion?) {
    #expect(Place(countryCode: country, postcode: postcode).holidayRegion == region)
  }

  @Test func `a set of days has those and no others`() throws {
    let days = try ["2018-01-01", "2019-12-25", "2030-12-26"].map { try #require(DateTimeOffset($0)).localDate }
    let dates = HolidayDates(days)
    for day in days {
      #expect(dates.contains(day))
      for other in [-1, 1, 64] { #expect(!dates.contains(day.adding(days: other))) }
    }
    #expect(!HolidayDates.none.contains(days[0]))
    #expect(DaysOfWeek([.wednesday, .friday]).first(from: days[1], without: dates) == days[1].adding(days: 2))
  }
}
