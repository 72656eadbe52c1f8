import Contract
import Wire

/// What XML asks of each type beside its members: its area, its element's name where that is not the type's, and the members that base
/// classes declare.
///
/// - Source: contract/00-overview.md, section 6; contract/10-allocation.md, sections 3 and 5; contract/20-rules-and-catalog.md, sections 2
///   and 3; contract/30-consignments.md; contract/40-around.md. The area of a type that no example shows is *assumed*, as are all of
///   customs documents, the root of a dispatch, and the pairs, which are called as .NET calls them. Where no example shows which members
///   a base class has, they are those that JSON has last. *Inferred.*
extension XMLShape {
  /// Every row of a version.
  static func rows(_ version: ApiVersion) -> [XMLShape] {
    versioned(version) + plain + places + consignments + requests + orders + options(version) + tracking
      + [
        XMLShape(ApiError.Detail.self, as: "ApiErrorMessage"),
        XMLShape(Charge.self, .common, as: "KeyValuePairOfCustomChargeTypeDecimal"),
        XMLShape(CustomsDocuments.self, .consignments, as: "GetCustomsDocumentationResponse"),
        XMLShape(CustomsDocuments.Document.self, .common, as: "KeyValuePairOfStringString"),
        XMLShape(CustomerManifest.self, .consignments, as: "ManifestFileInfo"),
        XMLShape(MpdCarrier.self, .carrierServiceDirectory, as: "Carrier"),
        XMLShape(MpdCarrierServicesResponse.self, as: "SubscriptionMpdCarrierServiceResponse"),
        XMLShape(CarrierServicesResponse.self, as: "SubscriptionCarrierServiceResponse"),
        XMLShape(Country.IsoCode.self, .common, omitted: ["threeLetterCode", "numericCode"]),
        XMLShape(ShippingLocation.LinkedAccount.self, .profile, as: "ShippingLocationAccount"),
        XMLShape(JourneyLeg.self, .common, as: "Leg"),
        XMLShape(CustomerCarriers.self, .carrierServiceDirectory, as: "PagedListOfCarrier"),
        XMLShape(TimeZoneEntry.self, .common, as: "TimeZone"),
        XMLShape(DimensionUnit.self, as: "Unit", bases: [Base(.common, ["label", "description"])]),
        XMLShape(RegionsByCountry.self, as: "ArrayOfRegion"), XMLShape(AccountCustomer.self, as: "Customer"),
        XMLShape(Role.self, .parent, alsoRead: ["NewRole", "UpdateRole"]), XMLShape(Permission.self, .parent),
        XMLShape(ConsignmentStateSummary.Entry.self, .consignments, as: "KeyValuePairOfStringInt32"),
        XMLShape(LatePackageSummary.Late.self, .consignments, as: "LateConsignmentSummary"),
        XMLShape(LatePackageSummary.OnTime.self, .consignments, as: "OnTimeConsignmentSummary"),
        XMLShape(ConsignmentPayload.PackagePayload.self, .consignments, as: "PackagePayload"),
        XMLShape(ConsignmentPayload.PackagePayload.TrackingDetail.self, .consignments, as: "PackageTrackingDetail"),
        XMLShape(ConsignmentEventSummaries.self, .consignments, as: "GetConsignmentEventSummaryResponse"),
        XMLShape(ConsignmentEventSummaries.Summary.self, .consignments, as: "EventSummary"),
        XMLShape(ConsignmentEventSummaries.Entry.self, .consignments, as: "EventConsignment"),
        XMLShape(CarrierStateSummary.Entry.self, .consignments, as: "CarrierSummary"),
        XMLShape(
          ServiceGroupQuoteResult.self, .quotes,
          bases: [Base(.quotes, ["quoteRequestReference", "quotes", "message", "unqualifiedServices"])]),
        XMLShape(
          Quote.self, .quotes,
          bases: [
            Base(
              .quotes,
              [
                "quoteReference", "requestor", "creationDate", "expiryDate", "consignmentReference",
                "consignmentReferenceProvidedByCustomer", "mpdCarrierServiceReference",
              ])
          ]),
      ]
  }

