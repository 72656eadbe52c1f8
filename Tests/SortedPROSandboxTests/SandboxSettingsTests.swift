import SortedPROSandbox
import Testing

@Suite struct SandboxSettingsTests {
  @Test func `what is said for one world holds for it alone`() async throws {
    try await SandboxServer.running(.june) { server in
      let (world, other) = (server.freshWorld(), server.freshWorld())
      let report = try world.settings.change(
        .init(allocation: .async, allocationDelay: .seconds(90), apiVersion: .version1point1, trackingTrouble: 0.125))
      #expect(report.allocation == .async)
      #expect(report.allocationDelay == .seconds(90))
      #expect(report.apiVersion == .version1point1)
      #expect(report.trackingTrouble == 0.125)
      #expect(report.changed == [.allocation, .apiVersion, .trackingTrouble])
      #expect(try await Client(world: world).allocate("EC-000-05B-MMA").status == 202)
      #expect(try await Client(world: other).allocate("EC-000-05B-MMA").status == 200)
      #expect(try other.settings.report().changed.isEmpty)
    }
  }

  @Test func `a world goes back to how its server was started, in one thing or in all`() async throws {
    var options = SandboxServer.Options.june
    options.labelEncoding = .double
    try await SandboxServer.running(options) { server in
      let settings = server.freshWorld().settings
      try settings.change(
        .init(
          singleSummary: .object, labelEncoding: .single, tracking: .fast, customs: .required, editAllocated: .nothing,
          failedAllocation: .kept,
          optionCollections: .every, eventList: .bare, filteredManifests: .created))
      let report = try settings.restore(.labelEncoding)
      #expect(report.labelEncoding == .double)
      #expect(
        report.changed == [
          .singleSummary, .tracking, .customs, .editAllocated, .failedAllocation, .optionCollections, .eventList,
          .filteredManifests,
        ])
      #expect(try settings.restore().changed.isEmpty)
    }
  }

  @Test func `what cannot be is refused, with the member at fault`() async throws {
    try await SandboxServer.running { server in
      let settings = server.freshWorld().settings
      let share = #expect(throws: SandboxError.self) { try settings.change(.init(trackingTrouble: 1.5)) }
      #expect(share?.problems.map(\.path) == ["trackingTrouble"])
      let delay = #expect(throws: SandboxError.self) { try settings.change(.init(allocationDelay: .seconds(1))) }
      #expect(delay?.problems.map(\.path) == ["allocationDelay"])
      let report = try settings.report()
      #expect(report.changed.isEmpty)
    }
  }
}
