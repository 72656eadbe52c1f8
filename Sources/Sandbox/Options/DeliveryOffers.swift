import Allocation
import Contract

/// The deliveries that can be promised to a consignment, worked out and not yet written down.
struct DeliveryOffers: Sendable {
  let catalog: Catalog
  /// Without the dates that it may ask for.
  let consignment: Consignment
  let creationDate: DateTimeOffset
  /// The earliest day of collection that was asked for.
  let shippingDate: DateTimeOffset?
  let isGuaranteedOnly: Bool
  let offers: [(offer: Offer, shop: KeptShop?)]
  /// To the door: on which days each service would deliver, whether another is cheaper or not.
  let deliveries: [OptionFindings.Deliveries]

  /// Asks the services of a world which deliveries they promise: to the door, or to shops where a reach is given.
  ///
  /// Costs time with the number of services and of days: ask a copy, outside the lock.
  init(for consignment: Consignment, on days: OptionDays, within reach: ShopReach? = nil, in world: World) {
    let (catalog, now) = (world.catalog, world.now)
    self.catalog = catalog
    self.consignment = consignment
    creationDate = now
    shippingDate = days.shipping
    isGuaranteedOnly = days.isGuaranteedOnly
    guard !days.isPast(for: consignment, of: catalog, at: now) else {
      (offers, deliveries) = ([], [])
      return
    }
    var days = days
    days.collections = world.optionCollections
    let search = days.search(for: consignment, of: catalog, at: now)
    guard let reach else {
      let findings = catalog.options(
        for: Shared(Journey(undated: consignment)), asking: search, customs: world.customs, at: now)
      offers = findings.offers.map { ($0, nil) }
      deliveries = findings.deliveries
      return
    }
    deliveries = []
    offers = catalog.pickupOptions(
      for: consignment, within: reach.kilometres, most: reach.most, asking: search, customs: world.customs,
      occupancy: world.shopOccupancy, at: now
    ).flatMap { found in
      let minutes = found.shop.reservationRequired == true ? found.shop.reservationMinutes ?? 60 : nil
      let shop = KeptShop(
        reference: found.shop.shopReference, distance: found.distance,
        reservableUntil: minutes.map { now.adding(seconds: Int64($0) * 60) })
      return found.offers.map { ($0, shop) }
    }
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
