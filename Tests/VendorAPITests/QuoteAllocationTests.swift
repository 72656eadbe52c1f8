import Foundation
import Sandbox
import Testing

@testable import VendorAPI

/// contract/10-allocation.md, section 4, E; contract/decisions.md, "Outcomes of an allocation".
@Suite struct QuoteAllocationTests {
  private static let n40 = "EC-000-05B-N40"

  /// The reference of the consignment's quote for a service.
  private static func quote(_ caller: Caller, _ reference: String, service: String) throws -> String {
    let answer = caller.get("/quotes/consignment/\(reference)")
    let quotes = try #require(answer.object["Quotes"] as? [[String: Any]])
    let quote = try #require(quotes.first { $0["MpdCarrierServiceReference"] as? String == service }, "\(answer.text)")
    return try #require(quote["QuoteReference"] as? String)
  }

  private static func state(_ caller: Caller, _ reference: String) -> String? {
    caller.get("/consignments/\(reference)/status").object["Status"] as? String
  }

  /// contract/10-allocation.md, section 5.1.
  @Test func `the vendor's worked response is reproduced byte for byte`() throws {
    let caller = try Caller(clock: "2019-06-18T09:00:00Z")
    let quote = try Self.quote(caller, Self.n40, service: "EDC5_UPSHSTDCS")
    let answer = caller.put("/allocation/\(Self.n40)/allocatewithquote/\(quote)")
    #expect(answer.status == 200)
    #expect(
      answer.text == #"""
        [{"StatusCode":200,"ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-N40"},\#
        {"Rel":"label","Href":"https://apisandbox.electioapp.com/labels/EC-000-05B-N40"}],\#
        "Description":"Consignment EC-000-05B-N40 has been successfully allocated with UPS STANDARD (Delivery Confirmation Signature Required) for shipping on 18/06/2019 17:00:00 +00:00",\#
        "ConsignmentLegs":[{"Leg":1,"TrackingReferences":["1Z9A80W5DK96293164"],"CarrierReference":"UPS","CarrierServiceReference":null,"CarrierName":"UPS"}],\#
        "CarrierReference":"UPS","CarrierName":"UPS","CarrierServiceReference":"EDC5_UPSHSTDCS",\#
        "CarrierServiceName":"UPS STANDARD (Delivery Confirmation Signature Required)"}]
        """#)
  }

  @Test func `a dearer quote than the cheapest is taken as asked`() throws {
    let caller = try Caller()
    let quote = try Self.quote(caller, "EC-000-05B-MMA", service: "MPD_T48CX")
    #expect(caller.put("/allocation/ec-000-05b-mma/allocateWithQuote/\(quote.uppercased())").status == 200)
    let allocation = try #require(caller.get("/consignments/EC-000-05B-MMA").object["Allocation"] as? [String: Any])
    #expect(allocation["MpdCarrierServiceReference"] as? String == "MPD_T48CX")
    #expect(allocation["CarrierServiceGroupReference"] as? String == "")
  }

  @Test func `an unknown consignment is a 400 whatever the quote`() throws {
    let answer = try Caller().put("/allocation/EC-999-999-999/allocatewithquote/112236d5-4460-492f-a6bd-aa3f00f62dfb")
    #expect(answer.status == 400)
    #expect(answer.code == "ConsignmentNotFoundException")
  }

  @Test(arguments: ["112236d5-4460-492f-a6bd-aa3f00f62dfb", "nonsense"])
  func `an unknown quote is a 400 and nothing changes`(quote: String) throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/\(Self.n40)/allocatewithquote/\(quote)")
    #expect(answer.status == 400)
    #expect(answer.code == "QuoteNotFoundException")
    #expect(answer.message == "Quote \(quote) not found")
    #expect(Self.state(caller, Self.n40) == "Unallocated")
  }

  @Test func `the quote of another consignment is a 400 and nothing changes`() throws {
    let caller = try Caller()
    let quote = try Self.quote(caller, "EC-000-05B-MMA", service: "CX_NDS")
    let answer = caller.put("/allocation/\(Self.n40)/allocatewithquote/\(quote)")
    #expect(answer.status == 400)
    #expect(answer.code == "QuoteConsignmentMismatchException")
    #expect(Self.state(caller, Self.n40) == "Unallocated")
    #expect(Self.state(caller, "EC-000-05B-MMA") == "Unallocated")
  }

  @Test func `the quote of a consignment that was only described is nobody's`() throws {
    let caller = try Caller()
    let quotes = caller.post("/quotes", CreateConsignmentTests.smallest()).object["Quotes"] as? [[String: Any]]
    let quote = try #require(quotes?.first?["QuoteReference"] as? String)
    let answer = caller.put("/allocation/\(Self.n40)/allocatewithquote/\(quote)")
    #expect(answer.code == "QuoteConsignmentMismatchException")
  }

  @Test(arguments: [("2019-06-14T14:30:00Z", 200), ("2019-06-14T14:30:00.5Z", 200), ("2019-06-14T14:30:01Z", 400)])
  func `a quote holds up to the cut-off of its collection`(instant: String, status: Int) throws {
    let caller = try Caller()
    let quote = try Self.quote(caller, "EC-000-05B-MMA", service: "CX_NDS")
    try caller.travel(to: instant)
    let answer = caller.put("/allocation/EC-000-05B-MMA/allocatewithquote/\(quote)")
    #expect(answer.status == status)
    if status == 400 {
      #expect(answer.code == "QuoteExpiredException")
      #expect(answer.message == "Quote \(quote) expired on 2019-06-14T15:30:00+01:00")
      #expect(Self.state(caller, "EC-000-05B-MMA") == "Unallocated")
    }
  }

  @Test func `a quote is not taken twice, as the state forbids it`() throws {
    let caller = try Caller()
    let quote = try Self.quote(caller, "EC-000-05B-MMA", service: "CX_NDS")
    _ = caller.put("/allocation/EC-000-05B-MMA/allocatewithquote/\(quote)")
    let before = caller.get("/consignments/EC-000-05B-MMA").text
    let answer = caller.put("/allocation/EC-000-05B-MMA/allocatewithquote/\(quote)")
    #expect(answer.status == 400)
    #expect(answer.code == "InvalidConsignmentStateException")
    #expect(caller.get("/consignments/EC-000-05B-MMA").text == before)
  }

  @Test func `a single summary is an object when the switch says so`() throws {
    let caller = try Caller(singleSummary: .object)
    let quote = try Self.quote(caller, "EC-000-05B-MMA", service: "CX_NDS")
    let answer = caller.put("/allocation/EC-000-05B-MMA/allocatewithquote/\(quote)")
    #expect(answer.object["StatusCode"] as? Int == 200)
    #expect(
      try Caller(singleSummary: .object).put("/allocation/EC-000-05B-MMA/allocatewithcheapestquote")
        .object["StatusCode"] as? Int == 200)
  }

  @Test func `in the asynchronous mode a quote is checked at once and its service allocated later`() throws {
    let caller = try Caller(allocation: .asynchronous(delaySeconds: 2))
    let quote = try Self.quote(caller, "EC-000-05B-MMA", service: "MPD_T48CX")
    #expect(caller.put("/allocation/EC-000-05B-MMA/allocatewithquote/nonsense").code == "QuoteNotFoundException")
    #expect(caller.put("/allocation/EC-000-05B-MMA/allocatewithquote/\(quote)").status == 202)
    try caller.travel(to: "2019-06-14T09:00:02Z")
    let allocation = try #require(caller.get("/consignments/EC-000-05B-MMA").object["Allocation"] as? [String: Any])
    #expect(allocation["MpdCarrierServiceReference"] as? String == "MPD_T48CX")
  }
}