  /// Types whose place in XML is another in each version.
  ///
  /// - Source: contract/95-audit.md, D15 and D16; contract/97-corrections.md, section D.
  private static func versioned(_ version: ApiVersion) -> [XMLShape] {
    switch version {
    case .version1:
      [
        XMLShape(AllocationSummary.self, .consignments, as: "WithMessageOfString"),
        XMLShape(Rate.self, .parent), XMLShape(TaxRate.self, .common, as: "VatRate"),
        XMLShape(MetaData.self, .consignments),
        XMLShape(QuoteSurcharge.self, .quotes, bases: [Base(.common, ["label", "description"])]),
        XMLShape(
          Account.self, .accounts,
          bases: [
            Base(
              .accounts,
              [
                "reference", "roles", "customerReference", "title", "firstName", "lastName", "emailAddress",
                "languageCode", "timeZoneId", "isEnabled", "landLineNumber", "mobileNumber",
              ])
          ]),
        XMLShape(GetLabelsResponse.self), XMLShape(GetLabelsRequest.self),
        XMLShape(
          RequestedDeliveryDate.self, .consignments,
          bases: [Base(.consignments, ["date", "deliveryWindow", "isToBeExactlyOnTheDateSpecified"])]),
        XMLShape(
          Package.self, .consignments,
          bases: [
            Base(
              .consignments,
              [
                "reference", "packageReferenceProvidedByCustomer", "consignmentLegs", "weight", "dimensions", "value",
                "description", "packageSizeReference", "barcode", "items", "metaData", "charges",
              ])
          ], alsoRead: ["AddPackageRequest", "CreatePackageRequest"]),
        XMLShape(
          Item.self, .consignments,
          bases: [
            Base(
              .consignments,
              [
                "reference", "sku", "model", "description", "countryOfOrigin", "harmonisationCode", "weight",
                "dimensions", "value", "itemReferenceProvidedByCustomer", "barcode", "status", "metaData",
              ])
          ]),
      ]
    case .version1point1:
      [
        XMLShape(AllocationSummary.self, .consignments), XMLShape(Rate.self, .rates), XMLShape(MetaData.self, .common),
        XMLShape(TaxRate.self, .common),
        XMLShape(QuoteSurcharge.self, .quotes, omitted: MemberChanges.surchargeOfVersion1Alone),
        XMLShape(Account.self, .accounts),
        XMLShape(GetLabelsResponse.self, .labelGeneration), XMLShape(GetLabelsRequest.self, .labelGeneration),
        XMLShape(RequestedDeliveryDate.self, .common),
        XMLShape(
          Package.self, .consignments,
          bases: [
            Base(
              .consignments,
              [
                "reference", "packageReferenceProvidedByCustomer", "weight", "dimensions", "description", "value",
                "packageSizeReference", "barcode", "metaData",
              ])
          ], alsoRead: ["AddPackageRequest", "CreatePackageRequest"]),
        XMLShape(Item.self, .consignments),
      ]
    }
  }

  /// Types that are called as here and derive from nothing, in both versions.
  private static let plain =
    area(
      .common, ApiLink.self, Weight.self, Dimensions.self, Money.self, Currency.self, Barcode.self,
      DeliveryWindow.self, Country.self, LatLong.self, PackageSize.self, MpdCarrierService.self,
      JourneyLeg.CarrierService.self, MpdCarrierServiceGroup.self,
      MpdCarrierServiceProfile.self, MpdCarrierServiceProfile.DimensionRestriction.self,
      MpdCarrierServiceProfile.DomesticLocationRestriction.self,
      MpdCarrierServiceProfile.InternationalLocationRestriction.self,
      MpdCarrierServiceProfile.CompensationAndValue.self)
    + area(
      .consignments, ConsignmentLeg.self, CustomsDocumentation.self, FailedAllocation.self,
      ConsignmentStatusResponse.self, MatchingConsignmentsResponse.self, DispatchResponse.self,
      AllocateAndGetLabelsResponse.self, AllocateAndGetLabelsResult.self, LateConsignmentsResponse.self,
      ConsignmentStateSummary.self, CarrierStateSummary.self, LatePackageSummary.self, ManifestsView.self,
      ManifestFilters.self, InvoiceSummary.self, ConsignmentEventsResponse.self, ConsignmentEventPayload.self,
      ConsignmentEventDetails.self, EventDetail.self, EventInformation.self, ConsignmentPayload.self,
      ConsignmentAuditMessage.self)
    + area(.quotes, QuoteResult.self, UnqualifiedService.self)
    + area(.pro, ManifestFromQueryResponse.self, ManifestFromQueryRequest.self, ManifestFromQueryRequest.DateRange.self)
    + area(
      .none, ApiError.self, CollectionCalendar.self, CalendarRule.self, CalendarException.self,
      CalendarOperationTimes.self, CalendarTime.self, PermissionGroup.self, PasswordRequest.self)

  private static func area(_ namespace: XMLNamespace, _ types: any Any.Type...) -> [XMLShape] {
    types.map { XMLShape($0, namespace) }
  }

  /// What `Common.Address` declares, which the other kinds of address derive from. Whether it is cached, and its region's code, JSON alone
  /// tells.
  ///
  /// - Source: contract/30-consignments.md, section 2; contract/95-audit.md, D15.
  static let address = [
    Base(
      .common,
      [
        "contact", "companyName", "shippingLocationReference", "customerName", "addressLine1", "addressLine2",
        "addressLine3", "town", "region", "postcode", "country", "specialInstructions", "latLong",
      ])
  ]
  static let inJSONAlone: Set = ["isCached", "regionCode"]

  private static let places = [
    XMLShape(Address.self, .consignments, bases: address, omitted: inJSONAlone),
    XMLShape(QuoteAddress.self, .common, as: "Address", bases: address, omitted: inJSONAlone),
    XMLShape(ShippingLocation.self, .profile, bases: address, omitted: inJSONAlone),
    XMLShape(Contact.self, .common, nillable: ["reference"]),
  ]

