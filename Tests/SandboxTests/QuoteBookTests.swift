import Allocation
import Contract
import FoundationEssentials
import Testing

@testable import Sandbox

@Suite struct QuoteBookTests {
  /// A world whose services all take everything, `services` of them.
  private static func world(services: Int, net: Decimal = 5, seed: UInt64 = 1) throws -> World {
    var document = CatalogDocument()
    document.carriers = [.init(reference: "C", name: "Carrier", tracking: .init(pattern: "T{sequence:8}", start: 1))]
    document.carrierServices = (0..<services).map { number in
      var service = CatalogDocument.CarrierService(reference: "C_\(number)", name: "Day", carrier: "C")
      service.rates = [.init(zone: "GB", bands: [.init(upTo: 10, net: net)])]
      return service
    }
    var location = CatalogDocument.ShippingLocation(reference: "Sorted1")
    location.addressLine1 = "1 Street"
    location.postcode = "M2 6LW"
    document.shippingLocations = [location]
    let clock = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
    return World(catalog: try Catalog(document), clock: .frozen(clock), seed: seed)
  }

  private static func tenant(services: Int) throws -> Tenant { Tenant(try world(services: services)) }

  private static func create(_ tenant: Tenant) throws -> String {
    guard case .created(let consignment) = tenant.create(request) else { throw CancellationError() }
    return consignment.reference
  }

  private static func quoted(_ tenant: Tenant, _ reference: String) throws -> QuoteRequest {
    try #require(tenant.quote(reference)).value
  }

  private static var request: CreateConsignmentRequest {
    var request = CreateConsignmentRequest()
    var package = Package()
    package.weight = Weight(value: 1)
    package.dimensions = Dimensions(width: 1, length: 1, height: 1)
    request.packages = [package]
    var origin = Address(addressType: .origin)
    origin.shippingLocationReference = "Sorted1"
    var destination = Address(addressType: .destination)
    destination.addressLine1 = "2 Street"
    destination.postcode = "M1 5WG"
    destination.country = Shared(Country(name: nil, twoLetterCode: "GB"))
    request.addresses = [origin, destination]
    return request
  }

