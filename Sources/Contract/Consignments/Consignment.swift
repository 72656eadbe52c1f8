/// Packages on their way from one place to another, as `GET /consignments/{ref}` answers. Members stand in the vendor's
/// order.
///
/// - Source: contract/30-consignments.md, section 3.
package struct Consignment: Codable, Equatable, Sendable {
  package enum Source: String, VendorEnum {
    case api = "Api"
    case web = "Web"
  }

  package enum Direction: String, VendorEnum {
    case outbound = "Outbound"
    case inbound = "Inbound"
  }

  @Listed package var consignmentLegs: [ConsignmentLeg]
  package var collectionDate: DateTimeOffset?
  package var dateDelivered: DateTimeOffset?
  package var firstAttemptedDeliveryDate: DateTimeOffset?
  package var dateReturned: DateTimeOffset?
  package var dateShipped: DateTimeOffset?
  package var dateCollected: DateTimeOffset?
  package var attemptedDeliveryDate: DateTimeOffset?
  @Listed package var metaData: [MetaData]
  package var allocation: Shared<ConsignmentAllocation>?
  package var failedAllocation: Shared<FailedAllocation>?
  package var source: Source
  package var labelCount: Int
  package var labelsPrinted: Bool
  package var dateLabelsWereFirstPrinted: DateTimeOffset?
  package var isLate: Bool
  package var lateForCustomer: Bool
  package var customerReference: String
  /// The sum of the packages' weights, in kilograms.
  package var weight: Weight
  /// The sum of the packages' values.
  package var value: Money
  package var customsDocumentation: Shared<CustomsDocumentation>?
  package var direction: Direction
  @Listed package var tags: [String]
  package var reference: String
  package var consignmentState: ConsignmentState
  package var dateCreated: DateTimeOffset
  package var shippingDate: DateTimeOffset?
  package var requestedDeliveryDate: Shared<RequestedDeliveryDate>?
  package var earliestDeliveryDate: DateTimeOffset?
  package var latestDeliveryDate: DateTimeOffset?
  package var consignmentReferenceProvidedByCustomer: String
  @Listed package var addresses: [Shared<Address>]
  @Listed package var packages: [Package]

  package init(
    reference: String, customerReference: String, dateCreated: DateTimeOffset, weight: Weight, value: Money
  ) {
    source = .api
    labelCount = 0
    labelsPrinted = false
    isLate = false
    lateForCustomer = false
    self.customerReference = customerReference
    self.weight = weight
    self.value = value
    direction = .outbound
    self.reference = reference
    consignmentState = .unallocated
    self.dateCreated = dateCreated
    consignmentReferenceProvidedByCustomer = ""
  }

  /// Where the consignment goes; nil only before validation.
  package var destination: Address? { address(.destination) }
  /// Where the consignment leaves.
  package var origin: Address? { address(.origin) }

  private func address(_ role: Address.Role) -> Address? {
    addresses.first { $0.value.addressType == role }?.value
  }
}
