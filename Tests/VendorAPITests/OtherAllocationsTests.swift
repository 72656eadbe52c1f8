import Foundation
import Testing

@testable import VendorAPI

/// contract/10-allocation.md, sections 3 to 6: the cheapest quote, service filters and a group for a list.
@Suite struct OtherAllocationsTests {
  static let mma = "EC-000-05B-MMA"

  static func references(_ references: [String]) -> String {
    #""ConsignmentReferences":["# + references.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }

  private static func group(_ group: String, _ references: String...) -> String {
    #"{"MpdCarrierServiceGroupReference":"\#(group)",\#(Self.references(references))}"#
  }

  private static func filters(_ filters: String, _ references: String...) -> String {
    #"{\#(Self.references(references)),"Filters":{\#(filters)}}"#
  }

  /// contract/10-allocation.md, section 5.1, with the names that the source document prints for the same consignment.
  private static let summary = #"""
    [{"StatusCode":200,"ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-MMA"},\#
    {"Rel":"label","Href":"https://apisandbox.electioapp.com/labels/EC-000-05B-MMA"}],\#
    "Description":"Consignment EC-000-05B-MMA has been successfully allocated with Carrier X Next Day Super for shipping on 14/06/2019 17:00:00 +00:00",\#
    "ConsignmentLegs":[{"Leg":1,"TrackingReferences":["TRK00009823"],"CarrierReference":"CARRIER_X","CarrierServiceReference":null,"CarrierName":"Carrier X"}],\#
    "CarrierReference":"CARRIER_X","CarrierName":"Carrier X","CarrierServiceReference":"CX_NDS","CarrierServiceName":"Next Day Super"}]
    """#

  @Test(arguments: [
    ("/allocation/\(mma)/allocatewithcheapestquote", ""),
    ("/Allocation/\(mma)/allocateWithCheapestQuote/", #""""#),
    ("/allocation/allocatewithservicegroup", group("valuableGoods", mma)),
    ("/allocation/allocateConsignmentsWithServiceFilters", filters("", mma)),
  ])
  func `each of the family answers with the printed summary`(path: String, body: String) throws {
    let answer = try Caller().put(path, body)
    #expect(answer.status == 200)
    #expect(answer.text == Self.summary)
  }

  // MARK: - Cheapest quote

  @Test func `the cheapest quote of an unknown consignment is a 400`() throws {
    let answer = try Caller().put("/allocation/EC-999-999-999/allocatewithcheapestquote")
    #expect(answer.status == 400)
    #expect(answer.code == "ConsignmentNotFoundException")
  }

  @Test func `the cheapest quote that nobody gives is a 400 with details and the consignment has failed`() throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/EC-000-0HV-T01/allocatewithcheapestquote")
    #expect(answer.status == 400)
    #expect(answer.code == "AllocationFailedException")
    #expect(answer.details.contains { $0.hasPrefix("CX_NDS: ") })
    let failed = caller.get("/consignments/EC-000-0HV-T01").object
    #expect(failed["ConsignmentState"] as? String == "AllocationFailed")
    #expect((failed["FailedAllocation"] as? [String: Any])?["Message"] as? String == answer.message)
  }

  @Test func `the cheapest quote in a state that forbids it is a 400 and nothing changes`() throws {
    let caller = try Caller()
    let before = caller.get("/consignments/EC-000-0ST-CAN").text
    let answer = caller.put("/allocation/EC-000-0ST-CAN/allocatewithcheapestquote")
    #expect(answer.status == 400)
    #expect(answer.code == "InvalidConsignmentStateException")
    #expect(caller.get("/consignments/EC-000-0ST-CAN").text == before)
  }

  // MARK: - Group for a list

  @Test func `a group for a list allocates each in turn within the group and records it`() throws {
    let caller = try Caller()
    let answer = caller.put(
      "/allocation/allocatewithservicegroup",
      Self.group("VALUABLEGOODS", "EC-000-05B-N40", "EC-999-999-999", Self.mma, "EC-000-0HV-T01", Self.mma))
    #expect(answer.status == 200)
    #expect(answer.list.map { $0["StatusCode"] as? Int } == [200, 404, 200, 400, 400])
    let allocation = try #require(caller.get("/consignments/\(Self.mma)").object["Allocation"] as? [String: Any])
    #expect(allocation["CarrierServiceGroupReference"] as? String == "valuableGoods")
    let failure = try #require(
      caller.get("/consignments/EC-000-0HV-T01").object["FailedAllocation"] as? [String: Any])
    #expect(failure["CarrierServiceGroupReference"] as? String == "valuableGoods")
  }

  @Test func `a disabled group fails every consignment with its own words`() throws {
    let answer = try Caller().put("/allocation/allocatewithservicegroup", Self.group("Christmas2018", Self.mma))
    #expect(answer.status == 200)
    #expect(answer.list.first?["Description"] as? String == "Service group Christmas2018 is disabled.")
  }

  @Test func `an unknown group refuses the whole list and changes nothing`() throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/allocatewithservicegroup", Self.group("nobody", Self.mma))
    #expect(answer.status == 400)
    #expect(answer.code == "ServiceGroupNotFoundException")
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Unallocated")
  }

  @Test func `a list call with a group names every missing member at once`() throws {
    let answer = try Caller().put("/allocation/allocatewithservicegroup", "{}")
    #expect(answer.code == "ValidationException")
    #expect(
      answer.details.map { $0.prefix { $0 != ":" } } == ["ConsignmentReferences", "MpdCarrierServiceGroupReference"])
  }

  // MARK: - Filters

  /// contract/decisions.md, "Rules". `EC-000-05A-Z6S` goes to a drop-off service unless something keeps it from that.
  @Test(arguments: [
    ("", "EVRI_DROP"),
    (#""IsDropOff":true"#, "EVRI_DROP"),
    (#""IsDropOff":null,"IsPickup":null,"ServiceDirection":null"#, "EVRI_DROP"),
    (#""ServiceDirection":"Outbound""#, "EVRI_DROP"),
    (#""ServiceDirection":"Outbound","IsPickup":false,"IsDropOff":true"#, "EVRI_DROP"),
    (#""IsPickup":true"#, "EDC5_DPDSS"),
  ])
  func `filters leave the services that have what they ask for`(filters: String, service: String) throws {
    let answer = try Caller().put(
      "/allocation/allocateConsignmentsWithServiceFilters", Self.filters(filters, "EC-000-05A-Z6S"))
    #expect(answer.list.first?["CarrierServiceReference"] as? String == service, "\(answer.text)")
  }

  @Test(arguments: [
    #""IsDropOff":false"#, #""ServiceDirection":"inbound, outbound""#, #""ServiceDirection":"Inbound""#,
  ])
  func `filters exclude the services that have what they forbid`(filters: String) throws {
    let answer = try Caller().put(
      "/allocation/allocateConsignmentsWithServiceFilters", Self.filters(filters, "EC-000-05A-Z6S"))
    let service = try #require(answer.list.first?["CarrierServiceReference"] as? String, "\(answer.text)")
    #expect(service != "EVRI_DROP")
  }

  @Test func `a call without filters filters nothing`() throws {
    let answer = try Caller().put(
      "/allocation/allocateConsignmentsWithServiceFilters", "{\(Self.references(["EC-000-05A-Z6S"]))}")
    #expect(answer.list.first?["CarrierServiceReference"] as? String == "EVRI_DROP")
  }

  @Test func `filters never bypass the rules`() throws {
    let answer = try Caller().put(
      "/allocation/allocateConsignmentsWithServiceFilters", Self.filters(#""IsDropOff":true"#, "EC-000-0HV-T01"))
    #expect(answer.status == 200)
    #expect(answer.list.first?["StatusCode"] as? Int == 400)
  }

  @Test func `filters that no service passes say so and the consignment has failed`() throws {
    let caller = try Caller()
    let answer = caller.put(
      "/allocation/allocateConsignmentsWithServiceFilters",
      Self.filters(#""ServiceDirection":"Inbound","IsPickup":true,"IsDropOff":true"#, Self.mma))
    #expect(answer.list.first?["Description"] as? String == "No carrier service passes the filters.")
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "AllocationFailed")
  }

  @Test(arguments: [
    (#""ServiceDirection":"Sideways""#, "Filters.ServiceDirection"),
    (#""ServiceDirection":8"#, "Filters.ServiceDirection"),
    (#""ServiceDirection":" ""#, "Filters.ServiceDirection"), (#""IsPickup":"yes""#, "Filters.IsPickup"),
  ])
  func `a filter of the wrong kind is a 400 that names it`(filters: String, target: String) throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/allocateConsignmentsWithServiceFilters", Self.filters(filters, Self.mma))
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(answer.details.first?.hasPrefix("\(target): ") == true, "\(answer.text)")
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Unallocated")
  }
}
