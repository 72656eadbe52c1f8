package import Dispatch
import Synchronization

extension Journal {
  /// One's wish to be told when entries come; it ends with ``end()`` or when nobody holds it.
  package final class Watch: Sendable {
    // Who waits does not keep the journal of a world that is gone.
    private weak let journal: Journal?
    private let id: UInt64

    init(_ journal: Journal, _ id: UInt64) {
      self.journal = journal
      self.id = id
    }

    deinit { end() }

    package func end() { journal?.state.withLock { _ = $0.watchers.removeValue(forKey: id) } }
  }

  /// Has `notify` called after entries have come, once for all that came together, one call at a time and never by who writes them.
  package func watch(_ notify: @escaping @Sendable () -> Void) -> Watch {
    let id = Self.nextWatch.wrappingAdd(1, ordering: .relaxed).newValue
    state.withLock { $0.watchers[id] = notify }
    return Watch(self, id)
  }

  /// Where watchers are called, and where what they wait for is decided.
  package static let queue = DispatchQueue(label: "journal", qos: .utility)

  private static let nextWatch = Atomic<UInt64>(0)

  func signal() {
    Self.queue.async {
      let watchers = self.state.withLock { state in
        state.isSignalled = false
        return state.watchers
      }
      for notify in watchers.values { notify() }
    }
  }
}
