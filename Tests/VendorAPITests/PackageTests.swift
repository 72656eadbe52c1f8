import Foundation
import HTTPTypes
import Testing

/// contract/30-consignments.md, section 4, "Packages".
@Suite struct PackageTests {
  static let mma = "EC-000-05B-MMA"

  static func package(_ extra: String = "", weight: String = "2.5") -> String {
    #"""
    {\#(extra)"Weight":{"Value":\#(weight),"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":20.0,"Length":30.0,"Height":10.0},\#
    "Description":"Shoes","Value":{"Amount":39.99,"Currency":{"IsoCode":"GBP"}}}
    """#
  }

  private static func packages(_ caller: Caller, of reference: String = mma) -> [String] {
    (caller.get("/consignments/\(reference)").object["Packages"] as? [[String: Any]] ?? [])
      .compactMap { $0["Reference"] as? String }
  }

  @Test func `an added package is answered in full with a reference of its own`() throws {
    let caller = try Caller()
    let answer = caller.post("/consignments/\(Self.mma)/addpackage", Self.package())
    #expect(answer.status == 201)
    let reference = try #require(answer.object["Reference"] as? String)
    #expect(
      answer.text
        == #"{"ConsignmentLegs":[],"Items":[],"Charges":[],"Reference":"\#(reference)","#
        + #""PackageReferenceProvidedByCustomer":"","Weight":{"Value":2.5,"Unit":"Kg"},"#
        + #""Dimensions":{"Unit":"Cm","Width":20,"Length":30,"Height":10},"Description":"Shoes","#
        + #""Value":{"Amount":39.99,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},"#
        + #""PackageSizeReference":null,"Barcode":null,"MetaData":[]}"#)
    #expect(reference.contains(#/^EP-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/#))
    #expect(Self.packages(caller).last == reference)
    #expect(Self.packages(caller).count == 2)
  }

  @Test func `totals follow the packages that are added and deleted`() throws {
    let caller = try Caller()
    func totals() -> [Decimal?] {
      let consignment = caller.get("/consignments/\(Self.mma)").object
      return [
        ((consignment["Weight"] as? [String: Any])?["Value"] as? NSNumber)?.decimalValue,
        ((consignment["Value"] as? [String: Any])?["Amount"] as? NSNumber)?.decimalValue,
      ]
    }
    let before = totals()
    let added = try #require(
      caller.post("/consignments/\(Self.mma)/addpackage", Self.package()).object["Reference"] as? String)
    #expect(totals() == zip(before, [Decimal(2.5), Decimal(string: "39.99")]).map { ($0 ?? 0) + ($1 ?? 0) })
    #expect(caller.send(.delete, "/packages/\(added)").status == 200)
    #expect(totals() == before)
  }

  @Test func `a deleted package is answered without a body and is no longer known`() throws {
    let caller = try Caller()
    let first = try #require(Self.packages(caller).first)
    _ = caller.post("/consignments/\(Self.mma)/addpackage", Self.package())
    let answer = caller.send(.delete, "/packages/\(first.lowercased())")
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
    #expect(answer.fields[.contentType] == nil)
    #expect(!Self.packages(caller).contains(first))
    let again = caller.send(.delete, "/packages/\(first)")
    #expect(again.status == 404)
    #expect(again.code == "PackageNotFoundException")
    #expect(again.message == "Package \(first) not found")
  }

  @Test func `the last package cannot be deleted`() throws {
    let caller = try Caller()
    let only = try #require(Self.packages(caller).first)
    let before = caller.get("/consignments/\(Self.mma)").text
    let answer = caller.send(.delete, "/packages/\(only)")
    #expect(answer.status == 400)
    #expect(answer.code == "LastPackageException")
    #expect(
      answer.message == "Package \(only) is the last one of consignment \(Self.mma), which must keep at least one")
    #expect(caller.get("/consignments/\(Self.mma)").text == before)
  }

  @Test(arguments: [
    "EP-999-999-999", "EP-000-000-000", "EC-000-05B-MMA", "x", "EP-000-05F-0CYY", "EP-ZZZ-ZZZ-ZZZ",
    "EP-000-05F-0C%C3%A9",
  ])
  func `an unknown package is a 404 that names it`(reference: String) throws {
    let answer = try Caller().send(.delete, "/packages/\(reference)")
    #expect(answer.status == 404)
    #expect(answer.code == "PackageNotFoundException")
  }

  @Test func `a package of an unknown consignment is not added`() throws {
    let answer = try Caller().post("/consignments/EC-999-999-999/addpackage", Self.package())
    #expect(answer.status == 404)
    #expect(answer.code == "ConsignmentNotFoundException")
  }

  @Test func `weight, dimensions, description and value are needed and named at once`() throws {
    let caller = try Caller()
    #expect(caller.send(.delete, "/packagesizes/Small").status == 200)
    let before = Self.packages(caller)
    let answer = caller.post("/consignments/\(Self.mma)/addpackage", "{}")
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(
      answer.details == [
        "Weight: Weight is required", "Dimensions: Dimensions are required", "Description: Description is required",
        "Value: Value is required",
      ])
    #expect(Self.packages(caller) == before)
  }

  /// contract/97-corrections.md, 20.
  @Test func `a package without a size and dimensions has the customer's default size`() throws {
    let caller = try Caller()
    let value = #""Description":"Socks","Value":{"Amount":5.99}"#
    let bare = caller.post("/consignments/\(Self.mma)/addpackage", "{\(value)}")
    #expect(bare.status == 201, "\(bare.text)")
    #expect(bare.object["PackageSizeReference"] as? String == "Small")
    #expect(
      bare.text.contains(
        #""Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":25,"Length":35,"Height":12}"#))
    let heavy = caller.post("/consignments/\(Self.mma)/addpackage", #"{\#(value),"Weight":{"Value":2}}"#)
    #expect(heavy.text.contains(#""Weight":{"Value":2,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":25,"#))
    let light = caller.post(
      "/consignments/\(Self.mma)/addpackage", #"{\#(value),"Dimensions":{"Width":1,"Length":1,"Height":1}}"#)
    #expect(light.details == ["Weight: Weight is required"])
    #expect(caller.put("/packagesizes/Large/default").status == 200)
    let large = caller.post("/consignments/\(Self.mma)/addpackage", "{\(value)}")
    #expect(large.object["PackageSizeReference"] as? String == "Large")
  }

  @Test func `a package's own mistake is named by its path in the body`() throws {
    let answer = try Caller().post("/consignments/\(Self.mma)/addpackage", Self.package(weight: "-1"))
    #expect(answer.details == ["Weight.Value: Weight must be more than 0 and at most 1000000"])
  }

  @Test func `every package finds its consignment however it came there`() throws {
    let caller = try Caller()
    let references = [Self.mma, "EC-000-083-45D", "EC-000-A04-0DV"]
    for round in 0..<3 {
      for reference in references {
        #expect(
          caller.post("/consignments/\(reference)/addpackage", Self.package(weight: "\(round + 1)")).status == 201)
      }
    }
    for reference in references {
      // All but the last, in an order that is not that of their making.
      for package in Self.packages(caller, of: reference).dropFirst().reversed() {
        #expect(caller.send(.delete, "/packages/\(package)").status == 200)
      }
      #expect(Self.packages(caller, of: reference).count == 1)
    }
  }
}
