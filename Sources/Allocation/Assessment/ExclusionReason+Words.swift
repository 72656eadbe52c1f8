import Contract

extension Exclusion {
  /// The vendor's words for all the reasons, each once, joined by one blank.
  ///
  /// - Source: contract/20-rules-and-catalog.md, section 8.
  package var text: String {
    var texts: [String] = []
    for reason in reasons where !texts.contains(reason.text) { texts.append(reason.text) }
    return texts.joined(separator: " ")
  }
}

extension ExclusionReason {
  /// The vendor's words where there are any; the sandbox's own for tags, value and direction, as no source has them.
  ///
  /// - Source: contract/20-rules-and-catalog.md, section 8; contract/decisions.md, "Rules".
  package var text: String {
    switch self {
    case .disabled, .notConfigured: "Service availability data not configured"
    case .originNotServed, .destinationNotServed, .countryExcluded, .postcodeExcluded, .zipExcluded:
      "This service is not available between the selected addresses."
    case .weight, .length, .girth, .combinedDimensions:
      "This service is not available for the given package dimensions/weight."
    // contract/10-allocation.md, section 6.1.
    case .refusedByCarrier: "Could not be booked with courier."
    case .notGuaranteed: "Delivery is not guaranteed."
    case .noPrice: "No cost and/or pricing data configured"
    case .shippingDatePast, .notCollectedOn, .collectionCancelled, .cutOffPassed, .deliveredTooLate, .notDeliveredOn,
      .deliveryWindow:
      "This service is not available for the selected collection/delivery dates."
    case .direction(let found, _):
      "This service is not available for \(found.rawValue.lowercased()) consignments."
    case .value(_, let limit): "This service is not available for consignments worth more than \(limit)."
    case .tags(let missing, _):
      "This service is not available for consignments tagged \(missing.joined(separator: ", "))."
    case .customsData(let missing):
      "This service is not available without the customs data \(missing.joined(separator: ", "))."
    case .notInDefaultRules: "This service is not available under the default rules."
    case .underbid: "Another service is offered for these delivery dates and windows."
    case .collectedFromShop: "This service delivers to shops alone."
    case .deliveredToTheDoor: "This service does not deliver to shops."
    case .notAtShop: "This service does not deliver to this shop."
    }
  }

  /// The fact behind the words, for whoever asks why: the value found and the limit.
  package var explanation: String {
    switch self {
    case .disabled: "the service is disabled"
    case .refusedByCarrier: "the carrier refuses, as a fault of this world has it"
    case .notGuaranteed: "a guaranteed delivery is asked for, and the service guarantees none"
    case .notConfigured: "the service is not configured"
    case .notInDefaultRules: "default rules do not take the service; a group that has it does, or its name"
    case .underbid(let rivals):
      "on each of its days and windows another is cheaper, or as cheap with a lower reference: "
        + rivals.joined(separator: ", ")
    case .collectedFromShop: "the service brings it to a shop; pickup options have it"
    case .deliveredToTheDoor: "the service brings it to the door; delivery options have it"
    case .notAtShop(let shop): "the shop \(shop) is another carrier's, or does not name the service"
    case .customsData(let missing): "the carrier needs \(missing.joined(separator: ", "))"
    case .direction(let found, let allowed): "the consignment is \(found.rawValue), the service \(allowed.rawValue)"
    case .originNotServed(let country): "the service does not collect in \(country ?? "an unknown country")"
    case .destinationNotServed(let country, let postcode):
      "the service does not deliver to \(Self.place(country, postcode))"
    case .countryExcluded(let country): "country \(country) is excluded"
    case .postcodeExcluded(let postcode, let part): "postcode \(postcode ?? part) lies in \(part), which is excluded"
    case .zipExcluded(let zip, let prefix):
      "ZIP code \(zip ?? "") begins with \(Self.padded(prefix)), which is excluded"
    case .weight(let found, let allowed): "weight \(found) kg, allowed \(Self.ranges(allowed)) kg"
    case .length(let package, let found, let allowed):
      "package \(package): length \(found) cm, allowed \(Self.ranges(allowed)) cm"
    case .girth(let package, let found, let allowed):
      "package \(package): girth \(found) cm, allowed \(Self.ranges(allowed)) cm"
    case .combinedDimensions(let package, let found, let allowed):
      "package \(package): length and girth \(found) cm, allowed \(Self.ranges(allowed)) cm"
    case .noPrice(let weight, .some(let heaviest)): "weight \(weight) kg, prices end at \(heaviest) kg"
    case .noPrice(let weight, nil): "no price for \(weight) kg to this destination"
    case .shippingDatePast(let asked, let today): "shipping date \(asked) is before today, \(today)"
    case .collectionCancelled(let asked):
      "no collection on \(asked): a public holiday, or an exception of the calendar"
    case .notCollectedOn(let asked, let days):
      "no collection on \(asked); collections are on \(days.map(\.rawValue).joined(separator: ", "))"
    case .cutOffPassed(let now, let cutOff): "it is \(now) at the origin, the cut-off was \(cutOff)"
    case .deliveredTooLate(let asked, let earliest):
      "delivery asked for by \(asked), the earliest is \(earliest)"
    case .notDeliveredOn(let asked, let nearest):
      "delivery asked for on \(asked), the service would deliver on \(nearest)"
    case .deliveryWindow(let askedFrom, let askedTo, let from, let to):
      "delivery asked for between \(askedFrom) and \(askedTo), the service delivers between \(from) and \(to)"
    case .value(let found, let limit): "value \(found), at most \(limit)"
    case .tags(let missing, let allowed) where allowed.isEmpty:
      "the service takes no tags, the consignment has \(missing.joined(separator: ", "))"
    case .tags(let missing, let allowed):
      "the service takes the tags \(allowed.joined(separator: ", ")), not \(missing.joined(separator: ", "))"
    }
  }

  static func place(_ country: String?, _ postcode: String?) -> String {
    [postcode, country].compactMap(\.self).joined(separator: ", ")
  }

  static func padded(_ prefix: Int) -> String {
    let digits = String(prefix)
    return String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }

  static func ranges(_ ranges: [CatalogDocument.Bounds]) -> String {
    ranges.map { range in
      switch (range.from, range.to) {
      case (.some(let from), .some(let to)): "\(from) to \(to)"
      case (.some(let from), nil): "from \(from)"
      case (nil, .some(let to)): "up to \(to)"
      case (nil, nil): "any"
      }
    }.joined(separator: " or ")
  }
}
