package import Allocation

extension World {
  /// Puts another catalog in the place of this world's. Consignments stay as they are; the next allocation sees the new one.
  package mutating func replaceCatalog(_ catalog: Catalog) {
    self.catalog = catalog
    lives.enterAll()
  }

  /// Puts a carrier service in the place of the one of this reference.
  ///
  /// - Returns: false when there is none.
  /// - Throws: every mistake, with paths from the service's own members on; then nothing has changed.
  package mutating func replace(
    carrierService reference: String, with service: CatalogDocument.CarrierService
  ) throws(CatalogProblems) -> Bool {
    let isReplaced = try catalog.replace(carrierService: reference, with: service)
    lives.enterAll()
    return isReplaced
  }
}
