import Contract

extension ConsignmentState {
  /// How far a package has come on its way: the least advanced decides for its consignment, and no plan leads back.
  ///
  /// - Source: contract/52-tracking-and-events.md, section 5, "Several packages". *Assumed.*
  var stage: Int {
    switch self {
    case .atDropOffPoint, .collectionFailed, .carrierUnableToCollect: 1
    case .collected: 2
    case .inTransit, .inTransitWaiting, .delayed, .heldByCarrier, .missing, .lost, .damaged: 3
    case .atCustoms, .actionRequired: 4
    case .outForDelivery, .deliveryFailed, .deliveryFailedCardLeft, .exchangeFailed, .partiallyDelivered: 5
    case .atCollectionPoint: 6
    case .delivered, .deliveredDamaged, .returnToSender: Self.lastStage
    case .unallocated, .allocating, .allocationFailed, .allocated, .readyToShip, .manifesting, .manifested,
      .manifestFailed, .dispatched, .cancelling, .cancelled:
      0
    }
  }

  /// That of whatever is at the end of its way.
  static var lastStage: Int { 7 }
}
