package import Contract

/// Packages and items of orders.
///
/// - Source: contract/50-orders.md, section 6. That what takes another's place does so whole, and that an order keeps a package, is
///   *assumed*.
extension World {
  /// Puts packages into an order: in the place of those whose references they have, else behind the others.
  package mutating func putPackages(_ request: AddUpdateOrderPackagesRequest) -> OrderOutcome {
    change(order: request.orderReference ?? "") { world, order in
      var places: [String: Int] = [:]
      for (place, package) in order.packages.enumerated() { places[package.reference?.uppercased() ?? ""] = place }
      var packages = order.packages
      var put: [(place: Int, old: Package?)] = []
      for package in request.orderPackages {
        if let reference = package.reference?.uppercased(), !reference.isEmpty, let place = places[reference] {
          put.append((place, order.packages[place]))
          packages[place] = package
        } else {
          put.append((packages.count, nil))
          packages.append(package)
        }
      }
      let problems = world.problems {
        $0.check(packages: packages, at: "OrderPackages", changed: request.orderPackages)
      }
      guard problems.isEmpty else { return .refused(problems) }
      for ((place, old), package) in zip(put, request.orderPackages) {
        var kept = world.ordered(package, reference: old?.reference)
        var known = Set((old?.items ?? []).compactMap(\.reference))
        for (index, item) in package.items.enumerated() {
          // Once, as there may be others of this name.
          guard let reference = item.reference.flatMap({ known.remove($0.lowercased()) }) else { continue }
          kept.items[index].reference = reference
        }
        packages[place] = kept
      }
      order.packages = packages
      return nil
    }
  }

  /// Takes packages out of an order.
  package mutating func deletePackages(_ request: DeleteOrderPackagesRequest) -> OrderOutcome {
    change(order: request.orderReference ?? "") { _, order in
      let known = Set(order.packages.compactMap { $0.reference?.uppercased() })
      let deleted = Set(request.orderPackageReferences.map { $0.uppercased() })
      if let unknown = request.orderPackageReferences.first(where: { !known.contains($0.uppercased()) }) {
        return .unknownPackage(unknown)
      }
      if deleted.isEmpty { return .refused([Self.missing("OrderPackageReferences", "package reference")]) }
      guard deleted.count < known.count else {
        return .refused([
          FieldProblem(path: "OrderPackageReferences", message: "An order must keep at least one package")
        ])
      }
      order.packages.removeAll { deleted.contains($0.reference?.uppercased() ?? "") }
      return nil
    }
  }

  /// Puts items into a package of an order, as `putPackages` does packages.
  package mutating func putItems(_ request: AddUpdateOrderPackageItemsRequest) -> OrderOutcome {
    change(order: request.orderReference ?? "") { world, order in
      guard let number = order.place(ofPackage: request.packageReference) else {
        return .unknownPackage(request.packageReference ?? "")
      }
      var items = order.packages[number].items
      var places: [String: Int] = [:]
      for (place, item) in items.enumerated() { places[item.reference ?? ""] = place }
      var put: [Int] = []
      for item in request.orderItems {
        if let reference = item.reference?.lowercased(), !reference.isEmpty, let place = places[reference] {
          put.append(place)
          items[place] = item
        } else {
          put.append(items.count)
          items.append(item)
        }
      }
      var packages = order.packages
      packages[number].items = items
      let problems = world.problems { $0.check(items: request.orderItems, at: "OrderItems", packages: packages) }
      guard problems.isEmpty else { return .refused(problems) }
      for (place, item) in zip(put, request.orderItems) {
        var kept = item
        kept.quantity = item.quantity ?? 1
        let old = order.packages[number].items
        items[place] = world.prepared(kept, reference: place < old.count ? old[place].reference : nil)
      }
      order.packages[number].items = items
      return nil
    }
  }

  /// Takes items out of a package of an order.
  package mutating func deleteItems(_ request: DeleteOrderPackageItemsRequest) -> OrderOutcome {
    change(order: request.orderReference ?? "") { _, order in
      guard let number = order.place(ofPackage: request.packageReference) else {
        return .unknownPackage(request.packageReference ?? "")
      }
      let known = Set(order.packages[number].items.compactMap(\.reference))
      let deleted = Set(request.orderItemReferences.map { $0.lowercased() })
      if let unknown = request.orderItemReferences.first(where: { !known.contains($0.lowercased()) }) {
        return .unknownItem(unknown)
      }
      if deleted.isEmpty { return .refused([Self.missing("OrderItemReferences", "item reference")]) }
      order.packages[number].items.removeAll { deleted.contains($0.reference ?? "") }
      return nil
    }
  }

  private static func missing(_ path: String, _ kind: String) -> FieldProblem {
    FieldProblem(path: path, message: "At least one \(kind) is required")
  }
}

extension KeptOrder {
  fileprivate func place(ofPackage reference: String?) -> Int? {
    let wanted = FoldedText(reference ?? "")
    return packages.firstIndex { wanted.equals($0.reference) }
  }
}
