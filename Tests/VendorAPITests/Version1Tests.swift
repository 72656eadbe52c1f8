import Contract
import Foundation
import Sandbox
import Testing

@testable import VendorAPI

/// contract/00-overview.md, section 4; contract/10-allocation.md, section 5.6.
@Suite struct Version1Tests {
  static let mma = "EC-000-05B-MMA"

  private static func caller(_ name: String = "1") throws -> Caller {
    try Caller().with("electio-api-version", name)
  }

  /// The documented example, minified, with this sandbox's consignment and service.
  private static let success = #"""
    [{"IsSuccess":true,\#
    "Message":"Consignment EC-000-05B-MMA has been successfully allocated with Carrier X Next Day Super for shipping on 14/06/2019 17:00:00 +00:00",\#
    "Data":"EC-000-05B-MMA",\#
    "ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-MMA"},\#
    {"Rel":"label","Href":"https://apisandbox.electioapp.com/labels/EC-000-05B-MMA"}]}]
    """#

  static let allocations: [(path: String, body: String)] = [
    ("/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#),
    ("/allocation/EC-000-05B-MMA/allocatewithcheapestquote", ""),
    ("/allocation/EC-000-05B-MMA/allocatewithservicegroup/valuableGoods", ""),
    (
      "/allocation/allocatewithcarrierservice",
      #"{"MpdCarrierServiceReference":"CX_NDS","ConsignmentReferences":["EC-000-05B-MMA"]}"#
    ),
    (
      "/allocation/allocateConsignmentsWithServiceFilters",
      #"{"ConsignmentReferences":["EC-000-05B-MMA"],"Filters":{"ServiceDirection":"Outbound"}}"#
    ),
    (
      "/allocation/allocatewithservicegroup",
      #"{"MpdCarrierServiceGroupReference":"valuableGoods","ConsignmentReferences":["EC-000-05B-MMA"]}"#
    ),
  ]

  @Test(arguments: allocations)
  func `every allocation of one consignment is answered with the documented list of one`(
    path: String, body: String
  ) throws {
    for name in ["1", "1.0"] {
      let answer = try Self.caller(name).put(path, body)
      #expect(answer.status == 200)
      #expect(answer.text == Self.success)
    }
  }

  @Test func `an allocation with a quote is answered with the documented list of one`() throws {
    let caller = try Self.caller()
    let quotes = try #require(caller.get("/quotes/consignment/\(Self.mma)").object["Quotes"] as? [[String: Any]])
    let reference = try #require(
      quotes.first { $0["MpdCarrierServiceReference"] as? String == "CX_NDS" }?["QuoteReference"] as? String)
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithquote/\(reference)").text == Self.success)
  }

  @Test func `the allocation of all that is due answers in the same shape`() throws {
    let answer = try Self.caller().put("/allocation/allocate/2019-06-20")
    #expect(answer.status == 200)
    #expect(answer.list.contains { $0["Data"] as? String == Self.mma })
    #expect(answer.list.allSatisfy { Set($0.keys) == ["IsSuccess", "Message", "Data", "ApiLinks"] })
  }

  @Test func `a list stays a list when single summaries are objects`() throws {
    let caller = try Caller(singleSummary: .object)
    let path = "/allocation/\(Self.mma)/allocatewithcheapestquote"
    #expect(caller.with(key: "a").with("electio-api-version", "1").put(path).text == Self.success)
    #expect(caller.with(key: "b").put(path).object["StatusCode"] as? Int == 200)
  }

  @Test func `a failed item names its consignment, its reason and the detail link alone`() throws {
    let caller = try Self.caller()
    let body = #"{"ConsignmentReferences":["EC-999-999-999","EC-000-05B-MMA"]}"#
    let answer = caller.put("/allocation/allocate", body)
    #expect(answer.status == 200)
    #expect(
      answer.text.hasPrefix(
        #"[{"IsSuccess":false,"Message":"Consignment EC-999-999-999 not found","Data":"EC-999-999-999","#
          + #""ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-999-999-999"}]},"#
          + #"{"IsSuccess":true,"#), "\(answer.text)")
  }

  @Test func `a queued item is a success with a 202`() throws {
    let caller = try Caller(allocation: .asynchronous(delaySeconds: 2)).with("electio-api-version", "1")
    let answer = caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote")
    #expect(answer.status == 202)
    #expect(
      answer.text.hasPrefix(
        #"[{"IsSuccess":true,"Message":"Consignment EC-000-05B-MMA has been queued for allocation successfully.","#))
  }

  @Test func `errors are the same in both versions`() throws {
    for (path, body) in [
      ("/allocation/allocate", "{"), ("/allocation/allocate", "{}"),
      ("/allocation/EC-999-999-999/allocatewithcheapestquote", ""),
      ("/allocation/allocatewithcarrierservice", #"{"MpdCarrierServiceReference":"X","ConsignmentReferences":["Y"]}"#),
    ] {
      let answers = try [Self.caller().put(path, body), Caller().put(path, body)]
      #expect(answers[0].status == answers[1].status)
      #expect(answers[0].text == answers[1].text)
      #expect(answers[0].status >= 400)
    }
  }

  @Test(arguments: [(ApiVersion.version1, nil), (.version1point1, "1"), (.version1, "1.0")])
  func `a server of version 1 and a request that names it get the same`(server: ApiVersion, header: String?) throws {
    var caller = try Caller(apiVersion: server)
    if let header { caller = caller.with("electio-api-version", header) }
    #expect(caller.put("/allocation/allocate", Self.allocations[0].body).text == Self.success)
  }

  @Test func `a request for 1_1 gets it from a server of version 1`() throws {
    let caller = try Caller(apiVersion: .version1).with("electio-api-version", "1.1")
    #expect(caller.put("/allocation/allocate", Self.allocations[0].body).list.first?["StatusCode"] as? Int == 200)
  }
}
