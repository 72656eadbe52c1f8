import Allocation
package import Contract

extension World {
  /// Puts a fixture's consignment in, in its state. A state that only an allocated consignment has is reached by allocating it
  /// under the default rules.
  ///
  /// - Parameters:
  ///   - request: a create body.
  ///   - reference: nil has one made from the seed.
  ///   - state: where it is to stand.
  /// - Returns: what is wrong with it; empty when it is in.
  package mutating func load(
    _ request: CreateConsignmentRequest, reference: String?, state: ConsignmentState = .unallocated
  ) -> [FieldProblem] {
    if let reference, consignment(reference) != nil {
      return [FieldProblem(path: "Reference", message: "'\(reference)' is used by another consignment")]
    }
    let created: Consignment
    switch create(request, reference: reference) {
    case .refused(let problems): return problems
    case .created(let consignment): created = consignment
    }
    switch state {
    case .unallocated: return []
    case .allocating, .cancelling, .cancelled:
      put(created.reference, in: state)
    case .allocationFailed:
      fail(created.reference)
    default:
      if let reason = allocateInThePast(created, at: now) { return [.nobodyTakesIt(state, reason)] }
      put(created.reference, in: state)
    }
    return []
  }

  /// Allocates a consignment that has long been under way: its dates may lie in the past, so they bind nobody. It keeps them.
  ///
  /// - Parameters:
  ///   - created: one that has just been made.
  ///   - now: when it is allocated.
  /// - Returns: why nobody takes it; nil when it is allocated.
  mutating func allocateInThePast(_ created: Consignment, at now: DateTimeOffset) -> String? {
    if case .allocated = decide(created, among: .all, at: now) { return nil }
    guard let number = store.number(of: created.reference) else { return nil }
    var dateless = created.fixed
    dateless.shippingDate = nil
    dateless.requestedDeliveryDate = nil
    replace(number, with: Consignment(dateless))
    let instant = created.shippingDate.map { min(now, DateTimeOffset(date: $0.localDate)) } ?? now
    if case .failed(_, let assessment) = decide(created, among: .all, at: instant) { return assessment.reason }
    var allocated = created
    allocated.progress = store[number].consignment.progress
    allocated.progress.shippingDate = created.shippingDate ?? allocated.shippingDate
    replace(number, with: allocated)
    return nil
  }

  private mutating func put(_ reference: String, in state: ConsignmentState) {
    let now = now
    change(reference) { progress in
      progress.state = state
      if state.isUnderWay { progress.note(\.dateShipped, at: progress.shippingDate.map { min(now, $0) } ?? now) }
      if state.isDelivered { progress.note(\.dateDelivered, at: now) }
    }
  }

  private mutating func fail(_ reference: String) {
    // The only text of a failure that the vendor publishes (contract/10-allocation.md, section 6.1).
    let failure = FailedAllocation(attemptedAllocationDate: now, message: "Could not be booked with courier.")
    change(reference) { progress in
      progress.state = .allocationFailed
      progress.failedAllocation = Shared(failure)
    }
  }

  private mutating func change(_ reference: String, _ body: (inout Consignment.Progress) -> Void) {
    guard let stored = stored(reference) else { return }
    var consignment = stored.consignment
    body(&consignment.progress)
    replace(stored.number, with: consignment)
  }
}

extension FieldProblem {
  static func nobodyTakesIt(_ state: ConsignmentState, _ reason: String) -> FieldProblem {
    FieldProblem(
      path: "ConsignmentState",
      message: "no carrier service takes the consignment, so it cannot be \(state.rawValue): \(reason)")
  }
}

extension ConsignmentState {
  /// Dispatched, or later.
  fileprivate var isUnderWay: Bool {
    switch self {
    case .unallocated, .allocating, .allocationFailed, .allocated, .readyToShip, .manifesting, .manifested,
      .manifestFailed, .cancelling, .cancelled:
      false
    case .dispatched, .atDropOffPoint, .collected, .collectionFailed, .inTransit, .delayed, .outForDelivery,
      .deliveryFailed, .deliveryFailedCardLeft, .delivered, .partiallyDelivered, .atCollectionPoint, .returnToSender,
      .actionRequired, .missing, .lost, .damaged, .inTransitWaiting, .heldByCarrier, .exchangeFailed, .atCustoms,
      .carrierUnableToCollect, .deliveredDamaged:
      true
    }
  }

  fileprivate var isDelivered: Bool { self == .delivered || self == .deliveredDamaged }
}
