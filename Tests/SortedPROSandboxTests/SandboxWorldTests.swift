import SortedPROSandbox
import Testing

@Suite struct SandboxWorldTests {
  @Test func `a consignment is seen as the client left it`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let client = Client(world: world)
      let reference = try await client.create("order 7")
      _ = try await client.allocate(reference)
      let consignment = try #require(try world.consignment(reference.lowercased()))
      #expect(consignment.reference == reference)
      #expect(consignment.clientReference == "order 7")
      #expect(consignment.state == "Allocated")
      #expect(consignment.carrierService == "CX_NDS")
      #expect(consignment.trackingReferences.count == 1)
      #expect(consignment.shippingDate == "2019-06-14T17:00:00+01:00")
      #expect(consignment.packageCount == 1)
      #expect(!consignment.labelsPrinted)
      #expect(try world.consignments().last == consignment)
      #expect(try world.consignment("EC-000-000-000") == nil)
    }
  }

  @Test func `a reset goes back to the fixtures, and leaves other worlds alone`() async throws {
    try await SandboxServer.running { server in
      let (one, other) = (server.freshWorld(), server.freshWorld())
      let fixtures = try one.consignments()
      for world in [one, other] { _ = try await Client(world: world).create("mine") }
      try one.reset()
      #expect(try one.consignments() == fixtures)
      #expect(try other.consignments().count == fixtures.count + 1)
    }
  }

  @Test func `a snapshot is come back to as often as is wanted`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let before = try world.saveSnapshot("before")
      #expect(before.now == "2019-06-14T09:00:00+00:00")
      for _ in 0..<2 {
        let reference = try await Client(world: world).create("mine")
        try world.clock.advance(by: .seconds(3600))
        #expect(try world.restoreSnapshot("before") == before)
        #expect(try world.consignment(reference) == nil)
      }
      #expect(try world.snapshots() == [before])
      try world.removeSnapshot("before")
      #expect(try world.snapshots() == [])
    }
  }

  @Test func `a fork goes its own way from there`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      let reference = try await Client(world: world).create("mine")
      let copy = try world.fork(into: "copy")
      #expect(copy.key == "copy")
      try world.reset()
      #expect(try copy.consignment(reference)?.clientReference == "mine")
    }
  }

  @Test func `a world goes on in another server`() async throws {
    let (state, reference) = try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let reference = try await Client(world: world).create("mine")
      return (try world.exportedState(), reference)
    }
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      try world.restore(state: state)
      #expect(try world.consignment(reference)?.clientReference == "mine")
      #expect(try world.exportedState() == state)
    }
  }

  @Test func `consignments are put in with the states that they begin in`() async throws {
    try await SandboxServer.running(.june) { server in
      let world = server.freshWorld()
      let body: JSONText = #"""
        {"Reference":"EC-000-0AA-AAA","ConsignmentState":"Allocated",
         "Packages":[{"Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10},
           "Description":"Socks","Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],
         "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},
           {"AddressType":"Destination","AddressLine1":"13 Porter Street","Region":"Greater Manchester",
            "Postcode":"M1 5WG","Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}]}
        """#
      for form in ["[\(body.text)]", #"{"consignments":[\#(body.text)]}"#] {
        let loaded = try world.load(JSONText(form))
        #expect(loaded.map(\.reference) == ["EC-000-0AA-AAA"])
        #expect(loaded.map(\.state) == ["Allocated"])
        try world.reset()
      }
    }
  }

  @Test func `a world that was let go begins anew`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      let reference = try await Client(world: world).create("mine")
      try world.forget()
      #expect(try world.consignment(reference) == nil)
      #expect(try world.requests().isEmpty)
    }
  }

  // MARK: What is refused

  @Test func `a refusal has the facts of the control surface's`() async throws {
    try await SandboxServer.running { server in
      let world = server.freshWorld()
      let missing = #expect(throws: SandboxError.self) { try world.restoreSnapshot("nowhere") }
      #expect(missing?.status == 404)
      #expect(missing?.code == "snapshotNotFound")
      #expect(missing?.message == "This world has no snapshot 'nowhere'.")
      let wrong = #expect(throws: SandboxError.self) {
        try world.control("PUT", "clock", #"{"mode":"frozn"}"#)
      }
      #expect(wrong?.status == 400)
      #expect(wrong?.problems.map(\.path) == ["mode"])
      #expect(wrong?.problems.first?.nearest == "frozen")
      #expect(wrong?.allowed == ["real", "frozen", "offset", "scaled"])
      #expect(wrong?.description.contains("mode: ") == true)
      #expect(wrong?.description.hasSuffix("(did you mean 'frozen'?)") == true)
    }
  }

  @Test(arguments: ["no JSON", "", "[{]"])
  func `what is no JSON is not sent`(text: String) async throws {
    try await SandboxServer.running { server in
      let error = #expect(throws: SandboxError.self) { try server.freshWorld().load(JSONText(text)) }
      #expect(error?.code == "bodyNotAllowed")
    }
  }

  @Test func `an empty key has no world`() async throws {
    try await SandboxServer.running { server in
      let world = server.world("")
      let errors = [
        #expect(throws: SandboxError.self) { try world.reset() },
        #expect(throws: SandboxError.self) { try world.consignments() },
      ]
      #expect(errors.map { $0?.code } == ["keyMissing", "keyMissing"])
    }
  }

  @Test func `any other call of the control surface can be made`() async throws {
    try await SandboxServer.running { server in
      let answer = try server.freshWorld().control("GET", "explain/EC-000-05A-Z6S?service=MPD_RMDSD9AM")
      #expect(String(decoding: answer, as: UTF8.self).contains(#""service":"MPD_RMDSD9AM""#))
    }
  }
}
