import Foundation
import Testing

@testable import VendorAPI

/// contract/52-tracking-and-events.md, section 5, "Late"; contract/53-small-operations.md, section 6; contract/95-audit.md, D18 and D27.
@Suite struct LatenessTests {
  private static let mma = "EC-000-05B-MMA"
  private static let period = "startFrom=2019-06-01&endAt=2019-06-30"

  /// Allocated on 14 June, to be delivered by the end of the next delivery day.
  private static func allocated() throws -> Caller {
    let caller = try Caller()
    let answer = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(mma)"]}"#)
    try #require(answer.status == 200)
    return caller
  }

  private static func promised(_ caller: Caller) throws -> String {
    let text = try #require(caller.get("/consignments/\(mma)").object["LatestDeliveryDate"] as? String)
    return String(text.prefix(10))
  }

  private static func isLate(_ caller: Caller) throws -> [Bool] {
    let consignment = caller.get("/consignments/\(mma)").object
    let summary = try #require(
      (caller.get("/consignments/1/0?reference=\(mma)").object["ConsignmentSummaries"] as? [[String: Any]])?.first)
    return try [consignment["IsLate"], consignment["LateForCustomer"], summary["IsLate"]].map {
      try #require($0 as? Bool)
    }
  }

  @Test func `a consignment is late from the end of the promised day on, and no longer when the clock is put back`()
    throws
  {
    let caller = try Self.allocated()
    let day = try Self.promised(caller)
    try caller.travel(to: "\(day)T22:59:59Z")
    #expect(try Self.isLate(caller) == [false, false, false])
    // Midnight in British summer time.
    try caller.travel(to: "\(day)T23:00:00Z")
    #expect(try Self.isLate(caller) == [true, true, true])
    try caller.travel(to: "\(day)T12:00:00Z")
    #expect(try Self.isLate(caller) == [false, false, false])
  }

  @Test(arguments: ["sandbox:damaged", "sandbox:customs-refused"])
  func `what turns back without an attempt stays late`(magic: String) throws {
    let caller = try Caller()
    _ = caller.put("/consignments/\(Self.mma)/setCustomerProvidedReference", #"{"Reference":"\#(magic)"}"#)
    let list = #"{"ConsignmentReferences":["\#(Self.mma)"]}"#
    try #require(caller.put("/allocation/allocate", list).status == 200)
    try #require(caller.put("/consignments/manifest", list).status == 200)
    try caller.travel(to: "2019-06-24T12:00:00Z")
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "ReturnToSender")
    #expect(try Self.isLate(caller) == [true, true, true])
  }

  @Test func `what is cancelled, or not allocated, is never late`() throws {
    let caller = try Self.allocated()
    _ = caller.put("/consignments/\(Self.mma)/cancel")
    try caller.travel(to: "2019-12-01T00:00:00Z")
    #expect(try Self.isLate(caller) == [false, false, false])
    let other = try Caller()
    try other.travel(to: "2019-12-01T00:00:00Z")
    #expect(try Self.isLate(other) == [false, false, false])
  }

  @Test func `the late ones are counted and shown page by page, of those that a search finds`() throws {
    let caller = try Self.allocated()
    let before = caller.get("/consignments/late?state=Allocated&shippingLocationReference=Sorted1&postCode=M1+5WG")
    #expect(before.text == #"{"TotalNumberOfLateConsignments":0,"ConsignmentSummaries":[]}"#)
    try caller.travel(to: "2019-07-01T00:00:00Z")
    let late = caller.get("/consignments/late?reference=\(Self.mma)").object
    #expect(late["TotalNumberOfLateConsignments"] as? Int == 1)
    let summary = try #require((late["ConsignmentSummaries"] as? [[String: Any]])?.first)
    #expect(summary["Reference"] as? String == Self.mma)
    #expect(summary["IsLate"] as? Bool == true)
    let all = caller.get("/consignments/late").object
    let total = try #require(all["TotalNumberOfLateConsignments"] as? Int)
    let page = caller.get("/consignments/late?pageSize=1&startPage=2").object
    #expect(page["TotalNumberOfLateConsignments"] as? Int == total)
    #expect((page["ConsignmentSummaries"] as? [Any])?.count == (total > 1 ? 1 : 0))
  }

  @Test func `a period's consignments are counted by their state`() throws {
    let caller = try Caller()
    let answer = caller.get("/consignments/summary?\(Self.period)")
    #expect(
      answer.text
        == #"{"NumberOfConsignments":21,"Summary":[{"Key":"Unallocated","Value":19},{"Key":"Allocated","Value":1},"#
        + #"{"Key":"Cancelled","Value":1}],"StartFrom":"2019-06-01T00:00:00+00:00","EndAt":"2019-06-30T00:00:00+00:00"}"#
    )
    let empty = caller.get("/consignments/summary?startFrom=2018-01-01&endAt=2018-12-31T23:59:59Z")
    #expect(
      empty.text
        == #"{"NumberOfConsignments":0,"Summary":[],"StartFrom":"2018-01-01T00:00:00+00:00","#
        + #""EndAt":"2018-12-31T23:59:59+00:00"}"#)
  }

  @Test func `a period's consignments are counted by service and state, which is a number there`() throws {
    let caller = try Self.allocated()
    let rows = try #require(
      caller.get("/consignments/summary/courier?\(Self.period)").object["Summary"] as? [[String: Any]])
    let row = try #require(rows.first { $0["MpdCarrierServiceReference"] as? String == "CX_NDS" })
    #expect(row["MpdCarrierName"] as? String == "Carrier X")
    #expect(row["MpdCarrierServiceName"] as? String == "Next Day Super")
    #expect(row["ConsignmentState"] as? Int == 3)
    #expect(row["Created"] as? String == "2019-06-14T09:00:00+00:00")
    #expect(rows.compactMap { $0["NumberOfConsignments"] as? Int }.reduce(0, +) == 21)
  }

  @Test func `late packages are counted by carrier and days, beside those that are on time`() throws {
    let caller = try Self.allocated()
    func lists() -> [String: [[String: Any]]] {
      caller.get("/consignments/summary/latepackages?\(Self.period)").object as? [String: [[String: Any]]] ?? [:]
    }
    #expect(lists()["LateConsignments"]?.isEmpty == true)
    #expect(lists()["OnTimeConsignments"]?.contains { $0["CarrierName"] as? String == "Carrier X" } == true)
    let day = try Self.promised(caller)
    try caller.travel(to: "\(day)T23:00:00Z")
    func row(_ list: String) throws -> [String: Any] {
      try #require(lists()[list]?.first { $0["CarrierName"] as? String == "Carrier X" })
    }
    for list in ["LateConsignments", "LateConsignmentsFromCustomerPerspective"] {
      #expect(try row(list)["DaysLate"] as? Int == 0)
      #expect(try row(list)["NumberOfConsignments"] as? Int == 1)
    }
    try caller.travel(to: "2019-07-01T12:00:00Z")
    #expect(try #require(row("LateConsignments")["DaysLate"] as? Int) > 5)
    let link = try #require(row("LateConsignments")["ApiLink"] as? [String: String])
    let path = String(try #require(link["Href"]).dropFirst("https://apisandbox.electioapp.com".count))
    #expect(caller.get(path).object["TotalNumberOfLateConsignments"] as? Int == 1)
    // No list has those alone that are late for the customer.
    let search = try #require(row("LateConsignmentsFromCustomerPerspective")["ApiLink"] as? [String: String])
    let all = String(try #require(search["Href"]).dropFirst("https://apisandbox.electioapp.com".count))
    #expect(caller.get(all).text.contains(#""\#(Self.mma)""#), "\(all)")
    for view in ["carrierlate", "customer"] {
      let rows = caller.get("/lateconsignments/\(view)/2019-06-10/2019-06-20").list
      #expect(rows.contains { $0["CarrierName"] as? String == "Carrier X" })
    }
  }

  @Test(arguments: [
    ("/consignments/summary", "startFrom: startFrom is required, a date"),
    ("/consignments/summary/courier?startFrom=2019-06-01", "endAt: endAt is required"),
    (
      "/consignments/summary/latepackages?startFrom=14/06/2019&endAt=2019-06-30",
      "startFrom: '14/06/2019' is not a date"
    ),
    ("/consignments/summary?startFrom=2019-06-02&endAt=2019-06-01", "endAt: endAt must not be before startFrom"),
    ("/lateconsignments/carrierlate/2019-06-20/2019-06-10", "dateTo: dateTo must not be before dateFrom"),
    ("/lateconsignments/customer/2019-01-01/2019-06-10", "dateFrom: '2019-01-01' is more than 30 days ago"),
    ("/lateconsignments/customer/soon/2019-06-10", "dateFrom: 'soon' is not a date"),
  ])
  func `a period that is none is a 400 that says why`(path: String, detail: String) throws {
    let answer = try Caller().get(path)
    #expect(answer.status == 400)
    #expect(answer.code == "InvalidQueryParameterException")
    #expect(answer.details.contains { $0.hasPrefix(detail) }, "\(answer.details)")
  }

  /// contract/decisions.md, "Since the audit".
  @Test func `a success clears the failed allocation, and a search shows its message still`() throws {
    let caller = try Caller()
    let reference = Self.mma
    let unqualified = caller.get("/quotes/consignment/\(reference)").object["UnqualifiedServices"] as? [[String: Any]]
    let service = try #require(unqualified?.first?["MpdCarrierServiceReference"] as? String)
    _ = caller.put(
      "/allocation/allocatewithcarrierservice",
      #"{"MpdCarrierServiceReference":"\#(service)","ConsignmentReferences":["\#(reference)"]}"#)
    #expect(caller.get("/consignments/\(reference)").object["FailedAllocation"] is [String: Any])
    func message() throws -> Any? {
      let summaries = caller.get("/consignments/1/0?reference=\(reference)").object["ConsignmentSummaries"]
      return try #require((summaries as? [[String: Any]])?.first)["FailedAllocationMessage"]
    }
    let failed = try #require(message() as? String)
    #expect(caller.put("/allocation/\(reference)/allocatewithcheapestquote").status == 200)
    #expect(caller.get("/consignments/\(reference)").object["FailedAllocation"] is NSNull)
    #expect(try message() as? String == failed)
    #expect(caller.put("/consignments/\(reference)/deallocate").status == 200)
    #expect(try message() is NSNull)
  }
}
