package import Contract
import Synchronization

/// Something that happened to a world by a control call, or by its clock, and not by a request of its client.
package struct Notice: Sendable {
  /// Its place among the world's notices, from 1 on.
  package internal(set) var number = 0
  /// The number of the entry that came next: the notice stands before that.
  package internal(set) var before = 0
  /// The control call, by its operation's name.
  package let operation: String
  /// By the machine's clock.
  package let time: DateTimeOffset
  /// By the world's, once it was done.
  package let worldTime: DateTimeOffset
  /// What the world's clock showed before, where the call moved or set it.
  package let clockBefore: DateTimeOffset?
  /// The first ``mostChanges`` of what it changed.
  package let changes: [StateChange]

  package init(
    operation: String, time: DateTimeOffset, worldTime: DateTimeOffset, clockBefore: DateTimeOffset? = nil,
    changes: [StateChange] = []
  ) {
    self.operation = operation
    self.time = time
    self.worldTime = worldTime
    self.clockBefore = clockBefore
    self.changes = changes.count <= Self.mostChanges ? changes : Array(changes[..<Self.mostChanges])
  }

  static let mostChanges = 1000
  /// How many are kept of one world; the oldest go first.
  static let most = 1000
}

extension Journal {
  /// Entries and notices from a place on.
  package struct News: Sendable {
    package let excerpt: Excerpt
    package let notices: [Notice]
    /// The number that the next notice will have.
    package let nextNotice: Int
    /// How many notices of those that were asked for are not kept any more.
    package let lostNotices: Int
  }

  /// Writes a notice down.
  package func append(_ notice: Notice) {
    let isWatched = state.withLock { state -> Bool in
      var notice = notice
      notice.number = state.firstNotice + state.notices.count
      notice.before = state.firstNumber + state.entries.count
      state.notices.append(notice)
      if state.notices.count > Notice.most, state.notices.removeFirst() != nil { state.firstNotice += 1 }
      let isWatched = !state.watchers.isEmpty && !state.isSignalled
      if isWatched { state.isSignalled = true }
      return isWatched
    }
    if isWatched { signal() }
  }

  /// What has come from an entry and from a notice on, so many of each at most.
  package func news(from entry: Int, notice: Int, limit: Int) -> News {
    let excerpt = entries(from: entry, limit: limit)
    return state.withLock { state in
      let skipped = max(0, notice - state.firstNotice)
      let count = min(max(0, limit), max(0, state.notices.count - skipped))
      return News(
        excerpt: excerpt, notices: (0..<count).compactMap { state.notices[skipped + $0] },
        nextNotice: state.firstNotice + state.notices.count, lostNotices: max(0, state.firstNotice - max(1, notice)))
    }
  }
}
