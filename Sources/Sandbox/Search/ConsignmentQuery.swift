import Allocation
package import Contract
package import FoundationEssentials

/// What a consignment must be to be found. Every criterion must hold; none finds everything.
///
/// - Source: contract/30-consignments.md, section 3, "Query names"; what a name looks at is *assumed* where it does not say so itself.
package struct ConsignmentQuery: Sendable {
  /// Texts are compared without regard to case; a list holds if one of its texts does.
  package enum Criterion: Sendable {
    case reference(String)
    case partOfReference(String)
    case customerReference(String)
    case trackingReference(String)
    case packageReference(String)
    case states([ConsignmentState])
    case source(Consignment.Source)
    case direction(Consignment.Direction)
    /// By reference or name.
    case carrierService(String)
    /// By reference, the carrier's own or that of a leg, or by name, of any leg.
    case carriers([String])
    /// Part of the origin's or the destination's; blanks do not count.
    case postcode(String)
    /// Of any address.
    case shippingLocations([String])
    case destinationCountry(String)
    case destinationRegion(String)
    case labelsPrinted(Bool)
    /// Part of a reference, a postcode, a name or a description.
    case anywhere(String)
    case kilograms(Bound<Decimal>)
    case value(Bound<Decimal>)
    case date(DateMember, Bound<DateLimit>)
  }

  /// One end of a range, which lies inside the range itself.
  package enum Bound<Value: Sendable>: Sendable {
    case atLeast(Value)
    case atMost(Value)
  }

  /// A day, as a clock at the date's own offset shows it, or an instant.
  package enum DateLimit: Sendable {
    case day(CalendarDate)
    case instant(DateTimeOffset)
  }

  package enum DateMember: Sendable {
    case created, scheduledDelivery, shipped, shipping, requestedDelivery
  }

  let criteria: [Criterion]

  package init(_ criteria: [Criterion]) { self.criteria = criteria }
}
