/// A company that moves packages.
package struct Carrier: Equatable, Sendable {
  package let reference: String
  /// The reference beside MPD carrier services, `RoyalMail` of `ROYAL_MAIL`.
  package let mpdReference: String
  package let name: String
  package let tracking: TrackingFormat
  /// The first sequence number of a world whose seed is 1.
  package let trackingStart: UInt64
}
