package import Contract

/// A consignment that is to stand somewhere in its life.
package struct LoadedConsignment: Sendable {
  package let request: CreateConsignmentRequest
  /// Nil has one made.
  package let reference: String?
  package let state: ConsignmentState

  package init(request: CreateConsignmentRequest, reference: String?, state: ConsignmentState) {
    self.request = request
    self.reference = reference
    self.state = state
  }
}

/// What became of consignments that were to be loaded.
package enum LoadingOutcome: Sendable {
  case loaded([Consignment])
  /// What is wrong, by the place of the consignment; nothing has changed.
  case refused([(place: Int, problem: FieldProblem)])
}

extension Tenant {
  /// Puts consignments in, each with all that its state implies: an allocation by the default rules, its dates, and for those that have
  /// been handed over a manifest, from which on they live. All of them, or none.
  package func load(_ consignments: [LoadedConsignment]) -> LoadingOutcome {
    visit { world in
      var draft = world
      let outcome = draft.load(consignments)
      if case .loaded = outcome { world = draft }
      return outcome
    }
  }
}

extension World {
  fileprivate mutating func load(_ consignments: [LoadedConsignment]) -> LoadingOutcome {
    var problems: [(place: Int, problem: FieldProblem)] = []
    let first = store.count
    for (place, consignment) in consignments.enumerated() where problems.count < ConsignmentValidation.mostProblems {
      problems += load(consignment.request, reference: consignment.reference, state: consignment.state).map {
        (place, $0)
      }
    }
    guard problems.isEmpty else { return .refused(problems) }
    for number in first..<store.count { enliven(number) }
    let loaded = (first..<store.count).map { store[$0].consignment }
    fileManifests(of: loaded.filter(\.progress.state.impliesManifest))
    return .loaded(loaded)
  }
}

extension ConsignmentState {
  /// Whether a consignment in this state has been put on a manifest.
  fileprivate var impliesManifest: Bool {
    switch self {
    case .unallocated, .allocating, .allocationFailed, .allocated, .readyToShip, .manifesting, .manifestFailed,
      .cancelling, .cancelled:
      false
    case .manifested, .dispatched, .atDropOffPoint, .collected, .collectionFailed, .inTransit, .delayed,
      .outForDelivery, .deliveryFailed, .deliveryFailedCardLeft, .delivered, .partiallyDelivered, .atCollectionPoint,
      .returnToSender, .actionRequired, .missing, .lost, .damaged, .inTransitWaiting, .heldByCarrier, .exchangeFailed,
      .atCustoms, .carrierUnableToCollect, .deliveredDamaged:
      true
    }
  }
}
