package import Allocation

// Changes of the catalog in this world alone; the next allocation sees them. Each throws what is wrong, and then nothing has changed.
//
// - Source: contract/20-rules-and-catalog.md, section 3; contract/40-around.md, "Package sizes / shipping locations / static data".
extension World {
  @discardableResult
  package mutating func add(_ group: CatalogDocument.ServiceGroup) throws(CatalogProblems) -> ServiceGroup {
    try catalog.put(group)
  }

  /// - Returns: nil when there is no such group.
  package mutating func replace(
    serviceGroup reference: String, with group: CatalogDocument.ServiceGroup
  ) throws(CatalogProblems) -> ServiceGroup? {
    guard catalog.serviceGroup(reference) != nil else { return nil }
    return try catalog.put(group, inPlaceOf: reference)
  }

  /// - Returns: false when there is no such group.
  package mutating func remove(serviceGroup reference: String) -> Bool { catalog.removeServiceGroup(reference) }

  package mutating func add(_ size: CatalogDocument.PackageSize) throws(CatalogProblems) { try catalog.put(size) }

  /// - Returns: false when there is no such size.
  package mutating func replace(
    packageSize reference: String, with size: CatalogDocument.PackageSize
  ) throws(CatalogProblems) -> Bool {
    guard catalog.packageSize(reference) != nil else { return false }
    try catalog.put(size, inPlaceOf: reference)
    return true
  }

  /// - Returns: false when there is no such size.
  package mutating func remove(packageSize reference: String) -> Bool { catalog.removePackageSize(reference) }

  package mutating func add(_ location: CatalogDocument.ShippingLocation) throws(CatalogProblems) {
    try catalog.put(location)
  }

  /// - Returns: false when there is no such location.
  package mutating func replace(
    shippingLocation reference: String, with location: CatalogDocument.ShippingLocation
  ) throws(CatalogProblems) -> Bool {
    guard catalog.shippingLocation(reference) != nil else { return false }
    try catalog.put(location, inPlaceOf: reference)
    return true
  }

  /// - Returns: false when there is no such location.
  package mutating func remove(shippingLocation reference: String) -> Bool {
    catalog.removeShippingLocation(reference)
  }
}
