/// A company that moves packages. A catalog keeps each once.
package final class Carrier: Sendable {
  package let reference: String
  /// The reference beside MPD carrier services, `RoyalMail` of `ROYAL_MAIL`.
  package let mpdReference: String
  package let name: String
  /// The customer's account with it.
  package let accountReference: String
  package let tracking: TrackingFormat
  /// The first sequence number of a world whose seed is 1.
  package let trackingStart: UInt64

  init(_ carrier: CatalogDocument.Carrier, tracking: TrackingFormat, trackingStart: UInt64) {
    reference = carrier.reference
    mpdReference = carrier.mpdReference ?? carrier.reference
    name = carrier.name ?? carrier.reference
    accountReference = carrier.accountReference ?? carrier.reference
    self.tracking = tracking
    self.trackingStart = trackingStart
  }
}

extension Carrier: Equatable {
  package static func == (left: Carrier, right: Carrier) -> Bool {
    left === right
      || (left.reference, left.mpdReference, left.name, left.tracking, left.trackingStart)
        == (right.reference, right.mpdReference, right.name, right.tracking, right.trackingStart)
        && left.accountReference == right.accountReference
  }
}
