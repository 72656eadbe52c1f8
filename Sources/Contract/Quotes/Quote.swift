/// What one carrier service would take for one consignment. Members stand in the vendor's order.
///
/// - Source: contract/40-around.md, "Quotes"; contract/20-rules-and-catalog.md, sections 1, 6 and 7.
package struct Quote: Codable, Equatable, Sendable {
  package var mpdCarrierServiceSource: MpdCarrierService.Source
  /// The service's name.
  package var mpdCarrierService: String
  package var carrierReference: String
  package var originAddress: Shared<QuoteAddress>?
  package var destinationAddress: Shared<QuoteAddress>?
  /// The moment of the collection, on the origin's clocks; those of the delivery on the destination's.
  package var collectionDate: WallClockDate
  package var earliestDeliveryDate: WallClockDate
  package var latestDeliveryDate: WallClockDate
  /// Without surcharges.
  package var basePrice: Rate
  package var price: Rate
  package var surcharges: [QuoteSurcharge]
  package var legs: [JourneyLeg]
  package var carrierAccountOwner: String?
  package var isElectioService: Bool
  package var serviceDirection: ServiceDirections
  package var quoteReference: String
  package var creationDate: DateTimeOffset
  /// The cut-off of the collection that the quote is for.
  package var expiryDate: DateTimeOffset
  package var requestor: String?
  /// Empty when the consignment has not been created.
  package var consignmentReference: String
  package var consignmentReferenceProvidedByCustomer: String
  package var mpdCarrierServiceReference: String

  package init(
    mpdCarrierServiceSource: MpdCarrierService.Source,
    mpdCarrierService: String,
    carrierReference: String,
    originAddress: Shared<QuoteAddress>?,
    destinationAddress: Shared<QuoteAddress>?,
    collectionDate: DateTimeOffset,
    earliestDeliveryDate: DateTimeOffset,
    latestDeliveryDate: DateTimeOffset,
    basePrice: Rate,
    price: Rate,
    surcharges: [QuoteSurcharge],
    legs: [JourneyLeg],
    carrierAccountOwner: String?,
    isElectioService: Bool,
    serviceDirection: ServiceDirections,
    quoteReference: String,
    creationDate: DateTimeOffset,
    expiryDate: DateTimeOffset,
    requestor: String?,
    consignmentReference: String,
    consignmentReferenceProvidedByCustomer: String,
    mpdCarrierServiceReference: String
  ) {
    self.mpdCarrierServiceSource = mpdCarrierServiceSource
    self.mpdCarrierService = mpdCarrierService
    self.carrierReference = carrierReference
    self.originAddress = originAddress
    self.destinationAddress = destinationAddress
    self.collectionDate = WallClockDate(collectionDate)
    self.earliestDeliveryDate = WallClockDate(earliestDeliveryDate)
    self.latestDeliveryDate = WallClockDate(latestDeliveryDate)
    self.basePrice = basePrice
    self.price = price
    self.surcharges = surcharges
    self.legs = legs
    self.carrierAccountOwner = carrierAccountOwner
    self.isElectioService = isElectioService
    self.serviceDirection = serviceDirection
    self.quoteReference = quoteReference
    self.creationDate = creationDate
    self.expiryDate = expiryDate
    self.requestor = requestor
    self.consignmentReference = consignmentReference
    self.consignmentReferenceProvidedByCustomer = consignmentReferenceProvidedByCustomer
    self.mpdCarrierServiceReference = mpdCarrierServiceReference
  }
}

/// A service that gives no quote, and why.
///
/// - Source: contract/20-rules-and-catalog.md, section 8.
package struct UnqualifiedService: Codable, Equatable, Sendable {
  /// The carrier serves the dimensions and the journey.
  package var available: Bool
  /// Applicable rates are configured.
  package var rates: Bool
  /// The service's name.
  package var mpdCarrierService: String
  package var carrierReference: String
  package var mpdCarrierServiceReference: String
  package var exclusionReason: String

  package init(
    available: Bool, rates: Bool, mpdCarrierService: String, carrierReference: String,
    mpdCarrierServiceReference: String, exclusionReason: String
  ) {
    self.available = available
    self.rates = rates
    self.mpdCarrierService = mpdCarrierService
    self.carrierReference = carrierReference
    self.mpdCarrierServiceReference = mpdCarrierServiceReference
    self.exclusionReason = exclusionReason
  }
}
