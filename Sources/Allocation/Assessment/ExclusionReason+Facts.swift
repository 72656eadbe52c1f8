import Contract

extension ExclusionReason {
  /// The name of the rule that removed the service, for machines: camelCase, never translated.
  package var rule: String {
    switch self {
    case .disabled: "disabled"
    case .notConfigured: "notConfigured"
    case .direction: "direction"
    case .originNotServed: "originNotServed"
    case .destinationNotServed: "destinationNotServed"
    case .countryExcluded: "countryExcluded"
    case .postcodeExcluded: "postcodeExcluded"
    case .zipExcluded: "zipExcluded"
    case .weight: "weight"
    case .length: "length"
    case .girth: "girth"
    case .combinedDimensions: "combinedDimensions"
    case .noPrice: "noPrice"
    case .shippingDatePast: "shippingDatePast"
    case .notCollectedOn: "notCollectedOn"
    case .collectionCancelled: "collectionCancelled"
    case .cutOffPassed: "cutOffPassed"
    case .deliveredTooLate: "deliveredTooLate"
    case .notDeliveredOn: "notDeliveredOn"
    case .deliveryWindow: "deliveryWindow"
    case .value: "value"
    case .tags: "tags"
    case .refusedByCarrier: "refusedByCarrier"
    case .notGuaranteed: "notGuaranteed"
    case .customsData: "customsData"
    case .notInDefaultRules: "notInDefaultRules"
    case .underbid: "underbid"
    case .collectedFromShop: "pickUp"
    case .deliveredToTheDoor: "notPickUp"
    case .notAtShop: "shop"
    }
  }

  /// The package at fault, counted from 1; nil when the rule looks at the whole consignment.
  package var package: Int? {
    switch self {
    case .length(let package, _, _), .girth(let package, _, _), .combinedDimensions(let package, _, _): package
    default: nil
    }
  }

  /// What the consignment has, as text; nil when the rule asks nothing of it.
  package var found: String? {
    switch self {
    case .disabled, .notConfigured, .refusedByCarrier, .notGuaranteed, .customsData, .notInDefaultRules,
      .underbid, .collectedFromShop, .deliveredToTheDoor:
      nil
    case .notAtShop(let shop): shop
    case .direction(let found, _): found.rawValue
    case .originNotServed(let country): country
    case .destinationNotServed(let country, let postcode): Self.place(country, postcode)
    case .countryExcluded(let country): country
    case .postcodeExcluded(let postcode, _): postcode
    case .zipExcluded(let zip, _): zip
    case .weight(let found, _), .length(_, let found, _), .girth(_, let found, _),
      .combinedDimensions(_, let found, _), .value(let found, _):
      "\(found)"
    case .noPrice(let weight, _): "\(weight)"
    case .shippingDatePast(let asked, _), .notCollectedOn(let asked, _), .deliveredTooLate(let asked, _),
      .notDeliveredOn(let asked, _), .collectionCancelled(let asked):
      asked.description
    case .cutOffPassed(let now, _): "\(now)"
    case .deliveryWindow(let from, let to, _, _): "\(from) to \(to)"
    case .tags(let missing, _): missing.joined(separator: ", ")
    }
  }

  /// What the service allows, as text; nil when it allows nothing that could be named.
  package var limit: String? {
    switch self {
    case .disabled, .notConfigured, .originNotServed, .destinationNotServed, .refusedByCarrier, .notGuaranteed,
      .collectionCancelled, .notInDefaultRules, .collectedFromShop, .deliveredToTheDoor, .notAtShop:
      nil
    case .underbid(let rivals): rivals.joined(separator: ", ")
    case .customsData(let missing): missing.joined(separator: ", ")
    case .direction(_, let allowed): allowed.rawValue
    case .countryExcluded(let country): "not \(country)"
    case .postcodeExcluded(_, let part): "not \(part)"
    case .zipExcluded(_, let prefix): "not \(Self.padded(prefix))"
    case .weight(_, let allowed), .length(_, _, let allowed), .girth(_, _, let allowed),
      .combinedDimensions(_, _, let allowed):
      Self.ranges(allowed)
    case .noPrice(_, let heaviest): heaviest.map { "up to \($0)" }
    case .shippingDatePast(_, let today): "from \(today)"
    case .notCollectedOn(_, let days): days.map(\.rawValue).joined(separator: ", ")
    case .cutOffPassed(_, let cutOff): "\(cutOff)"
    case .deliveredTooLate(_, let earliest): "from \(earliest)"
    case .notDeliveredOn(_, let nearest): nearest.description
    case .deliveryWindow(_, _, let from, let to): "\(from) to \(to)"
    case .value(_, let limit): "up to \(limit)"
    case .tags(_, let allowed): allowed.joined(separator: ", ")
    }
  }
}
