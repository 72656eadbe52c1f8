package import Contract

extension World {
  /// The references of every unallocated consignment that is due to ship before a date, in their order.
  ///
  /// A consignment without a shipping date is due at once. *Assumed:* it may ship any day. Failed attempts are not tried again, as
  /// the vendor speaks of unallocated ones alone. Costs time with the number of consignments.
  ///
  /// - Parameters:
  ///   - date: consignments whose shipping date is earlier are due.
  ///   - shippingLocation: only those that leave there; nil: all.
  /// - Returns: none when nothing is due.
  /// - Source: contract/10-allocation.md, section 3, H, I and J.
  package func consignmentsDue(before date: DateTimeOffset, shippingLocation: String?) -> [String] {
    let location = shippingLocation?.lowercased()
    let due = everyConsignment.filter { consignment in
      let consignment = consignment.value
      guard consignment.consignmentState == .unallocated else { return false }
      if let shipping = consignment.shippingDate, shipping >= date { return false }
      return location == nil || consignment.origin?.shippingLocationReference?.lowercased() == location
    }
    return due.map(\.value.reference).sorted()
  }
}
