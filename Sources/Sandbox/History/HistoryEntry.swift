package import Contract

/// Something that happened to a consignment of which nothing else that is stored tells.
///
/// That it was created, and when it was allocated, stands in the consignment itself: so most have no entry.
struct HistoryEntry: Equatable, Sendable {
  enum Kind: String, Codable, CaseIterable, Sendable {
    /// An allocation that has been taken back since: what it left told of it before.
    case booked
    case entered, updated, labelled, packageAdded, packageRemoved, packageUpdated, rescheduled
  }

  /// What was so until then, and stands nowhere else any more.
  enum Past: Equatable, Sendable {
    case booking(Shared<Booking>)
    case contents(Shared<Consignment.Fixed>)
  }

  /// In 100 ns, as dates count.
  let ticks: Int64
  let number: UInt32
  let kind: Kind
  /// The state that it came into, or else the one that it was in.
  let state: ConsignmentState
  let past: Past?

  /// What it counts for among the world's entries: what it keeps grows with packages and items.
  var weight: Int {
    switch past {
    case nil: 1
    case .booking(let booking): max(1, booking.value.trackingReferences.count)
    case .contents(let contents): contents.value.packages.reduce(1) { $0 + 1 + $1.items.count }
    }
  }
}

extension World {
  /// Entries of one world, of which one that keeps packages and items counts once more for each; the oldest go first.
  static let mostHistory = 50_000

  /// Takes note of what a change of a consignment means.
  mutating func noteHistory(_ number: Int, from old: Consignment, to new: Consignment, at now: DateTimeOffset) {
    let (before, after) = (old.progress.state, new.progress.state)
    // What an allocation has left tells of it for as long as it stands.
    if let gone = old.progress.booking, !new.progress.hasSameBooking(as: old.progress) {
      remember(.booked, .allocated, number, at: gone.value.date, past: .booking(gone))
    }
    guard before == after else {
      if new.progress.booking != nil, !new.progress.hasSameBooking(as: old.progress) { return }
      guard after.isReachedByCalls, before.isReachedByCalls || after.endsJourney else { return }
      let attempt = after == .allocationFailed ? new.progress.failedAllocation?.value.attemptedAllocationDate : nil
      let past = new.hasSameContents(as: old) ? nil : HistoryEntry.Past.contents(old.contents)
      return remember(.entered, after, number, at: attempt ?? now, past: past)
    }
    guard !new.hasSameContents(as: old) else {
      if new.labelsPrinted, !old.labelsPrinted { remember(.labelled, after, number, at: now) }
      return
    }
    var past: HistoryEntry.Past? = .contents(old.contents)
    for kind in Self.differences(old.fixed, new.fixed) {
      remember(kind, after, number, at: now, past: past)
      past = nil
    }
  }

  private static func differences(_ old: Consignment.Fixed, _ new: Consignment.Fixed) -> [HistoryEntry.Kind] {
    var kinds: [HistoryEntry.Kind] = []
    var rest = old
    (rest.packages, rest.weight, rest.value) = (new.packages, new.weight, new.value)
    if rest != new { kinds.append(.updated) }
    if old.packages != new.packages { kinds += differences(old.packages, new.packages) }
    if old.shippingDate != new.shippingDate
      || old.requestedDeliveryDate?.value != new.requestedDeliveryDate?.value
    {
      kinds.append(.rescheduled)
    }
    return kinds
  }

  /// Each kind once, however many packages it is true of.
  private static func differences(_ old: [Package], _ new: [Package]) -> [HistoryEntry.Kind] {
    let (before, after) = (Set(old.map(\.reference)), Set(new.map(\.reference)))
    var kinds: [HistoryEntry.Kind] = []
    if !after.isSubset(of: before) { kinds.append(.packageAdded) }
    if !before.isSubset(of: after) { kinds.append(.packageRemoved) }
    let kept = new.filter { before.contains($0.reference) }
    if kept != old.filter({ after.contains($0.reference) }) { kinds.append(.packageUpdated) }
    return kinds
  }

  mutating func remember(
    _ kind: HistoryEntry.Kind, _ state: ConsignmentState, _ number: Int, at moment: DateTimeOffset,
    past: HistoryEntry.Past? = nil
  ) {
    let entry = HistoryEntry(
      ticks: moment.ticks, number: UInt32(clamping: number), kind: kind, state: state, past: past)
    history.append(entry)
    historyWeight += entry.weight
    noteHappened(number)
    while historyWeight > Self.mostHistory, history.count > 1, let oldest = history.removeFirst() {
      historyWeight -= oldest.weight
    }
  }
}

extension ConsignmentState {
  /// Whether calls lead to it and not what a carrier tells.
  ///
  /// - Source: contract/52-tracking-and-events.md, section 5.
  package var isReachedByCalls: Bool {
    switch self {
    case .unallocated, .allocating, .allocationFailed, .allocated, .readyToShip, .manifesting, .manifested,
      .manifestFailed, .dispatched, .cancelling, .cancelled:
      true
    case .atDropOffPoint, .collected, .collectionFailed, .inTransit, .delayed, .outForDelivery, .deliveryFailed,
      .deliveryFailedCardLeft, .delivered, .partiallyDelivered, .atCollectionPoint, .returnToSender, .actionRequired,
      .missing, .lost, .damaged, .inTransitWaiting, .heldByCarrier, .exchangeFailed, .atCustoms,
      .carrierUnableToCollect, .deliveredDamaged:
      false
    }
  }

  /// Whether nothing is allocated in it.
  var precedesAllocation: Bool { self == .unallocated || self == .allocating || self == .allocationFailed }

  /// Whether a call may lead to it from what a carrier has told; to others a clock that is set back does.
  fileprivate var endsJourney: Bool { self == .cancelled || self == .cancelling || self == .unallocated }
}
