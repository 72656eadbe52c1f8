package import Contract

// Reading costs time with the number of consignments: read a copy of the world, which costs O(1), outside the lock.
extension World {
  /// The consignments that match, the youngest first.
  ///
  /// - Source: contract/30-consignments.md, section 3, whose one list of references runs backwards.
  package func consignments(matching query: ConsignmentQuery) -> [Shared<Consignment>] {
    let matches = query.test(in: catalog)
    return register.consignmentReferences.reversed().compactMap { reference in
      guard let consignment = consignment(reference), matches(consignment) else { return nil }
      return consignment
    }
  }

  /// The youngest consignment that the customer calls so: customers' references need not be unique.
  package func consignment(ofCustomerReference text: String) -> Shared<Consignment>? {
    let wanted = FoldedText(text)
    for reference in register.consignmentReferences.reversed() {
      guard let consignment = consignment(reference),
        wanted.equals(consignment.value.consignmentReferenceProvidedByCustomer)
      else { continue }
      return consignment
    }
    return nil
  }

  /// The consignment that a package is part of. Costs time with the logarithm of the number of consignments.
  package func consignment(ofPackage reference: String) -> Shared<Consignment>? {
    let wanted = FoldedText(reference)
    guard let owner = register.consignmentReference(ofPackage: reference), let consignment = consignment(owner),
      consignment.value.packages.contains(where: { wanted.equals($0.reference) })
    else { return nil }
    return consignment
  }
}
