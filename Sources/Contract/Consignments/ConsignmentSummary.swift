import FoundationEssentials

/// One consignment as a search answers it. Members stand in the vendor's order.
///
/// - Source: contract/30-consignments.md, section 3, "Search"; contract/10-allocation.md, section 7; contract/95-audit.md, D18.
package struct ConsignmentSummary: Codable, Equatable, Sendable {
  package var source: Consignment.Source
  package var mpdCarrierServiceName: String?
  package var mpdCarrierServiceGroupName: String?
  package var mpdCarrierServiceGroupReference: String?
  package var destinationAddressLine1: String?
  package var destinationAddressTown: String?
  package var destinationAddressPostcode: String?
  /// The two-letter code.
  package var destinationAddressCountry: String?
  package var destinationShippingLocationReference: String?
  package var requestedDeliveryDate: DateTimeOffset?
  package var requestedDeliveryDateIsToBeExactlyOnTheDateSpecified: Bool?
  package var labelsPrinted: Bool
  package var dateLabelsWereFirstPrinted: DateTimeOffset?
  /// The earliest.
  package var estimatedDeliveryDate: DateTimeOffset?
  package var shippingTerms: CustomsDocumentation.ShippingTerms?
  package var failedAllocationAttemptedAllocationDate: DateTimeOffset?
  package var failedAllocationMessage: String?
  package var failedAllocationMpdCarrierServiceReference: String?
  package var failedAllocationMpdCarrierServiceGroupName: String?
  package var failedAllocationMpdCarrierServiceGroupReference: String?
  package var failedAllocationMpdCarrierServiceName: String?
  package var isLate: Bool
  /// The latest, until it is delivered.
  package var deliveryDate: DateTimeOffset?
  /// Null even when allocated, as in the published examples.
  package var collectionDate: DateTimeOffset?
  package var attemptedDeliveryDate: DateTimeOffset?
  /// Its currency has a code and no name, as in the published examples.
  package var value: Money
  package var weight: SummaryWeight
  package var apiLink: ApiLink
  package var failedManifestMessage: String?
  package var failedManifestTimeStamp: DateTimeOffset?
  package var reference: String
  package var consignmentReferenceProvidedByCustomer: String
  package var dateCreated: DateTimeOffset
  package var state: ConsignmentState
  package var shippingDate: DateTimeOffset?
  /// Null even when allocated, as in the published examples.
  package var mpdCarrierReference: String?
  package var mpdCarrierServiceReference: String?
  package var allocationDate: DateTimeOffset?
  package var shippedDate: DateTimeOffset?

  package init(_ consignment: Consignment, apiLink: ApiLink) {
    let destination = consignment.destination
    let events = consignment.progress.events?.value
    let requested = consignment.requestedDeliveryDate?.value
    source = consignment.source
    destinationAddressLine1 = destination?.addressLine1
    destinationAddressTown = destination?.town
    destinationAddressPostcode = destination?.postcode
    destinationAddressCountry = destination?.country?.value.isoCode?.twoLetterCode
    destinationShippingLocationReference = destination?.shippingLocationReference
    requestedDeliveryDate = requested?.date
    requestedDeliveryDateIsToBeExactlyOnTheDateSpecified = requested?.isToBeExactlyOnTheDateSpecified
    labelsPrinted = consignment.labelsPrinted
    dateLabelsWereFirstPrinted = events?.dateLabelsWereFirstPrinted
    estimatedDeliveryDate = consignment.earliestDeliveryDate
    shippingTerms = consignment.customsDocumentation?.value.shippingTerms
    isLate = consignment.progress.isLate
    deliveryDate = events?.dateDelivered ?? consignment.latestDeliveryDate
    attemptedDeliveryDate = events?.attemptedDeliveryDate
    value = Money(
      amount: consignment.value.amount, currency: consignment.value.currency.map { Currency(isoCode: $0.isoCode) })
    weight = SummaryWeight(consignment.weight)
    self.apiLink = apiLink
    reference = consignment.reference
    consignmentReferenceProvidedByCustomer = consignment.consignmentReferenceProvidedByCustomer
    dateCreated = consignment.dateCreated
    state = consignment.consignmentState
    shippingDate = consignment.shippingDate
    shippedDate = events?.dateShipped
    failedManifestMessage = events?.failedManifest?.value.message
    failedManifestTimeStamp = events?.failedManifest?.value.date
    take(consignment.allocation)
    take(consignment.progress.failedAllocation?.value)
  }

  private mutating func take(_ allocation: ConsignmentAllocation?) {
    mpdCarrierServiceName = allocation?.mpdCarrierServiceName
    mpdCarrierServiceGroupName = allocation?.mpdCarrierServiceGroupName
    mpdCarrierServiceGroupReference = allocation?.carrierServiceGroupReference
    mpdCarrierServiceReference = allocation?.mpdCarrierServiceReference
    allocationDate = allocation?.allocationDate
  }

  private mutating func take(_ failure: FailedAllocation?) {
    failedAllocationAttemptedAllocationDate = failure?.attemptedAllocationDate
    failedAllocationMessage = failure?.message
    failedAllocationMpdCarrierServiceReference = failure?.mpdCarrierServiceReference
    failedAllocationMpdCarrierServiceGroupName = failure?.mpdCarrierServiceGroupName
    failedAllocationMpdCarrierServiceGroupReference = failure?.carrierServiceGroupReference
    failedAllocationMpdCarrierServiceName = failure?.mpdCarrierServiceName
  }
}

/// A weight, which version 1 writes as so many kilograms.
///
/// - Source: contract/95-audit.md, D5.
package struct SummaryWeight: Codable, Equatable, Sendable {
  package var weight: Weight

  package init(_ weight: Weight) { self.weight = weight }

  package init(from decoder: any Decoder) throws {
    switch decoder.apiVersion {
    case .version1: weight = Weight(value: try decoder.singleValueContainer().decode(Decimal.self))
    case .version1point1: weight = try decoder.singleValueContainer().decode(Weight.self)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch encoder.apiVersion {
    case .version1: try container.encode(weight.kilograms)
    case .version1point1: try container.encode(weight)
    }
  }
}

/// What a search answers.
package struct MatchingConsignmentsResponse: Codable, Equatable, Sendable {
  /// How many consignments match, on whatever page.
  package var count: Int
  package var consignmentSummaries: [ConsignmentSummary]

  package init(count: Int, consignmentSummaries: [ConsignmentSummary]) {
    self.count = count
    self.consignmentSummaries = consignmentSummaries
  }
}
