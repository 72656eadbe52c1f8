import Contract

/// What `POST /_sandbox/consignments/{ref}/events` reads: an event, or the branch that the shipment's life is to take.
struct ShipmentEvent: Codable, Sendable {
  enum Plan: String, Codable, CaseIterable, Sendable { case goesOn, ends }

  /// A state's name, or any other text, which leads to no state.
  let code: String?
  /// The present moment of the world if absent.
  let at: Instant?
  /// What is said of the state if absent.
  let description: String?
  let signedBy: String?
  let location: String?
  /// An `EP-` reference or a tracking number; every package if absent.
  let package: String?
  /// Whether further events come of themselves; if absent they do, unless nothing can come after the event.
  let plan: Plan?
  /// As a magic value has it behind `sandbox:`, or `none` for an ordinary life.
  let branch: ShipmentBranch?
}

/// A branch of a shipment's life as it is written.
enum ShipmentBranch: String, Codable, CaseIterable, Sendable {
  case none
  case cardLeft = "card-left"
  case deliveryFailed = "delivery-failed"
  case late
  case delayedTwice = "delayed-twice"
  case partial, damaged
  case deliveredDamaged = "delivered-damaged"
  case missing, lost, held, waiting, customs
  case customsRefused = "customs-refused"
  case collectionFailed = "collection-failed"
  case carrierUnableToCollect = "carrier-unable-to-collect"
  case exchangeFailed = "exchange-failed"
  case uncollected
  case noTracking = "no-tracking"

  var branch: Consignment.Life.Branch? { Consignment.Life.Branch(rawValue: rawValue) }
}

/// What `GET` and `POST /_sandbox/consignments/{ref}/events` answer: where a shipment stands, and what comes of it.
struct ShipmentReport: Codable, Sendable {
  struct Entry: Codable, Sendable {
    let at: Instant
    let from: String
    let to: String
    /// Whether it is still to come.
    let isToCome: Bool
  }

  let reference: String
  let state: String
  let now: Instant
  let branch: ShipmentBranch
  /// Each change of its state that carriers bring about, in order; a new event may change what is to come.
  let changes: [Entry]
}
