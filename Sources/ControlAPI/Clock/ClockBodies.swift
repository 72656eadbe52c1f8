import FoundationEssentials
import Sandbox

/// How a world's clock runs.
enum ClockMode: String, Codable, CaseIterable, Sendable {
  case real, frozen, offset, scaled
}

/// What `GET` and `PUT /_sandbox/clock` answer.
struct ClockReport: Codable, Sendable {
  let mode: ClockMode
  let now: Instant
  /// How far an `offset` clock is ahead of the machine's.
  let offset: ISODuration?
  /// How much faster than the machine's a `scaled` clock runs.
  let factor: Decimal?
  /// What is to come: of each kind the next twenty.
  let events: [ClockEvent]
}

/// What the clock brings, at one moment and of one kind.
struct ClockEvent: Codable, Sendable {
  enum Kind: String, Codable, CaseIterable, Sendable {
    case cutOff, collection, quoteExpiry, optionExpiry, allocationEnd, trackingEvent, faultEnd
  }

  let kind: Kind
  /// The first moment at which it has happened: a second after a cut-off or an expiry, which count in full.
  let at: Instant
  let count: Int
  /// Carrier services of a cut-off, quotes and options of their expiry, fault rules of their end, consignments otherwise; the first twenty.
  let references: [String]
  /// Where those consignments stand now whose allocation has ended on the way, and where tracking events have led theirs.
  let states: [String]?
}

/// What `PUT /_sandbox/clock` reads. Each mode has its member, and takes no other.
struct ClockChange: Codable, Sendable {
  let mode: ClockMode
  /// Of `frozen`: where it stands; the present moment of the world if absent.
  let now: Instant?
  /// Of `offset`: how far ahead of the machine's clock.
  let offset: ISODuration?
  /// Of `scaled`: how much faster than the machine's clock, from the present moment of the world on.
  let factor: Decimal?
}

/// What `POST /_sandbox/clock/advance` reads: one of the three.
struct ClockAdvance: Codable, Sendable {
  enum Target: String, Codable, CaseIterable, Sendable {
    case any, cutOff, collection, quoteExpiry, optionExpiry, allocationEnd, trackingEvent, faultEnd

    var kinds: Set<WorldEvent.Kind> {
      WorldEvent.Kind(rawValue: rawValue).map { [$0] } ?? Set(WorldEvent.Kind.allCases)
    }
  }

  let by: ISODuration?
  let to: Instant?
  let toNext: Target?
}

/// What `POST /_sandbox/clock/advance` answers.
struct ClockAdvanced: Codable, Sendable {
  let mode: ClockMode
  let from: Instant
  let now: Instant
  /// What happened on the way, in order; of each kind the first thousand.
  let events: [ClockEvent]
}
