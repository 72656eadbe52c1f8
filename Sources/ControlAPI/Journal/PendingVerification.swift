import Dispatch
import Journal
import Synchronization

/// A verification that waits until it is decided or its time is over. It holds no thread: the journal calls it when entries have come.
final class PendingVerification: Sendable {
  private struct State: Sendable {
    var verification: Verification
    var watch: Journal.Watch?
    var isOver = false
  }

  private let journal: Journal
  private let state: Mutex<State>
  private let deliver: @Sendable (Verification) -> Void

  /// Begins at once; `deliver` is called once, on the journal's queue.
  static func begin(
    _ verification: Verification, in journal: Journal, wait milliseconds: Int,
    deliver: @escaping @Sendable (Verification) -> Void
  ) {
    let pending = PendingVerification(verification, journal, deliver)
    Journal.queue.async {
      if milliseconds > 0 {
        let watch = journal.watch { pending.look(isLast: false) }
        pending.state.withLock { $0.watch = watch }
        Journal.queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { pending.look(isLast: true) }
      }
      pending.look(isLast: milliseconds <= 0)
    }
  }

  private init(_ verification: Verification, _ journal: Journal, _ deliver: @escaping @Sendable (Verification) -> Void)
  {
    state = Mutex(State(verification: verification))
    self.journal = journal
    self.deliver = deliver
  }

  /// Only on the journal's queue.
  private func look(isLast: Bool) {
    let result = state.withLock { state -> Verification? in
      guard !state.isOver else { return nil }
      state.verification.take(journal.entries(from: state.verification.next))
      guard isLast || state.verification.isDecided else { return nil }
      state.isOver = true
      // The watch keeps this alive, and this the watch.
      state.watch?.end()
      state.watch = nil
      return state.verification
    }
    if let result { deliver(result) }
  }
}
