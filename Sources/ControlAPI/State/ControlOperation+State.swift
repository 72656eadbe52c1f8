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

  /// The members that there are where there is one too many.
  private static func alternatives(to failure: StateFailure) -> Alternatives {
    guard case .unknownMember(let path) = failure else { return .none }
    var steps = path.split(whereSeparator: { $0 == "." || $0 == "[" }).map(String.init)
    let name = steps.removeLast()
    guard steps.first == "world" else { return Alternatives(to: name, among: StateFile.members) }
    guard let world = try? Shapes(JSON.withoutNulls).read(WorldRecord.self) else { return .none }
    return Alternatives(to: name, among: world.members(at: steps.dropFirst()))
  }

  private static func setState(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let name = try call.world()
    let snapshot: Snapshot
    do throws(StateFailure) {
      snapshot = try StateFile.snapshot(from: call.request.body)
    } catch {
      throw .body([BodyProblem(path: error.path, problem: error.reason, alternatives(to: error))])
    }
    try call.keyed { () throws(KeyFailure) in try call.api.tenants.replace(name, with: snapshot) }
    return Reply(
      .ok,
      encoding: Restored(consignments: snapshot.world.consignmentCount, now: Instant(snapshot.world.now)))
  }
}

extension Shape {
  /// The names of the members of what stands at a path; none where they are not told.
  fileprivate func members(at path: ArraySlice<String>) -> [String] {
    switch self {
    case .nullable(let shape): return shape.members(at: path)
    case .list(let element): return path.isEmpty ? [] : element.members(at: path.dropFirst())
    case .dictionary(let shape): return path.isEmpty ? [] : shape.members(at: path.dropFirst())
    case .object(let object):
      guard let step = path.first else { return object.members.map(\.name) }
      return object.members.first { $0.name == step }?.shape.members(at: path.dropFirst()) ?? []
    default: return []
    }
  }
}
