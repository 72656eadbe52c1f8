import Allocation
import Contract
import FoundationEssentials
import Testing

@testable import Sandbox

@Suite struct LabellingTests {
  private static let then = "2019-06-14T09:00:00Z"

  /// A world with one consignment in a state, as an allocation would leave it.
  private static func world(_ state: ConsignmentState = .allocated) throws -> World {
    let now = try #require(DateTimeOffset(then))
    var world = World(catalog: try Catalog(CatalogDocument()), clock: .frozen(now), seed: 1)
    var fixed = Consignment.Fixed(
      reference: "EC-1", customerReference: "", dateCreated: now, weight: Weight(value: 1),
      value: Money(amount: 1, currency: nil))
    fixed.packages = [Package(), Package()]
    var consignment = Consignment(fixed)
    consignment.progress.state = state
    consignment.progress.booking = booking(now)
    world.put(consignment)
    return world
  }

  private static func booking(_ now: DateTimeOffset) -> Shared<Booking> {
    let allocation = ConsignmentAllocation(
      carrierServiceGroupReference: "", mpdCarrierServiceGroupName: nil, mpdCarrierServiceReference: "S",
      mpdCarrierServiceName: "Service", allocationDate: now,
      price: Rate(
        net: 1, gross: 1, taxRate: TaxRate(reference: nil, countryIsoCode: "GB", type: .zero, rate: 0), vatAmount: 0,
        currency: Currency(isoCode: "GBP")))
    return Shared(Booking(allocation, legs: []))
  }

  @Test func `labels count as printed from the first time on`() throws {
    var world = try Self.world()
    let drawn = try #require(world.consignment("EC-1"))
    let isNoted = world.noteLabels(of: [drawn])
    #expect(isNoted)
    let first = try #require(world.consignment("EC-1"))
    #expect(first.labelsPrinted)
    #expect(first.progress.labelCount == 2)
    #expect(first.progress.events?.value.dateLabelsWereFirstPrinted == DateTimeOffset(Self.then))
    world.clock = .frozen(try #require(DateTimeOffset("2019-06-15T09:00:00Z")))
    let isNotedAgain = world.noteLabels(of: [drawn])
    #expect(isNotedAgain)
    #expect(world.consignment("EC-1")?.isSame(as: first) == true)
  }

  @Test func `a label that was drawn before another allocation is out of date`() throws {
    var world = try Self.world()
    let drawn = try #require(world.consignment("EC-1"))
    var again = drawn
    again.progress.booking = Self.booking(world.now)
    world.put(again)
    let isNoted = world.noteLabels(of: [drawn])
    #expect(!isNoted)
    #expect(world.consignment("EC-1")?.labelsPrinted == false)
  }

  @Test(arguments: [ConsignmentState.unallocated, .cancelled, .allocationFailed])
  func `a label of what may not be labelled any more is out of date`(state: ConsignmentState) throws {
    var world = try Self.world()
    let drawn = try #require(world.consignment("EC-1"))
    var changed = drawn
    changed.progress.state = state
    world.put(changed)
    let isNoted = world.noteLabels(of: [drawn])
    #expect(!isNoted)
  }

  @Test func `of several labels one that is out of date leaves all unprinted`() throws {
    var world = try Self.world()
    let drawn = try #require(world.consignment("EC-1"))
    var gone = drawn
    gone.fixed.reference = "EC-2"
    let isNoted = world.noteLabels(of: [drawn, gone])
    #expect(!isNoted)
    #expect(world.consignment("EC-1")?.labelsPrinted == false)
  }
}
