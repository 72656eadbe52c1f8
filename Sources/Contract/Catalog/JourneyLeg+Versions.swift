/// Version 1 has neither `ExternalReference`, `IsTracked`, `IsSigned` nor `ServiceDirection`.
///
/// - Source: contract/00-overview.md, section 4.
extension JourneyLeg.CarrierService {
  private enum Members: CodingKey {
    case reference, name, carrierReference, carrierName, externalReference, isDropOff, isPickUp, isTimed,
      isTracked, isSigned, serviceDirection
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(reference, forKey: .reference)
    try container.encode(name, forKey: .name)
    try container.encode(carrierReference, forKey: .carrierReference)
    try container.encode(carrierName, forKey: .carrierName)
    if encoder.apiVersion != .version1 {
      try container.encodeIfPresent(externalReference, forKey: .externalReference)
    }
    try container.encode(isDropOff, forKey: .isDropOff)
    try container.encode(isPickUp, forKey: .isPickUp)
    try container.encode(isTimed, forKey: .isTimed)
    if encoder.apiVersion != .version1 {
      try container.encode(isTracked, forKey: .isTracked)
      try container.encode(isSigned, forKey: .isSigned)
      try container.encode(serviceDirection, forKey: .serviceDirection)
    }
  }
}
