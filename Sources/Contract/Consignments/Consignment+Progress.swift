extension Consignment {
  /// What life changes of a consignment: a few words.
  package struct Progress: Codable, Equatable, Sendable {
    package var state = ConsignmentState.unallocated
    package var isLate = false
    package var lateForCustomer = false
    package var labelsPrinted = false
    package var labelCount = 0
    package var shippingDate: DateTimeOffset?
    /// What the allocation has left; nil unless there is one.
    package var booking: Shared<Booking>?
    /// The last attempt that failed, which a success leaves here: a search shows it still (contract/decisions.md, "Since the audit").
    package var failedAllocation: Shared<FailedAllocation>?
    /// Nil until something of it has happened.
    package var events: Shared<Events>?

    package init(shippingDate: DateTimeOffset?) { self.shippingDate = shippingDate }

    func isSame(as other: Progress) -> Bool {
      state == other.state && labelsPrinted == other.labelsPrinted && labelCount == other.labelCount
        && shippingDate == other.shippingDate && isLate == other.isLate && lateForCustomer == other.lateForCustomer
        && hasSameBooking(as: other) && Self.isSame(failedAllocation, other.failedAllocation)
        && Self.isSame(events, other.events)
    }

    /// Whether neither has been allocated since the other was looked at.
    package func hasSameBooking(as other: Progress) -> Bool { Self.isSame(booking, other.booking) }

    private static func isSame<Value>(_ one: Shared<Value>?, _ other: Shared<Value>?) -> Bool {
      guard let one, let other else { return one == nil && other == nil }
      return one.isSame(as: other)
    }

    /// Notes when something happened.
    package mutating func note(_ event: WritableKeyPath<Events, DateTimeOffset?>, at moment: DateTimeOffset?) {
      changeEvents { $0[keyPath: event] = moment }
    }

    /// What is remembered from the manifest on; nil until then.
    package var life: Life? {
      get { events?.value.life?.value }
      set { changeEvents { $0.life = newValue.map(Shared.init) } }
    }

    package mutating func changeEvents(_ body: (inout Events) -> Void) {
      var events = events?.value ?? Events()
      body(&events)
      self.events = events == Events() ? nil : Shared(events)
    }
  }

  package struct FailedManifest: Codable, Equatable, Sendable {
    package let message: String
    package let date: DateTimeOffset

    package init(message: String, date: DateTimeOffset) {
      self.message = message
      self.date = date
    }
  }

  /// When what happened.
  package struct Events: Codable, Equatable, Sendable {
    package var dateDelivered: DateTimeOffset?
    package var firstAttemptedDeliveryDate: DateTimeOffset?
    package var dateReturned: DateTimeOffset?
    package var dateShipped: DateTimeOffset?
    package var dateCollected: DateTimeOffset?
    package var attemptedDeliveryDate: DateTimeOffset?
    /// When all of it could be fetched at a collection point, or had been brought; nil unless it went to one.
    package var dateAtCollectionPoint: DateTimeOffset?
    package var dateLabelsWereFirstPrinted: DateTimeOffset?
    /// From the manifest on.
    package var life: Shared<Life>?
    /// Why a manifest failed, and when; a success takes it back.
    package var failedManifest: Shared<FailedManifest>?

    package init() {}
  }
}
