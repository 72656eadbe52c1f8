import Foundation
import Testing

@testable import SortedPROSandbox

@Suite struct FaultTests {
  @Test func `a fault meets the client as often as it was set for`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      let id = try world.faults.set(.status(503, retryAfter: 2), on: "Allocate*", times: 1)
      let client = Client(world: world)
      #expect(try await client.allocate("EC-000-05B-MMA").status == 503)
      #expect(try await client.allocate("EC-000-05B-MMA").status == 200)
      let entry = try #require(try world.faults.all().first)
      #expect((entry.id, entry.lookedAt, entry.struck) == (id, 2, 1))
      #expect(try world.faults.replace(id, with: Fault(then: .status(429))).struck == 1)
      #expect(try await client.allocate("EC-000-05B-MMA").status == 429)
      try world.faults.remove(id)
      #expect(try world.faults.all().isEmpty)
      #expect(try world.faults.removeAll() == 0)
    }
  }

  @Test func `a name that there is not is refused with its value, what there is and what was meant`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      let error = #expect(throws: SandboxError.self) {
        try world.faults.set(.error("ConsignmentNotFoundExeption"), on: "GetLabls")
      }
      let problems = error?.problems ?? []
      #expect(problems.map(\.path) == ["match.operation", "then.error"])
      #expect(problems.map(\.value) == [#""GetLabls""#, #""ConsignmentNotFoundExeption""#])
      #expect(problems.map(\.nearest) == ["GetLabels", "ConsignmentNotFoundException"])
      #expect(problems.map { $0.allowed?.contains($0.nearest ?? "") } == [true, true])
      let kept = try world.faults.all()
      #expect(kept.isEmpty)
    }
  }

  static let actions: [Fault.Action] = [
    .status(429, .gateway, retryAfter: 1), .error("ValidationException"), .delay(.milliseconds(250)),
    .carrierRefuses, .noService, .body(.malformed), .body(.empty), .body(.wrongContentType),
    .body(.drip(bytesPerSecond: 20)), .body(.cut(afterBytes: 40)), .connection(.reset), .connection(.close),
    .connection(.hang), .commit(.lost), .commit(.before), .commit(.late),
    action { $0.delay = .uniform(.milliseconds(100), .seconds(2)) },
    action { $0.delay = .logNormal(median: .milliseconds(200), sigma: 0.6) },
    action { $0.rateLimit = Fault.RateLimit(perMinute: 60, burst: 10) },
    action { $0.async = .seconds(5) },
  ]

  @Test(arguments: actions)
  func `each is shown as it was set`(action: Fault.Action) async throws {
    try await SandboxServer.running { server in
      let fault = Fault(
        name: "one", match: Fault.Match(operation: "Allocate*", header: ["X-Test": "*"]),
        when: Fault.Condition(every: 2, probability: 0.5, until: "2019-06-14T09:00:00+00:00"), then: action)
      let faults = server.freshWorld().faults
      try faults.set(fault)
      #expect(try faults.all().map(\.rule) == [fault])
    }
  }

  @Test func `what cannot be is refused, with the member at fault`() async throws {
    try await SandboxServer.running { server in
      let error = #expect(throws: SandboxError.self) { try server.freshWorld().faults.set(.status(99)) }
      #expect(error?.problems.map(\.path) == ["then.status"])
    }
  }

  @Test func `a magic value in the data provokes what it says`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      let client = Client(world: world)
      let reference = try await client.create(MagicValue.carrierRefuses.text)
      _ = try await client.allocate(reference)
      #expect(try world.consignment(reference)?.state == "AllocationFailed")
      let once = MagicValue.unavailable.text(times: 1, mark: "this test")
      #expect(once == "sandbox:unavailable:1:this test")
      #expect(try await client.create(once) == "")
      #expect(try await client.create(once) != "")
    }
  }

  @Test func `every magic value can be called by its name`() {
    #expect(Set(MagicValue.named) == Set(MagicValue.all))
    #expect(MagicValue.all.allSatisfy { MagicValue($0.name) == $0 && !$0.provokes.isEmpty })
    #expect(MagicValue("carrier-refuse") == nil)
  }

  private static func action(_ change: (inout Fault.Action) -> Void) -> Fault.Action {
    var action = Fault.Action()
    change(&action)
    return action
  }
}
