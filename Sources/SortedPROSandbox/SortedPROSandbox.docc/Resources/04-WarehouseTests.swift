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
}
