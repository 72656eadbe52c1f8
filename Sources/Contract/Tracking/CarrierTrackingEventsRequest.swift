/// What carriers send to `POST /tracking/carrierevents`. Members stand in the vendor's order; what is required may be missing here, so
/// that every problem can be told at once.
///
/// - Source: contract/52-tracking-and-events.md, section 2.
package struct CarrierTrackingEventsRequest: Codable, Sendable {
  package struct Event: Codable, Sendable {
    package var timeStamp: DateTimeOffset?
    package var code: String?
    package var description: String?
    package var signedBy: String?
    package var location: String?
  }

  package struct PackageEvents: Codable, Sendable {
    /// An `EP-` reference or a tracking number.
    package var packageReference: String?
    package var trackingEvents: [Event]?
  }

  package struct ConsignmentEvents: Codable, Sendable {
    /// The carrier's tracking number of a leg, or an `EC-` reference.
    package var consignmentTrackingReference: String?
    package var packageTrackingEvents: [PackageEvents]?
  }

  package var carrierReference: String?
  package var consignmentTrackingEvents: [ConsignmentEvents]?
}
