import HTTPTypes
import Routing
import Sandbox

extension ControlOperation {
  static let worlds = [
    ControlOperation(
      .worlds, "GetWorlds", .get, "/_sandbox/worlds", "Every world that stands, the last used first",
      access: .everyWorld, isLong: true, perform: readWorlds),
    ControlOperation(
      .worlds, "DeleteWorld", .delete, "/_sandbox/worlds/{name}",
      "Forgets a world with its snapshots; the next request with its key begins anew", access: .everyWorld,
      refusals: [.notFound], perform: deleteWorld),
    ControlOperation(
      .worlds, "Reset", .post, "/_sandbox/reset",
      "Puts the world, or every world, back to the fixtures; snapshots stay",
      query: [
        Parameter(
          name: "all", words: "`true`: every world, for who may look after all; needs no key.",
          values: ["true", "false"])
      ],
      perform: reset),
    ControlOperation(
      .worlds, "Fork", .post, "/_sandbox/fork", "Makes the world of another key a copy of this one",
      refusals: [.forbidden], perform: fork),
  ]

  struct Reset: Codable, Sendable {
    /// The name of a world may be its key, and keys are not written anywhere.
    enum Scope: String, Codable, CaseIterable, Sendable { case caller, all }

    let reset: Scope
  }

  /// Asks nothing of the body: there is nothing to say in it.
  private static func reset(_ call: ControlCall) throws(ControlFailure) -> Reset {
    if call.query["all"]?.lowercased() == "true" {
      try call.requireEveryWorld()
      call.api.tenants.resetAll()
      return Reset(reset: .all)
    }
    let name = try call.world()
    try call.keyed { () throws(KeyFailure) in try call.api.tenants.reset(name) }
    return Reset(reset: .caller)
  }

  private static func readWorlds(_ call: ControlCall) throws(ControlFailure) -> WorldList {
    let tenants = call.api.tenants
    return WorldList(
      worlds: tenants.standing.map { WorldReport($0.name, $0.tenant, of: tenants) },
      own: try? call.callersWorld().shown, evictions: tenants.evictions)
  }

  private static func deleteWorld(_ call: ControlCall) throws(ControlFailure) -> Forgotten {
    let name = try call.world(shown: call.parameter("name"))
    let isForgotten = try call.keyed { () throws(KeyFailure) in try call.api.tenants.forget(name) }
    guard isForgotten else { throw .noSuchWorld(name.shown, known: call.knownWorlds) }
    return Forgotten(forgotten: name.shown)
  }

  private static func fork(_ call: ControlCall, _ body: ForkBody) throws(ControlFailure) -> Forked {
    let name = try call.world()
    do throws(KeyFailure) {
      let copy = try call.api.tenants.fork(name, intoWorldOf: body.into)
      guard copy != name else { throw KeyFailure.missing }
      let tenant = try call.api.tenants.tenant(of: copy)
      call.note("Fork", in: tenant)
      return Forked(from: name.shown, into: copy.shown, consignments: tenant.snapshot().consignmentCount)
    } catch {
      switch error {
      case .missing: throw .secret(BodyProblem(path: "into", problem: "the key of another world is needed"))
      case .unknown: throw .forkTargetNotLetIn
      case .heldElsewhere: throw .key(error)
      }
    }
  }
}
