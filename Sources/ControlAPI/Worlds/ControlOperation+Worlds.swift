import HTTPTypes
import Routing
import Sandbox

extension ControlOperation {
  static let worlds = [
    ControlOperation(
      .worlds, "Reset", .post, "/_sandbox/reset", "Puts the world, or every world, back to the fixtures",
      query: [Parameter(name: "all", words: "`true`: every world; needs no key.", values: ["true", "false"])],
      perform: reset)
  ]

  struct Reset: Codable, Sendable {
    /// The name of a world may be its key, and keys are not written anywhere.
    enum Scope: String, Codable, CaseIterable, Sendable { case caller, all }

    let reset: Scope
  }

  /// Asks nothing of the body: there is nothing to say in it.
  private static func reset(_ call: ControlCall) throws(ControlFailure) -> Reset {
    if call.query["all"]?.lowercased() == "true" {
      call.api.tenants.resetAll()
      return Reset(reset: .all)
    }
    call.api.tenants.reset(try call.world())
    return Reset(reset: .caller)
  }
}
