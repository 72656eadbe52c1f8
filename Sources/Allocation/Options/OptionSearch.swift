package import Contract

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

  package init(days: ClosedRange<CalendarDate>, earliestCollection: CalendarDate? = nil, isGuaranteedOnly: Bool = false)
  {
    self.days = days
    self.earliestCollection = earliestCollection
    self.isGuaranteedOnly = isGuaranteedOnly
  }
}

/// What can be promised, and by whom it cannot.
package struct OptionFindings: Sendable {
  /// One for each day and window: the cheapest, with its latest collection; by day, start and end of the window.
  package let offers: [Offer]
  /// Every service that is in none of the offers, in the catalog's order.
  package let exclusions: [Exclusion]
}
