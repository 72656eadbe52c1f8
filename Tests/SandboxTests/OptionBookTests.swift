import Allocation
import Contract
import FoundationEssentials
import Testing

@testable import Sandbox

@Suite struct OptionBookTests {
  /// A world of some services, each of which delivers in a window of its own: so many options has a day.
  private static func tenant(services: Int = 1) throws -> Tenant {
    var document = CatalogDocument()
    document.carriers = [.init(reference: "C", name: "Carrier", tracking: .init(pattern: "T{sequence:8}", start: 1))]
    document.carrierServices = (0..<services).map { number in
      var service = CatalogDocument.CarrierService(reference: "C_\(number)", name: "Day", carrier: "C")
      service.rates = [.init(zone: "GB", bands: [.init(upTo: 10, net: 5)])]
      service.deliveryWindow = .init(from: TimeOfDay("0\(number):00"), to: TimeOfDay("18:00"))
      return service
    }
    var location = CatalogDocument.ShippingLocation(reference: "Sorted1")
    location.addressLine1 = "1 Street"
    location.postcode = "M2 6LW"
    document.shippingLocations = [location]
    let clock = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
    return Tenant(World(catalog: try Catalog(document), clock: .frozen(clock), seed: 1))
  }

  private static var creation: CreateConsignmentRequest {
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

  /// The options of Saturday.
  private static func asked(_ tenant: Tenant) throws -> OptionRequest {
    var days = OptionDays()
    days.exactly = DateTimeOffset("2019-06-15T00:00:00Z")
    guard case .offered(let request) = tenant.options(for: creation, on: days) else { throw CancellationError() }
    return request.value
  }

  private static func isSelected(_ option: KeptOption?, in tenant: Tenant) throws -> Bool {
    switch tenant.select(try #require(option).option.reference) {
    case .attempted(.allocated, _): true
    case .unknownOption: false
    default: throw CancellationError()
    }
  }

  private static func knows(_ request: OptionRequest, _ tenant: Tenant) -> Bool {
    let world = tenant.snapshot()
    let isKnown = world.optionRequest(request.reference) != nil
    #expect(request.options.allSatisfy { (world.option($0.option.reference) != nil) == isKnown })
    return isKnown
  }

  @Test(arguments: [(nil, 14), (3, 3), (90, 90)])
  func `without a last day the options reach as far as the catalog says`(written: Int?, days: Int) throws {
    let tenant = try Self.tenant()
    var document = tenant.snapshot().catalog.document
    document.optionDays = written
    let catalog = try Catalog(document)
    tenant.visit { $0.replaceCatalog(catalog) }
    guard case .put(let inquiry) = tenant.inquiry(about: .described(Self.creation), on: OptionDays()) else {
      throw CancellationError()
    }
    let today = try #require(DateTimeOffset("2019-06-14T09:00:00Z")).localDate
    #expect(inquiry.search?.days == today...today.adding(days: days))
  }

  @Test func `a question about a request keeps to what was asked for with it`() throws {
    let tenant = try Self.tenant()
    var days = OptionDays()
    days.shipping = DateTimeOffset("2019-06-17T00:00:00Z")
    days.isGuaranteedOnly = true
    guard case .offered(let request) = tenant.options(for: Self.creation, on: days) else { throw CancellationError() }
    guard case .put(let inquiry) = tenant.inquiry(about: .reference(request.value.reference), on: OptionDays()) else {
      throw CancellationError()
    }
    let search = try #require(inquiry.search)
    #expect(search.isGuaranteedOnly)
    #expect(search.earliestCollection == days.shipping?.localDate)
  }

  @Test func `the oldest request goes with its options when there are too many requests`() throws {
    let tenant = try Self.tenant(services: 2)
    tenant.visit { $0.options = OptionBook(seed: 1, mostRequests: 3) }
    let requests = try (0..<4).map { _ in try Self.asked(tenant) }
    #expect(requests.map(\.options.count) == [2, 2, 2, 2])
    #expect(requests.map { Self.knows($0, tenant) } == [false, true, true, true])
    #expect(try !Self.isSelected(requests[0].options.first, in: tenant))
    #expect(try Self.isSelected(requests[3].options.first, in: tenant))
  }

  @Test(arguments: [
    (1, [false, false, false, true]), (3, [false, false, false, true]), (4, [false, false, true, true]),
    (7, [false, true, true, true]), (8, [true, true, true, true]),
  ])
  func `the oldest requests go when they have too many options and the newest stays`(
    mostOptions: Int, remembered: [Bool]
  ) throws {
    let tenant = try Self.tenant(services: 2)
    tenant.visit { $0.options = OptionBook(seed: 1, mostOptions: mostOptions) }
    let requests = try (0..<4).map { _ in try Self.asked(tenant) }
    #expect(requests.map { Self.knows($0, tenant) } == remembered)
  }

  @Test func `a copy of the world has the options of before and keeps later ones apart`() throws {
    let tenant = try Self.tenant()
    let before = try Self.asked(tenant)
    let copy = Tenant(tenant.snapshot())
    let here = try Self.asked(tenant)
    #expect(Self.knows(before, copy))
    #expect(!Self.knows(here, copy))
    #expect(try Self.isSelected(before.options.first, in: copy))
    #expect(tenant.snapshot().consignmentCount == 0)
    // The same place of the same history.
    #expect(try Self.asked(copy).options.map(\.option.reference) == here.options.map(\.option.reference))
  }

  @Test func `an option is valid in a world that is read back, and in no other`() throws {
    let tenant = try Self.tenant()
    let request = try Self.asked(tenant)
    let there = Tenant(try World(tenant.snapshot().record()))
    #expect(there.snapshot().optionRequest(request.reference)?.value == request)
    #expect(try Self.isSelected(request.options.first, in: there))
    #expect(try Self.asked(there).options.map(\.option.reference) == Self.asked(tenant).options.map(\.option.reference))
    #expect(try !Self.isSelected(request.options.first, in: Self.tenant()))
  }

  @Test func `the promise is kept by an allocation that is done later, in another process too`() throws {
    let tenant = try Self.tenant()
    tenant.visit { $0.allocationMode = .asynchronous(delaySeconds: 2) }
    guard case .created(let made) = tenant.create(Self.creation) else { throw CancellationError() }
    var days = OptionDays()
    days.exactly = DateTimeOffset("2019-06-18T00:00:00Z")
    guard case .offered(let request) = tenant.options(for: made.reference, on: days),
      case .attempted(.queued, _) = tenant.select(try #require(request.value.options.first).option.reference)
    else { throw CancellationError() }
    let later = try #require(DateTimeOffset("2019-06-14T09:00:03Z"))
    for tenant in [Tenant(try World(tenant.snapshot().record())), tenant] {
      tenant.visit { $0.clock = .frozen(later) }
      let consignment = try #require(tenant.visit { $0.consignment(made.reference) })
      #expect(consignment.consignmentState == .allocated)
      #expect(consignment.earliestDeliveryDate?.localDate == CalendarDate(year: 2019, month: 6, day: 18))
      #expect(consignment.collectionDate?.localDate == CalendarDate(year: 2019, month: 6, day: 17))
    }
  }

  @Test func `what no book can hold is refused with its place`() throws {
    let tenant = try Self.tenant()
    let kept = try [Self.asked(tenant), Self.asked(tenant)]
    var other = OptionBook(seed: 1)
    #expect(other.restore(kept) == nil)
    #expect(other.all == kept)
    var twice = OptionBook(seed: 1)
    #expect(twice.restore([kept[0], kept[0]]) == 1)
    var strange = kept[1]
    strange.options += kept[0].options
    var mixed = OptionBook(seed: 1)
    #expect(mixed.restore([kept[0], strange]) == 1)
  }

  @Test func `options count among the bytes of a world, and those that are shared do not`() throws {
    let tenant = try Self.tenant()
    let before = tenant.snapshot()
    _ = try Self.asked(tenant)
    let one = tenant.snapshot()
    let bytes = one.estimatedBytes(besides: before)
    #expect(bytes > MemoryLayout<OptionRequest>.size)
    #expect(one.estimatedBytes(besides: one) == 0)
    _ = try Self.asked(tenant)
    #expect(tenant.snapshot().estimatedBytes(besides: one) == bytes)
  }
}
