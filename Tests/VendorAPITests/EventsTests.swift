import Contract
import Foundation
import Sandbox
import Testing

@testable import VendorAPI

/// contract/52-tracking-and-events.md, section 3; contract/53-small-operations.md, section 5.
@Suite struct `Events and audit` {
  private static let mma = "EC-000-05B-MMA"
  private static let time = #""Start":"2019-06-14T09:00:00Z","End":"2019-06-14T12:00:00Z""#

  private static func events(_ caller: Caller, _ types: String, _ time: String = time) throws -> [[String: Any]] {
    let answer = caller.post("/events/consignments", #"{"EventTypes":[\#(types)],\#(time)}"#)
    try #require(answer.status == 200, "\(answer.text)")
    return try #require(answer.object["Events"] as? [[String: Any]])
  }

  private static func types(_ events: [[String: Any]]) -> [String] {
    events.compactMap { ($0["EventDetails"] as? [String: Any])?["EventType"] as? String }
  }

  private static func states(_ caller: Caller, _ states: String) throws -> [[String: Any]] {
    let answer = caller.post("/events/consignments/stateevents", #"{"ConsignmentStates":[\#(states)],\#(time)}"#)
    try #require(answer.status == 200, "\(answer.text)")
    return answer.list
  }

  private static func allocate(_ caller: Caller) {
    _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(mma)"]}"#)
  }

  /// Allocated at nine, deallocated at ten, allocated again at half past ten, its label read at eleven.
  private static func busy() throws -> Caller {
    let caller = try Caller()
    allocate(caller)
    try caller.travel(to: "2019-06-14T10:00:00Z")
    _ = caller.put("/consignments/\(mma)/deallocate")
    try caller.travel(to: "2019-06-14T10:30:00Z")
    allocate(caller)
    try caller.travel(to: "2019-06-14T11:00:00Z")
    _ = caller.get("/labels/\(mma)/zpl")
    return caller
  }

  private static func ofMMA(_ list: [[String: Any]]) -> [[String: Any]] {
    list.filter { $0["ConsignmentReference"] as? String == mma }
  }

  @Test func `an event has the vendor's members in the vendor's order`() throws {
    let caller = try Caller()
    Self.allocate(caller)
    let answer = caller.post(
      "/events/consignments", #"{"EventTypes":["ConsignmentUpdated"],\#(Self.time)}"#)
    let text = answer.text.replacing(/"EventId":"[0-9a-f-]{36}"/, with: #""EventId":"…""#)
    #expect(
      text.contains(
        #"{"EventId":"…","ConsignmentReference":"EC-000-05B-MMA","ConsignmentReferenceProvidedByCustomer":""#))
    #expect(
      text.contains(
        #""ConsignmentState":"Allocated","EventDetails":{"EventType":"ConsignmentUpdated","#
          + #""Message":"Consignment EC-000-05B-MMA is now Allocated","EventDate":"2019-06-14T09:00:00+00:00","#
          + #""User":"Sandbox","EventDetails":[]},"Links":[{"Rel":"detail","#
          + #""Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-MMA"}],"AdditionalInformation":[]}"#))
  }

  @Test func `what happened is told in its order, also where nothing stored tells of it any more`() throws {
    let caller = try Self.busy()
    let updated = Self.ofMMA(try Self.events(caller, #""ConsignmentUpdated","LabelsPrinted""#))
    #expect(Self.types(updated) == ["ConsignmentUpdated", "ConsignmentUpdated", "ConsignmentUpdated", "LabelsPrinted"])
    let dates = updated.compactMap { ($0["EventDetails"] as? [String: Any])?["EventDate"] as? String }
    #expect(
      dates.map { $0.prefix(16) } == ["2019-06-14T09:00", "2019-06-14T10:00", "2019-06-14T10:30", "2019-06-14T11:00"])
    #expect(Set(updated.compactMap { $0["EventId"] as? String }).count == 4)
  }

  @Test func `both ends of the time count, and nothing beyond`() throws {
    let caller = try Self.busy()
    let exact = #""Start":"2019-06-14T10:00:00Z","End":"2019-06-14T10:30:00Z""#
    #expect(Self.ofMMA(try Self.events(caller, #""ConsignmentUpdated","LabelsPrinted""#, exact)).count == 2)
    let between = #""Start":"2019-06-14T10:00:01Z","End":"2019-06-14T10:29:59Z""#
    #expect(Self.ofMMA(try Self.events(caller, #""ConsignmentUpdated""#, between)).isEmpty)
  }

  @Test func `types are read by number too`() throws {
    let caller = try Self.busy()
    #expect(Self.types(Self.ofMMA(try Self.events(caller, "3"))) == ["LabelsPrinted"])
  }

  @Test func `an update tells what it changed`() throws {
    let caller = try Caller()
    _ = caller.put("/consignments/\(Self.mma)/setCustomerProvidedReference", #"{"Reference":"mine"}"#)
    #expect(Self.types(Self.ofMMA(try Self.events(caller, #""ConsignmentUpdated""#))) == ["ConsignmentUpdated"])
    let two = #"{"Items":[{"Sku":"A"},{"Sku":"B"}],"# + Example.package.dropFirst()
    let added = caller.post("/consignments/\(Self.mma)/addpackage", two)
    #expect(added.status == 201)
    #expect(Self.types(Self.ofMMA(try Self.events(caller, #""PackageAdded","PackageRemoved""#))) == ["PackageAdded"])
    // Of the halves one is new, and the other lighter than it was.
    let reference = try #require(added.text.firstMatch(of: /EP-[0-9A-Z-]+/)).output
    let split = caller.put("/packages/\(reference)/split")
    #expect((200...299).contains(split.status), "\(split.text)")
    #expect(
      Self.types(Self.ofMMA(try Self.events(caller, #""PackageAdded","PackageUpdated","PackageRemoved""#)))
        == ["PackageAdded", "PackageAdded", "PackageUpdated"])
  }

  @Test func `the summary names each consignment once under each type`() throws {
    let caller = try Self.busy()
    let answer = caller.post(
      "/events/consignments/summary", #"{"EventTypes":["ConsignmentUpdated","LabelsPrinted"],\#(Self.time)}"#)
    let summaries = try #require(answer.object["EventSummaries"] as? [[String: Any]])
    #expect(summaries.compactMap { $0["EventType"] as? String } == ["ConsignmentUpdated", "LabelsPrinted"])
    for summary in summaries {
      #expect(Self.ofMMA(try #require(summary["Consignments"] as? [[String: Any]])).count == 1)
    }
  }

  @Test func `state events tell each entry into a state`() throws {
    let caller = try Self.busy()
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    let entries = Self.ofMMA(try Self.states(caller, #""Allocated","Unallocated","Manifested""#))
    #expect(
      entries.compactMap { $0["ConsignmentState"] as? String } == [
        "Unallocated", "Allocated", "Unallocated", "Allocated", "Manifested",
      ])
    let last = try #require(entries.last)
    #expect(last["CarrierServiceReference"] as? String == "CX_NDS")
    #expect((last["Packages"] as? [[String: Any]])?.first?["TrackingDetails"] is [[String: Any]])
    let other = caller.post(
      "/events/consignmentstateevents", #"{"ConsignmentStates":["Manifested"],\#(Self.time)}"#)
    #expect(Self.ofMMA(other.list).count == 1)
  }

  @Test func `state events and audit tell what carriers have told by the clock`() throws {
    let caller = try Self.busy()
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    try caller.travel(to: "2019-06-20T09:00:00Z")
    let answer = caller.post(
      "/events/consignments/stateevents",
      #"{"ConsignmentStates":["Collected","Delivered"],"Start":"2019-06-14T09:00:00Z","End":"2019-06-20T09:00:00Z"}"#)
    #expect(
      Self.ofMMA(answer.list).compactMap { $0["ConsignmentState"] as? String } == ["Collected", "Delivered"])
    let last = try #require(caller.get("/consignments/\(Self.mma)/audit").list.last)
    #expect(last["Message"] as? String == "Consignment EC-000-05B-MMA is now Delivered")
    #expect(last["Category"] as? Int == 1)
    #expect(last["Username"] as? String == "System")
  }

  @Test func `the audit tells of states and labels, the earliest first`() throws {
    let caller = try Self.busy()
    let answer = caller.get("/consignments/\(Self.mma)/audit")
    #expect(answer.status == 200)
    #expect(
      answer.list.compactMap { $0["Message"] as? String }.suffix(5) == [
        "Consignment EC-000-05B-MMA has been created", "Consignment EC-000-05B-MMA is now Allocated",
        "Consignment EC-000-05B-MMA is now Unallocated", "Consignment EC-000-05B-MMA is now Allocated",
        "Labels of Consignment EC-000-05B-MMA have been printed",
      ])
    #expect(answer.list.last?["Category"] as? Int == 3)
    #expect(answer.list.first?["Severity"] as? Int == 1)
    #expect(caller.get("/consignments/EC-ZZZ-ZZZ-ZZZ/audit").code == "ConsignmentNotFoundException")
  }

  @Test func `a state event shows the consignment as it stood then`() throws {
    let caller = try Self.busy()
    let entries = Self.ofMMA(try Self.states(caller, #""Allocated","Unallocated""#))
    let numbers = entries.map { $0["ConsignmentTrackingReference"] as? String }
    // Created, allocated, deallocated, allocated anew.
    try #require(numbers.count == 4)
    #expect(numbers[0] == nil && numbers[2] == nil)
    let (first, second) = (try #require(numbers[1]), try #require(numbers[3]))
    #expect(first != second)
    let packages = try #require(entries[1]["Packages"] as? [[String: Any]])
    #expect((packages.first?["TrackingDetails"] as? [[String: Any]])?.first?["TrackingReference"] as? String == first)
    for place in [0, 2] {
      #expect(entries[place]["CarrierServiceReference"] is NSNull && entries[place]["LatestDeliveryDate"] is NSNull)
      #expect((entries[place]["ConsignmentLegs"] as? [Any])?.isEmpty == true)
    }
    let events = Self.ofMMA(try Self.events(caller, #""ConsignmentCreated","ConsignmentUpdated","LabelsPrinted""#))
    #expect(
      events.compactMap { $0["ConsignmentState"] as? String } == [
        "Unallocated", "Allocated", "Unallocated", "Allocated", "Allocated",
      ])
  }

  @Test func `what was added, renamed and delivered later is not told of what was before`() throws {
    let caller = try Caller()
    _ = caller.post("/consignments/\(Self.mma)/addpackage", Example.package)
    _ = caller.put("/consignments/\(Self.mma)/setCustomerProvidedReference", #"{"Reference":"later"}"#)
    try caller.travel(to: "2019-06-14T10:00:00Z")
    Self.allocate(caller)
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    try caller.travel(to: "2019-06-28T09:00:00Z")
    let answer = caller.post(
      "/events/consignments/stateevents",
      #"{"ConsignmentStates":["Unallocated","Allocated","OutForDelivery","Delivered"],"#
        + #""Start":"2019-06-01T09:00:00Z","End":"2019-06-28T09:00:00Z"}"#)
    let entries = Self.ofMMA(answer.list)
    #expect(
      entries.compactMap { $0["ConsignmentState"] as? String } == [
        "Unallocated", "Allocated", "OutForDelivery", "Delivered",
      ])
    #expect(entries.compactMap { ($0["Packages"] as? [Any])?.count } == [1, 2, 2, 2])
    #expect(
      entries.compactMap { $0["ConsignmentReferenceProvidedByCustomer"] as? String } == [
        "socks", "later", "later", "later",
      ])
    #expect(entries.map { $0["DateDelivered"] is String } == [false, false, false, true])
  }

  @Test func `the audit has a line for each tracking event, and one more where it changes the state`() throws {
    let caller = try Self.busy()
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    try caller.travel(to: "2019-06-14T12:00:00Z")
    let package = try #require(
      (caller.get("/consignments/\(Self.mma)").object["Packages"] as? [[String: Any]])?.first?["Reference"] as? String)
    let told = caller.post(
      "/tracking/carrierevents",
      #"{"CarrierReference":"X","ConsignmentTrackingEvents":[{"ConsignmentTrackingReference":"\#(Self.mma)","#
        + #""PackageTrackingEvents":[{"PackageReference":"\#(package)","TrackingEvents":["#
        + #"{"TimeStamp":"2019-06-14T11:30:00Z","Code":"PU","Description":"Fetched"},"#
        + #"{"TimeStamp":"2019-06-14T11:40:00Z","Code":"SCAN"}]}]}]}"#)
    #expect(told.status == 200, "\(told.text)")
    let lines = caller.get("/consignments/\(Self.mma)/audit").list.filter { $0["Category"] as? Int == 1 }
    #expect(
      lines.compactMap { $0["Message"] as? String } == [
        "Package \(package) of Consignment \(Self.mma): PU, Fetched", "Consignment \(Self.mma) is now Collected",
        "Package \(package) of Consignment \(Self.mma): SCAN",
      ])
    #expect(lines.allSatisfy { $0["Username"] as? String == "System" && $0["Severity"] as? Int == 1 })
    #expect(Set(lines.compactMap { $0["Id"] as? String }).count == 3)
    #expect(
      caller.with("Accept", "text/xml").get("/consignments/\(Self.mma)/audit").text.contains(">Tracking</Category>"))
  }

  @Test(arguments: [
    (#"{"EventTypes":[],\#(time)}"#, ["EventTypes"]), (#"{"EventTypes":["ConsignmentCreated"]}"#, ["Start", "End"]),
    (#"{"EventTypes":[1],"Start":"2019-06-15T00:00:00Z","End":"2019-06-14T00:00:00Z"}"#, ["End"]),
    ("{}", ["EventTypes", "Start", "End"]),
  ])
  func `what is missing or the wrong way round is named`(row: (body: String, targets: [String])) throws {
    let answer = try Caller().post("/events/consignments", row.body)
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(answer.details.map { String($0.prefix { $0 != ":" }) } == row.targets)
  }

  @Test func `an unknown type is a 400`() throws {
    #expect(
      try Caller().post("/events/consignments", #"{"EventTypes":[],\#(Self.time)}"#).details == [
        "EventTypes: At least one event type is required"
      ])
    #expect(
      try Caller().post("/events/consignments/stateevents", #"{"ConsignmentStates":[],\#(Self.time)}"#).details == [
        "ConsignmentStates: At least one consignment state is required"
      ])
    #expect(try Caller().post("/events/consignments", #"{"EventTypes":["Sold"],\#(Self.time)}"#).status == 400)
  }

  @Test func `nothing found is an empty list`() throws {
    let late = #""Start":"2030-01-01T00:00:00Z","End":"2030-01-02T00:00:00Z""#
    #expect(try Self.events(try Caller(), #""ConsignmentCreated""#, late).isEmpty)
  }
}
