// Worlds that take the place of others. A call that is under way goes on with the tenant that it has found, whose world then is
// nobody's, so each of these costs O(1) and waits for none.
extension Tenants {
  package static var mostSnapshots: Int { SnapshotShelf.most }

  /// The snapshots of a world, in the order of their names.
  package func snapshots(of name: WorldName) -> [(name: String, snapshot: Snapshot)] {
    tenant(of: name).shelf.all
  }

  /// Keeps the world as it stands, in the place of a snapshot of the same name.
  ///
  /// - Returns: nil, with nothing kept, when there are 100 already.
  package func saveSnapshot(_ snapshot: String, of name: WorldName) -> Snapshot? {
    let tenant = tenant(of: name)
    let now = tenant.frozen()
    return tenant.shelf.save(now, as: snapshot) ? now : nil
  }

  /// Puts the world back to a snapshot, ids of requests too. The snapshot stays.
  ///
  /// - Returns: that; nil when there is none of this name.
  package func restoreSnapshot(_ snapshot: String, of name: WorldName) -> Snapshot? {
    guard let found = tenant(of: name).shelf[snapshot] else { return nil }
    replace(name, with: found)
    return found
  }

  /// - Returns: false when there is none of this name.
  package func removeSnapshot(_ snapshot: String, of name: WorldName) -> Bool {
    tenant(of: name).shelf.remove(snapshot)
  }

  /// Makes the world of a key a copy of another. The key's own snapshots stay.
  ///
  /// - Returns: the world that is now the copy.
  /// - Throws: as `tenant(keyField:keyParameter:)`.
  package func fork(_ name: WorldName, intoWorldOf key: String) throws(KeyFailure) -> WorldName {
    let other = try self.name(keyField: key, keyParameter: nil)
    if other != name { replace(other, with: tenant(of: name).frozen()) }
    return other
  }

  /// Puts another world in the place of one; its snapshots stay.
  package func replace(_ name: WorldName, with snapshot: Snapshot) { replace(named: name.text, with: snapshot) }

  /// Forgets a world with its snapshots; the next request with its key begins anew.
  ///
  /// - Returns: false when it does not stand.
  package func forget(_ name: WorldName) -> Bool { forget(named: name.text) }
}
