/// When a carrier calls at a shipping location.
///
/// The vendor's sources only say that there are rules and exceptions: their members are *assumed*.
/// - Source: contract/20-rules-and-catalog.md, section 2, "Endpoints"; section 7, "AllocationCutOff".
package struct CollectionCalendar: Codable, Sendable {
  /// One collection of every week, in the location's local time.
  package struct Rule: Codable, Equatable, Sendable {
    package var dayOfWeek: Weekday
    package var collectionTime: TimeOfDay
    /// That day's collection must be allocated before.
    package var allocationCutOff: TimeOfDay

    package init(dayOfWeek: Weekday, collectionTime: TimeOfDay, allocationCutOff: TimeOfDay) {
      self.dayOfWeek = dayOfWeek
      self.collectionTime = collectionTime
      self.allocationCutOff = allocationCutOff
    }
  }

  package var shippingLocationReference: String
  package var mpdCarrierReference: String
  package var rules: [Rule]
  /// Days on which the rules do not hold: the catalog knows none.
  package var exceptions: [Rule]

  package init(shippingLocationReference: String, mpdCarrierReference: String, rules: [Rule]) {
    self.shippingLocationReference = shippingLocationReference
    self.mpdCarrierReference = mpdCarrierReference
    self.rules = rules
    exceptions = []
  }
}
