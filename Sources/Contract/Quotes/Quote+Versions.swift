/// Version 1 has neither `CarrierReference` nor `ServiceDirection`.
///
/// - Source: contract/00-overview.md, section 4.
extension Quote {
  private enum Members: CodingKey {
    case mpdCarrierServiceSource, mpdCarrierService, carrierReference, originAddress, destinationAddress,
      collectionDate, earliestDeliveryDate, latestDeliveryDate, basePrice, price, surcharges, legs,
      carrierAccountOwner, isElectioService, serviceDirection, quoteReference, creationDate, expiryDate,
      requestor, consignmentReference, consignmentReferenceProvidedByCustomer, mpdCarrierServiceReference
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(mpdCarrierServiceSource, forKey: .mpdCarrierServiceSource)
    try container.encode(mpdCarrierService, forKey: .mpdCarrierService)
    if encoder.apiVersion != .version1 {
      try container.encode(carrierReference, forKey: .carrierReference)
    }
    try container.encodeIfPresent(originAddress, forKey: .originAddress)
    try container.encodeIfPresent(destinationAddress, forKey: .destinationAddress)
    try container.encode(collectionDate, forKey: .collectionDate)
    try container.encode(earliestDeliveryDate, forKey: .earliestDeliveryDate)
    try container.encode(latestDeliveryDate, forKey: .latestDeliveryDate)
    try container.encode(basePrice, forKey: .basePrice)
    try container.encode(price, forKey: .price)
    try container.encode(surcharges, forKey: .surcharges)
    try container.encode(legs, forKey: .legs)
    try container.encodeIfPresent(carrierAccountOwner, forKey: .carrierAccountOwner)
    try container.encode(isElectioService, forKey: .isElectioService)
    if encoder.apiVersion != .version1 {
      try container.encode(serviceDirection, forKey: .serviceDirection)
    }
    try container.encode(quoteReference, forKey: .quoteReference)
    try container.encode(creationDate, forKey: .creationDate)
    try container.encode(expiryDate, forKey: .expiryDate)
    try container.encodeIfPresent(requestor, forKey: .requestor)
    try container.encode(consignmentReference, forKey: .consignmentReference)
    try container.encode(consignmentReferenceProvidedByCustomer, forKey: .consignmentReferenceProvidedByCustomer)
    try container.encode(mpdCarrierServiceReference, forKey: .mpdCarrierServiceReference)
  }
}

/// Version 1 has no `CarrierReference`.
///
/// - Source: contract/20-rules-and-catalog.md, section 8.
extension UnqualifiedService {
  private enum Members: CodingKey {
    case available, rates, mpdCarrierService, carrierReference, mpdCarrierServiceReference, exclusionReason
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(available, forKey: .available)
    try container.encode(rates, forKey: .rates)
    try container.encode(mpdCarrierService, forKey: .mpdCarrierService)
    if encoder.apiVersion != .version1 { try container.encode(carrierReference, forKey: .carrierReference) }
    try container.encode(mpdCarrierServiceReference, forKey: .mpdCarrierServiceReference)
    try container.encode(exclusionReason, forKey: .exclusionReason)
  }
}
