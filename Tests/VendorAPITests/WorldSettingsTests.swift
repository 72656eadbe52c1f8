import Contract
import Fixtures
import Sandbox
import Testing

@testable import VendorAPI

/// What one world does otherwise than the process was told.
@Suite struct WorldSettingsTests {
  private let tenants: Tenants
  private let caller: Caller

  init() throws {
    let clock = try #require(DateTimeOffset(Caller.frozen))
    tenants = Tenants(template: try Fixtures.builtIn.world(clock: .frozen(clock), seed: 1))
    caller = Caller(tenants: tenants)
  }

  private func set(_ settings: WorldSettings, for key: String) throws {
    _ = try tenants.tenant(keyField: key, keyParameter: nil).changeSettings { $0.settings = settings }
  }

  @Test func `version and label encoding follow the world, and other worlds keep theirs`() throws {
    try set(WorldSettings(apiVersion: .version1, labelEncoding: .double), for: "old")
    let (old, usual) = (caller.with(key: "old"), caller.with(key: "usual"))
    #expect(old.get("/consignments/EC-000-05B-MMA").text.contains(#""Weight":{"Kg":"#))
    #expect(usual.get("/consignments/EC-000-05B-MMA").text.contains(#""Weight":{"Value":"#))
    #expect(
      old.with("electio-api-version", "1.1").get("/consignments/EC-000-05B-MMA").text.contains(#""Weight":{"Value":"#),
      "what a request names goes before")
    for caller in [old, usual] {
      _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
    }
    let single = try #require(usual.get("/labels/EC-000-05B-MMA/zpl").object["File"] as? String)
    let double = try #require(old.get("/labels/EC-000-05B-MMA/zpl").object["File"] as? String)
    #expect(single.hasPrefix("XlhB"), "^XA")
    #expect(double.hasPrefix("WGxoQ"), "XlhB")
  }

  @Test func `a world that goes back answers as it was started`() throws {
    try set(WorldSettings(apiVersion: .version1), for: "a")
    try set(WorldSettings(), for: "a")
    #expect(caller.with(key: "a").get("/consignments/EC-000-05B-MMA").text.contains(#""Weight":{"Value":"#))
  }
}
