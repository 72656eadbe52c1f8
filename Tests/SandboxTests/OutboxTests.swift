import Allocation
import Contract
import Fixtures
import Journal
import Testing

@testable import Sandbox

@Suite struct OutboxTests {
  private static let reference = "EC-000-05B-MMA"

  private static func tenant() throws -> Tenant {
    let start = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
    return Tenant(try Fixtures.builtIn.world(clock: .frozen(start), seed: 1), listener: { _ in })
  }

  private static func told(_ tenant: Tenant) throws -> [PastEvent.What] {
    try #require(tenant.outbox).take().map(\.what)
  }

  @Test func `what the fixtures begin with is told to nobody`() throws {
    let tenant = try Self.tenant()
    #expect(try Self.told(tenant) == [])
    _ = tenant.visit { $0.consignment(Self.reference) }
    #expect(try Self.told(tenant) == [])
  }

  @Test func `each event is told once, the earliest first`() throws {
    let tenant = try Self.tenant()
    _ = tenant.allocate(Self.reference, to: .all)
    #expect(try Self.told(tenant) == [.entered(.allocated)])
    #expect(try Self.told(tenant) == [])
    _ = tenant.visit { $0.manifest([Self.reference]) }
    _ = tenant.advanceClock(.by(ticks: 6 * 86_400 * DateTimeOffset.ticksPerSecond), most: 0)
    #expect(
      try Self.told(tenant) == [
        .entered(.manifested), .entered(.collected), .entered(.inTransit), .entered(.outForDelivery),
        .entered(.delivered),
      ])
  }

  @Test func `nothing is kept where there is nobody to be told`() throws {
    let tenant = Tenant(try Fixtures.builtIn.world(clock: .real, seed: 1))
    _ = tenant.allocate(Self.reference, to: .all)
    #expect(tenant.outbox == nil)
  }
}
