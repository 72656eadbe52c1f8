import Contract
import Foundation
import HTTPTypes
import Sandbox
import Testing
import Wire

@testable import VendorAPI

/// Every XML body that the vendor documents: contract/00-overview.md, section 6; contract/10-allocation.md, sections 3 and 5;
/// contract/30-consignments.md, sections 2 to 5.
@Suite struct XMLGoldenTests {
  private static let mma = "EC-000-05B-MMA"

  private func expect(_ answer: Caller.Answer, _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
    let id = answer.fields[.requestID] ?? ""
    let expected = try XMLDocument.golden(name).compact.replacing("CORRELATION", with: id)
    #expect(answer.text == expected, sourceLocation: location)
    #expect(answer.fields[.contentType] == "application/xml; charset=utf-8", sourceLocation: location)
  }

  // MARK: - Answers

  @Test func `an allocation answers the documented list of summaries`() throws {
    let body = try XMLDocument.golden("request-allocate.xml").text.replacing(
      "<string>EC-000-083-45D</string>", with: "")
    try expect(try Caller().inXML.put("/allocation/allocate", body), "allocation-summaries.xml")
  }

  @Test func `a single summary inherits its namespace from the root`() throws {
    let answer = try Caller(singleSummary: .object).inXML.put("/allocation/\(Self.mma)/allocatewithcheapestquote")
    try expect(answer, "allocation-summary.xml")
  }

  @Test func `version 1 answers an allocation with the documented messages in its own namespaces`() throws {
    let answer = try Caller().inXML.with("electio-api-version", "1")
      .put("/allocation/\(Self.mma)/allocatewithcheapestquote")
    try expect(answer, "allocation-messages.v1.xml")
  }

  @Test func `deallocating and manifesting a list answer messages`() throws {
    let caller = try Caller()
    let list = "<ArrayOfString><string>\(Self.mma)</string></ArrayOfString>"
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").status == 200)
    try expect(caller.inXML.put("/consignments/deallocatelist", list), "deallocation-messages.xml")
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").status == 200)
    let body =
      "<ManifestConsignmentsRequest><ConsignmentReferences><string>\(Self.mma)</string></ConsignmentReferences>"
      + "</ManifestConsignmentsRequest>"
    try expect(caller.inXML.put("/consignments/manifest", body), "manifest-messages.xml")
  }

  @Test func `a manifest from a query has the namespace of PRO both ways`() throws {
    let caller = try Caller()
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").status == 200)
    try expect(
      caller.inXML.post("/consignments/manifestFromQuery", golden: "request-manifest-from-query.xml"),
      "manifest-from-query.xml")
  }

  @Test func `an update with the documented names and order answers a list of links`() throws {
    let caller = try Caller()
    try expect(caller.inXML.put("/consignments", golden: "request-update.xml"), "links.xml")
    let consignment = caller.get("/consignments/\(Self.mma)").object
    #expect(consignment["Tags"] as? [String] == ["TagC", "TagD"])
    let item = ((consignment["Packages"] as? [[String: Any]])?.first?["Items"] as? [[String: Any]])?.first
    #expect(item?["Sku"] as? String == "SKU093434")
    #expect(item?["HarmonisationKeyWords"] as? [String] == ["wool"])
  }

  @Test func `a date without a value is nil and a status stands in its own namespace`() throws {
    try expect(try Caller().inXML.get("/consignments/\(Self.mma)/status"), "status.xml")
  }

  @Test func `errors have no namespace, and details only when there are any`() throws {
    let caller = try Caller().inXML
    try expect(caller.get("/consignments/EC-999-999-999"), "error.xml")
    try expect(
      caller.put("/allocation/allocate", "<AllocateConsignmentsRequest />"), "error-with-details.xml")
  }

  @Test(arguments: [("1.1", "consignment.xml"), ("1", "consignment.v1.xml")])
  func `a consignment has its base members first, and each area in its namespace`(
    version: String, name: String
  ) throws {
    let caller = try Caller().inXML.with("electio-api-version", version)
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").status == 200)
    try expect(caller.get("/consignments/\(Self.mma)"), name)
  }

