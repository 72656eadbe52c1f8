import Allocation
import Contract
import Foundation
import Sandbox
import Testing

@testable import Fixtures

/// What becomes of the built-in consignments, as Fixtures/README.md promises.
@Suite struct BuiltInOutcomesTests {
  private let catalog = Fixtures.builtIn.catalog
  /// A Friday, ten o'clock in Manchester.
  private static let friday = "2019-06-14T09:00:00Z"

  @Test(arguments: [
    ("EC-000-05B-MMA", "CX_NDS"), ("EC-000-083-45D", "MPD_RMDTPS48HNAUT"), ("EC-000-A04-0DV", "MPD_WNDECOM"),
    ("EC-000-05A-Z6S", "EVRI_DROP"), ("EC-000-05B-N40", "EDC5_UPSHSTDCS"), ("EC-000-0HV-T01", nil),
    ("EC-000-0TA-GAF", "CX_DG_C"), ("EC-000-0TA-G00", nil), ("EC-000-0PC-6LW", "MPD_RMDTPS48HNAUT"),
    ("EC-000-0PC-ZE1", "MPD_RMDTPS48HNAUT"), ("EC-000-0FR-001", "EDC5_UPSHSTDCS"), ("EC-000-0US-001", "MPD_WNDECOM"),
    ("EC-000-0US-002", nil), ("EC-000-0IE-001", "MPD_ANPOS-00001"), ("EC-000-0DT-PST", nil),
    ("EC-000-0MP-003", "MPD_T48CX"), ("EC-000-0HV-4K5", "EDC5_UPSHSTDCS"), ("EC-000-0LN-G01", "CX_ECO"),
    ("EC-000-0RE-T01", "EVRI_RETURN"), ("EC-000-0ST-ALL", "EVRI_DROP"), ("EC-000-0ST-CAN", "CX_NDS"),
  ])
  func `under the default rules a consignment goes to`(reference: String, service: String?) throws {
    let assessment = try assess(reference, at: Self.friday)
    #expect(assessment.winner?.service.reference == service)
  }

  @Test(arguments: [
    // Every weekday, before and after the cut-off, in winter and in summer.
    ("2019-06-14T09:00:00Z", "2019-06-14T17:00:00+01:00"), ("2019-06-14T14:29:59Z", "2019-06-14T17:00:00+01:00"),
    ("2019-06-14T14:30:01Z", "2019-06-17T17:00:00+01:00"), ("2019-06-15T09:00:00Z", "2019-06-17T17:00:00+01:00"),
    ("2019-06-16T23:30:00Z", "2019-06-17T17:00:00+01:00"), ("2026-01-13T15:00:00Z", "2026-01-13T17:00:00+00:00"),
    ("2026-01-14T15:31:00Z", "2026-01-15T17:00:00+00:00"), ("2031-12-25T12:00:00Z", "2031-12-25T17:00:00+00:00"),
  ])
  func `Next Day Super carries EC-000-05B-MMA on any day, by rules, group and name`(
    now: String, shipping: String
  ) throws {
    let group = try #require(catalog.serviceGroup("valuableGoods"))
    let service = try #require(catalog.carrierService("CX_NDS"))
    for candidates in [Candidates.all, .group(group), .service(service)] {
      let winner = try #require(try assess("EC-000-05B-MMA", among: candidates, at: now).winner)
      #expect(winner.service.reference == "CX_NDS")
      #expect(winner.shippingDate.description == shipping)
      #expect(winner.net == Decimal(string: "2.95"))
    }
  }

  @Test func `one consignment goes abroad with all customs data, where they are required`() throws {
    let now = try #require(DateTimeOffset(Self.friday))
    let lyon = try consignment("EC-000-0FR-001")
    #expect(catalog.assess(lyon, customs: .required, at: now).winner?.service.reference == "EDC5_UPSHSTDCS")
    #expect(CustomsData.missing(of: lyon.fixed).isEmpty)
    #expect(catalog.assess(try consignment("EC-000-0US-001"), customs: .required, at: now).winner == nil)
  }

