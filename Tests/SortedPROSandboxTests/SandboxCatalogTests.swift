import SortedPROSandbox
import Testing

@Suite struct SandboxCatalogTests {
  private static let consignment = "EC-000-05B-MMA"

  @Test func `a service that is switched off is not allocated to, in this world`() async throws {
    try await SandboxServer.running(.june) { server in
      let (world, other) = (server.freshWorld(), server.freshWorld())
      try world.catalog.switchOff("cx_nds")
      #expect(try world.catalog.service("CX_NDS")?.isEnabled == false)
      #expect(try world.explain(Self.consignment).winner == "MPD_RMDTPS48HNAUT")
      #expect(try other.explain(Self.consignment).winner == "CX_NDS")
      try world.catalog.switchOn("CX_NDS")
      #expect(try world.explain(Self.consignment).winner == "CX_NDS")
    }
  }

  @Test func `prices, limits and cut-offs are changed, and the rest stays`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let before = try #require(try world.catalog.service("CX_ECO"))
      let cheap = try world.catalog.change("CX_ECO", .price(0.07, to: "UK"))
      #expect(cheap.rates == [.init(zone: "UK", bands: [.init(net: 0.07)])])
      #expect(cheap.rules == before.rules)
      let winner = try #require(try world.explain(Self.consignment).services.first)
      #expect(winner.reference == "CX_ECO" && winner.price?.total == 0.07)
      try world.catalog.change("CX_ECO", .heaviest(0.001))
      #expect(try world.explain(Self.consignment)["CX_ECO"]?.exclusions.map(\.rule) == ["weight"])
      try world.catalog.change("CX_NDS", .cutOff("08:00"))
      #expect(
        try world.explain(Self.consignment)["CX_NDS"]?.dates?.allocationCutOff == "2019-06-17T08:00:00+01:00")
    }
  }

  @Test func `any member is merged in as JSON, and null takes one away`() async throws {
    try await SandboxServer.running(.june) { server in
      let catalog = server.freshWorld().catalog
      let changed = try catalog.change("CX_NDS", merging: #"{"name":"New","rules":{"maxValue":null,"tags":["A"]}}"#)
      #expect(changed.name == "New")
      #expect(changed.rules?.maxValue == nil)
      #expect(changed.rules?.tags == ["A"])
      #expect(changed.rules?.excludedPostcodes == ["M2 6LW", "HS", "ZE"])
    }
  }

  @Test func `a shop that is closed is offered to nobody, in this world`() async throws {
    try await SandboxServer.running(.june) { server in
      let (world, other) = (server.freshWorld(), server.freshWorld())
      #expect(try !world.catalog.change(shop: "gb14001", .closed).isEnabled)
      let offers = try [world, other].map {
        try $0.explain(.pickup, of: Self.consignment).shops.first { $0.shopReference == "GB14001" }?.isOffered
      }
      #expect(offers == [false, true])
      let shop = try world.catalog.change(shop: "GB14001", merging: #"{"enabled":null,"capacity":3}"#)
      #expect(shop.isEnabled && shop.capacity == 3 && shop.shopReference == "GB14001" && !shop.isReservationRequired)
      #expect(try world.catalog.change(shop: "GB14001", .init(capacity: 1)).capacity == 1)
      let nearest = #expect(throws: SandboxError.self) { try world.catalog.change(shop: "GB14100", .closed) }
      #expect(nearest?.status == 404)
    }
  }

  @Test func `a catalog is taken out, and put in elsewhere`() async throws {
    try await SandboxServer.running(.june) { server in
      let (world, other) = (server.freshWorld(), server.freshWorld())
      try world.catalog.switchOff("CX_NDS")
      let counts = try other.catalog.replace(with: world.catalog.json())
      #expect(try counts.carrierServices == world.catalog.services().count)
      #expect(try other.catalog.json() == world.catalog.json())
      let group = try #require(try other.catalog.groups().first { $0.reference == "Christmas2018" })
      #expect(!group.isEnabled)
      #expect(group.services == ["CX_ECO", "EVRI_DROP"])
    }
  }

  @Test func `what cannot be is refused, and nothing is changed`() async throws {
    try await SandboxServer.running { server in
      let catalog = server.freshWorld().catalog
      let before = try catalog.json()
      let nearest = #expect(throws: SandboxError.self) { try catalog.switchOff("CX_NDX") }
      #expect(nearest?.code == "carrierServiceNotFound")
      #expect(nearest?.allowed.first == "CX_NDS")
      let price = #expect(throws: SandboxError.self) { try catalog.change("CX_NDS", .price(1.005, to: "UK")) }
      #expect(price?.problems.first?.path == "rates[0].bands[0].net")
      let zone = #expect(throws: SandboxError.self) { try catalog.change("CX_NDS", .price(1, to: "Nowhere")) }
      #expect(zone?.problems.first?.path == "rates[0].zone")
      #expect(throws: SandboxError.self) { try catalog.replace(with: "[]") }
      #expect(try catalog.json() == before)
    }
  }
}
