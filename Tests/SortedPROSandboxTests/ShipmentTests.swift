import SortedPROSandbox
import Testing

@Suite struct ShipmentTests {
  private static let reference = "EC-000-0AA-AAA"

  /// A shipment that its carrier has.
  private static func manifested(_ world: SandboxWorld) throws {
    try world.load(
      #"""
      [{"Reference":"EC-000-0AA-AAA","ConsignmentState":"Manifested",
        "Packages":[{"Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10},
          "Description":"Socks","Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],
        "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},
          {"AddressType":"Destination","AddressLine1":"13 Porter Street","Region":"Greater Manchester",
           "Postcode":"M1 5WG","Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}]}]
      """#)
  }

  @Test func `its life is told, and the clock plays it`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      try Self.manifested(world)
      let before = try world.shipment(Self.reference)
      #expect(before.state == "Manifested")
      #expect(before.branch == .none)
      let delivery = try #require(before.changes.last)
      #expect(delivery.to == "Delivered" && delivery.isToCome)
      try world.clock.advance(to: delivery.at)
      #expect(try world.shipment(Self.reference).state == "Delivered")
    }
  }

  @Test func `it takes the branch that is asked for`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      try Self.manifested(world)
      let lost = try world.take(.lost, with: Self.reference)
      #expect(lost.branch == .lost)
      #expect(!lost.changes.contains { $0.to == "Delivered" })
    }
  }

  @Test func `a carrier tells what it is made to tell`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      try Self.manifested(world)
      let told = try world.tell(.init("Delivered", signedBy: "Jones", plan: .ends), of: Self.reference)
      #expect(told.state == "Delivered")
      #expect(!told.changes.contains { $0.isToCome })
      #expect(try world.consignmentCounts().contains { $0.state == "Delivered" && $0.count == 1 })
    }
  }

  @Test func `what no carrier has is no shipment`() async throws {
    try await SandboxServer.running { server in
      let error = #expect(throws: SandboxError.self) { try server.freshWorld().shipment("EC-000-05B-MMA") }
      #expect((error?.status, error?.code) == (409, "noShipment"))
    }
  }

  @Test(arguments: Shipment.Branch.allCases)
  func `every branch is one that the server knows`(branch: Shipment.Branch) async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      try Self.manifested(world)
      #expect(try world.take(branch, with: Self.reference).branch == branch)
    }
  }
}
