import HTTPTypes
import Routing
import Sandbox

extension ControlOperation {
  static let snapshots = [
    ControlOperation(
      .snapshots, "GetSnapshots", .get, "/_sandbox/snapshots", "The world's snapshots, by name", perform: list),
    ControlOperation(
      .snapshots, "SaveSnapshot", .post, "/_sandbox/snapshots/{name}",
      "Keeps the world as it stands, in place of a snapshot of the same name; at most \(Tenants.mostSnapshots) a world",
      refusals: [.conflict], perform: save),
    ControlOperation(
      .snapshots, "RestoreSnapshot", .post, "/_sandbox/snapshots/{name}/restore",
      "Puts the world back to a snapshot, clock and counters too; the snapshot stays", perform: restore),
    ControlOperation(
      .snapshots, "DeleteSnapshot", .delete, "/_sandbox/snapshots/{name}", "Lets a snapshot go", perform: remove),
  ]

  struct SnapshotReport: Codable, Sendable {
    let name: String
    let consignments: Int
    /// What its clock showed, if it stood; what it shows, if it runs.
    let now: Instant

    init(_ name: String, _ snapshot: Snapshot) {
      self.name = name
      consignments = snapshot.world.consignmentCount
      now = Instant(snapshot.world.now)
    }
  }

  struct SnapshotList: Codable, Sendable {
    let snapshots: [SnapshotReport]
  }

  struct Removed: Codable, Sendable {
    let removed: String
  }

  private static func list(_ call: ControlCall) throws(ControlFailure) -> SnapshotList {
    SnapshotList(snapshots: call.api.tenants.snapshots(of: try call.world()).map { SnapshotReport($0, $1) })
  }

  private static func save(_ call: ControlCall) throws(ControlFailure) -> SnapshotReport {
    let name = call.parameter("name")
    guard (1...100).contains(name.utf8.count) else { throw .snapshotNameTooLong }
    guard let saved = call.api.tenants.saveSnapshot(name, of: try call.world()) else {
      throw .tooManySnapshots(most: Tenants.mostSnapshots)
    }
    return SnapshotReport(name, saved)
  }

  private static func restore(_ call: ControlCall) throws(ControlFailure) -> SnapshotReport {
    let (name, world) = (call.parameter("name"), try call.world())
    guard let restored = call.api.tenants.restoreSnapshot(name, of: world) else { throw call.noSuchSnapshot(of: world) }
    return SnapshotReport(name, restored)
  }

  private static func remove(_ call: ControlCall) throws(ControlFailure) -> Removed {
    let (name, world) = (call.parameter("name"), try call.world())
    guard call.api.tenants.removeSnapshot(name, of: world) else { throw call.noSuchSnapshot(of: world) }
    return Removed(removed: name)
  }
}

extension ControlCall {
  fileprivate func noSuchSnapshot(of world: WorldName) -> ControlFailure {
    .noSuchSnapshot(parameter("name"), known: api.tenants.snapshots(of: world).map(\.name))
  }
}