  @Test func `the oldest request goes with its quotes when there are too many requests`() throws {
    let tenant = try Self.tenant(services: 1)
    tenant.visit { $0.quotes = QuoteBook(seed: 1, mostRequests: 3) }
    let reference = try Self.create(tenant)
    let requests = try (0..<4).map { _ in try Self.quoted(tenant, reference) }
    #expect(
      requests.map { request in tenant.visit { $0.quoteRequest(request.reference) != nil } } == [
        false, true, true, true,
      ])
    let forgotten = try #require(requests[0].quoteReferences.first)
    guard case .unknownQuote = tenant.allocate(reference, withQuote: forgotten) else {
      Issue.record("a quote outlived its request")
      return
    }
    let newest = try #require(requests[3].quoteReferences.first)
    guard case .attempted(.allocated) = tenant.allocate(reference, withQuote: newest) else {
      Issue.record("the newest quote was forgotten")
      return
    }
  }

  @Test(arguments: [
    (1, [false, false, false, true]), (7, [false, false, false, true]), (8, [false, false, true, true]),
    (12, [false, true, true, true]), (15, [false, true, true, true]), (16, [true, true, true, true]),
  ])
  func `the oldest requests go when they have asked too many services and the newest stays`(
    mostServices: Int, remembered: [Bool]
  ) throws {
    let tenant = try Self.tenant(services: 4)
    tenant.visit { $0.quotes = QuoteBook(seed: 1, mostServices: mostServices) }
    let reference = try Self.create(tenant)
    let requests = try (0..<4).map { _ in try Self.quoted(tenant, reference) }
    #expect(requests.map { request in tenant.visit { $0.quoteRequest(request.reference) != nil } } == remembered)
  }

  @Test func `a copy of the world keeps its quotes apart`() throws {
    let tenant = try Self.tenant(services: 2)
    let reference = try Self.create(tenant)
    let copy = Tenant(tenant.snapshot())
    let here = try Self.quoted(tenant, reference)
    #expect(copy.snapshot().quoteRequest(here.reference) == nil)
    // The same place of the same history.
    let there = try Self.quoted(copy, reference)
    #expect(there.reference == here.reference)
    #expect(there.quoteReferences == here.quoteReferences)
  }

  @Test func `asking for quotes moves no other reference or id`() throws {
    let tenant = try Self.tenant(services: 2)
    let other = try Self.tenant(services: 2)
    _ = tenant.quote(Self.request)
    _ = tenant.quoteByServiceGroup(Self.request)
    #expect(try Self.create(tenant) == Self.create(other))
    #expect(tenant.nextRequestID() == other.nextRequestID())
    #expect(tenant.snapshot().consignmentCount == other.snapshot().consignmentCount)
  }

  @Test func `rules are looked at again when a quote is used`() throws {
    let tenant = try Self.tenant(services: 1)
    let reference = try Self.create(tenant)
    let quote = try #require(Self.quoted(tenant, reference).quoteReferences.first)
    tenant.visit { world in
      guard var heavier = world.consignment(reference) else { return }
      heavier.fixed.weight = Weight(value: 11)
      world.put(heavier)
    }
    guard case .attempted(.failed(let failed, _)) = tenant.allocate(reference, withQuote: quote) else {
      Issue.record("the rules were not looked at")
      return
    }
    #expect(failed.consignmentState == .allocationFailed)
    #expect(failed.failedAllocation?.value.mpdCarrierServiceReference == "C_0")
  }

  @Test func `a fixture is in its state at once, however allocations are done`() throws {
    var world = try Self.world(services: 1)
    world.allocationMode = .asynchronous(delaySeconds: 2)
    let problems = world.load(Self.request, reference: "EC-000-000-001", state: .manifested)
    #expect(problems.isEmpty)
    let consignment = try #require(world.consignment("EC-000-000-001"))
    #expect(consignment.consignmentState == .manifested)
    #expect(consignment.consignmentLegs.count == 1)
    #expect(!world.hasQueuedAllocations)
    #expect(world.allocationMode == .asynchronous(delaySeconds: 2))
  }

  // MARK: - What the book is made of

  @Test func `a queue gives back in order what was put in, and a copy stays as it was`() {
    var queue = FirstInFirstOut<Int>()
    let nothing = queue.removeFirst()
    #expect(nothing == nil)
    for number in 1...3 { queue.append(number) }
    let copy = queue
    let first = queue.removeFirst()
    #expect(first == 1)
    queue.append(4)
    let rest = (1...4).map { _ in queue.removeFirst() }
    #expect(rest == [2, 3, 4, nil])
    #expect(copy.first == 1)
    #expect(copy.count == 3)
  }

  @Test func `an identifier is read back from its text in any case and from nothing else`() {
    var generator = SeededGenerator(seed: 7)
    let identifier = generator.nextIdentifier()
    let text = identifier.hyphenated
    #expect(Identifier(text) == identifier)
    #expect(Identifier(text.uppercased()) == identifier)
    #expect(Identifier(identifier.plain) == identifier)
    #expect(Identifier(String(text.dropLast())) == nil)
    #expect(Identifier(text + "0") == nil)
    #expect(Identifier(text.replacing("-4", with: "-5", maxReplacements: 1)) != identifier)
    #expect(Identifier("") == nil)
    #expect(Identifier("gggggggg-gggg-4ggg-8ggg-gggggggggggg") == nil)
    // Its version bits would be bent into those of another.
    #expect(Identifier("112236d5-4460-192f-a6bd-aa3f00f62dfb") == nil)
    #expect(Identifier("112236d5-4460-492f-a6bd-aa3f00f62dfb") != nil)
  }
}
