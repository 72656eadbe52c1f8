import Foundation
import HTTPTypes
import Testing

@testable import VendorAPI

/// What a fresh pair of eyes broke once.
@Suite struct HostileBodyTests {
  private static let unread: [[UInt8]] = [
    Array(#"{"ConsignmentReferences":["EC-000-05B-MMA",]}"#.utf8),
    Array(#"{"ConsignmentReferences":["EC-000-05B-MMA"],}"#.utf8),
    Array(#"{"ConsignmentReferences":["EC-000-05B-MMA"],"X":01}"#.utf8),
    Array(#"{"ConsignmentReferences":["EC-000-05B-MMA"],"X":1.}"#.utf8),
    Array(#"{"ConsignmentReferences":["EC-000-05B-MMA"],"X":"\q"}"#.utf8),
    Array(#"{"ConsignmentReferences":["EC-000-05B-MMA"],"X":"\ud800"}"#.utf8),
    Array(#"{"ConsignmentReferences":["EC-000-05B-MMA"],"X":""#.utf8) + [0x01] + Array(#""}"#.utf8),
    Array(#"{"ConsignmentReferences":["EC-000-05B-MMA"],"X":""#.utf8) + [0xFF] + Array(#""}"#.utf8),
    #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
  ]

  @Test(arguments: unread.indices)
  func `what is not JSON in UTF-8 is a 400 wherever the fault stands, and nothing changes`(index: Int) throws {
    let caller = try Caller()
    let answer = caller.send(.put, "/allocation/allocate", bytes: Self.unread[index])
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(caller.get("/consignments/EC-000-05B-MMA/status").object["Status"] as? String == "Unallocated")
  }

  @Test func `a large body with one number that fits nowhere is refused with its place`() throws {
    let filler = String(repeating: "0,", count: 200_000)
    let answer = try Caller().post(
      "/consignments", #"{"x":[\#(filler)0],"Packages":[{"Weight":{"Value":1e999}}]}"#)
    #expect(answer.status == 400)
    #expect(answer.details == ["Packages[0].Weight.Value: a number that fits the member is needed"])
  }

  @Test func `a body with thousands of mistakes names a hundred`() throws {
    let packages = String(repeating: #"{"Weight":{"Value":0}},"#, count: 500) + "{}"
    let answer = try Caller().post("/consignments", #"{"Packages":[\#(packages)]}"#)
    #expect(answer.status == 400)
    #expect(answer.details.count == 101)
    #expect(answer.details.last?.hasSuffix("There may be further problems") == true)
  }

  @Test func `more packages than anybody sends are one mistake`() throws {
    let packages = String(repeating: "{},", count: 1000) + "{}"
    let answer = try Caller().post("/consignments", #"{"Packages":[\#(packages)]}"#)
    #expect(answer.details.contains("Packages: At most 1000 packages are allowed"))
  }

  @Test func `a blank that the vendor's SDK writes as a plus finds its group`() throws {
    #expect(
      try Caller().put("/allocation/EC-000-05B-MMA/allocatewithservicegroup/Sat+Del").code
        != "ServiceGroupNotFoundException")
  }

  @Test func `an empty key field leaves the query's key in force`() throws {
    let answer = try Caller().with(key: "").get("/consignments/EC-000-05B-MMA?subscription-key=k")
    #expect(answer.status == 200)
  }

  @Test func `a body where none is needed may be of any type`() throws {
    let answer = try Caller().with("Content-Type", "application/x-www-form-urlencoded")
      .put("/allocation/EC-000-05B-MMA/allocatewithservicegroup/valuableGoods", "a=b")
    #expect(answer.status == 200)
  }

  @Test func `the hint says whether the path or the method differs`() throws {
    let caller = try Caller()
    #expect(caller.post("/allocation/allocate", "{}").fields[.hint] == "the method differs: this path takes PUT")
    #expect(
      caller.put("/allocation/alocate").fields[.hint]?.hasPrefix(
        "the path differs: nearest operations are PUT /allocation/allocate") == true)
  }

  @Test func `a link to what a client made up is a valid URL`() throws {
    let answer = try Caller().put("/allocation/allocate", #"{"ConsignmentReferences":["EC/../x y"]}"#)
    let links = try #require(answer.list.first?["ApiLinks"] as? [[String: String]])
    #expect(links.first?["Href"] == "https://apisandbox.electioapp.com/consignments/EC%2F..%2Fx%20y")
  }
}
