import Faults
import HTTPTypes
import Routing
import Sandbox

extension ControlOperation {
  static let faults = [
    ControlOperation(
      .faults, "GetFaults", .get, "/_sandbox/faults",
      "The rules that are set, with how often each was looked at and how often it struck", perform: readFaults),
    ControlOperation(
      .faults, "SetFault", .post, "/_sandbox/faults", "Sets a rule behind the others: [faults.md](faults.md)",
      status: .created, refusals: [.conflict], perform: setFault),
    ControlOperation(
      .faults, "ReplaceFault", .put, "/_sandbox/faults/{id}",
      "Sets another rule in the place of one, whose number, place and counts stay", refusals: [.notFound],
      perform: replaceFault),
    ControlOperation(
      .faults, "DeleteFault", .delete, "/_sandbox/faults/{id}", "Takes a rule away", refusals: [.notFound],
      perform: deleteFault),
    ControlOperation(
      .faults, "DeleteFaults", .delete, "/_sandbox/faults", "Takes every rule away", perform: deleteFaults),
    ControlOperation(
      .faults, "GetMagic", .get, "/_sandbox/magic", "Every magic value, what it provokes and what it stands for",
      access: .surface, perform: readMagic),
  ]

  private static func readFaults(_ call: ControlCall) throws(ControlFailure) -> FaultList {
    FaultList(of: try call.tenant().snapshot())
  }

  private static func setFault(_ call: ControlCall, _ rule: FaultRule) throws(ControlFailure) -> FaultSet {
    try check(rule, call)
    guard let id = try call.tenant().visit({ $0.addFault(rule) }) else {
      throw .tooManyFaults(most: FaultBook.mostRules)
    }
    return FaultSet(id: id)
  }

  private static func replaceFault(_ call: ControlCall, _ rule: FaultRule) throws(ControlFailure) -> FaultReport {
    try check(rule, call)
    let tenant = try call.tenant()
    guard let id = Int(call.parameter("id")), let entry = tenant.visit({ $0.replaceFault(id, with: rule) }) else {
      throw noSuchFault(call, tenant)
    }
    return FaultReport(entry)
  }

  private static func check(_ rule: FaultRule, _ call: ControlCall) throws(ControlFailure) {
    let problems = rule.problems + call.api.faultNameProblems(rule)
    guard problems.isEmpty else {
      throw .body(problems.map { BodyProblem(path: $0.path, problem: $0.reason, $0.alternatives) })
    }
  }

  private static func deleteFault(_ call: ControlCall) throws(ControlFailure) -> FaultsRemoved {
    let tenant = try call.tenant()
    guard let id = Int(call.parameter("id")), tenant.visit({ $0.removeFault(id) }) else {
      throw noSuchFault(call, tenant)
    }
    return FaultsRemoved(removed: 1)
  }

  private static func noSuchFault(_ call: ControlCall, _ tenant: Tenant) -> ControlFailure {
    .noSuchFault(call.parameter("id"), known: tenant.visit { $0.faults.prefix(20).map { String($0.id) } })
  }

  private static func deleteFaults(_ call: ControlCall) throws(ControlFailure) -> FaultsRemoved {
    let removed = try call.tenant().visit { world in
      defer { world.removeFaults() }
      return world.faults.count
    }
    return FaultsRemoved(removed: removed)
  }

  private static func readMagic(_ call: ControlCall) throws(ControlFailure) -> MagicList { .all }
}
