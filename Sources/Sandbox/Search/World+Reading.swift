package import Contract

// Read a copy of the world, which costs O(1), outside the lock: what no index knows costs time with the number of consignments.
extension World {
  /// The consignments that match.
  ///
  /// State, dates of creation and shipping, carrier and its service, shipping location and references are looked up; on what is then
  /// left the rest is tested.
  package func consignments(matching query: ConsignmentQuery) -> FoundConsignments {
    FoundConsignments(store: store, numbers: store.numbers(matching: query, in: catalog), now: now)
  }

  /// The consignment that a package is part of.
  package func consignment(ofPackage reference: String) -> Consignment? {
    let wanted = FoldedText(reference)
    guard let consignment = store.number(ofPackage: reference).map({ store[$0].consignment }),
      consignment.fixed.packages.contains(where: { wanted.equals($0.reference) })
    else { return nil }
    return consignment
  }
}

/// What a search has found, the youngest first.
///
/// - Source: contract/30-consignments.md, section 3, whose one list of references runs backwards.
package struct FoundConsignments: Sendable {
  fileprivate let store: ConsignmentStore
  let numbers: NumberSet
  fileprivate let now: DateTimeOffset

  package var count: Int { numbers.count }

  /// A part of what was found. Costs time with its length.
  ///
  /// - Parameters:
  ///   - skip: how many to leave out.
  ///   - take: how many to take at most.
  /// - Returns: the youngest first.
  package func page(skip: Int = 0, take: Int = .max) -> [Consignment] {
    numbers.descending(skip: skip, take: take).map { store[$0].consignment.seen(at: now) }
  }
}
