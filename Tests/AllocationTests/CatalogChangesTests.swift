import Contract
import Foundation
import Testing

@testable import Allocation

/// What a customer changes while the sandbox runs: contract/20-rules-and-catalog.md, section 3; contract/40-around.md.
@Suite struct CatalogChangesTests {
  private static func start() throws -> Catalog {
    var document = document([service("A_ONE", net: "3"), service("A_TWO", net: "4"), service("A_THREE", net: "5")])
    document.serviceGroups = [
      .init(reference: "First", services: ["A_TWO"]), .init(reference: "Second", services: ["A_ONE", "A_THREE"]),
    ]
    document.packageSizes = [.init(reference: "Box", length: 1, width: 1, height: 1)]
    document.shippingLocations = [.init(reference: "North"), .init(reference: "South")]
    return try Catalog(document)
  }

  private static func mistakes(_ change: () throws -> Void) -> [String] {
    do {
      try change()
      return []
    } catch let error as CatalogProblems {
      return error.mistakes.map(\.path)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `a changed copy leaves the catalog that it was copied from as it was`() throws {
    let catalog = try Self.start()
    var copy = catalog
    try copy.put(CatalogDocument.ServiceGroup(reference: "Third", services: ["A_ONE"]))
    try copy.put(CatalogDocument.PackageSize(reference: "Tube", length: 1, width: 1, height: 1))
    try copy.put(CatalogDocument.ShippingLocation(reference: "East"))
    let isRemoved = copy.removeServiceGroup("FIRST")
    #expect(isRemoved)
    #expect(copy.serviceGroupReferences == ["Second", "Third"])
    #expect(catalog.serviceGroupReferences == ["First", "Second"])
    #expect(catalog.packageSizes.count == 1)
    #expect(catalog.shippingLocation("East") == nil)
    #expect(copy != catalog)
    #expect(copy.contents === catalog.contents, "services must not be compiled again")
  }

  @Test func `the document tells every change, and compiles to the same catalog`() throws {
    var catalog = try Self.start()
    var group = CatalogDocument.ServiceGroup(reference: "Third", name: "3", services: ["a_two", "A_ONE"])
    group.disabledServices = ["A_TWO"]
    try catalog.put(group, inPlaceOf: "first")
    try catalog.put(CatalogDocument.ShippingLocation(reference: "East"), inPlaceOf: "South")
    let isRemoved = catalog.removePackageSize("box")
    #expect(isRemoved)
    let document = catalog.document
    #expect(document.serviceGroups.map(\.reference) == ["Third", "Second"])
    #expect(document.shippingLocations.map(\.reference) == ["North", "East"])
    #expect(document.packageSizes.isEmpty)
    let again = try Catalog(document)
    #expect(again == catalog)
    #expect(again.serviceGroup("THIRD")?.services.map(\.reference) == ["A_TWO", "A_ONE"])
    let third = try #require(again.serviceGroup("third"))
    #expect(again.assess(consignment(), among: .group(third), at: friday).winner?.service.reference == "A_ONE")
  }

  @Test func `what cannot be is refused with its place, and nothing has changed`() throws {
    var catalog = try Self.start()
    let before = catalog
    #expect(
      Self.mistakes { try catalog.put(CatalogDocument.ServiceGroup(reference: "SECOND", services: ["A_ONE", "B"])) }
        == ["reference", "services[1]"])
    #expect(
      Self.mistakes { try catalog.put(CatalogDocument.ServiceGroup(reference: "a/b", services: [])) } == ["reference"])
    #expect(
      Self.mistakes { try catalog.put(CatalogDocument.PackageSize(reference: "box", length: 0, width: -1, height: 1)) }
        == ["reference", "length", "width"])
    var location = CatalogDocument.ShippingLocation(reference: " ")
    location.country = "QQ"
    #expect(Self.mistakes { try catalog.put(location) } == ["reference", "country"])
    #expect(catalog == before)
    let removed = [
      catalog.removeServiceGroup("None"), catalog.removePackageSize("None"), catalog.removeShippingLocation("None"),
    ]
    #expect(removed == [false, false, false])
    #expect(catalog == before)
  }

  @Test func `what stands behind something that is removed is still found`() throws {
    var catalog = try Self.start()
    for reference in ["Third", "Fourth", "Fifth"] {
      try catalog.put(CatalogDocument.ServiceGroup(reference: reference, services: []))
    }
    let removed = ["Second", "fourth", "First"].map { catalog.removeServiceGroup($0) }
    #expect(removed == [true, true, true])
    #expect(catalog.serviceGroupReferences == ["Third", "Fifth"])
    #expect(catalog.serviceGroup("third")?.reference == "Third")
    #expect(catalog.serviceGroup("fifth")?.reference == "Fifth")
    #expect(catalog.serviceGroup("second") == nil)
  }

  @Test func `a fixture's group may keep a service listed that it does not choose`() throws {
    var document = document([service("A_ONE")])
    document.serviceGroups = [.init(reference: "G", services: ["A_ONE"])]
    document.serviceGroups[0].disabledServices = ["A_NONE"]
    #expect(Self.mistakes { _ = try Catalog(document) } == ["serviceGroups[0].disabledServices[0]"])
    document.serviceGroups[0].disabledServices = ["a_one"]
    let catalog = try Catalog(document)
    let group = try #require(catalog.serviceGroup("G"))
    #expect(group.services.count == 1)
    #expect(catalog.assess(consignment(), among: .group(group), at: friday).winner == nil)
  }

  // MARK: - Countries that share their routes

  @Test(arguments: [
    ("FR", "10"), ("DE", "10"), ("IE", "7"), ("ES", "8"), ("NO", "20"), ("CH", "20"), ("JP", "20"), ("GB", "20"),
  ])
  func `countries of the same zones cost the same, and one that is named besides costs what that says`(
    country: String, net: String
  ) throws {
    func rate(_ zone: String, _ net: String) -> CatalogDocument.Rate {
      .init(zone: zone, bands: [.init(upTo: nil, net: decimal(net))])
    }
    var document = document([
      service("A") { $0.rates = [rate("IE", "7"), rate("SOUTH", "8"), rate("EU", "10"), rate("WORLD", "20")] }
    ])
    document.zones = [
      .init(reference: "EU", countries: ["FR", "DE", "IE", "ES"]), .init(reference: "SOUTH", countries: ["ES"]),
      .init(reference: "NORTH", countries: ["NO"]), .init(reference: "WORLD", countries: ["*"]),
    ]
    let postcode = country == "GB" ? "M1 1AA" : "1000"
    let assessment = try Catalog(document).assess(consignment(country: country, postcode: postcode), at: friday)
    #expect(assessment.winner?.net == decimal(net))
  }
}
