import Allocation
import BuiltInFixtures
import Contract
import Foundation
import Testing

@testable import Fixtures

@Suite struct FixtureLoadingTests {
  private static let catalog = """
    {"$schema":"x","carriers":[{"reference":"MINE"}],
     "carrierServices":[{"reference":"ONLY","carrier":"MINE","rates":[{"zone":"GB","bands":[{"net":1.5}]}]}]}
    """
  private static let consignments = """
    [{"Reference":"EC-111-111-111","ConsignmentState":"dispatched","Unheard":{"Of":1},"Tags":["a"],
      "Packages":[{"Weight":{"Value":0.5}}],"Addresses":[{"AddressType":"Origin","ShippingLocationReference":"sorted1"}]}]
    """

  private func load(_ files: [String: String], _ name: String? = nil) throws -> Fixtures {
    let folder = try FixtureFolder(files)
    return try Fixtures.load(path: folder.path(name))
  }

  @Test func `a folder without consignments has the built-in ones that its catalog knows`() throws {
    let loaded = try load(["catalog.json": Self.catalog])
    #expect(loaded.catalog.document.carrierServices.map(\.reference) == ["ONLY"])
    // The catalog has no shipping location, and each built-in consignment names one.
    #expect(loaded.consignments.isEmpty)
    let known = Self.catalog.dropLast() + #","shippingLocations":[{"reference":"NewYork1"}]}"#
    #expect(try load(["catalog.json": String(known)]).consignments.map(\.reference) == ["EC-000-0US-002"])
  }

  @Test func `a folder without a catalog has the built-in one`() throws {
    let loaded = try load(["consignments.json": Self.consignments])
    #expect(loaded.catalog == Fixtures.builtIn.catalog)
    #expect(loaded.consignments.map(\.reference) == ["EC-111-111-111"])
    #expect(loaded.consignments.map(\.state) == [.dispatched])
    #expect(loaded.consignments.first?.request.tags == ["a"])
  }

  @Test(arguments: [
    #"{"catalog":CATALOG,"consignments":[]}"#, #"{"consignments":[],"carriers":[{"reference":"MINE"}]}"#,
  ])
  func `one file holds both, the catalog's members in one place or side by side`(text: String) throws {
    let loaded = try load(["all.json": text.replacing("CATALOG", with: Self.catalog)], "all.json")
    #expect(loaded.catalog.document.carriers.map(\.reference) == ["MINE"])
    #expect(loaded.consignments.isEmpty)
  }

  @Test func `one file may hold a catalog or consignments alone`() throws {
    #expect(try load(["c.json": Self.catalog], "c.json").catalog.document.carriers.map(\.reference) == ["MINE"])
    let list = try load(["c.json": Self.consignments], "c.json")
    let object = try load(["c.json": #"{"consignments":\#(Self.consignments)}"#], "c.json")
    #expect(list.consignments.map(\.reference) == ["EC-111-111-111"])
    #expect(object.consignments == list.consignments)
    #expect(object.catalog == Fixtures.builtIn.catalog)
  }

  @Test func `consignments need no reference, and read members of either initial`() throws {
    let loaded = try load(
      ["c.json": #"[{"packages":[{"weight":{"value":2}}],"addresses":[]},{"Packages":[],"Addresses":[],"Tags":null}]"#],
      "c.json")
    #expect(loaded.consignments.map(\.reference) == [nil, nil])
    #expect(loaded.consignments.map(\.state) == [.unallocated, .unallocated])
    #expect(loaded.consignments.first?.request.packages.first?.weight?.value == 2)
  }

  @Test func `null in a catalog means that there is no value`() throws {
    let loaded = try load(
      ["c.json": #"{"carriers":[{"reference":"A","name":null,"tracking":null}],"zones":null}"#], "c.json")
    #expect(loaded.catalog.carrier("A")?.name == "A")
  }

  @Test func `a byte order mark is skipped`() throws {
    let folder = try FixtureFolder()
    try folder.write(Data([0xEF, 0xBB, 0xBF] + Array(Self.catalog.utf8)), as: "c.json")
    #expect(try Fixtures.load(path: folder.path("c.json")).catalog.document.carriers.count == 1)
  }

  /// Bytes that were made to hurt.
  private static let hostile: [[UInt8]] = [
    Array(String(repeating: "[", count: 100_000).utf8),
    Array(String(repeating: #"{"carriers":"#, count: 50_000).utf8),
    Array(#"{"packageSizes":[{"reference":"A","length":1e999999,"width":-1e400,"height":1e-999999}]}"#.utf8),
    Array(
      #"{"packageSizes":[{"reference":"A","length":\#(String(repeating: "9", count: 5000)),"width":1,"height":1}]}"#
        .utf8),
    Array(#"{"carriers":[{"reference":"A","tracking":{"pattern":"{sequence:8}","start":99999999999999999999}}]}"#.utf8),
    Array(#"{"carriers":[{"reference":"A","tracking":{"pattern":"{sequence:8}","start":-9223372036854775808}}]}"#.utf8),
    Array(
      #"{"carriers":[{"reference":"A"}],"carrierServices":[{"reference":"S","carrier":"A","transitDays":9223372036854775807,"destinations":["GB"]}]}"#
        .utf8),
    [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00],
    [0x5B, 0x22, 0xC3, 0x28, 0x22, 0x5D],
    [0xEF, 0xBB], [0xEF, 0xBB, 0xBF], [0x00], [0x22], [0x5C], [0x2D],
    Array(#"[{"Packages":[{"Weight":{"Value":1e999}}],"Addresses":[]}]"#.utf8),
    Array(#"[{"ShippingDate":"9999-12-31T23:59:59.99999999999999999999-14:00Z","Packages":[],"Addresses":[]}]"#.utf8),
    Array(#"[null,[],{},7,"x",true]"#.utf8),
    Array(#"{"carriers":[null]}"#.utf8),
    Array(#"{"catalog":[],"consignments":{}}"#.utf8),
    Array(#"{"catalog":null,"consignments":null}"#.utf8),
    Array(#"{"":1,"catalog":{"":2}}"#.utf8),
  ]

  @Test(arguments: hostile.indices) func `hostile bytes end in mistakes`(index: Int) throws {
    let folder = try FixtureFolder()
    try folder.write(Data(Self.hostile[index]), as: "c.json")
    #expect(throws: FixtureProblems.self) { try Fixtures.load(path: folder.path("c.json")) }
  }

  @Test func `the built-in files cut anywhere end in mistakes`() throws {
    let folder = try FixtureFolder()
    for end in stride(from: 1, to: BuiltInFixtures.consignments.count - 4, by: 997) {
      try folder.write(Data(BuiltInFixtures.consignments.prefix(end)), as: "c.json")
      #expect(throws: FixtureProblems.self) { try Fixtures.load(path: folder.path("c.json")) }
    }
  }
}
