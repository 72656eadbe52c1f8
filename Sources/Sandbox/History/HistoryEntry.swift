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

  /// In 100 ns, as dates count.
  let ticks: Int64
  let number: UInt32
  let kind: Kind
  /// The state that it came into, or else the one that it was in.
  let state: ConsignmentState
}

/// The same in a state file.
package struct HistoryRecord: Codable, Equatable, Sendable {
  package var consignment: Int
  package var at: DateTimeOffset
  package var kind: String
  package var state: ConsignmentState
}

extension World {
  /// Entries of one world; the oldest go first.
  static let mostHistory = 50_000

  /// Takes note of what a change of a consignment means.
  mutating func noteHistory(_ number: Int, from old: Consignment, to new: Consignment) {
    let (before, after) = (old.progress.state, new.progress.state)
    // What an allocation has left tells of it for as long as it stands.
    if let gone = old.progress.booking?.value, !new.progress.hasSameBooking(as: old.progress) {
      remember(.booked, .allocated, number, at: gone.date)
    }
    guard before == after else {
      if new.progress.booking != nil, !new.progress.hasSameBooking(as: old.progress) { return }
      guard after.isReachedByCalls, before.isReachedByCalls || after.endsJourney else { return }
      let attempt = after == .allocationFailed ? new.progress.failedAllocation?.value.attemptedAllocationDate : nil
      return remember(.entered, after, number, at: attempt ?? now)
    }
    guard !new.hasSameContents(as: old) else {
      if new.labelsPrinted, !old.labelsPrinted { remember(.labelled, after, number, at: now) }
      return
    }
    for kind in Self.differences(old.fixed, new.fixed) { remember(kind, after, number, at: now) }
  }

  private static func differences(_ old: Consignment.Fixed, _ new: Consignment.Fixed) -> [HistoryEntry.Kind] {
    var kinds: [HistoryEntry.Kind] = []
    var rest = old
    (rest.packages, rest.weight, rest.value) = (new.packages, new.weight, new.value)
    if rest != new { kinds.append(.updated) }
    if old.packages.count != new.packages.count {
      kinds.append(old.packages.count < new.packages.count ? .packageAdded : .packageRemoved)
    } else if old.packages != new.packages {
      kinds.append(.packageUpdated)
    }
    if old.shippingDate != new.shippingDate
      || old.requestedDeliveryDate?.value != new.requestedDeliveryDate?.value
    {
      kinds.append(.rescheduled)
    }
    return kinds
  }

  private mutating func remember(
    _ kind: HistoryEntry.Kind, _ state: ConsignmentState, _ number: Int, at moment: DateTimeOffset
  ) {
    history.append(
      HistoryEntry(ticks: moment.ticks, number: UInt32(clamping: number), kind: kind, state: state))
    noteHappened(number)
    if history.count > Self.mostHistory { _ = history.removeFirst() }
  }

  // MARK: - State files

  var historyRecords: [HistoryRecord]? {
    guard !history.isEmpty else { return nil }
    return history.all.map {
      HistoryRecord(
        consignment: Int($0.number), at: DateTimeOffset(ticks: $0.ticks), kind: $0.kind.rawValue, state: $0.state)
    }
  }

  /// - Throws: the first that tells of nothing.
  mutating func restore(history records: [HistoryRecord]) throws(RecordProblem) {
    for (place, record) in records.suffix(Self.mostHistory).enumerated() {
      guard (0..<consignmentCount).contains(record.consignment) else {
        throw RecordProblem("history[\(place)].consignment", "there is no such consignment")
      }
      guard let kind = HistoryEntry.Kind(rawValue: record.kind) else {
        let kinds = HistoryEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw RecordProblem("history[\(place)].kind", "'\(record.kind)' is none of \(kinds)")
      }
      remember(kind, record.state, record.consignment, at: record.at)
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
