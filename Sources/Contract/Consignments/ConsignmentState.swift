/// Where a consignment stands in its life.
///
/// - Source: contract/30-consignments.md, section 6.
package enum ConsignmentState: String, VendorEnum {
  case unallocated = "Unallocated"
  case allocating = "Allocating"
  case allocationFailed = "AllocationFailed"
  case allocated = "Allocated"
  case manifesting = "Manifesting"
  case manifested = "Manifested"
  case manifestFailed = "ManifestFailed"
  case dispatched = "Dispatched"
  case atDropOffPoint = "AtDropOffPoint"
  case collected = "Collected"
  case collectionFailed = "CollectionFailed"
  case inTransit = "InTransit"
  case delayed = "Delayed"
  case outForDelivery = "OutForDelivery"
  case deliveryFailed = "DeliveryFailed"
  case deliveryFailedCardLeft = "DeliveryFailedCardLeft"
  case delivered = "Delivered"
  case partiallyDelivered = "PartiallyDelivered"
  case atCollectionPoint = "AtCollectionPoint"
  case returnToSender = "ReturnToSender"
  case actionRequired = "ActionRequired"
  case missing = "Missing"
  case lost = "Lost"
  case damaged = "Damaged"
  case cancelling = "Cancelling"
  case cancelled = "Cancelled"
  case inTransitWaiting = "InTransitWaiting"
  case heldByCarrier = "HeldByCarrier"
  case exchangeFailed = "ExchangeFailed"
  case atCustoms = "AtCustoms"
  case carrierUnableToCollect = "CarrierUnableToCollect"
  case deliveredDamaged = "DeliveredDamaged"
  case readyToShip = "ReadyToShip"

  /// There is no 8, and the last is 40.
  package static func number(at place: Int) -> Int { place < 8 ? place : place == allCases.count - 1 ? 40 : place + 1 }
}
