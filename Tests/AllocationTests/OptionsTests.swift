import Allocation
import Contract
import Testing

/// contract/51-delivery-and-pickup-options.md, sections 4 and 10.
struct OptionsTests {
  private static let monday = CalendarDate.day("2019-06-17")

  private static func search(_ first: String, _ last: String) -> OptionSearch {
    OptionSearch(days: CalendarDate.day(first)...CalendarDate.day(last))
  }

  private static func findings(
    _ catalog: Catalog, _ search: OptionSearch, at now: DateTimeOffset = friday
  ) -> OptionFindings {
    catalog.options(for: Shared(Journey(undated: consignment())), asking: search, at: now)
  }

  /// The service, the delivery's first moment and the cut-off of each offer.
  private static func rows(_ findings: OptionFindings) -> [String] {
    findings.offers.map { "\($0.service.reference) \($0.earliestDelivery) \($0.allocationCutOff)" }
  }

  private static func windowed(
    _ reference: String, net: String, _ from: String, _ to: String, days: [Weekday]
  ) -> CatalogDocument.CarrierService {
    service(reference, net: net) { service in
      service.deliveryWindow = .init(from: TimeOfDay(from), to: TimeOfDay(to))
      service.deliveryDays = days
    }
  }

  @Test func `of services with one day and window the cheapest is offered, and every other window stands`() throws {
    let catalog = try catalog(
      Self.windowed("X_MON", net: "6", "09:00", "17:00", days: [.monday]),
      Self.windowed("X_TUE", net: "6", "09:00", "12:00", days: [.tuesday]),
      Self.windowed("Y", net: "5", "09:00", "12:00", days: [.monday, .tuesday]),
      Self.windowed("Z_AM", net: "7", "09:00", "13:00", days: [.monday]),
      Self.windowed("Z_PM", net: "7", "13:00", "17:00", days: [.monday]))
    let findings = Self.findings(catalog, Self.search("2019-06-17", "2019-06-18"))
    #expect(
      findings.offers.map { "\($0.service.reference) \($0.earliestDelivery)" } == [
        "Y 2019-06-17T09:00:00+01:00", "Z_AM 2019-06-17T09:00:00+01:00", "X_MON 2019-06-17T09:00:00+01:00",
        "Z_PM 2019-06-17T13:00:00+01:00", "Y 2019-06-18T09:00:00+01:00",
      ])
    #expect(findings.exclusions.map(\.service.reference) == ["X_TUE"])
    #expect(findings.exclusions.map(\.reasons) == [[.underbid(by: ["Y"])]])
  }

  @Test func `a tie goes to the lower reference`() throws {
    let catalog = try catalog(service("B"), service("A"))
    let findings = Self.findings(catalog, Self.search("2019-06-15", "2019-06-15"))
    #expect(findings.offers.map(\.service.reference) == ["A"])
    #expect(findings.exclusions.map(\.reasons) == [[.underbid(by: ["A"])]])
  }

  @Test(
    arguments: [
      ("2019-06-14T14:29:59Z", true), ("2019-06-14T14:30:00Z", true), ("2019-06-14T14:30:01Z", false),
    ])
  func `a collection is in reach up to and including the second of its cut-off`(now: String, isOffered: Bool) throws {
    let findings = Self.findings(
      try catalog(service("S")), Self.search("2019-06-15", "2019-06-15"), at: moment(now))
    #expect(findings.offers.isEmpty != isOffered)
    #expect(findings.exclusions.isEmpty == isOffered)
  }

  @Test func `a day has the latest collection that reaches it`() throws {
    let catalog = try catalog(
      service("S") { service in
        service.collection = .init(days: [.friday, .saturday])
        service.deliveryDays = [.monday]
      })
    #expect(
      Self.rows(Self.findings(catalog, Self.search("2019-06-14", "2019-06-17"))) == [
        "S 2019-06-17T00:00:00+01:00 2019-06-15T15:30:00+01:00"
      ])
  }

  @Test func `each collection is an option of its own where that is asked for, of each the cheapest`() throws {
    let catalog = try catalog(
      service("S") { service in
        service.collection = .init(days: [.friday, .saturday])
        service.deliveryDays = [.monday]
      },
      service("DEAR", net: "9") { service in
        service.collection = .init(days: [.saturday])
        service.deliveryDays = [.monday]
      })
    var search = Self.search("2019-06-14", "2019-06-17")
    search.collections = .every
    #expect(
      Self.rows(Self.findings(catalog, search)) == [
        "S 2019-06-17T00:00:00+01:00 2019-06-14T15:30:00+01:00",
        "S 2019-06-17T00:00:00+01:00 2019-06-15T15:30:00+01:00",
      ])
  }

  @Test func `where each collection is asked for the cheapest of a day is offered, and another is underbid`() throws {
    let catalog = try catalog(
      service("S") { service in
        service.collection = .init(days: [.saturday])
        service.deliveryDays = [.monday]
      },
      service("DEAR", net: "9") { service in
        service.collection = .init(days: [.friday])
        service.deliveryDays = [.monday]
      })
    for collections in OptionCollections.allCases {
      var search = Self.search("2019-06-14", "2019-06-17")
      search.collections = collections
      let findings = Self.findings(catalog, search)
      #expect(Self.rows(findings) == ["S 2019-06-17T00:00:00+01:00 2019-06-15T15:30:00+01:00"])
      #expect(findings.exclusions.map(\.service.reference) == ["DEAR"])
      #expect(findings.exclusions.map(\.reasons) == [[.underbid(by: ["S"])]])
      #expect(findings.deliveries.map(\.service.reference) == ["S", "DEAR"])
      #expect(findings.deliveries.allSatisfy { $0.days == [Self.monday] })
    }
  }

  @Test func `the days are inclusive, and Sundays have none`() throws {
    let findings = Self.findings(try catalog(service("S")), Self.search("2019-06-14", "2019-06-18"))
    #expect(
      Self.rows(findings) == [
        "S 2019-06-15T00:00:00+01:00 2019-06-14T15:30:00+01:00",
        "S 2019-06-18T00:00:00+01:00 2019-06-17T15:30:00+01:00",
      ])
  }

  @Test func `a shipping date is the earliest day of collection and not the only one`() throws {
    var search = Self.search("2019-06-14", "2019-06-19")
    search.earliestCollection = Self.monday
    #expect(
      Self.findings(try catalog(service("S")), search).offers.map(\.earliestDelivery.description) == [
        "2019-06-18T00:00:00+01:00", "2019-06-19T00:00:00+01:00",
      ])
  }

  @Test func `a service that offers nothing says why, and one that is for collection points is not asked`() throws {
    let catalog = try catalog(
      service("LOOSE") { $0.guaranteed = false }, service("SLOW") { $0.transitDays = 9 },
      service("ABROAD", to: "FR"), service("OFF") { $0.enabled = false }, service("SHOP") { $0.pickUp = true },
      service("FREIGHT") { $0.inDefaultRules = false })
    var search = Self.search("2019-06-14", "2019-06-18")
    search.isGuaranteedOnly = true
    let findings = Self.findings(catalog, search)
    #expect(findings.offers.isEmpty)
    #expect(findings.exclusions.map(\.service.reference) == ["LOOSE", "SLOW", "ABROAD", "OFF", "SHOP", "FREIGHT"])
    #expect(
      findings.exclusions.map(\.reasons) == [
        [.notGuaranteed],
        [.deliveredTooLate(asked: CalendarDate.day("2019-06-18"), earliest: CalendarDate.day("2019-06-25"))],
        [.destinationNotServed(country: "GB", postcode: "SW1A 1AA")], [.disabled], [.collectedFromShop],
        [.notInDefaultRules],
      ])
  }

  /// The first and the last day asked for; Sunday is the 16th.
  @Test(arguments: [
    (
      "2019-06-14", "2019-06-14",
      ExclusionReason.deliveredTooLate(asked: .day("2019-06-14"), earliest: .day("2019-06-15"))
    ),
    ("2019-06-16", "2019-06-16", .notDeliveredOn(asked: .day("2019-06-16"), nearest: .day("2019-06-18"))),
    ("2019-06-16", "2019-06-17", .notDeliveredOn(asked: .day("2019-06-17"), nearest: .day("2019-06-18"))),
  ])
  func `days without a delivery tell when there would be one`(first: String, last: String, reason: ExclusionReason)
    throws
  {
    let findings = Self.findings(try catalog(service("S")), Self.search(first, last))
    #expect(findings.exclusions.map(\.reasons) == [[reason]])
  }

  typealias OperationalCutOff = CatalogDocument.OperationalCutOff

  private static let cutOffs: [(written: OperationalCutOff?, moment: String?)] = [
    (nil, "2019-06-14T15:30:00+01:00"), (OperationalCutOff.none, nil),
    (OperationalCutOff.at(TimeOfDay("15:00") ?? .midnight), "2019-06-14T15:00:00+01:00"),
  ]

  @Test(arguments: cutOffs)
  func `the operational cut-off is the cut-off, or what the service says, or nothing`(
    written: OperationalCutOff?, moment: String?
  ) throws {
    let findings = Self.findings(
      try catalog(service("S") { $0.operationalCutOff = written }), Self.search("2019-06-15", "2019-06-15"))
    let offer = try #require(findings.offers.first)
    #expect(offer.operationalCutOff?.description == moment)
    #expect(offer.allocationCutOff.description == "2019-06-14T15:30:00+01:00")
  }

  @Test func `who needs customs data that are missing offers nothing where the world asks for them`() throws {
    let catalog = try catalog(
      service("S", to: "US") { service in
        var rules = CatalogDocument.Rules()
        rules.customsData = [.categoryType]
        service.rules = rules
      })
    let journey = Shared(Journey(undated: consignment(country: "US", postcode: "10001")))
    let search = Self.search("2019-06-15", "2019-06-15")
    #expect(catalog.options(for: journey, asking: search, customs: .lenient, at: friday).offers.count == 1)
    #expect(catalog.options(for: journey, asking: search, customs: .required, at: friday).offers.isEmpty)
  }
}

extension CalendarDate {
  fileprivate static func day(_ text: String) -> CalendarDate { moment(text).localDate }
}
