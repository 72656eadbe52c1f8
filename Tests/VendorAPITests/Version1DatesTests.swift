import Foundation
import Testing

/// contract/00-overview.md, sections 4 and 5.
@Suite struct Version1DatesTests {
  static let mma = "EC-000-05B-MMA"

  private static func allocated() throws -> (usual: Caller, version1: Caller) {
    let caller = try Caller()
    #expect(caller.put("/allocation/\(mma)/allocatewithcheapestquote").status == 200)
    return (caller, caller.with("electio-api-version", "1"))
  }

  @Test func `a date that may be absent has no offset, one that is always there keeps it`() throws {
    let (usual, version1) = try Self.allocated()
    let path = "/consignments/\(Self.mma)"
    let (new, old) = (usual.get(path).object, version1.get(path).object)
    for name in ["CollectionDate", "ShippingDate", "EarliestDeliveryDate", "LatestDeliveryDate"] {
      let date = try #require(new[name] as? String)
      #expect(old[name] as? String == String(date.dropLast(6)), "\(name)")
      #expect(date.hasSuffix("+01:00"), "\(name): \(date)")
    }
    #expect(old["DateCreated"] as? String == new["DateCreated"] as? String)
    let allocation = try #require(old["Allocation"] as? [String: Any])
    #expect((allocation["AllocationDate"] as? String)?.hasSuffix("+00:00") == true)
  }

  /// contract/51-delivery-and-pickup-options.md, sections 6 and 7: windows of version 1's bodies.
  @Test(arguments: [("+01:00", "+01:00"), ("+00:00", "+00:00"), ("-05:00", "-05:00"), ("1:00", "+01:00")])
  func `the offset of a window is written as in 1_1`(sent: String, shown: String) throws {
    let caller = try Caller()
    let body = #"""
      {"Reference":"EC-000-05B-MMA","RequestedDeliveryDate":{"Date":"2019-06-20T00:00:00+01:00","DeliveryWindow":\#
      {"Start":"09:00:00","End":"17:00:00","UtcOffset":"\#(sent)"}},"Addresses":\#(Self.addresses)}
      """#
    let update = caller.put("/consignments", body)
    #expect(update.status == 200, "\(update.text)")
    let path = "/consignments/\(Self.mma)"
    #expect(caller.get(path).text.contains(#""UtcOffset":"\#(shown)""#))
    #expect(caller.with("electio-api-version", "1").get(path).text.contains(#""UtcOffset":"\#(shown)""#))
  }

  private static let addresses = #"""
    [{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},{"AddressType":"Destination","AddressLine1":\#
    "13 Porter Street","Postcode":"M1 5WG","Country":{"IsoCode":{"TwoLetterCode":"GB"}}}]
    """#

  @Test(arguments: [("setreadytoship", "ReadyToShip", "Allocated"), ("Dispatch", "Dispatched", "Manifested")])
  func `a state that version 1 lacks shows as the one before it`(action: String, state: String, shown: String) throws {
    let (usual, version1) = try Self.allocated()
    let list = #"{"ConsignmentReferences":["\#(Self.mma)"]}"#
    if action == "Dispatch" {
      #expect(usual.put("/consignments/manifest", list).status == 200)
      #expect(usual.put("/consignments/Dispatch", list).status == 200)
    } else {
      #expect(usual.put("/consignments/\(action)", #"["\#(Self.mma)"]"#).status == 200)
    }
    #expect(usual.get("/consignments/\(Self.mma)").object["ConsignmentState"] as? String == state)
    #expect(version1.get("/consignments/\(Self.mma)").object["ConsignmentState"] as? String == shown)
    #expect(version1.get("/consignments/\(Self.mma)/status").object["Status"] as? String == shown)
  }
}
