package import Contract
package import FoundationEssentials

/// A shop, what can be promised there, and why nothing is.
package struct ShopExplanation: Sendable {
  /// What stands against the whole shop.
  package enum Objection: Equatable, Sendable {
    /// Nobody knows where the destination lies: it has no coordinates, and its postcode's district is in no table.
    case destinationUnknown(postcode: String?)
    /// Kilometres.
    case tooFar(found: Decimal, limit: Decimal)
    case disabled
    /// It has as many consignments as it takes.
    case full(capacity: Int)
    /// So many nearer shops are told of already.
    case enoughNearer(limit: Int)
    /// None of its services offers anything.
    case noService
  }

  package let shop: CatalogDocument.Shop
  /// In kilometres, to two decimals; nil where nobody knows.
  package let distance: Decimal?
  package let objection: Objection?
  /// Nil where no service was asked.
  package let findings: OptionFindings?
}

extension Catalog {
  /// Why each shop is or is not among the pickup options, for whoever explains: by the same rules, in the same order.
  ///
  /// Parameters as of `pickupOptions`. Costs time with the number of shops within reach and of services.
  package func explainPickup(
    for consignment: Consignment, within kilometres: Double, most: Int, asking search: OptionSearch,
    customs: CustomsDemand = .lenient, occupancy: [String: Int] = [:], at now: DateTimeOffset
  ) -> [ShopExplanation] {
    guard let destination = consignment.destination, let place = position(of: destination) else {
      let objection = ShopExplanation.Objection.destinationUnknown(postcode: consignment.destination?.postcode)
      return shops.map { ShopExplanation(shop: $0, distance: nil, objection: objection, findings: nil) }
    }
    var offered = 0
    return shops(from: place).map { shop, away in
      let distance = Distance.rounded(away)
      func told(_ objection: ShopExplanation.Objection?, _ findings: OptionFindings? = nil) -> ShopExplanation {
        ShopExplanation(shop: shop, distance: distance, objection: objection, findings: findings)
      }
      if away > kilometres { return told(.tooFar(found: distance, limit: Distance.rounded(kilometres))) }
      if !shop.isEnabled { return told(.disabled) }
      if shop.isFull(occupancy), let capacity = shop.capacity { return told(.full(capacity: capacity)) }
      if offered >= most { return told(.enoughNearer(limit: most)) }
      let findings = options(at: shop, for: consignment, asking: search, customs: customs, at: now)
      if findings.offers.isEmpty { return told(.noService, findings) }
      offered += 1
      return told(nil, findings)
    }
  }
}

extension ShopExplanation.Objection {
  /// The name of the rule, for machines.
  package var rule: String {
    switch self {
    case .destinationUnknown: "destinationUnknown"
    case .tooFar: "distance"
    case .disabled: "enabled"
    case .full: "capacity"
    case .enoughNearer: "maxResults"
    case .noService: "noService"
    }
  }

  package var found: String? {
    switch self {
    case .destinationUnknown(let postcode): postcode
    case .tooFar(let found, _): "\(found)"
    case .disabled, .full, .enoughNearer, .noService: nil
    }
  }

  package var limit: String? {
    switch self {
    case .destinationUnknown, .disabled, .noService: nil
    case .full(let capacity): "\(capacity)"
    case .tooFar(_, let limit): "up to \(limit)"
    case .enoughNearer(let limit): "up to \(limit)"
    }
  }

  package var explanation: String {
    switch self {
    case .destinationUnknown(let postcode):
      "nobody knows where the destination lies: it has no LatLong, and the catalog no district of \(postcode ?? "no postcode")"
    case .tooFar(let found, let limit): "the shop is \(found) km away, at most \(limit) km are asked for"
    case .disabled: "the shop takes nothing"
    case .full(let capacity): "the shop has the \(capacity) consignments that it takes at a time"
    case .enoughNearer(let limit): "\(limit) nearer shops are offered, as many as are asked for"
    case .noService: "none of the shop's services offers anything on these days"
    }
  }
}
