import Dispatch
import Synchronization

/// The journals of all worlds, and how much they keep together.
package final class JournalBook: Sendable {
  private struct Reference: Sendable { weak let journal: Journal? }

  package let limits: JournalLimits
  private let bytes = Atomic<Int>(0)
  private let isTrimming = Atomic<Bool>(false)
  private let journals = Mutex<[Reference]>([])

  package init(limits: JournalLimits = JournalLimits()) { self.limits = limits }

  /// A journal for one more world.
  package func journal() -> Journal {
    let journal = Journal(self)
    journals.withLock { journals in
      // Those whose worlds are gone are dropped before the list grows.
      if journals.count == journals.capacity { journals.removeAll { $0.journal == nil } }
      journals.append(Reference(journal: journal))
    }
    return journal
  }

  /// Bytes of all journals.
  package var totalBytes: Int { bytes.load(ordering: .relaxed) }

  func released(_ count: Int) { bytes.subtract(count, ordering: .relaxed) }

  /// - Returns: whether there is more than may be, so that who writes has to make room himself.
  func grew(by growth: Int) -> Bool {
    let total = bytes.wrappingAdd(growth, ordering: .relaxed).newValue
    guard total > limits.totalBytes - limits.totalBytes / 16 else { return false }
    if !isTrimming.exchange(true, ordering: .relaxed) { Self.queue.async { self.trim() } }
    return total > limits.totalBytes
  }

  static let queue = DispatchQueue(label: "journals", qos: .utility)

  /// Lets the oldest entries of all worlds go until an eighth is free again.
  ///
  /// Nobody waits for it: it begins a sixteenth before the limit is reached.
  func trim() {
    defer { isTrimming.store(false, ordering: .relaxed) }
    let goal = limits.totalBytes - limits.totalBytes / 8
    let share = max(1, limits.totalBytes / 64)
    while totalBytes > goal {
      let all = journals.withLock { $0.compactMap(\.journal) }
      let byAge = all.compactMap { journal in journal.oldestTicks.map { (journal, $0) } }.sorted { $0.1 < $1.1 }
      guard !byAge.isEmpty else { return }
      for (journal, _) in byAge.prefix(max(1, byAge.count / 8)) where totalBytes > goal {
        _ = journal.evict(bytes: min(share, totalBytes - goal))
      }
    }
  }
}
