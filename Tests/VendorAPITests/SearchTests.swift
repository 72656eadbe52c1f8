import Foundation
import HTTPTypes
import Sandbox
import Testing

@testable import VendorAPI

/// contract/30-consignments.md, section 3, "Search" and the references.
@Suite struct SearchTests {
  private static let mma = "EC-000-05B-MMA"
  /// The built-in consignments in their file's order.
  private static let all = 21

  private static func references(_ answer: Caller.Answer) -> [String] { answer.json as? [String] ?? [] }

  private static func found(_ caller: Caller, _ query: String) -> [String] {
    (caller.get("/consignments/100/0?\(query)").object["ConsignmentSummaries"] as? [[String: Any]] ?? [])
      .compactMap { $0["Reference"] as? String }
  }

  /// A world with one consignment that has every member a search looks at.
  private static func caller() throws -> Caller {
    let caller = try Caller()
    let extra = #"""
      "ConsignmentReferenceProvidedByCustomer":"order-1","Direction":"Inbound","Source":"Web",\#
      "ShippingDate":"2019-06-18","RequestedDeliveryDate":{"Date":"2019-06-25"},
      """#
    let answer = caller.post("/consignments", CreateConsignmentTests.smallest(weight: "7.25", extra: extra))
    let href = try #require(answer.list.first?["Href"] as? String)
    let reference = String(try #require(href.split(separator: "/").last))
    _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(reference)"]}"#)
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(reference)"]}"#)
    _ = caller.put("/consignments/Dispatch", #"{"ConsignmentReferences":["\#(reference)"]}"#)
    try #require(caller.get("/consignments/\(reference)/status").object["Status"] as? String == "Dispatched")
    return caller
  }

  // MARK: - Shape

  @Test func `the summary of an unallocated consignment stands member for member as documented`() throws {
    #expect(
      try Caller().get("/consignments/1/18?State=Unallocated").text
        == #"{"Count":19,"ConsignmentSummaries":[{"Source":"Api","MpdCarrierServiceName":null,"#
        + #""MpdCarrierServiceGroupName":null,"MpdCarrierServiceGroupReference":null,"#
        + #""DestinationAddressLine1":"13 Porter Street","DestinationAddressTown":null,"#
        + #""DestinationAddressPostcode":"M1 5WG","DestinationAddressCountry":"GB","#
        + #""DestinationShippingLocationReference":null,"RequestedDeliveryDate":null,"#
        + #""RequestedDeliveryDateIsToBeExactlyOnTheDateSpecified":null,"LabelsPrinted":false,"#
        + #""DateLabelsWereFirstPrinted":null,"EstimatedDeliveryDate":null,"ShippingTerms":null,"#
        + #""FailedAllocationAttemptedAllocationDate":null,"FailedAllocationMessage":null,"#
        + #""FailedAllocationMpdCarrierServiceReference":null,"FailedAllocationMpdCarrierServiceGroupName":null,"#
        + #""FailedAllocationMpdCarrierServiceGroupReference":null,"FailedAllocationMpdCarrierServiceName":null,"#
        + #""IsLate":false,"DeliveryDate":null,"CollectionDate":null,"AttemptedDeliveryDate":null,"#
        + #""Value":{"Amount":5.99,"Currency":{"Name":null,"IsoCode":"GBP"}},"#
        + #""Weight":{"Value":0.5,"Unit":"Kg"},"#
        + #""ApiLink":{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-MMA"},"#
        + #""FailedManifestMessage":null,"FailedManifestTimeStamp":null,"Reference":"EC-000-05B-MMA","#
        + #""ConsignmentReferenceProvidedByCustomer":"socks","DateCreated":"2019-06-14T09:00:00+00:00","#
        + #""State":"Unallocated","ShippingDate":null,"MpdCarrierReference":null,"#
        + #""MpdCarrierServiceReference":null,"AllocationDate":null,"ShippedDate":null}]}"#)
  }

  @Test func `an allocated summary has service, dates and an empty group reference`() throws {
    let caller = try Caller()
    _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    let summary = try #require(
      (caller.get("/consignments/1/0?reference=\(Self.mma)").object["ConsignmentSummaries"] as? [[String: Any]])?.first)
    #expect(summary["MpdCarrierServiceReference"] as? String == "CX_NDS")
    #expect(summary["MpdCarrierServiceName"] as? String == "Next Day Super")
    #expect(summary["MpdCarrierServiceGroupReference"] as? String == "")
    #expect(summary["MpdCarrierServiceGroupName"] is NSNull)
    #expect(summary["MpdCarrierReference"] is NSNull)
    #expect(summary["AllocationDate"] as? String == "2019-06-14T09:00:00+00:00")
    #expect(summary["CollectionDate"] is NSNull)
    let consignment = caller.get("/consignments/\(Self.mma)").object
    #expect(summary["EstimatedDeliveryDate"] as? String == consignment["EarliestDeliveryDate"] as? String)
    #expect(summary["DeliveryDate"] as? String == consignment["LatestDeliveryDate"] as? String)
  }

  @Test func `a failed summary has the attempt's date and message`() throws {
    let caller = try Caller()
    _ = caller.put(
      "/allocation/allocatewithcarrierservice",
      #"{"MpdCarrierServiceReference":"CX_NDS","ConsignmentReferences":["EC-000-0HV-T01"]}"#)
    let summary = try #require(
      (caller.get("/consignments/1/0?state=AllocationFailed").object["ConsignmentSummaries"] as? [[String: Any]])?
        .first)
    #expect(summary["Reference"] as? String == "EC-000-0HV-T01")
    #expect(summary["FailedAllocationAttemptedAllocationDate"] as? String == "2019-06-14T09:00:00+00:00")
    #expect((summary["FailedAllocationMessage"] as? String)?.isEmpty == false)
    #expect(summary["FailedAllocationMpdCarrierServiceReference"] as? String == "CX_NDS")
  }

  // MARK: - Order and pages

  @Test func `pages run from the youngest to the oldest and Count is the number of all matches`() throws {
    let caller = try Caller()
    let everything = Self.found(caller, "")
    #expect(everything.count == Self.all)
    #expect(Array(everything.suffix(3)) == ["EC-000-A04-0DV", "EC-000-083-45D", Self.mma])
    var pages: [String] = []
    for skip in stride(from: 0, to: 25, by: 4) {
      let answer = caller.get("/consignments/4/\(skip)").object
      #expect(answer["Count"] as? Int == Self.all)
      pages += (answer["ConsignmentSummaries"] as? [[String: Any]] ?? []).compactMap { $0["Reference"] as? String }
    }
    #expect(pages == everything)
  }

  @Test func `a change leaves a consignment in its place and a new one comes first`() throws {
    let caller = try Caller()
    let before = Self.found(caller, "")
    _ = caller.put("/consignments/\(Self.mma)/cancel")
    #expect(Self.found(caller, "") == before)
    _ = caller.post("/consignments", CreateConsignmentTests.smallest())
    #expect(Array(Self.found(caller, "").dropFirst()) == before)
  }

  @Test(arguments: [
    ("0/0", 0), ("100/21", 0), ("9223372036854775807/9223372036854775807", 0), ("9223372036854775807/20", 1),
    ("1/20/", 1),
  ])
  func `a page beyond the end is empty and still counts`(page: String, count: Int) throws {
    let answer = try Caller().get("/consignments/\(page)").object
    #expect(answer["Count"] as? Int == Self.all)
    #expect((answer["ConsignmentSummaries"] as? [Any])?.count == count)
  }

  @Test(arguments: [
    ("-1/0", "take"), ("10/-1", "skip"), ("9223372036854775808/0", "take"), ("1/99999999999999999999", "skip"),
  ])
  func `a page that is no number from 0 is a 400 that names it`(page: String, name: String) throws {
    let answer = try Caller().get("/consignments/\(page)")
    #expect(answer.status == 400)
    #expect(answer.code == "InvalidQueryParameterException")
    #expect(answer.details.first?.hasPrefix("\(name): '") == true)
    #expect(answer.message?.contains("is not a whole number from 0 to 9223372036854775807") == true)
  }

  @Test(arguments: ["/consignments/EC-000-05B-MMA/stats", "/consignments/ten/0", "/consignments/10/none"])
  func `other words than numbers are no page`(path: String) throws {
    let answer = try Caller().get(path)
    #expect(answer.status == 404)
    #expect(answer.text == #"{"statusCode":404,"message":"Resource not found"}"#)
  }

  // MARK: - Criteria

  /// Each name with values that find the consignment of `caller()` and values that do not.
  @Test(
    arguments: [
      ("createdDateFrom", ["2019-06-14", "2019-06-14T09:00:00Z"], ["2019-06-15", "2019-06-14T09:00:01Z"]),
      ("createdDateTo", ["2019-06-14", "2019-06-14T10:00:00+01:00"], ["2019-06-13", "2019-06-14T08:59:59Z"]),
      ("scheduledDeliveryDateFrom", ["2019-06-18"], ["2020-01-01"]),
      ("scheduledDeliveryDateTo", ["2019-06-25"], ["2019-06-18"]),
      ("shippedDateFrom", ["2019-06-14"], ["2019-06-15"]), ("shippedDateTo", ["2019-06-14"], ["2019-06-13"]),
      ("shippingDateFrom", ["2019-06-18"], ["2019-06-19"]), ("shippingDateTo", ["2019-06-18"], ["2019-06-17"]),
      ("requestedDeliveryDateFrom", ["2019-06-25"], ["2019-06-26"]),
      ("requestedDeliveryDateTo", ["2019-06-25"], ["2019-06-24"]),
      ("referenceProvidedByCustomer", ["order-1", "ORDER-1"], ["order"]), ("clientReference", ["order-1"], ["order-2"]),
      ("state", ["dispatched"], ["Manifested"]), ("source", ["WEB"], ["api"]), ("direction", ["inbound"], ["Outbound"]),
      ("weightInKgFrom", ["7.25", "-1", ".5", "1."], ["7.26"]), ("weightInKgTo", ["7.25"], ["7.24"]),
      ("weightInGramsFrom", ["7250"], ["7250.1"]), ("weightInGramsTo", ["7250.0"], ["7249"]),
      ("valueFrom", ["5.99"], ["6"]), ("valueTo", ["5.99"], ["5.98"]),
      ("postCode", ["m15wg", "M1%205WG", "M1", "5w"], ["M2"]), ("labelsPrinted", ["False"], ["true"]),
      ("shippingLocationReference", ["sorted1"], ["Sorted"]), ("destinationCountryCode", ["gb"], ["FR"]),
      ("destinationRegion", ["greater+manchester"], ["Kent"]),
      ("searchTerm", ["order-1", "rder", "5wg", "mcpeter", "SOCKS"], ["order-1x"]),
      ("searchTermType", ["Anything"], []), ("stateAttribute", ["Anything"], []),
      ("startFrom", ["5"], []), ("endAt", ["1"], []), ("pageSize", ["1"], []), ("startPage", ["3"], []),
    ] as [(String, [String], [String])])
  func `a search name finds what it names and nothing else`(name: String, finds: [String], misses: [String]) throws {
    let caller = try Self.caller()
    for (values, count) in [(finds, 1), (misses, 0)] {
      for value in values {
        // AND-ed with the state, which only this consignment is in; names in any case.
        for spelling in [name, name.uppercased()] {
          let other = name == "state" ? "clientReference=order-1" : "State=Dispatched"
          let answer = caller.get("/consignments/100/0?\(other)&\(spelling)=\(value)")
          #expect(answer.object["Count"] as? Int == count, "\(spelling)=\(value): \(answer.text)")
        }
      }
    }
  }

  @Test func `references, carriers and services are found by what the consignment has`() throws {
    let caller = try Self.caller()
    let reference = try #require(Self.found(caller, "state=Dispatched").first)
    let consignment = caller.get("/consignments/\(reference)").object
    let leg = try #require((consignment["ConsignmentLegs"] as? [[String: Any]])?.first)
    let allocation = try #require(consignment["Allocation"] as? [String: Any])
    let package = try #require((consignment["Packages"] as? [[String: Any]])?.first?["Reference"] as? String)
    let tracking = try #require((leg["TrackingReferences"] as? [String])?.first)
    let carrier = try #require(leg["CarrierReference"] as? String)
    let service = try #require(allocation["MpdCarrierServiceReference"] as? String)
    for query in [
      "reference=\(reference.lowercased())", "state=Dispatched&reference=\(reference.dropFirst(3).prefix(9))",
      "state=Dispatched&reference=ec-", "consignmentNumber=\(reference)", "cReference=\(reference)",
      "packageNumber=\(package)", "pReference=\(package.lowercased())", "trackingReference=\(tracking)",
      "searchTerm=\(tracking)", "state=Dispatched&carriers=\(carrier)",
      "state=Dispatched&carriers=nobody,%20\(carrier)%20,,",
      "state=Dispatched&carrierService=\(service)",
    ] {
      #expect(Self.found(caller, query) == [reference], "\(query)")
    }
    for name in [
      "reference", "consignmentNumber", "cReference", "packageNumber", "pReference", "trackingReference", "carriers",
      "carrierService",
    ] {
      #expect(Self.found(caller, "\(name)=nobody") == [], "\(name)")
    }
  }

  @Test func `every name of the contract is in the table once`() {
    let ranges = ["createdDate", "scheduledDeliveryDate", "shippedDate", "shippingDate", "requestedDeliveryDate"]
    let numbers = ["weightInGrams", "weightInKg", "value"]
    let names =
      [
        "startFrom", "endAt", "pageSize", "startPage", "reference", "referenceProvidedByCustomer", "trackingReference",
        "state", "carrierService", "carriers", "source", "postCode", "labelsPrinted", "searchTerm", "searchTermType",
        "stateAttribute", "shippingLocationReference", "destinationCountryCode", "destinationRegion", "direction",
        "clientReference", "packageNumber", "consignmentNumber", "cReference", "pReference",
      ] + (ranges + numbers).flatMap { [$0 + "From", $0 + "To"] }
    #expect(SearchParameter.all.map(\.name).sorted() == names.sorted())
  }

  @Test(arguments: [
    ("state=Lost+in+space", "state: 'Lost in space' is not one of Unallocated, "),
    ("SOURCE=Fax", "source: 'Fax' is not one of Api, Web"),
    ("direction=up", "direction: 'up' is not one of Outbound, Inbound"),
    ("labelsPrinted=1", "labelsPrinted: '1' is not true or false"),
    ("createdDateFrom=14/06/2019", "createdDateFrom: '14/06/2019' is not a date, yyyy-MM-dd, or "),
    ("shippedDateTo=2019-02-29", "shippedDateTo: '2019-02-29' is out of range: there is no such day, time or offset"),
    ("valueTo=ten", "valueTo: 'ten' is not a decimal number"), ("valueFrom=1e5", "valueFrom: '1e5' is not a decimal"),
    ("weightInKgFrom=.", "weightInKgFrom: '.' is not"),
    ("weightInGramsTo=1234567890123456", "weightInGramsTo: '1234567890123456' is not"),
    ("pageSize=-1", "pageSize: '-1' is not a whole number from 0 to "), ("startPage=x", "startPage: 'x' is not"),
    ("endAt=99999999999999999999", "endAt: '99999999999999999999' is not"),
  ])
  func `a value that does not parse restricts nothing, and the hint names it and what is allowed`(
    query: String, detail: String
  ) throws {
    let caller = try Caller()
    for path in ["/consignments/10/0", "/consignments/getConsignmentReferences", "/consignments/count"] {
      let answer = caller.get("\(path)?\(query)")
      #expect(answer.status == 200)
      #expect(answer.text == caller.get(path).text)
      #expect(answer.fields[.hint]?.hasPrefix("not read: \(detail)") == true, "\(answer.fields[.hint] ?? "none")")
    }
  }

  @Test(arguments: [
    ("/consignments/10/0?stat=Allocated", "?stat (nearest: state)"), ("/consignments/count?form=x", "?form"),
    ("/consignments/late?valueFromm=1", "?valueFromm (nearest: valueFrom)"),
    (
      "/consignments/summary?startFrom=2019-01-01&endAt=2019-12-31&courrier=1&STATE=Allocated&stat=1",
      "?courrier; ?STATE; ?stat"
    ),
    ("/consignments/EC-000-05B-MMA/status?verbose=true", "?verbose"),
    ("/consignments/10/0?stat=1&valueTo=y", "valueTo: 'y' is not a decimal"),
  ])
  func `a name in the query that nothing reads is named with the nearest`(path: String, words: String) throws {
    let answer = try Caller().get(path)
    #expect(answer.status == 200)
    #expect(answer.fields[.hint]?.hasPrefix("not read: \(words)") == true, "\(answer.fields[.hint] ?? "none")")
  }

  @Test(arguments: [
    ("/consignments/EC-000-NOP-NOP?colour=1", 404, "not read: ?colour"),
    ("/consignments/summary?startfrom=2019&endAt=2019-01-01&colour=1", 400, "not read: ?colour"),
  ])
  func `the same where the call is refused`(path: String, status: Int, words: String) throws {
    let answer = try Caller().get(path)
    #expect(answer.status == status)
    #expect(answer.fields[.hint] == words)
  }

  @Test(arguments: ["state=3", "state=Allocated,3", "state=%20allocated", "source=0", "direction=1"])
  func `enumerations are searched by number as they are sent in bodies`(query: String) throws {
    let answer = try Caller().get("/consignments/10/0?\(query)")
    #expect(answer.status == 200)
    #expect(answer.fields[.hint] == nil)
  }

  @Test func `every value at fault is named at once, and nothing else can stand in a hint`() throws {
    let hint = try #require(
      Caller().get("/consignments/10/0?state=x%0D%0Ay%C3%BC&valueTo=y&source=z").fields[.hint])
    #expect(hint.contains("state: 'x??y") && hint.contains("; source: 'z'") && hint.contains("; valueTo: 'y'"))
    #expect(hint.utf8.allSatisfy { (0x20...0x7E).contains($0) })
    #expect(try Caller().get("/consignments/10/0?state=Allocated").fields[.hint] == nil)
  }

  @Test(arguments: ["", "?", "?nonsense=1", "?state=", "?state", "?&&=&x=%zz", "?subscription-key=k"])
  func `names that a search does not have and empty values restrict nothing`(query: String) throws {
    #expect(try Caller().get("/consignments/10/0\(query)").object["Count"] as? Int == Self.all)
  }

  // MARK: - References and counts

  @Test func `references are a bare list in the order of creation`() throws {
    let caller = try Caller()
    #expect(
      caller.get("/consignments/getConsignmentReferences?State=Unallocated&Direction=Inbound").text
        == #"["EC-000-0RE-T01"]"#)
    #expect(Self.references(caller.get("/consignments/getconsignmentreferences")) == Self.found(caller, ""))
  }

  @Test(arguments: [
    ("pageSize=4", 0..<4), ("pageSize=4&startPage=1", 0..<4), ("pageSize=4&startPage=0", 0..<4),
    ("pageSize=4&startPage=3", 8..<12), ("pageSize=10&startPage=3", 20..<21), ("pageSize=0", 0..<0),
    ("startFrom=19", 19..<21), ("startFrom=2&endAt=4", 2..<5), ("endAt=0", 0..<1), ("startFrom=4&endAt=2", 0..<0),
    ("pageSize=9223372036854775807&startPage=9223372036854775807", 0..<0),
    ("startFrom=0&endAt=9223372036854775807", 0..<21), ("startFrom=9223372036854775807", 0..<0),
  ])
  func `references come in pages if the query names one`(query: String, range: Range<Int>) throws {
    let caller = try Caller()
    let everything = Self.found(caller, "")
    #expect(
      Self.references(caller.get("/consignments/getConsignmentReferences?\(query)")) == Array(everything[range]))
  }

  @Test func `count is a bare number`() throws {
    let caller = try Caller()
    #expect(caller.get("/consignments/count").text == "21")
    #expect(caller.get("/consignments/count?state=Cancelled").text == "1")
  }

  // MARK: - Other reads

  @Test func `a consignment reads with and without its metadata`() throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest(extra: #""MetaData":[{"KeyValue":"colour","StringValue":"blue"}],"#)
    let href = try #require(caller.post("/consignments", body).list.first?["Href"] as? String)
    let reference = String(try #require(href.split(separator: "/").last))
    let plain = caller.get("/consignments/\(reference)").text
    #expect(caller.get("/consignments/getConsignmentWithMetaData/\(reference)").text == plain)
    let only = caller.get("/consignments/getConsignmentOnly/\(reference)")
    #expect((only.object["MetaData"] as? [Any])?.isEmpty == true)
    #expect(
      only.text
        == plain.replacingOccurrences(
          of:
            #"{"KeyValue":"colour","StringValue":"blue","IntValue":null,"DecimalValue":null,"DateTimeValue":null,"BoolValue":null}"#,
          with: ""))
  }

  /// contract/97-corrections.md, 27.
  @Test func `a customer's reference finds all that it calls so, the youngest first`() throws {
    let caller = try Caller()
    #expect(caller.get("/consignments/clientReference/SOCKS").list.map { $0["Reference"] as? String } == [Self.mma])
    let body = CreateConsignmentTests.smallest(extra: #""ConsignmentReferenceProvidedByCustomer":"socks","#)
    let href = try #require(caller.post("/consignments", body).list.first?["Href"] as? String)
    let found = href.split(separator: "/").last.map(String.init)
    #expect(
      caller.get("/consignments/clientReference/socks").list.map { $0["Reference"] as? String } == [found, Self.mma])
    #expect(
      caller.get("/consignments/clientReference/socks/status").text.hasPrefix(
        #"[{"ConsignmentReferenceForAllLegsAssignedByMpd":"\#(found ?? "")","Status":"Unallocated","#
          + #""ExpectedDeliveryDate":null,"ApiLink":{"Rel":"Link","Href":"\#(href)"}},{"#))
    let one = try Caller(singleSummary: .object).get("/consignments/clientReference/socks/status")
    #expect(one.object["ConsignmentReferenceForAllLegsAssignedByMpd"] as? String == Self.mma)
  }

  @Test(arguments: [
    "getconsignmentwithmetadata/EC-9", "getconsignmentonly/EC-9", "clientReference/nobody",
    "clientReference/nobody/status",
  ])
  func `what is not there is a 404`(path: String) throws {
    let answer = try Caller().get("/consignments/\(path)")
    #expect(answer.status == 404)
    #expect(answer.code == "ConsignmentNotFoundException")
  }
}
