package import Contract

// Items of a package, one by one.
//
// - Source: contract/53-small-operations.md, section 2. That a package's weight and value stay as they are is *assumed*.
extension World {
  /// Puts items behind those of a package.
  ///
  /// - Parameters:
  ///   - items: without references that count.
  ///   - reference: the package's.
  ///   - path: where an item stands in the body; empty for a body that is one.
  /// - Returns: with the consignment, in which they are the package's last.
  package mutating func addItems(
    _ items: [Item], toPackage reference: String, at path: (Int) -> String
  ) -> UpdateOutcome {
    change(package: reference) { world, _, fixed, place in
      var validation = world.validation
      for (index, item) in items.enumerated() { validation.check(item, at: path(index)) }
      guard validation.problems.isEmpty else { return .refused(validation.problems) }
      fixed.packages[place].items += items.map { world.prepared($0) }
      return nil
    }
  }

  package mutating func removeItem(_ item: String, fromPackage reference: String) -> UpdateOutcome {
    change(package: reference) { _, _, fixed, place in
      let wanted = FoldedText(item)
      guard let index = fixed.packages[place].items.firstIndex(where: { wanted.equals($0.reference) }) else {
        return .unknownItem
      }
      fixed.packages[place].items.remove(at: index)
      return nil
    }
  }

  /// Puts an item behind those of another package of the same consignment.
  ///
  /// - Returns: `.unknownItem` also for an item of another consignment.
  package mutating func moveItem(_ item: String, toPackage reference: String) -> UpdateOutcome {
    change(package: reference) { _, _, fixed, target in
      let wanted = FoldedText(item)
      for place in fixed.packages.indices {
        guard let index = fixed.packages[place].items.firstIndex(where: { wanted.equals($0.reference) }) else {
          continue
        }
        let moved = fixed.packages[place].items.remove(at: index)
        fixed.packages[target].items.append(moved)
        return nil
      }
      return .unknownItem
    }
  }

  /// Sets what the customer calls the first item of a package, also of one that is on its way.
  package mutating func setCustomerReference(_ text: String, ofFirstItemIn package: String) -> UpdateOutcome {
    let wanted = FoldedText(package)
    guard let current = store.number(ofPackage: package).map({ store[$0] }),
      let place = current.consignment.fixed.packages.firstIndex(where: { wanted.equals($0.reference) })
    else { return .unknownPackage }
    guard !current.consignment.fixed.packages[place].items.isEmpty else { return .unknownItem }
    guard current.consignment.progress.state.permits(.nameItem) else { return .notPermitted(current.consignment) }
    var consignment = current.consignment
    consignment.fixed.packages[place].items[0].itemReferenceProvidedByCustomer = text
    return .done(replace(current.number, with: consignment))
  }

  /// An item that is named by its reference keeps it, but only once; the others get new ones.
  mutating func prepared(_ items: [Item], inPlaceOf old: [Item]) -> [Item] {
    var own = old.compactMap(\.reference)
    return items.map { item in
      let given = FoldedText(item.reference ?? "")
      return prepared(item, reference: own.firstIndex(where: given.equals).map { own.remove(at: $0) })
    }
  }

  // MARK: - Looked for

  /// An item and the consignment that it is in. Costs time with the number of consignments: ask a copy, outside the lock.
  package func item(_ reference: String) -> (item: Item, consignment: Consignment)? {
    let wanted = FoldedText(reference)
    for number in (0..<store.count).reversed() {
      let consignment = store[number].consignment
      for package in consignment.fixed.packages {
        if let item = package.items.first(where: { wanted.equals($0.reference) }) { return (item, consignment) }
      }
    }
    return nil
  }

  /// The reference of the package that has this barcode on its label, or as its own. Costs time with the number of consignments when no
  /// label has it: ask a copy, outside the lock.
  ///
  /// - Source: contract/53-small-operations.md, section 2.
  package func package(withBarcode text: String) -> String? {
    let wanted = FoldedText(text)
    guard !wanted.isEmpty else { return nil }
    let labelled = store.index.candidates(trackingReference: wanted).descending(skip: 0, take: .max)
    for number in labelled {
      let consignment = store[number].consignment
      for (place, package) in consignment.fixed.packages.enumerated() {
        let legs = consignment.progress.booking?.value.legs(ofPackage: place) ?? []
        if legs.contains(where: { $0.trackingReferences.contains(where: wanted.equals) }) { return package.reference }
      }
    }
    for number in (0..<store.count).reversed() {
      let packages = store[number].consignment.fixed.packages
      if let own = packages.first(where: { wanted.equals($0.barcode?.value.code) }) { return own.reference }
    }
    return nil
  }
}
