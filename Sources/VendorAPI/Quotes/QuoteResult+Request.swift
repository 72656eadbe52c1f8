import Allocation
import Contract
import FoundationEssentials
import Sandbox

extension QuoteResult {
  /// A request for quotes as the vendor shows it, cheapest first.
  init(_ request: QuoteRequest) {
    let findings = request.assessment.findings
    let consignment = request.consignment
    let origin = consignment.origin.map { Shared(QuoteAddress($0)) }
    let destination = consignment.destination.map { Shared(QuoteAddress($0)) }
    let quotes = zip(findings.offers, request.quoteReferences).map { offer, reference in
      Quote(offer, reference: reference, request: request, from: origin, to: destination)
    }
    self.init(
      quoteRequestReference: request.reference, quotes: quotes,
      unqualifiedServices: findings.exclusions.map(UnqualifiedService.init))
  }
}

extension Quote {
  /// - Source: contract/40-around.md, "Quotes". Members of which no source says more than their name have the values that the
  ///   vendor's samples show; FIDELITY.md lists them.
  fileprivate init(
    _ offer: Offer, reference: String, request: QuoteRequest, from origin: Shared<QuoteAddress>?,
    to destination: Shared<QuoteAddress>?
  ) {
    let service = offer.service
    let consignment = request.consignment
    let price = offer.price
    self.init(
      mpdCarrierServiceSource: .external, mpdCarrierService: service.name,
      carrierReference: service.carrier.mpdReference, originAddress: origin, destinationAddress: destination,
      collectionDate: offer.shippingDate,
      earliestDeliveryDate: offer.earliestDelivery, latestDeliveryDate: offer.latestDelivery,
      basePrice: offer.basePrice, price: price,
      surcharges: offer.surcharges.map { QuoteSurcharge($0, of: offer, currency: price.currency?.isoCode ?? "GBP") },
      legs: service.quotedJourney, carrierAccountOwner: nil, isElectioService: false,
      serviceDirection: service.directions, quoteReference: reference, creationDate: request.creationDate,
      expiryDate: offer.allocationCutOff, requestor: Self.requestor,
      consignmentReference: request.isCreated ? consignment.reference : "",
      consignmentReferenceProvidedByCustomer: consignment.consignmentReferenceProvidedByCustomer,
      mpdCarrierServiceReference: service.reference)
  }

  /// The vendor shows the name of the user whose key it is; the sandbox has no users.
  private static let requestor = "Sandbox"
}

extension QuoteSurcharge {
  fileprivate init(_ surcharge: Offer.AppliedSurcharge, of offer: Offer, currency: String) {
    let (basis, appliesToBaseOnly) = offer.basis(of: surcharge)
    self.init(
      of: offer.service.reference, reference: surcharge.reference, currencyIsoCode: currency, amount: surcharge.amount,
      type: basis == .share ? .variable : .additive, appliesToBaseOnly: appliesToBaseOnly,
      calculationModel: basis == .sum ? .fixed : .calculated)
    if case .perKilogram(let price) = basis {
      incrementalUnitFactor = 1
      incrementalUnitPrice = price
    }
  }
}

extension UnqualifiedService {
  fileprivate init(_ exclusion: Exclusion) {
    self.init(
      available: exclusion.isAvailable, rates: exclusion.hasRates, mpdCarrierService: exclusion.service.name,
      carrierReference: exclusion.service.carrier.mpdReference, mpdCarrierServiceReference: exclusion.service.reference,
      exclusionReason: exclusion.text)
  }
}
