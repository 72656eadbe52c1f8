/// The services of the customer's subscription.
///
/// - Source: contract/20-rules-and-catalog.md, section 2, "Endpoints".
package struct MpdCarrierServicesResponse: Codable, Sendable {
  /// `null` in version 1 too, as the vendor's own SDK of that time prints it.
  package var errorMessage: String?
  package var success: Bool
  package var mpdCarrierServices: [MpdCarrierService]

  package init(_ services: [MpdCarrierService]) {
    success = true
    mpdCarrierServices = services
  }
}

/// The underlying services of the customer's subscription, in the same wrapper.
///
/// - Source: contract/20-rules-and-catalog.md, section 2, "Endpoints".
package struct CarrierServicesResponse: Codable, Sendable {
  package var errorMessage: String?
  package var success: Bool
  package var carrierServices: [JourneyLeg.CarrierService]

  package init(_ services: [JourneyLeg.CarrierService]) {
    success = true
    carrierServices = services
  }
}

/// A carrier as the vendor lists it.
///
/// - Source: contract/20-rules-and-catalog.md, section 2, "Endpoints".
package struct MpdCarrier: Codable, Equatable, Sendable {
  package var reference: String
  package var name: String

  package init(reference: String, name: String) {
    self.reference = reference
    self.name = name
  }
}
