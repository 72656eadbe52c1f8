import Allocation
import Contract
import Fixtures
import Foundation
import Journal
import Testing
import Wire

@testable import Sandbox

/// contract/52-tracking-and-events.md, sections 5 to 7.
@Suite struct `A shipment's life` {
  private static let start = "2019-06-14T09:00:00Z"

  private static func world(at clock: String = start, seed: UInt64 = 1) throws -> World {
    try Fixtures.builtIn.world(clock: .frozen(try #require(DateTimeOffset(clock))), seed: seed)
  }

  private static func request(
    _ name: String, packages: Int = 1, country: String = "GB", postcode: String = "M1 5WG"
  ) throws -> CreateConsignmentRequest {
    let package =
      #"{"Weight":{"Value":0.5},"Dimensions":{"Width":10,"Length":10,"Height":10},"Value":{"Amount":5.99,"#
      + #""Currency":{"IsoCode":"GBP"}}}"#
    let text =
      #"{"ConsignmentReferenceProvidedByCustomer":"\#(name)","Packages":["#
      + Array(repeating: package, count: packages).joined(separator: ",")
      + #"],"Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},{"AddressType":"Destination","#
      + #""Contact":{"LastName":"Smith"},"AddressLine1":"1 Road","Town":"Leeds","Postcode":"\#(postcode)","#
      + #""Country":{"IsoCode":{"TwoLetterCode":"\#(country)"}}}]}"#
    return try JSON.vendor.decode(CreateConsignmentRequest.self, from: Array(text.utf8))
  }

  /// A world with one consignment that has been manifested, and its reference.
  private static func shipment(
    _ name: String = "", service: String = "CX_NDS", packages: Int = 1, country: String = "GB",
    postcode: String = "M1 5WG", in world: World? = nil
  ) throws -> (world: World, reference: String) {
    var world = try world ?? Self.world()
    guard
      case .created(let made) = world.create(
        try request(name, packages: packages, country: country, postcode: postcode))
    else { throw Refused() }
    let candidates = Candidates.service(try #require(world.catalog.carrierService(service)))
    guard case .allocated = world.allocate(made.reference, to: candidates) else { throw Refused() }
    guard case .done = world.manifest([made.reference])[0] else { throw Refused() }
    return (world, made.reference)
  }

  private struct Refused: Error {}

  /// The states in order.
  private static func states(_ world: World, _ reference: String) throws -> [ConsignmentState] {
    try #require(world.life(of: reference)).entries.map(\.to)
  }

  private static func look(_ world: inout World, at moment: DateTimeOffset) {
    world.clock = .frozen(moment)
    while world.hasDueLives { _ = world.settleLives() }
  }

  // MARK: Lives

  struct Row: Sendable, CustomTestStringConvertible {
    let branch: String
    var service = "CX_NDS"
    var packages = 1
    var country = "GB"
    var postcode = "M1 5WG"
    let states: [ConsignmentState]

    var testDescription: String { "\(branch) \(service)" }
  }

  private static let way: [ConsignmentState] = [.collected, .inTransit]
  private static let home: [ConsignmentState] = [.outForDelivery, .delivered]

  static let rows = [
    Row(branch: "", states: way + home),
    Row(branch: "", packages: 3, states: way + home),
    Row(branch: "", service: "EDC5_UPSHAP", states: way + [.atCollectionPoint, .delivered]),
    Row(branch: "", service: "MPD_RMDBPR1STPSU", states: []),
    Row(branch: "", service: "EVRI_DROP", states: [.atDropOffPoint] + way + home),
    Row(
      branch: "", service: "FEDEX_IP", country: "US", postcode: "90210",
      states: way + [.atCustoms, .inTransit] + home),
    Row(branch: "card-left", states: way + [.outForDelivery, .deliveryFailedCardLeft] + home),
    Row(
      branch: "card-left", service: "EDC5_UPSHAP",
      states: way + [.deliveryFailedCardLeft, .atCollectionPoint, .delivered]),
    Row(
      branch: "delivery-failed",
      states: way + [.outForDelivery, .deliveryFailed, .outForDelivery, .deliveryFailed, .returnToSender]),
    Row(branch: "late", states: way + [.delayed] + home),
    Row(branch: "delayed-twice", states: way + [.delayed] + home),
    Row(branch: "partial", packages: 2, states: way + [.outForDelivery, .partiallyDelivered, .delivered]),
    Row(branch: "partial", states: way + home),
    Row(branch: "damaged", states: way + [.damaged, .returnToSender]),
    Row(branch: "delivered-damaged", states: way + [.outForDelivery, .deliveredDamaged]),
    Row(branch: "missing", states: way + [.missing, .inTransit] + home),
    Row(branch: "lost", states: way + [.missing, .lost]),
    Row(branch: "held", states: way + [.heldByCarrier, .inTransit] + home),
    Row(branch: "waiting", states: way + [.inTransitWaiting, .inTransit] + home),
    Row(branch: "customs", states: way + [.atCustoms, .actionRequired, .inTransit] + home),
    Row(branch: "customs-refused", states: way + [.atCustoms, .actionRequired, .returnToSender]),
    Row(branch: "collection-failed", states: [.collectionFailed] + way + home),
    Row(branch: "carrier-unable-to-collect", states: [.carrierUnableToCollect] + way + home),
    Row(branch: "exchange-failed", states: way + [.outForDelivery, .exchangeFailed, .returnToSender]),
    Row(branch: "uncollected", service: "EDC5_UPSHAP", states: way + [.atCollectionPoint, .returnToSender]),
    Row(branch: "uncollected", states: way + home),
    Row(branch: "no-tracking", states: []),
  ]

  @Test(arguments: rows)
  func `goes through its branch's states, each from its moment on, and back when the clock goes back`(row: Row) throws {
    var (world, reference) = try Self.shipment(
      row.branch.isEmpty ? "" : "sandbox:\(row.branch)", service: row.service, packages: row.packages,
      country: row.country, postcode: row.postcode)
    let entries = try #require(world.life(of: reference)).entries
    #expect(entries.map(\.to) == row.states)
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.at < $1.at })
    func state() throws -> ConsignmentState {
      let consignment = try #require(world.consignment(reference))
      // What searches look up says the same.
      let found = world.consignments(matching: ConsignmentQuery([.states([consignment.consignmentState])]))
      #expect(found.page().contains { $0.reference == reference })
      return consignment.consignmentState
    }
    for entry in entries + entries.reversed() {
      Self.look(&world, at: entry.at)
      #expect(try state() == entry.to)
      Self.look(&world, at: entry.at.adding(seconds: -1))
      #expect(try state() == entry.from)
    }
    #expect(try #require(world.life(of: reference)).entries == entries)
  }

  @Test func `keeps the promised day and window, and the collection's time`() throws {
    for service in ["CX_NDS", "MPD_RMDSD9AM", "MPD_RMDSD1PM", "EDC5_DPDPM", "CX_ECO", "EDC5_DPD10"] {
      for seed: UInt64 in 1...20 {
        let (world, reference) = try Self.shipment(service: service, in: Self.world(seed: seed))
        let consignment = try #require(world.consignment(reference))
        let entries = try #require(world.life(of: reference)).entries
        let collection = try #require(consignment.shippingDate)
        let collected = try #require(entries.first { $0.to == .collected }?.at)
        #expect(collected >= collection && collected < collection.adding(seconds: 1200))
        let delivered = try #require(entries.last?.at)
        #expect(delivered >= (try #require(consignment.earliestDeliveryDate)))
        #expect(delivered <= (try #require(consignment.latestDeliveryDate)), "\(service) \(delivered)")
        let left = try #require(entries.first { $0.to == .outForDelivery }?.at)
        #expect(delivered.ticks - left.ticks >= 60 * DateTimeOffset.ticksPerSecond)
      }
    }
  }

  @Test(arguments: [("", false), ("sandbox:uncollected", false), ("sandbox:card-left", true)])
  func `is not late for the customer when it could be fetched in time, whenever it was`(
    name: String, isLate: Bool
  ) throws {
    for packages in [1, 2] {
      var (world, reference) = try Self.shipment(name, service: "EDC5_UPSHAP", packages: packages)
      Self.look(&world, at: world.now.adding(seconds: 86_400 * 40))
      let progress = try #require(world.consignment(reference)).progress
      #expect(!progress.isLate)
      #expect(progress.lateForCustomer == isLate)
    }
  }

  @Test func `is the same for a seed, and another for another one`() throws {
    let (one, reference) = try Self.shipment()
    let (same, _) = try Self.shipment()
    #expect(one.life(of: reference)?.entries == same.life(of: reference)?.entries)
    let others = try (2...6).map { seed in
      let (world, reference) = try Self.shipment(in: Self.world(seed: UInt64(seed)))
      return try #require(world.life(of: reference)).entries.map(\.at)
    }
    #expect(Set(others).count == 5)
  }

  @Test func `waits for the next collection when it is manifested too late, and is late then`() throws {
    var world = try Self.world()
    guard case .created(let made) = world.create(try Self.request("")),
      case .allocated = world.allocate(
        made.reference, to: .service(try #require(world.catalog.carrierService("CX_NDS"))))
    else { throw Refused() }
    world.clock = .frozen(try #require(DateTimeOffset("2019-06-14T18:00:00+01:00")))
    _ = world.manifest([made.reference])
    let entries = try #require(world.life(of: made.reference)).entries
    #expect(entries.first?.at.localDate == CalendarDate(year: 2019, month: 6, day: 17))
    #expect(entries.last?.at.localDate == CalendarDate(year: 2019, month: 6, day: 18))
    Self.look(&world, at: try #require(entries.last?.at))
    let consignment = try #require(world.consignment(made.reference))
    #expect(consignment.progress.isLate && consignment.progress.lateForCustomer)
  }

  @Test func `takes two minutes a day where it is fast`() throws {
    let (slow, reference) = try Self.shipment()
    var quick = try Self.world()
    quick.settings.tracking = .fast
    let (fast, _) = try Self.shipment(in: quick)
    let start = slow.now.ticks
    let moments = try zip(
      #require(slow.life(of: reference)).entries, #require(fast.life(of: reference)).entries)
    for (one, other) in moments {
      #expect(one.to == other.to)
      #expect((one.at.ticks - start) / 720 == other.at.ticks - start)
    }
  }

  @Test func `comes into trouble as often as the world's share says`() throws {
    for (trouble, range) in [(0, 0...0), (300, 60...140), (1000, 300...300)] {
      var world = try Self.world()
      world.settings.trackingTrouble = trouble
      var branches = 0
      for _ in 0..<300 {
        let (next, reference) = try Self.shipment(in: world)
        world = next
        guard let branch = world.consignment(reference)?.progress.life?.branch else { continue }
        branches += 1
        // One package cannot come in part, and no shop keeps what comes to a home.
        #expect(branch != .partial && branch != .uncollected)
      }
      #expect(range.contains(branches), "\(trouble): \(branches)")
    }
  }

  @Test func `nothing moves while it is being cleared at customs`() throws {
    var world = try Self.world()
    for _ in 0..<40 {
      let (next, reference) = try Self.shipment(service: "FEDEX_IP", country: "US", postcode: "90210", in: world)
      world = next
      let entries = try #require(world.life(of: reference)).entries
      let place = try #require(entries.firstIndex { $0.to == .atCustoms })
      #expect(entries[place + 1].at == entries[place].at.adding(seconds: 6 * 3600))
    }
  }

  // MARK: What is done to it, and told of it

  @Test func `a dispatch counts from its moment on, and a cancellation for ever`() throws {
    var (world, reference) = try Self.shipment()
    let entries = try #require(world.life(of: reference)).entries
    Self.look(&world, at: world.now.adding(seconds: 60))
    guard case .done = world.dispatch(reference) else { throw Refused() }
    #expect(world.consignment(reference)?.progress.events?.value.dateShipped == world.now)
    let dispatched = world.now
    Self.look(&world, at: entries[1].at)
    #expect(world.consignment(reference)?.consignmentState == .inTransit)
    #expect(world.consignment(reference)?.progress.events?.value.dateShipped == dispatched)
    #expect(world.consignment(reference)?.progress.events?.value.dateCollected == entries[0].at)
    guard case .done = world.cancel(reference) else { throw Refused() }
    Self.look(&world, at: entries[1].at.adding(seconds: 86_400 * 30))
    #expect(world.consignment(reference)?.consignmentState == .cancelled)
    #expect(try Self.states(world, reference).last == .cancelled || Self.states(world, reference).count < 4)
    #expect(world.trackingEvents(of: reference)?[0].map(\.state) == [.collected, .inTransit])
    Self.look(&world, at: entries[0].at)
    #expect(world.consignment(reference)?.consignmentState == .cancelled)
  }

  @Test func `a deallocation forgets it all`() throws {
    var (world, reference) = try Self.shipment()
    guard case .done = world.deallocate(reference) else { throw Refused() }
    Self.look(&world, at: world.now.adding(seconds: 86_400 * 30))
    #expect(world.consignment(reference)?.consignmentState == .unallocated)
    #expect(world.tracking(of: reference)?.trackedPackages == [])
    #expect(world.lives.isEmpty)
  }

  @Test func `what is told of one package alone parts it from the others`() throws {
    var (world, reference) = try Self.shipment(packages: 3)
    let packages = try #require(world.consignment(reference)).packages.compactMap(\.reference)
    func tell(_ code: String, _ package: String) {
      Self.look(&world, at: world.now.adding(seconds: 60))
      let event = TrackingEvent(timeStamp: world.now, code: code, description: nil)
      let told = ToldEvents(consignment: reference, packages: [.init(reference: package, events: [event])])
      #expect(world.post([told], then: .ends) == .done)
      Self.look(&world, at: world.now)
    }
    let steps: [(code: String, package: Int, state: ConsignmentState)] = [
      ("PU", 0, .manifested), ("COLLECTED", 1, .manifested), ("collected", 2, .collected),
      ("out_for_delivery", 0, .collected), ("OFD", 1, .collected), ("Out For Delivery", 2, .outForDelivery),
      ("DL", 0, .partiallyDelivered), ("lost", 1, .lost), ("in-transit", 1, .partiallyDelivered),
      ("Delivered", 1, .partiallyDelivered), ("DeliveredDamaged", 2, .deliveredDamaged),
    ]
    for step in steps {
      tell(step.code, packages[step.package])
      #expect(world.consignment(reference)?.consignmentState == step.state, "\(step)")
    }
    let events = try #require(world.consignment(reference)?.progress.events?.value)
    #expect(events.dateDelivered == world.now && events.attemptedDeliveryDate == world.now)
    #expect(events.firstAttemptedDeliveryDate?.ticks == world.now.ticks - 240 * DateTimeOffset.ticksPerSecond)
  }

  @Test func `an unknown code is kept and changes nothing, and too many events are refused whole`() throws {
    var (world, reference) = try Self.shipment()
    func told(_ count: Int) -> [ToldEvents] {
      let events = (0..<count).map { TrackingEvent(timeStamp: world.now, code: "X\($0)", description: nil) }
      return [ToldEvents(consignment: reference, packages: [.init(reference: nil, events: events)])]
    }
    #expect(world.post(told(1000), then: .goesOn) == .done)
    #expect(world.consignment(reference)?.consignmentState == .manifested)
    #expect(world.trackingEvents(of: reference)?[0].count == 1000)
    let outcome = world.post(told(1), then: .goesOn)
    #expect(outcome == .tooMany(0, try #require(world.consignment(reference))))
    #expect(world.trackingEvents(of: reference)?[0].count == 1000)
  }

  @Test func `of several told shipments one that is unknown leaves the others as they were`() throws {
    var (world, reference) = try Self.shipment()
    let before = world.consignment(reference)
    let event = TrackingEvent(timeStamp: world.now, code: "PU", description: nil)
    let told = [reference, "EC-ZZZ-ZZZ-ZZZ"].map {
      ToldEvents(consignment: $0, packages: [.init(reference: nil, events: [event])])
    }
    #expect(world.post(told, then: .ends) == .unknownConsignment(1))
    #expect(world.consignment(reference) == before)
  }

  // MARK: Looking

  @Test func `of many some are looked at at a time, and none is forgotten`() throws {
    var world = try Self.world()
    var references: [String] = []
    for _ in 0..<300 {
      let (next, reference) = try Self.shipment(in: world)
      world = next
      references.append(reference)
    }
    let copy = world
    world.clock = .frozen(world.now.adding(seconds: 86_400 * 10))
    var rounds = 0
    while world.hasDueLives {
      rounds += 1
      _ = world.settleLives()
    }
    #expect(rounds > 2)
    #expect(references.allSatisfy { world.consignment($0)?.consignmentState == .delivered })
    #expect(references.allSatisfy { copy.consignment($0)?.consignmentState == .manifested })
    #expect(world.takeChanges().filter { $0.to == .delivered }.count == 300)
    #expect(!world.hasDueLives)
  }

  @Test func `a world without shipments never looks at its clock for them`() throws {
    let world = try Self.world()
    #expect(world.lives.isEmpty && !world.hasDueLives)
  }

  @Test(arguments: ["0001-01-02T00:00:00Z", "1969-12-31T23:00:00Z", "9999-12-30T12:00:00Z"])
  func `ends nobody's process at the calendar's edges`(clock: String) throws {
    for branch in [""] + Consignment.Life.Branch.allCases.map({ "sandbox:\($0.rawValue)" }) {
      var (world, reference) = try Self.shipment(branch, packages: 2)
      let life = try #require(DateTimeOffset(clock))
      var consignment = try #require(world.consignment(reference))
      consignment.progress.life = Consignment.Life(
        manifested: life, branch: Consignment.Life.Branch(rawValue: String(branch.dropFirst(8))))
      world.put(consignment)
      Self.look(&world, at: life)
      _ = world.tracking(of: reference)
      #expect(world.life(of: reference) != nil)
      Self.look(&world, at: DateTimeOffset(ticks: .max))
      #expect(world.consignment(reference) != nil)
    }
  }

  @Test func `a changed catalog changes what is still to come`() throws {
    var (world, reference) = try Self.shipment()
    var service = try #require(world.catalog.document(ofCarrierService: "CX_NDS"))
    service.tracked = false
    #expect(try world.replace(carrierService: "CX_NDS", with: service))
    Self.look(&world, at: world.now.adding(seconds: 86_400 * 10))
    #expect(world.consignment(reference)?.consignmentState == .manifested)
    #expect(world.consignment(reference)?.progress.isLate == true)
  }
}
