package import Contract

/// What customers allocate to, with every default filled in.
package struct CarrierService: Sendable {
  /// One carrier's part of the journey.
  package struct Leg: Equatable, Sendable {
    /// 1 for the first.
    package let number: Int
    package let carrier: Carrier
    /// The underlying carrier service.
    package let serviceReference: String
  }

  /// The place in the catalog's order.
  let index: Int
  package let reference: String
  package let name: String
  package let description: String?
  package let carrier: Carrier
  package let legs: [Leg]
  /// What every consignment with the service shows alike.
  package let booked: Shared<Booking.Service>
  package let direction: CatalogDocument.CarrierService.Direction
  package let isEnabled: Bool
  package let isConfigured: Bool
  package let isPickUp: Bool
  package let isDropOff: Bool
  package let isTimed: Bool
  package let isTracked: Bool
  package let isSigned: Bool
}

/// Carrier services that a customer has pooled under one code.
package struct ServiceGroup: Sendable {
  package let reference: String
  package let name: String
  package let isEnabled: Bool
  /// In the group's own order; disabled services stay listed.
  package let services: [CarrierService]
  /// Places in the catalog of services that stay listed but are not chosen from this group.
  let disabled: Set<Int>

  /// Whether allocations may choose the service from this group.
  package func chooses(_ service: CarrierService) -> Bool { !disabled.contains(service.index) }
}
