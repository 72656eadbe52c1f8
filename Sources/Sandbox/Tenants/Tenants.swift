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
  private let noticeEviction: @Sendable (UInt64) -> Void
  private let state = Mutex(State())

  package convenience init(
    template: World, maxTenants: Int = 10_000, keys: KeyRing = .anyNonEmptyKey, journals: JournalBook? = nil,
    noticeEviction: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) {
    self.init(
      template: WorldTemplate { template }, maxTenants: maxTenants, keys: keys, journals: journals,
      noticeEviction: noticeEviction)
  }

  /// - Parameters:
  ///   - template: what each world begins as.
  ///   - maxTenants: how many there may be; beyond these the least recently used goes.
  ///   - keys: who is let in.
  ///   - journals: where it is written down what happens; nil: nowhere.
  ///   - noticeEviction: told when tenants have to go, with how many did so far.
  package init(
    template: WorldTemplate, maxTenants: Int = 10_000, keys: KeyRing = .anyNonEmptyKey, journals: JournalBook? = nil,
    noticeEviction: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) {
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
    tenant(named: try keys.name(keyField: keyField, keyParameter: keyParameter()))
  }

  @inline(__always)
  func tenant(named name: String) -> Tenant {
    let (tenant, evicted, evictions) = state.withLock { state -> (Tenant, evicted: Tenant?, evictions: UInt64) in
      if let tenant = state.tenants.use(name) { return (tenant, nil, 0) }
      var evicted: Tenant?
      if state.tenants.count >= maxTenants {
        evicted = state.tenants.removeOldest()
        state.evictions += 1
      }
      let tenant = Tenant(template.world, journal: journals?.journal())
      state.tenants.insert(tenant, name: name)
      return (tenant, evicted, state.evictions)
    }
    if evicted != nil { noticeEviction(evictions) }
    return tenant
  }

  /// Lets the least recently used tenants go, so many at most; the last one stays.
  package func evict(atMost count: Int) {
    let (evicted, evictions) = state.withLock { state -> ([Tenant], UInt64) in
      var evicted: [Tenant] = []
      while evicted.count < count, state.tenants.count > 1, let tenant = state.tenants.removeOldest() {
        evicted.append(tenant)
      }
      state.evictions += UInt64(evicted.count)
      return (evicted, state.evictions)
    }
    if !evicted.isEmpty { noticeEviction(evictions) }
  }

  /// Puts the world of the key's tenant back to its fixtures: references, numbers and ids begin again.
  ///
  /// - Throws: as `tenant(keyField:keyParameter:)`.
  package func reset(keyField: String?, keyParameter: @autoclosure () -> String?) throws(KeyFailure) {
    reset(named: try keys.name(keyField: keyField, keyParameter: keyParameter()))
  }

  func reset(named name: String) {
    _ = state.withLock { state -> Tenant? in
      guard let old = state.tenants.remove(name) else { return nil }
      if !old.shelf.isEmpty {
        state.tenants.insert(Tenant(Snapshot(world: template.world), shelf: old.shelf, journal: journals?.journal()), name: name)
      }
      return old
    }
  }

  /// Puts a world in the place of one, whose snapshots and journal stay.
  func replace(named name: String, with snapshot: Snapshot) {
    _ = state.withLock { state -> (Tenant?, evicted: Tenant?) in
      let old = state.tenants.remove(name)
      var evicted: Tenant?
      if state.tenants.count >= maxTenants {
        evicted = state.tenants.removeOldest()
        state.evictions += 1
      }
      let tenant = Tenant(
        snapshot, shelf: old?.shelf ?? SnapshotShelf(), journal: old?.journal ?? journals?.journal())
      state.tenants.insert(tenant, name: name)
      return (old, evicted)
    }
  }

  /// - Returns: false when there is none of this name.
  func forget(named name: String) -> Bool { state.withLock { $0.tenants.remove(name) } != nil }

  /// All that stand, the last used first.
  var entries: [(name: String, value: Tenant)] { state.withLock { $0.tenants.entries } }

  package func resetAll() {
    Disposal.letGo(
      state.withLock { state in
        let old = state.tenants
        state.tenants = RecencyList()
        // Snapshots outlive resets.
        for (name, tenant) in old.entries.reversed() where !tenant.shelf.isEmpty {
          state.tenants.insert(Tenant(Snapshot(world: template.world), shelf: tenant.shelf, journal: journals?.journal()), name: name)
        }
        return old
      })
  }

  /// Whether it is written down what happens.
  package var keepsJournals: Bool { journals != nil }
  /// What every world begins as.
  package var fixtureWorld: World { template.world }

  /// How many tenants have been seen and still stand.
  package var count: Int { state.withLock { $0.tenants.count } }

  /// How many tenants had to go to make room for others.
  package var evictions: UInt64 { state.withLock { $0.evictions } }
}
