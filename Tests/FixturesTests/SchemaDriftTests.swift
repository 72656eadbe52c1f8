import Allocation
import BuiltInFixtures
import Contract
import Foundation
import Testing
import Wire

@testable import Fixtures

/// The schemas are what the loader checks against, so a member that only the Codable form knows would be refused, and one
/// that only the schema knows would be lost without a word.
@Suite struct SchemaDriftTests {
  private static let catalogSchema = try? JSONTree(parsing: BuiltInFixtures.catalogSchema)

  /// A value with every member given; reading and writing it shows which members there are.
  @Test(arguments: [
    ("carrier", CatalogDocument.Carrier.self as any Codable.Type), ("zone", CatalogDocument.Zone.self),
    ("carrierService", CatalogDocument.CarrierService.self), ("leg", CatalogDocument.Leg.self),
    ("collection", CatalogDocument.Collection.self), ("rate", CatalogDocument.Rate.self),
    ("band", CatalogDocument.Band.self), ("tax", CatalogDocument.Tax.self),
    ("surcharge", CatalogDocument.Surcharge.self), ("rules", CatalogDocument.Rules.self),
    ("range", CatalogDocument.Range.self), ("serviceGroup", CatalogDocument.ServiceGroup.self),
    ("packageSize", CatalogDocument.PackageSize.self), ("shippingLocation", CatalogDocument.ShippingLocation.self),
    ("contact", Contact.self),
  ])
  func `the schema's members are those of the Codable form, in its order`(name: String, type: any Codable.Type) throws {
    let node = try #require(Self.catalogSchema?.member("$defs")?.member(name))
    let properties = try #require(node.member("properties")?.members.map(\.name))
    // Every member is asked for by name, whether it is there or not.
    let asked = try MemberNames.asked(of: type, required: node)
    #expect(asked == properties)
  }

  @Test func `the catalog's sections are those of the document`() throws {
    let properties = try #require(Self.catalogSchema?.member("properties")?.members.map(\.name))
    #expect(properties.filter { $0 != "$schema" } == FixtureReader.catalogSections)
    let written = try JSONTree(parsing: JSON.sandbox.encode(CatalogDocument()))
    #expect(written.members.map(\.name) == FixtureReader.catalogSections)
  }
}
