import Allocation
import Contract
import FoundationEssentials
import Testing

@testable import Sandbox

/// Searches by index beside one that looks at every consignment, in worlds to which all sorts of things have happened.
@Suite struct SearchTests {
  private static let customerReferences = [
    "", "socks", "SOCKS", "shoes", "naïve", "NAÏVE", "straße", "k1", "\u{212A}1",
  ]
  private static let days = [
    "2019-06-14", "2019-06-15T23:30:00Z", "2019-06-16T00:30:00+01:00", "2019-06-17", "2019-06-15T22:59:59Z",
    "2019-06-18T10:00:00-05:00",
  ]

  private static func catalog() throws -> Catalog {
    var document = CatalogDocument()
    document.carriers = [
      .init(reference: "CARRIER_X", name: "Carrier X", tracking: .init(pattern: "T{sequence:2}")),
      .init(reference: "UPS", tracking: .init(pattern: "1Z{sequence:4}")),
    ]
    document.carriers[0].mpdReference = "CarrierX"
    document.carrierServices = ["X_DAY", "UPS_DAY", "X_UPS"].map { reference in
      var service = CatalogDocument.CarrierService(
        reference: reference, name: "\(reference) name", carrier: reference == "UPS_DAY" ? "UPS" : "CARRIER_X")
      if reference == "X_UPS" { service.legs = [.init(), .init(carrier: "UPS", service: "LAST")] }
      service.rates = [.init(zone: "GB", bands: [.init(upTo: reference == "UPS_DAY" ? 5 : 10, net: 5)])]
      return service
    }
    document.shippingLocations = ["Sorted1", "Sorted2"].map { reference in
      var location = CatalogDocument.ShippingLocation(reference: reference)
      location.addressLine1 = "1 Street"
      location.postcode = "M2 6LW"
      return location
    }
    return try Catalog(document)
  }

  private static func request(_ chance: inout Chance) -> CreateConsignmentRequest {
    var request = CreateConsignmentRequest()
    request.consignmentReferenceProvidedByCustomer = chance.of(customerReferences)
    request.shippingDate = chance.happens(oneIn: 3) ? nil : DateTimeOffset(chance.of(days))
    request.source = chance.of([nil, .api, .web])
    request.direction = chance.of([nil, .inbound])
    request.packages = (0..<chance.of([1, 1, 2, 3])).map { _ in
      var package = Package()
      package.weight = Weight(value: Decimal(chance.of([1, 3, 6, 20])))
      package.dimensions = Dimensions(width: 1, length: 1, height: 1)
      package.description = chance.of(["Socks", nil])
      return package
    }
    var origin = Address(addressType: .origin)
    origin.shippingLocationReference = chance.of(["sorted1", "Sorted2"])
    var destination = Address(addressType: .destination)
    destination.addressLine1 = "2 Street"
    destination.region = chance.of(["Kent", nil])
    destination.postcode = chance.of(["M1 5WG", "SW1A 1AA"])
    destination.country = Shared(Country(name: nil, twoLetterCode: "gb"))
    request.addresses = [origin, destination]
    return request
  }

  /// Does one thing that changes a world.
  private static func happen(_ world: inout World, _ chance: inout Chance) {
    let references = (0..<world.store.count).map { world.store[$0].consignment.reference }
    let reference = references.isEmpty ? "" : chance.of(references)
    switch chance.of(Array(0..<16)) {
    case 0...3: _ = world.create(request(&chance))
    case 4:
      let chosen = chance.of([
        "EC-000-000-AB\(references.count % 10)", "ec-straße-\(references.count)", "\u{212A}elvin",
      ])
      let states = ConsignmentState.allCases
      _ = world.load(request(&chance), reference: chance.happens(oneIn: 3) ? nil : chosen, state: chance.of(states))
    case 5...7: _ = world.allocate(chance.happens(oneIn: 2) ? reference.lowercased() : reference, to: .all)
    case 8: _ = world.deallocate(reference)
    case 9: _ = world.cancel(reference)
    case 10: _ = world.manifest([reference])
    case 11: _ = world.dispatch(reference)
    case 12: _ = world.setCustomerReference(chance.of(customerReferences), of: reference)
    case 13:
      var update = UpdateConsignmentRequest()
      let request = request(&chance)
      update.addresses = chance.happens(oneIn: 3) ? [] : request.addresses
      update.packages = chance.happens(oneIn: 2) ? nil : request.packages
      update.shippingDate = request.shippingDate
      update.consignmentReferenceProvidedByCustomer = request.consignmentReferenceProvidedByCustomer
      _ = world.update(reference, with: update)
    case 14:
      _ = world.consignment(reference).map { world.noteLabels(of: [$0]) }
      if let package = world.consignment(reference)?.packages.last?.reference { _ = world.deletePackage(package) }
    default:
      // A clock that is put back, or to another offset.
      world.clock = .frozen(DateTimeOffset(chance.of(days)) ?? world.now)
    }
  }

