/// A kind of event.
///
/// - Source: contract/52-tracking-and-events.md, section 3, "EventTypes".
package enum ConsignmentEventType: String, VendorEnum {
  case consignmentCreated = "ConsignmentCreated"
  case consignmentUpdated = "ConsignmentUpdated"
  case labelsPrinted = "LabelsPrinted"
  case packageAdded = "PackageAdded"
  case packageRemoved = "PackageRemoved"
  case packageUpdated = "PackageUpdated"
  case rescheduled = "Rescheduled"

  /// There is no 0.
  package static func number(at place: Int) -> Int { place + 1 }
}

/// What `POST /events/consignments` and `POST /events/consignments/summary` read.
///
/// - Source: contract/52-tracking-and-events.md, section 3.
package struct ConsignmentEventsRequest: Codable, Equatable, Sendable {
  @Listed package var eventTypes: [ConsignmentEventType]
  package var start: DateTimeOffset?
  /// Inclusive, as `start` is. *Assumed.*
  package var end: DateTimeOffset?
}

/// What `POST /events/consignments` answers. Members stand in the vendor's order.
package struct ConsignmentEventsResponse: Codable, Equatable, Sendable {
  package var events: [ConsignmentEventPayload]

  package init(events: [ConsignmentEventPayload]) { self.events = events }
}

/// Something that happened to a consignment.
///
/// - Source: contract/52-tracking-and-events.md, section 3, "ConsignmentEventPayload".
package struct ConsignmentEventPayload: Codable, Equatable, Sendable {
  /// A GUID.
  package var eventId: String
  package var consignmentReference: String
  package var consignmentReferenceProvidedByCustomer: String
  package var consignmentState: String
  package var eventDetails: ConsignmentEventDetails
  package var links: [ApiLink]
  package var additionalInformation: [EventInformation]

  package init(
    eventId: String, consignmentReference: String, consignmentReferenceProvidedByCustomer: String,
    consignmentState: String, eventDetails: ConsignmentEventDetails, links: [ApiLink]
  ) {
    self.eventId = eventId
    self.consignmentReference = consignmentReference
    self.consignmentReferenceProvidedByCustomer = consignmentReferenceProvidedByCustomer
    self.consignmentState = consignmentState
    self.eventDetails = eventDetails
    self.links = links
    additionalInformation = []
  }
}

package struct ConsignmentEventDetails: Codable, Equatable, Sendable {
  package var eventType: ConsignmentEventType
  package var message: String
  package var eventDate: DateTimeOffset
  package var user: String
  package var eventDetails: [EventDetail]

  package init(eventType: ConsignmentEventType, message: String, eventDate: DateTimeOffset, user: String) {
    self.eventType = eventType
    self.message = message
    self.eventDate = eventDate
    self.user = user
    eventDetails = []
  }
}

package struct EventDetail: Codable, Equatable, Sendable {
  package var detail: String
}

package struct EventInformation: Codable, Equatable, Sendable {
  package var key: String
  package var value: String
  package var propertyType: String
}

/// What `POST /events/consignments/summary` answers.
///
/// - Source: contract/52-tracking-and-events.md, section 3.
package struct ConsignmentEventSummaries: Codable, Equatable, Sendable {
  package struct Summary: Codable, Equatable, Sendable {
    package var eventType: ConsignmentEventType
    package var consignments: [Entry]

    package init(eventType: ConsignmentEventType, consignments: [Entry]) {
      self.eventType = eventType
      self.consignments = consignments
    }
  }

  package struct Entry: Codable, Equatable, Sendable {
    package var consignmentReference: String
    package var consignmentReferenceProvidedByCustomer: String

    package init(consignmentReference: String, consignmentReferenceProvidedByCustomer: String) {
      self.consignmentReference = consignmentReference
      self.consignmentReferenceProvidedByCustomer = consignmentReferenceProvidedByCustomer
    }
  }

  package var eventSummaries: [Summary]

  package init(eventSummaries: [Summary]) { self.eventSummaries = eventSummaries }
}
