import Contract
import FoundationEssentials

extension World {
  /// Gives each item of a package a package of its own; the first keeps the one there is.
  ///
  /// - Source: contract/53-small-operations.md, section 1, "Split". Which item keeps the package, and what the new ones have, is *assumed*.
  package mutating func splitPackage(_ reference: String) -> UpdateOutcome {
    change(package: reference) { world, current, fixed, place in
      let whole = fixed.packages[place]
      let parts = whole.items.map { Package(of: $0, from: whole) }
      if let refusal = world.refusal(ofSplitting: whole, into: parts, besides: fixed.packages.count) { return refusal }
      var own = world.prepared(parts[0], reference: whole.reference).measured
      own.packageReferenceProvidedByCustomer = whole.packageReferenceProvidedByCustomer
      own.barcode = whole.barcode
      own.charges = whole.charges
      own.metaData = whole.metaData
      own.items = [whole.items[0]]
      fixed.packages[place] = own
      let others = zip(parts, whole.items).dropFirst().map { part, item in
        var package = world.prepared(part).measured
        package.items = [item]
        return package
      }
      fixed.packages += others
      world.enterPackages(from: others.first?.reference, of: current.number)
      return nil
    }
  }

  private func refusal(ofSplitting whole: Package, into parts: [Package], besides others: Int) -> UpdateOutcome? {
    guard parts.count > 1 else {
      return .refused([
        FieldProblem(
          path: "Items",
          message: "Package \(whole.reference ?? "") has \(parts.count == 1 ? "one item" : "no items"); "
            + "at least two are needed to split it")
      ])
    }
    if let refusal = refusal(of: parts.count - 1, besides: others) { return refusal }
    let problems = parts.indices.filter { !parts[$0].isWithinBounds }.prefix(ConsignmentValidation.mostProblems).map {
      FieldProblem(path: "Items[\($0)].Quantity", message: "The item is too heavy, or worth too much, for a package")
    }
    return problems.isEmpty ? nil : .refused(problems)
  }
}

extension Package {
  /// A package around one item, without it and without a reference. What an item says is a piece's; no quantity, or 0, is one.
  fileprivate init(of item: Item, from whole: Package) {
    self.init()
    let pieces = Decimal(max(1, item.quantity ?? 1))
    description = item.description ?? whole.description
    weight = item.weight.map { Weight(value: $0.value * pieces, unit: $0.unit) }
    dimensions = item.dimensions
    value = Money(
      amount: (item.value?.amount ?? 0) * pieces, currency: item.value?.currency ?? whole.value?.currency)
  }

  fileprivate var isWithinBounds: Bool {
    ConsignmentValidation.isAmount(weight?.value ?? 0, upTo: ConsignmentValidation.largestMeasure)
      && ConsignmentValidation.isAmount(value?.amount ?? 0, upTo: ConsignmentValidation.largestAmount)
  }
}
