import Contract
import Journal
import Sandbox

/// What `GET /_sandbox/worlds` answers.
struct WorldList: Codable, Sendable {
  let worlds: [WorldReport]
  /// The caller's own; null where no key names one.
  let own: String?
  /// How many had to go to make room for others.
  let evictions: UInt64
}

/// A world as one sees it who looks after all of them.
struct WorldReport: Codable, Sendable {
  struct StateCount: Codable, Sendable {
    let state: String
    let count: Int

    static func all(in world: World) -> [StateCount] {
      world.consignmentCounts.map { StateCount(state: $0.state.rawValue, count: $0.count) }
    }
  }

  struct Clock: Codable, Sendable {
    let mode: ClockMode
    let now: Instant
  }

  /// From `--api-keys`, or a short hash of the key.
  let name: String
  /// How many requests of the vendor's it has answered since it began.
  let requests: UInt64
  let consignments: Int
  let states: [StateCount]
  /// What it keeps besides the fixtures, estimated.
  let bytes: Int
  let clock: Clock
  /// How many fault rules are set.
  let faults: Int
  let snapshots: Int
  /// When the youngest of the requests came that the journal keeps, by the machine's clock; null when it keeps none.
  let lastRequest: Instant?

  init(_ name: WorldName, _ tenant: Tenant, of tenants: Tenants) {
    let world = tenant.snapshot()
    self.name = name.shown
    requests = tenant.requestCount
    consignments = world.consignmentCount
    states = StateCount.all(in: world)
    bytes = world.estimatedBytes(besides: tenants.fixtureWorld)
    clock = Clock(mode: ClockMode(world.clock), now: Instant(world.now))
    faults = world.faults.count
    snapshots = tenant.snapshotCount
    lastRequest = (tenant.journal?.latest?.time).map { Instant($0) }
  }
}

struct Forgotten: Codable, Sendable {
  let forgotten: String
}

struct ForkBody: Codable, Sendable {
  /// The key of the world that is to become a copy.
  let into: String
}

struct Forked: Codable, Sendable {
  let from: String
  let into: String
  let consignments: Int
}
