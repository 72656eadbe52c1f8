extension Exclusion {
  /// Whether the carrier serves the dimensions and the journey, so that only prices or the customer's own rules stand in the way.
  ///
  /// - Source: contract/20-rules-and-catalog.md, section 8, whose rows it reproduces.
  package var isAvailable: Bool { reasons.allSatisfy(\.leavesAvailability) }

  /// Whether applicable rates are configured.
  ///
  /// - Source: as `isAvailable`.
  package var hasRates: Bool { reasons.allSatisfy(\.leavesRates) }
}

extension ExclusionReason {
  fileprivate var leavesAvailability: Bool {
    switch self {
    case .noPrice, .value, .tags, .refusedByCarrier, .notGuaranteed, .customsData, .notInDefaultRules,
      .underbid, .collectedFromShop, .deliveredToTheDoor, .notAtShop:
      true
    case .disabled, .notConfigured, .direction, .originNotServed, .destinationNotServed, .countryExcluded,
      .postcodeExcluded, .zipExcluded, .weight, .length, .girth, .combinedDimensions, .shippingDatePast,
      .notCollectedOn, .collectionCancelled, .cutOffPassed, .deliveredTooLate, .notDeliveredOn, .deliveryWindow:
      false
    }
  }

  fileprivate var leavesRates: Bool {
    switch self {
    case .noPrice, .weight, .length, .girth, .combinedDimensions, .shippingDatePast, .notCollectedOn,
      .collectionCancelled, .cutOffPassed,
      .deliveredTooLate, .notDeliveredOn, .deliveryWindow:
      false
    case .disabled, .notConfigured, .direction, .originNotServed, .destinationNotServed, .countryExcluded,
      .postcodeExcluded, .zipExcluded, .value, .tags, .refusedByCarrier, .notGuaranteed, .customsData,
      .notInDefaultRules, .underbid, .collectedFromShop, .deliveredToTheDoor, .notAtShop:
      true
    }
  }
}
