package import Contract
import Spelling

/// Carriers, their services, prices and rules, checked and compiled once. A copy costs one pointer.
package struct Catalog: Sendable {
  /// Everything that an assessment reads; never changed once made.
  final class Contents: Sendable {
    let document: CatalogDocument
    let carriers: [String: Carrier]
    let services: [CarrierService]
    let terms: [Terms]
    let tariffs: [Tariff]
    let routes: Routes
    let tables: Tables
    let serviceIndexes: [String: Int]
    let groups: [String: ServiceGroup]
    let packageSizes: [String: CatalogDocument.PackageSize]
    let shippingLocations: [String: CatalogDocument.ShippingLocation]
    let locationAddresses: [String: [Address.Role: Shared<Address>]]

    init(_ compiler: consuming CatalogCompiler) {
      document = compiler.document
      carriers = compiler.carriers
      services = compiler.services
      terms = compiler.terms
      tariffs = compiler.tariffs
      routes = compiler.routes
      tables = compiler.tables
      serviceIndexes = compiler.serviceIndexes
      groups = compiler.groups
      packageSizes = compiler.packageSizes
      shippingLocations = compiler.shippingLocations
      locationAddresses = shippingLocations.mapValues { location in
        Dictionary(uniqueKeysWithValues: Address.Role.allCases.map { ($0, Shared(location.address(as: $0))) })
      }
    }
  }

  let contents: Contents

  /// - Throws: every mistake in the document at once.
  package init(_ document: CatalogDocument) throws(CatalogMistakes) {
    contents = Contents(try CatalogCompiler(document))
  }

  package var document: CatalogDocument { contents.document }
  package var carrierCount: Int { contents.carriers.count }
  package var carrierServiceCount: Int { contents.services.count }
  package var serviceGroupCount: Int { contents.groups.count }

  /// In the document's order.
  package var carrierServices: [CarrierService] { contents.services }

  // References compare without regard to case (contract/decisions.md, "Outcomes of an allocation").

  package func carrier(_ reference: String) -> Carrier? { contents.carriers[reference.lowercased()] }

  package func carrierService(_ reference: String) -> CarrierService? {
    contents.serviceIndexes[reference.lowercased()].map { contents.services[$0] }
  }

  package func serviceGroup(_ reference: String) -> ServiceGroup? { contents.groups[reference.lowercased()] }

  package func packageSize(_ reference: String) -> CatalogDocument.PackageSize? {
    contents.packageSizes[reference.lowercased()]
  }

  package func shippingLocation(_ reference: String) -> CatalogDocument.ShippingLocation? {
    contents.shippingLocations[reference.lowercased()]
  }

  /// A shipping location as a consignment's address, kept once for all consignments.
  package func address(ofShippingLocation reference: String, as role: Address.Role) -> Shared<Address>? {
    contents.locationAddresses[reference.lowercased()]?[role]
  }

  /// The references of carrier services that are spelt most like this one.
  package func nearestCarrierServices(to reference: String) -> [String] {
    NearestName.ranked(reference, among: carrierServices, spelling: \.reference).prefix(3).map(\.name.reference)
  }

  /// The references of all groups, in the document's order.
  package var serviceGroupReferences: [String] { document.serviceGroups.map(\.reference) }
}

extension Catalog: Equatable {
  package static func == (left: Self, right: Self) -> Bool {
    left.contents === right.contents || left.document == right.document
  }
}

extension CatalogDocument.ShippingLocation {
  fileprivate func address(as role: Address.Role) -> Address {
    var address = Address(addressType: role)
    address.contact = contact.map(Shared.init)
    address.companyName = companyName
    address.shippingLocationReference = reference
    address.addressLine1 = addressLine1
    address.addressLine2 = addressLine2
    address.addressLine3 = addressLine3
    address.town = town
    address.region = region
    address.postcode = postcode
    let country = country?.uppercased() ?? "GB"
    address.country = Shared(Country(name: CountryTable.name(of: country), twoLetterCode: country))
    address.regionCode = regionCode
    address.specialInstructions = specialInstructions
    address.latLong = latLong
    return address
  }
}
