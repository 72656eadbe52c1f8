import Foundation
import Sandbox
import Testing

@testable import VendorAPI

/// contract/95-audit.md, D3; contract/53-small-operations.md, section 8.
@Suite struct AllocateAndGetLabelsTests {
  private static let mma = "EC-000-05B-MMA"

  @Test(arguments: ["", "/carrierservice/CX_NDS", "/servicegroup/valuableGoods", "/quote/{quote}"])
  func `one call allocates and answers the labels that a second one would`(way: String) throws {
    let caller = try Caller()
    let quotes = caller.get("/quotes/consignment/\(Self.mma)").object["Quotes"] as? [[String: Any]]
    let quote = try #require(quotes?.first?["QuoteReference"] as? String)
    let path = way.replacing("{quote}", with: quote)
    let answer = caller.put("/allocation/\(Self.mma)\(path)/labels/zpl", #""""#)
    #expect(answer.status == 200, "\(answer.text)")
    let label = try #require(caller.get("/labels/\(Self.mma)/zpl").object["File"] as? String)
    #expect(
      answer.text
        == #"{"Responses":[{"LabelType":"Consignment","StatusCode":200,"LabelContent":"\#(label)","#
        + #""LabelFileType":"application/zpl","Result":"ConsignmentAllocated","ConsignmentLegs":[{"Leg":1,"#
        + #""TrackingReferences":["TRK00009823"],"CarrierReference":"CARRIER_X","CarrierServiceReference":null,"#
        + #""CarrierName":"Carrier X"}],"CarrierReference":"CARRIER_X","CarrierName":"Carrier X","#
        + #""CarrierServiceReference":"CX_NDS","CarrierServiceName":"Next Day Super","Message":"Consignment EC-000-05B-MMA "#
        + #"has been successfully allocated with Carrier X Next Day Super for shipping on 14/06/2019 17:00:00 +00:00","#
        + #""ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-MMA"},"#
        + #"{"Rel":"label","Href":"https://apisandbox.electioapp.com/labels/EC-000-05B-MMA"}]}]}"#)
    #expect(caller.get("/consignments/\(Self.mma)").object["LabelsPrinted"] as? Bool == true)
  }

  @Test(arguments: [
    ("/allocation/EC-000-05B-MMA/labels/gif", 404, "LabelNotFoundException"),
    ("/allocation/EC-999-999-999/labels/pdf", 400, "ConsignmentNotFoundException"),
    ("/allocation/EC-000-05B-MMA/carrierservice/NOBODY/labels/pdf", 400, "MpdCarrierServiceNotFoundException"),
    ("/allocation/EC-000-05B-MMA/servicegroup/nothing/labels/pdf", 400, "ServiceGroupNotFoundException"),
    (
      "/allocation/EC-000-05B-MMA/quote/112236d5-4460-492f-a6bd-aa3f00f62dfb/labels/pdf", 400, "QuoteNotFoundException"
    ),
  ])
  func `what is refused allocates nothing`(path: String, status: Int, code: String) throws {
    let caller = try Caller()
    let answer = caller.put(path, #""""#)
    #expect(answer.status == status)
    #expect(answer.code == code)
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Unallocated")
  }

  @Test func `an allocation that is still to be done has no labels yet`() throws {
    let caller = try Caller(allocation: .asynchronous(delaySeconds: 5))
    let answer = caller.put("/allocation/\(Self.mma)/labels/pdf")
    #expect(answer.status == 202)
    #expect(
      answer.text.contains(#""StatusCode":202,"LabelContent":null,"LabelFileType":null,"Result":"OperationSucceed""#))
  }
}
