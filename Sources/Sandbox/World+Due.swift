package import Contract

extension World {
  /// The moment before which a consignment must ship to be due.
  package enum ShippingLimit: Equatable, Sendable {
    case instant(DateTimeOffset)
    /// What the clocks at the consignment's origin show, written as UTC.
    case wallClock(DateTimeOffset)
  }

  /// The references of every unallocated consignment that is due to ship before a date, in their order.
  ///
  /// A consignment without a shipping date is due at once. *Assumed:* it may ship any day. Failed attempts are not tried again, as
  /// the vendor speaks of unallocated ones alone. Costs time with the number of consignments.
  ///
  /// - Parameters:
  ///   - limit: consignments whose shipping date is earlier are due.
  ///   - shippingLocation: only those that leave there; nil: all.
  /// - Returns: none when nothing is due.
  /// - Source: contract/10-allocation.md, section 3, H, I and J.
  package func consignmentsDue(before limit: ShippingLimit, shippingLocation: String?) -> [String] {
    let location = shippingLocation?.lowercased()
    let due = everyConsignment.filter { consignment in
      let consignment = consignment.value
      guard consignment.consignmentState == .unallocated else { return false }
      if let shipping = consignment.shippingDate {
        switch limit {
        case .instant(let instant): if shipping >= instant { return false }
        case .wallClock(let limit):
          let country = consignment.origin?.country?.value.isoCode?.twoLetterCode
          if shipping.dated(in: country).wallClockAsUTC >= limit { return false }
        }
      }
      return location == nil || consignment.origin?.shippingLocationReference?.lowercased() == location
    }
    return due.map(\.value.reference).sorted()
  }
}
