import Allocation
import Contract
import Fixtures
import Foundation
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
    try set(WorldSettings(apiVersion: .always(.version1), labelEncoding: .double), for: "old")
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

  private static let mma = "/consignments/EC-000-05B-MMA"

  private func allocated(_ key: String) throws -> (caller: Caller, body: String) {
    let caller = caller.with(key: key)
    #expect(caller.put("/allocation/EC-000-05B-MMA/allocatewithcheapestquote").status == 200)
    return (caller, caller.get(Self.mma).text)
  }

  @Test func `an allocated consignment that is sent back with other references, metadata and dates has them`() throws {
    let (caller, body) = try allocated("a")
    let before = caller.get(Self.mma).object
    var sent = before
    sent["MetaData"] = [["KeyValue": "wave", "StringValue": "7"]]
    sent["ConsignmentReferenceProvidedByCustomer"] = "more-socks"
    sent["RequestedDeliveryDate"] = ["Date": "2019-06-28T00:00:00+00:00"]
    var packages = try #require(sent["Packages"] as? [[String: Any]])
    packages[0]["PackageReferenceProvidedByCustomer"] = "box-7"
    sent["Packages"] = packages
    let data = try JSONSerialization.data(withJSONObject: sent)
    let answer = caller.put("/consignments", String(decoding: data, as: UTF8.self))
    #expect(answer.status == 200, "\(answer.text)")
    let after = caller.get(Self.mma).object
    #expect((after["MetaData"] as? [[String: Any]])?.first?["StringValue"] as? String == "7")
    #expect(after["ConsignmentReferenceProvidedByCustomer"] as? String == "more-socks")
    #expect(
      ((after["Packages"] as? [[String: Any]])?.first?["PackageReferenceProvidedByCustomer"] as? String) == "box-7")
    for member in ["ConsignmentState", "ShippingDate", "LatestDeliveryDate"] {
      #expect(after[member] as? String == before[member] as? String, "\(member)")
    }
    for member in ["Allocation", "Weight", "Value"] {
      #expect(after[member] as? NSDictionary == before[member] as? NSDictionary, "\(member)")
    }
    #expect(after["Addresses"] as? NSArray == before["Addresses"] as? NSArray)
    #expect(caller.put("/consignments", body).status == 200, "what is read can be sent back")
    #expect(
      caller.put("\(Self.mma)/details", #"{"ShippingDateTime":"2019-07-01T00:00:00"}"#).status == 200)
    #expect(caller.get(Self.mma).object["ShippingDate"] as? String == "2019-07-01T00:00:00+00:00")
  }

  @Test(arguments: [
    (#""Postcode":"M"#, #""Postcode":"L"#), (#""Weight":{"Value":"#, #""Weight":{"Value":1"#),
    (#""Tags":["#, #""Tags":["Alcohol""#),
  ])
  func `an allocated consignment keeps addresses, packages and tags`(old: String, new: String) throws {
    let (caller, body) = try allocated("a")
    let changed = body.replacingOccurrences(of: old, with: new)
    #expect(changed != body)
    let answer = caller.put("/consignments", changed)
    #expect(answer.status == 400 && answer.code == "InvalidConsignmentStateException", "\(answer.text)")
    #expect(caller.get(Self.mma).text == body)
  }

  @Test func `a world may refuse every edit of what is allocated`() throws {
    try set(WorldSettings(editAllocated: .nothing), for: "strict")
    let (caller, body) = try allocated("strict")
    for (path, body) in [
      ("/consignments", body), ("\(Self.mma)/details", #"{"ShippingDateTime":"2019-07-01T00:00:00"}"#),
      ("\(Self.mma)/setCustomerProvidedReference", #"{"Reference":"more-socks"}"#),
    ] {
      let answer = caller.put(path, body)
      #expect(
        answer.message
          == "Consignment EC-000-05B-MMA cannot be edited in the state Allocated; it must be Unallocated or AllocationFailed"
      )
    }
  }

  @Test(arguments: [WorldSettings.FailedAllocation.cleared, .kept])
  func `a success clears the failure before it, or keeps it`(choice: WorldSettings.FailedAllocation) throws {
    try set(WorldSettings(failedAllocation: choice), for: "a")
    let caller = caller.with(key: "a")
    let failed = caller.put(
      "/allocation/allocatewithcarrierservice",
      #"{"MpdCarrierServiceReference":"CLIP1_DPDND","ConsignmentReferences":["EC-000-05B-MMA"]}"#)
    #expect(failed.list.first?["StatusCode"] as? Int == 400, "\(failed.text)")
    let message = try #require(
      (caller.get(Self.mma).object["FailedAllocation"] as? [String: Any])?["Message"] as? String)
    #expect(caller.put("/allocation/EC-000-05B-MMA/allocatewithcheapestquote").status == 200)
    let after = caller.get(Self.mma).object
    #expect(after["ConsignmentState"] as? String == "Allocated")
    #expect((after["FailedAllocation"] as? [String: Any])?["Message"] as? String == (choice == .kept ? message : nil))
  }

  @Test func `events are a list alone, and filtered manifests a 201, where the world wants it`() throws {
    let bare = Caller(tenants: tenants, eventList: .bare, filteredManifests: .created)
    let time = #""Start":"2019-06-01T00:00:00Z","End":"2019-06-30T00:00:00Z""#
    for path in ["", "/summary"] {
      let body = #"{"EventTypes":["ConsignmentCreated"],\#(time)}"#
      let wrapped = caller.post("/events/consignments\(path)", body)
      let list = bare.post("/events/consignments\(path)", body)
      let name = path.isEmpty ? "Events" : "EventSummaries"
      #expect(list.text.hasPrefix("[{") && list.text.count > 10)
      #expect(wrapped.text.count == list.text.count + #"{"":}"#.count + name.count)
      #expect(wrapped.text.hasPrefix(#"{"\#(name)":[{"#))
      let xml = bare.with("Accept", "text/xml").post("/events/consignments\(path)", body)
      #expect(xml.text.contains(path.isEmpty ? "<ArrayOfConsignmentEventPayload" : "<ArrayOfEventSummary"))
    }
    #expect(caller.post("/consignments/manifestsfiltered", "{}").status == 200)
    #expect(bare.post("/consignments/manifestsfiltered", "{}").status == 201)
  }

  @Test func `a selected option keeps its own collection where each is offered`() throws {
    try set(WorldSettings(optionCollections: .every), for: "every")
    let (every, usual) = (caller.with(key: "every"), caller.with(key: "usual"))
    // The cheapest of its window is brought to it on Friday and on Saturday for the same Monday.
    for key in ["every", "usual"] {
      let isChanged = try tenants.tenant(keyField: key, keyParameter: nil).visit { world in
        guard var service = world.catalog.document(ofCarrierService: "CX_NDS") else { return false }
        service.collection = .init(days: [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday])
        service.deliveryDays = [.monday, .tuesday, .wednesday, .thursday, .friday]
        return (try? world.replace(carrierService: "CX_NDS", with: service)) == true
      }
      #expect(isChanged)
    }
    func cutOffs(_ caller: Caller) -> [String] {
      let answer = caller.post("/deliveryoptions", CreateConsignmentTests.smallest())
      return (answer.object["DeliveryOptions"] as? [[String: Any]] ?? []).compactMap { option in
        guard let reference = option["Reference"] as? String, let cutOff = option["AllocationCutOff"] as? String,
          let date = (option["EstimatedDeliveryDate"] as? [String: Any])?["Date"] as? String
        else { return nil }
        return "\(date.prefix(10)) \(cutOff.prefix(10)) \(reference)"
      }
    }
    let all = cutOffs(every)
    #expect(all.count > cutOffs(usual).count)
    let days = all.map { $0.split(separator: " ") }
    let twice = try #require(zip(days, days.dropFirst()).first { $0[0] == $1[0] && $0[1] != $1[1] })
    let selected = every.post("/deliveryoptions/select/\(twice.0[2])", "")
    #expect(selected.status == 200)
    let day = twice.0[1].split(separator: "-").reversed().joined(separator: "/")
    #expect((selected.object["Description"] as? String)?.contains("for shipping on \(day)") == true, "\(selected.text)")
  }

  @Test func `a world that goes back answers as it was started`() throws {
    try set(WorldSettings(apiVersion: .always(.version1)), for: "a")
    try set(WorldSettings(), for: "a")
    #expect(caller.with(key: "a").get("/consignments/EC-000-05B-MMA").text.contains(#""Weight":{"Value":"#))
  }
}
