import Allocation
import Contract
import Foundation
import Testing

struct DatesTests {
  /// The collection's moment and the delivery's first, as texts; nil when the service does not take it.
  private func dates(
    _ change: (inout CatalogDocument.CarrierService) -> Void = { _ in }, at now: String = "2019-06-14T09:00:00Z",
    to country: String = "GB", asking ask: (inout Consignment) -> Void = { _ in }
  ) throws -> [String]? {
    let catalog = try catalog(service("S", to: country, change))
    var parcel = consignment(country: country)
    ask(&parcel)
    let winner = catalog.assess(parcel, at: moment(now)).winner
    return winner.map { [$0.shippingDate.description, $0.earliestDelivery.description] }
  }

  @Test func `a Friday morning's consignment is collected that day at 17:00`() throws {
    let catalog = try catalog(service("S"))
    let offer = try #require(catalog.assess(consignment(), at: friday).winner)
    #expect(offer.shippingDate.description == "2019-06-14T17:00:00+01:00")
    #expect(offer.collectionDate.description == "2019-06-14T00:00:00+01:00")
    #expect(offer.allocationCutOff.description == "2019-06-14T15:30:00+01:00")
    #expect(offer.earliestDelivery.description == "2019-06-15T00:00:00+01:00")
    #expect(offer.latestDelivery.description == "2019-06-15T23:59:00+01:00")
  }

  @Test(
    arguments: [
      ("2019-06-14T14:29:59Z", "2019-06-14T17:00:00+01:00"), ("2019-06-14T14:30:00Z", "2019-06-14T17:00:00+01:00"),
      ("2019-06-14T14:30:01Z", "2019-06-17T17:00:00+01:00"),
      ("2019-06-15T09:00:00Z", "2019-06-17T17:00:00+01:00"), ("2019-06-16T22:59:00Z", "2019-06-17T17:00:00+01:00"),
      ("2019-06-13T23:30:00Z", "2019-06-14T17:00:00+01:00"),
    ] as [(String, String)])
  func `once the cut-off has passed, or on a weekend, the next collection counts`(now: String, collection: String)
    throws
  {
    #expect(try dates(at: now)?.first == collection)
  }

