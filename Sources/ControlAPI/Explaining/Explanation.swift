import Allocation
import Contract
import FoundationEssentials

/// Why a consignment would go where it would go: every service considered, in the order of the bids, then of the catalog.
///
/// - Source: design/product.md, "Control surface", `GET explain/{consignmentReference}`.
struct Explanation: Codable, Sendable {
  let consignmentReference: String
  let consignmentState: String
  /// Whether the state lets the consignment be allocated; the rest is told either way.
  let isAllocatable: Bool
  /// When the collections and cut-offs were looked at.
  let at: Instant
  /// What was asked about; null: every service.
  let service: String?
  let group: String?
  /// The reference of the service that would win; null when none qualifies.
  let winner: String?
  /// Why nobody qualifies, as an allocation would say it; null when somebody does.
  let reason: String?
  let services: [Candidate]

  struct Candidate: Codable, Sendable {
    let reference: String
    let name: String
    let carrierReference: String
    let qualifies: Bool
    /// 1 for the winner; null for who does not qualify.
    let rank: Int?
    /// Null when there is none to this destination, for this weight.
    let price: Price?
    /// Null when the service can not keep the consignment's dates, or has no price.
    let dates: Dates?
    let exclusions: [Rule]
  }

  struct Price: Codable, Sendable {
    /// Without tax and surcharges.
    let base: Decimal
    /// Without tax, with surcharges: what decides who is cheapest.
    let total: Decimal
    /// Null, as the two below, where there are no dates.
    let totalWithTax: Decimal?
    let currency: String?
    let surcharges: [Surcharge]?
  }

  struct Surcharge: Codable, Sendable {
    let reference: String
    let amount: Decimal
  }

  struct Dates: Codable, Sendable {
    let allocationCutOff: Instant
    let collection: Instant
    let earliestDelivery: Instant
    let latestDelivery: Instant
  }

  struct Rule: Codable, Sendable {
    let rule: String
    /// Counted from 1; null when the rule looks at the whole consignment.
    let package: Int?
    let found: String?
    let limit: String?
    /// The vendor's words, as in quotes and refusals.
    let text: String
    let explanation: String
  }
}

extension Explanation {
  init(
    of consignment: Consignment, assessment: Assessment, at now: DateTimeOffset, service: CarrierService?,
    group: ServiceGroup?
  ) {
    let offers = assessment.offers
    let winner = assessment.winner?.service.reference
    self.init(
      consignmentReference: consignment.reference, consignmentState: consignment.consignmentState.rawValue,
      isAllocatable: consignment.consignmentState.permits(.allocate), at: Instant(now), service: service?.reference,
      group: group?.reference, winner: winner, reason: winner == nil ? assessment.reason : nil,
      services: offers.enumerated().map { Candidate($0.element, rank: $0.offset + 1) }
        + (assessment.exclusions + assessment.outsiders).map { Candidate($0, price: assessment.price(of: $0)) })
  }
}

extension Explanation.Candidate {
  fileprivate init(_ offer: Offer, rank: Int) {
    self.init(
      reference: offer.service.reference, name: offer.service.name, carrierReference: offer.service.carrier.reference,
      qualifies: true, rank: rank, price: Explanation.Price(offer), dates: Explanation.Dates(offer), exclusions: [])
  }

  fileprivate init(_ exclusion: Exclusion, price: (base: Decimal, total: Decimal, offer: Offer?)?) {
    self.init(
      reference: exclusion.service.reference, name: exclusion.service.name,
      carrierReference: exclusion.service.carrier.reference, qualifies: false, rank: nil,
      price: price.map { price in
        price.offer.map(Explanation.Price.init)
          ?? Explanation.Price(
            base: price.base, total: price.total, totalWithTax: nil, currency: nil, surcharges: nil)
      },
      dates: (price?.offer).map(Explanation.Dates.init),
      exclusions: exclusion.reasons.map(Explanation.Rule.init))
  }
}

extension Explanation.Rule {
  init(_ reason: ExclusionReason) {
    self.init(
      rule: reason.rule, package: reason.package, found: reason.found, limit: reason.limit, text: reason.text,
      explanation: reason.explanation)
  }
}

extension Explanation.Price {
  fileprivate init(_ offer: Offer) {
    let total = offer.price
    self.init(
      base: offer.basePrice.net ?? 0, total: offer.net, totalWithTax: total.gross, currency: total.currency?.isoCode,
      surcharges: offer.surcharges.map { Explanation.Surcharge(reference: $0.reference, amount: $0.amount) })
  }
}

extension Explanation.Dates {
  fileprivate init(_ offer: Offer) {
    self.init(
      allocationCutOff: Instant(offer.allocationCutOff), collection: Instant(offer.shippingDate),
      earliestDelivery: Instant(offer.earliestDelivery), latestDelivery: Instant(offer.latestDelivery))
  }
}
