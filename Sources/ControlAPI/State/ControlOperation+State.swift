import HTTPCore
import HTTPTypes
import OpenAPI
import Routing
import Sandbox
import State
import Text
import Wire

extension ControlOperation {
  static let state = [
    ControlOperation(
      area: .state, name: "GetState", method: .get, pattern: "/_sandbox/state",
      summary: "The whole world as one JSON file, which goes on byte for byte elsewhere", access: .world, query: [],
      body: nil, status: .ok, answer: { try $0.written(StateBody.self) }, refusals: [], isLong: true,
      perform: readState),
    ControlOperation(
      area: .state, name: "SetState", method: .put, pattern: "/_sandbox/state",
      summary: "Puts the world of such a file in the place of this one; snapshots stay", access: .world, query: [],
      body: { try $0.read(StateBody.self) }, status: .ok, answer: { try $0.written(Restored.self) }, refusals: [],
      isLong: true, isImport: true, perform: setState),
  ]

  /// A state file. What stands in `world` is not promised to be the same in other versions.
  private struct StateBody: Codable {
    let format: String
    let version: Int
    /// When it is there, nothing in `world` may have been changed.
    let checksum: String?
    let world: AnyMember
  }

  struct Restored: Codable, Sendable {
    let consignments: Int
    let now: Instant
  }

  private static func readState(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let tenant = try call.tenant()
    guard let bytes = try? StateFile.bytes(of: tenant.frozen()) else { throw .unexpected }
    return Reply(.ok, json: bytes)
  }

  /// Of a member of the file itself all names are known; within the world those that the same object has besides.
  private static func alternatives(to failure: StateFailure, in body: [UInt8]) -> Alternatives {
    guard case .unknownMember(let path) = failure, let tree = try? JSONNode(parsing: body) else { return .none }
    let steps = path.split(separator: ".", omittingEmptySubsequences: false)
    let name = String(steps.last ?? "")
    guard steps.count > 1 else { return Alternatives(to: name, among: StateFile.members) }
    let others = tree.node(at: steps.dropLast().joined(separator: "."))?.members.map(\.name).filter { $0 != name }
    return Alternatives(allowed: [], nearest: NearestName.of(name, among: others ?? []))
  }

  private static func setState(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let name = try call.world()
    let snapshot: Snapshot
    do throws(StateFailure) {
      snapshot = try StateFile.snapshot(from: call.request.body)
    } catch {
      throw .body([BodyProblem(path: error.path, problem: error.reason, alternatives(to: error, in: call.request.body))]
      )
    }
    try call.keyed { () throws(KeyFailure) in try call.api.tenants.replace(name, with: snapshot) }
    return Reply(
      .ok,
      encoding: Restored(consignments: snapshot.world.consignmentCount, now: Instant(snapshot.world.now)))
  }
}
