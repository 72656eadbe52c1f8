import Contract
package import Sandbox
import Wire

extension VendorAPI {
  /// What a webhook carries.
  package struct Payload: Sendable {
    /// The vendor's type: `ConsignmentPayload` or `ConsignmentEventPayload`.
    package let kind: String
    package let body: [UInt8]
  }

  /// What is told of an event: the consignment in the state that it came into, and the event where the vendor has a type for it. In
  /// JSON, in the shapes of version 1.1, with links under the public URL or else the vendor's own host.
  ///
  /// - Parameters:
  ///   - event: what happened.
  ///   - publicURL: what links begin with; nil: the vendor's own host.
  /// - Returns: what is posted, in this order.
  /// - Source: contract/52-tracking-and-events.md, section 4. That both are sent, and in this order, is *assumed*.
  package static func payloads(of event: PastEvent, publicURL: String?) -> [Payload] {
    let json = JSON.vendor(.version1point1)
    var payloads: [Payload] = []
    if let state = event.what.state,
      let body = try? json.encode(ConsignmentPayload(event.consignment, enteredState: state))
    {
      payloads.append(Payload(kind: "ConsignmentPayload", body: body))
    }
    let prefix = LinkPrefix(publicURL ?? "https://apisandbox.electioapp.com")
    if event.what.type != nil, let body = try? json.encode(ConsignmentEventPayload(event, prefix)) {
      payloads.append(Payload(kind: "ConsignmentEventPayload", body: body))
    }
    return payloads
  }
}

extension ConsignmentEventPayload {
  /// An event in the vendor's words.
  init(_ event: PastEvent, _ prefix: LinkPrefix) {
    let consignment = event.consignment
    self.init(
      eventId: event.id, consignmentReference: consignment.reference,
      consignmentReferenceProvidedByCustomer: consignment.consignmentReferenceProvidedByCustomer,
      consignmentState: consignment.consignmentState.rawValue,
      eventDetails: ConsignmentEventDetails(
        eventType: event.what.type ?? .consignmentUpdated, message: event.message, eventDate: event.at,
        user: PastEvent.caller),
      links: [ApiLink(rel: "detail", prefix: prefix, area: "consignments", consignment.reference)])
  }
}
