extension Catalog {
  /// A carrier service as the document has it.
  package func document(ofCarrierService reference: String) -> CatalogDocument.CarrierService? {
    // Services stand in the document's order, and a catalog has every one of them.
    carrierService(reference).map { contents.document.carrierServices[$0.index] }
  }

  /// Puts a carrier service in the place of the one of this reference, and compiles the services anew.
  ///
  /// - Returns: false when there is none.
  /// - Throws: every mistake, with paths from the service's own members on; then the catalog is as it was.
  package mutating func replace(
    carrierService reference: String, with service: CatalogDocument.CarrierService
  ) throws(CatalogProblems) -> Bool {
    guard let index = carrierService(reference)?.index else { return false }
    var document = document
    document.carrierServices[index] = service
    try take(document, placing: "carrierServices[\(index)].")
    return true
  }

  /// Puts a shop in the place of the one of this reference, and compiles the catalog anew.
  ///
  /// - Returns: false when there is none.
  /// - Throws: every mistake, with paths from the shop's own members on; then the catalog is as it was.
  package mutating func replace(
    shop reference: String, with shop: CatalogDocument.Shop
  ) throws(CatalogProblems) -> Bool {
    var document = document
    guard let index = document.shops.firstIndex(where: { $0.shopReference.lowercased() == reference.lowercased() })
    else { return false }
    document.shops[index] = shop
    try take(document, placing: "shops[\(index)].")
    return true
  }

  private mutating func take(_ document: CatalogDocument, placing prefix: String) throws(CatalogProblems) {
    do throws(CatalogProblems) {
      self = try Catalog(document, locationNumbers: locationNumbers)
    } catch {
      throw CatalogProblems(
        mistakes: error.mistakes.map { mistake in
          mistake.path.hasPrefix(prefix)
            ? CatalogProblem(path: String(mistake.path.dropFirst(prefix.count)), fact: mistake.fact) : mistake
        })
    }
  }
}
