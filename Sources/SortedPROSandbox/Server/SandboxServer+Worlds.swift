import HTTPTypes

/// A world as one sees it who looks after all of them.
public struct WorldReport: Decodable, Sendable {
  /// ``SandboxWorld/name``
  public let name: String
  /// How many requests of the vendor's API it has answered since it began.
  public let requests: Int
  public let consignments: Int
  /// How many stand in which state; states without any are left out.
  public let states: [StateCount]
  /// What it keeps besides the fixtures, estimated.
  public let bytes: Int
  public let clock: Clock
  public let snapshots: Int
  /// When the youngest of the requests came that the journal keeps, by the machine's clock.
  public let lastRequest: SandboxInstant?

  public struct Clock: Decodable, Sendable {
    public let mode: SandboxClock.Mode
    public let now: SandboxInstant
  }
}

public struct StateCount: Decodable, Equatable, Sendable {
  /// The vendor's word.
  public let state: String
  public let count: Int
}

extension SandboxServer {
  /// Every world that stands, the last used first.
  public func worlds() throws(SandboxError) -> [WorldReport] {
    struct List: Decodable { let worlds: [WorldReport] }
    let list: List = try ControlCaller(server: self, key: "").call(.get, "worlds")
    return list.worlds
  }

  /// Puts every world back to the fixtures; snapshots stay.
  public func resetAll() throws(SandboxError) {
    struct Answered: Decodable {}
    let _: Answered = try ControlCaller(server: self, key: "").call(.post, "reset", query: [("all", "true")])
  }
}
