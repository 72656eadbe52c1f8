package import Contract

/// Which collections are offered for one delivery.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 4, "several collections for a date".
package enum OptionCollections: String, Codable, Sendable, CaseIterable {
  /// The latest that makes the delivery.
  case latest
  /// Each, as an option of its own.
  case every
}

/// Which deliveries are looked for.
///
/// - Source: contract/51-delivery-and-pickup-options.md, sections 2 and 4.
package struct OptionSearch: Equatable, Sendable {
  /// Of the delivery, on the destination's calendar.
  package var days: ClosedRange<CalendarDate>
  /// No collection before it; nil asks nothing.
  package var earliestCollection: CalendarDate?
  /// Whether services that promise nothing are left out.
  package var isGuaranteedOnly: Bool
  package var collections: OptionCollections

  package init(
    days: ClosedRange<CalendarDate>, earliestCollection: CalendarDate? = nil, isGuaranteedOnly: Bool = false,
    collections: OptionCollections = .latest
  ) {
    self.days = days
    self.earliestCollection = earliestCollection
    self.isGuaranteedOnly = isGuaranteedOnly
    self.collections = collections
  }
}

/// What can be promised, and by whom it cannot.
package struct OptionFindings: Sendable {
  /// The cheapest of each day and window, one or one for each of its collections; by day, start and end of the window, and collection.
  package let offers: [Offer]
  /// Every service that is in none of the offers, in the catalog's order.
  package let exclusions: [Exclusion]
  /// On which days each service would deliver that could, whether another is cheaper or not; in the catalog's order.
  package let deliveries: [Deliveries]

  package struct Deliveries: Sendable {
    package let service: CarrierService
    package let days: Set<CalendarDate>
  }
}
