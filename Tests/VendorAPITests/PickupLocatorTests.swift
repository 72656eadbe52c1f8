import Foundation
import Testing

@testable import VendorAPI

/// contract/51-delivery-and-pickup-options.md, section 1, "Locator".
@Suite struct PickupLocatorTests {
  private static let address =
    #""Address":{"Town":"","Postcode":"M1 5WG","Region":"","ShippingLocationReference":null,"AddressLine1":"13 Porter Street","#
    + #""Country":{"IsoCode":{"TwoLetterCode":"GB"}}}"#

  private static func service(_ reference: String) -> String {
    #""MpdCarrierServices":[{"ServiceDirection":"outbound","Journey":[{"CarrierService":{"Reference":"\#(reference)","#
      + #""CarrierReference":"\#(reference)","CarrierName":"X"},"CarrierAccountReference":"Y"}]}]"#
  }

  private static func shops(_ members: String...) throws -> [String] {
    let answer = try Caller().post("/pickUpLocationLocator/", "{\(([address] + members).joined(separator: ","))}")
    try #require(answer.status == 200, "\(answer.text)")
    return try #require(answer.object["Locations"] as? [[String: Any]]).compactMap { $0["ShopReference"] as? String }
  }

  @Test func `the nearest shops are told without options`() throws {
    let answer = try Caller().post(
      "/pickUpLocationLocator", #"{\#(Self.address),"MaximumDistance":100,"MaximumNumberOfResults":1}"#)
    #expect(answer.text.hasPrefix(#"{"Locations":[{"Name":"Sample Street News","ShopReference":"GB14001","Address":{"#))
    #expect(
      answer.text.hasSuffix(
        #""Saturday":[],"Sunday":[]},"Reservation":{"IsReservationRequired":false,"ExpiryDate":null},"#
          + #""AdditionalInformation":[{"Key":"Language","Value":"en"},{"Key":"DisabledAccess","Value":"True"}]}]}"#),
      "\(answer.text)")
  }

  @Test func `distance, number, day and services each leave some out`() throws {
    let all = try Self.shops(#""MaximumDistance":100"#)
    #expect(all.first == "GB14001" && all.count > 3)
    #expect(try Self.shops(#""MaximumDistance":{"Unit":"Km","Value":0.78}"#) == ["GB14001"])
    #expect(try Self.shops(#""MaximumNumberOfResults":2"#) == Array(all.prefix(2)))
    // Sunday: the nearest is shut.
    let open = try Self.shops(#""DeliveryDate":"2019-06-16T13:42:00.062Z""#)
    #expect(!open.contains("GB14001"))
    let brought = try Self.shops(Self.service("edc5_dpdss"))
    #expect(brought.first == "GB14001" && brought.count < all.count)
    #expect(try Self.shops(Self.service("NOBODY")) == [])
  }

  @Test func `where nobody knows where the address lies there is none`() throws {
    let answer = try Caller().post("/pickUpLocationLocator", #"{"Address":{"Postcode":"ZE1 0AA"}}"#)
    #expect(answer.text == #"{"Locations":[]}"#)
  }

  @Test(arguments: [
    ("{}", ["Address"]), (#"{\#(address),"MaximumNumberOfResults":51}"#, ["MaximumNumberOfResults"]),
    (#"{"MaximumNumberOfResults":0,"MaximumDistance":0}"#, ["Address", "MaximumNumberOfResults", "MaximumDistance"]),
    (#"{\#(address),"MaximumDistance":-1}"#, ["MaximumDistance"]),
  ])
  func `what is missing or out of range is named`(body: String, targets: [String]) throws {
    let answer = try Caller().post("/pickUpLocationLocator", body)
    #expect(answer.status == 400 && answer.code == "ValidationException")
    #expect(answer.details.map { String($0.prefix { $0 != ":" }) } == targets)
  }
}
