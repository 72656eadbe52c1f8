import SortedPROSandbox
import Testing

@Suite struct ExplainingTests {
  @Test func `an allocation is explained: the winner, the prices, and each rule against the others`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let explanation = try world.explain("ec-000-05b-mma")
      #expect(explanation.consignmentReference == "EC-000-05B-MMA")
      #expect(explanation.isAllocatable)
      #expect(explanation.at == "2019-06-14T09:00:00Z")
      #expect(explanation.winner == "CX_NDS")
      let winner = try #require(explanation["cx_nds"])
      #expect(winner.rank == 1)
      #expect(winner.price?.total == 2.95)
      #expect(winner.price?.totalWithTax == 3.54)
      #expect(winner.dates?.collection == "2019-06-14T17:00:00+01:00")
      #expect(winner.exclusions.isEmpty)
      let loser = try #require(explanation.services.last)
      #expect(!loser.qualifies && loser.rank == nil)
      #expect(loser.exclusions.allSatisfy { !$0.rule.isEmpty && !$0.text.isEmpty && !$0.explanation.isEmpty })
      #expect(try world.requests().isEmpty)
    }
  }

  @Test func `one service or group may be asked about`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let one = try world.explain("EC-000-05B-MMA", service: "CX_ECO")
      #expect(one.service == "CX_ECO")
      #expect(one.winner == "CX_ECO")
      #expect(try world.explain("EC-000-05B-MMA", group: "Sat Del").group == "Sat Del")
    }
  }

  @Test func `options of a consignment are explained, by day and by promise`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let all = try world.explain(.delivery, of: "EC-000-05B-MMA", service: "CX_NDS")
      #expect(all.options == .delivery)
      let service = try #require(all.services.first)
      #expect(service.isOffered)
      #expect(service.options.first?.price == 2.95)
      let day = try world.explain(.delivery, of: "EC-000-05B-MMA", on: "2019-06-18T00:00:00Z", among: .guaranteed)
      #expect(day.guaranteedOnly)
      #expect(day.firstDay == "2019-06-18" && day.lastDay == "2019-06-18")
      let pickup = try world.explain(.pickup, of: "EC-000-05B-MMA")
      #expect(pickup.shops.first?.shopReference == "GB14001")
      #expect(pickup.shops.first?.distance == 0.76)
    }
  }

  @Test func `a request that cannot be is refused, with the member at fault`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      let error = #expect(throws: SandboxError.self) { try world.explain(.pickup, for: #"{"Packages":7}"#) }
      #expect(error?.problems.first?.path == "request.Packages")
      let missing = #expect(throws: SandboxError.self) { try world.explain("EC-000-000-000") }
      #expect(missing?.code == "consignmentNotFound")
    }
  }
}
