import Contract
import Foundation
import Sandbox
import Testing

@testable import VendorAPI

/// contract/10-allocation.md, section 3, H, I and J.
@Suite struct AllocationByDateTests {
  private static func body(_ members: String) -> String { "{\(members)}" }

  private static func create(_ caller: Caller, shipping: String?, location: String = "Sorted1") throws -> String {
    let extra = shipping.map { #""ShippingDate":"\#($0)","# } ?? ""
    let body = CreateConsignmentTests.smallest(extra: extra).replacing("Sorted1", with: location)
    let answer = caller.post("/consignments", body)
    let href = try #require(answer.list.first?["Href"] as? String, "\(answer.text)")
    return String(try #require(href.split(separator: "/").last))
  }

  private static func state(_ caller: Caller, _ reference: String) -> String? {
    caller.get("/consignments/\(reference)/status").object["Status"] as? String
  }

  /// 25 April 2019, 16:00, in every form that the vendor's clients put into the path.
  @Test(arguments: [
    ("2019-04-25", "2019-04-25T00:00:00Z"),
    ("2019-04-25T16:00:00", "2019-04-25T16:00:00Z"),
    ("2019-04-25T16:00:00Z", "2019-04-25T16:00:00Z"),
    ("2019-04-25T16:00:00+01:00", "2019-04-25T15:00:00Z"),
    ("2019-04-25 16:00:00", "2019-04-25T16:00:00Z"),
    ("25/04/2019 16:00:00", "2019-04-25T16:00:00Z"),
    ("25/04/2019", "2019-04-25T00:00:00Z"),
    ("4/25/2019 4:00:00 PM", "2019-04-25T16:00:00Z"),
    ("4/25/2019 4:00:00\u{202F}PM", "2019-04-25T16:00:00Z"),
    ("4/25/2019 16:00", "2019-04-25T16:00:00Z"),
    // Ambiguous: British unless AM or PM stands behind it.
    ("04/05/2019", "2019-05-04T00:00:00Z"),
    ("04/05/2019 09:00:00", "2019-05-04T09:00:00Z"),
    ("04/05/2019 9:00:00 AM", "2019-04-05T09:00:00Z"),
    ("04/05/2019 12:00:00 AM", "2019-04-05T00:00:00Z"),
    ("04/05/2019 12:30:00 pm", "2019-04-05T12:30:00Z"),
  ])
  func `a date is read in each of the three forms`(text: String, instant: String) throws {
    let date = try #require(DateTimeOffset(instant))
    let hasOffset = text.hasSuffix("Z") || text.hasSuffix("+01:00")
    #expect(try #require(ShipByDate(text)).limit == (hasOffset ? .instant(date) : .wallClock(date)))
  }

  @Test(arguments: [
    "", "tomorrow", "25/04", "25/04/2019/1", "32/04/2019", "25/25/2019", "25/04/2019 4:00:00 PM",
    "4/25/2019 13:00:00 PM",
    "4/25/2019 0:00:00 AM", "25/04/2019 24:00:00", "25/04/2019 16", "25/04/2019 16:00:00 Z", "25/ 04/2019",
    "-1/04/2019",
    "25//2019", "２５/04/2019", "25/04/99999", "2019-02-30", "25/04/2019 16:00:00 PM PM",
    "20/06/19 16:00:00", "6/20/19",
  ])
  func `what is no date is none`(text: String) { #expect(ShipByDate(text) == nil) }

  @Test(arguments: [
    "25/04/2019 16:00:00", "25/04/2019%2016:00:00", "25%2F04%2F2019%2016%3A00%3A00", "4/25/2019 4:00:00 PM",
    "4/25/2019%204:00:00%20PM", "2019-04-25T16:00:00", "2019-04-25T16%3A00%3A00%2B00%3A00", "25/04/2019%2016:00:00/",
    "25%2F04%2F2019+16%3A00%3A00", "4%2F25%2F2019+4%3A00%3A00+PM",
  ])
  func `the date may stand in the path with its slashes and blanks or escaped`(path: String) throws {
    let caller = try Caller(clock: "2019-04-20T09:00:00Z")
    let before = try Self.create(caller, shipping: "2019-04-25T15:59:59+01:00")
    let after = try Self.create(caller, shipping: "2019-04-25T16:00:00Z")
    let answer = caller.put("/allocation/allocate/\(path)", #""""#)
    #expect(answer.status == 200)
    #expect(Self.state(caller, before) == "Allocated", "\(answer.text)")
    #expect(Self.state(caller, after) == "Unallocated")
  }

  @Test(arguments: [
    "/allocation/allocate", "/allocation/allocateWithCarrierService", "/allocation/allocateWithServiceGroup",
  ])
  func `what is no date is the gateway's 404, with a key or without`(path: String) throws {
    for tail in ["/tomorrow", "/32/13/2019", "/1/2/3/4/5/6/7/8/9/10"] {
      for caller in [try Caller(), try Caller().with(key: nil)] {
        let answer = caller.put(path + tail, "{}")
        #expect(answer.status == 404)
        #expect(answer.object["message"] as? String == "Resource not found")
      }
    }
  }

  @Test func `a consignment without a shipping date is due and one that is not unallocated is left alone`() throws {
    let caller = try Caller()
    let undated = try Self.create(caller, shipping: nil)
    _ = caller.put("/allocation/EC-000-0HV-T01/allocatewithcheapestquote")
    let failed = caller.get("/consignments/EC-000-0HV-T01").text
    let cancelled = caller.get("/consignments/EC-000-0ST-CAN").text
    let answer = caller.put("/allocation/allocate/2019-06-14", #""""#)
    #expect(Self.state(caller, undated) == "Allocated")
    #expect(caller.get("/consignments/EC-000-0HV-T01").text == failed)
    #expect(caller.get("/consignments/EC-000-0ST-CAN").text == cancelled)
    let described = answer.list.compactMap { $0["Description"] as? String }
    #expect(!described.contains { $0.contains("EC-000-0HV-T01") || $0.contains("EC-000-0ST-CAN") })
  }

  @Test func `items come in the order of the references and nothing is left for a second call`() throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/allocate/2030-01-01")
    let references = answer.list.compactMap { item in
      ((item["ApiLinks"] as? [[String: String]])?.first?["Href"])?.split(separator: "/").last.map(String.init)
    }
    #expect(references.count > 10)
    #expect(references == references.sorted())
    let again = caller.put("/allocation/allocate/2030-01-01")
    #expect(again.status == 200)
    #expect(again.text == "[]")
  }

  @Test func `only consignments of the shipping location named are allocated`() throws {
    let caller = try Caller()
    let here = try Self.create(caller, shipping: nil)
    let elsewhere = try Self.create(caller, shipping: nil, location: "Leeds-Store-7")
    let answer = caller.put("/allocation/allocate/2030-01-01", #"{"ShippingLocationReference":"LEEDS-store-7"}"#)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(Self.state(caller, elsewhere) == "Allocated")
    #expect(Self.state(caller, here) == "Unallocated")
  }

  @Test func `an unknown shipping location is a 400 and nothing changes`() throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/allocate/2030-01-01", #"{"ShippingLocationReference":"Nowhere"}"#)
    #expect(answer.status == 400)
    #expect(answer.details.first?.hasPrefix("ShippingLocationReference: ") == true)
    #expect(Self.state(caller, "EC-000-05B-MMA") == "Unallocated")
  }

  @Test func `by date with a service everything goes to that service or fails`() throws {
    let caller = try Caller()
    let answer = caller.put(
      "/allocation/allocateWithCarrierService/25/04/2030 16:00:00", #"{"MpdCarrierServiceReference":"mpd_t48cx"}"#)
    #expect(answer.status == 200)
    let services = Set(answer.list.map { $0["CarrierServiceReference"] as? String })
    #expect(services == ["MPD_T48CX", nil])
    #expect(Self.state(caller, "EC-000-0HV-T01") == "AllocationFailed")
  }

  @Test func `by date with a group the group is recorded`() throws {
    let caller = try Caller()
    let answer = caller.put(
      "/allocation/allocateWithServiceGroup/4/25/2030%204:00:00%20PM",
      #"{"MpdCarrierServiceGroupReference":"valuableGoods"}"#)
    #expect(answer.status == 200)
    let allocation = try #require(caller.get("/consignments/EC-000-05B-MMA").object["Allocation"] as? [String: Any])
    #expect(allocation["CarrierServiceGroupReference"] as? String == "valuableGoods")
  }

  @Test(arguments: [
    ("allocateWithCarrierService", "{}", "ValidationException"),
    ("allocateWithCarrierService", #"{"MpdCarrierServiceReference":"CX_NDX"}"#, "MpdCarrierServiceNotFoundException"),
    ("allocateWithServiceGroup", "{}", "ValidationException"),
    ("allocateWithServiceGroup", "", "ValidationException"),
    ("allocateWithServiceGroup", #"{"MpdCarrierServiceGroupReference":"nobody"}"#, "ServiceGroupNotFoundException"),
    ("allocate", #"{"ShippingLocationReference":7}"#, "ValidationException"),
  ])
  func `by date a missing or unknown service, group or member refuses the call`(
    path: String, body: String, code: String
  ) throws {
    let caller = try Caller()
    let answer = caller.put("/allocation/\(path)/2030-01-01", body)
    #expect(answer.status == 400)
    #expect(answer.code == code)
    #expect(Self.state(caller, "EC-000-05B-MMA") == "Unallocated")
  }
}
