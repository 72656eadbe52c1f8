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
}
