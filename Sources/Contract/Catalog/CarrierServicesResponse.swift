/// The services of the customer's subscription.
///
/// - Source: contract/20-rules-and-catalog.md, section 2, "Endpoints".
package struct MpdCarrierServicesResponse: Codable, Sendable {
  package var errorMessage: String?
  package var success: Bool
  package var mpdCarrierServices: [MpdCarrierService]

  package init(_ services: [MpdCarrierService]) {
    success = true
    mpdCarrierServices = services
  }

  // `ErrorMessage` is `null` in version 1 too, as the vendor's own SDK of that time prints it.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if let errorMessage {
      try container.encode(errorMessage, forKey: .errorMessage)
    } else {
      try container.encodeNil(forKey: .errorMessage)
    }
    try container.encode(success, forKey: .success)
    try container.encode(mpdCarrierServices, forKey: .mpdCarrierServices)
  }

  private enum CodingKeys: CodingKey {
    case errorMessage, success, mpdCarrierServices
  }
}

/// The underlying services of the customer's subscription.
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

  // `ErrorMessage` is `null` in version 1 too, as the vendor's own SDK of that time prints it.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if let errorMessage {
      try container.encode(errorMessage, forKey: .errorMessage)
    } else {
      try container.encodeNil(forKey: .errorMessage)
    }
    try container.encode(success, forKey: .success)
    try container.encode(carrierServices, forKey: .carrierServices)
  }

  private enum CodingKeys: CodingKey {
    case errorMessage, success, carrierServices
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
