import Allocation
import BuiltInFixtures
import Contract
import Foundation
import Sandbox
import Testing
import Wire

@testable import Fixtures

@Suite struct BuiltInFixturesTests {
  /// The repository's own folder.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

  @Test func `the built-in fixtures stand in the repository's folder, and loading that folder finds no mistake`() throws
  {
    let loaded = try Fixtures.load(path: Self.folder.path)
    #expect(loaded.catalog == Fixtures.builtIn.catalog)
    #expect(loaded.consignments == Fixtures.builtIn.consignments)
  }

  @Test(arguments: [
    "catalog.json", "consignments.json", "schema/catalog.schema.json", "schema/consignments.schema.json",
    "schema/fixtures.schema.json", "schema/faults.schema.json",
  ])
  func `the binary holds the files as they stand`(name: String) throws {
    let embedded = [
      "catalog.json": BuiltInFixtures.catalog, "consignments.json": BuiltInFixtures.consignments,
      "schema/catalog.schema.json": BuiltInFixtures.catalogSchema,
      "schema/consignments.schema.json": BuiltInFixtures.consignmentsSchema,
      "schema/fixtures.schema.json": BuiltInFixtures.fixturesSchema,
      "schema/faults.schema.json": BuiltInFixtures.faultsSchema,
    ]
    let file = try Data(contentsOf: Self.folder.appending(path: name))
    // Apart from the expectation, which would print every byte.
    let isSame = embedded[name].map { Data($0) == file } ?? false
    #expect(isSame, "build again")
  }

  @Test func `what is said of them without reading them is true`() {
    #expect(FixtureCounts(Fixtures.builtIn) == .builtIn)
  }

  @Test(arguments: [
    "0001-01-01T00:00:00Z", "0001-01-01T00:00:00-14:00", "2019-06-14T09:00:00Z", "9999-12-31T23:59:59.9999999Z",
    "9999-12-31T23:59:59.9999999+14:00",
  ])
  func `they suit every clock, so that they can be read when they are needed`(instant: String) throws {
    let clock = ClockSetting.frozen(try #require(DateTimeOffset(instant)))
    for seed in [0, 1, UInt64.max] {
      let world = try Fixtures.builtIn.world(clock: clock, seed: seed)
      #expect(world.consignmentCount == Fixtures.builtIn.consignments.count)
    }
  }

  @Test func `they suit the eve of every public holiday, after the last collection`() throws {
    let holidays = Set(Fixtures.builtIn.catalog.document.holidays.flatMap(\.dates).map(\.date))
    #expect(holidays.count > 100)
    for holiday in holidays {
      let eve = DateTimeOffset(date: holiday).adding(seconds: -1)
      let world = try Fixtures.builtIn.world(clock: .frozen(eve), seed: 1)
      #expect(world.consignmentCount == Fixtures.builtIn.consignments.count, "before \(holiday)")
    }
  }

  @Test func `there is enough to choose from`() {
    let document = Fixtures.builtIn.catalog.document
    #expect(document.shippingLocations.count == 8)
    #expect(document.packageSizes.count == 4)
  }

  @Test(arguments: [
    ("CX_NDS", "Next Day Super", "CARRIER_X"),
    ("EDC5_UPSHSTDCS", "UPS STANDARD (Delivery Confirmation Signature Required)", "UPS"),
    ("EDC5_UPSHSADCS", "UPS SAVER (Delivery Confirmation Signature Required)", "UPS"),
    ("MPD_RMDTPS48HNAUT", "Tracked 48 ", "ROYAL_MAIL"), ("MPD_T48CX", "Tracked 48 Signed For", "CARRIER_X"),
    ("EDC5_DPDND", "DPD Next Day", "DPD"), ("EDC5_DPDPM", "DPD Afternoon (12:00-18:00)", "DPD"),
  ])
  func `services that the vendor's examples name are there`(reference: String, name: String, carrier: String) throws {
    let service = try #require(Fixtures.builtIn.catalog.carrierService(reference))
    #expect(service.name == name)
    #expect(service.carrier.reference == carrier)
  }

  @Test(arguments: [
    "EDC5_UPSHSTDCS", "EDC5_UPSHSADCS", "EDC5_UPSHEXDCS", "EDC5_UPSHEXSDDCS", "EDC5_UPSHEP", "EDC5_DPDND", "EDC5_DPD10",
    "EDC5_DPD12", "EDC5_DPDPM", "EDC5_DPDSAT", "EDC5_DPDSAT10", "EDC5_DPDSAT12", "EDC5_DPDSS", "EDC5_DPDSUN",
    "CLIP1_DPDND",
    "DHL_EFSW", "FEDEX_INTRA_US", "acceptanceTestCarrier_f8fe", "MPD_RMDTPS48HNAUT", "MPD_RMDBPR1STPSU",
    "MPD_RMDTPS48HNAST", "MPD_T48CX", "MPD_T48H", "MPD_WNDECOM", "MPD_ANPOS-00001", "MPD_MNZIS-00001",
    "Example-Carrier-Service",
  ])
  func `further services of the vendor's lists are there`(reference: String) {
    #expect(Fixtures.builtIn.catalog.carrierService(reference)?.reference == reference)
  }

  @Test(arguments: ["valuableGoods", "Sat Del", "HVGoods", "DG1"])
  func `groups that the vendor shows are there`(reference: String) {
    #expect(Fixtures.builtIn.catalog.serviceGroup(reference)?.reference == reference)
  }

  @Test(arguments: ["EC-000-05B-MMA", "EC-000-083-45D", "EC-000-A04-0DV", "EC-000-05A-Z6S", "EC-000-05B-N40"])
  func `consignments that the vendor's examples name can be allocated on any day`(reference: String) throws {
    let consignment = try #require(Fixtures.builtIn.consignments.first { $0.reference == reference })
    #expect(consignment.state == .unallocated)
    #expect(consignment.request.shippingDate == nil)
    #expect(consignment.request.requestedDeliveryDate == nil)
  }

  @Test func `the shipping location Sorted1 is a whole address`() throws {
    let location = try #require(Fixtures.builtIn.catalog.shippingLocation("Sorted1"))
    #expect(location.town == "Manchester")
    #expect(location.addressLine1 != nil)
    #expect(location.postcode != nil)
    #expect(location.contact?.telephone != nil)
  }

  @Test func `there is a service of every kind`() {
    let services = Fixtures.builtIn.catalog.carrierServices
    #expect(services.contains { !$0.isEnabled })
    #expect(services.contains { !$0.isConfigured })
    #expect(services.contains { $0.isPickUp })
    #expect(services.contains { $0.isDropOff })
    #expect(services.contains { $0.isTimed })
    #expect(services.contains { $0.direction == .inbound })
    #expect(services.contains { $0.legs.count == 2 })
    #expect(services.contains { $0.legs.count == 2 && $0.direction == .inbound })
    #expect(services.contains { $0.isPickUp && $0.isDropOff })
  }
}
