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
  /// A definition of a schema, and the members of the type that is read by it.
  struct Sample: Sendable, CustomTestStringConvertible {
    let definition: String
    /// Members of the schema that are no property of the type.
    let added: [String]
    /// Properties that only answers have.
    let unsent: [String]
    let members: @Sendable () throws -> [String]

    /// `null` is written for what has no value, so the smallest value shows every member.
    init<Value: Codable & Sendable>(
      _ definition: String, _ type: Value.Type, by json: JSON, smallest: String = "{}", added: [String] = [],
      unsent: [String] = []
    ) {
      self.definition = definition
      self.added = added
      self.unsent = unsent
      members = {
        let value = try json.decode(type, from: Array(smallest.utf8))
        return try JSONNode(parsing: try json.encode(value)).members.map(\.name)
      }
    }

    var testDescription: String { definition }

    func check(_ schema: [UInt8]) throws {
      let definitions = try JSONNode(parsing: schema).member("$defs")
      let properties = try #require(definitions?.member(definition)?.member("properties")?.members.map(\.name))
      #expect(try (members() + added).sorted() == (properties + unsent).sorted())
    }
  }

  @Test(arguments: [
    Sample("carrier", CatalogDocument.Carrier.self, by: .sandbox, smallest: #"{"reference":"A"}"#),
    Sample("zone", CatalogDocument.Zone.self, by: .sandbox, smallest: #"{"reference":"A","countries":["GB"]}"#),
    Sample(
      "carrierService", CatalogDocument.CarrierService.self, by: .sandbox,
      smallest: #"{"reference":"A","carrier":"B"}"#),
    Sample("leg", CatalogDocument.Leg.self, by: .sandbox),
    Sample("collection", CatalogDocument.Collection.self, by: .sandbox),
    Sample("rate", CatalogDocument.Rate.self, by: .sandbox, smallest: #"{"zone":"GB","bands":[]}"#),
    Sample("band", CatalogDocument.Band.self, by: .sandbox),
    Sample("tax", CatalogDocument.Tax.self, by: .sandbox),
    Sample("surcharge", CatalogDocument.Surcharge.self, by: .sandbox, smallest: #"{"reference":"A"}"#),
    Sample("rules", CatalogDocument.Rules.self, by: .sandbox),
    Sample("range", CatalogDocument.Bounds.self, by: .sandbox),
    Sample(
      "serviceGroup", CatalogDocument.ServiceGroup.self, by: .sandbox, smallest: #"{"reference":"A","services":[]}"#),
    Sample(
      "packageSize", CatalogDocument.PackageSize.self, by: .sandbox,
      smallest: #"{"reference":"A","length":1,"width":1,"height":1}"#),
    Sample(
      "shippingLocation", CatalogDocument.ShippingLocation.self, by: .sandbox, smallest: #"{"reference":"A"}"#),
    Sample("contact", Contact.self, by: .sandbox),
    Sample(
      "holidays", CatalogDocument.Holidays.self, by: .sandbox, smallest: #"{"region":"Ireland","dates":[]}"#),
    Sample(
      "shop", CatalogDocument.Shop.self, by: .sandbox,
      smallest:
        #"{"shopReference":"A","carrier":"B","addressLine1":"C","town":"D","latLong":{"latitude":1,"longitude":1},"openingTimes":{}}"#
    ),
    Sample(
      "district", CatalogDocument.District.self, by: .sandbox,
      smallest: #"{"district":"M1","latitude":1,"longitude":1}"#),
  ])
  func `the schema's members are those of the catalog's Codable form`(sample: Sample) throws {
    try sample.check(BuiltInFixtures.catalogSchema)
  }

  @Test(arguments: [
    Sample(
      "consignment", CreateConsignmentRequest.self, by: .vendor, added: ["Reference", "ConsignmentState"]),
    Sample("address", Address.self, by: .vendor), Sample("country", Country.self, by: .vendor),
    Sample("package", Package.self, by: .vendor, unsent: ["ConsignmentLegs", "Reference"]),
    Sample("item", Item.self, by: .vendor), Sample("weight", Weight.self, by: .vendor),
    Sample("dimensions", Dimensions.self, by: .vendor), Sample("money", Money.self, by: .vendor),
    Sample("barcode", Barcode.self, by: .vendor),
    Sample("requestedDeliveryDate", RequestedDeliveryDate.self, by: .vendor, smallest: #"{"Date":"2019-06-14"}"#),
  ])
  func `the schema's members are those of PRO's create body`(sample: Sample) throws {
    try sample.check(BuiltInFixtures.consignmentsSchema)
  }

  @Test func `the catalog's sections are those of the document`() throws {
    let schema = try JSONNode(parsing: BuiltInFixtures.catalogSchema)
    let properties = try #require(schema.member("properties")?.members.map(\.name))
    #expect(properties.filter { $0 != "$schema" } == FixtureReader.catalogSections)
    let written = try JSONNode(parsing: JSON.sandbox.encode(CatalogDocument()))
    #expect(written.members.map(\.name) == FixtureReader.catalogSections)
  }

  @Test func `the states and roles that the schema allows are those that are read`() throws {
    let schema = try JSONNode(parsing: BuiltInFixtures.consignmentsSchema).member("$defs")
    func names(_ definition: String, _ member: String) -> [String] {
      let allowed = schema?.member(definition)?.member("properties")?.member(member)?.member("enum")?.elements ?? []
      return allowed.compactMap { if case .string(let text) = $0.value { text } else { nil } }
    }
    #expect(names("consignment", "ConsignmentState") == ConsignmentState.allCases.map(\.rawValue))
    #expect(names("address", "AddressType") == Address.Role.names)
    #expect(names("item", "ContentClassification") == Item.Classification.names)
    #expect(names("barcode", "BarcodeType") == BarcodeType.allCases.map(\.rawValue))
    #expect(names("weight", "Unit") == Weight.Unit.allCases.map(\.rawValue))
  }
}
