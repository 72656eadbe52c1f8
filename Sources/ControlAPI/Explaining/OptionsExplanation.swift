import Allocation
import Contract
import FoundationEssentials
import Sandbox

/// Why each service, and each shop, is or is not among the options.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 10.
struct OptionsExplanation: Codable, Sendable {
  let options: OptionsQuestion.Kind
  /// The reference that was asked about; null for a request.
  let reference: String?
  /// When the collections and cut-offs were looked at.
  let at: Instant
  /// The first and the last day of delivery, on the destination's calendar; null where no day can be meant.
  let firstDay: String?
  let lastDay: String?
  /// The first day of collection; null: the next.
  let earliestCollection: String?
  let guaranteedOnly: Bool
  /// What was asked about; null: every service.
  let service: String?
  /// How many options there are of what is listed: of `service`, or of every service.
  let offered: Int
  /// Why nobody was asked; null when somebody was.
  let reason: String?
  /// Of delivery options: every service, in the catalog's order.
  let services: [Service]
  /// Of pickup options: every shop, the nearest first.
  let shops: [Shop]

  struct Service: Codable, Sendable {
    let reference: String
    let name: String
    let carrierReference: String
    let isOffered: Bool
    let options: [Option]
    let exclusions: [Explanation.Rule]
  }

  struct Option: Codable, Sendable {
    let deliveryDate: String
    let windowStart: String
    let windowEnd: String
    let allocationCutOff: Instant
    /// Without tax: what decides who is cheapest.
    let price: Decimal
  }

  struct Shop: Codable, Sendable {
    let shopReference: String
    let name: String
    let carrierReference: String
    /// Kilometres from the destination; null where nobody knows.
    let distance: Decimal?
    let isOffered: Bool
    /// What stands against the shop itself.
    let exclusions: [Explanation.Rule]
    /// Empty where none was asked.
    let services: [Service]
  }
}

extension OptionsExplanation {
  init(_ question: OptionsQuestion, _ reading: OptionsReading, _ inquiry: OptionInquiry, service: CarrierService?) {
    let search = inquiry.search
    var services: [Service] = []
    var shops: [Shop] = []
    if let search {
      if let reach = reading.reach {
        let told = inquiry.catalog.explainPickup(
          for: inquiry.consignment, within: reach.kilometres, most: reach.most, asking: search,
          customs: inquiry.customs, occupancy: inquiry.occupancy, at: inquiry.now)
        shops = told.map { Shop($0, of: inquiry.catalog, service) }
      } else {
        let findings = inquiry.catalog.options(
          for: Shared(Journey(undated: inquiry.consignment)), asking: search, customs: inquiry.customs,
          at: inquiry.now)
        services = Service.all(findings, of: inquiry.catalog, service)
      }
    }
    self.init(
      options: question.options, reference: question.reference, at: Instant(inquiry.now),
      firstDay: search.map { "\($0.days.lowerBound)" }, lastDay: search.map { "\($0.days.upperBound)" },
      earliestCollection: search?.earliestCollection.map { "\($0)" },
      guaranteedOnly: reading.days.isGuaranteedOnly, service: service?.reference,
      offered: (services + shops.flatMap(\.services)).reduce(0) { $0 + $1.options.count },
      reason: search == nil ? "the last day that is asked for lies before the first, or before today" : nil,
      services: services, shops: shops)
  }
}

extension OptionsExplanation.Service {
  /// Every service of some findings, or that one alone, in the catalog's order.
  fileprivate static func all(_ findings: OptionFindings, of catalog: Catalog, _ only: CarrierService?) -> [Self] {
    let offers = Dictionary(grouping: findings.offers, by: \.service.reference)
    let exclusions = Dictionary(
      findings.exclusions.map { ($0.service.reference, $0.reasons) }, uniquingKeysWith: { first, _ in first })
    return (only.map { [$0] } ?? catalog.carrierServices).map { service in
      let own = offers[service.reference] ?? []
      return Self(
        reference: service.reference, name: service.name, carrierReference: service.carrier.reference,
        isOffered: !own.isEmpty, options: own.map(OptionsExplanation.Option.init),
        exclusions: (exclusions[service.reference] ?? []).map(Explanation.Rule.init))
    }
  }
}

extension OptionsExplanation.Option {
  fileprivate init(_ offer: Offer) {
    self.init(
      deliveryDate: "\(offer.deliveryDay)", windowStart: "\(offer.deliveryWindow.start)",
      windowEnd: "\(offer.deliveryWindow.end)", allocationCutOff: Instant(offer.allocationCutOff), price: offer.net)
  }
}

extension OptionsExplanation.Shop {
  fileprivate init(_ told: ShopExplanation, of catalog: Catalog, _ only: CarrierService?) {
    let objection = told.objection.map {
      Explanation.Rule(
        rule: $0.rule, package: nil, found: $0.found, limit: $0.limit, text: "No delivery to this shop is offered.",
        explanation: $0.explanation)
    }
    let services = (told.findings.map { OptionsExplanation.Service.all($0, of: catalog, only) } ?? []).filter {
      // Who never comes to a shop is of interest to whoever asks for that service alone.
      only != nil || $0.exclusions.first?.rule != "notPickUp"
    }
    // Another service may come here where the one that is asked about does not.
    let isOffered = told.objection == nil && services.contains(where: \.isOffered)
    self.init(
      shopReference: told.shop.shopReference, name: told.shop.name ?? told.shop.shopReference,
      carrierReference: told.shop.carrier, distance: told.distance, isOffered: isOffered,
      exclusions: objection.map { [$0] } ?? [], services: services)
  }
}
