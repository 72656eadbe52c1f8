import Contract
import Dispatch
import Synchronization

/// What one world was asked and answered, of late.
///
/// Writing takes a lock that nobody holds for longer than a few steps, and allocates nothing but room for one reference.
package final class Journal: Sendable {
  struct State: Sendable {
    var entries = Ring<Entry>()
    /// The number of the first that is kept.
    var firstNumber = 1
    /// The number of the first that nobody has cleared.
    var firstUncleared = 1
    var bytes = 0
    /// Entries that had to go to make room for others.
    var evictions = 0
    var notices = Ring<Notice>()
    /// The number of the first notice that is kept.
    var firstNotice = 1
    var watchers: [UInt64: @Sendable () -> Void] = [:]
    /// Whether watchers are about to be called.
    var isSignalled = false
  }

  /// An entry and its place in the world's history, from 1 on.
  package struct Numbered: Sendable {
    package let number: Int
    package let entry: Entry

    package init(number: Int, entry: Entry) {
      self.number = number
      self.entry = entry
    }
  }

  /// A part of the history.
  package struct Excerpt: Sendable {
    package let entries: [Numbered]
    /// The number that the next entry will have.
    package let next: Int
    /// How many entries had to go since the journal began.
    package let evictions: Int
    /// How many of those that were asked for are among them.
    package let lost: Int
    /// How many of those had to go to make room; the others were cleared.
    package let lostToOthers: Int
  }

  private let book: JournalBook
  /// Tells the journal from every other, of this process or of one before it: microseconds since 1970.
  package let mark: Int64
  let state = Mutex(State())

  init(_ book: JournalBook) {
    self.book = book
    mark = Self.nextMark()
  }

  private static let lastMark = Atomic<Int64>(0)

  private static func nextMark() -> Int64 {
    let now = Moment.now.time.ticks / 10
    var last = lastMark.load(ordering: .relaxed)
    while true {
      let (isDone, original) = lastMark.compareExchange(
        expected: last, desired: max(now, last + 1), ordering: .relaxed)
      if isDone { return max(now, original + 1) }
      last = original
    }
  }

  // Whoever held it last must not wait until thousands of entries are let go.
  deinit {
    let (entries, bytes, watchers) = state.withLock { state in
      defer { state = State() }
      return (state.entries, state.bytes, state.watchers)
    }
    // They learn that nothing more comes.
    if !watchers.isEmpty { Self.queue.async { for notify in watchers.values { notify() } } }
    book.released(bytes)
    Remains.letGo(consume entries)
  }

  /// Writes an entry down; the oldest go where there is no room.
  package func append(_ entry: Entry) {
    let limits = book.limits
    let (evicted, growth, isWatched) = state.withLock { state -> (Evicted, Int, Bool) in
      let before = state.bytes
      state.entries.append(entry)
      state.bytes += entry.cost
      var evicted = Evicted()
      while state.entries.count > limits.entries || state.bytes > limits.bytes, let oldest = state.evictFirst() {
        evicted.add(oldest)
      }
      let isWatched = !state.watchers.isEmpty && !state.isSignalled
      if isWatched { state.isSignalled = true }
      return (evicted, state.bytes - before, isWatched)
    }
    // Let go here, outside the lock.
    _ = consume evicted
    if isWatched { signal() }
    if book.grew(by: growth) { _ = evict(bytes: growth) }
  }

  /// The entries from a number on, the oldest first.
  ///
  /// - Parameters:
  ///   - number: where to begin; those before the first that is kept are lost.
  ///   - limit: how many at most.
  /// - Returns: those, and what is not there any more.
  package func entries(from number: Int = 1, limit: Int = .max) -> Excerpt {
    state.withLock { state in
      let skipped = max(0, number - state.firstNumber)
      let count = min(max(0, limit), max(0, state.entries.count - skipped))
      let lost = max(0, state.firstNumber - max(1, number))
      let lostToOthers = max(0, state.firstNumber - max(state.firstUncleared, number))
      let entries = (0..<count).compactMap { place in
        state.entries[skipped + place].map { Numbered(number: state.firstNumber + skipped + place, entry: $0) }
      }
      return Excerpt(
        entries: entries, next: state.firstNumber + state.entries.count, evictions: state.evictions, lost: lost,
        lostToOthers: lostToOthers)
    }
  }

  /// How many entries there are, their bytes, and how many had to go.
  package var extent: (entries: Int, bytes: Int, evictions: Int) {
    state.withLock { ($0.entries.count, $0.bytes, $0.evictions) }
  }

  /// The youngest entry; nil where there is none.
  package var latest: Entry? { state.withLock { $0.entries.isEmpty ? nil : $0.entries[$0.entries.count - 1] } }

  /// The number that the next entry will have.
  package var next: Int { state.withLock { $0.firstNumber + $0.entries.count } }

  /// Forgets every entry; numbers go on.
  ///
  /// - Returns: the number that the next entry will have.
  @discardableResult
  package func clear() -> Int {
    let (entries, bytes, next) = state.withLock { state in
      let old = (state.entries, state.bytes, state.firstNumber + state.entries.count)
      state.firstNumber += state.entries.count
      state.firstUncleared = state.firstNumber
      state.entries = Ring()
      state.bytes = 0
      state.evictions = 0
      return old
    }
    book.released(bytes)
    Remains.letGo(consume entries)
    return next
  }

  /// Lets the oldest entries go, about `bytes` of them.
  ///
  /// - Returns: how many bytes that were.
  func evict(bytes: Int) -> Int {
    let (evicted, freed) = state.withLock { state -> ([Entry], Int) in
      let before = state.bytes
      var evicted: [Entry] = []
      while before - state.bytes < bytes, let oldest = state.evictFirst() { evicted.append(oldest) }
      return (evicted, before - state.bytes)
    }
    _ = consume evicted
    book.released(freed)
    return freed
  }

  /// When the oldest entry was written; nil when there is none.
  var oldestTicks: Int64? { state.withLock { $0.entries.first?.time.ticks } }
}

/// Entries that are let go of away from the request's thread.
private final class Remains: Sendable {
  private let entries: Mutex<Ring<Entry>?>

  private init(_ entries: consuming Ring<Entry>) { self.entries = Mutex(entries) }

  /// A closure's captures may outlive its run on the thread that made it, so the content is taken out on the other thread.
  static func letGo(_ entries: consuming Ring<Entry>) {
    guard !entries.isEmpty else { return }
    let remains = Remains(entries)
    Journal.queue.async { remains.entries.withLock { $0 = nil } }
  }
}

/// Entries to be let go of: hardly ever more than one.
private struct Evicted: Sendable {
  private var first: Entry?
  private var others: [Entry] = []

  mutating func add(_ entry: Entry) { if first == nil { first = entry } else { others.append(entry) } }
}

extension Journal.State {
  fileprivate mutating func evictFirst() -> Entry? {
    guard let oldest = entries.removeFirst() else { return nil }
    firstNumber += 1
    bytes -= oldest.cost
    evictions += 1
    return oldest
  }
}
