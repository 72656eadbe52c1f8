import Foundation
import HTTPTypes
import Testing

@testable import VendorAPI

/// contract/53-small-operations.md, section 2.
@Suite struct ItemTests {
  private static let mma = "EC-000-05B-MMA"
  private static let three = "EC-000-0MP-003"
  private static let french = "EC-000-0FR-001"
  private static let allocated = "EC-000-0ST-ALL"
  private static let unknown = "099681e6c66d47c982c86e1e5aaa803c"

  private static func packages(_ caller: Caller, of reference: String = three) -> [String] {
    (caller.get("/consignments/\(reference)").object["Packages"] as? [[String: Any]] ?? [])
      .compactMap { $0["Reference"] as? String }
  }

  private static func items(_ caller: Caller, of package: String) -> [String] {
    caller.get("/items/package/\(package)").list.compactMap { $0["Reference"] as? String }
  }

  /// The references of a new package and of its items.
  private static func packed(_ caller: Caller) throws -> (package: String, items: [String]) {
    let body = PackageTests.package(#""Items":[{"Sku":"1"},{"Sku":"2"}],"Barcode":{"Code":"own-1"},"#)
    let package = try #require(caller.post("/consignments/\(three)/addpackage", body).object["Reference"] as? String)
    return (package, items(caller, of: package))
  }

  @Test func `an added item gets a reference of its own and is read back in full`() throws {
    let caller = try Caller()
    let package = try #require(Self.packages(caller).first)
    let body =
      #"{"PackageReference":"\#(package)","Sku":"SKU1","Description":"Socks","#
      + #""CountryOfOrigin":{"IsoCode":{"TwoLetterCode":"es"}},"Weight":{"Value":0.1},"Value":{"Amount":2},"Quantity":3}"#
    let answer = caller.put("/items/\(package.lowercased())", body)
    #expect(answer.status == 200 && answer.text.isEmpty, "\(answer.text)")
    let reference = try #require(Self.items(caller, of: package).first)
    #expect(reference.contains(#/^[0-9a-f]{32}$/#))
    let item =
      #"{"Reference":"\#(reference)","Sku":"SKU1","Model":null,"Description":"Socks","#
      + #""CountryOfOrigin":{"Name":"Spain","IsoCode":{"TwoLetterCode":"ES"}},"HarmonisationCode":null,"#
      + #""Weight":{"Value":0.1,"Unit":"Kg"},"Dimensions":null,"#
      + #""Value":{"Amount":2,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},"#
      + #""ItemReferenceProvidedByCustomer":"","Barcode":null,"MetaData":[],"Quantity":3,"Unit":null,"#
      + #""HarmonisationKeyWords":[],"Status":null,"ContentClassification":null,"ContentClassificationDetails":null}"#
    #expect(caller.get("/items/\(reference.uppercased())").text == item)
    #expect(caller.get("/items/package/\(package)").text == "[\(item)]")
  }

  /// contract/97-corrections.md, section E.
  @Test func `an item has a quantity of 0 in a consignment and of 1 in an order, where none is sent`() throws {
    let caller = try Caller()
    for (path, quantity) in [("/consignments", 0), ("/orders", 1)] {
      let href = try #require(caller.post(path, OrdersTests.smallest).list.first?["Href"] as? String)
      let packages = caller.get(String(href.dropFirst("https://apisandbox.electioapp.com".count))).object["Packages"]
      let item = ((packages as? [[String: Any]])?.first?["Items"] as? [[String: Any]])?.first
      #expect(item?["Quantity"] as? Int == quantity, "\(path)")
    }
  }

  @Test func `version 1 names the customer's reference of an item, and its origin, otherwise`() throws {
    let caller = try Caller()
    let package = try #require(Self.packages(caller).first)
    let body = #"{"ItemReference":"mine","CountryOfOriginTwoLetterIsoCode":"fr","Weight":{"Kg":1}}"#
    #expect(caller.put("/items/\(package)", body).status == 200)
    let item = caller.with("electio-api-version", "1.1").get("/items/package/\(package)").list.first
    #expect(item?["ItemReferenceProvidedByCustomer"] as? String == "mine")
    #expect((item?["CountryOfOrigin"] as? [String: Any])?["Name"] as? String == "France")
    let unknown = caller.put("/items/\(package)", #"{"CountryOfOriginTwoLetterIsoCode":"XX"}"#)
    #expect(unknown.status == 400 && unknown.details.count == 1, "\(unknown.text)")
  }

  @Test func `several items are added at once and answered`() throws {
    let caller = try Caller()
    let package = try #require(Self.packages(caller).first)
    #expect(caller.put("/items/\(package)", "{}").status == 200)
    let answer = caller.put(
      "/items/addItems", #"{"PackageReference":"\#(package)","Items":[{"Sku":"A"},{"Sku":"B"}]}"#)
    #expect(answer.status == 200)
    #expect(answer.list.map { $0["Sku"] as? String } == ["A", "B"])
    #expect(answer.list.compactMap { $0["Reference"] as? String } == Array(Self.items(caller, of: package).dropFirst()))
  }

  @Test(arguments: [
    ("PKG", #"{"PackageReference":"EP-999-999-999"}"#, ["PackageReference: The body names package EP-999-999-999"]),
    (
      "PKG", #"{"Quantity":-1,"Weight":{"Value":-1}}"#, ["Quantity: Quantity must not", "Weight.Value: Weight must be"]
    ),
    ("additems", "{}", ["PackageReference: The reference of a package", "Items: At least one item is required"]),
    ("additems", #"{"PackageReference":"PKG","Items":[{},{"Quantity":-1}]}"#, ["Items[1].Quantity: Quantity"]),
    ("move", "{}", ["ItemReference: ItemReference is required", "TargetPackageReference: TargetPackageReference is"]),
  ])
  func `an item that cannot be is refused and changes nothing`(path: String, body: String, details: [String]) throws {
    let caller = try Caller()
    let package = try #require(Self.packages(caller).first)
    let before = caller.get("/consignments/\(Self.three)").text
    let answer = caller.put(
      "/items/" + path.replacing("PKG", with: package), body.replacing("PKG", with: package))
    #expect(answer.status == 400 && answer.code == "ValidationException", "\(answer.text)")
    for detail in details { #expect(answer.details.contains { $0.hasPrefix(detail) }, "\(answer.details)") }
    #expect(caller.get("/consignments/\(Self.three)").text == before)
  }

  @Test func `an item is removed from its own package alone`() throws {
    let caller = try Caller()
    let (package, items) = try Self.packed(caller)
    let other = try #require(Self.packages(caller).first)
    let foreign = caller.send(.delete, "/items/\(other)/\(items[0])")
    #expect(foreign.status == 404 && foreign.code == "ItemNotFoundException")
    #expect(foreign.message == "Item \(items[0]) not found")
    #expect(caller.send(.delete, "/items/EP-999-999-999/\(items[0])").code == "PackageNotFoundException")
    let answer = caller.send(.delete, "/items/\(package)/\(items[0].uppercased())")
    #expect(answer.status == 200 && answer.text.isEmpty)
    #expect(Self.items(caller, of: package) == [items[1]])
    #expect(caller.get("/items/\(items[0])").code == "ItemNotFoundException")
    #expect(caller.send(.delete, "/items/\(package)/\(items[1])").status == 200)
  }

  @Test func `an item moves to another package of its consignment and to no other`() throws {
    let caller = try Caller()
    let (package, items) = try Self.packed(caller)
    let target = try #require(Self.packages(caller).first)
    func move(_ item: String, to target: String) -> Caller.Answer {
      caller.put("/items/move", #"{"ItemReference":"\#(item)","TargetPackageReference":"\#(target)"}"#)
    }
    #expect(move(items[0], to: target.lowercased()).status == 200)
    #expect(Self.items(caller, of: package) == [items[1]])
    #expect(Self.items(caller, of: target) == [items[0]])
    let foreign = move(items[1], to: try #require(Self.packages(caller, of: Self.mma).first))
    #expect(foreign.status == 400 && foreign.code == "PackageNotInConsignmentException")
    #expect(move(Self.unknown, to: target).code == "ItemNotFoundException")
    #expect(move(items[1], to: "EP-999-999-999").message == "Package EP-999-999-999 not found")
    #expect(Self.items(caller, of: package) == [items[1]])
  }

  @Test func `the barcode on the label leads to the first item of its package`() throws {
    let caller = try Caller()
    #expect(caller.put("/allocation/\(Self.french)/allocatewithcheapestquote").status == 200)
    let legs = caller.get("/consignments/\(Self.french)").object["ConsignmentLegs"] as? [[String: Any]]
    let number = try #require((legs?.first?["TrackingReferences"] as? [String])?.first)
    let answer = caller.put("/items/\(number.lowercased())/setcustomerprovidedreference", #"{"Reference":"mine"}"#)
    #expect(answer.status == 200 && answer.text.isEmpty, "\(answer.text)")
    let package = try #require(Self.packages(caller, of: Self.french).first)
    let named = caller.get("/items/package/\(package)").list.map { $0["ItemReferenceProvidedByCustomer"] as? String }
    #expect(named == ["mine"])
    // The number is not on a label any more.
    #expect(caller.put("/consignments/\(Self.french)/deallocate").status == 200)
    #expect(caller.put("/items/\(number)/setcustomerprovidedreference", #"{"Reference":"x"}"#).status == 404)
  }

  @Test func `a package's own barcode leads to its first item, too`() throws {
    let caller = try Caller()
    let (_, items) = try Self.packed(caller)
    #expect(caller.put("/items/OWN-1/setCustomerProvidedReference", #"{"Reference":"mine"}"#).status == 200)
    #expect(caller.get("/items/\(items[0])").object["ItemReferenceProvidedByCustomer"] as? String == "mine")
    #expect(caller.get("/items/\(items[1])").object["ItemReferenceProvidedByCustomer"] as? String == "")
  }

  @Test func `a barcode that nothing has, and one of a package without items, is a 404`() throws {
    let caller = try Caller()
    let legs = caller.get("/consignments/\(Self.allocated)").object["ConsignmentLegs"] as? [[String: Any]]
    let number = try #require((legs?.first?["TrackingReferences"] as? [String])?.first)
    for barcode in [number, "none"] {
      let answer = caller.put("/items/\(barcode)/setCustomerProvidedReference", #"{"Reference":"mine"}"#)
      #expect(answer.status == 404)
      #expect(answer.message == "Item \(barcode) not found")
    }
  }
}
