package import Contract

/// What became of a request to change what a consignment holds.
package enum UpdateOutcome: Sendable {
  case done(Consignment)
  case notPermitted(Consignment)
  case unknownConsignment
  /// Nothing changed, as in all that follows.
  case refused([FieldProblem])
  /// The body names a package that is not the consignment's.
  case foreignPackage(String, Consignment)
  case unknownPackage
  case unknownItem
  case lastPackage(Consignment)
}

extension UpdateOutcome {
  /// The outcome with its problems at a place in a list.
  package func at(_ path: String) -> UpdateOutcome {
    guard case .refused(let problems) = self else { return self }
    return .refused(
      problems.map {
        FieldProblem(path: $0.path.isEmpty ? path : "\(path).\($0.path)", code: $0.code, message: $0.message)
      })
  }
}

extension World {
  /// Replaces what each of several consignments holds: all of them, or none.
  ///
  /// - Returns: one outcome each, up to the first that is not done; then nothing has changed.
  /// - Source: contract/95-audit.md, D21. That all fail with one is *assumed*.
  package mutating func update(_ requests: [UpdateConsignmentRequest]) -> [UpdateOutcome] {
    let before = self
    var outcomes: [UpdateOutcome] = []
    for request in requests {
      let outcome = update(request.reference ?? "", with: request)
      outcomes.append(outcome)
      guard case .done = outcome else {
        self = before
        break
      }
    }
    return outcomes
  }

  /// Replaces what a consignment holds.
  ///
  /// - Source: contract/30-consignments.md, section 4, "Update".
  package mutating func update(_ reference: String, with request: UpdateConsignmentRequest) -> UpdateOutcome {
    guard let current = stored(reference) else { return .unknownConsignment }
    let state = current.consignment.progress.state
    guard state.permits(detailsAction) else { return .notPermitted(current.consignment) }
    var validation = ConsignmentValidation(catalog: catalog, customerReference: customerReference)
    validation.mostPackages = mostPackages
    validation.check(request)
    guard validation.problems.isEmpty else { return .refused(validation.problems) }
    let own = current.consignment.fixed.packages.compactMap(\.reference)
    for given in (request.packages ?? []).compactMap(\.reference)
    where !given.isEmpty && !own.contains(where: FoldedText(given).equals) {
      return .foreignPackage(given, current.consignment)
    }

    var fixed = current.consignment.fixed
    fixed.metaData = request.metaData
    fixed.customsDocumentation = request.customsDocumentation.map(Shared.init)
    fixed.shippingDate = request.shippingDate
    fixed.requestedDeliveryDate = (request.requestedDeliveryDate ?? request.requiredDeliveryDate).map(Shared.init)
    fixed.consignmentReferenceProvidedByCustomer = request.consignmentReferenceProvidedByCustomer ?? ""
    fixed.addresses = request.addresses.map { prepared($0) }
    if let tags = request.tags { fixed.tags = tags }
    if state.permits(.edit) {
      if let packages = request.packages { replace(packages, of: &fixed, current.number) }
    } else {
      if let packages = request.packages { repeatPackages(packages, of: &fixed) }
      guard permits(fixed, inPlaceOf: current.consignment) else { return .notPermitted(current.consignment) }
    }
    return .done(put(fixed, inPlaceOf: current))
  }

  /// A package that is named by its reference keeps it, but only once; the others get new ones.
  private mutating func replace(_ packages: [Package], of fixed: inout Consignment.Fixed, _ number: Int) {
    var own = fixed.packages.compactMap(\.reference)
    var firstMade: String?
    fixed.packages = packages.map { package in
      let given = FoldedText(package.reference ?? "")
      if let index = own.firstIndex(where: given.equals) { return prepared(package, reference: own.remove(at: index)) }
      let package = prepared(package)
      firstMade = firstMade ?? package.reference
      return package
    }
    enterPackages(from: firstMade, of: number)
    fixed.sumUp()
  }

  /// Packages of a consignment that is allocated, as they are sent again. Those of the world's counters are not touched.
  private func repeatPackages(_ packages: [Package], of fixed: inout Consignment.Fixed) {
    var scratch = self
    let old = fixed
    fixed.packages = packages.map { scratch.prepared($0) }
    fixed.keepReferences(of: old)
    fixed.sumUp()
  }

  /// The customer asks for the shipping date anew, with whatever else has changed; one that is booked stays unless another is asked for.
  mutating func put(_ fixed: Consignment.Fixed, inPlaceOf stored: ConsignmentStore.Stored) -> Consignment {
    var consignment = stored.consignment
    consignment.fixed = fixed
    consignment.fixed.forgetShopLeft()
    consignment.progress.shippingDate =
      fixed.shippingDate ?? (consignment.progress.booking == nil ? nil : consignment.progress.shippingDate)
    noteMagic(of: consignment)
    return replace(stored.number, with: consignment)
  }
}

extension Consignment.Fixed {
  mutating func sumUp() {
    weight = packages.totalWeight
    value = packages.totalValue
  }
}
