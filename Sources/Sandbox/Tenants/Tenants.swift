package import Journal
import Synchronization

/// Whose world a request is in: every tenant of the process, made from the template when its key is first used.
///
/// Beyond `maxTenants` the least recently used goes first, and is counted. The lock is held for the look-up alone, which costs O(1),
/// as does a reset.
package final class Tenants: Sendable {
  private struct State {
    var tenants = RecencyList<Tenant>()
    var evictions: UInt64 = 0
  }

  private let template: WorldTemplate
  private let maxTenants: Int
  let keys: KeyRing
  private let journals: JournalBook?
  /// Told when something has happened in a world; nil when there is nobody to be told.
  private let listener: (@Sendable (Tenant) -> Void)?
  private let noticeEviction: @Sendable (UInt64) -> Void
  private let state = Mutex(State())
  /// Where worlds outlive the process; nil: nowhere.
  private let keeper: WorldKeeper?
  private let reading = Mutex(())

  package convenience init(
    template: World, maxTenants: Int = 10_000, keys: KeyRing = .anyNonEmptyKey, journals: JournalBook? = nil,
    keeper: WorldKeeper? = nil, noticeEviction: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) {
    self.init(
      template: WorldTemplate { template }, maxTenants: maxTenants, keys: keys, journals: journals, keeper: keeper,
      noticeEviction: noticeEviction)
  }

  /// - Parameters:
  ///   - template: what each world begins as.
  ///   - maxTenants: how many there may be; beyond these the least recently used goes.
  ///   - keys: who is let in.
  ///   - journals: where it is written down what happens; nil: nowhere.
  ///   - keeper: where worlds outlive the process; nil: nowhere.
  ///   - listener: called outside of all locks when something has happened in a world; nil: nobody is told.
  ///   - noticeEviction: told when tenants have to go, with how many did so far.
  package init(
    template: WorldTemplate, maxTenants: Int = 10_000, keys: KeyRing = .anyNonEmptyKey, journals: JournalBook? = nil,
    keeper: WorldKeeper? = nil, listener: (@Sendable (Tenant) -> Void)? = nil,
    noticeEviction: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) {
    self.listener = listener
    self.keeper = keeper
    self.template = template
    self.maxTenants = max(1, maxTenants)
    self.keys = keys
    self.noticeEviction = noticeEviction
    self.journals = journals
  }

  /// The tenant whom a request's key names: the one answer for every surface.
  ///
  /// - Parameters:
  ///   - keyField: the key's header field; an empty one counts as absent.
  ///   - keyParameter: the key in the query, asked for when there is no field.
  /// - Returns: the tenant, who stays usable when it is evicted or reset meanwhile: what is then done to it nobody sees.
  /// - Throws: `KeyFailure` when no key is given, or one that is not let in.
  package func tenant(
    keyField: String?, keyParameter: @autoclosure () -> String?
  ) throws(KeyFailure) -> Tenant {
    try tenant(named: try keys.name(keyField: keyField, keyParameter: keyParameter()))
  }

  @inline(__always)
  func tenant(named name: String) throws(KeyFailure) -> Tenant {
    if let keeper { return try tenant(named: name, keptBy: keeper) }
    let (tenant, evicted, evictions) = state.withLock { state -> (Tenant, evicted: Tenant?, evictions: UInt64) in
      if let tenant = state.tenants.use(name) { return (tenant, nil, 0) }
      var evicted: Tenant?
      if state.tenants.count >= maxTenants {
        evicted = state.tenants.removeOldest()
        state.evictions += 1
      }
      let tenant = Tenant(template.world, journal: journals?.journal(), listener: listener)
      state.tenants.insert(tenant, name: name)
      return (tenant, evicted, state.evictions)
    }
    if evicted != nil { noticeEviction(evictions) }
    return tenant
  }

  /// Lets the least recently used tenants go, so many at most; the last one stays. Nobody goes while a world is read back, which may
  /// take seconds: whoever asks must not wait for that.
  package func evict(atMost count: Int) {
    guard keeper != nil else { return evictAlone(atMost: count) }
    _ = reading.withLockIfAvailable { _ in evictAlone(atMost: count) }
  }

  private func evictAlone(atMost count: Int) {
    let (evicted, evictions) = state.withLock { state -> ([(name: String, value: Tenant)], UInt64) in
      var evicted: [(name: String, value: Tenant)] = []
      while evicted.count < count, state.tenants.count > 1, let oldest = state.tenants.oldest {
        state.tenants.remove(oldest.name)
        evicted.append(oldest)
      }
      state.evictions += UInt64(evicted.count)
      return (evicted, state.evictions)
    }
    if let keeper { for (name, tenant) in evicted { keeper.putAway(shown(name), tenant.frozen()) } }
    if !evicted.isEmpty { noticeEviction(evictions) }
  }

  /// Reads the world back when its key is first used; whoever reads another waits meanwhile.
  private func tenant(named name: String, keptBy keeper: WorldKeeper) throws(KeyFailure) -> Tenant {
    if let tenant = state.withLock({ $0.tenants.use(name) }) { return tenant }
    return try alone { () throws(KeyFailure) in try claimed(name, by: keeper) }
  }

  /// The tenant of a name, whose world is this process's from then on.
  private func claimed(_ name: String, by keeper: WorldKeeper) throws(KeyFailure) -> Tenant {
    if let tenant = state.withLock({ $0.tenants.use(name) }) { return tenant }
    let kept: Snapshot?
    do throws(HeldElsewhere) { kept = try keeper.take(shown(name)) } catch { throw .heldElsewhere(error) }
    let tenant = Tenant(
      kept?.asTold(template.world) ?? Snapshot(world: template.world), shelf: SnapshotShelf(),
      journal: journals?.journal(), listener: listener)
    put(name) { _ in tenant }
    return tenant
  }

  /// Does something while no other world is read back, put away or forgotten, so that none is both in use and not this process's.
  private func alone<Result: Sendable>(_ body: () throws(KeyFailure) -> Result) throws(KeyFailure) -> Result {
    guard keeper != nil else { return try body() }
    return try reading.withLock { _ throws(KeyFailure) in try body() }
  }

  /// Puts a tenant in the place of the one of this name, or makes room for it.
  private func put(_ name: String, _ make: (_ old: Tenant?) -> Tenant) {
    let (_, evicted, evictions) = state.withLock { state -> (Tenant?, (name: String, value: Tenant)?, UInt64) in
      let old = state.tenants.remove(name)
      let evicted = state.tenants.count >= maxTenants ? state.tenants.oldest : nil
      if let evicted {
        state.tenants.remove(evicted.name)
        state.evictions += 1
      }
      state.tenants.insert(make(old), name: name)
      return (old, evicted, state.evictions)
    }
    guard let evicted else { return }
    keeper?.putAway(shown(evicted.name), evicted.value.frozen())
    noticeEviction(evictions)
  }

  private func shown(_ name: String) -> String { WorldName(name, isSecret: keys.namesAreKeys).shown }

  /// Puts the world of the key's tenant back to its fixtures: references, numbers and ids begin again.
  ///
  /// - Throws: as `tenant(keyField:keyParameter:)`.
  package func reset(keyField: String?, keyParameter: @autoclosure () -> String?) throws(KeyFailure) {
    try reset(named: try keys.name(keyField: keyField, keyParameter: keyParameter()))
  }

  func reset(named name: String) throws(KeyFailure) {
    try alone { () throws(KeyFailure) in
      // What is kept outside the process has to begin again, too.
      if let keeper { _ = try claimed(name, by: keeper) }
      _ = state.withLock { state -> Tenant? in
        guard let old = state.tenants.remove(name) else { return nil }
        if keeper != nil || !old.shelf.isEmpty { state.tenants.insert(anew(old), name: name) }
        return old
      }
    }
  }

  /// A tenant that begins again, whose snapshots stay.
  private func anew(_ old: Tenant) -> Tenant {
    Tenant(Snapshot(world: template.world), shelf: old.shelf, journal: journals?.journal(), listener: listener)
  }

  /// Puts a world in the place of one, whose snapshots and journal stay.
  func replace(named name: String, with snapshot: Snapshot) throws(KeyFailure) {
    try alone { () throws(KeyFailure) in
      if let keeper { _ = try claimed(name, by: keeper) }
      put(name) { old in
        Tenant(
          snapshot.asTold(template.world), shelf: old?.shelf ?? SnapshotShelf(),
          journal: old?.journal ?? journals?.journal(), listener: listener)
      }
    }
  }

  /// - Returns: false when there is none of this name.
  func forget(named name: String) throws(KeyFailure) -> Bool {
    try alone { () throws(KeyFailure) in
      if let keeper { _ = try claimed(name, by: keeper) }
      guard state.withLock({ $0.tenants.remove(name) }) != nil else { return false }
      keeper?.forget(shown(name))
      return true
    }
  }

  /// Every tenant that stands. To look at one is no use of it.
  package var all: [Tenant] { entries.map(\.value) }

  /// All that stand, the last used first.
  var entries: [(name: String, value: Tenant)] { state.withLock { $0.tenants.entries } }

  /// Whether the tenant of a key would have to be read from outside the process, which takes long.
  package func hasToRead(keyField: String?, keyParameter: @autoclosure () -> String?) -> Bool {
    guard keeper != nil, let name = try? keys.name(keyField: keyField, keyParameter: keyParameter()) else {
      return false
    }
    return state.withLock { $0.tenants.value(of: name) } == nil
  }

  /// Whether worlds outlive the process.
  package var areKept: Bool { keeper != nil }

  package func resetAll() {
    let old = try? alone { () throws(KeyFailure) -> RecencyList<Tenant> in
      let old = state.withLock { state in
        let old = state.tenants
        state.tenants = RecencyList()
        // Snapshots outlive resets, and what is kept outside the process has to begin again, too.
        for (name, tenant) in old.entries.reversed() where keeper != nil || !tenant.shelf.isEmpty {
          state.tenants.insert(anew(tenant), name: name)
        }
        return old
      }
      keeper?.forgetOthers(Set(old.entries.map { shown($0.name) }))
      return old
    }
    Disposal.letGo(old)
  }

  /// What every world begins as.
  package var fixtureWorld: World { template.world }

  /// Whether it is written down what happens.
  package var keepsJournals: Bool { journals != nil }

  /// How many tenants have been seen and still stand.
  package var count: Int { state.withLock { $0.tenants.count } }

  /// How many tenants had to go to make room for others.
  package var evictions: UInt64 { state.withLock { $0.evictions } }
}
