extension MemberWords {
  /// Tracking, events, lateness and manifests.
  static let tracking = """
    AdditionalData: What else is known of the change.
    AdditionalInformation: What else is told, by name.
    BookingsCount: How many consignments are on the manifest.
    CarrierNames: The carriers whose manifests are wanted.
    Carriers: The carriers whose consignments are wanted.
    Category: What the change was about.
    CarrierTrackingEventsRequestEvent.Code: The carrier's code of what happened.
    FlattenedTrackingEvent.Code: The code of what happened.
    TrackingEvent.Code: The code of what happened.
    CarrierStateSummaryEntry.Created: When the consignments were created.
    CarrierStateSummaryEntry.ConsignmentState: The number of the state.
    ConsignmentReference: The reference of the consignment, `EC-` and three groups.
    ConsignmentReferenceForAllLegsAssignedByMpd: The reference of the consignment, `EC-` and three groups.
    ConsignmentStateSummaryEntry.Key: The name of the state.
    ConsignmentStateSummaryEntry.Value: How many consignments are in the state.
    ConsignmentStates: The states whose beginning is wanted.
    ConsignmentSummaries: What is known of each consignment, in short.
    ConsignmentSummary.DeliveryDate: The latest delivery date of the allocation, or when the consignment was delivered.
    ConsignmentSummary.EstimatedDeliveryDate: The earliest delivery date of the allocation.
    ConsignmentTrackingEvents: What the carrier tells of each consignment.
    ConsignmentTrackingReference: The number by which the carrier knows the consignment.
    Count: How many consignments match.
    CreatedDateEnd: The last moment at which the wanted manifests were made.
    CreatedDateStart: The first moment at which the wanted manifests were made.
    DaysLate: By how many days the consignments are late.
    DestinationAddressCountry: The country of the destination.
    DestinationAddressLine1: The first line of the destination's address.
    DestinationAddressPostcode: The postcode of the destination.
    DestinationAddressTown: The town of the destination.
    DestinationShippingLocationReference: The shipping location that is the destination; null when it is none.
    Detail: One detail of the event.
    EndAt: The end of the period that is summed up.
    EndDate: The last day of the range.
    StartDate: The first day of the range.
    EventDate: When it happened.
    EventDetails: What happened.
    ConsignmentEventDetails.EventDetails: The details of the event.
    EventId: The GUID of the event.
    EventInformation.Key: The name of what is told.
    EventInformation.Value: What is told, as text.
    EventSummaries: The consignments of each kind of event.
    EventType: The kind of the event.
    EventTypes: The kinds of events that are wanted.
    Events: What happened, the oldest first.
    ExpectedDeliveryDate: When delivery is to be expected.
    FailedAllocationAttemptedAllocationDate: When the last allocation was tried that failed.
    FailedAllocationMessage: Why the last allocation failed that did.
    FailedAllocationMpdCarrierServiceGroupName: The name of the service group whose allocation failed.
    FailedAllocationMpdCarrierServiceGroupReference: The service group whose allocation failed.
    FailedAllocationMpdCarrierServiceName: The name of the service whose allocation failed.
    FailedAllocationMpdCarrierServiceReference: The service whose allocation failed.
    FailedConsignments: The references of consignments that could not be manifested.
    FailedManifestMessage: Why the manifest failed; null when none has.
    FailedManifestTimeStamp: When the manifest failed; null when none has.
    LateConsignments: The consignments that are late, by carrier and days.
    LateConsignmentsFromCustomerPerspective: The consignments that miss what the customer asked for, by carrier and days.
    Links: Where to read more.
    ManifestFileName: The name of the manifest's file.
    ManifestFileNameSentToCarrier: The name of the file that the carrier got.
    ManifestFileStorageContainer: Where the vendor keeps the file.
    ManifestReference: The reference of the manifest, a GUID.
    Manifests: The manifests of the page.
    NumberOfConsignments: How many consignments they are.
    OnTimeConsignments: The consignments that are on time, by carrier.
    PackageReferenceForAllLegsAssignedByMpd: The reference of the package, `EP-` and three groups.
    PackageTrackingEvents: What the carrier tells of each package.
    PickupCode: What the recipient shows in the shop to get the parcel.
    PropertyType: The type of the value beside it.
    Severity: How grave the change is.
    ShippingDateRanges: Ranges of days on which the consignments leave.
    ShippingLocationName: The name of the shipping location.
    ShippingLocationReferences: The shipping locations whose consignments are wanted.
    ShippingLocationRefs: The shipping locations whose manifests are wanted or shown.
    SignedBy: Who signed for the parcel.
    Skip: How many entries are left out before the first.
    StartFrom: The beginning of the period that is summed up.
    State: The state of the consignment.
    States: The states whose consignments are wanted.
    Status: The state of it.
    DispatchResponse.Status: Whether the consignment was dispatched.
    Summary: The numbers, one entry each.
    Take: How many entries are wanted at most.
    TimeStamp: When it happened.
    Timestamp: When it was noted.
    TotalNumberOfLateConsignments: How many consignments are late.
    TrackedPackages: What is known of each package.
    TrackingDetails: The tracking references of the package, leg by leg.
    TrackingEvents: What happened to the package.
    User: Who did it.
    Username: Who made the change.
    """
}
