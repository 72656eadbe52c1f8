package import Synchronization

/// One tenant of the process: a world behind a lock of its own. Nothing is assessed, read or written out while it is held.
package final class Tenant: Sendable {
  @usableFromInline let world: Mutex<World>
  private let requestIdentifiers: RequestIdentifiers
  /// Whether the world has faults, told again whenever somebody was in it.
  @usableFromInline let hasFaults: Atomic<Bool>

  package init(_ world: World) {
    hasFaults = Atomic(world.faultBook != nil)
    self.world = Mutex(world)
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
  }

  /// The id of the tenant's next request: the same request in the same place of the same history has the same id. Takes no lock.
  package func nextRequestID() -> String { requestIdentifiers.next() }

  /// Runs `body` alone in the world, at the world's own time: what is due by then has been done.
  ///
  /// - Note: keep it short: the tenant's other callers wait.
  @inlinable
  package func visit<Result: Sendable>(_ body: (inout World) -> Result) -> Result {
    var result: Result?
    while true {
      let due = world.withLock { world -> DueAllocation? in
        if let due = world.nextDueAllocation() { return due }
        result = body(&world)
        let hasFaults = world.faultBook != nil
        if self.hasFaults.load(ordering: .relaxed) != hasFaults { self.hasFaults.store(hasFaults, ordering: .relaxed) }
        return nil
      }
      if let due { finish(due) } else if let result { return result }
    }
  }

  /// The world as it stands, to be read without holding up others. O(1).
  package func snapshot() -> World { visit { $0 } }

  @usableFromInline
  func finish(_ due: DueAllocation) {
    let assessment = due.draft.assess()
    world.withLock { $0.finish(due, assessment) }
  }
}
