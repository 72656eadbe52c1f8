extension Consignment {
  /// The consignment as it looks at a moment: whether it is late then.
  ///
  /// A consignment is late for its carrier when nobody has tried to deliver it by the end of the day that the allocation promised, and for
  /// the customer when it has not been delivered whole, or put where it is to be fetched, by then.
  /// - Source: contract/52-tracking-and-events.md, section 5, "Late". The day is that of the destination's clocks. *Assumed.*
  package func seen(at now: DateTimeOffset) -> Consignment {
    guard progress.state != .cancelled, let deadline = deliveryDeadline, now >= deadline else { return self }
    let events = progress.events?.value ?? Events()
    var consignment = self
    consignment.progress.isLate = !Self.isInTime(
      events.firstAttemptedDeliveryDate ?? events.dateDelivered, deadline, progress.state.isAttempted)
    consignment.progress.lateForCustomer =
      progress.state == .deliveredDamaged
      || !Self.isInTime(dateForCustomer(events), deadline, progress.state.isSuccess)
    return consignment
  }

  /// When the customer had it, or could fetch it, whenever it is fetched and whatever becomes of it. Of what nobody has seen come to its
  /// shop, it was there with the first attempt.
  private func dateForCustomer(_ events: Events) -> DateTimeOffset? {
    if let date = events.dateAtCollectionPoint { return date }
    if events.life == nil, fixed.locationInformation != nil, let date = events.firstAttemptedDeliveryDate {
      return date
    }
    return events.dateDelivered ?? (progress.state == .atCollectionPoint ? events.attemptedDeliveryDate : nil)
  }

  /// When the day ends on which the consignment is to be delivered; nil unless it is allocated.
  package var deliveryDeadline: DateTimeOffset? {
    latestDeliveryDate.map { DateTimeOffset(date: $0.localDate.adding(days: 1), offsetMinutes: Int($0.offsetMinutes)) }
  }

  /// What has happened without a date has happened in time.
  private static func isInTime(_ date: DateTimeOffset?, _ deadline: DateTimeOffset, _ hasHappened: Bool) -> Bool {
    date.map { $0 < deadline } ?? hasHappened
  }
}

extension ConsignmentState {
  fileprivate var isSuccess: Bool {
    switch self {
    case .delivered, .atCollectionPoint: true
    default: false
    }
  }

  /// Whether somebody must have tried to deliver it.
  fileprivate var isAttempted: Bool {
    switch self {
    case .deliveredDamaged, .deliveryFailed, .deliveryFailedCardLeft, .partiallyDelivered: true
    default: isSuccess
    }
  }
}
