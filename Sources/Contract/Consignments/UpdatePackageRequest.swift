/// The body of `PUT /packages/{ref}`: replaces the package, but for its items, which stay unless they are given, and its charges.
///
/// - Source: contract/53-small-operations.md, section 1, "UpdatePackageRequest".
package struct UpdatePackageRequest: Codable, Equatable, Sendable {
  package var reference: String?
  package var packageReferenceProvidedByCustomer: String?
  package var weight: Weight?
  package var dimensions: Dimensions?
  package var description: String?
  package var value: Money?
  package var packageSizeReference: String?
  package var barcode: Barcode?
  @Listed package var metaData: [MetaData]
  /// nil keeps the items.
  package var items: [Item]?

  /// What the request says of the package, without its items.
  package var package: Package {
    var package = Package()
    package.reference = reference
    package.packageReferenceProvidedByCustomer = packageReferenceProvidedByCustomer
    package.weight = weight
    package.dimensions = dimensions
    package.description = description
    package.value = value
    package.packageSizeReference = packageSizeReference
    package.barcode = barcode.map(Shared.init)
    package.metaData = metaData
    return package
  }
}
