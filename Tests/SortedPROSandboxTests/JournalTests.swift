import SortedPROSandbox
import Testing

@Suite struct JournalOfAWorldTests {
  @Test func `requests are told with their answers, and are found by what they were`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let client = Client(world: world)
      _ = try await client.allocate("EC-000-05B-MMA")
      _ = try await client.send("GET", "consignments/EC-000-05B-MMA/status")
      let requests = try world.requests()
      #expect(requests.map(\.number) == [1, 2])
      let allocation = try #require(requests.first)
      #expect(allocation.operation == "AllocateUsingDefaultRules")
      #expect(allocation.request.method == "PUT")
      #expect(allocation.request.path == "/allocation/allocate")
      #expect(allocation.request.body.text == #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
      #expect(allocation.response.status == 200)
      #expect(allocation.worldTime == "2019-06-14T09:00:00+00:00")
      let change = try #require(allocation.changes.first)
      #expect((change.consignment, change.from, change.to) == ("EC-000-05B-MMA", "Unallocated", "Allocated"))
      #expect(!allocation.request.headers.contains { $0.value == world.key })
      #expect(try world.requests(RequestPattern(method: "get")).map(\.number) == [2])
      #expect(try world.requests(RequestPattern(status: "4xx")).isEmpty)
      try world.clearRequests()
      #expect(try world.requests().isEmpty)
    }
  }

  @Test func `all are told, however many there are`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      for _ in 0..<1001 { _ = try await Client(world: world).send("GET", "consignments/EC-1/status") }
      #expect(try world.requests().map(\.number) == Array(1...1001))
    }
  }

  @Test func `what was expected is verified by count, by body and in order`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      let client = Client(world: world)
      _ = try await client.allocate("EC-000-05B-MMA")
      _ = try await client.send("GET", "labels/EC-000-05B-MMA")
      let allocation = RequestPattern(operation: "AllocateUsingDefaultRules")
      let label = RequestPattern(operation: "GetLabels", reference: "EC-000-05B-MMA")
      #expect(try await world.verify(allocation, .exactly(1)).holds)
      #expect(try await world.verify(allocation, .atMost(0)).verdict == .fails)
      #expect(try await world.verify(inOrder: [allocation, label]).holds)
      #expect(try await !world.verify(inOrder: [label, allocation]).holds)
      try await world.expect(RequestPattern(body: #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#))
      let unmet = await #expect(throws: UnmetExpectation.self) {
        try await world.expect(RequestPattern(operation: "AllocateUsingDefaultRules", status: "4xx"))
      }
      #expect(unmet?.verification.nearMisses.first?.number == 1)
      #expect(unmet?.description.contains("nearly #1 PUT /allocation/allocate → 200: status is 200") == true)
    }
  }

  @Test func `what is yet to come is waited for`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      async let verification = world.verified(RequestPattern(path: "/allocation/*"))
      _ = try await Client(world: world).allocate("EC-000-05B-MMA")
      #expect(try await verification)
    }
  }

  @Test func `an operation that there is not is refused, and the nearest named`() async throws {
    try await SandboxServer.running { server in
      let error = await #expect(throws: SandboxError.self) {
        try await server.freshWorld().verify(RequestPattern(operation: "AllocateUsingDefaultRule"))
      }
      #expect(error?.problems.first?.nearest == "AllocateUsingDefaultRules")
    }
  }

  @Test func `an expectation is stated, judged and named among the findings until it is taken away`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      let allocation = RequestPattern(operation: "AllocateUsingDefaultRules")
      let once = try world.expectations.set(allocation, .exactly(1), named: "one allocation")
      let label = try world.expectations.set(inOrder: [allocation, RequestPattern(operation: "GetLabels")])
      try world.expectations.set(RequestPattern(operation: "Manifest*"), .atMost(0), named: "no manifest")
      _ = try await Client(world: world).allocate("EC-000-05B-MMA")
      let all = try world.expectations.all()
      #expect(all.map(\.id) == [once, label, label + 1])
      #expect(all.map(\.verdict) == [.holds, .fails, .holds])
      #expect(all.map(\.holds) == [true, false, true])
      #expect(all.first.map { ($0.name, $0.count, $0.matched) == ("one allocation", 1, [1]) } == true)
      #expect(try world.findings().filter { $0.kind == "expectationUnmet" }.count == 1)
      try world.expectations.remove(label)
      #expect(try world.findings().filter { $0.kind == "expectationUnmet" }.isEmpty)
      #expect(try world.expectations.removeAll() == 2)
      #expect(try world.expectations.all().isEmpty)
      let unknown = #expect(throws: SandboxError.self) { try world.expectations.remove(label) }
      #expect(unknown?.status == 404)
    }
  }

  @Test func `what the client did that is worth a look is told`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      _ = try await Client(world: world).send(
        "PUT", "allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"],"Cheapst":true}"#)
      let findings = try world.findings()
      let finding = try #require(findings.first { $0.kind == "memberNeverRead" })
      #expect(finding.severity == .warning)
      #expect(finding.severity > .notice)
      #expect(finding.requests == [1])
      #expect(!finding.advice.isEmpty)
    }
  }
}
