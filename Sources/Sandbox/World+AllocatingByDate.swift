package import Allocation
package import Contract

extension World {
  /// One consignment that was due, and what became of it.
  package struct DueAllocation: Sendable {
    package let reference: String
    package let outcome: AllocationOutcome
  }

  /// Allocates every unallocated consignment that is due to ship before a date, one after the other in the order of their references.
  ///
  /// A consignment without a shipping date is due at once. *Assumed:* it may ship any day. Failed attempts are not tried again,
  /// as the vendor speaks of unallocated ones alone. Costs time with the number of consignments.
  ///
  /// - Parameters:
  ///   - date: consignments whose shipping date is earlier are due.
  ///   - shippingLocation: only those that leave there; nil: all.
  ///   - candidates: the services to ask.
  /// - Returns: what became of each that was due.
  /// - Source: contract/10-allocation.md, section 3, H, I and J.
  package mutating func allocateAll(
    dueBefore date: DateTimeOffset, shippingLocation: String?, to candidates: Candidates
  ) -> [DueAllocation] {
    let location = shippingLocation?.lowercased()
    let due = everyConsignment.filter { consignment in
      let consignment = consignment.value
      guard consignment.consignmentState == .unallocated else { return false }
      if let shipping = consignment.shippingDate, shipping >= date { return false }
      return location == nil || consignment.origin?.shippingLocationReference?.lowercased() == location
    }
    return due.map(\.value.reference).sorted().map {
      DueAllocation(reference: $0, outcome: allocate($0, to: candidates))
    }
  }
}
