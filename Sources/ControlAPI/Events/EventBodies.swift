import Contract
import Journal

/// The kinds of an event stream's events: what stands behind `event:`.
enum EventKind: String, Codable, CaseIterable, Sendable {
  case request, change, fault, clock, control, lost, reset
}

/// `request`: a request, once it is answered. The whole of it is the journal's entry of the same number.
struct RequestEvent: Codable, Sendable {
  let number: Int
  let time: Instant
  let worldTime: Instant
  let operation: String?
  let method: String
  let path: String
  /// Null where no answer was sent.
  let status: Int?
  let decideMicroseconds: Int
  let references: [String]
  let hint: String?

  init(_ numbered: Journal.Numbered) {
    let entry = numbered.entry
    (number, operation, method, path) = (numbered.number, entry.operation, entry.method, entry.path)
    (time, worldTime) = (Instant(entry.time), Instant(entry.worldTime))
    (status, decideMicroseconds) = (entry.status, Int(entry.decision / 1000))
    (references, hint) = (entry.references, entry.hint)
  }
}

/// `change`: a consignment went from one state to another.
struct ChangeEvent: Codable, Sendable {
  let consignment: String
  /// Null for one that has just been made.
  let from: String?
  let to: String
  let worldTime: Instant
  /// The number of the request that made the change, or was the first to look; null where a control call did.
  let request: Int?

  init(_ change: StateChange, at time: DateTimeOffset, request: Int?) {
    (consignment, from, to) = (change.consignment, change.from?.rawValue, change.to.rawValue)
    worldTime = Instant(time)
    self.request = request
  }
}

/// `fault`: something was made to go wrong.
struct FaultEvent: Codable, Sendable {
  let kind: String
  let name: String
  let request: Int

  init(_ fault: AppliedFault, request: Int) {
    (kind, name, self.request) = (fault.kind.rawValue, fault.name, request)
  }
}

/// `clock`: the world's clock was set or moved.
struct ClockMovedEvent: Codable, Sendable {
  let operation: String
  let time: Instant
  let from: Instant
  let to: Instant
}

/// `control`: a control call did something to the world.
struct ControlEvent: Codable, Sendable {
  let operation: String
  let time: Instant
  let worldTime: Instant
}

/// `lost`: what the reader asked for is not kept any more.
struct LostEvent: Codable, Sendable {
  /// How many requests, and how many control calls; null where the world has begun anew since.
  let requests: Int?
  let controlCalls: Int?
}

/// `reset`: the world has begun anew or is gone, and the stream ends; who connects again reads the new one.
struct ResetEvent: Codable, Sendable {
  let world: String
}
