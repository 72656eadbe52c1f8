import Allocation
import Contract
import FoundationEssentials
import Testing

@testable import Sandbox

/// What is worked out outside the lock is written only if what it was worked out from still stands.
@Suite struct CompareAndStoreTests {
  private static func world() throws -> World {
    var document = CatalogDocument()
    document.carriers = [.init(reference: "C", name: "Carrier", tracking: .init(pattern: "T{sequence:8}", start: 1))]
    document.carrierServices = ["C_CHEAP", "C_DEAR"].enumerated().map { place, reference in
      var service = CatalogDocument.CarrierService(reference: reference, name: reference, carrier: "C")
      service.rates = [.init(zone: "GB", bands: [.init(upTo: 10, net: Decimal(place + 1))])]
      return service
    }
    document.serviceGroups = [.init(reference: "Both", name: nil, services: ["C_CHEAP", "C_DEAR"])]
    document.packageSizes = [size]
    var location = CatalogDocument.ShippingLocation(reference: "Sorted1")
    location.addressLine1 = "1 Street"
    location.postcode = "M2 6LW"
    document.shippingLocations = [location]
    let clock = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
    return World(catalog: try Catalog(document), clock: .frozen(clock), seed: 1)
  }

  private static let size = CatalogDocument.PackageSize(reference: "S", length: 1, width: 1, height: 1, weight: 1)

  private static var request: CreateConsignmentRequest {
    var request = CreateConsignmentRequest()
    var package = Package()
    package.packageSizeReference = "S"
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

  private static func create(_ world: inout World) throws -> String {
    guard case .created(let consignment) = world.create(request) else { throw CancellationError() }
    return consignment.reference
  }

  private static func draft(_ start: World.AllocationStart) throws -> AllocationDraft {
    guard case .draft(let draft) = start else { throw CancellationError() }
    return draft
  }

  private static func service(_ outcome: AllocationOutcome?) -> String? {
    guard case .allocated(_, let service)? = outcome else { return nil }
    return service.reference
  }

  private static func group(_ services: [String]) -> CatalogDocument.ServiceGroup {
    .init(reference: "Both", name: nil, services: services)
  }

  @Test func `an allocation is not written on a consignment that has changed since, nor on one that is gone`() throws {
    var world = try Self.world()
    let reference = try Self.create(&world)
    let draft = try Self.draft(world.beginAllocation(of: reference, to: .all))
    var elsewhere = try Self.world()
    let unknown = elsewhere.finishAllocation(draft, draft.assess())
    #expect(unknown == nil)
    _ = world.setCustomerReference("mine", of: reference)
    let outdated = world.finishAllocation(draft, draft.assess())
    #expect(outdated == nil)
    #expect(world.consignment(reference)?.consignmentState == .unallocated)
    let second = try Self.draft(world.beginAllocation(of: reference, to: .all))
    let written = world.finishAllocation(second, second.assess())
    #expect(Self.service(written) == "C_CHEAP")
  }

  @Test func `an allocation is not written when the catalog has changed since`() throws {
    var world = try Self.world()
    let reference = try Self.create(&world)
    let group = try #require(world.catalog.serviceGroup("Both"))
    let draft = try Self.draft(world.beginAllocation(of: reference, to: .group(group)))
    _ = try world.replace(serviceGroup: "Both", with: Self.group(["C_DEAR"]))
    let outdated = world.finishAllocation(draft, draft.assess())
    #expect(outdated == nil)
    let second = try Self.draft(world.beginAllocation(of: reference, to: .group(group)))
    let written = world.finishAllocation(second, second.assess())
    #expect(Self.service(written) == "C_DEAR")
  }

  @Test func `a group that was looked up before a long list is looked up again for each consignment`() throws {
    let tenant = Tenant(try Self.world())
    let references = try (0..<3).map { _ in try tenant.visit { world in Result { try Self.create(&world) } }.get() }
    let group = try #require(tenant.snapshot().catalog.serviceGroup("both"))
    #expect(Self.service(tenant.allocate(references[0], to: .group(group))) == "C_CHEAP")
    _ = try tenant.visit { world in Result { try world.replace(serviceGroup: "BOTH", with: Self.group(["C_DEAR"])) } }
      .get()
    #expect(Self.service(tenant.allocate(references[1], to: .group(group))) == "C_DEAR")
    #expect(tenant.visit { $0.remove(serviceGroup: "both") })
    guard case .failed(let consignment, _) = tenant.allocate(references[2], to: .group(group)) else {
      Issue.record("a group that is gone has chosen somebody")
      return
    }
    #expect(consignment.failedAllocation?.value.carrierServiceGroupReference == "Both")
    #expect(consignment.failedAllocation?.value.message == "Service group Both has no carrier services.")
  }

  @Test func `a consignment is not stored when the catalog has changed since its body was checked`() throws {
    var world = try Self.world()
    let checked = world.catalog
    let isRemoved = world.remove(packageSize: "S")
    let stored = world.enter(Self.request, checkedIn: checked)
    #expect(isRemoved && stored == nil && world.consignmentCount == 0)
    guard case .refused(let problems) = Tenant(world).create(Self.request) else {
      Issue.record("a package of a size that is gone was taken")
      return
    }
    #expect(problems.allSatisfy { $0.path.hasPrefix("Packages[0]") } && !problems.isEmpty)
    try world.add(Self.size)
    let added = world.enter(Self.request, checkedIn: world.catalog)
    #expect(added != nil)
  }

  @Test func `quotes are not written when the catalog or the consignment has changed since`() throws {
    var world = try Self.world()
    let reference = try Self.create(&world)
    /// Of the consignment as it is, and of one like it that is only described.
    func quotes() throws -> [Quotes] {
      let consignment = try #require(world.consignment(reference))
      return [true, false].map { isCreated in
        Quotes(for: consignment, isCreated: isCreated, among: .all, of: world.catalog, at: world.now)
      }
    }
    func enter(_ quotes: [Quotes]) -> [Int?] { quotes.map { world.enter([$0])?.count } }

    let first = try quotes()
    _ = world.setCustomerReference("mine", of: reference)
    #expect(enter(first) == [nil, 1])
    let second = try quotes()
    _ = world.remove(serviceGroup: "Both")
    #expect(enter(second) == [nil, nil])
    #expect(enter(try quotes()) == [1, 1])
  }

  @Test func `an allocation that is due is written once, and on what still stands`() throws {
    var world = try Self.world()
    world.allocationMode = .asynchronous(delaySeconds: 2)
    let references = try (0..<2).map { _ in try Self.create(&world) }
    for reference in references { _ = world.beginAllocation(of: reference, to: .all) }
    func next() -> DueAllocation? { world.nextDueAllocation() }
    let early = next()
    #expect(early == nil)
    world.clock = .frozen(world.now.adding(seconds: 2))
    let due = try #require(next())
    try world.add(.init(reference: "T", length: 1, width: 1, height: 1, weight: 1))
    world.finish(due, due.draft.assess())
    #expect(world.consignment(references[0])?.consignmentState == .allocating)
    let again = try #require(next())
    let rival = try #require(next())
    world.finish(again, again.draft.assess())
    let written = world.consignment(references[0])
    #expect(written?.consignmentState == .allocated)
    world.finish(rival, rival.draft.assess())
    #expect(world.consignment(references[0]) == written)
    #expect(world.consignment(references[1])?.consignmentState == .allocating)
    let states = Tenant(world).visit { world in references.map { world.consignment($0)?.consignmentState } }
    #expect(states == [.allocated, .allocated])
  }
}
