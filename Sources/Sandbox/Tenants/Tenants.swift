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
  private let keys: KeyRing
  private let journals: JournalBook?
  private let state = Mutex(State())

  /// - Parameters:
  ///   - template: what each world begins as.
  ///   - maxTenants: how many there may be.
  ///   - keys: who is let in.
  ///   - journals: where it is written down what happens; nil: nowhere.
  package convenience init(
    template: World, maxTenants: Int = 10_000, keys: KeyRing = .anyNonEmptyKey, journals: JournalBook? = nil
  ) {
    self.init(template: WorldTemplate { template }, maxTenants: maxTenants, keys: keys, journals: journals)
  }

  package init(
    template: WorldTemplate, maxTenants: Int = 10_000, keys: KeyRing = .anyNonEmptyKey, journals: JournalBook? = nil
  ) {
    self.template = template
    self.maxTenants = max(1, maxTenants)
    self.keys = keys
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
    let name = try keys.name(keyField: keyField, keyParameter: keyParameter())
    let (tenant, _) = state.withLock { state -> (Tenant, evicted: Tenant?) in
      if let tenant = state.tenants.use(name) { return (tenant, nil) }
      var evicted: Tenant?
      if state.tenants.count >= maxTenants {
        evicted = state.tenants.removeOldest()
        state.evictions += 1
      }
      let tenant = Tenant(template.world, journal: journals?.journal())
      state.tenants.insert(tenant, name: name)
      return (tenant, evicted)
    }
    return tenant
  }

  /// Puts the world of the key's tenant back to its fixtures: references, numbers and ids begin again.
  ///
  /// - Throws: as `tenant(keyField:keyParameter:)`.
  package func reset(keyField: String?, keyParameter: @autoclosure () -> String?) throws(KeyFailure) {
    let name = try keys.name(keyField: keyField, keyParameter: keyParameter())
    _ = state.withLock { $0.tenants.remove(name) }
  }

  package func resetAll() {
    Disposal.letGo(
      state.withLock { state in
        let old = state.tenants
        state.tenants = RecencyList()
        return old
      })
  }

  /// Whether it is written down what happens.
  package var keepsJournals: Bool { journals != nil }

  /// How many tenants have been seen and still stand.
  package var count: Int { state.withLock { $0.tenants.count } }

  /// How many tenants had to go to make room for others.
  package var evictions: UInt64 { state.withLock { $0.evictions } }
}
