import Testing

@testable import VendorAPI

/// What day a client means that sends an instant: contract/20-rules-and-catalog.md, section 7; contract/10-allocation.md, section 3.
@Suite struct LocalDaysTests {
  private static func create(_ caller: Caller, _ members: String) throws -> String {
    let answer = caller.post("/consignments", CreateConsignmentTests.smallest(extra: members + ","))
    let href = try #require(answer.list.first?["Href"] as? String, "\(answer.text)")
    return String(try #require(href.split(separator: "/").last))
  }

  private static func allocated(_ members: String) throws -> [String: Any] {
    let caller = try Caller()
    let reference = try create(caller, members)
    let answer = caller.put("/allocation/\(reference)/allocatewithcheapestquote")
    #expect(answer.status == 200, "\(answer.text)")
    return caller.get("/consignments/\(reference)").object
  }

  /// All of them Monday 17 June at the British origin.
  static let mondays = ["2019-06-17T00:00:00+01:00", "2019-06-17T00:00:00Z", "2019-06-17", "2019-06-16T23:00:00Z"]

  @Test(arguments: mondays)
  func `a shipping date is a day at the origin`(date: String) throws {
    let consignment = try Self.allocated(#""ShippingDate":"\#(date)""#)
    #expect((consignment["CollectionDate"] as? String)?.hasPrefix("2019-06-17") == true)
  }

  @Test(arguments: mondays)
  func `a requested delivery date is a day at the destination`(date: String) throws {
    let consignment = try Self.allocated(
      #""RequestedDeliveryDate":{"Date":"\#(date)","IsToBeExactlyOnTheDateSpecified":true}"#)
    #expect((consignment["LatestDeliveryDate"] as? String)?.hasPrefix("2019-06-17") == true)
  }

  @Test(arguments: mondays)
  func `a search for a day finds it`(date: String) throws {
    let caller = try Caller()
    let reference = try Self.create(caller, #""ShippingDate":"\#(date)""#)
    let path = "/consignments/getConsignmentReferences?shippingDateFrom=2019-06-17&shippingDateTo=2019-06-17"
    #expect(caller.get(path).text == #"["\#(reference)"]"#)
  }

  @Test(arguments: [
    ("20/06/2019 00:00:00", "2019-06-20T00:00:00+01:00", false), ("2019-06-20", "2019-06-20T00:00:00+01:00", false),
    ("2019-06-21", "2019-06-20T00:00:00+01:00", true), ("20/06/2019 16:00:00", "2019-06-20T16:30:00+01:00", false),
    ("20/06/2019 17:00:00", "2019-06-20T16:30:00+01:00", true),
    ("2019-06-20T16:00:00Z", "2019-06-20T16:30:00+01:00", true),
  ])
  func `a date in the path is what the clocks at the origin show, unless it has an offset`(
    path: String, shipping: String, isDue: Bool
  ) throws {
    let caller = try Caller()
    let reference = try Self.create(caller, #""ShippingDate":"\#(shipping)""#)
    #expect(caller.put("/allocation/allocate/\(path)", #""""#).status == 200)
    let state = caller.get("/consignments/\(reference)/status").object["Status"] as? String
    #expect((state != "Unallocated") == isDue)
  }
}
