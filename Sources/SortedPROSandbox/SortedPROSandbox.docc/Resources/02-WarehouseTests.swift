import SortedPROSandbox
import SortedPROSandboxTesting
import Testing
import Warehouse

@Suite(.sandbox(.init(clock: "2019-06-14T09:00:00Z")))
struct WarehouseTests {
}
