package import Contract

/// What became of a request to change what a consignment holds.
package enum UpdateOutcome: Sendable {
  case done(Shared<Consignment>)
  case notPermitted(Shared<Consignment>)
  case unknownConsignment
  /// Nothing changed, as in all that follows.
  case refused([FieldProblem])
  /// The body names a package that is not the consignment's.
  case foreignPackage(String, Shared<Consignment>)
  case unknownPackage
  case lastPackage(Shared<Consignment>)
}

extension World {
  /// Replaces what a consignment holds.
  ///
  /// - Source: contract/30-consignments.md, section 4, "Update".
  package mutating func update(_ reference: String, with request: UpdateConsignmentRequest) -> UpdateOutcome {
    guard let current = consignment(reference) else { return .unknownConsignment }
    guard current.value.consignmentState.permits(.edit) else { return .notPermitted(current) }
    var validation = ConsignmentValidation(catalog: catalog, customerReference: customerReference)
    validation.check(request)
    guard validation.problems.isEmpty else { return .refused(validation.problems) }
    let own = current.value.packages.compactMap(\.reference)
    for given in (request.packages ?? []).compactMap(\.reference)
    where !given.isEmpty && !own.contains(where: FoldedText(given).equals) {
      return .foreignPackage(given, current)
    }

    var consignment = current.value
    consignment.metaData = request.metaData
    consignment.customsDocumentation = request.customsDocumentation.map(Shared.init)
    consignment.shippingDate = request.shippingDate
    consignment.requestedDeliveryDate = (request.requestedDeliveryDate ?? request.requiredDeliveryDate).map(Shared.init)
    consignment.consignmentReferenceProvidedByCustomer = request.consignmentReferenceProvidedByCustomer ?? ""
    consignment.addresses = request.addresses.map { prepared($0) }
    if let tags = request.tags { consignment.tags = tags }
    if let packages = request.packages { replace(packages, of: &consignment) }
    register.noteShippingDate(of: consignment)
    return .done(store(consignment))
  }

  /// Puts a package behind the others.
  ///
  /// - Source: contract/30-consignments.md, section 4, "Packages".
  package mutating func addPackage(_ package: Package, to reference: String) -> UpdateOutcome {
    guard let current = consignment(reference) else { return .unknownConsignment }
    guard current.value.consignmentState.permits(.changePackages) else { return .notPermitted(current) }
    var validation = ConsignmentValidation(catalog: catalog, customerReference: customerReference)
    validation.check(package, besides: current.value.packages.count)
    guard validation.problems.isEmpty else { return .refused(validation.problems) }

    var consignment = current.value
    let added = prepared(package)
    register.enrol([added], besides: consignment.packages.first)
    consignment.packages.append(added)
    consignment.sumUp()
    return .done(store(consignment))
  }

  /// - Source: contract/30-consignments.md, section 4, "Packages".
  package mutating func deletePackage(_ reference: String) -> UpdateOutcome {
    guard let current = consignment(ofPackage: reference) else { return .unknownPackage }
    guard current.value.consignmentState.permits(.changePackages) else { return .notPermitted(current) }
    guard current.value.packages.count > 1 else { return .lastPackage(current) }

    var consignment = current.value
    let deleted = FoldedText(reference)
    consignment.packages.removeAll { deleted.equals($0.reference) }
    consignment.sumUp()
    return .done(store(consignment))
  }

  /// A package that is named by its reference keeps it, but only once; the others get new ones.
  private mutating func replace(_ packages: [Package], of consignment: inout Consignment) {
    var own = consignment.packages.compactMap(\.reference)
    let sibling = consignment.packages.first
    var made: [Package] = []
    consignment.packages = packages.map { package in
      let given = FoldedText(package.reference ?? "")
      if let index = own.firstIndex(where: given.equals) { return prepared(package, reference: own.remove(at: index)) }
      let package = prepared(package)
      made.append(package)
      return package
    }
    register.enrol(made, besides: sibling)
    consignment.sumUp()
  }
}

extension Consignment {
  fileprivate mutating func sumUp() {
    weight = packages.totalWeight
    value = packages.totalValue
  }
}
