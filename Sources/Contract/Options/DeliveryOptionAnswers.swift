/// - Source: contract/51-delivery-and-pickup-options.md, section 3.
package struct DeliveryOptionsResponse: Codable, Equatable, Sendable {
  package var deliveryOptions: [DeliveryOption]

  /// Always null, and in version 1 alone.
  package var nonGuaranteedDeliveryOption: DeliveryOption?

  package init(_ options: [DeliveryOption]) { deliveryOptions = options }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(deliveryOptions, forKey: .deliveryOptions)
    guard encoder.apiVersion == .version1 else { return }
    try container.encodeIfPresent(nonGuaranteedDeliveryOption, forKey: .nonGuaranteedDeliveryOption)
  }
}

/// On which days there is anything.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 3, "Summary".
package struct DeliveryOptionSummary: Encodable, Equatable, Sendable {
  /// Of the potential consignment: `EPC-xxx-xxx-xxx`.
  package var reference: String
  /// Days without an offset, as all that follow; nil where there are none.
  package var deliveryOptions: [PlainDay]?
  package var timeSlots: [PlainDay]?
  package var pickUp: [PlainDay]?
  package var dropOff: [PlainDay]?

  package init(
    reference: String, deliveryOptions: [CalendarDate], timeSlots: [CalendarDate], pickUp: [CalendarDate],
    dropOff: [CalendarDate]
  ) {
    func days(_ days: [CalendarDate]) -> [PlainDay]? { days.isEmpty ? nil : days.map(PlainDay.init) }
    self.reference = reference
    self.deliveryOptions = days(deliveryOptions)
    self.timeSlots = days(timeSlots)
    self.pickUp = days(pickUp)
    self.dropOff = days(dropOff)
  }
}

/// A day as `2020-03-18T00:00:00`.
package struct PlainDay: Codable, Equatable, Sendable {
  package let day: CalendarDate

  package init(_ day: CalendarDate) { self.day = day }

  package init(from decoder: any Decoder) throws { day = try DateTimeOffset(from: decoder).localDate }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(DateTimeOffset(date: day).wallClock)
  }
}

/// An option and the consignment that it would be for.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 6.
package struct DeliveryOptionDetails: Encodable, Equatable, Sendable {
  /// Always null.
  package var reference: String?
  package var consignmentDetail: PotentialConsignment
  package var deliveryOption: DetailedDeliveryOption

  package init(consignmentDetail: PotentialConsignment, deliveryOption: DetailedDeliveryOption) {
    self.consignmentDetail = consignmentDetail
    self.deliveryOption = deliveryOption
  }
}

/// What a consignment would be, were one of its options selected.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 6.
package struct PotentialConsignment: Encodable, Equatable, Sendable {
  package var reference: String
  package var customerReference: String
  package var weight: Weight
  package var value: Money
  package var customsDocumentation: CustomsDocumentation?
  package var direction: Consignment.Direction
  package var tags: [String]
  package var dateCreated: DateTimeOffset
  /// As it was asked for: the days of collection are those of the options.
  package var shippingDate: DateTimeOffset?
  package var requestedDeliveryDate: RequestedDeliveryDate?
  package var earliestDeliveryDate: DateTimeOffset?
  package var latestDeliveryDate: DateTimeOffset?
  package var consignmentReferenceProvidedByCustomer: String
  package var addresses: [Shared<Address>]

  package init(
    reference: String, of fixed: Consignment.Fixed, shippingDate: DateTimeOffset?, dateCreated: DateTimeOffset
  ) {
    self.reference = reference
    customerReference = fixed.customerReference
    weight = fixed.weight
    value = fixed.value
    customsDocumentation = fixed.customsDocumentation?.value
    direction = fixed.direction
    tags = fixed.tags
    self.dateCreated = dateCreated
    self.shippingDate = shippingDate
    requestedDeliveryDate = fixed.requestedDeliveryDate?.value
    consignmentReferenceProvidedByCustomer = fixed.consignmentReferenceProvidedByCustomer
    addresses = fixed.addresses
  }
}
