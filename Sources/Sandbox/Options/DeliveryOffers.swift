import Allocation
import Contract

/// The deliveries that can be promised to a consignment, worked out and not yet written down.
struct DeliveryOffers: Sendable {
  let catalog: Catalog
  /// Without the dates that it may ask for.
  let consignment: Consignment
  let creationDate: DateTimeOffset
  let offers: [(offer: Offer, shop: KeptShop?)]

  /// Puts the consignment before the services that deliver to the door: the engine's run.
  init(
    for consignment: Consignment, asking search: OptionSearch, of catalog: Catalog, customs: CustomsDemand,
    at now: DateTimeOffset
  ) {
    self.catalog = catalog
    self.consignment = consignment
    creationDate = now
    offers = catalog.options(
      for: Shared(Journey(undated: consignment)), asking: search, customs: customs, at: now
    ).offers.map { ($0, nil) }
  }

  /// The same of those that bring it to a shop.
  init(
    for consignment: Consignment, asking search: OptionSearch, within reach: ShopReach, of catalog: Catalog,
    customs: CustomsDemand, at now: DateTimeOffset
  ) {
    self.catalog = catalog
    self.consignment = consignment
    creationDate = now
    offers = catalog.pickupOptions(
      for: consignment, within: reach.kilometres, most: reach.most, asking: search, customs: customs, at: now
    ).flatMap { found in
      let minutes = found.shop.reservationRequired == true ? found.shop.reservationMinutes ?? 60 : nil
      let shop = KeptShop(
        reference: found.shop.shopReference, distance: found.distance,
        reservableUntil: minutes.map { now.adding(seconds: Int64($0) * 60) })
      return found.offers.map { ($0, shop) }
    }
  }

  /// Nothing, where nothing can be meant.
  init(noneFor consignment: Consignment, of catalog: Catalog, at now: DateTimeOffset) {
    self.catalog = catalog
    self.consignment = consignment
    creationDate = now
    offers = []
  }
}

extension KeptOption {
  init(_ offer: Offer, at shop: KeptShop?, reference: String) {
    self.init(
      option: DeliveryOption(offer, reference: reference), collectionDate: offer.collectionDate,
      earliestDelivery: offer.earliestDelivery, latestDelivery: offer.latestDelivery, shop: shop)
  }
}

extension DeliveryOption {
  /// - Source: contract/51-delivery-and-pickup-options.md, sections 3 and 10.
  init(_ offer: Offer, reference: String) {
    let service = offer.service
    self.init(
      reference: reference,
      estimatedDeliveryDate: EstimatedDeliveryDate(day: offer.deliveryDay, guaranteed: service.isGuaranteed),
      deliveryWindow: offer.deliveryWindow, carrier: service.carrier.name, carrierService: service.name,
      carrierServiceReference: service.reference, carrierServiceTypes: [service.isTimed ? "Timed" : "Standard"],
      price: offer.price, allocationCutOff: offer.allocationCutOff, operationalCutOff: offer.operationalCutOff,
      serviceDirection: service.directions)
  }
}
