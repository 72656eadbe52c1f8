import Foundation
import Testing

@testable import VendorAPI

/// contract/52-tracking-and-events.md, sections 1, 2, 5 and 9.
@Suite struct TrackingTests {
  private static let mma = "EC-000-05B-MMA"
  private static let ep = "EP-000-05F-0CY"

  /// Allocated with a service and manifested on Friday, 14 June, at 09:00.
  private static func manifested(_ service: String = "CX_NDS") throws -> Caller {
    let caller = try Caller()
    let body = #"{"MpdCarrierServiceReference":"\#(service)","ConsignmentReferences":["\#(mma)"]}"#
    try #require(caller.put("/allocation/allocatewithcarrierservice", body).list.first?["StatusCode"] as? Int == 200)
    let manifest = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(mma)"]}"#)
    try #require(manifest.list.first?["IsSuccess"] as? Bool == true)
    return caller
  }

  private static func package(_ caller: Caller) throws -> String {
    let packages = caller.get("/consignments/\(mma)").object["Packages"] as? [[String: Any]]
    return try #require(packages?.first?["Reference"] as? String)
  }

  private static func codes(_ caller: Caller) throws -> [String] {
    let packages = try #require(
      caller.get("/tracking/flattened/\(mma)").object["TrackedPackages"] as? [[String: Any]])
    return (packages.first?["Events"] as? [[String: Any]] ?? []).compactMap { $0["Code"] as? String }
  }

  /// What carriers send: events of the consignment's only package.
  private static func told(
    _ events: String, consignment: String = mma, package: String, carrier: String = "CARRIER_X"
  ) -> String {
    #"{"CarrierReference":"\#(carrier)","ConsignmentTrackingEvents":[{"ConsignmentTrackingReference":"\#(consignment)","#
      + #""PackageTrackingEvents":[{"PackageReference":"\#(package)","TrackingEvents":[\#(events)]}]}]}"#
  }

  // MARK: Reading

  @Test func `what was never manifested has no tracked packages, and what nobody has told of has no events`() throws {
    let caller = try Caller()
    let none = #"{"ConsignmentReferenceForAllLegsAssignedByMpd":"\#(Self.mma)","TrackedPackages":[]}"#
    #expect(caller.get("/tracking/\(Self.mma)").text == none)
    #expect(caller.get("/tracking/flattened/\(Self.mma.lowercased())").text == none)
    let manifested = try Self.manifested()
    let package = try Self.package(manifested)
    #expect(
      manifested.get("/tracking/\(Self.mma)").text
        == #"{"ConsignmentReferenceForAllLegsAssignedByMpd":"\#(Self.mma)","TrackedPackages":[{"PackageReferenceForAllLegsAssignedByMpd":"#
        + #""\#(package)","Legs":[{"CarrierServiceName":"Next Day Super","Events":[]}]}]}"#)
    #expect(
      manifested.get("/tracking/flattened/\(Self.mma)").text
        == #"{"ConsignmentReferenceForAllLegsAssignedByMpd":"\#(Self.mma)","TrackedPackages":[{"PackageReferenceForAllLegsAssignedByMpd":"#
        + #""\#(package)","Events":[]}]}"#)
  }

  @Test func `an unknown consignment is not found, by whatever name`() throws {
    let caller = try Caller()
    for path in [
      "/tracking/EC-ZZZ-ZZZ-ZZZ", "/tracking/flattened/EC-ZZZ-ZZZ-ZZZ", "/tracking/clientreference/nobody's",
    ] {
      let answer = caller.get(path)
      #expect(answer.status == 404 && answer.code == "ConsignmentNotFoundException", "\(answer.text)")
    }
  }

  @Test func `events come in the order of time, the newest first, in both versions alike`() throws {
    let caller = try Self.manifested("MPD_T48CX")
    try caller.travel(to: "2019-06-20T00:00:00Z")
    let text = caller.get("/tracking/\(Self.mma)").text
    let events = text.matches(of: /"TimeStamp":"([^"]+)","Code":"([^"]+)"/).map { (String($0.1), String($0.2)) }
    #expect(events.map(\.1) == ["Delivered", "OutForDelivery", "InTransit", "InTransit", "Collected"])
    #expect(events.map(\.0) == events.map(\.0).sorted(by: >))
    #expect(
      text.contains(
        #""Code":"Delivered","Description":"Package was delivered","SignedBy":"McPetersson","Location":"#), "\(text)")
    #expect(text.contains(#""Description":"Collected by the carrier","SignedBy":null,"Location":"#))
    #expect(caller.with("electio-api-version", "1").get("/tracking/\(Self.mma)").text == text)
  }

  @Test func `a leg's events stand in it`() throws {
    let caller = try Caller()
    let created = caller.post(
      "/consignments", CreateConsignmentTests.smallest().replacing("\"GB\"}}", with: "\"DE\"}}"))
    let match = try #require(created.text.firstMatch(of: /EC-[0-9A-Z-]{11}/))
    let reference = String(match.0)
    let allocated = caller.put(
      "/allocation/allocatewithcarrierservice",
      #"{"MpdCarrierServiceReference":"DHL_PCN","ConsignmentReferences":["\#(reference)"]}"#)
    try #require(allocated.list.first?["StatusCode"] as? Int == 200, "\(allocated.text)")
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(reference)"]}"#)
    try caller.travel(to: "2019-07-20T00:00:00Z")
    let package = try #require(
      (caller.get("/tracking/\(reference)").object["TrackedPackages"] as? [[String: Any]])?.first)
    let legs = try #require(package["Legs"] as? [[String: Any]])
    let codes = legs.map { ($0["Events"] as? [[String: Any]] ?? []).compactMap { $0["Code"] as? String } }
    #expect(codes.count == 2)
    #expect(codes[0].last == "Collected" && codes[0].first == "InTransit")
    #expect(codes[1].first == "Delivered" && codes[1].contains("OutForDelivery") && codes[1].last == "InTransit")
  }

  @Test func `the customer's reference leads to all that it calls so, the youngest first, with one slash or two`()
    throws
  {
    let caller = try Self.manifested()
    let created = caller.post("/consignments", CreateConsignmentTests.smallest())
    let youngest = String(try #require(created.text.firstMatch(of: /EC-[0-9A-Z-]{11}/)).0)
    let own = try #require(
      caller.get("/consignments/\(Self.mma)").object["ConsignmentReferenceProvidedByCustomer"] as? String)
    #expect(caller.put("/consignments/\(youngest)/setCustomerProvidedReference", "\"\(own)\"").status == 200)
    let path = try #require(own.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    let answer = caller.get("/tracking/clientreference/\(path)")
    #expect(
      answer.list.compactMap { $0["ConsignmentReferenceForAllLegsAssignedByMpd"] as? String } == [youngest, Self.mma])
    #expect(caller.get("/tracking//clientReference/\(path)").text == answer.text)
    #expect(caller.get("/Tracking//clientreference/\(path)/").text == answer.text)
    #expect(caller.get("/tracking/clientreference//\(path)").status == 404)
  }

  // MARK: What follows

  @Test func `state, dates, status, searches, counts and lateness agree at every step`() throws {
    let caller = try Self.manifested("CX_ECO")
    try caller.travel(to: "2019-07-01T00:00:00Z")
    let text = caller.get("/tracking/\(Self.mma)").text
    let events = text.matches(of: /"TimeStamp":"([^"]+)","Code":"([^"]+)"/).map { (String($0.1), String($0.2)) }
      .reversed()
    var before = "Manifested"
    for (moment, code) in events {
      let instant = try #require(ISO8601DateFormatter().date(from: moment))
      for (time, state) in [(instant.addingTimeInterval(-1), before), (instant, code)] {
        try caller.travel(to: ISO8601DateFormatter().string(from: time))
        let consignment = caller.get("/consignments/\(Self.mma)").object
        #expect(consignment["ConsignmentState"] as? String == state)
        #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == state)
        #expect(caller.get("/consignments/getConsignmentReferences?state=\(state)").text.contains(Self.mma))
        #expect(caller.get("/consignments/count?state=\(state)&reference=\(Self.mma)").text == "1")
        let summary = caller.get("/consignments/1/0?reference=\(Self.mma)").object
        let entry = try #require((summary["ConsignmentSummaries"] as? [[String: Any]])?.first)
        #expect(entry["State"] as? String == state)
        let counts = caller.get("/consignments/summary?startFrom=2019-01-01&endAt=2019-12-31").text
        #expect(counts.contains(#""Key":"\#(state)""#))
        #expect(
          try Self.codes(caller).first == (state == "Manifested" ? nil : state))
        let isCollected = state != "Manifested"
        for date in ["DateCollected", "DateShipped"] {
          #expect((consignment[date] is String) == isCollected, "\(state) \(date)")
        }
        for date in ["DateDelivered", "AttemptedDeliveryDate", "FirstAttemptedDeliveryDate"] {
          #expect((consignment[date] as? String) == (state == "Delivered" ? moment : nil), "\(state) \(date)")
        }
      }
      before = code
    }
    // Delivered in time: never late, however long ago.
    try caller.travel(to: "2019-12-01T00:00:00Z")
    let late = caller.get("/consignments/late?reference=\(Self.mma)").object
    #expect(late["TotalNumberOfLateConsignments"] as? Int == 0)
    // Put back before its manifest's day, it is manifested again; a search by the shipped date follows.
    #expect(caller.get("/consignments/count?shippedDateFrom=2019-06-14&reference=\(Self.mma)").text == "1")
    try caller.travel(to: "2019-06-14T09:00:00Z")
    #expect(caller.get("/consignments/count?shippedDateFrom=2019-06-14&reference=\(Self.mma)").text == "0")
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Manifested")
  }

  @Test func `what goes back is back after its way`() throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest(extra: #""ConsignmentReferenceProvidedByCustomer":"sandbox:damaged","#)
    let reference = String(try #require(caller.post("/consignments", body).text.firstMatch(of: /EC-[0-9A-Z-]{11}/)).0)
    _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(reference)"]}"#)
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(reference)"]}"#)
    try caller.travel(to: "2019-07-20T00:00:00Z")
    let consignment = caller.get("/consignments/\(reference)").object
    #expect(consignment["ConsignmentState"] as? String == "ReturnToSender")
    #expect(consignment["DateReturned"] is String)
    #expect(consignment["DateDelivered"] is NSNull)
    #expect(consignment["LateForCustomer"] as? Bool == true)
  }

  @Test func `a manifest can fail once, and succeed then`() throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest(
      extra: #""ConsignmentReferenceProvidedByCustomer":"sandbox:manifest-failed:1","#)
    let reference = String(try #require(caller.post("/consignments", body).text.firstMatch(of: /EC-[0-9A-Z-]{11}/)).0)
    let list = #"{"ConsignmentReferences":["\#(reference)"]}"#
    _ = caller.put("/allocation/allocate", list)
    #expect(
      caller.put("/consignments/manifest", list).text
        == #"[{"IsSuccess":false,"Message":"Consignment \#(reference) could not be manifested. The carrier did not take the manifest.","#
        + #""Data":"\#(reference)","ApiLinks":null}]"#)
    let summary = caller.get("/consignments/1/0?reference=\(reference)").text
    #expect(summary.contains(#""State":"ManifestFailed""#))
    #expect(
      summary.contains(
        #""FailedManifestMessage":"The carrier did not take the manifest.","FailedManifestTimeStamp":"2019-06-14T09:00:00+00:00""#
      ))
    #expect(caller.get("/consignments/customer/manifests").text == "[]")
    #expect(caller.put("/consignments/manifest", list).list.first?["IsSuccess"] as? Bool == true)
    #expect(caller.get("/consignments/1/0?reference=\(reference)").text.contains(#""FailedManifestMessage":null"#))
  }

  // MARK: Posting

  @Test(arguments: ["/tracking/carrierevents", "/carrierTrackingEvents"])
  func `what carriers post is shown, moves the state, and ends the plan`(path: String) throws {
    let caller = try Self.manifested()
    let package = try Self.package(caller)
    let answer = caller.post(
      path,
      Self.told(
        #"{"TimeStamp":"2019-06-14T10:30:00+01:00","Code":"DELIVERED","Description":"Handed over","SignedBy":"C. Smith","Location":"Porch"}"#,
        package: package))
    #expect(answer.status == 200 && answer.text.isEmpty)
    #expect(try Self.codes(caller) == [])
    try caller.travel(to: "2019-06-14T09:30:00Z")
    #expect(
      caller.get("/tracking/flattened/\(Self.mma)").text.contains(
        #""Events":[{"TimeStamp":"2019-06-14T10:30:00+01:00","Code":"DELIVERED","Description":"Handed over","SignedBy":"C. Smith","Location":"Porch","CarrierServiceName":"Next Day Super"}]"#
      ))
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Delivered")
    try caller.travel(to: "2019-08-01T00:00:00Z")
    #expect(try Self.codes(caller) == ["DELIVERED"])
  }

  /// Before anything of the plan, and after its collection.
  @Test(arguments: ["2019-06-14T09:00:00Z", "2019-06-14T18:00:00Z"])
  func `what carriers tell of a time before the manifest is one story in state, dates and tracking`(now: String) throws
  {
    let caller = try Self.manifested()
    try caller.travel(to: now)
    let event = #"{"TimeStamp":"2019-06-13T10:30:00+01:00","Code":"DELIVERED"}"#
    let package = try Self.package(caller)
    #expect(caller.post("/tracking/carrierevents", Self.told(event, package: package)).status == 200)
    for time in [now, "2019-08-01T00:00:00Z"] {
      try caller.travel(to: time)
      #expect(try Self.codes(caller) == ["DELIVERED"])
      let consignment = caller.get("/consignments/\(Self.mma)").object
      #expect(consignment["ConsignmentState"] as? String == "Delivered")
      for date in ["DateDelivered", "AttemptedDeliveryDate", "FirstAttemptedDeliveryDate"] {
        #expect(consignment[date] as? String == "2019-06-13T10:30:00+01:00", "\(date)")
      }
      #expect(consignment["DateCollected"] is NSNull && consignment["DateShipped"] is NSNull)
      #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Delivered")
      #expect(caller.get("/consignments/count?state=Delivered&reference=\(Self.mma)").text == "1")
    }
    let entered = caller.post(
      "/events/consignments/stateevents",
      #"{"ConsignmentStates":["Manifested","Delivered"],"Start":"2019-06-13T00:00:00Z","End":"2019-06-15T00:00:00Z"}"#)
    #expect(entered.list.map { $0["ConsignmentState"] as? String } == ["Delivered", "Manifested"])
    #expect(entered.list.map { $0["DateDelivered"] as? String } == ["2019-06-13T10:30:00+01:00", nil])
  }

  @Test func `a tracking number names the consignment and the package`() throws {
    let caller = try Self.manifested()
    let legs = caller.get("/consignments/\(Self.mma)").object["ConsignmentLegs"] as? [[String: Any]]
    let number = try #require((legs?.first?["TrackingReferences"] as? [String])?.first)
    let event = #"{"TimeStamp":"2019-06-14T09:00:00Z","Code":"PU"}"#
    let answer = caller.post(
      "/tracking/carrierevents", Self.told(event, consignment: number.lowercased(), package: number))
    #expect(answer.status == 200)
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Collected")
  }

  @Test func `what fits nothing is not found, and changes nothing`() throws {
    let caller = try Self.manifested()
    let package = try Self.package(caller)
    let event = #"{"TimeStamp":"2019-06-14T09:00:00Z","Code":"PU"}"#
    let before = caller.get("/consignments/\(Self.mma)").text
    for (consignment, package, code) in [
      ("nothing", package, "ConsignmentNotFoundException"), ("EC-000-0ST-ALL", package, "ConsignmentNotFoundException"),
      (Self.mma, "EP-ZZZ-ZZZ-ZZZ", "PackageNotFoundException"),
    ] {
      let answer = caller.post("/tracking/carrierevents", Self.told(event, consignment: consignment, package: package))
      #expect(answer.status == 404 && answer.code == code, "\(answer.text)")
    }
    #expect(caller.get("/consignments/\(Self.mma)").text == before)
  }

  @Test func `events of what is not with its carrier yet say so`() throws {
    let event = #"{"TimeStamp":"2019-06-14T09:00:00Z","Code":"PU"}"#
    let answer = try Caller().post(
      "/tracking/carrierevents", Self.told(event, consignment: "EC-000-0ST-ALL", package: "EP-ZZZ-ZZZ-ZZZ"))
    #expect(answer.status == 404)
    #expect(
      answer.message == "Consignment EC-000-0ST-ALL is not with its carrier: it is Allocated, and carriers know "
        + "consignments from their manifest on")
  }

  @Test(arguments: [
    ("{}", ["CarrierReference: CarrierReference is required", "ConsignmentTrackingEvents: At least one is required"]),
    (
      #"{"CarrierReference":" ","ConsignmentTrackingEvents":[{}]}"#,
      [
        "CarrierReference: CarrierReference is required",
        "ConsignmentTrackingEvents[0].ConsignmentTrackingReference: ConsignmentTrackingReference is required",
        "ConsignmentTrackingEvents[0].PackageTrackingEvents: At least one is required",
      ]
    ),
    (
      #"{"CarrierReference":"X","ConsignmentTrackingEvents":[{"ConsignmentTrackingReference":"EC","PackageTrackingEvents":[{"TrackingEvents":[{}]}]}]}"#,
      [
        "ConsignmentTrackingEvents[0].PackageTrackingEvents[0].PackageReference: PackageReference is required",
        "ConsignmentTrackingEvents[0].PackageTrackingEvents[0].TrackingEvents[0].TimeStamp: TimeStamp is required",
        "ConsignmentTrackingEvents[0].PackageTrackingEvents[0].TrackingEvents[0].Code: Code is required",
      ]
    ),
  ])
  func `every member that is missing is named`(body: String, details: [String]) throws {
    let answer = try Caller().post("/tracking/carrierevents", body)
    #expect(answer.status == 400 && answer.code == "ValidationException")
    #expect(answer.details.sorted() == details.sorted())
  }

  // MARK: XML

  @Test(arguments: ["1", "1.1"]) func `tracking in XML stands in no namespace`(version: String) throws {
    let caller = try Self.manifested()
    let package = try Self.package(caller)
    let sent =
      "<BulkCarrierTrackingEventsRequest><CarrierReference>X</CarrierReference><ConsignmentTrackingEvents>"
      + "<ConsignmentTrackingEvents><ConsignmentTrackingReference>\(Self.mma)</ConsignmentTrackingReference>"
      + "<PackageTrackingEvents><PackageTrackingEvents><PackageReference>\(package)</PackageReference>"
      + "<TrackingEvents><TrackingEvent><TimeStamp>2019-06-14T09:00:00Z</TimeStamp><Code>Sample</Code>"
      + "<SignedBy>P. Smith</SignedBy></TrackingEvent></TrackingEvents></PackageTrackingEvents>"
      + "</PackageTrackingEvents></ConsignmentTrackingEvents></ConsignmentTrackingEvents>"
      + "</BulkCarrierTrackingEventsRequest>"
    let xml = caller.inXML.with("electio-api-version", version)
    let posted = xml.post("/tracking/carrierevents", sent)
    #expect(posted.status == 200, "\(posted.text)")
    let head =
      #"<?xml version="1.0"?><ROOT xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#
    let opening =
      "<ConsignmentReferenceForAllLegsAssignedByMpd>\(Self.mma)</ConsignmentReferenceForAllLegsAssignedByMpd>"
    let reference =
      "<PackageReferenceForAllLegsAssignedByMpd>\(package)</PackageReferenceForAllLegsAssignedByMpd>"
    let stamp = xml.get("/tracking/\(Self.mma)").text.firstMatch(of: /<TimeStamp>([^<]+)</).map { String($0.1) } ?? ""
    #expect(stamp.hasPrefix("2019-06-14T09:00:00"))
    let event = "<TimeStamp>\(stamp)</TimeStamp><Code>Sample</Code><SignedBy>P. Smith</SignedBy>"
    #expect(
      xml.get("/tracking/\(Self.mma)").text
        == head.replacing("ROOT", with: "ConsignmentViewModel") + opening
        + "<TrackedPackages><PackageViewModel>\(reference)<Legs><LegViewModel>"
        + "<CarrierServiceName>Next Day Super</CarrierServiceName><Events><EventViewModel>\(event)</EventViewModel>"
        + "</Events></LegViewModel></Legs></PackageViewModel></TrackedPackages></ConsignmentViewModel>")
    #expect(
      xml.get("/tracking/flattened/\(Self.mma)").text
        == head.replacing("ROOT", with: "FlattenedConsignmentViewModel") + opening
        + "<TrackedPackages><FlattenedPackageViewModel>\(reference)<Events><FlattenedEventViewModel>\(event)"
        + "<CarrierServiceName>Next Day Super</CarrierServiceName></FlattenedEventViewModel></Events>"
        + "</FlattenedPackageViewModel></TrackedPackages></FlattenedConsignmentViewModel>")
  }
}
