import Foundation
import Testing

@testable import VendorAPI

/// contract/53-small-operations.md, section 7; section 4.
@Suite struct ManifestViewsTests {
  private static let references = ["EC-000-05B-MMA", "EC-000-083-45D", "EC-000-A04-0DV"]

  /// A client with three manifests, one for each of three days.
  private static func manifested() throws -> Caller {
    let caller = try Caller()
    for (day, reference) in zip(17..., references) {
      try caller.travel(to: "2019-06-\(day)T09:00:00Z")
      #expect(caller.put("/allocation/\(reference)/allocatewithcheapestquote").status == 200)
      let answer = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(reference)"]}"#)
      #expect(answer.list.first?["IsSuccess"] as? Bool == true)
    }
    return caller
  }

  private static func created(_ answer: Caller.Answer) -> [String] {
    (answer.object["Manifests"] as? [[String: Any]] ?? []).compactMap {
      ($0["Created"] as? String).map { String($0.prefix(10)) }
    }
  }

  @Test func `without manifests the view is empty`() throws {
    let empty = #"{"Manifests":[],"TotalRecords":0,"PageSize":0,"ShippingLocationRefs":[],"CarrierServices":null}"#
    #expect(try Caller().get("/consignments/manifests").text == empty)
    #expect(try Caller().post("/consignments/manifestsfiltered", "{}").text == empty)
  }

  @Test func `the view has every manifest, the newest first, and where they were collected`() throws {
    let caller = try Self.manifested()
    let answer = caller.get("/consignments/manifests")
    #expect(Self.created(answer) == ["2019-06-19", "2019-06-18", "2019-06-17"])
    #expect(answer.object["TotalRecords"] as? Int == 3 && answer.object["PageSize"] as? Int == 3)
    let list = caller.get("/consignments/customer/manifests").text
    #expect(answer.text.hasPrefix(#"{"Manifests":\#(list),"TotalRecords":3,"#))
    let locations = answer.object["ShippingLocationRefs"] as? [[String: Any]] ?? []
    #expect(locations.compactMap { $0["Reference"] as? String } == ["Sorted1"])
    #expect(Self.created(caller.get("/consignments/manifests?shippingLocationReference=sorted1")).count == 3)
    #expect(Self.created(caller.get("/consignments/manifests?shippingLocationReference=none")) == [])
  }

  @Test(arguments: [
    (#"{"Take":1,"Skip":1}"#, 3, 1, ["18"]), (#"{"Skip":2}"#, 3, 3, ["17"]), (#"{"Skip":9,"Take":5}"#, 3, 5, []),
    (#"{"CreatedDateStart":"2019-06-18T00:00:00"}"#, 2, 2, ["19", "18"]),
    (#"{"CreatedDateEnd":"2019-06-18T00:00:00"}"#, 2, 2, ["18", "17"]),
    (#"{"CreatedDateEnd":"2019-06-18T08:00:00"}"#, 1, 1, ["17"]),
    (#"{"CreatedDateStart":"2019-06-18T09:00:00Z","CreatedDateEnd":"2019-06-18T09:00:00Z"}"#, 1, 1, ["18"]),
    (#"{"CarrierNames":["none"]}"#, 0, 0, []),
    (#"{"ShippingLocationRefs":["none","sorted1"]}"#, 3, 3, ["19", "18", "17"]),
  ])
  func `filters are joined, and pages cut what is left`(body: String, total: Int, size: Int, days: [String]) throws {
    let answer = try Self.manifested().post("/consignments/manifestsfiltered", body)
    #expect(answer.status == 200)
    #expect(answer.object["TotalRecords"] as? Int == total)
    #expect(answer.object["PageSize"] as? Int == size)
    #expect(Self.created(answer) == days.map { "2019-06-\($0)" })
  }

  @Test func `a carrier's name chooses its manifests`() throws {
    let caller = try Self.manifested()
    let all = caller.get("/consignments/customer/manifests").list.compactMap { $0["CarrierName"] as? String }
    let name = try #require(all.first)
    let answer = caller.post("/consignments/manifestsfiltered", #"{"CarrierNames":["\#(name.uppercased())"]}"#)
    #expect(answer.object["TotalRecords"] as? Int == all.count { $0 == name })
  }

  @Test func `a page cannot be less than nothing`() throws {
    let answer = try Caller().post("/consignments/manifestsfiltered", #"{"Take":-1,"Skip":-1}"#)
    #expect(answer.status == 400)
    #expect(answer.details == ["Take: Take must not be negative", "Skip: Skip must not be negative"])
  }

  @Test func `no file is sent to a carrier, so none is found`() throws {
    let caller = try Self.manifested()
    let reference = try #require(
      caller.get("/consignments/customer/manifests").list.first?["ManifestReference"] as? String)
    let answer = caller.get("/consignments/manifestfilesenttocarrier/\(reference)")
    #expect(answer.status == 404 && answer.code == "ManifestNotFoundException")
  }

  @Test func `a purge forgets the quotes that have expired, and no others`() throws {
    let caller = try Caller()
    func request() throws -> String {
      try #require(
        caller.get("/quotes/consignment/EC-000-05B-MMA").object["QuoteRequestReference"] as? String)
    }
    let old = try request()
    try caller.travel(to: "2019-07-14T09:00:00Z")
    let new = try request()
    let answer = caller.get("/quotes/purge/099681E6-c66d-47c9-82c8-6e1e5aaa803c")
    #expect(answer.status == 200 && answer.text.isEmpty)
    #expect(caller.get("/quotes/\(old)").code == "QuoteRequestNotFoundException")
    #expect(caller.get("/quotes/\(new)").status == 200)
  }
}
