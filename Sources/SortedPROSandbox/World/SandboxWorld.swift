public import FoundationEssentials
import HTTPTypes
import Hosting
import Sandbox

/// What one API key has: consignments, catalog, clock, faults, journal. Nobody with another key sees any of it.
///
/// What is called here goes by no socket: it meets no fault, and stands in no journal.
public struct SandboxWorld: Sendable {
  /// The name of the field that carries the key.
  public static let keyField = "ocp-apim-subscription-key"

  /// What a client sends in ``keyField``.
  public let key: String

  let control: ControlCaller

  init(key: String, of server: SandboxServer) {
    self.key = key
    control = ControlCaller(server: server, key: key)
  }

  /// What it is called where its key must not stand: in ``SandboxServer/worlds()``, in logs and in the journal's `keyHash`.
  public var name: String {
    get throws(SandboxError) { try keyed { host, key throws(KeyFailure) in try host.worldName(ofKey: key) } }
  }

  /// Where clients find its server.
  public var baseURL: URL { control.server.baseURL }

  private struct Answered: Decodable {}

  /// Puts the world back to the fixtures: references, tracking numbers, clock, faults and journal too. Snapshots stay.
  public func reset() throws(SandboxError) { let _: Answered = try control.call(.post, "reset") }

  /// Lets the world go with its snapshots and its journal. The next look or call with its key begins anew.
  public func forget() throws(SandboxError) {
    try keyed { host, key throws(KeyFailure) in try host.forgetWorld(ofKey: key) }
  }

  private struct Fork: Encodable { let into: String }

  /// Makes the world of another key a copy of this one.
  ///
  /// - Returns: that world.
  @discardableResult
  public func fork(into key: String) throws(SandboxError) -> SandboxWorld {
    let _: Answered = try control.call(.post, "fork", body: Fork(into: key))
    return control.server.world(key)
  }

  /// The whole world as a JSON file, which goes on byte for byte where it is put in.
  public func exportedState() throws(SandboxError) -> [UInt8] { try control.bytes(.get, "state") }

  /// Puts the world of such a file in the place of this one. Snapshots stay.
  public func restore(state: [UInt8]) throws(SandboxError) { _ = try control.bytes(.put, "state", body: state) }

  /// Any other call of the control surface, as `docs/control-surface.md` lists them.
  ///
  /// - Parameters:
  ///   - method: `GET`, `POST` …
  ///   - path: behind `/_sandbox/`, with its query: `explain/EC-000-05A-Z6S?service=CX_NDS`.
  ///   - body: JSON; nil for none.
  /// - Returns: the answer's body.
  /// - Throws: what the call is refused for.
  @discardableResult
  public func control(_ method: String, _ path: String, _ body: JSONText? = nil) throws(SandboxError) -> [UInt8] {
    guard let name = HTTPRequest.Method(method) else {
      throw SandboxError(status: 400, code: "wrongMethod", message: "'\(method)' is no method.")
    }
    return try control.bytes(name, path, body: body.map { Array($0.text.utf8) } ?? [])
  }

  /// Its clock.
  public var clock: SandboxClock { SandboxClock(control: control) }
  /// The fault rules that are set.
  public var faults: FaultRules { FaultRules(control: control) }
  /// What is expected of its client as long as that stands.
  public var expectations: Expectations { Expectations(control: control) }
  /// What it does where the vendor's documents leave a choice.
  public var settings: SandboxSettings { SandboxSettings(control: control) }
  /// Its carriers, services, prices and rules.
  public var catalog: SandboxCatalog { SandboxCatalog(control: control) }
}

// MARK: - Snapshots

/// A world as it stood once.
public struct SandboxSnapshot: Decodable, Equatable, Sendable {
  public let name: String
  public let consignments: Int
  /// What its clock showed, if it stood; what it shows, if it runs.
  public let now: SandboxInstant
}

extension SandboxWorld {
  /// Keeps the world as it stands, in place of a snapshot of the same name.
  @discardableResult
  public func saveSnapshot(_ name: String = "default") throws(SandboxError) -> SandboxSnapshot {
    try control.call(.post, "snapshots/" + ControlCaller.escaped(name))
  }

  /// Puts the world back to a snapshot, clock and counters too; the snapshot stays.
  @discardableResult
  public func restoreSnapshot(_ name: String = "default") throws(SandboxError) -> SandboxSnapshot {
    try control.call(.post, "snapshots/\(ControlCaller.escaped(name))/restore")
  }

  public func removeSnapshot(_ name: String = "default") throws(SandboxError) {
    let _: Answered = try control.call(.delete, "snapshots/" + ControlCaller.escaped(name))
  }

  /// By name.
  public func snapshots() throws(SandboxError) -> [SandboxSnapshot] {
    struct List: Decodable { let snapshots: [SandboxSnapshot] }
    let list: List = try control.call(.get, "snapshots")
    return list.snapshots
  }
}
