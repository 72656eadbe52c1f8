package import Contract
package import FoundationEssentials

/// Why a service does not take a consignment: the value found and the limit that it breaks.
package enum ExclusionReason: Equatable, Sendable {
  case disabled
  case notConfigured
  case direction(found: Consignment.Direction, allowed: CatalogDocument.CarrierService.Direction)
  case originNotServed(country: String?)
  case destinationNotServed(country: String?, postcode: String?)
  case countryExcluded(country: String)
  /// - Parameter part: the excluded area, district, sector or unit.
  case postcodeExcluded(postcode: String?, part: String)
  case zipExcluded(zip: String?, prefix: Int)
  /// Kilograms, of the whole consignment.
  case weight(found: Decimal, allowed: [CatalogDocument.Bounds])
  /// Centimetres; packages count from 1.
  case length(package: Int, found: Decimal, allowed: [CatalogDocument.Bounds])
  case girth(package: Int, found: Decimal, allowed: [CatalogDocument.Bounds])
  case combinedDimensions(package: Int, found: Decimal, allowed: [CatalogDocument.Bounds])
  /// - Parameter heaviest: the last band's limit; nil when there are no bands.
  case noPrice(weight: Decimal, heaviest: Decimal?)
  case shippingDatePast(asked: CalendarDate, today: CalendarDate)
  case notCollectedOn(asked: CalendarDate, collectionDays: [Weekday])
  /// On a day on which the carrier would collect, but for a holiday or an exception of its calendar.
  case collectionCancelled(asked: CalendarDate)
  /// In the origin's local time.
  case cutOffPassed(now: TimeOfDay, cutOff: TimeOfDay)
  case deliveredTooLate(asked: CalendarDate, earliest: CalendarDate)
  case notDeliveredOn(asked: CalendarDate, nearest: CalendarDate)
  case deliveryWindow(askedFrom: TimeOfDay, askedTo: TimeOfDay, from: TimeOfDay, to: TimeOfDay)
  case value(found: Decimal, limit: Decimal)
  /// It would take it, and its carrier says no when it is booked.
  case refusedByCarrier
  /// A guaranteed delivery is asked for, and the service promises none.
  case notGuaranteed
  case tags(missing: [String], allowed: [String])
  /// The carrier needs them for customs.
  case customsData(missing: [String])
  /// The caller named neither the service nor a group that has it.
  case notInDefaultRules
  /// Of options: on each of its days and windows another is offered.
  ///
  /// - Parameter by: the references of those that are.
  case underbid(by: [String])
  /// Of options to the door: the service brings it to a shop.
  case collectedFromShop
  /// Of options in a shop: the service brings it to the door.
  case deliveredToTheDoor
  /// Of options in a shop: the shop is another carrier's, or has other services of its carrier.
  case notAtShop(String)
}

/// A service that does not take the consignment, and every reason.
package struct Exclusion: Sendable {
  package let service: CarrierService
  package let reasons: [ExclusionReason]
}
