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
  /// Every row; `summary` is that of an Allocation Summary, for which version 1 has a `WithMessage`.
  static func rows(summary: XMLShape) -> [XMLShape] {
    [summary] + plain + places + consignments + requests
      + [
        XMLShape(ApiError.Detail.self, as: "ApiErrorMessage"),
        XMLShape(Charge.self, .common, as: "KeyValuePairOfCustomChargeTypeDecimal"),
        XMLShape(CustomsDocuments.Document.self, .common, as: "KeyValuePairOfStringString"),
        XMLShape(JourneyLeg.self, .common, as: "Leg"),
        XMLShape(ConsignmentStateSummary.Entry.self, .consignments, as: "KeyValuePairOfStringInt32"),
        XMLShape(LatePackageSummary.Late.self, .consignments, as: "LateConsignmentSummary"),
        XMLShape(LatePackageSummary.OnTime.self, .consignments, as: "OnTimeConsignmentSummary"),
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

  static let allocationSummary = XMLShape(AllocationSummary.self, .consignments)
  static let summaryWithMessage = XMLShape(AllocationSummary.self, .consignments, as: "WithMessageOfString")

  /// Types that are called as here and derive from nothing.
  private static let plain =
    area(
      .common, ApiLink.self, MetaData.self, Weight.self, Dimensions.self, Money.self, Currency.self, Barcode.self,
      RequestedDeliveryDate.self, DeliveryWindow.self, Country.self, Country.IsoCode.self, LatLong.self,
      MpdCarrier.self, MpdCarrierService.self, JourneyLeg.CarrierService.self, MpdCarrierServiceGroup.self,
      MpdCarrierServiceProfile.self, MpdCarrierServiceProfile.DimensionRestriction.self,
      MpdCarrierServiceProfile.DomesticLocationRestriction.self,
      MpdCarrierServiceProfile.InternationalLocationRestriction.self,
      MpdCarrierServiceProfile.CompensationAndValue.self)
    + area(
      .consignments, Item.self, ConsignmentLeg.self, CustomsDocumentation.self, FailedAllocation.self,
      ConsignmentStatusResponse.self, MatchingConsignmentsResponse.self, DispatchResponse.self, CustomerManifest.self,
      AllocateAndGetLabelsResponse.self, AllocateAndGetLabelsResult.self, LateConsignmentsResponse.self,
      ConsignmentStateSummary.self, CarrierStateSummary.self,
      LatePackageSummary.self)
    + area(
      .carrierServiceDirectory, MpdCarrierServicesResponse.self, CarrierServicesResponse.self, CollectionCalendar.self,
      CalendarRule.self, CalendarException.self, CalendarOperationTimes.self, CalendarTime.self)
    + area(.labelGeneration, GetLabelsResponse.self, GetLabelsRequest.self, CustomsDocuments.self)
    + area(.quotes, QuoteResult.self, UnqualifiedService.self, QuoteSurcharge.self)
    + area(.rates, Rate.self, TaxRate.self)
    + area(.profile, ShippingLocation.LinkedAccount.self, PackageSize.self)
    + area(.pro, ManifestFromQueryResponse.self, ManifestFromQueryRequest.self, ManifestFromQueryRequest.DateRange.self)
    + area(.none, ApiError.self)

  private static func area(_ namespace: XMLNamespace, _ types: any Any.Type...) -> [XMLShape] {
    types.map { XMLShape($0, namespace) }
  }

  /// What `Common.Address` declares, which the other kinds of address derive from; whether it is cached, a class below that.
  ///
  /// - Source: contract/30-consignments.md, section 2. That `IsCached` stands first, in `Caching`, is *inferred*: JSON has it last, and
  ///   nothing else of the vendor's could be in that area.
  private static let address = [
    Base(.caching, ["isCached"]),
    Base(
      .common,
      [
        "shopLocationReference", "contact", "companyName", "shippingLocationReference", "customerName", "addressLine1",
        "addressLine2", "addressLine3", "town", "region", "postcode", "country", "regionCode", "specialInstructions",
        "latLong",
      ]),
  ]

  private static let places = [
    XMLShape(Address.self, .consignments, bases: address),
    XMLShape(QuoteAddress.self, .common, as: "Address", bases: address),
    XMLShape(ShippingLocation.self, .profile, bases: address),
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
            "reference", "consignmentState", "dateCreated", "shippingDate", "requestedDeliveryDate",
            "earliestDeliveryDate", "latestDeliveryDate", "consignmentReferenceProvidedByCustomer", "addresses",
            "packages",
          ])
      ], items: ["tags": "Tag"]),
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
    XMLShape(ServiceGroupRequest.self, .common, as: "MpdCarrierServiceGroup"),
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
