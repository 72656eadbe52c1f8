import Foundation
import Sandbox
import Testing

@testable import VendorAPI

/// contract/decisions.md, "Outcomes of an allocation", one test a cell.
@Suite struct AllocationOutcomeTests {
  private static let mma = "EC-000-05B-MMA"

  private static func body(_ references: String...) -> String {
    #"{"ConsignmentReferences":["# + references.map { "\"\($0)\"" }.joined(separator: ",") + "]}"
  }

  private static func body(service: String, _ references: String...) -> String {
    #"{"MpdCarrierServiceReference":"\#(service)","ConsignmentReferences":["#
      + references.map { "\"\($0)\"" }.joined(separator: ",") + "]}"
  }

  /// A consignment of 500 kg, which nobody carries.
  private static func createHeavy(_ caller: Caller) throws -> String { try create(caller, weight: "500") }

  private static func create(_ caller: Caller, weight: String, tags: String = "") throws -> String {
    let answer = caller.post(
      "/consignments",
      CreateConsignmentTests.smallest(weight: weight, extra: tags.isEmpty ? "" : #""Tags":[\#(tags)],"#))
    let href = try #require(answer.list.first?["Href"] as? String)
    return String(try #require(href.split(separator: "/").last))
  }

  @Test func `an allocated consignment has state, allocation, legs and dates`() throws {
    let caller = try Caller()
    #expect(caller.put("/allocation/allocate", Self.body(Self.mma)).status == 200)
    let consignment = caller.get("/consignments/\(Self.mma)").object
    #expect(consignment["ConsignmentState"] as? String == "Allocated")
    let allocation = try #require(consignment["Allocation"] as? [String: Any])
    #expect(allocation["CarrierServiceGroupReference"] as? String == "")
    #expect(allocation["MpdCarrierServiceReference"] as? String == "CX_NDS")
    #expect(allocation["AllocationDate"] as? String == "2019-06-14T09:00:00+00:00")
    #expect(consignment["CollectionDate"] as? String == "2019-06-14T00:00:00+01:00")
    #expect(consignment["ShippingDate"] as? String == "2019-06-14T17:00:00+01:00")
    let leg = try #require((consignment["ConsignmentLegs"] as? [[String: Any]])?.first)
    #expect(leg["CarrierServiceReference"] as? String == "NDS")
    #expect(leg["TrackingReferences"] as? [String] == ["TRK00009823"])
    let package = try #require((consignment["Packages"] as? [[String: Any]])?.first)
    let packageLeg = try #require((package["ConsignmentLegs"] as? [[String: Any]])?.first)
    #expect(packageLeg["CarrierReference"] as? String == "CARRIER_X")
    #expect(packageLeg["CarrierName"] is NSNull)
  }

  @Test func `allocation in a group records the group`() throws {
    let caller = try Caller()
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithservicegroup/VALUABLEgoods").status == 200)
    let allocation = try #require(caller.get("/consignments/\(Self.mma)").object["Allocation"] as? [String: Any])
    #expect(allocation["CarrierServiceGroupReference"] as? String == "valuableGoods")
    #expect(allocation["MpdCarrierServiceGroupName"] is String)
  }

  @Test func `a group reference with a blank is percent-decoded`() throws {
    let answer = try Caller().put("/allocation/\(Self.mma)/allocatewithservicegroup/Sat%20Del")
    #expect(answer.code != "ServiceGroupNotFoundException")
  }

  @Test func `when no service fits a list call is 200 with a 400 item and the consignment has failed`() throws {
    let caller = try Caller()
    let heavy = try Self.createHeavy(caller)
    let answer = caller.put("/allocation/allocate", Self.body(heavy))
    #expect(answer.status == 200)
    let item = try #require(answer.list.first)
    #expect(item["StatusCode"] as? Int == 400)
    #expect((item["ApiLinks"] as? [[String: String]])?.map { $0["Rel"] } == ["detail"])
    #expect((item["ConsignmentLegs"] as? [Any])?.isEmpty == true)
    for member in ["CarrierReference", "CarrierName", "CarrierServiceReference", "CarrierServiceName"] {
      #expect(item[member] is NSNull, "\(member)")
    }
    let consignment = caller.get("/consignments/\(heavy)").object
    #expect(consignment["ConsignmentState"] as? String == "AllocationFailed")
    #expect(consignment["Allocation"] is NSNull)
    let failure = try #require(consignment["FailedAllocation"] as? [String: Any])
    #expect(failure["AttemptedAllocationDate"] as? String == "2019-06-14T09:00:00+00:00")
    #expect(failure["Message"] as? String == item["Description"] as? String)
    #expect(failure["MpdCarrierServiceReference"] is NSNull)
  }

  @Test func `when no service fits a path call is a 400 with a detail for each excluded service`() throws {
    let caller = try Caller()
    let heavy = try Self.createHeavy(caller)
    let answer = caller.put("/allocation/\(heavy)/allocatewithservicegroup/valuableGoods")
    #expect(answer.status == 400)
    #expect(answer.code == "AllocationFailedException")
    #expect(answer.details.contains { $0.hasPrefix("CX_NDS: ") })
    let failure = try #require(caller.get("/consignments/\(heavy)").object["FailedAllocation"] as? [String: Any])
    #expect(failure["CarrierServiceGroupReference"] as? String == "valuableGoods")
  }

  @Test func `a named service that does not fit leaves its name on the failed consignment`() throws {
    let caller = try Caller()
    let heavy = try Self.createHeavy(caller)
    let answer = caller.put("/allocation/allocatewithcarrierservice", Self.body(service: "cx_nds", heavy))
    #expect(answer.list.first?["StatusCode"] as? Int == 400)
    let failure = try #require(caller.get("/consignments/\(heavy)").object["FailedAllocation"] as? [String: Any])
    #expect(failure["MpdCarrierServiceReference"] as? String == "CX_NDS")
    #expect(failure["MpdCarrierServiceName"] as? String == "Next Day Super")
    #expect(failure["CarrierServiceGroupReference"] is NSNull)
  }

  @Test func `a failed consignment may be allocated again`() throws {
    let caller = try Caller()
    let tagged = try Self.create(caller, weight: "0.5", tags: #""Alcohol""#)
    #expect(
      caller.put("/allocation/allocatewithcarrierservice", Self.body(service: "CX_NDS", tagged))
        .list.first?["StatusCode"] as? Int == 400)
    let again = caller.put("/allocation/allocate", Self.body(tagged))
    #expect(again.list.first?["StatusCode"] as? Int == 200)
    #expect(caller.get("/consignments/\(tagged)").object["FailedAllocation"] is NSNull)
  }

  @Test func `in a state that forbids it a list item is a 400 and nothing changes`() throws {
    let caller = try Caller()
    _ = caller.put("/allocation/allocate", Self.body(Self.mma))
    let before = caller.get("/consignments/\(Self.mma)").text
    let item = try #require(caller.put("/allocation/allocate", Self.body(Self.mma)).list.first)
    #expect(item["StatusCode"] as? Int == 400)
    #expect(
      item["Description"] as? String
        == "Consignment EC-000-05B-MMA cannot be allocated in the state Allocated; it must be Unallocated or AllocationFailed"
    )
    #expect(caller.get("/consignments/\(Self.mma)").text == before)
  }

  @Test func `in a state that forbids it a path call is a 400 and nothing changes`() throws {
    let caller = try Caller()
    _ = caller.put("/allocation/allocate", Self.body(Self.mma))
    let before = caller.get("/consignments/\(Self.mma)").text
    let answer = caller.put("/allocation/\(Self.mma)/allocatewithservicegroup/valuableGoods")
    #expect(answer.status == 400)
    #expect(answer.code == "InvalidConsignmentStateException")
    #expect(caller.get("/consignments/\(Self.mma)").text == before)
  }

  @Test func `an unknown consignment is a 404 item of a list and the 400 of a path call`() throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/allocate", Self.body("EC-999-999-999", Self.mma))
    #expect(answer.status == 200)
    #expect(answer.list.map { $0["StatusCode"] as? Int } == [404, 200])
    #expect(answer.list.first?["Description"] as? String == "Consignment EC-999-999-999 not found")
    let path = caller.put("/allocation/EC-999-999-999/allocatewithservicegroup/valuableGoods")
    #expect(path.status == 400)
    #expect(path.code == "ConsignmentNotFoundException")
  }

  @Test func `an unknown service refuses the whole call and changes nothing`() throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/allocatewithcarrierservice", Self.body(service: "CX_NDX", Self.mma))
    #expect(answer.status == 400)
    #expect(answer.code == "MpdCarrierServiceNotFoundException")
    #expect(answer.message == "Specified MpdCarrierService not found in database: CX_NDX")
    #expect(answer.details.contains { $0.contains("CX_NDS") })
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Unallocated")
  }

