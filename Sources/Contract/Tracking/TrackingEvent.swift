/// What a carrier tells of a package. Members stand in the vendor's order.
///
/// - Source: contract/52-tracking-and-events.md, section 1.
package struct TrackingEvent: Codable, Equatable, Sendable {
  package var timeStamp: DateTimeOffset
  /// Identifies the kind of event.
  package var code: String
  package var description: String?
  package var signedBy: String?
  package var location: String?

  package init(
    timeStamp: DateTimeOffset, code: String, description: String?, signedBy: String? = nil, location: String? = nil
  ) {
    self.timeStamp = timeStamp
    self.code = code
    self.description = description
    self.signedBy = signedBy
    self.location = location
  }
}

/// What `GET /tracking/{ref}` answers.
///
/// - Source: contract/52-tracking-and-events.md, section 1.
package struct ConsignmentTracking: Codable, Equatable, Sendable {
  package struct Leg: Codable, Equatable, Sendable {
    package var carrierServiceName: String?
    /// The newest first.
    package var events: [TrackingEvent]

    package init(carrierServiceName: String?, events: [TrackingEvent]) {
      self.carrierServiceName = carrierServiceName
      self.events = events
    }
  }

  package struct Package: Codable, Equatable, Sendable {
    package var packageReferenceForAllLegsAssignedByMpd: String?
    package var legs: [Leg]

    package init(reference: String?, legs: [Leg]) {
      packageReferenceForAllLegsAssignedByMpd = reference
      self.legs = legs
    }
  }

  package var consignmentReferenceForAllLegsAssignedByMpd: String
  package var trackedPackages: [Package]

  package init(reference: String, trackedPackages: [Package]) {
    consignmentReferenceForAllLegsAssignedByMpd = reference
    self.trackedPackages = trackedPackages
  }
}

/// What `GET /tracking/flattened/{ref}` answers: the same, without legs.
///
/// - Source: contract/52-tracking-and-events.md, section 1.
package struct FlattenedTracking: Codable, Equatable, Sendable {
  package struct Event: Codable, Equatable, Sendable {
    package var timeStamp: DateTimeOffset
    package var code: String
    package var description: String?
    package var signedBy: String?
    package var location: String?
    package var carrierServiceName: String?

    package init(_ event: TrackingEvent, carrierServiceName: String?) {
      timeStamp = event.timeStamp
      code = event.code
      description = event.description
      signedBy = event.signedBy
      location = event.location
      self.carrierServiceName = carrierServiceName
    }
  }

  package struct Package: Codable, Equatable, Sendable {
    package var packageReferenceForAllLegsAssignedByMpd: String?
    /// The newest first.
    package var events: [Event]

    package init(reference: String?, events: [Event]) {
      packageReferenceForAllLegsAssignedByMpd = reference
      self.events = events
    }
  }

  package var consignmentReferenceForAllLegsAssignedByMpd: String
  package var trackedPackages: [Package]

  package init(reference: String, trackedPackages: [Package]) {
    consignmentReferenceForAllLegsAssignedByMpd = reference
    self.trackedPackages = trackedPackages
  }
}
