import Foundation
import HTTPTypes
import Testing

/// contract/50-orders.md, sections 3 to 5.
@Suite struct OrdersTests {
  /// contract/50-orders.md, section 3, "Smallest published request".
  static let smallest = #"""
    {"Packages":[{"Items":[{"Sku":"SKU093434","Description":"Striped Bamboo Red/White",\#
    "CountryOfOrigin":{"IsoCode":{"TwoLetterCode":"GB"}},"Weight":{"Value":0.5,"Unit":"Kg"},\#
    "Dimensions":{"Unit":"Cm","Width":10.0,"Length":10.0,"Height":10.0},\#
    "Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],"Weight":{"Value":0.5,"Unit":"Kg"},\#
    "Dimensions":{"Unit":"Cm","Width":10.0,"Length":10.0,"Height":10.0},"Description":"Socks",\#
    "Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],\#
    "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1","IsCached":false},\#
    {"AddressType":"Destination","Contact":{"Title":"Mr","FirstName":"Peter","LastName":"McPetersson",\#
    "Telephone":"07702123456","Mobile":"07702123456","LandLine":"0161544123","Email":"peter.mcpetersson@test.com"},\#
    "AddressLine1":"13 Porter Street","Region":"Greater Manchester","Postcode":"M1 5WG",\#
    "Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}},"IsCached":false}]}
    """#

  /// The smallest order with further members.
  static func body(_ members: String) -> String { "{\(members),\(smallest.dropFirst())" }

  /// The reference of an order that has just been created.
  static func created(_ caller: Caller, _ body: String = smallest) throws -> String {
    let answer = caller.post("/orders", body)
    let href = try #require(answer.list.first?["Href"] as? String, "\(answer.text)")
    return String(try #require(href.split(separator: "/").last))
  }

  static func package(of order: String, _ caller: Caller) throws -> String {
    let packages = caller.get("/orders/\(order)").object["Packages"] as? [[String: Any]] ?? []
    return try #require(packages.first?["Reference"] as? String)
  }

  private static let full = #"""
    "OrderReferenceProvidedByCustomer":"o-1","Source":"Web","ShippingDate":"2019-06-18T00:00:00+01:00",\#
    "RequiredDeliveryDate":{"Date":"2019-06-21T00:00:00+01:00","IsToBeExactlyOnTheDateSpecified":true},\#
    "Direction":"Inbound","Tags":["Alcohol"],"Metadata":[{"KeyValue":"ShippersEORI","StringValue":"GB123"}],\#
    "CustomsDocumentation":{"ShippingTerms":"DDP"}
    """#

  // MARK: - Create and get

  @Test func `an order is created with a reference of its own, and no consignment`() throws {
    let caller = try Caller()
    let answer = caller.post("/orders", Self.smallest)
    #expect(answer.status == 201)
    #expect(
      answer.text.firstMatch(of: /^\[{"Rel":"Order","Href":"[^"]*\/orders\/EO-000-[0-9A-Z]{3}-[0-9A-Z]{3}"}]$/) != nil)
    #expect(caller.get("/consignments/count").text == "21")
  }

  @Test func `an order has what it was created with, and is found in any case`() throws {
    let caller = try Caller()
    let order = caller.get("/orders/\(try Self.created(caller, Self.body(Self.full)).lowercased())").object
    #expect(order["OrderReferenceProvidedByCustomer"] as? String == "o-1")
    #expect(order["Source"] as? String == "Web")
    #expect(order["Direction"] as? String == "Inbound")
    #expect(order["ShippingDate"] as? String == "2019-06-18T00:00:00+01:00")
    #expect((order["RequiredDeliveryDate"] as? [String: Any])?["IsToBeExactlyOnTheDateSpecified"] as? Bool == true)
    #expect(order["Tags"] as? [String] == ["Alcohol"])
    #expect((order["MetaData"] as? [[String: Any]])?.first?["StringValue"] as? String == "GB123")
    #expect((order["CustomsDocumentation"] as? [String: Any])?["ShippingTerms"] as? String == "DDP")
  }

  @Test func `the other spelling of the delivery date is read too`() throws {
    let caller = try Caller()
    let order = try Self.created(caller, Self.body(#""RequestedDeliveryDate":{"Date":"2019-06-21T00:00:00+01:00"}"#))
    let date = caller.get("/orders/\(order)").object["RequiredDeliveryDate"] as? [String: Any]
    #expect(date?["Date"] as? String == "2019-06-21T00:00:00+01:00")
  }

  @Test func `weight and value are the packages' sums`() throws {
    let caller = try Caller()
    let package = try #require(Self.smallest.firstMatch(of: /"Packages":\[(.*)\],"Addresses"/)?.1)
    let body = Self.smallest.replacing(package, with: "\(package),\(package)")
    let order = caller.get("/orders/\(try Self.created(caller, body))")
    #expect(order.text.contains(#""Weight":{"Value":1,"Unit":"Kg"},"Source":"Api","Value":{"Amount":11.98,"#))
  }

  @Test(arguments: [
    (#"{}"#, "Packages: At least one package is required"),
    (
      smallest.replacing(#""ShippingLocationReference":"Sorted1","#, with: #""ShippingLocationReference":"None","#),
      "Addresses[0].ShippingLocationReference: Shipping location (None) not found or no longer exists for customer"
    ),
    (
      smallest.replacing(#""AddressType":"Origin""#, with: #""AddressType":"Sender""#),
      "Addresses: An address with AddressType Origin is required"
    ),
    (
      smallest.replacing(#""Quantity":1"#, with: "").replacing(#""Sku""#, with: #""Quantity":-1,"Sku""#),
      "Packages[0].Items[0].Quantity: Quantity must not be negative"
    ),
    (
      body(#""ShippingDate":"2019-06-20","RequiredDeliveryDate":{"Date":"2019-06-19"}"#),
      "RequiredDeliveryDate.Date: Requested delivery date must be greater than shipping date"
    ),
  ])
  func `what no consignment could be made of is refused with the member's place`(body: String, detail: String) throws {
    let answer = try Caller().post("/orders", body)
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(answer.details.contains { $0.hasPrefix(detail) }, "\(answer.text)")
  }

  @Test(arguments: ["/orders/EO-000-000-000", "/orders/EC-000-05B-MMA", "/orders/x"])
  func `an unknown order is not found`(path: String) throws {
    let answer = try Caller().get(path)
    #expect(answer.status == 404)
    #expect(answer.code == "OrderNotFoundException")
    #expect(answer.message == "Order \(path.dropFirst(8)) not found")
  }

  @Test func `a consignment's reference with the order's letters is no order`() throws {
    let caller = try Caller()
    let order = try Self.created(caller)
    #expect(caller.get("/orders/EC\(order.dropFirst(2))").status == 404)
  }

  @Test func `each key has orders of its own`() throws {
    let caller = try Caller()
    let order = try Self.created(caller)
    #expect(caller.with(key: "another").get("/orders/\(order)").status == 404)
    #expect(caller.get("/orders/\(order)").status == 200)
  }

  // MARK: - Update

  @Test func `an update answers a link and deletes what is absent but addresses, direction and tags`() throws {
    let caller = try Caller()
    let reference = try Self.created(caller, Self.body(Self.full))
    let before = caller.get("/orders/\(reference)").object
    let answer = caller.put("/orders/\(reference)", #"{"OrderReference":"\#(reference.lowercased())","Source":"Api"}"#)
    #expect(answer.text == #"[{"Rel":"Link","Href":"https://apisandbox.electioapp.com/orders/\#(reference)"}]"#)
    #expect(answer.status == 200)
    let after = caller.get("/orders/\(reference)").object
    for member in [
      "OrderReferenceProvidedByCustomer", "RequiredDeliveryDate", "ShippingDate", "CustomsDocumentation",
    ] {
      #expect(!(before[member] is NSNull), "\(member)")
      #expect(after[member] is NSNull, "\(member)")
    }
    #expect((after["MetaData"] as? [Any])?.isEmpty == true)
    for member in ["Addresses", "Packages", "Tags"] {
      #expect(after[member] as? NSArray == before[member] as? NSArray, "\(member)")
    }
    for member in ["Direction", "Source", "DateCreated", "OrderReference"] {
      #expect(after[member] as? String == before[member] as? String, "\(member)")
    }
  }

  @Test func `an update replaces addresses, direction and tags when they are given`() throws {
    let caller = try Caller()
    let reference = try Self.created(caller, Self.body(Self.full))
    let addresses = try #require(Self.smallest.firstMatch(of: /"Addresses":\[.*\]/)?.output)
      .replacing("13 Porter Street", with: "14 Porter Street")
    let answer = caller.put(
      "/orders/\(reference)",
      #"{"OrderReference":"\#(reference)","Direction":"Outbound","Tags":[],\#(addresses)}"#)
    #expect(answer.status == 200, "\(answer.text)")
    let after = caller.get("/orders/\(reference)")
    #expect(after.text.contains(#""AddressLine1":"14 Porter Street""#))
    #expect(after.text.hasSuffix(#""Direction":"Outbound","Tags":[]}"#))
  }

  @Test(arguments: [
    ("{}", "OrderReference: OrderReference is required"),
    (
      #"{"OrderReference":"EO-000-000-000"}"#, "OrderReference: OrderReference 'EO-000-000-000' is not that of the path"
    ),
    (#"{"OrderReference":"REFERENCE","Addresses":[]}"#, "Addresses: An address with AddressType Origin is required"),
  ])
  func `an update that is not this order's, or leaves it without ends, changes nothing`(
    body: String, detail: String
  ) throws {
    let caller = try Caller()
    let reference = try Self.created(caller)
    let before = caller.get("/orders/\(reference)").text
    let answer = caller.put("/orders/\(reference)", body.replacing("REFERENCE", with: reference))
    #expect(answer.status == 400)
    #expect(answer.details.contains { $0.hasPrefix(detail) }, "\(answer.text)")
    #expect(caller.get("/orders/\(reference)").text == before)
  }

  @Test func `an unknown order is not updated`() throws {
    #expect(try Caller().put("/orders/EO-000-000-000", #"{"OrderReference":"EO-000-000-000"}"#).status == 404)
  }

  // MARK: - Addresses

  private static let sender = #"""
    {"AddressType":"Sender","CompanyName":"Sorted","AddressLine1":"1 Spring Gardens","AddressLine2":"Floor 4",\#
    "AddressLine3":"East","Postcode":"M2 1BQ","Country":{"IsoCode":{"TwoLetterCode":"gb"}},\#
    "LatLong":{"Latitude":53.48,"Longitude":-2.24}}
    """#

  @Test func `an address of a new type is added, and then it is one to be updated`() throws {
    let caller = try Caller()
    let path = "/orders/\(try Self.created(caller))"
    for (method, status, detail) in [
      (.put, 400, "AddressType: The order has no address with AddressType Sender"), (.post, 200, nil),
      (.post, 400, "AddressType: The order has an address with AddressType Sender already"), (.put, 200, nil),
    ] as [(HTTPRequest.Method, Int, String?)] {
      let answer = caller.send(method, "\(path)/address", Self.sender)
      #expect(answer.status == status, "\(answer.text)")
      if let detail { #expect(answer.details == [detail]) } else { #expect(answer.text.isEmpty) }
    }
    let addresses = try #require(caller.get(path).object["Addresses"] as? [[String: Any]])
    #expect(addresses.map { $0["AddressType"] as? String } == ["Origin", "Destination", "Sender"])
    #expect((addresses.last?["Country"] as? [String: Any])?["Name"] as? String == "United Kingdom")
    #expect(addresses.last?["RegionCode"] as? String == "")
  }

  @Test func `what an address lacks is told, and one end must stay a shipping location`() throws {
    let caller = try Caller()
    let path = "/orders/\(try Self.created(caller))/address"
    #expect(caller.post(path, "{}").details.first?.hasPrefix("AddressType: AddressType is required") == true)
    #expect(caller.post(path, #"{"AddressType":"Sender"}"#).details.first == "AddressLine1: Address line 1 is required")
    #expect(
      caller.put(path, Self.sender.replacing("Sender", with: "Origin")).details == [
        "Addresses: At least one end of the journey must include a Shipping Location reference"
      ])
    #expect(caller.post("/orders/EO-000-000-000/address", Self.sender).status == 404)
    #expect(caller.put("/orders/EO-000-000-000/address", Self.sender).status == 404)
  }
}
