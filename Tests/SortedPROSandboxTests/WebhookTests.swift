import SortedPROSandbox
import Testing

@Suite struct WebhookTests {
  @Test func `events of consignments are posted to the addresses that the options name`() async throws {
    // Whose journal shows what came.
    try await SandboxServer.running { receiver in
      var options = SandboxServer.Options.june
      options.webhooks = ["\(receiver.baseURL)/hooks?subscription-key=hooks"]
      try await SandboxServer.running(options) { server in
        let world = server.freshWorld()
        #expect(try await Client(world: world).allocate("EC-000-05B-MMA").status == 200)
        let hooks = receiver.world("hooks")
        #expect(try await hooks.verified(RequestPattern(method: "POST", path: "/hooks")))
        let payload = try #require(try hooks.requests().first)
        #expect(payload.request.headers.contains { $0.name.lowercased() == "sandbox-webhook" })
        #expect(payload.request.body.text?.contains("EC-000-05B-MMA") == true)
        #expect(try await world.verified(RequestPattern(operation: "Webhook")))
      }
    }
  }

  @Test(arguments: ["", "hooks", "ftp://127.0.0.1/", "http://user@127.0.0.1/"])
  func `what is no such address is a reason why it does not start`(address: String) async throws {
    var options = SandboxServer.Options()
    options.webhooks = [address]
    let failure = await #expect(throws: SandboxServer.StartFailure.self) { try await SandboxServer.start(options) }
    #expect(failure?.reasons == ["webhooks: '\(address)' is no absolute http or https URL"])
  }
}
