/// The body of `POST /pickUpLocationLocator`. Members stand in the order in which a client sends them.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 1, "Locator".
package struct FindNearestPickUpLocationRequest: Codable, Equatable, Sendable {
  package struct Service: Codable, Equatable, Sendable {
    /// Decides nothing. *Assumed.*
    package var serviceDirection: ServiceDirections?
    @Listed package var journey: [Leg]
  }

  package struct Leg: Codable, Equatable, Sendable {
    package var carrierService: CarrierService?
    package var carrierAccountReference: String?
  }

  package struct CarrierService: Codable, Equatable, Sendable {
    package var reference: String?
    package var carrierReference: String?
    package var carrierName: String?
  }

  /// What the shops are to be near to.
  package var address: Address?
  /// Kilometres, unless it says miles. *Assumed.*
  package var maximumDistance: PickupDistance?
  package var maximumNumberOfResults: Int?
  /// The day on which they are to be open. *Assumed.*
  package var deliveryDate: DateTimeOffset?
  /// Those that are to come there; none: all.
  @Listed package var mpdCarrierServices: [Service]
}

/// What `POST /pickUpLocationLocator` answers: shops without options, the nearest first. *Assumed.*
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 1, "Locator".
package struct FindNearestPickUpLocationResponse: Encodable, Equatable, Sendable {
  package var locations: [PickupLocation]

  package init(locations: [PickupLocation]) { self.locations = locations }
}
