import Foundation
import Sandbox
import Testing

@testable import VendorAPI

/// contract/10-allocation.md, section 6.3.
@Suite struct AsynchronousAllocationTests {
  private static let mma = "EC-000-05B-MMA"
  private static let list = #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#

  private static func caller() throws -> Caller { try Caller(allocation: .asynchronous(delaySeconds: 2)) }

  @Test(arguments: [
    ("/allocation/allocate", list),
    ("/allocation/\(mma)/allocatewithcheapestquote", ""),
    ("/allocation/\(mma)/allocatewithservicegroup/valuableGoods", ""),
    (
      "/allocation/allocatewithcarrierservice",
      #"{"MpdCarrierServiceReference":"CX_NDS","ConsignmentReferences":["\#(mma)"]}"#
    ),
    ("/allocation/allocateConsignmentsWithServiceFilters", list),
    (
      "/allocation/allocatewithservicegroup",
      #"{"MpdCarrierServiceGroupReference":"valuableGoods","ConsignmentReferences":["\#(mma)"]}"#
    ),
  ])
  func `an allocation is queued with 202 and done when the clock has passed the delay`(path: String, body: String)
    throws
  {
    let caller = try Self.caller()
    let answer = caller.put(path, body)
    #expect(answer.status == 202)
    #expect(
      answer.text
        == [
          #"[{"StatusCode":202,"ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/\#(Self.mma)"},"#,
          #"{"Rel":"label","Href":"https://apisandbox.electioapp.com/labels/\#(Self.mma)"}],"#,
          #""Description":"Consignment \#(Self.mma) has been queued for allocation successfully.","ConsignmentLegs":[],"#,
          #""CarrierReference":null,"CarrierName":null,"CarrierServiceReference":null,"CarrierServiceName":null}]"#,
        ].joined())
    #expect(Self.state(caller) == "Allocating")
    try caller.travel(to: "2019-06-14T09:00:01.9999999Z")
    #expect(Self.state(caller) == "Allocating")
    try caller.travel(to: "2019-06-14T09:00:02Z")
    #expect(Self.state(caller) == "Allocated")
  }

  @Test func `a single summary is an object when the switch says so`() throws {
    let caller = try Caller(singleSummary: .object, allocation: .asynchronous(delaySeconds: 2))
    let answer = caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote")
    #expect(answer.status == 202)
    #expect(answer.object["StatusCode"] as? Int == 202)
  }

  @Test func `a selected option is queued too, in an answer of the only status that a selection has`() throws {
    let caller = try Self.caller()
    let options = caller.post("/deliveryoptions", CreateConsignmentTests.smallest())
    let option = try #require(DeliveryOptionsTests.references(options).first)
    let selected = caller.post("/deliveryoptions/select/\(option)", "")
    #expect(selected.status == 200)
    #expect(selected.object["StatusCode"] as? Int == 202)
    #expect(
      (selected.object["Description"] as? String)?.hasSuffix("has been queued for allocation successfully.") == true)
  }

  @Test func `all that is due by a date is queued too`() throws {
    let caller = try Self.caller()
    let answer = caller.put("/allocation/allocate/2030-01-01")
    #expect(answer.status == 202)
    #expect(Set(answer.list.map { $0["StatusCode"] as? Int }) == [202])
    try caller.travel(to: "2019-06-14T09:00:02Z")
    #expect(Self.state(caller) == "Allocated")
  }

  @Test func `what comes of it does not depend on when anybody looks`() throws {
    let (early, late) = (try Self.caller(), try Self.caller())
    for caller in [early, late] { _ = caller.put("/allocation/allocate", Self.list) }
    try early.travel(to: "2019-06-14T09:00:02Z")
    // Still in time: what is late says so.
    try late.travel(to: "2019-06-14T21:00:00Z")
    let text = early.get("/consignments/\(Self.mma)").text
    #expect(text.contains(#""AllocationDate":"2019-06-14T09:00:02+00:00""#))
    #expect(late.get("/consignments/\(Self.mma)").text == text)
  }

  @Test func `a consignment that is being allocated may not be allocated again`() throws {
    let caller = try Self.caller()
    _ = caller.put("/allocation/allocate", Self.list)
    let answer = caller.put("/allocation/allocate", Self.list)
    #expect(answer.status == 200)
    #expect(answer.list.first?["StatusCode"] as? Int == 400)
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").code == "InvalidConsignmentStateException")
  }

  @Test func `one that nobody carries fails when it is done`() throws {
    let caller = try Self.caller()
    #expect(caller.put("/allocation/EC-000-0HV-T01/allocatewithcheapestquote").status == 202)
    try caller.travel(to: "2019-06-14T09:00:02Z")
    #expect(caller.get("/consignments/EC-000-0HV-T01/status").object["Status"] as? String == "AllocationFailed")
  }

  @Test func `an unknown consignment is a 404 at once beside one that is queued`() throws {
    let answer = try Self.caller().put(
      "/allocation/allocate", #"{"ConsignmentReferences":["EC-999-999-999","\#(Self.mma)"]}"#)
    #expect(answer.status == 202)
    #expect(answer.list.map { $0["StatusCode"] as? Int } == [404, 202])
  }

  @Test func `allocations are done in the order in which they were asked for`() throws {
    let caller = try Self.caller()
    let references = [Self.mma, "EC-000-0TA-GAF"]
    for reference in references { _ = caller.put("/allocation/\(reference)/allocatewithcheapestquote") }
    try caller.travel(to: "2019-06-14T10:00:00Z")
    let numbers = references.map { reference in
      (caller.get("/consignments/\(reference)").object["ConsignmentLegs"] as? [[String: Any]])?
        .first?["TrackingReferences"] as? [String]
    }
    #expect(numbers == [["TRK00009823"], ["TRK00009824"]])
  }

  private static func state(_ caller: Caller) -> String? {
    caller.get("/consignments/\(mma)/status").object["Status"] as? String
  }
}
