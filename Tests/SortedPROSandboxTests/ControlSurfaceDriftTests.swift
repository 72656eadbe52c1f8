import Foundation
import SortedPROSandbox
import Testing

/// What the library sends and reads stands in the control surface's own document, member for member.
@Suite struct ControlSurfaceDriftTests {
  private static func schemas() async throws -> [String: [String]] {
    try await SandboxServer.running { server in
      let bytes = try server.freshWorld().control("GET", "openapi.json?surface=control")
      let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      let components = try #require(document["components"] as? [String: Any])
      let schemas = try #require(components["schemas"] as? [String: [String: Any]])
      return schemas.compactMapValues { ($0["properties"] as? [String: Any])?.keys.sorted() }
    }
  }

  private static func members(_ value: some Encodable) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
    return try #require(object as? [String: Any]).keys.sorted()
  }

  @Test func `a fault can say all that a rule may`() async throws {
    let schemas = try await Self.schemas()
    let match = Fault.Match(
      operation: "a", method: "a", path: "a", consignment: "a", carrierService: "a", serviceGroup: "a",
      clientReference: "a", header: ["a": "b"])
    let condition = Fault.Condition(
      nth: 1, every: 1, after: 1, times: 1, probability: 1, until: "2019-06-14T09:00:00Z")
    var action = Fault.Action()
    action.delay = .fixed(.zero)
    action.error = "a"
    action.status = 200
    action.form = .gateway
    action.retryAfter = 1
    action.rateLimit = Fault.RateLimit(perMinute: 1)
    action.carrierRefuses = true
    action.noService = true
    action.async = .zero
    action.body = .empty
    action.connection = .close
    action.commit = .late
    #expect(try Self.members(match) == schemas["FaultRuleMatchInput"])
    #expect(try Self.members(condition) == schemas["FaultRuleConditionInput"])
    #expect(try Self.members(action) == schemas["FaultRuleActionInput"])
    #expect(
      try Self.members(Fault(name: "a", match: match, when: condition, then: action)) == schemas["FaultRuleInput"])
  }

  @Test func `a pattern can say all that a match may`() async throws {
    let pattern = RequestPattern(
      operation: "a", method: "a", path: "a", status: "a", reference: "a", fault: "a", header: ["a": "b"],
      query: ["a": "b"], body: "{}")
    #expect(try Self.members(pattern) == (try await Self.schemas())["MatchDocument"])
  }

  @Test func `settings, events and services can be said as the surface reads them`() async throws {
    let schemas = try await Self.schemas()
    let change = SandboxSettings.Change(
      singleSummary: .array, allocation: .async, allocationDelay: .zero, apiVersion: .auto, labelEncoding: .single,
      tracking: .real, trackingTrouble: 0, customs: .lenient, editAllocated: .details, failedAllocation: .cleared,
      optionCollections: .latest, eventList: .wrapped, filteredManifests: .ok)
    #expect(try Self.members(change) == schemas["SettingsChange"])
    #expect(SandboxSettings.Name.allCases.map(\.rawValue).sorted() == schemas["SettingsChange"])
    let event = Shipment.Event(
      "a", at: "2019-06-14T09:00:00Z", description: "a", signedBy: "a", location: "a", package: "a", plan: .ends)
    // A branch is a call of its own, as is whether a service is enabled.
    #expect(try (Self.members(event) + ["branch"]).sorted() == schemas["ShipmentEvent"])
    let service = CarrierService.Change(rates: [], rules: .init(), collection: .init())
    #expect(try (Self.members(service) + ["enabled"]).sorted() == schemas["ControlOperationServiceBody"])
    // Opening times are merged in as JSON.
    let shop = PickupShop.Change(enabled: false, capacity: 0, reservationRequired: false)
    #expect(try (Self.members(shop) + ["openingTimes"]).sorted() == schemas["ControlOperationShopBody"])
  }
}
