import Contract

extension Consignment {
  /// What is remembered of the shipment; of one that was put into its state, as fixtures are, what must have happened on the way there,
  /// an hour between each. Nil for what has never been manifested. *Assumed.*
  var lifeSoFar: Life? {
    if let life = progress.life { return life }
    guard progress.state.isTracked || progress.state == .manifested || progress.state == .dispatched else { return nil }
    let events = progress.events?.value
    let end = events?.dateDelivered ?? events?.dateShipped ?? dateCreated
    var life = Life(put: progress.state, at: end, dispatched: progress.state == .dispatched ? end : nil)
    let states = progress.state.way
    for (place, state) in states.enumerated() {
      let moment = end.adding(seconds: Int64(place + 1 - states.count) * 3600)
      let event = TrackingEvent(
        timeStamp: moment, code: state.rawValue, description: TrackingCode.description(of: state))
      _ = life.post(Life.Posted(event: event, state: state, package: nil, leg: nil))
    }
    // It stands where it was put, whatever came before.
    life.settle()
    return life
  }
}

extension ConsignmentState {
  /// The states that tracking events lead through on the way to this one, itself the last.
  var way: [ConsignmentState] {
    guard isTracked else { return [] }
    return (before?.way ?? []) + [self]
  }

  /// - Source: contract/52-tracking-and-events.md, section 5, "Comes from".
  private var before: ConsignmentState? {
    switch self {
    case .inTransit: .collected
    case .delayed, .missing, .damaged, .inTransitWaiting, .heldByCarrier, .atCustoms, .outForDelivery,
      .atCollectionPoint:
      .inTransit
    case .actionRequired: .atCustoms
    case .lost: .missing
    case .deliveryFailed, .deliveryFailedCardLeft, .exchangeFailed, .partiallyDelivered, .delivered, .deliveredDamaged:
      .outForDelivery
    case .returnToSender: .deliveryFailed
    default: nil
    }
  }
}
