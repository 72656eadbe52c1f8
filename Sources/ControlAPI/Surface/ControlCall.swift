import HTTPCore
import HTTPTypes
import Journal
import Routing
import Sandbox

/// One request to one operation of the control surface.
struct ControlCall: Sendable {
  let api: ControlAPI
  let request: Request
  let parameters: PathParameters
  let query: Query
  /// What the call changes in the states of consignments.
  let log = ChangeLog()

  /// A part of the path, percent-decoded.
  func parameter(_ name: String) -> String { parameters[name] ?? "" }

  /// The base URL under which the sandbox was called.
  var server: String { "\(request.scheme)://\(request.authority ?? "localhost")" }

  /// The world that the call is about: the one that `world` names, or else the caller's.
  ///
  /// - Throws: when there is none, or when the caller may not name another.
  func world() throws(ControlFailure) -> WorldName {
    guard let shown = query["world"] else { return try callersWorld() }
    return try world(shown: shown)
  }

  /// A world by the name that is shown of it.
  func world(shown: String) throws(ControlFailure) -> WorldName {
    try requireEveryWorld()
    guard let name = api.tenants.name(shown: shown) else {
      throw .noSuchWorld(shown, known: knownWorlds)
    }
    return name
  }

  /// Some of the worlds that stand, by the names that are shown of them.
  var knownWorlds: [String] { api.tenants.standing.prefix(20).map(\.name.shown).sorted() }

  func callersWorld() throws(ControlFailure) -> WorldName {
    try keyed { () throws(KeyFailure) in
      try api.tenants.name(keyField: ControlAPI.keyField(request), keyParameter: query["subscription-key"])
    }
  }

  /// Whether the caller may look after worlds that are not its own: with the control token, which has been asked for by now, or
  /// where only this machine can call.
  func requireEveryWorld() throws(ControlFailure) {
    guard api.admitsEveryWorld else { throw .worldsNotOpen }
  }

  /// The tenant whose world the call is about.
  func tenant() throws(ControlFailure) -> Tenant {
    let name = try world()
    return try keyed { () throws(KeyFailure) in try api.tenants.tenant(of: name) }
  }

  /// What the tenants say, with their words for "no".
  func keyed<Result>(_ body: () throws(KeyFailure) -> Result) throws(ControlFailure) -> Result {
    do throws(KeyFailure) { return try body() } catch { throw .key(error) }
  }

  /// Throws unless every name in the query is known, and every value one that is allowed.
  func checkQuery(of operation: ControlOperation) throws(ControlFailure) {
    if case .open = operation.access { return }
    let parameters = operation.parameters
    for (name, value) in query.items {
      guard let parameter = parameters.first(where: { $0.name == name.lowercased() }) else {
        throw .unknownParameter(name, allowed: parameters.map(\.name))
      }
      if let values = parameter.values, !values.contains(value.lowercased()) {
        throw .parameterNotAllowed(parameter.name, value: value, allowed: values)
      }
    }
  }
}
