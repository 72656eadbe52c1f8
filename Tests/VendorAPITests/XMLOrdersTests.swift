import Contract
import Testing
import Wire

@testable import VendorAPI

/// contract/50-orders.md, section 11; contract/97-corrections.md, 39.
@Suite struct XMLOrdersTests {
  private static let area = "http://electioapp.com/schemas/v1.1/MPD.Electio.SDK.DataTypes."

  /// The reference of an order that was created by the documented body.
  private static func created(_ caller: Caller) throws -> String {
    let answer = try caller.inXML.post("/orders", golden: "request-create-order.xml")
    #expect(answer.status == 201, "\(answer.text)")
    return String(try #require(answer.text.firstMatch(of: /orders\/(EO-[^<]+)</)?.1))
  }

  private static func text(_ name: String, of order: String) throws -> String {
    try XMLDocument.golden(name).text.replacing("ORDER<", with: "\(order)<")
  }

  @Test func `a create answers a list of links whose members stand in Common`() throws {
    let answer = try Caller().inXML.post("/orders", golden: "request-create-order.xml")
    let link =
      #/<ApiLink><Rel xmlns="[^"]*\.Common">Order<\/Rel><Href xmlns="[^"]*\.Common">[^<]*\/orders\/EO-[^<]*<\/Href><\/ApiLink>/#
    #expect(answer.text.contains(link), "\(answer.text)")
    #expect(answer.text.contains("<ArrayOfApiLink "))
  }

  @Test func `the documented body of a create has its base members first, and reads like its JSON`() throws {
    let body = try XML.vendor(.version1point1).decode(
      CreateOrderRequest.self, from: Array(XMLDocument.golden("request-create-order.xml").text.utf8))
    let json = try JSON.vendor.decode(
      CreateOrderRequest.self,
      from: Array(
        #"""
        {"OrderReferenceProvidedByCustomer":"ORDER-1","RequiredDeliveryDate":{"Date":"2019-06-20T00:00:00+00:00",\#
        "IsToBeExactlyOnTheDateSpecified":true},"Source":"Api","ShippingDate":"2019-06-18T14:53:23.0482516Z",\#
        "Packages":[{"Items":[{"Sku":"SKU093434","CountryOfOrigin":{"IsoCode":{"TwoLetterCode":"GB"}},\#
        "ItemReferenceProvidedByCustomer":"ITEM-1","Quantity":2,"HarmonisationKeyWords":["wool"]}],\#
        "PackageReferenceProvidedByCustomer":"PACK-1","Weight":{"Value":0.5,"Unit":"Kg"},\#
        "Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10},"Description":"Socks",\#
        "Charges":[{"Key":"Duty","Value":1.7}],"MetaData":[{"KeyValue":"Shelf","IntValue":7}]}],\#
        "CustomsDocumentation":{"CategoryType":"Other","ReferencesOfAttachedInvoices":["INV-1"]},\#
        "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},{"AddressType":"Destination",\#
        "Contact":{"LastName":"McPetersson"},"AddressLine1":"13 Porter Street","Postcode":"M1 5WG",\#
        "Country":{"IsoCode":{"TwoLetterCode":"GB"}}}],"MetaData":[{"KeyValue":"Key1","StringValue":"Value1"}],\#
        "Direction":"Outbound","Tags":["TagA"]}
        """#.utf8))
    #expect(body == json)
    let written = String(decoding: try XML.vendor(.version1point1).encode(body), as: UTF8.self)
    let order = [
      #"<ShippingDate xmlns="\#(Self.area)Consignments">"#, #"<Packages xmlns="\#(Self.area)Consignments">"#,
      #"<CustomsDocumentation xmlns="\#(Self.area)Consignments">"#, #"<Addresses xmlns="\#(Self.area)Consignments">"#,
      #"<MetaData xmlns="\#(Self.area)Consignments">"#, #"<Direction xmlns="\#(Self.area)Consignments">"#,
      #"<Tags xmlns="\#(Self.area)Consignments"><Tag>"#, "<OrderReferenceProvidedByCustomer>", "<RequiredDeliveryDate>",
      "<Source>",
    ]
    let places = order.map { written.firstRange(of: $0)?.lowerBound }
    #expect(!places.contains(nil), "\(written)")
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test func `an order stands in Orders, in the order of its JSON`() throws {
    let caller = try Caller()
    let reference = try Self.created(caller)
    let text = caller.inXML.get("/orders/\(reference)").text
      .replacing(
        /<CustomsDocumentation>.*<\/CustomsDocumentation>/, with: "<CustomsDocumentation>CUSTOMS</CustomsDocumentation>"
      )
      .replacing(reference, with: "ORDER").replacing(/<Reference>EP-[^<]*</, with: "<Reference>PACKAGE<")
      .replacing(/<Reference>[0-9a-f]{32}</, with: "<Reference>ITEM<")
    #expect(try text == XMLDocument.golden("order.xml").compact, "\(text)")
  }

  @Test func `the documented body of an update replaces what it has`() throws {
    let caller = try Caller()
    let reference = try Self.created(caller)
    let answer = caller.inXML.put("/orders/\(reference)", try Self.text("request-update-order.xml", of: reference))
    #expect(answer.status == 200, "\(answer.text)")
    let order = caller.get("/orders/\(reference)").object
    #expect(order["OrderReferenceProvidedByCustomer"] as? String == "ORDER-2")
    #expect((order["RequiredDeliveryDate"] as? [String: Any])?["Date"] as? String == "2019-06-21T00:00:00+00:00")
    #expect(order["ShippingDate"] as? String == "2019-06-19T00:00:00+00:00")
    #expect((order["CustomsDocumentation"] as? [String: Any])?["CategoryType"] as? String == "Gift")
    #expect(
      (order["Addresses"] as? [[String: Any]])?.map { $0["AddressLine1"] as? String } == [nil, "14 Porter Street"])
    #expect((order["MetaData"] as? [[String: Any]])?.first?["DecimalValue"] as? Double == 12.45)
    #expect(order["Direction"] as? String == "Inbound")
    #expect(order["Tags"] as? [String] == ["TagA", "TagB"])
  }

  @Test func `packing by the documented body answers results in PackOrders`() throws {
    let caller = try Caller()
    let reference = try Self.created(caller)
    let answer = caller.inXML.post("/orders/\(reference)/pack", try Self.text("request-pack-order.xml", of: reference))
    #expect(answer.status == 201)
    let consignment = String(try #require(answer.text.firstMatch(of: /<Data>([^<]*)</)?.1))
    #expect(
      try answer.text
        == XMLDocument.golden("pack-order.xml").compact.replacing("CONSIGNMENT", with: consignment))
    #expect(
      caller.get("/consignments/\(consignment)").object["ConsignmentReferenceProvidedByCustomer"] as? String
        == "ORDER-3")
  }

  /// `SelectDeliveryOptionAsOrderRequest` is what the vendor's types call the class.
  @Test(arguments: ["SelectOrderRequest", "SelectDeliveryOptionAsOrderRequest"])
  func `the documented body of a selection makes an order, and its answer stands in Orders`(root: String) throws {
    let caller = try Caller()
    let offered = caller.post("/deliveryoptions", CreateConsignmentTests.smallest()).text
    let option = String(try #require(offered.firstMatch(of: /EDO(-[A-Z0-9]{3}){3}/)).0)
    let body = try XMLDocument.golden("request-select-order.xml").text
      .replacing("SelectOrderRequest", with: root).replacing("OPTION", with: option)
    let answer = caller.inXML.post("/deliveryoptions/selectorder", body)
    #expect(answer.status == 201, "\(answer.text)")
    let order = String(try #require(answer.text.firstMatch(of: /<OrderReference>([^<]*)</)?.1))
    #expect(
      try answer.text
        == XMLDocument.golden("select-order.xml").compact.replacing("OPTION", with: option)
        .replacing("ORDER", with: order))
    let made = caller.get("/orders/\(order)").object
    #expect(made["OrderReferenceProvidedByCustomer"] as? String == "ORDER-4")
    #expect((made["MetaData"] as? [[String: Any]])?.first?["StringValue"] as? String == "7")
  }

  @Test func `version 1 has orders in its own namespaces, with its weights`() throws {
    let caller = try Caller()
    let text = caller.inXML.with("electio-api-version", "1").get("/orders/\(try Self.created(caller))").text
    #expect(text.contains("schemas/v1/MPD.Electio.SDK.DataTypes.Orders"))
    #expect(text.contains(#"<Kg xmlns="http://electioapp.com/schemas/v1/MPD.Electio.SDK.DataTypes.Common">0.5</Kg>"#))
    #expect(!text.contains("schemas/v1.1/"))
  }
}
