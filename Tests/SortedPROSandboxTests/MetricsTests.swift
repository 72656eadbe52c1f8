import SortedPROSandbox
import Testing

/// What monitoring asks for, of a server that real requests have come to.
@Suite struct MetricsTests {
  private static func lines(_ server: SandboxServer) throws -> [String] {
    String(decoding: try server.world("").control("GET", "metrics"), as: UTF8.self).split(separator: "\n").map(
      String.init)
  }

  @Test func `requests, durations and what is held are told as OpenMetrics text`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let client = Client(world: world)
      try world.faults.set(.status(503), on: "Allocate*", times: 1)
      for _ in 0..<2 { _ = try await client.allocate("EC-000-05B-MMA") }
      _ = try await client.send("GET", "consignmnts")
      let lines = try Self.lines(server)
      for line in [
        "# TYPE sortedpro_requests counter",
        #"sortedpro_requests_total{operation="AllocateUsingDefaultRules",status="200"} 1"#,
        #"sortedpro_requests_total{operation="AllocateUsingDefaultRules",status="503"} 1"#,
        #"sortedpro_requests_total{operation="none",status="404"} 1"#,
        "# UNIT sortedpro_request_duration_seconds seconds",
        #"sortedpro_request_duration_seconds_bucket{operation="AllocateUsingDefaultRules",le="+Inf"} 2"#,
        #"sortedpro_request_duration_seconds_count{operation="AllocateUsingDefaultRules"} 2"#,
        "sortedpro_worlds 1", #"sortedpro_consignments{state="Allocated"} 2"#, "sortedpro_world_evictions_total 0",
        "sortedpro_faults_struck_total 1", #"sortedpro_build_info{version="0.1.0"} 1"#,
      ] {
        #expect(lines.contains(line), "\(line)")
      }
      #expect(lines.last == "# EOF")
      #expect(lines.contains { $0.hasPrefix("sortedpro_world_bytes ") && $0 != "sortedpro_world_bytes 0" })
      // How many are open is the client's affair.
      #expect(lines.contains { $0.hasPrefix("sortedpro_connections ") })
    }
  }

  @Test func `answers that were withheld are counted for themselves`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let client = Client(world: world)
      try world.faults.set(.commit(.lost), on: "Allocate*", times: 1)
      _ = try? await client.allocate("EC-000-05B-MMA")
      let lines = try Self.lines(server)
      let count = #"sortedpro_requests_total{operation="AllocateUsingDefaultRules",status="#
      #expect(lines.filter { $0.hasPrefix(count) } == [count + #""none"} 1"#])
      let request = try #require(try world.requests().first)
      #expect((request.response.status, request.response.ending) == (nil, .close))
      let never = try await world.verify(RequestPattern(status: "200"), .exactly(0))
      #expect(never.holds)
      let wanted = try await world.verify(RequestPattern(status: "200"))
      #expect(wanted.nearMisses.first?.status == nil)
    }
  }

  @Test func `each sample belongs to a family that was declared, and nothing is told twice`() async throws {
    try await SandboxServer.running { server in
      _ = try await Client(world: server.freshWorld()).allocate("EC-000-05B-MMA")
      let lines = try Self.lines(server)
      let families = lines.filter { $0.hasPrefix("# TYPE ") }.map { String($0.split(separator: " ")[2]) }
      #expect(Set(families).count == families.count)
      let samples = lines.filter { !$0.hasPrefix("#") }
      for sample in samples {
        #expect(families.contains { sample.hasPrefix($0) }, "\(sample)")
        #expect(sample.split(separator: " ").last.flatMap { Double($0) } != nil, "\(sample)")
      }
      #expect(Set(samples.map { $0.split(separator: " ")[0] }).count == samples.count)
    }
  }

  @Test(arguments: ["health/live", "health/ready"])
  func `probes are answered`(path: String) async throws {
    try await SandboxServer.running { server in
      let answer = try server.world("").control("GET", path)
      #expect(String(decoding: answer, as: UTF8.self) == #"{"status":"ok"}"#)
    }
  }
}
