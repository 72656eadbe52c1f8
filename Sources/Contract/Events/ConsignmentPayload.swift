/// What `POST /events/consignments/stateevents` reads.
///
/// - Source: contract/52-tracking-and-events.md, section 3.
package struct ConsignmentStateEventsRequest: Codable, Equatable, Sendable {
  @Listed package var consignmentStates: [ConsignmentState]
  package var start: DateTimeOffset?
  /// Inclusive, as `start` is. *Assumed.*
  package var end: DateTimeOffset?
}

/// A consignment that has come into a state. Members stand in the vendor's order.
///
/// - Source: contract/52-tracking-and-events.md, section 3, "ConsignmentPayload".
package struct ConsignmentPayload: Codable, Equatable, Sendable {
  package struct PackagePayload: Codable, Equatable, Sendable {
    package struct TrackingDetail: Codable, Equatable, Sendable {
      package var leg: Int
      package var trackingReference: String
    }

    package var reference: String?
    package var trackingDetails: [TrackingDetail]
    /// Always null: who picks up is given no code.
    package var pickupCode: String?
    package var barcode: String?
  }

  package var consignmentReference: String
  package var consignmentReferenceProvidedByCustomer: String
  /// The first leg's, of the first package.
  package var consignmentTrackingReference: String?
  package var consignmentState: ConsignmentState
  package var packages: [PackagePayload]
  package var consignmentLegs: [ConsignmentLeg]
  package var carrierServiceReference: String?
  package var carrierServiceName: String?
  package var earliestDeliveryDate: DateTimeOffset?
  package var latestDeliveryDate: DateTimeOffset?
  package var dateDelivered: DateTimeOffset?
  /// Always null, as a package's.
  package var pickupCode: String?

  /// A consignment that has come into a state, as it stood then.
  package init(_ consignment: Consignment, enteredState state: ConsignmentState) {
    let legs = consignment.consignmentLegs
    consignmentReference = consignment.reference
    consignmentReferenceProvidedByCustomer = consignment.consignmentReferenceProvidedByCustomer
    consignmentTrackingReference = legs.first?.trackingReferences.first
    consignmentState = state
    packages = consignment.packages.map { package in
      PackagePayload(
        reference: package.reference,
        trackingDetails: package.consignmentLegs.flatMap { leg in
          leg.trackingReferences.map { PackagePayload.TrackingDetail(leg: leg.leg, trackingReference: $0) }
        }, pickupCode: nil, barcode: package.barcode?.value.code)
    }
    consignmentLegs = legs
    carrierServiceReference = consignment.allocation?.mpdCarrierServiceReference
    carrierServiceName = consignment.allocation?.mpdCarrierServiceName
    earliestDeliveryDate = consignment.earliestDeliveryDate
    latestDeliveryDate = consignment.latestDeliveryDate
    dateDelivered = state.isTracked ? consignment.progress.events?.value.dateDelivered : nil
  }
}
