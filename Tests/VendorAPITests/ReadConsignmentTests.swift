import Foundation
import Testing

@Suite struct ReadConsignmentTests {
  @Test func `the status before allocation has no expected delivery date`() throws {
    #expect(
      try Caller().get("/consignments/EC-000-05B-MMA/status").text
        == #"{"ConsignmentReferenceForAllLegsAssignedByMpd":"EC-000-05B-MMA","Status":"Unallocated","#
        + #""ExpectedDeliveryDate":null,"#
        + #""ApiLink":{"Rel":"Link","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-MMA"}}"#)
  }

  @Test func `the status after allocation expects the latest delivery`() throws {
    let caller = try Caller()
    _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
    let status = caller.get("/consignments/ec-000-05b-mma/STATUS/").object
    #expect(status["Status"] as? String == "Allocated")
    #expect(
      status["ExpectedDeliveryDate"] as? String
        == caller.get("/consignments/EC-000-05B-MMA").object["LatestDeliveryDate"] as? String)
  }

  @Test(arguments: ["/consignments/EC-999-999-999", "/consignments/EC-999-999-999/status", "/consignments/%00"])
  func `an unknown consignment is a 404 that names it`(path: String) throws {
    let answer = try Caller().get(path)
    #expect(answer.status == 404)
    #expect(answer.code == "ConsignmentNotFoundException")
  }
}