  @Test func `a shipping date must be a collection day whose cut-off is still ahead`() throws {
    let catalog = try catalog(service("S"))
    func reasons(_ date: String, at now: DateTimeOffset = friday) -> [ExclusionReason] {
      var parcel = consignment()
      parcel.progress.shippingDate = moment(date)
      return catalog.reasons(against: parcel, at: now)
    }
    #expect(reasons("2019-06-14T00:00:00+01:00").isEmpty)
    #expect(reasons("2019-06-18T23:00:00Z").isEmpty)
    let late = moment("2019-06-14T15:00:00Z")
    #expect(
      reasons("2019-06-14", at: late) == [
        .cutOffPassed(now: try #require(TimeOfDay("16:00")), cutOff: try #require(TimeOfDay("15:30")))
      ])
    let saturday = moment("2019-06-15").localDate
    #expect(
      reasons("2019-06-15") == [
        .notCollectedOn(
          asked: saturday, collectionDays: [.monday, .tuesday, .wednesday, .thursday, .friday])
      ])
    #expect(
      reasons("2019-06-13") == [
        .shippingDatePast(asked: moment("2019-06-13").localDate, today: friday.localDate)
      ])
  }

  @Test func `a given shipping date moves the collection`() throws {
    #expect(
      try dates(asking: { $0.progress.shippingDate = moment("2019-06-18T00:00:00Z") }) == [
        "2019-06-18T17:00:00+01:00", "2019-06-19T00:00:00+01:00",
      ])
  }

  @Test func `nothing is delivered on a Sunday unless the service does`() throws {
    let now = "2019-06-14T09:00:00Z"
    let twoDays = { (service: inout CatalogDocument.CarrierService) in service.transitDays = 2 }
    #expect(try dates(twoDays, at: now)?.last == "2019-06-17T00:00:00+01:00")
    #expect(
      try dates(
        { service in
          service.transitDays = 2
          service.deliveryDays = Weekday.allCases
        }, at: now)?.last == "2019-06-16T00:00:00+01:00")
  }

  @Test(
    arguments: [
      ([Weekday.monday, .tuesday, .wednesday, .thursday, .friday], 1, "2019-06-17"), ([.saturday], 1, "2019-06-15"),
      ([.saturday], 3, "2019-06-22"), ([.wednesday], 1, "2019-06-19"), ([.friday], 0, "2019-06-14"),
      ([.monday, .saturday], 0, "2019-06-15"), ([.saturday, .monday], 3, "2019-06-22"),
    ] as [([Weekday], Int, String)])
  func `transit counts working days, then waits for a delivery day`(
    days: [Weekday], transit: Int, delivery: String
  ) throws {
    let found = try dates({ service in
      service.deliveryDays = days
      service.transitDays = transit
    })
    #expect(found?.last == delivery + "T00:00:00+01:00")
  }

  @Test func `a zone's own transit days come first`() throws {
    let found = try dates({ service in
      service.transitDays = 5
      service.rates = [.init(zone: "GB", transitDays: 1, bands: [.init(upTo: nil, net: 1)])]
    })
    #expect(found?.last == "2019-06-15T00:00:00+01:00")
  }

  @Test(
    arguments: [
      ("2019-06-14", false, nil), ("2019-06-15", false, "2019-06-15"), ("2019-06-19", false, "2019-06-15"),
      ("2019-06-15", true, "2019-06-15"), ("2019-06-16", true, nil), ("2019-06-14", true, nil),
      ("2019-06-19", true, "2019-06-19"), ("2020-02-29", true, "2020-02-29"),
    ] as [(String, Bool, String?)])
  func `dates that are too tight leave no service`(asked: String, exactly: Bool, delivered: String?) throws {
    let request = RequestedDeliveryDate(date: moment(asked), isToBeExactlyOnTheDateSpecified: exactly)
    let found = try dates(asking: { $0.fixed.requestedDeliveryDate = Shared(request) })
    #expect(found?.last.map { String($0.prefix(10)) } == delivered)
  }

  @Test func `an exact delivery date does not move a given shipping date`() throws {
    let request = RequestedDeliveryDate(date: moment("2019-06-19"), isToBeExactlyOnTheDateSpecified: true)
    let found = try dates(asking: { parcel in
      parcel.progress.shippingDate = friday
      parcel.fixed.requestedDeliveryDate = Shared(request)
    })
    #expect(found == nil)
  }

  @Test(
    arguments: [
      ("00:00", "00:00", true), ("08:00", "12:00", true), ("09:00", "12:00", true), ("09:30", "12:00", false),
      ("09:00", "11:59", false), ("08:00", "00:00", true),
    ] as [(String, String, Bool)])
  func `a requested delivery window must hold the service's`(start: String, end: String, taken: Bool) throws {
    var requested = RequestedDeliveryDate(date: moment("2019-06-20"))
    requested.deliveryWindow.start = try #require(TimeOfDay(start))
    requested.deliveryWindow.end = try #require(TimeOfDay(end))
    let found = try dates(
      { $0.deliveryWindow = .init(from: TimeOfDay("09:00"), to: TimeOfDay("12:00")) },
      asking: { $0.fixed.requestedDeliveryDate = Shared(requested) })
    #expect((found != nil) == taken)
  }

  @Test(
    arguments: [
      ("2019-03-29T09:00:00Z", "2019-03-29T17:00:00+00:00", "2019-03-30T00:00:00+00:00"),
      ("2019-03-30T09:00:00Z", "2019-04-01T17:00:00+01:00", "2019-04-02T00:00:00+01:00"),
      ("2019-10-25T09:00:00Z", "2019-10-25T17:00:00+01:00", "2019-10-26T00:00:00+01:00"),
      ("2019-10-26T09:00:00Z", "2019-10-28T17:00:00+00:00", "2019-10-29T00:00:00+00:00"),
      ("2019-12-31T09:00:00Z", "2019-12-31T17:00:00+00:00", "2020-01-01T00:00:00+00:00"),
    ] as [(String, String, String)])
  func `the origin's clocks change in March and October`(now: String, collection: String, delivery: String) throws {
    #expect(try dates(at: now) == [collection, delivery])
  }

  @Test(arguments: [
    ("2019-06-14T09:00:00Z", "2019-06-15T00:00:00-04:00"), ("2019-12-13T09:00:00Z", "2019-12-14T00:00:00-05:00"),
  ])
  func `delivery is told in the destination's local time`(now: String, delivery: String) throws {
    #expect(try dates(at: now, to: "US")?.last == delivery)
  }

  @Test(arguments: ["0001-01-01", "9999-12-31T23:59:59+14:00"])
  func `the ends of the calendar are no reason to stop`(date: String) throws {
    for exactly in [true, false] {
      let request = RequestedDeliveryDate(date: moment(date), isToBeExactlyOnTheDateSpecified: exactly)
      _ = try dates(asking: { $0.fixed.requestedDeliveryDate = Shared(request) })
    }
    let found = try dates(at: date, asking: { $0.progress.shippingDate = moment(date) })
    #expect(found == nil || found?.first?.isEmpty == false)
  }
}
