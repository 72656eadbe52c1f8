import Foundation
import HTTPTypes
import Testing

@testable import VendorAPI

/// contract/53-small-operations.md, section 1.
@Suite struct RepackingTests {
  private static let mma = "EC-000-05B-MMA"
  /// Three packages.
  private static let three = "EC-000-0MP-003"

  private static func packages(_ caller: Caller, of reference: String = mma) -> [[String: Any]] {
    caller.get("/consignments/\(reference)").object["Packages"] as? [[String: Any]] ?? []
  }

  private static func references(_ caller: Caller, of reference: String = mma) -> [String] {
    packages(caller, of: reference).compactMap { $0["Reference"] as? String }
  }

  private static func item(_ description: String, weight: String, quantity: Int) -> String {
    #"{"Description":"\#(description)","Weight":{"Value":\#(weight)},"Dimensions":{"Width":5,"Length":6,"Height":7},"#
      + #""Value":{"Amount":1.5},"Quantity":\#(quantity)}"#
  }

  /// The reference of a package with these items, of a consignment that may be repacked.
  private static func packed(_ items: [String], _ caller: Caller) throws -> String {
    let body = PackageTests.package(#""Items":[\#(items.joined(separator: ","))],"#)
    return try #require(caller.post("/consignments/\(mma)/addpackage", body).object["Reference"] as? String)
  }

  // MARK: - Update

  @Test func `an update replaces a package and deletes what it leaves out`() throws {
    let caller = try Caller()
    let reference = try #require(Self.references(caller).first)
    let answer = caller.put(
      "/packages/\(reference)",
      #"{"Reference":"\#(reference.lowercased())","PackageReferenceProvidedByCustomer":"box","Weight":{"Value":3},"#
        + #""Dimensions":{"Width":1,"Length":2,"Height":3},"Barcode":{"Code":"B1","BarcodeType":"Code39"},"#
        + #""Items":[\#(Self.item("Socks", weight: "0.1", quantity: 2))]}"#)
    #expect(answer.status == 200 && answer.text.isEmpty, "\(answer.text)")
    let text = caller.get("/consignments/\(Self.mma)").text
    #expect(
      text.contains(
        #""Charges":[],"Reference":"\#(reference)","PackageReferenceProvidedByCustomer":"box","Weight":{"Value":3,"Unit":"Kg"},"#
          + #""Dimensions":{"Unit":"Cm","Width":1,"Length":2,"Height":3},"Description":null,"Value":null,"#
          + #""PackageSizeReference":null,"Barcode":{"Code":"B1","BarcodeType":"Code39"},"MetaData":[]"#), "\(text)")
    #expect(text.contains(#""Weight":{"Value":3,"Unit":"Kg"},"Value":{"Amount":0,"#))
  }

  @Test func `items stay unless they are given, and one that is named keeps its reference`() throws {
    let caller = try Caller()
    let reference = try Self.packed(
      [Self.item("Socks", weight: "0.1", quantity: 2), Self.item("Shoes", weight: "1", quantity: 1)], caller)
    let before = caller.get("/items/package/\(reference)")
    #expect(caller.put("/packages/\(reference)", PackageTests.package()).status == 200)
    #expect(caller.get("/items/package/\(reference)").text == before.text)
    let shoes = try #require(before.list.last?["Reference"] as? String)
    let items = #"[{"Reference":"\#(shoes.uppercased())","Sku":"S1"},{"Sku":"S2"},{"Reference":"\#(shoes)"}]"#
    #expect(caller.put("/packages/\(reference)", PackageTests.package(#""Items":\#(items),"#)).status == 200)
    let after = caller.get("/items/package/\(reference)").list
    #expect(after.map { $0["Sku"] as? String } == ["S1", "S2", nil])
    #expect(after.first?["Reference"] as? String == shoes)
    #expect(Set(after.compactMap { $0["Reference"] as? String }).count == 3)
    #expect(caller.put("/packages/\(reference)", PackageTests.package(#""Items":[],"#)).status == 200)
    #expect(caller.get("/items/package/\(reference)").text == "[]")
  }

  @Test(arguments: [
    (
      #"{"Weight":{"Value":-1},"Dimensions":{"Width":1,"Length":1}}"#,
      ["Weight.Value: Weight must", "Dimensions.Height"]
    ),
    (#"{"Reference":"EP-999-999-999","PackageSizeReference":"Small"}"#, ["Reference: The body names package EP-999"]),
    (#"{"PackageSizeReference":"None"}"#, ["PackageSizeReference: Package size None not found"]),
    (
      #"{"PackageSizeReference":"Small","Items":[{"Quantity":-1},{"Reference":"x"}]}"#,
      ["Items[0].Quantity: Quantity must not be negative", "Items[1].Reference: Item x is not part of package EP-"]
    ),
  ])
  func `an update that cannot be is refused and changes nothing`(body: String, details: [String]) throws {
    let caller = try Caller()
    let before = caller.get("/consignments/\(Self.mma)").text
    let answer = caller.put("/packages/\(try #require(Self.references(caller).first))", body)
    #expect(answer.status == 400 && answer.code == "ValidationException")
    for detail in details { #expect(answer.details.contains { $0.hasPrefix(detail) }, "\(answer.details)") }
    #expect(caller.get("/consignments/\(Self.mma)").text == before)
  }

  @Test func `a package is given the customer's reference, and loses it by an empty one`() throws {
    let caller = try Caller()
    let reference = try #require(Self.references(caller).first)
    for name in ["box 1", ""] {
      let answer = caller.put("/packages/\(reference)/setcustomerprovidedreference", #"{"Reference":"\#(name)"}"#)
      #expect(answer.status == 200 && answer.text.isEmpty)
      #expect(Self.packages(caller).first?["PackageReferenceProvidedByCustomer"] as? String == name)
    }
  }

  // MARK: - Split

  @Test func `each item gets a package of its own, and the first keeps the one there is`() throws {
    let caller = try Caller()
    let reference = try Self.packed(
      [
        Self.item("Socks", weight: "0.1", quantity: 3), Self.item("Shoes", weight: "1", quantity: 0), #"{"Sku":"S3"}"#,
      ], caller)
    let items = caller.get("/items/package/\(reference)").list.compactMap { $0["Reference"] as? String }
    #expect(caller.put("/packages/\(reference)/setCustomerProvidedReference", #"{"Reference":"box"}"#).status == 200)
    let answer = caller.put("/packages/\(reference)/split", #""""#)
    #expect(answer.status == 200 && answer.text.isEmpty, "\(answer.text)")
    let packages = Array(Self.packages(caller).dropFirst())
    #expect(packages.first?["Reference"] as? String == reference)
    #expect(Set(Self.references(caller)).count == 4)
    func texts(_ name: String) -> [String?] { packages.map { $0[name] as? String } }
    func numbers(_ name: String, _ part: String) -> [Double?] {
      packages.map { ($0[name] as? [String: Any])?[part] as? Double }
    }
    #expect(texts("Description") == ["Socks", "Shoes", "Shoes"])
    #expect(texts("PackageReferenceProvidedByCustomer") == ["box", "", ""])
    // What the third does not say, the default size does.
    #expect(numbers("Weight", "Value") == [0.3, 1, 0.5])
    #expect(numbers("Dimensions", "Height") == [7, 7, 12])
    #expect(numbers("Value", "Amount") == [4.5, 1.5, 0])
    #expect(texts("PackageSizeReference") == [nil, nil, "Small"])
    #expect(packages.map { (($0["Items"] as? [[String: Any]])?.first?["Reference"]) as? String } == items)
    // Each new package is known by its reference.
    for package in Self.references(caller).dropFirst() {
      #expect(caller.send(.delete, "/packages/\(package)").status == 200)
    }
  }

  @Test(arguments: [0, 1])
  func `a package is not split that has fewer than two items`(count: Int) throws {
    let caller = try Caller()
    let reference = try Self.packed(
      (0..<count).map { _ in Self.item("Socks", weight: "1", quantity: 1) }, caller)
    let answer = caller.put("/packages/\(reference)/split")
    #expect(answer.status == 400)
    #expect(
      answer.details.first?.hasPrefix("Items: Package \(reference) has \(count == 0 ? "no items" : "one item")") == true
    )
  }

  @Test func `a package is not split into one that is beyond all bounds`() throws {
    let caller = try Caller()
    let heavy = Self.item("Lead", weight: "1000", quantity: Int.max)
    let reference = try Self.packed([Self.item("Socks", weight: "1", quantity: 1), heavy], caller)
    let before = Self.references(caller)
    let answer = caller.put("/packages/\(reference)/split")
    #expect(answer.status == 400)
    #expect(answer.details == ["Items[1].Quantity: The item is too heavy, or worth too much, for a package"])
    #expect(Self.references(caller) == before)
  }

  // MARK: - Empty packages, removal

  @Test func `empty packages have the default size's measures, and PUT tells how many there are then`() throws {
    let caller = try Caller()
    let answer = caller.put("/consignments/\(Self.mma)/addpackages/3", #""""#)
    #expect(answer.status == 200)
    #expect(answer.text == "4")
    let post = caller.post("/consignments/\(Self.mma)/addpackages/1", "")
    #expect(post.status == 200 && post.text.isEmpty)
    #expect(Set(Self.references(caller)).count == 5)
    let text = caller.get("/consignments/\(Self.mma)").text
    #expect(
      text.contains(
        #""Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":25,"Length":35,"Height":12},"#
          + #""Description":"","Value":{"Amount":0,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},"#
          + #""PackageSizeReference":"Small","#), "\(text)")
    #expect(caller.send(.delete, "/packages/\(try #require(Self.references(caller).last))").status == 200)
  }

  @Test func `without a default size an empty package weighs nothing, and no service minds`() throws {
    let caller = try Caller()
    #expect(caller.send(.delete, "/packagesizes/Small").status == 200)
    #expect(caller.put("/consignments/\(Self.mma)/addpackages/1").text == "2")
    let weight = Self.packages(caller).last?["Weight"] as? [String: Any]
    #expect(weight?["Value"] as? Int == 0)
    let allocated = caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote")
    #expect(allocated.status == 200, "\(allocated.text)")
    #expect(caller.get("/labels/\(Self.mma)/zpl").status == 200)
  }

  @Test(arguments: ["0", "-1", "1001", "99999999999999999999999"])
  func `no more and no fewer empty packages are added than may be`(count: String) throws {
    let answer = try Caller().put("/consignments/\(Self.mma)/addpackages/\(count)")
    #expect(answer.status == 400)
    #expect(answer.details == ["numberOfPackages: The number of packages must be 1 to 1000"])
  }

  @Test func `a consignment has at most a thousand packages, however they come`() throws {
    let caller = try Caller()
    #expect(caller.put("/consignments/\(Self.mma)/addpackages/998").text == "999")
    let reference = try Self.packed([#"{"Sku":"1"}"#, #"{"Sku":"2"}"#], caller)
    for answer in [
      caller.put("/consignments/\(Self.mma)/addpackages/1"), caller.put("/packages/\(reference)/split"),
    ] {
      #expect(answer.status == 400)
      #expect(answer.message?.contains("At most 1000 packages are allowed") == true)
    }
    #expect(Self.references(caller).count == 1000)
  }

  @Test func `what is no number of packages is no path`() throws {
    #expect(try Caller().put("/consignments/\(Self.mma)/addpackages/x").status == 404)
  }

  @Test func `a package is removed from its own consignment alone, and never the last one`() throws {
    let caller = try Caller()
    let package = try #require(Self.references(caller, of: Self.three).first)
    let foreign = caller.post("/consignments/\(Self.mma)/removepackage/\(package)", "")
    #expect(foreign.status == 404 && foreign.code == "PackageNotFoundException")
    let unknown = caller.post("/consignments/EC-999-999-999/removepackage/\(package)", "")
    #expect(unknown.status == 404 && unknown.code == "ConsignmentNotFoundException")
    let answer = caller.post("/consignments/\(Self.three.lowercased())/removepackage/\(package.lowercased())", #""""#)
    #expect(answer.status == 200 && answer.text.isEmpty)
    #expect(Self.references(caller, of: Self.three).count == 2)
    let only = try #require(Self.references(caller).first)
    let last = caller.post("/consignments/\(Self.mma)/removepackage/\(only)", "")
    #expect(last.status == 400 && last.code == "LastPackageException")
  }

  @Test(
    arguments: [
      (.put, "", PackageTests.package()), (.put, "/split", ""), (.put, "/setCustomerProvidedReference", #""x""#),
    ] as [(HTTPRequest.Method, String, String)])
  func `an unknown package is a 404`(method: HTTPRequest.Method, path: String, body: String) throws {
    let answer = try Caller().send(method, "/packages/EP-999-999-999\(path)", body)
    #expect(answer.status == 404)
    #expect(answer.code == "PackageNotFoundException")
    #expect(answer.message == "Package EP-999-999-999 not found")
  }
}
