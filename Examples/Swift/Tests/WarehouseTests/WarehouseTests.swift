import SortedPROSandbox
import SortedPROSandboxTesting
import Testing
import Warehouse

@Suite(.sandbox(.init(clock: "2019-06-14T09:00:00Z")))
struct WarehouseTests {
  let world: SandboxWorld
  let warehouse: Warehouse

  init() throws {
    world = try SandboxWorld.current
    warehouse = Warehouse(baseURL: world.baseURL, key: world.key)
  }

  @Test func `an order is sent with the cheapest service`() async throws {
    guard case .sent(let reference) = try await warehouse.send(order: "order 7", to: "M1 5WG") else {
      Issue.record("it was refused")
      return
    }
    let consignment = try #require(try world.consignment(reference))
    #expect(consignment.clientReference == "order 7")
    #expect(consignment.carrierService == "CX_NDS")
    #expect(consignment.shippingDate == "2019-06-14T17:00:00+01:00")
  }

  @Test func `after the last collection it goes on the next working day`() async throws {
    try world.clock.freeze(at: "2019-06-14T22:00:00Z")
    guard case .sent(let reference) = try await warehouse.send(order: "order 8", to: "M1 5WG") else {
      Issue.record("it was refused")
      return
    }
    #expect(try world.consignment(reference)?.shippingDate == "2019-06-17T17:00:00+01:00")
  }

  @Test func `a gateway that has had enough is asked once more, and not before it said`() async throws {
    try world.faults.set(.status(429, .gateway, retryAfter: 1), on: "Allocate*", times: 1)
    _ = try await warehouse.send(order: "order 9", to: "M1 5WG")
    try await world.expect(RequestPattern(operation: "AllocateUsingDefaultRules"), .exactly(2))
    #expect(try !world.findings().contains { $0.kind == "retriedBeforeRetryAfter" })
  }

  @Test func `what no carrier takes is for somebody to look at`() async throws {
    let outcome = try await warehouse.send(order: MagicValue.carrierRefuses.text, to: "M1 5WG")
    guard case .refused(let reference) = outcome else {
      Issue.record("it was sent")
      return
    }
    #expect(try world.consignment(reference)?.state == "AllocationFailed")
  }

  @Test func `a server that has broken down is told of`() async throws {
    try world.faults.set(.status(500), on: "CreateConsignment")
    await #expect(throws: Warehouse.Failure(status: 500)) {
      try await warehouse.send(order: "order 10", to: "M1 5WG")
    }
    #expect(try world.requests(RequestPattern(operation: "Allocate*")).isEmpty)
  }

  @Test func `while the cheapest service is away the next takes it`() async throws {
    try world.catalog.switchOff("CX_NDS")
    guard case .sent(let reference) = try await warehouse.send(order: "order 11", to: "M1 5WG") else {
      Issue.record("it was refused")
      return
    }
    let why = try world.explain(reference)
    #expect(why["CX_NDS"]?.exclusions.map(\.rule) == ["disabled"])
    #expect(try world.consignment(reference)?.carrierService == why.winner)
  }
}
