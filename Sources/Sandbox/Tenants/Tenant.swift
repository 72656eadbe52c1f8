package import Journal
package import Synchronization

/// One tenant of the process: a world behind a lock of its own. Nothing is assessed, read or written out while it is held.
package final class Tenant: Sendable {
  @usableFromInline let world: Mutex<World>
  private let requestIdentifiers: RequestIdentifiers
  /// What was asked and answered; nil when nothing is written down.
  package let journal: Journal?

  package init(_ world: World, journal: Journal? = nil) {
    var world = world
    // The fixtures are how it begins, not what happened.
    _ = world.takeChanges()
    self.world = Mutex(world)
    self.journal = journal
    requestIdentifiers = RequestIdentifiers(seed: world.requestSeed)
  }

  // Whoever held it last must not wait until a large world is let go: an empty one takes its place.
  deinit {
    Disposal.letGo(
      world.withLock { world in
        let old = world
        world = World(catalog: old.catalog)
        return old
      })
    if let journal { Disposal.letGo(journal.clear()) }
  }

  /// The id of the tenant's next request: the same request in the same place of the same history has the same id. Takes no lock.
  package func nextRequestID() -> String { requestIdentifiers.next() }

  /// Runs `body` alone in the world, at the world's own time: what is due by then has been done.
  ///
  /// - Parameters:
  ///   - log: gets what changes, that which had become due included.
  ///   - body: looks at the world or changes it.
  /// - Returns: what `body` returns.
  /// - Note: keep it short: the tenant's other callers wait.
  @inlinable
  package func visit<Result: Sendable>(noting log: ChangeLog? = nil, _ body: (inout World) -> Result) -> Result {
    var result: Result?
    while true {
      var changes: [StateChange] = []
      let due = world.withLock { world -> DueAllocation? in
        if let due = world.nextDueAllocation() { return due }
        result = body(&world)
        changes = world.takeChanges()
        return nil
      }
      if !changes.isEmpty { log?.note(changes) }
      if let due { finish(due, noting: log) } else if let result { return result }
    }
  }

  /// The world as it stands, to be read without holding up others. O(1).
  package func snapshot(noting log: ChangeLog? = nil) -> World { visit(noting: log) { $0 } }

  @usableFromInline
  func finish(_ due: DueAllocation, noting log: ChangeLog?) {
    let assessment = due.draft.assess()
    let changes = world.withLock { world in
      world.finish(due, assessment)
      return world.takeChanges()
    }
    if !changes.isEmpty { log?.note(changes) }
  }
}
