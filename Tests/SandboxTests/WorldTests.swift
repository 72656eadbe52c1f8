import Allocation
import Contract
import FoundationEssentials
import Testing

@testable import Sandbox

@Suite struct WorldTests {
  private static func world(clock: String = "2019-06-14T09:00:00Z") throws -> World {
    var document = CatalogDocument()
    document.carriers = [.init(reference: "C", name: "Carrier", tracking: .init(pattern: "T{sequence:2}", start: 1))]
    var service = CatalogDocument.CarrierService(reference: "C_DAY", name: "Day", carrier: "C")
    service.rates = [.init(zone: "GB", bands: [.init(upTo: 10, net: 5)])]
    document.carrierServices = [service]
    document.shippingLocations = [location]
    return World(catalog: try Catalog(document), clock: .frozen(try #require(DateTimeOffset(clock))), seed: 1)
  }

  private static var location: CatalogDocument.ShippingLocation {
    var location = CatalogDocument.ShippingLocation(reference: "Sorted1")
    location.addressLine1 = "1 Street"
    location.postcode = "M2 6LW"
    return location
  }

  private static func request(kilograms: Decimal = 1, packages: Int = 1) -> CreateConsignmentRequest {
    var request = CreateConsignmentRequest()
    var package = Package()
    package.weight = Weight(value: kilograms)
    package.dimensions = Dimensions(width: 1, length: 1, height: 1)
    request.packages = Array(repeating: package, count: packages)
    var origin = Address(addressType: .origin)
    origin.shippingLocationReference = "sorted1"
    var destination = Address(addressType: .destination)
    destination.addressLine1 = "2 Street"
    destination.postcode = "M1 5WG"
    destination.country = Shared(Country(name: nil, twoLetterCode: "gb"))
    request.addresses = [origin, destination]
    return request
  }

  private static func created(_ world: inout World, _ request: CreateConsignmentRequest) throws -> Consignment {
    guard case .created(let consignment) = world.create(request) else {
      Issue.record("refused")
      throw CancellationError()
    }
    return consignment
  }

  @Test func `totals are exact sums over the packages`() throws {
    var world = try Self.world()
    let weight = try #require(Decimal(string: "0.1"))
    #expect(
      try Self.created(&world, Self.request(kilograms: weight, packages: 3)).weight.value == Decimal(string: "0.3"))
  }

  @Test func `pounds count as kilograms in the total`() throws {
    var world = try Self.world()
    var request = Self.request()
    request.packages[0].weight = Weight(value: 1, unit: .pounds)
    #expect(try Self.created(&world, request).weight.value == Decimal(string: "0.45359237"))
  }

  @Test func `a copy of a world is another world`() throws {
    var world = try Self.world()
    let copy = world
    let reference = try Self.created(&world, Self.request()).reference
    #expect(world.consignment(reference) != nil)
    #expect(copy.consignment(reference) == nil)
    #expect(copy.consignmentCount == 0)
  }

  @Test func `a copy of a world keeps its own order, packages and manifests`() throws {
    var world = try Self.world()
    let first = try Self.created(&world, Self.request(packages: 2))
    guard case .allocated = world.allocate(first.reference, to: .all) else {
      Issue.record("not allocated")
      return
    }
    let copy = world
    let second = try Self.created(&world, Self.request(packages: 2))
    _ = world.manifest([first.reference])
    #expect(
      world.consignments(matching: ConsignmentQuery([])).page().map(\.reference) == [second, first].map(\.reference))
    #expect(copy.consignments(matching: ConsignmentQuery([])).page().map(\.reference) == [first.reference])
    let package = try #require(second.packages.last?.reference)
    #expect(world.consignment(ofPackage: package)?.reference == second.reference)
    #expect(copy.consignment(ofPackage: package) == nil)
    #expect(world.customerManifests(ofShippingLocation: nil).map(\.bookingsCount) == [1])
    #expect(copy.customerManifests(ofShippingLocation: nil).isEmpty)
  }

