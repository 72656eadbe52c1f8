extension Consignment {
  /// What a world remembers of a shipment from its manifest on: what was done to it and what was told of it. Everything else about its
  /// life is worked out from this when somebody looks.
  ///
  /// - Source: contract/52-tracking-and-events.md, sections 5 to 7.
  package struct Life: Codable, Equatable, Sendable {
    /// How a life differs from an ordinary one.
    ///
    /// - Source: contract/52-tracking-and-events.md, section 7.
    package enum Branch: String, Codable, CaseIterable, Sendable {
      case cardLeft = "card-left"
      case deliveryFailed = "delivery-failed"
      case late
      case delayedTwice = "delayed-twice"
      case partial
      case damaged
      case deliveredDamaged = "delivered-damaged"
      case missing, lost, held, waiting, customs
      case customsRefused = "customs-refused"
      case collectionFailed = "collection-failed"
      case carrierUnableToCollect = "carrier-unable-to-collect"
      case exchangeFailed = "exchange-failed"
      case uncollected
      case noTracking = "no-tracking"
    }

    /// An event that a carrier or the customer has told.
    package struct Posted: Codable, Equatable, Sendable {
      package let event: TrackingEvent
      /// The state that its code stands for; nil for a code that says nothing of it.
      package let state: ConsignmentState?
      /// The place of its package; nil for all of them.
      package let package: Int?
      /// The place of its leg; nil for the one that the shipment is on.
      package let leg: Int?

      package init(event: TrackingEvent, state: ConsignmentState?, package: Int?, leg: Int?) {
        self.event = event
        self.state = state
        self.package = package
        self.leg = leg
      }
    }

    /// A stretch of time in which nothing came of what was to come.
    package struct Pause: Codable, Equatable, Sendable {
      /// What was to come after this moment waits.
      package let from: DateTimeOffset
      /// What was to come by this moment comes soon after it, in its order.
      package let until: DateTimeOffset

      package init(from: DateTimeOffset, until: DateTimeOffset) {
        self.from = from
        self.until = until
      }
    }

    /// When the consignment was manifested.
    package let manifested: DateTimeOffset
    /// What the last call has made of it: manifested, dispatched, cancelled; or where it was put.
    package private(set) var base = ConsignmentState.manifested
    /// When that was.
    package private(set) var baseDate: DateTimeOffset
    /// How many events had been told by then.
    package private(set) var toldBefore = 0
    package private(set) var dispatched: DateTimeOffset?
    /// Nil for an ordinary life.
    package var branch: Branch?
    /// Of one that was put where it would have stood no longer; else nil.
    package var pause: Pause?
    /// Whether a day takes two minutes.
    package let isFast: Bool
    /// After this moment nothing comes of itself; nil while the plan holds.
    package private(set) var planEnd: DateTimeOffset?
    /// In the order in which they were told.
    package private(set) var posted: [Posted] = []

    /// The most events that are kept of one consignment.
    package static let mostPosted = 1000

    package init(manifested: DateTimeOffset, branch: Branch? = nil, isFast: Bool = false) {
      self.manifested = manifested
      baseDate = manifested
      self.branch = branch
      self.isFast = isFast
    }

    /// The life of a consignment that was put somewhere: nothing comes of itself.
    package init(put state: ConsignmentState, at date: DateTimeOffset, dispatched: DateTimeOffset?) {
      self.init(manifested: date)
      base = state
      self.dispatched = dispatched
      planEnd = date
    }

    package mutating func dispatch(at date: DateTimeOffset) {
      (base, baseDate, dispatched, toldBefore) = (.dispatched, date, date, posted.count)
    }

    /// Final: nothing comes after it.
    package mutating func cancel(at date: DateTimeOffset) {
      (base, baseDate, toldBefore) = (.cancelled, date, posted.count)
      endPlan(at: date)
    }

    /// What has been told so far came before the last call.
    package mutating func settle() { toldBefore = posted.count }

    /// From now on nothing comes of itself.
    package mutating func endPlan(at date: DateTimeOffset) { planEnd = min(planEnd ?? date, date) }

    /// - Returns: false, with nothing kept, when there are too many.
    package mutating func post(_ event: Posted) -> Bool {
      guard posted.count < Self.mostPosted else { return false }
      posted.append(event)
      return true
    }
  }
}