  @Test(arguments: [("1.1", "quote.xml"), ("1", "quote.v1.xml")])
  func `a quote has its base members first, and its source by name`(version: String, name: String) throws {
    let answer = try Caller().inXML.with("electio-api-version", version).get("/quotes/consignment/EC-000-05A-Z6S")
    let quotes = answer.text.split(separator: "<Quote>").dropFirst().map { "<Quote>" + $0 }
    let first = try #require(quotes.first { $0.contains("QuoteSurcharge") })
    let end = try #require(first.range(of: "</Quote>")).upperBound
    #expect(try String(first[..<end]) == XMLDocument.golden(name).compact)
  }

  // MARK: - Requests

  private func read<Body: Decodable>(_ type: Body.Type, _ name: String) throws -> Body {
    try XML.vendor(.version1point1).decode(type, from: Array(XMLDocument.golden(name).text.utf8))
  }

  private func read<Body: Decodable>(_ type: Body.Type, json: String) throws -> Body {
    try JSON.vendor.decode(type, from: Array(json.utf8))
  }

  @Test func `each documented request of an allocation reads like its JSON`() throws {
    #expect(
      try read(AllocateConsignmentsRequest.self, "request-allocate.xml")
        == read(
          AllocateConsignmentsRequest.self, json: #"{"ConsignmentReferences":["EC-000-05B-MMA","EC-000-083-45D"]}"#))
    #expect(
      try read(AllocateConsignmentsWithCarrierServiceRequest.self, "request-allocate-with-carrier-service.xml")
        == read(
          AllocateConsignmentsWithCarrierServiceRequest.self,
          json: #"""
            {"MpdCarrierServiceReference":"Example-Carrier-Service",\#
            "ConsignmentReferences":["EC-000-05A-Z6S","EC-000-083-45D"]}
            """#))
    #expect(
      try read(AllocateConsignmentsWithServiceFiltersRequest.self, "request-allocate-with-filters.xml")
        == read(
          AllocateConsignmentsWithServiceFiltersRequest.self,
          json: #"""
            {"ConsignmentReferences":["EC-000-05B-MMA"],\#
            "Filters":{"ServiceDirection":"Outbound","IsPickup":false,"IsDropOff":true}}
            """#))
  }

  @Test func `each documented request of an allocation is written as it is documented`() throws {
    func written(_ value: some Encodable) throws -> String {
      String(decoding: try XML.vendor(.version1point1).encode(value), as: UTF8.self)
    }
    func documented(_ name: String) throws -> String {
      // Live bodies, which the sandbox follows, name no encoding.
      try XMLDocument.golden(name).compact.replacing(#" encoding="utf-8""#, with: "")
    }
    #expect(
      try written(read(AllocateConsignmentsRequest.self, "request-allocate.xml"))
        == documented("request-allocate.xml"))
    #expect(
      try written(
        read(AllocateConsignmentsWithCarrierServiceRequest.self, "request-allocate-with-carrier-service.xml"))
        == documented("request-allocate-with-carrier-service.xml"))
    #expect(
      try written(read(AllocateConsignmentsWithServiceFiltersRequest.self, "request-allocate-with-filters.xml"))
        == documented("request-allocate-with-filters.xml"))
  }

  @Test func `the documented body of a create reads like its JSON`() throws {
    #expect(
      try read(CreateConsignmentRequest.self, "request-create.xml")
        == read(
          CreateConsignmentRequest.self,
          json: #"""
            {"ShippingDate":"2019-06-18T00:00:00+00:00","Packages":[{"Weight":{"Value":0.5,"Unit":"Kg"},\#
            "Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10},"Description":"Socks & <shoes>",\#
            "Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}},"MetaData":[{"KeyValue":"Picked",\#
            "DateTimeValue":"2019-06-14T08:00:00.1234567+01:00","BoolValue":true}]}],\#
            "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},\#
            {"AddressType":"Destination","Contact":{"Title":"Mr","FirstName":"Peter","LastName":"McPetersson",\#
            "Telephone":"07702123456","Email":"p@test.com"},"AddressLine1":"13 Porter Street","Region":"",\#
            "Postcode":"M1 5WG","Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}],\#
            "Direction":"Outbound","Tags":["Alcohol"],"ConsignmentReferenceProvidedByCustomer":"order 1",\#
            "Source":"Api","RequestedDeliveryDate":{"Date":"2019-06-20T00:00:00+00:00",\#
            "DeliveryWindow":{"Start":"09:00:00","End":"23:59:00"},"IsToBeExactlyOnTheDateSpecified":false}}
            """#))
  }
}