  @Test func `every package and leg has a tracking reference of its own`() throws {
    var world = try Self.world()
    let reference = try Self.created(&world, Self.request(packages: 3)).reference
    guard case .allocated(let consignment, _) = world.allocate(reference, to: .all) else {
      Issue.record("not allocated")
      return
    }
    let perPackage = consignment.packages.map { $0.consignmentLegs.map(\.trackingReferences) }
    #expect(perPackage == [[["T01"]], [["T02"]], [["T03"]]])
    #expect(consignment.consignmentLegs.map(\.trackingReferences) == [["T01", "T02", "T03"]])
  }

  @Test func `a tracking format that runs out does not stop the world`() throws {
    var world = try Self.world()
    let reference = try Self.created(&world, Self.request(packages: 150)).reference
    guard case .failed = world.allocate(reference, to: .all) else {
      Issue.record("150 kg were taken")
      return
    }
    for _ in 0..<150 {
      let reference = try Self.created(&world, Self.request()).reference
      guard case .allocated = world.allocate(reference, to: .all) else {
        Issue.record("not allocated")
        return
      }
    }
  }

  @Test func `a fixture's consignment keeps its reference and state`() throws {
    var world = try Self.world()
    let states = [ConsignmentState.unallocated, .allocated, .manifested, .allocationFailed, .cancelled]
    for (index, state) in states.enumerated() {
      let reference = "EC-000-000-00\(index)"
      #expect(world.load(Self.request(), reference: reference, state: state) == [])
      let consignment = try #require(world.consignment(reference))
      #expect(consignment.consignmentState == state)
      #expect((consignment.allocation != nil) == [.allocated, .manifested].contains(state), "\(state)")
      #expect((consignment.failedAllocation != nil) == (state == .allocationFailed), "\(state)")
    }
  }

  @Test func `a fixture that nobody can carry cannot be Allocated`() throws {
    var world = try Self.world()
    #expect(
      world.load(Self.request(kilograms: 500), reference: nil, state: .allocated).map(\.path) == ["ConsignmentState"])
  }

  @Test func `a fixture may have been under way for years and keeps its dates`() throws {
    var world = try Self.world(clock: "2026-11-22T12:00:00Z")
    var request = Self.request()
    request.shippingDate = DateTimeOffset("2019-06-16T17:00:00+01:00")
    request.requestedDeliveryDate = RequestedDeliveryDate(date: try #require(DateTimeOffset("2019-06-17")))
    #expect(world.load(request, reference: "EC-000-000-OLD", state: .delivered) == [])
    let consignment = try #require(world.consignment("EC-000-000-OLD"))
    #expect(consignment.consignmentState == .delivered)
    #expect(consignment.allocation?.mpdCarrierServiceReference == "C_DAY")
    #expect(consignment.shippingDate?.description == "2019-06-16T17:00:00+01:00")
    #expect(consignment.requestedDeliveryDate != nil)
  }

  @Test func `a fixture's reference can be used once, in any case`() throws {
    var world = try Self.world()
    #expect(world.load(Self.request(), reference: "EC-000-000-ABC") == [])
    #expect(
      world.load(Self.request(), reference: "ec-000-000-abc").map(\.path) == ["Reference"])
  }

  @Test func `a made reference steps over one that a fixture has taken`() throws {
    var world = try Self.world()
    var other = try Self.world()
    let first = try Self.created(&other, Self.request()).reference
    #expect(world.load(Self.request(), reference: first) == [])
    #expect(try Self.created(&world, Self.request()).reference != first)
  }

  @Test func `the real clock moves and a frozen one stands still`() throws {
    let now = ClockSetting.real.now
    #expect(now > DateTimeOffset("2026-01-01") ?? now)
    let frozen = ClockSetting.frozen(try #require(DateTimeOffset("2019-06-14T09:00:00Z")))
    #expect(frozen.now.description == "2019-06-14T09:00:00+00:00")
  }
}
