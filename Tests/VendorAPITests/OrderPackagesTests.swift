import Foundation
import Testing

/// contract/50-orders.md, section 6.
@Suite struct OrderPackagesTests {
  private static let parcel =
    #""Weight":{"Value":2,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":5,"Length":5,"Height":5}"#

  private static func packages(of order: String, _ caller: Caller) -> [[String: Any]] {
    caller.get("/orders/\(order)").object["Packages"] as? [[String: Any]] ?? []
  }

  private static func items(of order: String, _ caller: Caller) -> [[String: Any]] {
    packages(of: order, caller).first?["Items"] as? [[String: Any]] ?? []
  }

  @Test func `a package is added behind the others, and one whose reference is known takes that one's place`() throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let first = try OrdersTests.package(of: order, caller)
    let item = try #require(Self.items(of: order, caller).first?["Reference"] as? String)
    let added = caller.post(
      "/orders/addorderpackages",
      #"{"OrderReference":"\#(order)","OrderPackages":[{\#(Self.parcel),"Items":[{"Sku":"B"}]}]}"#)
    #expect(added.status == 201)
    #expect(added.text == "true")
    let updated = caller.put(
      "/orders/updateorderpackages",
      #"""
      {"OrderReference":"\#(order)","OrderPackages":[\#
      {"Reference":"\#(first.lowercased())",\#(Self.parcel),"Items":[{"Sku":"New"},{"Reference":"\#(item)","Sku":"Old"}]}]}
      """#)
    #expect(updated.status == 200)
    #expect(updated.text == "true")
    let packages = Self.packages(of: order, caller)
    #expect(packages.count == 2)
    #expect(packages[0]["Reference"] as? String == first)
    #expect((packages[0]["Weight"] as? [String: Any])?["Value"] as? Double == 2)
    #expect(packages[0]["Description"] is NSNull)
    let items = Self.items(of: order, caller)
    #expect(items.map { $0["Sku"] as? String } == ["New", "Old"])
    #expect(items[1]["Reference"] as? String == item)
    #expect((packages[1]["Items"] as? [[String: Any]])?.first?["Quantity"] as? Int == 1)
    #expect((packages[1]["Reference"] as? String)?.hasPrefix("EP-") == true)
    #expect(caller.get("/orders/\(order)").text.contains(#""Weight":{"Value":4,"Unit":"Kg"},"Source""#))
  }

  @Test func `packages are taken out, but the last`() throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let first = try OrdersTests.package(of: order, caller)
    func delete(_ references: String) -> Caller.Answer {
      caller.post(
        "/orders/deleteorderpackages", #"{"OrderReference":"\#(order)","OrderPackageReferences":[\#(references)]}"#)
    }
    #expect(delete(#""\#(first)""#).details == ["OrderPackageReferences: An order must keep at least one package"])
    _ = caller.post("/orders/addorderpackages", #"{"OrderReference":"\#(order)","OrderPackages":[{\#(Self.parcel)}]}"#)
    #expect(delete("").details == ["OrderPackageReferences: At least one package reference is required"])
    let answer = delete(#""\#(first.lowercased())""#)
    #expect(answer.status == 200)
    #expect(answer.text == "true")
    #expect(Self.packages(of: order, caller).count == 1)
    #expect(try OrdersTests.package(of: order, caller) != first)
  }

  @Test func `items are added, replaced and taken out`() throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let package = try OrdersTests.package(of: order, caller)
    let item = try #require(Self.items(of: order, caller).first?["Reference"] as? String)
    let head = #"{"OrderReference":"\#(order)","PackageReference":"\#(package)","#
    let added = caller.post(
      "/orders/addorderpackageitems", #"\#(head)"OrderItems":[{"Sku":"B"},{"Sku":"C","Quantity":5}]}"#)
    #expect(added.status == 201)
    #expect(Self.items(of: order, caller).map { $0["Quantity"] as? Int } == [1, 1, 5])
    let updated = caller.put(
      "/orders/updateorderpackageitems", #"\#(head)"OrderItems":[{"Reference":"\#(item.uppercased())","Sku":"D"}]}"#)
    #expect(updated.status == 200)
    #expect(Self.items(of: order, caller).map { $0["Sku"] as? String } == ["D", "B", "C"])
    #expect(Self.items(of: order, caller).first?["Reference"] as? String == item)
    let deleted = caller.post("/orders/deleteorderpackageitems", #"\#(head)"OrderItemReferences":["\#(item)"]}"#)
    #expect(deleted.text == "true")
    #expect(Self.items(of: order, caller).map { $0["Sku"] as? String } == ["B", "C"])
  }

  @Test(
    arguments: [
      ("/orders/addorderpackages", #""OrderPackages":[]"#, 400, "OrderPackages: At least one package is required"),
      (
        "/orders/addorderpackages", #""OrderPackages":[{"Weight":{"Value":0}}]"#, 400,
        "OrderPackages[0].Weight.Value: Weight is required"
      ),
      ("/orders/addorderpackageitems", #""PackageReference":"EP-999-999-999","OrderItems":[{"Sku":"A"}]"#, 404, nil),
      ("/orders/addorderpackageitems", #""OrderItems":[{"Sku":"A"}]"#, 404, nil),
      (
        "/orders/addorderpackageitems", #""PackageReference":"PACKAGE","OrderItems":[]"#, 400,
        "OrderItems: At least one item is required"
      ),
      (
        "/orders/addorderpackageitems", #""PackageReference":"PACKAGE","OrderItems":[{"Quantity":-1}]"#, 400,
        "OrderItems[0].Quantity: Quantity must not be negative"
      ),
      (
        "/orders/deleteorderpackageitems", #""PackageReference":"PACKAGE","OrderItemReferences":[]"#, 400,
        "OrderItemReferences: At least one item reference is required"
      ),
    ] as [(String, String, Int, String?)])
  func `what cannot be done is refused and changes nothing`(
    path: String, members: String, status: Int, detail: String?
  ) throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let before = caller.get("/orders/\(order)").text
    let body = #"{"OrderReference":"\#(order)",\#(members)}"#.replacing(
      "PACKAGE", with: try OrdersTests.package(of: order, caller))
    let answer = caller.post(path, body)
    #expect(answer.status == status, "\(answer.text)")
    if let detail { #expect(answer.details.contains(detail), "\(answer.text)") }
    #expect(caller.get("/orders/\(order)").text == before)
  }

  @Test(arguments: ["addorderpackages", "deleteorderpackages", "addorderpackageitems", "deleteorderpackageitems"])
  func `a body names its order`(path: String) throws {
    let caller = try Caller()
    #expect(caller.post("/orders/\(path)", "{}").details == ["OrderReference: OrderReference is required"])
    #expect(caller.post("/orders/\(path)", #"{"OrderReference":"EO-000-000-000"}"#).code == "OrderNotFoundException")
  }
}
