import Contract
import Foundation
import Testing

@testable import Allocation

/// - Source: contract/95-audit.md, D24.
@Suite struct CustomsDataTests {
  private static let needed: [CustomsData.Member] = [.categoryType, .shippersEORI, .itemHarmonisationCode]

  private func catalog() throws -> Catalog {
    var service = service("S", to: "US")
    var rules = CatalogDocument.Rules()
    rules.customsData = Self.needed
    service.rules = rules
    return try Catalog(document([service]))
  }

  private func complete() -> Consignment {
    var consignment = consignment(country: "US", postcode: "10001")
    var documentation = CustomsDocumentation()
    documentation.categoryType = .saleOfGoods
    consignment.fixed.customsDocumentation = Shared(documentation)
    var metaData = MetaData()
    metaData.keyValue = "ShippersEORI"
    metaData.stringValue = "GB123456789000"
    consignment.fixed.metaData = [metaData]
    var item = Item()
    item.harmonisationCode = "6115.95"
    consignment.fixed.packages[0].items = [item]
    return consignment
  }

  @Test func `where they are required, a service says which customs data are missing`() throws {
    let assessment = try catalog().assess(
      consignment(country: "US", postcode: "10001"), customs: .required, at: friday)
    #expect(assessment.winner == nil)
    #expect(
      assessment.exclusions.first?.reasons
        == [.customsData(missing: ["CategoryType", "ShippersEORI", "Items.HarmonisationCode"])])
    #expect(
      assessment.reason
        == "This service is not available without the customs data "
        + "CategoryType, ShippersEORI, Items.HarmonisationCode.")
  }

  @Test func `what has them goes, and so does what lacks them where nobody demands them`() throws {
    let catalog = try catalog()
    #expect(catalog.assess(complete(), customs: .required, at: friday).winner?.service.reference == "S")
    #expect(
      catalog.assess(consignment(country: "US", postcode: "10001"), customs: .lenient, at: friday).winner?.service
        .reference == "S")
  }

  @Test(arguments: [
    ("0001-01-01T00:00:00", ["DeclarationDate"]), ("2019-06-14T00:00:00", []),
  ])
  func `a date that nobody has set is missing`(date: String, missing: [String]) {
    var consignment = complete()
    var documentation = CustomsDocumentation()
    documentation.declarationDate = DateTimeOffset(date)
    consignment.fixed.customsDocumentation = Shared(documentation)
    #expect(CustomsData.missing(of: consignment.fixed).names.filter { $0 == "DeclarationDate" } == missing)
  }

  @Test func `what stays in its country lacks nothing`() {
    #expect(CustomsData.missing(of: consignment().fixed).isEmpty)
  }

  @Test func `each item needs its own`() {
    var consignment = complete()
    consignment.fixed.packages[0].items.append(Item())
    #expect(CustomsData.missing(of: consignment.fixed).names.contains("Items.HarmonisationCode"))
  }

  @Test func `default rules do not take a service that is not in them; a group or its name does`() throws {
    var document = document([
      service("DEAR", net: "9.95"), service("CHEAP", net: "0.95") { $0.inDefaultRules = false },
    ])
    document.serviceGroups = [.init(reference: "G", services: ["CHEAP"])]
    let catalog = try Catalog(document)
    let group = try #require(catalog.serviceGroup("G"))
    let named = try #require(catalog.carrierService("CHEAP"))
    let filtered = Candidates.filtered(catalog, directions: nil, isPickUp: nil, isDropOff: nil)
    for (candidates, winner) in [
      (Candidates.all, "DEAR"), (filtered, "DEAR"), (.group(group), "CHEAP"), (.service(named), "CHEAP"),
    ] {
      #expect(catalog.assess(consignment(), among: candidates, at: friday).winner?.service.reference == winner)
    }
    let assessment = catalog.assess(consignment(), at: friday)
    #expect(assessment.findings.offers.map(\.service.reference) == ["DEAR"])
    #expect(assessment.exclusions.isEmpty)
    #expect(assessment.outsiders.map(\.reasons) == [[.notInDefaultRules]])
  }
}
