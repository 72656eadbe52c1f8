import Allocation
import Contract

/// When an allocation that was asked for is done.
package enum AllocationMode: Sendable, Equatable {
  case synchronous
  /// The consignment is `Allocating` until the world's clock has passed the delay.
  case asynchronous(delaySeconds: Int64)
}

/// An allocation that has been asked for and is not done.
struct QueuedAllocation: Sendable {
  let reference: String
  let candidates: Candidates
  let due: DateTimeOffset
}

extension World {
  /// Whether an allocation may be waiting to be done.
  package var hasQueuedAllocations: Bool { !queuedAllocations.isEmpty }

  /// Does what is due, as it would have been done at its time, so that the result does not depend on who looks when.
  ///
  /// Costs one allocation for each that is due, and O(1) when none is.
  package mutating func catchUp() {
    guard hasQueuedAllocations else { return }
    let now = self.now
    while let next = queuedAllocations.first, next.due <= now, let queued = queuedAllocations.removeFirst() {
      guard let current = consignment(queued.reference), current.value.consignmentState == .allocating else { continue }
      _ = decide(current, among: queued.candidates, at: queued.due)
    }
  }

  mutating func queue(
    _ current: Shared<Consignment>, for candidates: Candidates, after delaySeconds: Int64
  ) -> AllocationOutcome {
    var consignment = current.value
    consignment.consignmentState = .allocating
    queuedAllocations.append(
      QueuedAllocation(
        reference: consignment.reference, candidates: candidates, due: now.adding(seconds: delaySeconds)))
    return .queued(store(consignment))
  }
}
