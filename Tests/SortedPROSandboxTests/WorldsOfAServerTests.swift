import SortedPROSandbox
import Testing

@Suite struct WorldsOfAServerTests {
  @Test func `every world is told of, the last used first, and never by its key`() async throws {
    try await SandboxServer.running(.june) { server in
      let (one, other) = (server.freshWorld(), server.freshWorld())
      for world in [one, other] { _ = try await Client(world: world).create("mine") }
      try other.saveSnapshot()
      let worlds = try server.worlds()
      #expect(try worlds.map(\.name) == [other.name, one.name])
      #expect(!worlds.contains { $0.name == one.key || $0.name == other.key })
      let report = try #require(worlds.first)
      #expect(report.requests == 1 && report.snapshots == 1)
      #expect(try report.consignments == other.consignments().count)
      #expect(report.clock.mode == .frozen && report.clock.now == "2019-06-14T09:00:00Z")
      #expect(report.lastRequest != nil)
      #expect(try report.states == other.consignmentCounts())
    }
  }

  @Test func `all are put back to the fixtures at once`() async throws {
    try await SandboxServer.running { server in
      let worlds = [server.freshWorld(), server.freshWorld()]
      let fixtures = try worlds[0].consignments()
      for world in worlds { _ = try await Client(world: world).create("mine") }
      try server.resetAll()
      for world in worlds { #expect(try world.consignments() == fixtures) }
    }
  }
}
