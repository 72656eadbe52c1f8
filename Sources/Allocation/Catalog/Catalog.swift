package import Contract
import Text

/// Carriers, their services, prices and rules, checked and compiled once, and what the customer keeps beside them. A copy costs two
/// pointers.
package struct Catalog: Sendable {
  /// Everything that an assessment reads; never changed once made. What the customer may change stands in `Holdings`.
  final class Contents: Sendable {
    let document: CatalogDocument
    let carriers: [String: Carrier]
    let services: [CarrierService]
    let conditions: [ServiceConditions]
    let tariffs: [Tariff]
    let routes: Routes
    let tables: Tables
    let serviceIndexes: [String: Int]
    let holidays: Holidays

    init(_ compiler: CatalogCompiler) {
      document = compiler.document
      carriers = compiler.carriers
      services = compiler.services
      conditions = compiler.conditions
      tariffs = compiler.tariffs
      routes = compiler.routes
      tables = compiler.tables
      serviceIndexes = compiler.serviceIndexes
      holidays = Holidays(compiler.document.holidays)
    }
  }

  let contents: Contents
  var holdings: Holdings

  /// - Throws: every mistake in the document at once.
  package init(_ document: CatalogDocument) throws(CatalogProblems) {
    let compiler = try CatalogCompiler(document)
    contents = Contents(compiler)
    holdings = Holdings(
      groups: compiler.groups, packageSizes: compiler.packageSizes, locations: compiler.shippingLocations)
  }

  /// The catalog as a fixture file has it, with every change since.
  package var document: CatalogDocument {
    var document = contents.document
    document.serviceGroups = holdings.groups.entries.map(\.document)
    document.packageSizes = holdings.packageSizes.entries
    document.shippingLocations = holdings.locations.entries.map(\.document)
    return document
  }

  package var carrierCount: Int { contents.carriers.count }
  package var carrierServiceCount: Int { contents.services.count }
  package var serviceGroupCount: Int { holdings.groups.count }

  /// In the document's order.
  package var carrierServices: [CarrierService] { contents.services }

  /// In the document's order; what has been added since stands at the end.
  package var serviceGroups: [ServiceGroup] { holdings.groups.entries.map(\.compiled) }

  /// In the document's order; what has been added since stands at the end.
  package var packageSizes: [CatalogDocument.PackageSize] { holdings.packageSizes.entries }

  // References compare without regard to case (contract/decisions.md, "Outcomes of an allocation").

  package func carrier(_ reference: String) -> Carrier? { contents.carriers[reference.lowercased()] }

  package func carrierService(_ reference: String) -> CarrierService? {
    contents.serviceIndexes[reference.lowercased()].map { contents.services[$0] }
  }

  package func serviceGroup(_ reference: String) -> ServiceGroup? { holdings.groups[reference]?.compiled }

  package func packageSize(_ reference: String) -> CatalogDocument.PackageSize? {
    holdings.packageSizes[reference]
  }

  /// The size of packages that say nothing of theirs.
  package var defaultPackageSize: CatalogDocument.PackageSize? {
    holdings.packageSizes.entries.first { $0.isDefault == true }
  }

  package func shippingLocation(_ reference: String) -> CatalogDocument.ShippingLocation? {
    holdings.locations[reference]?.document
  }

  package func hasShippingLocation(_ reference: String) -> Bool { holdings.locations.contains(reference) }

  /// A shipping location as a consignment's address, kept once for all consignments.
  package func address(ofShippingLocation reference: String, as role: Address.Role) -> Shared<Address>? {
    holdings.locations[reference]?.address(as: role)
  }

  /// The references of carrier services that are spelt most like this one.
  package func nearestCarrierServices(to reference: String) -> [String] {
    NearestName.ranked(reference, among: carrierServices, spelling: \.reference).prefix(3).map(\.name.reference)
  }

  /// The references of shops that are spelt most like this one.
  package func nearestShops(to reference: String) -> [String] {
    NearestName.ranked(reference, among: shops, spelling: \.shopReference).prefix(3).map(\.name.shopReference)
  }

  /// The references of all groups, in the document's order.
  package var serviceGroupReferences: [String] { holdings.groups.entries.map(\.compiled.reference) }
}

extension Catalog: Equatable {
  package static func == (left: Self, right: Self) -> Bool {
    left.isSame(as: right) || left.document == right.document
  }

  /// Whether neither has been changed since one was copied from the other. O(1).
  package func isSame(as other: Catalog) -> Bool { contents === other.contents && holdings === other.holdings }
}
