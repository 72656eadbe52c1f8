extension Consignment {
  /// What creation fixed of a consignment; only an update changes it.
  @usableFromInline
  package struct Fixed: Codable, Equatable, Sendable {
    package var reference: String
    package var customerReference: String
    package var dateCreated: DateTimeOffset
    package var source = Source.api
    package var direction = Direction.outbound
    package var consignmentReferenceProvidedByCustomer = ""
    package var tags: [String] = []
    package var metaData: [MetaData] = []
    package var customsDocumentation: Shared<CustomsDocumentation>?
    /// The one that the customer asked for, whatever an allocation has made of it.
    package var shippingDate: DateTimeOffset?
    package var requestedDeliveryDate: Shared<RequestedDeliveryDate>?
    package var addresses: [Shared<Address>] = []
    /// The shop where it is collected, if one was selected.
    package var locationInformation: Shared<LocationInformation>?
    /// Those of before a shop was selected for a consignment that was there already; nothing shows them.
    package var addressesBeforeShop: [Shared<Address>]?
    /// Without legs.
    package var packages: [Package] = []
    /// The sum of the packages' weights, in kilograms.
    package var weight: Weight
    /// The sum of the packages' values.
    package var value: Money

    package init(
      reference: String, customerReference: String, dateCreated: DateTimeOffset, weight: Weight, value: Money
    ) {
      self.reference = reference
      self.customerReference = customerReference
      self.dateCreated = dateCreated
      self.weight = weight
      self.value = value
    }

    package var destination: Shared<Address>? { address(.destination) }
    package var origin: Shared<Address>? { address(.origin) }

    private func address(_ role: Address.Role) -> Shared<Address>? {
      addresses.first { $0.value.addressType.includes(role) }
    }
  }
}
