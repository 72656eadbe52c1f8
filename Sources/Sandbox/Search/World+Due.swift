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
  /// the vendor speaks of unallocated ones alone.
  ///
  /// - Parameters:
  ///   - limit: consignments whose shipping date is earlier are due.
  ///   - shippingLocation: only those that leave there; nil: all.
  /// - Returns: none when nothing is due.
  /// - Source: contract/10-allocation.md, section 3, H, I and J.
  package func consignmentsDue(before limit: ShippingLimit, shippingLocation: String?) -> [String] {
    var candidates = store.index.numbers(in: [.unallocated])
    if let location = shippingLocation.map(FoldedText.init) {
      candidates = candidates.intersection(store.index.numbers(at: { location.equals($0) }))
    }
    // Wherever the origin is, its clocks are less than a day off.
    let latest: DateTimeOffset =
      switch limit {
      case .instant(let instant): instant
      case .wallClock(let limit): limit.adding(seconds: 86_400)
      }
    let dated = store.index.numbers(
      shipped: .atMost(.instant(latest)), date: { store[$0].consignment.datedShippingDate })
    return NumberSet(union: [store.index.undated, dated]).intersection(candidates).descending().lazy
      .map { store[$0].consignment }
      .filter { consignment in
        if let shipping = consignment.shippingDate, !limit.isAfter(shipping, of: consignment) { return false }
        guard let location = shippingLocation.map(FoldedText.init) else { return true }
        return location.equals(consignment.origin?.shippingLocationReference)
      }
      .map(\.reference).sorted()
  }
}

extension World.ShippingLimit {
  fileprivate func isAfter(_ shipping: DateTimeOffset, of consignment: Consignment) -> Bool {
    switch self {
    case .instant(let instant): shipping < instant
    case .wallClock(let limit): shipping.dated(in: consignment.origin?.countryCode).wallClockAsUTC < limit
    }
  }
}
