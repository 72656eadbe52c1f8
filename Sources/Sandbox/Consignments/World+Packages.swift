package import Contract
import FoundationEssentials

// Packages of a consignment, one by one. Each checks everything, then writes.
//
// - Source: contract/30-consignments.md, section 4, "Packages"; contract/53-small-operations.md, section 1.
extension World {
  /// Puts a package behind the others.
  package mutating func addPackage(_ package: Package, to reference: String) -> UpdateOutcome {
    changePackages(of: reference) { world, fixed, number in
      var validation = world.validation
      validation.check(package, besides: fixed.packages.count)
      guard validation.problems.isEmpty else { return .refused(validation.problems) }
      let added = world.prepared(package)
      world.enterPackages(from: added.reference, of: number)
      fixed.packages.append(added)
      return nil
    }
  }

  /// Puts packages without contents behind the others: they have the measures of the default size, else none.
  package mutating func addEmptyPackages(_ count: Int, to reference: String) -> UpdateOutcome {
    changePackages(of: reference) { world, fixed, number in
      guard (1...1000).contains(count) else {
        return .refused([FieldProblem(path: "numberOfPackages", message: "The number of packages must be 1 to 1000")])
      }
      if let refusal = world.refusal(of: count, besides: fixed.packages.count) { return refusal }
      let currency = fixed.packages.lazy.compactMap(\.value?.currency).first
      let added = (0..<count).map { _ in world.emptyPackage(currency) }
      world.enterPackages(from: added.first?.reference, of: number)
      fixed.packages += added
      return nil
    }
  }

  /// Replaces a package, which keeps its reference, and its items unless others are given.
  package mutating func updatePackage(_ reference: String, with request: UpdatePackageRequest) -> UpdateOutcome {
    change(package: reference) { world, _, fixed, place in
      let old = fixed.packages[place]
      var validation = world.validation
      validation.check(request, inPlaceOf: old)
      guard validation.problems.isEmpty else { return .refused(validation.problems) }
      var package = world.prepared(request.package, reference: old.reference)
      package.charges = old.charges
      package.items = request.items.map { world.prepared($0, inPlaceOf: old.items) } ?? old.items
      fixed.packages[place] = package
      return nil
    }
  }

  /// Sets what the customer calls a package.
  package mutating func setCustomerReference(_ text: String, ofPackage reference: String) -> UpdateOutcome {
    change(package: reference, by: detailsAction) { _, _, fixed, place in
      fixed.packages[place].packageReferenceProvidedByCustomer = text
      return nil
    }
  }

  package mutating func deletePackage(_ reference: String) -> UpdateOutcome {
    change(package: reference) { _, current, fixed, place in
      guard fixed.packages.count > 1 else { return .lastPackage(current.consignment) }
      fixed.packages.remove(at: place)
      return nil
    }
  }

  /// Deletes a package if it is the consignment's.
  package mutating func removePackage(_ package: String, from reference: String) -> UpdateOutcome {
    guard let current = stored(reference) else { return .unknownConsignment }
    let wanted = FoldedText(package)
    guard current.consignment.fixed.packages.contains(where: { wanted.equals($0.reference) }) else {
      return .unknownPackage
    }
    return deletePackage(package)
  }

  // MARK: - What they share

  /// Checks bodies against this world.
  var validation: ConsignmentValidation {
    var validation = ConsignmentValidation(catalog: catalog, customerReference: customerReference)
    validation.mostPackages = mostPackages
    return validation
  }

  /// Changes the contents of a consignment that may be repacked.
  ///
  /// - Parameters:
  ///   - reference: the consignment's.
  ///   - body: changes them, given the consignment's number, or tells why not and then has changed nothing.
  /// - Returns: what `body` tells, or the consignment as it is now.
  private mutating func changePackages(
    of reference: String, _ body: (inout World, inout Consignment.Fixed, Int) -> UpdateOutcome?
  ) -> UpdateOutcome {
    guard let current = stored(reference) else { return .unknownConsignment }
    guard current.consignment.progress.state.permits(.changePackages) else { return .notPermitted(current.consignment) }
    var fixed = current.consignment.fixed
    if let refusal = body(&self, &fixed, current.number) { return refusal }
    fixed.sumUp()
    return .done(put(fixed, inPlaceOf: current))
  }

  /// The same for the consignment that a package is part of.
  ///
  /// - Parameters:
  ///   - reference: the package's.
  ///   - action: what the state must permit.
  ///   - body: gets the consignment as it stands, what it is to hold, and the package's place there.
  /// - Returns: what `body` tells, or the consignment as it is now.
  mutating func change(
    package reference: String, by action: ConsignmentAction = .changePackages,
    _ body: (inout World, ConsignmentStore.Stored, inout Consignment.Fixed, Int) -> UpdateOutcome?
  ) -> UpdateOutcome {
    let wanted = FoldedText(reference)
    guard let current = store.number(ofPackage: reference).map({ store[$0] }),
      let place = current.consignment.fixed.packages.firstIndex(where: { wanted.equals($0.reference) })
    else { return .unknownPackage }
    guard current.consignment.progress.state.permits(action) else { return .notPermitted(current.consignment) }
    var fixed = current.consignment.fixed
    if let refusal = body(&self, current, &fixed, place) { return refusal }
    fixed.sumUp()
    return .done(put(fixed, inPlaceOf: current))
  }

  /// - Returns: nil when so many more packages may be had.
  func refusal(of count: Int, besides others: Int) -> UpdateOutcome? {
    guard count > mostPackages - others else { return nil }
    return .refused([FieldProblem(path: "", message: "At most \(mostPackages) packages are allowed")])
  }

  private mutating func emptyPackage(_ currency: Currency?) -> Package {
    var package = Package()
    package.description = ""
    package.value = Money(amount: 0, currency: currency)
    return prepared(package).measured
  }
}

extension Package {
  /// The package with zero where nothing is known of its measures.
  var measured: Package {
    var package = self
    package.weight = weight ?? Weight(value: 0)
    package.dimensions = dimensions ?? Dimensions(width: 0, length: 0, height: 0)
    return package
  }
}
