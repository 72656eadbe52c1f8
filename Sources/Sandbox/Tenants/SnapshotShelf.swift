import Contract
import Synchronization

/// A world as it was, and how far its request ids had come.
package struct Snapshot: Sendable {
  package let world: World
  package let requestCount: UInt64
  /// Whether the client had written as version 1 does.
  package let writesVersion1: Bool

  package init(world: World, requestCount: UInt64 = 0, writesVersion1: Bool = false) {
    self.world = world
    self.requestCount = requestCount
    self.writesVersion1 = writesVersion1
  }

  /// The same with what the process was told of all worlds, for a world from elsewhere.
  func asTold(_ template: World) -> Snapshot {
    var world = world
    world.mostPackages = template.mostPackages
    world.standardTracking = template.standardTracking
    world.standardTrouble = template.standardTrouble
    world.standardCustoms = template.standardCustoms
    world.standardAllocatedEdits = template.standardAllocatedEdits
    world.standardFailedAllocation = template.standardFailedAllocation
    world.standardOptionCollections = template.standardOptionCollections
    return Snapshot(world: world, requestCount: requestCount, writesVersion1: writesVersion1)
  }
}

/// The snapshots of a world, by name. They outlive its resets.
final class SnapshotShelf: Sendable {
  /// What an instance of the product promises to keep.
  static let most = 100

  private let snapshots = Mutex<[String: Snapshot]>([:])

  var isEmpty: Bool { snapshots.withLock { $0.isEmpty } }

  var all: [(name: String, snapshot: Snapshot)] {
    snapshots.withLock { snapshots in snapshots.map { ($0.key, $0.value) } }.sorted { $0.0 < $1.0 }
  }

  subscript(name: String) -> Snapshot? { snapshots.withLock { $0[name] } }

  /// - Returns: false, with nothing saved, when the shelf is full; a snapshot of the same name is replaced.
  func save(_ snapshot: Snapshot, as name: String) -> Bool {
    let (isSaved, old) = snapshots.withLock { snapshots -> (Bool, Snapshot?) in
      guard snapshots[name] != nil || snapshots.count < Self.most else { return (false, nil) }
      return (true, snapshots.updateValue(snapshot, forKey: name))
    }
    Disposal.letGo(old)
    return isSaved
  }

  /// - Returns: false when there is none of this name.
  func remove(_ name: String) -> Bool {
    let old = snapshots.withLock { $0.removeValue(forKey: name) }
    defer { Disposal.letGo(old) }
    return old != nil
  }
}