  @Test func `an unknown group refuses the call and changes nothing`() throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/\(Self.mma)/allocatewithservicegroup/nobody")
    #expect(answer.status == 400)
    #expect(answer.code == "ServiceGroupNotFoundException")
    #expect(answer.details.contains { $0.contains("valuableGoods") })
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Unallocated")
  }

  @Test func `the same reference twice is done in turn and the second finds it Allocated`() throws {
    let answer = try Caller().put("/allocation/allocate", Self.body(Self.mma, "ec-000-05b-mma"))
    #expect(answer.list.map { $0["StatusCode"] as? Int } == [200, 400])
  }

  @Test func `items come in the order of the request`() throws {
    let references = ["EC-000-083-45D", "EC-000-05B-MMA", "EC-000-A04-0DV"]
    let answer = try Caller().put(
      "/allocation/allocate", Self.body(references[0], references[1], references[2]))
    let found = answer.list.map { ($0["Description"] as? String ?? "").split(separator: " ")[1] }
    #expect(found.map(String.init) == references)
  }

  @Test(arguments: [
    ("", "the whole body"),
    ("{}", "ConsignmentReferences"),
    (#"{"ConsignmentReferences":[]}"#, "ConsignmentReferences"),
    (#"{"ConsignmentReferences":null}"#, "ConsignmentReferences"),
    (#"{"ConsignmentReferences":"EC-000-05B-MMA"}"#, "ConsignmentReferences"),
    (#"{"ConsignmentReferences":["EC-000-05B-MMA",[]]}"#, "ConsignmentReferences[1]"),
    (#"{"ConsignmentReferences":["EC-000-05B-MMA""#, "the whole body"),
    ("[]", "the whole body"),
    ("\"EC-000-05B-MMA\"", "the whole body"),
  ])
  func `a body without a list of references is a 400 that names the member`(body: String, target: String) throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/allocate", body)
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    if target == "the whole body" {
      #expect(answer.details == [])
    } else {
      #expect(answer.details.first?.hasPrefix("\(target): ") == true, "\(answer.text)")
    }
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Unallocated")
  }

  @Test func `a call with a service names every missing member at once`() throws {
    let answer = try Caller().put("/allocation/allocatewithcarrierservice", "{}")
    #expect(answer.details.map { $0.prefix { $0 != ":" } } == ["ConsignmentReferences", "MpdCarrierServiceReference"])
  }

  @Test(arguments: ["", #""""#, "null", "{}", "7", "true", #"{"Anything":[1]}"#])
  func `a body where none is needed is ignored`(body: String) throws {
    #expect(
      try Caller().put("/allocation/\(Self.mma)/allocatewithservicegroup/valuableGoods", body).status == 200)
  }

  @Test func `single summaries are objects when the switch says so and lists stay lists`() throws {
    let caller = try Caller(singleSummary: .object)
    #expect(
      caller.put("/allocation/\(Self.mma)/allocatewithservicegroup/valuableGoods").object["StatusCode"] as? Int == 200)
    #expect(caller.put("/allocation/allocate", Self.body("EC-000-083-45D")).list.count == 1)
  }
}
