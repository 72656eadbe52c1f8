package import Contract

/// Something that the world's clock brings about by itself.
package struct WorldEvent: Sendable, Equatable {
  package enum Kind: String, CaseIterable, Sendable {
    /// A service's collection of that day can no longer be allocated to.
    case cutOff
    /// A carrier calls for consignments that are booked with it.
    case collection
    /// Quotes can no longer be allocated with.
    case quoteExpiry
    /// Delivery options can no longer be selected.
    case optionExpiry
    /// Asynchronous allocations are done.
    case allocationEnd
    /// Carriers tell something of shipments.
    case trackingEvent
    /// Fault rules strike no longer.
    case faultEnd
  }

  package let kind: Kind
  /// The first moment at which it has happened.
  package let at: DateTimeOffset
  /// Whom it concerns, in order: carrier services of a cut-off, quotes and options of their expiry, fault rules of
  /// their end, consignments otherwise.
  package let references: [String]
  /// Of tracking events: where each of those shipments stands then.
  package let states: [ConsignmentState]

  init(kind: Kind, at: DateTimeOffset, references: [String], states: [ConsignmentState] = []) {
    self.kind = kind
    self.at = at
    self.references = references
    self.states = states
  }
}

/// A stretch of a world's time, and what of its events is asked for.
package struct EventQuery: Sendable {
  /// Events after this moment.
  package let after: DateTimeOffset
  /// Events up to this moment, that included.
  package let upTo: DateTimeOffset
  package let kinds: Set<WorldEvent.Kind>
  /// How many of each kind at most.
  package let most: Int

  package init(
    after: DateTimeOffset, upTo: DateTimeOffset, kinds: Set<WorldEvent.Kind> = Set(WorldEvent.Kind.allCases), most: Int
  ) {
    self.after = after
    self.upTo = upTo
    self.kinds = kinds
    self.most = most
  }

  func covers(_ moment: DateTimeOffset) -> Bool { after < moment && moment <= upTo }
}