  private static let consignments = [
    XMLShape(WithMessage.self, .consignments, as: "WithMessageOfString"),
    XMLShape(ConsignmentAllocation.self, .consignments, as: "Allocation"),
    XMLShape(
      Consignment.self, .consignments,
      bases: [
        Base(
          .consignments,
          [
            "dateCreated", "requestedDeliveryDate", "shippingDate", "earliestDeliveryDate", "latestDeliveryDate",
            "customerReference", "consignmentReferenceProvidedByCustomer", "weight", "value", "customsDocumentation",
            "addresses", "direction", "tags",
          ]),
        // The class's own, in its order; JSON has some of them last.
        Base(
          .consignments,
          [
            "consignmentLegs", "collectionDate", "dateDelivered", "firstAttemptedDeliveryDate", "dateReturned",
            "dateShipped", "dateCollected", "attemptedDeliveryDate", "metaData", "packages", "allocation",
            "failedAllocation", "consignmentState", "source", "labelCount", "labelsPrinted",
            "dateLabelsWereFirstPrinted", "isLate", "lateForCustomer", "reference",
          ]),
      ], items: ["tags": "Tag"]),
    XMLShape(
      ConsignmentSummary.self, .consignments,
      bases: [
        Base(
          .consignments,
          [
            "reference", "consignmentReferenceProvidedByCustomer", "dateCreated", "state", "shippingDate",
            "mpdCarrierReference", "mpdCarrierServiceReference", "allocationDate", "shippedDate",
          ])
      ]),
  ]

  /// In no namespace, in both versions; version 1.1 is printed nowhere, and neither are the elements of the request. *Assumed.*
  ///
  /// - Source: contract/52-tracking-and-events.md, section 1, "XML, version 1".
  private static let tracking = [
    XMLShape(ConsignmentTracking.self, as: "ConsignmentViewModel"),
    XMLShape(ConsignmentTracking.Package.self, as: "PackageViewModel"),
    XMLShape(ConsignmentTracking.Leg.self, as: "LegViewModel"),
    XMLShape(TrackingEvent.self, as: "EventViewModel"),
    XMLShape(FlattenedTracking.self, as: "FlattenedConsignmentViewModel"),
    XMLShape(FlattenedTracking.Package.self, as: "FlattenedPackageViewModel"),
    XMLShape(FlattenedTracking.Event.self, as: "FlattenedEventViewModel"),
    XMLShape(CarrierTrackingEventsRequest.self, as: "BulkCarrierTrackingEventsRequest"),
    XMLShape(CarrierTrackingEventsRequest.ConsignmentEvents.self, as: "ConsignmentTrackingEvents"),
    XMLShape(CarrierTrackingEventsRequest.PackageEvents.self, as: "PackageTrackingEvents"),
    XMLShape(CarrierTrackingEventsRequest.Event.self, as: "TrackingEvent"),
  ]

  private static let referencesFirst = [Base(.consignments, ["consignmentReferences"])]

  private static let requests = [
    XMLShape(
      CreateConsignmentRequest.self, .consignments,
      bases: [
        Base(
          .consignments,
          ["shippingDate", "packages", "customsDocumentation", "addresses", "metaData", "direction", "tags"])
      ], items: ["tags": "Tag"], alsoRead: ["Consignment"]),
    XMLShape(UpdateConsignmentRequest.self, .consignments, items: ["tags": "Tag"]),
    XMLShape(ManifestConsignmentsRequest.self, .consignments, alsoRead: ["DispatchConsignmentsRequest"]),
    XMLShape(
      CustomerReferenceRequest.self, .consignments, as: "ReferenceProvidedByCustomerRequest", alsoRead: ["string"]),
    XMLShape(
      UpdatePackageRequest.self, .consignments,
      bases: [
        Base(
          .consignments,
          [
            "reference", "packageReferenceProvidedByCustomer", "weight", "dimensions", "description", "value",
            "packageSizeReference", "barcode", "metaData",
          ])
      ], alsoRead: ["Package"]),
    XMLShape(AddItemRequest.self, .consignments), XMLShape(AddItemsRequest.self, .consignments),
    XMLShape(MoveItemRequest.self, .consignments), XMLShape(SetConsignmentDetailsRequest.self, .consignments),
    XMLShape(ServiceGroupRequest.self, .common, as: "MpdCarrierServiceGroup"),
    XMLShape(ConsignmentEventsRequest.self, .consignments),
    XMLShape(ConsignmentStateEventsRequest.self, .consignments),
    XMLShape(AllocateConsignmentsRequest.self, .consignments),
    XMLShape(AllocateConsignmentsWithCarrierServiceRequest.self, .consignments, bases: referencesFirst),
    XMLShape(AllocateConsignmentsWithServiceGroupRequest.self, .consignments, bases: referencesFirst),
    XMLShape(AllocateConsignmentsWithServiceFiltersRequest.self, .consignments),
    XMLShape(
      AllocateConsignmentsWithServiceFiltersRequest.Filters.self, .consignments, as: "AllocationFilters"),
    XMLShape(
      AllocateAllConsignmentsRequest.self, .consignments,
      alsoRead: ["AllocateAllConsignmentsWithCarrierServiceRequest", "AllocateAllConsignmentsWithServiceGroupRequest"]),
  ]
}
