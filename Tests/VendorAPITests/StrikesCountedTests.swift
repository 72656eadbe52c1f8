import Contract
import Faults
import Fixtures
import Journal
import Sandbox
import Testing
import Wire

/// What monitoring is told of faults, whether or not a journal is kept.
@Suite struct StrikesCountedTests {
  private static let allocation = "/allocation/EC-000-05B-MMA/allocatewithcheapestquote"

  @Test(arguments: [true, false])
  func `each fault and magic value that strikes is counted once`(keepsJournals: Bool) throws {
    let start = try #require(DateTimeOffset(Caller.frozen))
    let tenants = Tenants(
      template: try Fixtures.builtIn.world(clock: .frozen(start), seed: 1),
      journals: keepsJournals ? JournalBook() : nil)
    let metrics = RequestMetrics()
    let caller = Caller(tenants: tenants, metrics: metrics)
    #expect(caller.put(Self.allocation).status == 200)
    #expect(metrics.faultsStruck == 0)
    let rule = try JSON.sandbox.decode(
      FaultRule.self, from: Array(#"{"when":{"times":1},"then":{"error":"ConsignmentNotFoundException"}}"#.utf8))
    _ = try tenants.tenant(keyField: "test-key", keyParameter: nil).visit { $0.addFault(rule) }
    _ = caller.put(Self.allocation)
    _ = caller.put(Self.allocation)
    #expect(metrics.faultsStruck == 1)
    // In a world without rules the first magic value is met while it is created, and strikes when it is allocated.
    let other = caller.with(key: "other")
    let created = other.post("/consignments", FaultTests.body(reference: "sandbox:carrier-refuses:1"))
    let magic = try #require((created.list.first?["Href"] as? String)?.split(separator: "/").last.map(String.init))
    #expect(other.put("/allocation/\(magic)/allocatewithcheapestquote").status == 400)
    #expect(other.put("/allocation/\(magic)/allocatewithcheapestquote").status == 200)
    #expect(metrics.faultsStruck == 2)
    _ = other.post("/consignments", FaultTests.body(reference: "sandbox:lost-after-commit:1"))
    #expect(metrics.faultsStruck == 3)
  }
}