  @Test func `what the default rules refuse a group takes, whose service is not among them`() throws {
    let group = try #require(catalog.serviceGroup("Freight"))
    #expect(try assess("EC-000-0HV-T01", at: Self.friday).winner == nil)
    #expect(
      try assess("EC-000-0HV-T01", among: .group(group), at: Self.friday).winner?.service.reference == "CX_FREIGHT")
  }

  @Test(arguments: [
    ("EC-000-05A-Z6S", "Example-Carrier-Service"), ("EC-000-083-45D", "Example-Carrier-Service"),
    ("EC-000-05B-N40", "EDC5_UPSHSTDCS"), ("EC-000-05B-MMA", "MPD_T48CX"), ("EC-000-05B-MMA", "EDC5_DPDND"),
    ("EC-000-05B-MMA", "EDC5_DPDSAT"), ("EC-000-0US-001", "EDC5_UPSHSADCS"), ("EC-000-0FR-001", "DHL_EFSW"),
  ])
  func `a service takes the consignment by name`(reference: String, service: String) throws {
    let named = try #require(catalog.carrierService(service))
    #expect(try assess(reference, among: .service(named), at: Self.friday).winner != nil)
  }

  @Test(arguments: [
    ("EC-000-05B-MMA", "CLIP1_DPDND", "Service availability data not configured"),
    ("EC-000-05B-MMA", "MPD_T48H", "Service availability data not configured"),
    ("EC-000-05B-MMA", "acceptanceTestCarrier_f8fe", "No cost and/or pricing data configured"),
    ("EC-000-0PC-6LW", "CX_NDS", "This service is not available between the selected addresses."),
    ("EC-000-0US-002", "FEDEX_INTRA_US", "This service is not available between the selected addresses."),
    ("EC-000-0HV-T01", "CX_NDS", "This service is not available for the given package dimensions/weight."),
    ("EC-000-0LN-G01", "EDC5_DPDND", "This service is not available for the given package dimensions/weight."),
    ("EC-000-0HV-4K5", "CX_NDS", "This service is not available for consignments worth more than 2500."),
    ("EC-000-0DT-PST", "CX_NDS", "This service is not available for the selected collection/delivery dates."),
    ("EC-000-05B-MMA", "EVRI_RETURN", "This service is not available for outbound consignments."),
    ("EC-000-0TA-G00", "CX_DG_A", "This service is not available for consignments tagged Radioactive."),
  ])
  func `a service refuses the consignment with its reason`(reference: String, service: String, reason: String) throws {
    let named = try #require(catalog.carrierService(service))
    let exclusion = try #require(try assess(reference, among: .service(named), at: Self.friday).exclusions.first)
    #expect(exclusion.text.contains(reason), "\(exclusion.text)")
  }

  @Test(arguments: [
    ([], ["CX_DG_A", "CX_DG_B", "CX_DG_C", "CX_DG_D", "CX_DG_E"]), (["Alcohol"], ["CX_DG_A", "CX_DG_C"]),
    (["Flammables"], ["CX_DG_B", "CX_DG_C"]), (["Alcohol", "Flammables"], ["CX_DG_C"]),
    (["Alcohol", "Flammables", "Oil"], []), (["Oil"], ["CX_DG_D"]), (["Alcohol", "Oil"], []),
    (["Flammables", "Oil"], []), (["Radioactive"], []),
  ])
  func `the dangerous goods group is the tag truth table`(tags: [String], eligible: [String]) throws {
    var consignment = try consignment("EC-000-0TA-GAF")
    consignment.fixed.tags = tags
    let group = try #require(catalog.serviceGroup("DG1"))
    let now = try #require(DateTimeOffset(Self.friday))
    let offers = catalog.assess(consignment, among: .group(group), at: now).offers
    #expect(offers.map(\.service.reference).sorted() == eligible)
    // Among all services a tag lets through no other.
    let all = catalog.assess(consignment, at: now).offers.map(\.service.reference)
    #expect(tags.isEmpty || all.sorted() == eligible)
  }

  @Test(arguments: [
    ("CARRIER_X", "TRK00009823"), ("UPS", "1Z9A80W5DK96293164"), ("ROYAL_MAIL", "TT324209366GB"),
  ])
  func `a carrier's first tracking number is the vendor's example`(carrier: String, number: String) throws {
    let carrier = try #require(catalog.carrier(carrier))
    var mint = TrackingMint(seed: 1)
    #expect(mint.mint(carrier.tracking, start: carrier.trackingStart) == number)
  }

  @Test(arguments: [("Sat Del", "EDC5_DPDSAT"), ("HVGoods", "EDC5_UPSHSTDCS"), ("International", "EDC5_UPSHSTDCS")])
  func `a group has its own cheapest`(group: String, service: String) throws {
    let group = try #require(catalog.serviceGroup(group))
    #expect(try assess("EC-000-05B-MMA", among: .group(group), at: Self.friday).winner?.service.reference == service)
  }

  // MARK: - From create body to consignment

  private func assess(_ reference: String, among candidates: Candidates = .all, at now: String) throws -> Assessment {
    catalog.assess(try consignment(reference), among: candidates, at: try #require(DateTimeOffset(now)))
  }

  /// The consignment as a world holds it before anybody has allocated it.
  private func consignment(_ reference: String) throws -> Consignment {
    let fixture = try #require(Fixtures.builtIn.consignments.first { $0.reference == reference })
    var world = World(catalog: catalog)
    #expect(world.load(fixture.request, reference: reference) == [])
    return try #require(world.consignment(reference))
  }
}