  /// One criterion of every kind, about something that there is more often than not.
  private static func criteria(_ world: World, _ chance: inout Chance) -> [ConsignmentQuery.Criterion] {
    let some = world.store.count == 0 ? nil : world.store[chance.of(Array(0..<world.store.count))].consignment
    func inAnyCase(_ text: String?) -> String {
      let text = text ?? "none"
      return chance.of([text, text.lowercased(), text.uppercased(), text + "x"])
    }
    func limit() -> ConsignmentQuery.DateLimit {
      let date = DateTimeOffset(chance.of(days)) ?? world.now
      return chance.happens(oneIn: 2) ? .day(date.localDate) : .instant(date)
    }
    func bound<Value>(_ value: Value) -> ConsignmentQuery.Bound<Value> {
      chance.happens(oneIn: 2) ? .atLeast(value) : .atMost(value)
    }
    let leg = some?.consignmentLegs.last
    return [
      .reference(inAnyCase(some?.reference)),
      .customerReference(inAnyCase(chance.of(customerReferences.filter { !$0.isEmpty }))),
      .trackingReference(inAnyCase(leg?.trackingReferences.last)),
      .packageReference(inAnyCase(some?.packages.last?.reference)),
      .states([chance.of(ConsignmentState.allCases), .allocated]), .states([.unallocated]),
      .source(.web), .direction(.inbound),
      .carrierService(inAnyCase(chance.of([some?.allocation?.mpdCarrierServiceReference, "UPS_DAY name"]))),
      .carriers([inAnyCase(chance.of([leg?.carrierReference, leg?.carrierName, "CarrierX"])), "nobody"]),
      .postcode("m15wg"), .shippingLocations([inAnyCase("Sorted1"), "nowhere"]), .destinationCountry("gb"),
      .destinationRegion("KENT"), .labelsPrinted(true), .anywhere(inAnyCase("sock")), .kilograms(bound(3)),
      .value(bound(0)), .date(.created, bound(limit())), .date(.shipping, bound(limit())),
      .date(.shipped, bound(limit())), .date(.scheduledDelivery, bound(limit())),
      .date(.requestedDelivery, bound(limit())),
    ]
  }

  /// The references that match, the youngest first, found by looking at every consignment.
  private static func lookingAtAll(_ world: World, _ criteria: [ConsignmentQuery.Criterion]) -> [String] {
    let tests = criteria.map { ConsignmentQuery.test($0, in: world.catalog) }
    return (0..<world.store.count).reversed().map { world.store[$0].consignment }
      .filter { consignment in tests.allSatisfy { $0(consignment) } }.map(\.reference)
  }

  private static func check(_ world: World, _ criteria: [ConsignmentQuery.Criterion], _ chance: inout Chance) {
    let expected = lookingAtAll(world, criteria)
    let found = world.consignments(matching: ConsignmentQuery(criteria))
    #expect(found.page().map(\.reference) == expected, "\(criteria)")
    #expect(found.count == expected.count, "\(criteria)")
    let (skip, take) = (chance.of([0, 1, 5, 40]), chance.of([0, 1, 7]))
    #expect(
      found.page(skip: skip, take: take).map(\.reference) == Array(expected.dropFirst(skip).prefix(take)), "\(criteria)"
    )
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `a search finds what looking at every consignment finds`(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let start = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
    var world = World(catalog: try Self.catalog(), clock: .frozen(start), seed: seed)
    for _ in 0..<6 {
      for _ in 0..<40 { Self.happen(&world, &chance) }
      let criteria = Self.criteria(world, &chance)
      for criterion in criteria { Self.check(world, [criterion], &chance) }
      for _ in 0..<10 {
        Self.check(world, (0..<chance.of([0, 2, 3])).map { _ in chance.of(criteria) }, &chance)
      }
      Self.checkLookUps(world, &chance)
    }
    #expect(world.store.count > 20)
  }

  private static func checkLookUps(_ world: World, _ chance: inout Chance) {
    let all = (0..<world.store.count).map { world.store[$0].consignment }
    for text in customerReferences {
      let called = all.filter { FoldedText(text).equals($0.consignmentReferenceProvidedByCustomer) }
      let found = world.consignments(matching: ConsignmentQuery([.customerReference(text)])).page()
      #expect(found.map(\.reference) == called.reversed().map(\.reference), "\(text)")
    }
    for consignment in all {
      #expect(
        world.consignment(consignment.reference.lowercased())?.isSame(as: consignment.seen(at: world.now)) == true)
      for package in consignment.packages.compactMap(\.reference) {
        #expect(world.consignment(ofPackage: package.lowercased())?.reference == consignment.reference)
      }
    }
    for limit in days.compactMap({ DateTimeOffset($0) }) {
      for location in [nil, "SORTED1"] {
        let limit = chance.happens(oneIn: 2) ? World.ShippingLimit.instant(limit) : .wallClock(limit)
        let due = all.filter { consignment in
          consignment.consignmentState == .unallocated
            && (location == nil || consignment.origin?.shippingLocationReference?.uppercased() == location)
            && isDue(consignment, limit)
        }
        #expect(world.consignmentsDue(before: limit, shippingLocation: location) == due.map(\.reference).sorted())
      }
    }
  }

  private static func isDue(_ consignment: Consignment, _ limit: World.ShippingLimit) -> Bool {
    guard let shipping = consignment.shippingDate else { return true }
    switch limit {
    case .instant(let limit): return shipping < limit
    case .wallClock(let limit):
      return shipping.dated(in: consignment.origin?.country?.value.isoCode?.twoLetterCode).wallClockAsUTC < limit
    }
  }
}
