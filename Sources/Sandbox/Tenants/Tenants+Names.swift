// Worlds by name, for those who may look after all of them.
extension Tenants {
  /// The world that a request's key names, which need not stand yet.
  ///
  /// - Throws: as `tenant(keyField:keyParameter:)`.
  package func name(keyField: String?, keyParameter: @autoclosure () -> String?) throws(KeyFailure) -> WorldName {
    WorldName(try keys.name(keyField: keyField, keyParameter: keyParameter()), isSecret: keys.namesAreKeys)
  }

  /// The world that is shown under a name; nil when there is none. Costs time with the number of worlds.
  package func name(shown: String) -> WorldName? {
    if keys.ownNames.contains(shown) { return WorldName(shown, isSecret: false) }
    return standing.lazy.map(\.name).first { $0.shown == shown }
  }

  /// Every world that stands, the last used first. To look at one is no use of it.
  package var standing: [(name: WorldName, tenant: Tenant)] {
    entries.map { (WorldName($0.name, isSecret: keys.namesAreKeys), $0.value) }
  }

  /// The tenant of a world, made from the template if it does not stand.
  package func tenant(of name: WorldName) -> Tenant { tenant(named: name.text) }

  /// Puts a world back to its fixtures: references, numbers and ids begin again.
  package func reset(_ name: WorldName) { reset(named: name.text) }
}
