/// A delivery that can be promised: a carrier service, a day and a window.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 3.
package struct DeliveryOption: Codable, Equatable, Sendable {
  package struct EstimatedDeliveryDate: Codable, Equatable, Sendable {
    /// Midnight, and always with the offset of UTC.
    package var date: DateTimeOffset
    package var guaranteed: Bool
    package var dayOfWeek: Weekday

    package init(day: CalendarDate, guaranteed: Bool) {
      date = DateTimeOffset(date: day)
      self.guaranteed = guaranteed
      dayOfWeek = day.weekday
    }
  }

  package var reference: String
  package var estimatedDeliveryDate: EstimatedDeliveryDate
  package var deliveryWindow: DeliveryWindow
  /// The carrier's name.
  package var carrier: String
  /// The service's name.
  package var carrierService: String
  package var carrierServiceReference: String
  package var carrierServiceTypes: [String]
  package var price: Rate
  /// Until when the option can be selected; on the origin's clocks.
  package var allocationCutOff: DateTimeOffset
  package var operationalCutOff: DateTimeOffset?
  package var serviceDirection: ServiceDirections

  package init(
    reference: String, estimatedDeliveryDate: EstimatedDeliveryDate, deliveryWindow: DeliveryWindow, carrier: String,
    carrierService: String, carrierServiceReference: String, carrierServiceTypes: [String], price: Rate,
    allocationCutOff: DateTimeOffset, operationalCutOff: DateTimeOffset?, serviceDirection: ServiceDirections
  ) {
    self.reference = reference
    self.estimatedDeliveryDate = estimatedDeliveryDate
    self.deliveryWindow = deliveryWindow
    self.carrier = carrier
    self.carrierService = carrierService
    self.carrierServiceReference = carrierServiceReference
    self.carrierServiceTypes = carrierServiceTypes
    self.price = price
    self.allocationCutOff = allocationCutOff
    self.operationalCutOff = operationalCutOff
    self.serviceDirection = serviceDirection
  }
}

extension DeliveryOption {
  enum Members: CodingKey {
    case reference, estimatedDeliveryDate, deliveryWindow, carrier, carrierService, carrierServiceReference,
      carrierServiceTypes, price, allocationCutOff, operationalCutOff, serviceDirection, location
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try encodeMembers(into: &container)
  }

  func encodeMembers(into container: inout KeyedEncodingContainer<Members>) throws {
    try container.encode(reference, forKey: .reference)
    try container.encode(estimatedDeliveryDate, forKey: .estimatedDeliveryDate)
    try container.encode(deliveryWindow, forKey: .deliveryWindow)
    try container.encode(carrier, forKey: .carrier)
    try container.encode(carrierService, forKey: .carrierService)
    try container.encode(carrierServiceReference, forKey: .carrierServiceReference)
    try container.encode(carrierServiceTypes, forKey: .carrierServiceTypes)
    try container.encode(price, forKey: .price)
    try container.encode(allocationCutOff, forKey: .allocationCutOff)
    // With its offset in version 1, too.
    if let operationalCutOff {
      try container.encode(operationalCutOff, forKey: .operationalCutOff)
    } else {
      try container.encodeNil(forKey: .operationalCutOff)
    }
    try container.encode(serviceDirection, forKey: .serviceDirection)
  }
}
