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
  /// What has to be kept, if an option was selected.
  let promise: OptionPromise?
}

/// A queued allocation whose time has come.
@usableFromInline
struct DueAllocation: Sendable {
  /// Its place in the queue's history.
  fileprivate let place: UInt64
  let draft: AllocationDraft
}

extension World {
  /// Whether an allocation may be waiting to be done.
  package var hasQueuedAllocations: Bool { !queuedAllocations.isEmpty }

  /// The first allocation that is due, to be done as it would have been at its time, so that the result does not depend on who looks
  /// when; nil when none is. O(1) then.
  @usableFromInline
  mutating func nextDueAllocation() -> DueAllocation? {
    guard hasQueuedAllocations else { return nil }
    let now = self.now
    while let next = queuedAllocations.first, next.due <= now {
      if let current = consignment(next.reference), current.progress.state == .allocating,
        let draft = draft(next.reference, among: next.candidates, at: next.due, keeping: next.promise)
      {
        return DueAllocation(place: queuedAllocations.start, draft: draft)
      }
      _ = queuedAllocations.removeFirst()
    }
    return nil
  }

  /// Writes down what comes of a due allocation, unless somebody else has, or what it was assessed on has changed.
  mutating func finish(_ due: DueAllocation, _ assessment: Assessment) {
    guard queuedAllocations.start == due.place, finishAllocation(due.draft, assessment) != nil else { return }
    _ = queuedAllocations.removeFirst()
  }

  mutating func queue(
    _ current: ConsignmentStore.Stored, for candidates: Candidates, after delaySeconds: Int64,
    keeping promise: OptionPromise?
  ) -> AllocationOutcome {
    var consignment = current.consignment
    consignment.progress.state = .allocating
    queuedAllocations.append(
      QueuedAllocation(
        reference: consignment.reference, candidates: candidates, due: now.adding(seconds: delaySeconds),
        promise: promise))
    return .queued(replace(current.number, with: consignment))
  }
}
