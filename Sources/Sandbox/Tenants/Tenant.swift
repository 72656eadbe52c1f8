package import Contract
package import Journal
package import Synchronization

/// One tenant of the process: a world behind a lock of its own. Nothing is assessed, read or written out while it is held.
package final class Tenant: Sendable {
  @usableFromInline let world: Mutex<World>
  private let requestIdentifiers: RequestIdentifiers
  /// What was asked and answered; nil when nothing is written down.
  package let journal: Journal?
  private let hasWrittenVersion1: Atomic<Bool>
  /// Whether the world has settings of its own: looked at by every call, and nearly always false.
  private let hasSettings: Atomic<Bool>
  let shelf: SnapshotShelf
  /// What is to be told outside; nil when there is nobody to be told.
  @usableFromInline package let outbox: Outbox?
  private let listener: (@Sendable (Tenant) -> Void)?
  /// Whether the world has faults, told again whenever somebody was in it.
  @usableFromInline let hasFaults: Atomic<Bool>

  package convenience init(
    _ world: World, journal: Journal? = nil, listener: (@Sendable (Tenant) -> Void)? = nil
  ) {
    self.init(Snapshot(world: world), shelf: SnapshotShelf(), journal: journal, listener: listener)
  }

  /// A tenant that goes on from a snapshot.
  init(
    _ snapshot: Snapshot, shelf: SnapshotShelf, journal: Journal?, listener: (@Sendable (Tenant) -> Void)? = nil
  ) {
    var world = snapshot.world
    // The fixtures are how it begins, not what happened.
    _ = world.takeChanges()
    _ = world.takeStruckMagic()
    world.goOn(in: journal)
    world.tellsWhatHappens = listener != nil
    outbox = listener.map { _ in Outbox(beginning: world) }
    self.listener = listener
    hasFaults = Atomic(world.faultBook != nil)
    self.world = Mutex(world)
    self.journal = journal
    requestIdentifiers = RequestIdentifiers(seed: world.requestSeed, count: snapshot.requestCount)
    hasWrittenVersion1 = Atomic(snapshot.writesVersion1)
    hasSettings = Atomic(!world.settings.isEmpty)
    self.shelf = shelf
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

  /// Whether the tenant's client has sent what only version 1 of the vendor's shapes has, without naming a version. Takes no lock.
  ///
  /// - Source: contract/decisions.md, "Shapes" 1.
  package var writesVersion1: Bool { hasWrittenVersion1.load(ordering: .relaxed) }

  /// Notes that it has, for as long as the tenant stands.
  package func noteVersion1() { hasWrittenVersion1.store(true, ordering: .relaxed) }

  /// Runs `body` alone in the world, at the world's own time: what is due by then has been done.
  ///
  /// - Parameters:
  ///   - log: gets what changes, that which had become due included.
  ///   - body: looks at the world or changes it.
  /// - Returns: what `body` returns.
  /// - Note: keep it short: the tenant's other callers wait.
  // Where it is called the result's type is known; elsewhere it would be asked for at run time, with each call.
  @inlinable @inline(__always)
  package func visit<Result: Sendable>(noting log: ChangeLog? = nil, _ body: (inout World) -> Result) -> Result {
    var result: Result?
    while true {
      var changes: [StateChange] = []
      var time: DateTimeOffset?
      var magic: [String] = []
      let due = world.withLock { world -> DueAllocation? in
        if let due = world.nextDueAllocation() { return due }
        if world.hasDueLives, world.settleLives() {
          changes = world.takeChanges()
          if log != nil { time = world.now }
          outbox?.note(changes, in: &world)
          return nil
        }
        result = body(&world)
        changes = world.takeChanges()
        if log != nil { time = world.now }
        outbox?.note(changes, in: &world)
        let hasFaults = world.faultBook != nil
        if hasFaults { magic = world.takeStruckMagic() }
        if self.hasFaults.load(ordering: .relaxed) != hasFaults { self.hasFaults.store(hasFaults, ordering: .relaxed) }
        return nil
      }
      if let time { log?.note(changes, at: time) }
      if !magic.isEmpty { log?.note(magic: magic) }
      if let outbox, !outbox.isEmpty { announce() }
      if let due { finish(due, noting: log) } else if let result = result.take() { return result }
    }
  }

  /// The consignment of a reference in any case, as it looks now.
  package func consignment(_ reference: String, noting log: ChangeLog? = nil) -> Consignment? {
    visit(noting: log) { $0.consignment(reference) }
  }

  /// The world's time.
  package func worldTime(noting log: ChangeLog? = nil) -> DateTimeOffset { visit(noting: log) { $0.now } }

  /// The world as it stands, to be read without holding up others. O(1).
  package func snapshot(noting log: ChangeLog? = nil) -> World { visit(noting: log) { $0 } }

  /// The same, with what makes the next request ids, and with what expectations have counted by now: ``judged()``.
  package func frozen() -> Snapshot {
    Snapshot(world: judged(), requestCount: requestCount, writesVersion1: writesVersion1)
  }

  package var snapshotCount: Int { shelf.all.count }

  /// How many requests have had an id.
  package var requestCount: UInt64 { requestIdentifiers.count }

  /// What the world does otherwise than the process was told; nil when there is nothing. Takes no lock then.
  package var settings: WorldSettings? {
    hasSettings.load(ordering: .relaxed) ? visit { $0.settings } : nil
  }

  /// Changes what the world does otherwise than the process was told.
  ///
  /// - Returns: the world as it then stands.
  package func changeSettings(_ change: (inout World) -> Void) -> World {
    visit { world in
      change(&world)
      hasSettings.store(!world.settings.isEmpty, ordering: .relaxed)
      return world
    }
  }

  @usableFromInline
  package func announce() { listener?(self) }

  @usableFromInline
  func finish(_ due: DueAllocation, noting log: ChangeLog?) {
    let assessment = due.draft.assess()
    let (changes, magic, time) = world.withLock { world in
      world.finish(due, assessment)
      let changes = world.takeChanges()
      outbox?.note(changes, in: &world)
      return (changes, world.takeStruckMagic(), world.now)
    }
    log?.note(changes, at: time)
    if !magic.isEmpty { log?.note(magic: magic) }
    announce()
  }
}
