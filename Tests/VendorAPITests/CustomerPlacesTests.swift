import Foundation
import HTTPTypes
import Testing

/// contract/40-around.md, "Package sizes / shipping locations / static data".
@Suite struct CustomerPlacesTests {
  private static let box =
    #"{"Reference":"Box","Description":"A box","Length":20,"Width":10.5,"Height":5,"Weight":1.25}"#

  // MARK: - Package sizes

  @Test func `package sizes have the documented members in order`() throws {
    let answer = try Caller().get("/packagesizes")
    #expect(answer.status == 200)
    let customer = try #require(answer.list.first?["CustomerReference"] as? String)
    #expect(
      answer.text.hasPrefix(
        #"""
        [{"Reference":"Small","Description":"Shoe box","CustomerReference":"\#(customer)","Length":35,"Width":25,\#
        "Height":12,"Weight":0.5,"IsDefault":true},
        """#))
    #expect(answer.list.count == 4)
  }

  @Test func `one size is the default, and another can become it`() throws {
    let caller = try Caller()
    #expect(caller.get("/packagesizes/default").object["Reference"] as? String == "Small")
    #expect(caller.put("/packagesizes/tube/default").object["IsDefault"] as? Bool == true)
    #expect(caller.get("/packagesizes/default").object["Reference"] as? String == "Tube")
    #expect(caller.get("/packagesizes").list.map { $0["IsDefault"] as? Bool } == [false, false, false, true])
  }

  @Test func `a new size can be named by packages, in its own world alone`() throws {
    let caller = try Caller()
    let created = caller.post("/PackageSizes/", Self.box)
    #expect(created.status == 201)
    #expect(created.object["Width"] as? Double == 10.5)
    #expect(created.object["IsDefault"] as? Bool == false)
    #expect(caller.get("/packagesizes").list.count == 5)
    #expect(caller.with(key: "other").get("/packagesizes").list.count == 4)
    let reference = try #require(caller.post("/consignments", Self.consignment(size: "box")).reference)
    let packages = caller.get("/consignments/\(reference)").object["Packages"] as? [[String: Any]]
    #expect((packages?.first?["Weight"] as? [String: Any])?["Value"] as? Double == 1.25)
    #expect(caller.with(key: "other").post("/consignments", Self.consignment(size: "box")).status == 400)
  }

  @Test func `a size can be changed and deleted`() throws {
    let caller = try Caller()
    let changed = caller.put("/packagesizes/small", #"{"Length":1,"Width":2,"Height":3}"#)
    #expect(changed.status == 200)
    #expect(changed.object["Reference"] as? String == "small")
    #expect(caller.get("/packagesizes").list.first?["Length"] as? Int == 1)
    let deleted = caller.send(.delete, "/packagesizes/Small")
    #expect(deleted.status == 200)
    #expect(deleted.text.isEmpty)
    let none = caller.get("/packagesizes/default")
    #expect(none.status == 404)
    #expect(none.code == "PackageSizeNotFoundForCustomerException")
    #expect(caller.post("/consignments", Self.consignment(size: "Small")).status == 400)
  }

  @Test(arguments: [
    ("PUT", "/packagesizes/none"), ("PUT", "/packagesizes/none/default"), ("DELETE", "/packagesizes/none"),
  ])
  func `an unknown size is a 404`(method: String, path: String) throws {
    let answer = try Caller().send(.init(rawValue: method) ?? .get, path, method == "PUT" ? Self.box : "")
    #expect(answer.status == 404)
    #expect(answer.code == "PackageSizeNotFoundForCustomerException")
    #expect(answer.message?.hasPrefix("Package size none not found or no longer exists for customer ") == true)
    #expect(
      answer.details == ["packageSizeReference: There is no package size 'none'; known: Small, Medium, Large, Tube"])
  }

  @Test(arguments: [
    (
      #"{"Reference":"SMALL","Length":1,"Width":1,"Height":1}"#, "PackageSizeAlreadyExistsException",
      "Reference: The reference 'SMALL' is in use; references compare without regard to case"
    ),
    (
      #"{"Reference":"a/b","Length":1,"Width":1,"Height":1}"#, "ValidationException",
      "Reference: The reference 'a/b' has a slash in it, so that no path could name it"
    ),
    (#"{"Length":1,"Width":1,"Height":1}"#, "ValidationException", "Reference: A reference is required"),
    (
      #"{"Reference":"A","Length":1,"Width":1}"#, "ValidationException",
      "Height: 0 is not above zero; write a number above zero"
    ),
    (
      #"{"Reference":"A","Length":-1,"Width":1,"Height":1}"#, "ValidationException",
      "Length: -1 is below zero; write zero or more"
    ),
    (#"{"Reference":"A","Length":1,"Width":1,"Height":1,"Weight":1000001}"#, "ValidationException", "Weight:"),
  ])
  func `a size that cannot be is refused and changes nothing`(body: String, code: String, detail: String) throws {
    let caller = try Caller()
    let answer = caller.post("/packagesizes", body)
    #expect(answer.status == 400)
    #expect(answer.code == code)
    #expect(answer.details.count == 1)
    #expect(answer.details.first?.hasPrefix(detail) == true, "\(answer.details)")
    #expect(caller.get("/packagesizes").list.count == 4)
  }

  // MARK: - Shipping locations

  @Test(arguments: ["/shippinglocations", "/shippinglocations/assigned", "/ShippingLocations/"])
  func `shipping locations have the documented members, the address's last`(path: String) throws {
    let answer = try Caller().get(path)
    #expect(answer.status == 200)
    let customer = try #require(answer.list.first?["CustomerReference"] as? String)
    #expect(
      answer.text.hasPrefix(
        #"""
        [{"Id":1,"Reference":"Sorted1","Name":"Manchester Warehouse","ShippingLocationType":"Warehouse",\#
        "DefaultLocationForReturns":false,"Notes":null,"CustomerReference":"\#(customer)","LinkedAccounts":[],\#
        "Contact":{"Reference":"6f1c2d4e-8b3a-4c5d-9e0f-1a2b3c4d5e6f",
        """#))
    #expect(
      answer.text.contains(
        #"""
        "CompanyName":"Example Retail Ltd","CustomerName":null,"AddressLine1":"Unit 4, Example Trading Estate",\#
        "AddressLine2":"1 Sample Road","AddressLine3":null,"Town":"Manchester","Region":"Greater Manchester",\#
        "Postcode":"M17 1AB","Country":{"Name":"United Kingdom","IsoCode":{"TwoLetterCode":"GB"}},\#
        "RegionCode":"","SpecialInstructions":"Goods out at gate 2",\#
        "LatLong":{"Latitude":53.4668,"Longitude":-2.3139},"IsCached":false}
        """#))
    #expect(answer.list.map { $0["Id"] as? Int } == Array(1...8))
  }

  private static let depot = #"""
    {"Reference":"Depot","ShippingLocationType":"distributionCentre","DefaultLocationForReturns":true,"AddressLine1":"1 Way",\#
    "Town":"York","Postcode":"YO1 7HH","Country":{"IsoCode":{"TwoLetterCode":"gb"}}}
    """#

  @Test func `a new location can be named by addresses, in its own world alone`() throws {
    let caller = try Caller()
    #expect(caller.get("/shippinglocations/depot/available").text == "true")
    let created = caller.post("/shippinglocations", Self.depot)
    #expect(created.status == 201)
    #expect(created.object["Id"] as? Int == 9)
    #expect(created.object["ShippingLocationType"] as? String == "DistributionCentre")
    #expect(created.text.contains(#""Country":{"Name":"United Kingdom","IsoCode":{"TwoLetterCode":"GB"}}"#))
    #expect(caller.get("/shippinglocations/depot").text == created.text)
    #expect(caller.get("/shippinglocations/depot/available").text == "false")
    let body = Self.consignment(location: "DEPOT")
    let reference = try #require(caller.post("/consignments", body).reference)
    #expect(caller.get("/consignments/\(reference)").text.contains(#""AddressLine1":"1 Way""#))
    #expect(caller.with(key: "other").post("/consignments", body).status == 400)
    #expect(caller.with(key: "other").get("/shippinglocations/depot").status == 404)
  }

  @Test
  func `a location that is changed keeps its Id, and a deleted one's is not given again while a later one stands`()
    throws
  {
    let caller = try Caller()
    let changed = caller.put("/shippinglocations/Leeds-Store-7", Self.depot)
    #expect(changed.object["Id"] as? Int == 2)
    #expect(changed.object["Reference"] as? String == "Depot")
    #expect(caller.send(.delete, "/shippinglocations/Sorted1").text.isEmpty)
    #expect(caller.post("/shippinglocations", Self.depot.replacing("Depot", with: "Depot2")).object["Id"] as? Int == 9)
    #expect(
      caller.get("/shippinglocations").list.map { $0["Reference"] as? String } == [
        "Depot", "NewYork1", "EDC5_Electio", "ElectioDemoFourWarehouse", "TLS_London", "EDC5_SL1",
        "Shipping_Location_Reference", "Depot2",
      ])
    #expect(caller.post("/consignments", Self.consignment(location: "Sorted1")).status == 400)
  }

  @Test(arguments: ["GET", "PUT", "DELETE"])
  func `an unknown location is a 404`(method: String) throws {
    let answer = try Caller().send(
      .init(rawValue: method) ?? .get, "/shippinglocations/none", method == "PUT" ? Self.depot : "")
    #expect(answer.status == 404)
    #expect(answer.code == "ShippingLocationNotFoundException")
    #expect(
      answer.details == [
        "shippingLocationReference: There is no shipping location 'none'; known: Sorted1, Leeds-Store-7, NewYork1, "
          + "EDC5_Electio, ElectioDemoFourWarehouse, TLS_London, EDC5_SL1, Shipping_Location_Reference"
      ])
  }

  @Test(arguments: [
    (
      depot.replacing("Depot", with: "SORTED1"), "ShippingLocationReferenceInUseException",
      ["Reference: The reference 'SORTED1' is in use; references compare without regard to case"]
    ),
    (
      depot.replacing("Depot", with: "ASSIGNED"), "ValidationException",
      ["Reference: The reference 'ASSIGNED' is a path of its own, so that nothing else can have it"]
    ),
    (
      depot.replacing("Depot", with: "a/b"), "ValidationException",
      ["Reference: The reference 'a/b' has a slash in it, so that no path could name it"]
    ),
    (
      #"{"Reference":"A"}"#, "ValidationException",
      ["AddressLine1: Address line 1 is required", "Country: Address must have a country supplied."]
    ),
    (
      depot.replacing("\"gb\"", with: "\"QQ\""), "ValidationException",
      ["Country.IsoCode.TwoLetterCode: 'QQ' is not a two-letter ISO 3166 country code"]
    ),
    (depot.replacing("YO1 7HH", with: " "), "ValidationException", ["Postcode: Postcode is required"]),
    (
      depot.replacing("distributionCentre", with: "Shed"), "ValidationException",
      ["ShippingLocationType: 'Shed' is not one of DistributionCentre, Office, Store, Warehouse"]
    ),
  ])
  func `a location that cannot be is refused and changes nothing`(body: String, code: String, details: [String]) throws
  {
    let caller = try Caller()
    let answer = caller.post("/shippinglocations", body)
    #expect(answer.status == 400)
    #expect(answer.code == code)
    #expect(answer.details == details)
    #expect(caller.get("/shippinglocations").list.count == 8)
  }

  private static func consignment(size: String = "Small", location: String = "Sorted1") -> String {
    #"""
    {"Packages":[{"PackageSizeReference":"\#(size)"}],"Addresses":[\#
    {"AddressType":"Origin","ShippingLocationReference":"\#(location)"},\#
    {"AddressType":"Destination","AddressLine1":"1 Street","Postcode":"M1 5WG","Country":{"IsoCode":{"TwoLetterCode":"GB"}}}]}
    """#
  }
}

extension Caller.Answer {
  /// Of the consignment that was created.
  fileprivate var reference: String? {
    (list.first?["Href"] as? String)?.split(separator: "/").last.map(String.init)
  }
}
