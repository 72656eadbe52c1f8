import Foundation
import Testing

@testable import VendorAPI

/// contract/53-small-operations.md, section 3.
@Suite struct ConsignmentDetailsTests {
  private static let mma = "EC-000-05B-MMA"

  private static func details(_ body: String, _ caller: Caller) -> Caller.Answer {
    caller.put("/consignments/\(mma)/details", body)
  }

  @Test func `details that are given are set, and the others stay`() throws {
    let caller = try Caller()
    let body =
      #"{"ConsignmentReferenceProvidedByCustomer":"order 7","RequestedDeliveryDate":"2019-06-20T00:00:00+01:00","#
      + #""ShippingDateTime":"2019-06-18T00:00:00+01:00","IsExactRequestedDeliveryDate":true}"#
    let answer = Self.details(body, caller)
    #expect(answer.status == 200 && answer.text.isEmpty, "\(answer.text)")
    let whole = caller.get("/consignments/\(Self.mma)")
    #expect(whole.object["ConsignmentReferenceProvidedByCustomer"] as? String == "order 7")
    #expect(
      whole.text.contains(
        #""ShippingDate":"2019-06-18T00:00:00+01:00","RequestedDeliveryDate":{"Date":"2019-06-20T00:00:00+01:00","#
          + #""DeliveryWindow":{"Start":"00:00:00","End":"00:00:00","UtcOffset":null},"IsToBeExactlyOnTheDateSpecified":true}"#
      ), "\(whole.text)")
    #expect(caller.get("/consignments/clientReference/order%207").list.first?["Reference"] as? String == Self.mma)
    #expect(Self.details(#"{"ShippingDateTime":null}"#, caller).status == 200)
    #expect(caller.get("/consignments/\(Self.mma)").text == whole.text)
    #expect(Self.details(#"{"IsExactRequestedDeliveryDate":false}"#, caller).status == 200)
    #expect(
      caller.get("/consignments/\(Self.mma)").text
        == whole.text.replacing("Specified\":true", with: "Specified\":false"))
    #expect(Self.details(#"{"ConsignmentReferenceProvidedByCustomer":""}"#, caller).status == 200)
    #expect(caller.get("/consignments/\(Self.mma)").object["ConsignmentReferenceProvidedByCustomer"] as? String == "")
  }

  @Test(arguments: [
    (
      #"{"IsExactRequestedDeliveryDate":true}"#,
      "RequestedDeliveryDate: RequestedDeliveryDate is required, as the consignment has none that could be exact"
    ),
    (
      #"{"RequestedDeliveryDate":"2019-06-17T00:00:00","ShippingDateTime":"2019-06-18T00:00:00"}"#,
      "RequestedDeliveryDate.Date: Requested delivery date must be greater than shipping date"
    ),
  ])
  func `details that cannot be are refused and change nothing`(body: String, detail: String) throws {
    let caller = try Caller()
    let before = caller.get("/consignments/\(Self.mma)").text
    let answer = Self.details(body, caller)
    #expect(answer.status == 400 && answer.code == "ValidationException")
    #expect(answer.details == [detail])
    #expect(caller.get("/consignments/\(Self.mma)").text == before)
  }

  @Test func `an unknown consignment has no details to set`() throws {
    for path in ["details", "updateconsignmentaddress", ""] {
      let caller = try Caller()
      let whole = "/consignments/EC-999-999-999\(path.isEmpty ? "" : "/")\(path)"
      let answer = path.hasPrefix("update") ? caller.post(whole, "{}") : caller.put(whole, "{}")
      #expect(answer.status == 404)
      #expect(answer.code == "ConsignmentNotFoundException")
    }
  }

  // MARK: - Addresses

  private static func address(_ role: String, _ rest: String = #""AddressLine1":"9 New Street","Postcode":"m2 3aa""#)
    -> String
  {
    #"{"AddressType":"\#(role)",\#(rest),"Country":{"IsoCode":{"TwoLetterCode":"gb"}}}"#
  }

  private static func roles(_ caller: Caller) -> [String] {
    (caller.get("/consignments/\(mma)").object["Addresses"] as? [[String: Any]] ?? [])
      .compactMap { $0["AddressType"] as? String }
  }

  @Test func `an address takes the place of the one of its type, and only that`() throws {
    let caller = try Caller()
    let before = Self.roles(caller)
    let answer = caller.put("/consignments/\(Self.mma)", Self.address("Destination"))
    #expect(answer.status == 200 && answer.text.isEmpty, "\(answer.text)")
    #expect(Self.roles(caller) == before)
    let text = caller.get("/consignments/\(Self.mma)").text
    #expect(text.contains(#""AddressLine1":"9 New Street","#))
    #expect(text.contains(#""Postcode":"m2 3aa","Country":{"Name":"United Kingdom","IsoCode":{"TwoLetterCode":"GB"}}"#))
    #expect(!text.contains("13 Porter Street"))
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").status == 200)
  }

  @Test func `an address of a type that is not there is put beside the others`() throws {
    let caller = try Caller()
    let before = Self.roles(caller)
    #expect(caller.post("/consignments/\(Self.mma)/updateconsignmentaddress", Self.address("Return")).status == 200)
    #expect(Self.roles(caller) == before + ["Return"])
  }

  @Test(arguments: [
    (#"{"AddressLine1":"1"}"#, "AddressType: AddressType is required, one of Origin"),
    (#"{"AddressType":"Return"}"#, "AddressLine1: Address line 1 is required"),
    (
      #"{"AddressType":"Origin","ShippingLocationReference":"None"}"#,
      "ShippingLocationReference: Shipping location (None)"
    ),
    (address("Origin"), "ShippingLocationReference: At least one end of the journey must include a Shipping Location"),
  ])
  func `an address that cannot be is refused and changes nothing`(body: String, detail: String) throws {
    let caller = try Caller()
    let before = caller.get("/consignments/\(Self.mma)").text
    let answer = caller.put("/consignments/\(Self.mma)", body)
    #expect(answer.status == 400 && answer.code == "ValidationException")
    #expect(answer.details.contains { $0.hasPrefix(detail) }, "\(answer.details)")
    #expect(caller.get("/consignments/\(Self.mma)").text == before)
  }
}
