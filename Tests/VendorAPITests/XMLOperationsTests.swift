import Contract
import HTTPTypes
import Testing

@testable import VendorAPI

/// Every operation in XML: a type without an XML name of its own, or without a namespace, fails here and not at a client's.
@Suite struct XMLOperationsTests {
  private static let mma = "EC-000-05B-MMA"

  /// What makes an operation answer a body.
  struct Example: Sendable {
    let operation: String
    var path: String
    var body = ""
    var status = 200
    /// The answer's root; nil for an answer without a body.
    var root: String?
    /// Calls that have to come before, all PUT and without a body.
    var before: [String] = []
  }

  /// Allocated from the start.
  private static let labelled = "EC-000-0ST-ALL"
  /// Worth so little that it needs a CN22.
  private static let american = "EC-000-0US-001"
  private static let references = "<ConsignmentReferences><string>\(mma)</string></ConsignmentReferences>"
  private static let list = "<ArrayOfString><string>\(mma)</string></ArrayOfString>"
  private static let allocate = "/allocation/\(mma)/allocatewithcheapestquote"
  private static let eventTime = "<Start>2019-06-14T09:00:00Z</Start><End>2019-06-14T10:00:00Z</End>"
  private static let stateEvents =
    "<ConsignmentStateEventsRequest><ConsignmentStates><ConsignmentState>Allocated</ConsignmentState></ConsignmentStates>"
    + "\(eventTime)</ConsignmentStateEventsRequest>"
  private static let summaries = "ArrayOfAllocationSummary"
  private static let messages = "ArrayOfWithMessageOfString"
  private static let options = sent.replacing("CreateConsignmentRequest>", with: "DeliveryOptionsRequest>")
  private static let sent = """
    <CreateConsignmentRequest><Packages><Package><Weight><Value>0.5</Value><Unit>Kg</Unit></Weight>\
    <Dimensions><Unit>Cm</Unit><Width>10</Width><Length>10</Length><Height>10</Height></Dimensions>\
    <Items><Item><Sku>S</Sku><CountryOfOrigin><Name>Spain</Name></CountryOfOrigin>\
    <Barcode><Code>1</Code></Barcode></Item></Items>\
    <Charges><KeyValuePairOfCustomChargeTypeDecimal><Key>Duty</Key><Value>1</Value>\
    </KeyValuePairOfCustomChargeTypeDecimal></Charges>\
    <MetaData><MetaData><KeyValue>k</KeyValue><IntValue>1</IntValue></MetaData></MetaData>\
    <Description>Socks</Description><Value><Amount>5.99</Amount></Value></Package></Packages>\
    <CustomsDocumentation><CategoryType>Gift</CategoryType></CustomsDocumentation>\
    <Tags><Tag>TagA</Tag></Tags>\
    <RequestedDeliveryDate><Date>2019-07-01</Date></RequestedDeliveryDate>\
    <Addresses><Address><AddressType>Origin</AddressType>\
    <ShippingLocationReference>Sorted1</ShippingLocationReference></Address><Address>\
    <AddressType>Destination</AddressType><Contact><LastName>P</LastName></Contact>\
    <LatLong><Latitude>1.5</Latitude></LatLong><AddressLine1>13 Porter Street</AddressLine1>\
    <Postcode>M1 5WG</Postcode><Country><Name>Great Britain</Name>\
    <IsoCode><TwoLetterCode>GB</TwoLetterCode></IsoCode></Country></Address></Addresses></CreateConsignmentRequest>
    """
  private static let guid = "112236d5-4460-492f-a6bd-aa3f00f62dfb"
  private static let own = "sandbox@example.com"
  private static let role = Role.administratorReference
  private static let password = "<PasswordRequest><EmailAddress>\(own)</EmailAddress></PasswordRequest>"
  /// A package with an item.
  private static let filled = "EP-000-WZ9-A1B"
  private static let reference =
    "<ReferenceProvidedByCustomerRequest><Reference>r</Reference></ReferenceProvidedByCustomerRequest>"
  private static let address =
    "<Address><AddressType>Return</AddressType><AddressLine1>1 Lane</AddressLine1><Postcode>M1 1AA</Postcode>"
    + "<Country><IsoCode><TwoLetterCode>GB</TwoLetterCode></IsoCode></Country></Address>"
  private static let size =
    "<PackageSize><Reference>Tiny</Reference><Length>1</Length><Width>1</Width><Height>1</Height></PackageSize>"
  private static let group =
    "<MpdCarrierServiceGroup><Reference>mine</Reference><MpdCarrierServiceProfiles><MpdCarrierServiceProfile>"
    + "<MpdCarrierService><Reference>CX_NDS</Reference></MpdCarrierService></MpdCarrierServiceProfile>"
    + "</MpdCarrierServiceProfiles></MpdCarrierServiceGroup>"
  private static let place =
    "<ShippingLocation><Reference>Shed</Reference><AddressLine1>1 Lane</AddressLine1><Postcode>M1 1AA</Postcode>"
    + "<Country><IsoCode><TwoLetterCode>GB</TwoLetterCode></IsoCode></Country></ShippingLocation>"

  static let examples: [Example] = [
    Example(
      operation: "AllocateUsingDefaultRules", path: "/allocation/allocate",
      body: "<AllocateConsignmentsRequest>\(references)</AllocateConsignmentsRequest>", root: summaries),
    Example(
      operation: "AllocateConsignmentWithServiceGroup",
      path: "/allocation/\(mma)/allocatewithservicegroup/valuableGoods", root: summaries),
    Example(
      operation: "AllocateWithCarrierService", path: "/allocation/allocatewithcarrierservice",
      body: "<AllocateConsignmentsWithCarrierServiceRequest>\(references)"
        + "<MpdCarrierServiceReference>CX_NDS</MpdCarrierServiceReference>"
        + "</AllocateConsignmentsWithCarrierServiceRequest>", root: summaries),
    Example(operation: "AllocateWithCheapestQuote", path: allocate, root: summaries),
    Example(
      operation: "AllocateWithQuote", path: "/allocation/\(mma)/allocatewithquote/{quote}", root: summaries),
    Example(
      operation: "AllocateConsignmentsWithServiceFilters", path: "/allocation/allocateConsignmentsWithServiceFilters",
      body: "<AllocateConsignmentsWithServiceFiltersRequest>\(references)<Filters>"
        + "<ServiceDirection>Inbound Outbound</ServiceDirection></Filters>"
        + "</AllocateConsignmentsWithServiceFiltersRequest>", root: summaries),
    Example(
      operation: "AllocateConsignmentsWithServiceGroup", path: "/allocation/allocatewithservicegroup",
      body: "<AllocateConsignmentsWithServiceGroupRequest>\(references)"
        + "<MpdCarrierServiceGroupReference>valuableGoods</MpdCarrierServiceGroupReference>"
        + "</AllocateConsignmentsWithServiceGroupRequest>", root: summaries),
    Example(
      operation: "AllocateAllConsignments", path: "/allocation/allocate/2019-06-20",
      body: "<AllocateAllConsignmentsRequest><ShippingLocationReference>Sorted1</ShippingLocationReference>"
        + "</AllocateAllConsignmentsRequest>", root: summaries),
    Example(
      operation: "AllocateAllConsignmentsWithCarrierService", path: "/allocation/allocateWithCarrierService/2019-06-20",
      body: "<AllocateAllConsignmentsWithCarrierServiceRequest>"
        + "<MpdCarrierServiceReference>CX_NDS</MpdCarrierServiceReference>"
        + "</AllocateAllConsignmentsWithCarrierServiceRequest>", root: summaries),
    Example(
      operation: "AllocateAllConsignmentsWithServiceGroup", path: "/allocation/allocateWithServiceGroup/2019-06-20",
      body: "<AllocateAllConsignmentsWithServiceGroupRequest>"
        + "<MpdCarrierServiceGroupReference>valuableGoods</MpdCarrierServiceGroupReference>"
        + "</AllocateAllConsignmentsWithServiceGroupRequest>", root: summaries),
    Example(
      operation: "GetDeliveryOptions", path: "/deliveryoptions", body: options, status: 201,
      root: "DeliveryOptionsResponse"),
    Example(
      operation: "GetDeliveryOptionsHeartbeat", path: "/deliveryoptions/heartbeat", body: options,
      root: "DeliveryOptionsResponse"),
    Example(
      operation: "GetDeliveryOptionSummary", path: "/deliveryoptions/summary", body: options, status: 201,
      root: "DeliveryOptionSummary"),
    Example(
      operation: "GetDeliveryOption", path: "/deliveryoptions/details/{shopOption}", root: "DeliveryOptionDetails"),
    Example(
      operation: "GetDeliveryOptionsForConsignment", path: "/deliveryoptions/consignment/\(mma)",
      root: "DeliveryOptionsResponse"),
    Example(
      operation: "GetExistingDeliveryOptions", path: "/deliveryoptions/{optionRequest}?deliveryDate=2019-06-17",
      root: "DeliveryOptionsResponse"),
    Example(operation: "SelectDeliveryOption", path: "/deliveryoptions/select/{option}", root: "AllocationSummary"),
    Example(
      operation: "SelectDeliveryOptionAsOrder", path: "/deliveryoptions/selectorder",
      body: "<SelectOrderRequest><DeliveryOptions><SelectDeliveryOptionRequest><Reference>EDO-000-000-000"
        + "</Reference></SelectDeliveryOptionRequest></DeliveryOptions></SelectOrderRequest>",
      status: 400, root: "SelectOrderResponse"),
    Example(
      operation: "GetPickupOptions", path: "/deliveryoptions/pickupoptions",
      body: options.replacing("DeliveryOptionsRequest>", with: "PickupOptionsRequest>"),
      root: "PickupOptionsResponse"),
    Example(
      operation: "GetPickupOptionsForConsignment", path: "/deliveryoptions/pickupOptions/consignment/\(mma)",
      root: "PickupOptionsResponse"),
    Example(
      operation: "FindNearestPickUpLocations", path: "/pickUpLocationLocator",
      body: "<FindNearestPickUpLocationRequest><Address><Postcode>M1 5WG</Postcode></Address>"
        + "<MpdCarrierServices><MpdCarrierService><Journey><JourneyLeg><CarrierService><Reference>EDC5_DPDSS</Reference>"
        + "</CarrierService></JourneyLeg></Journey></MpdCarrierService></MpdCarrierServices>"
        + "</FindNearestPickUpLocationRequest>", root: "FindNearestPickUpLocationResponse"),
    Example(operation: "ReservePickupOption", path: "/deliveryoptions/reserve/{shopOption}", root: "string"),
    Example(
      operation: "ReservePickupOptionOfTheKit", path: "/deliveryoptions/pickupoptions/reserve/{shopOption}",
      root: "string"),
    Example(operation: "GetQuotes", path: "/quotes", body: sent, status: 201, root: "QuoteResult"),
    Example(operation: "GetQuotesForConsignment", path: "/quotes/consignment/\(mma)", root: "QuoteResult"),
    Example(operation: "GetQuotesForConsignment2017", path: "/Prod/Quotes/consignment/\(mma)", root: "QuoteResult"),
    Example(operation: "GetQuoteRequest2017", path: "/Prod/Quotes/{quoteRequest}", root: "QuoteResult"),
    Example(
      operation: "GetQuotesByServiceGroup", path: "/quotes/serviceGroups", body: sent,
      root: "ArrayOfServiceGroupQuoteResult"),
    Example(operation: "GetQuoteRequest", path: "/quotes/{quoteRequest}", root: "QuoteResult"),
    Example(operation: "CreateConsignment", path: "/consignments", body: sent, status: 201, root: "ArrayOfApiLink"),
    Example(
      operation: "GetConsignment", path: "/consignments/\(mma)", root: "Consignment", before: [allocate]),
    Example(
      operation: "GetConsignmentStatus", path: "/consignments/\(mma)/status", root: "ConsignmentStatusResponse"),
    Example(
      operation: "GetConsignmentWithMetaData", path: "/consignments/getconsignmentwithmetadata/{created}",
      root: "Consignment"),
    Example(
      operation: "GetConsignmentOnly", path: "/consignments/getconsignmentonly/\(mma)", root: "Consignment"),
    Example(
      operation: "GetConsignmentByClientReference", path: "/consignments/clientReference/{client}",
      root: "ArrayOfConsignment"),
    Example(
      operation: "GetConsignmentStatusByClientReference", path: "/consignments/clientReference/{client}/status",
      root: "ArrayOfConsignmentStatusResponse"),
    Example(
      operation: "GetConsignmentReferences", path: "/consignments/getConsignmentReferences", root: "ArrayOfString"),
    Example(operation: "CountConsignments", path: "/consignments/count", root: "int"),
    Example(
      operation: "SearchConsignments", path: "/consignments/100/0", root: "MatchingConsignmentsResponse",
      before: [allocate]),
    Example(
      operation: "GetLateConsignments", path: "/consignments/late", root: "LateConsignmentsResponse",
      before: [allocate]),
    Example(
      operation: "GetConsignmentSummary", path: "/consignments/summary?\(period)", root: "ConsignmentStateSummary",
      before: [allocate]),
    Example(
      operation: "GetConsignmentSummaryByCarrier", path: "/consignments/summary/courier?\(period)",
      root: "CarrierStateSummary", before: [allocate]),
    Example(
      operation: "GetLatePackageSummary", path: "/consignments/summary/latepackages?\(period)",
      root: "LatePackageSummary", before: [allocate]),
    Example(
      operation: "GetLateConsignmentsOfCarrier", path: "/lateconsignments/carrierlate/2019-06-10/2019-06-20",
      root: "ArrayOfLateConsignmentSummary"),
    Example(
      operation: "GetLateConsignmentsOfCustomer", path: "/lateconsignments/customer/2019-06-10/2019-06-20",
      root: "ArrayOfLateConsignmentSummary"),
    Example(operation: "GetTracking", path: "/tracking/\(labelled)", root: "ConsignmentViewModel"),
    Example(
      operation: "GetFlattenedTracking", path: "/tracking/flattened/\(labelled)",
      root: "FlattenedConsignmentViewModel"),
    Example(
      operation: "GetTrackingByClientReference", path: "/tracking/clientreference/{client}",
      root: "ArrayOfConsignmentViewModel"),
    Example(
      operation: "AddTrackingEvents", path: "/tracking/carrierevents", body: told, status: 404, root: "ApiError"),
    Example(
      operation: "AddCarrierTrackingEvents", path: "/carrierTrackingEvents", body: told, status: 404, root: "ApiError"),
    Example(
      operation: "GetConsignmentEvents", path: "/events/consignments",
      body: "<ConsignmentEventsRequest><EventTypes><ConsignmentEventType>ConsignmentCreated</ConsignmentEventType>"
        + "</EventTypes>\(eventTime)</ConsignmentEventsRequest>", root: "ConsignmentEventsResponse"),
    Example(
      operation: "GetConsignmentEventSummary", path: "/events/consignments/summary",
      body: "<ConsignmentEventsRequest><EventTypes><ConsignmentEventType>ConsignmentCreated</ConsignmentEventType>"
        + "</EventTypes>\(eventTime)</ConsignmentEventsRequest>", root: "GetConsignmentEventSummaryResponse"),
    Example(
      operation: "GetConsignmentStateEvents", path: "/events/consignments/stateevents", body: stateEvents,
      root: "ArrayOfConsignmentPayload", before: [allocate]),
    Example(
      operation: "GetConsignmentStateEventsOfTheKit", path: "/events/consignmentstateevents", body: stateEvents,
      root: "ArrayOfConsignmentPayload", before: [allocate]),
    Example(
      operation: "GetConsignmentAudit", path: "/consignments/\(mma)/audit", root: "ArrayOfConsignmentAuditMessage",
      before: [allocate]),
    Example(
      operation: "UpdateConsignment", path: "/consignments",
      body: "<UpdateConsignmentRequest><Reference>\(mma)</Reference></UpdateConsignmentRequest>",
      root: "ArrayOfApiLink"),
    Example(
      operation: "UpdateConsignment2017", path: "/consignments/update",
      body: "<UpdateConsignmentRequest><Reference>\(mma)</Reference></UpdateConsignmentRequest>",
      root: "ArrayOfApiLink"),
    Example(
      operation: "AddPackage", path: "/consignments/\(mma)/addpackage",
      body: "<Package><Weight><Value>1</Value></Weight><Dimensions><Width>1</Width><Length>1</Length>"
        + "<Height>1</Height></Dimensions><Description>d</Description><Value><Amount>1</Amount><Currency>"
        + "<IsoCode>GBP</IsoCode></Currency></Value></Package>", status: 201, root: "Package"),
    Example(
      operation: "UpdatePackage", path: "/packages/\(filled)",
      body: "<UpdatePackageRequest><Weight><Value>1</Value></Weight><Dimensions><Width>1</Width><Length>1</Length>"
        + "<Height>1</Height></Dimensions><Items><UpdateItemRequest><Sku>S</Sku></UpdateItemRequest></Items>"
        + "</UpdatePackageRequest>"),
    Example(
      operation: "SetPackageReference", path: "/packages/\(filled)/setCustomerProvidedReference", body: reference),
    Example(operation: "SplitPackage", path: "/packages/{split}/split"),
    Example(operation: "RemovePackage", path: "/consignments/\(mma)/removepackage/{package}"),
    Example(operation: "AddEmptyPackages", path: "/consignments/\(mma)/addpackages/2", root: "int"),
    Example(operation: "AddPackages", path: "/consignments/\(mma)/addpackages/2"),
    Example(
      operation: "AddItem", path: "/items/\(filled)",
      body: "<AddItemRequest><Sku>S</Sku><Quantity>2</Quantity><PackageReference>\(filled)</PackageReference>"
        + "</AddItemRequest>"),
    Example(
      operation: "AddItems", path: "/items/additems",
      body: "<AddItemsRequest><PackageReference>\(filled)</PackageReference><Items><Item><Sku>S</Sku></Item></Items>"
        + "</AddItemsRequest>", root: "ArrayOfItem"),
    Example(
      operation: "MoveItem", path: "/items/move",
      body: "<MoveItemRequest><ItemReference>{item}</ItemReference><TargetPackageReference>\(filled)"
        + "</TargetPackageReference></MoveItemRequest>"),
    Example(operation: "RemoveItem", path: "/items/\(filled)/{item}"),
    Example(
      operation: "SetItemReference", path: "/items/{barcode}/setCustomerProvidedReference", body: reference),
    Example(operation: "GetItem", path: "/items/{item}", root: "Item"),
    Example(operation: "GetItemsOfPackage", path: "/items/package/\(filled)", root: "ArrayOfItem"),
    Example(
      operation: "SetConsignmentDetails", path: "/consignments/\(mma)/details",
      body: "<SetConsignmentDetailsRequest><ShippingDateTime>2019-06-18T00:00:00</ShippingDateTime>"
        + "<IsExactRequestedDeliveryDate>false</IsExactRequestedDeliveryDate></SetConsignmentDetailsRequest>"),
    Example(operation: "UpdateConsignmentAddress", path: "/consignments/\(mma)", body: address),
    Example(
      operation: "UpdateConsignmentAddressOfTheKit", path: "/consignments/\(mma)/updateconsignmentaddress",
      body: address),
    Example(operation: "DeletePackage", path: "/packages/{package}"),
    Example(
      operation: "SetCustomerProvidedReference", path: "/consignments/\(mma)/setCustomerProvidedReference",
      body: "<string>mine</string>"),
    Example(operation: "DeallocateConsignment", path: "/consignments/\(mma)/deallocate", before: [allocate]),
    Example(
      operation: "DeallocateConsignments", path: "/consignments/deallocatelist", body: list, root: messages,
      before: [allocate]),
    Example(operation: "CancelConsignment", path: "/consignments/\(mma)/cancel"),
    Example(operation: "CancelConsignments", path: "/consignments/cancellist", body: references, root: messages),
    Example(
      operation: "SetReadyToShip", path: "/consignments/setreadytoship", body: list, root: messages,
      before: [allocate]),
    Example(
      operation: "SetNotReadyToShip", path: "/consignments/setnotreadytoship", body: list, root: messages),
    Example(
      operation: "DispatchConsignments", path: "/consignments/Dispatch",
      body: "<DispatchConsignmentsRequest>\(references)</DispatchConsignmentsRequest>",
      root: "ArrayOfDispatchResponse"),
    Example(
      operation: "ManifestConsignments", path: "/consignments/manifest",
      body: "<ManifestConsignmentsRequest>\(references)</ManifestConsignmentsRequest>", root: messages),
    Example(
      operation: "ManifestFromQuery", path: "/consignments/manifestFromQuery",
      body: "<ManifestFromQueryRequest><States><string>Allocated</string></States></ManifestFromQueryRequest>",
      root: "ManifestFromQueryResponse"),
    Example(
      operation: "ManifestFromQueryAsPut", path: "/consignments/manifestFromQuery",
      body: "<ManifestFromQueryRequest><States><string>Allocated</string></States></ManifestFromQueryRequest>",
      root: "ManifestFromQueryResponse"),
    Example(
      operation: "GetCustomerManifests", path: "/consignments/customer/manifests", root: "ArrayOfManifestFileInfo"),
    Example(
      operation: "GetCustomerManifests2017", path: "/ConsignmentCustomers/manifests", root: "ArrayOfManifestFileInfo"),
    Example(
      operation: "GetCustomerManifest2017", path: "/ConsignmentCustomers/manifest/x", status: 404, root: "ApiError"),
    Example(operation: "GetManifest", path: "/consignments/manifest/x", status: 404, root: "ApiError"),
    Example(
      operation: "GetCustomerManifest", path: "/consignments/customer/manifest/x", status: 404, root: "ApiError"),
    Example(operation: "GetLabels", path: "/labels/\(mma)", root: "GetLabelsResponse", before: [allocate]),
    Example(operation: "GetLabelsInFormat", path: "/labels/\(mma)/zpl", root: "GetLabelsResponse", before: [allocate]),
    Example(
      operation: "GetPackageLabelShort", path: "/labels/\(labelled)/{labelled}/zpl", root: "GetLabelsResponse"),
    Example(operation: "GetPackageLabel", path: "/labels/package/\(labelled)/{labelled}", root: "GetLabelsResponse"),
    Example(
      operation: "GetPackageLabelInFormat", path: "/labels/package/\(labelled)/{labelled}/zpl",
      root: "GetLabelsResponse"),
    Example(
      operation: "GetPackageLabelInResolution", path: "/labels/package/\(labelled)/{labelled}/zpl/300",
      root: "GetLabelsResponse"),
    Example(
      operation: "AllocateAndGetLabels", path: "/allocation/\(mma)/labels/zpl", root: "AllocateAndGetLabelsResponse"),
    Example(
      operation: "AllocateWithServiceReferenceAndGetLabels",
      path: "/allocation/\(mma)/carrierservice/CX_NDS/labels/zpl",
      root: "AllocateAndGetLabelsResponse"),
    Example(
      operation: "AllocateWithServiceGroupAndGetLabels",
      path: "/allocation/\(mma)/servicegroup/valuableGoods/labels/zpl",
      root: "AllocateAndGetLabelsResponse"),
    Example(
      operation: "AllocateWithQuoteReferenceAndGetLabels", path: "/allocation/\(mma)/quote/{quote}/labels/zpl",
      root: "AllocateAndGetLabelsResponse"),
    Example(operation: "GetLabels2017", path: "/documents/labels/\(labelled)", root: "GetLabelsResponse"),
    Example(
      operation: "GetLabelsOfMany", path: "/labels/GetLabels",
      body: "<GetLabelsRequest><ConsignmentReferences><string>\(labelled)</string></ConsignmentReferences>"
        + "<Format>zpl</Format></GetLabelsRequest>", root: "GetLabelsResponse"),
    Example(
      operation: "GetCustomsDocuments", path: "/consignments/docs/\(american)", root: "GetCustomsDocumentationResponse",
      before: ["/allocation/\(american)/allocatewithcheapestquote"]),
    Example(
      operation: "GetCommercialInvoice", path: "/consignments/docs/commercialinvoice/\(american)", root: "string",
      before: ["/allocation/\(american)/allocatewithcheapestquote"]),
    Example(
      operation: "GetCN22", path: "/consignments/docs/CN22/\(american)/{american}", root: "string",
      before: ["/allocation/\(american)/allocatewithcheapestquote"]),
    Example(
      operation: "GetCN23", path: "/consignments/docs/CN23/\(american)/{american}", status: 404, root: "ApiError",
      before: ["/allocation/\(american)/allocatewithcheapestquote"]),
    Example(
      operation: "GetMpdCarrierServices", path: "/carrierservices", root: "SubscriptionMpdCarrierServiceResponse"),
    Example(
      operation: "GetCarrierServices", path: "/carrierservices/carrierservices",
      root: "SubscriptionCarrierServiceResponse"),
    Example(operation: "GetSubscription", path: "/carriers", root: "SubscriptionMpdCarrierServiceResponse"),
    Example(operation: "GetCarriers", path: "/carriers/getcarriers", root: "ArrayOfCarrier"),
    Example(operation: "DeleteCollectionCalendar", path: "/collectioncalendar/Sorted1/UPS", status: 204),
    Example(
      operation: "AddCollectionCalendarRule", path: "/collectioncalendar/addRule/Sorted1/UPS",
      body: "<CalendarRule>\(times)<DayOfWeek>6</DayOfWeek></CalendarRule>", status: 201),
    Example(
      operation: "AddExceptionToCollectionCalendar", path: "/collectioncalendar/addException/Sorted1/UPS",
      body: "<CalendarException><Date>2019-06-19T00:00:00</Date>\(times)</CalendarException>", status: 201),
    Example(
      operation: "RemoveCollectionCalendarRule", path: "/collectioncalendar/removeRule/x", status: 404, root: "ApiError"
    ),
    Example(
      operation: "RemoveExceptionFromCollectionCalendar", path: "/collectioncalendar/removeException/x", status: 404,
      root: "ApiError"),
    Example(
      operation: "RemoveExceptionFromCollectionCalender", path: "/collectioncalender/removeexception/x", status: 404,
      root: "ApiError"),
    Example(
      operation: "GetCollectionCalendar", path: "/collectioncalendar/Sorted1/UPS", root: "CollectionCalendar"),
    Example(operation: "GetServiceGroups", path: "/serviceGroups", root: "ArrayOfMpdCarrierServiceGroup"),
    Example(
      operation: "GetServiceGroupSummaries", path: "/serviceGroups/summaries", root: "ArrayOfMpdCarrierServiceGroup"),
    Example(
      operation: "GetServiceGroupSummary", path: "/serviceGroups/summary/valuableGoods",
      root: "MpdCarrierServiceGroup"),
    Example(operation: "GetServiceGroup", path: "/serviceGroups/International", root: "MpdCarrierServiceGroup"),
    Example(
      operation: "IsServiceGroupReferenceAvailable", path: "/serviceGroups/valuableGoods/available",
      root: "boolean"),
    Example(
      operation: "CreateServiceGroup", path: "/serviceGroups", body: group, status: 201,
      root: "MpdCarrierServiceGroup"),
    Example(
      operation: "UpdateServiceGroup", path: "/serviceGroups/valuableGoods", body: group,
      root: "MpdCarrierServiceGroup"),
    Example(operation: "DeleteServiceGroup", path: "/serviceGroups/valuableGoods"),
    Example(operation: "GetPackageSizes", path: "/packagesizes", root: "ArrayOfPackageSize"),
    Example(operation: "GetDefaultPackageSize", path: "/packagesizes/default", root: "PackageSize"),
    Example(operation: "CreatePackageSize", path: "/packagesizes", body: size, status: 201, root: "PackageSize"),
    Example(operation: "UpdatePackageSize", path: "/packagesizes/Small", body: size, root: "PackageSize"),
    Example(operation: "SetDefaultPackageSize", path: "/packagesizes/Small/default", root: "PackageSize"),
    Example(operation: "DeletePackageSize", path: "/packagesizes/Small"),
    Example(operation: "GetShippingLocations", path: "/shippinglocations", root: "ArrayOfShippingLocation"),
    Example(
      operation: "GetAssignedShippingLocations", path: "/shippinglocations/assigned",
      root: "ArrayOfShippingLocation"),
    Example(operation: "GetShippingLocation", path: "/shippinglocations/Sorted1", root: "ShippingLocation"),
    Example(
      operation: "IsShippingLocationReferenceAvailable", path: "/shippinglocations/Sorted1/available",
      root: "boolean"),
    Example(
      operation: "CreateShippingLocation", path: "/shippinglocations", body: place, status: 201,
      root: "ShippingLocation"),
    Example(
      operation: "UpdateShippingLocation", path: "/shippinglocations/Sorted1", body: place,
      root: "ShippingLocation"),
    Example(operation: "DeleteShippingLocation", path: "/shippinglocations/Sorted1"),
    Example(operation: "GetCountries", path: "/staticdata/countries", root: "ArrayOfCountry"),
    Example(operation: "GetCurrencies", path: "/staticdata/currencies", root: "ArrayOfCurrency"),
    Example(operation: "CreateOrder", path: "/orders", body: order, status: 201, root: "ArrayOfApiLink"),
    Example(operation: "GetOrder", path: "/orders/{order}", root: "Order"),
    Example(
      operation: "UpdateOrder", path: "/orders/{order}",
      body:
        "<UpdateOrderRequest><OrderReference>{order}</OrderReference><Tags><Tag>A</Tag></Tags></UpdateOrderRequest>",
      root: "ArrayOfApiLink"),
    Example(
      operation: "AddOrderAddress", path: "/orders/{order}/address",
      body: "<Address><AddressType>Return</AddressType>"
        + "<ShippingLocationReference>Sorted1</ShippingLocationReference></Address>"),
    Example(
      operation: "UpdateOrderAddress", path: "/orders/{order}/address",
      body: "<Address><AddressType>Origin</AddressType>"
        + "<ShippingLocationReference>Sorted1</ShippingLocationReference></Address>"),
    Example(
      operation: "PackOrder", path: "/orders/{order}/pack",
      body: "<PackOrderRequest><OrderReference>{order}</OrderReference><GenerateReturn>true</GenerateReturn>"
        + "<Packages><Package><Dimensions><Width>1</Width><Length>1</Length><Height>1</Height></Dimensions>"
        + "<Weight><Value>1</Value></Weight><Items><Item><Sku>S</Sku></Item></Items></Package></Packages>"
        + "<Tags><Tag>TagA</Tag></Tags></PackOrderRequest>", status: 201, root: "PackOrderResponse"),
    Example(
      operation: "GetConsignmentsForOrders", path: "/orders/consignments",
      body: "<OrderConsignmentsRequest><OrderReferences><string>{order}</string></OrderReferences>"
        + "</OrderConsignmentsRequest>", root: "OrderConsignmentsResponse"),
    Example(
      operation: "AddOrderPackages", path: "/orders/addorderpackages", body: putPackages, status: 201, root: "boolean"),
    Example(
      operation: "UpdateOrderPackages", path: "/orders/updateorderpackages", body: putPackages, root: "boolean"),
    Example(
      operation: "DeleteOrderPackages", path: "/orders/deleteorderpackages",
      body: "<DeleteOrderPackagesRequest><OrderReference>{order}</OrderReference><OrderPackageReferences>"
        + "<string>{orderPackage}</string></OrderPackageReferences></DeleteOrderPackagesRequest>", root: "boolean"),
    Example(
      operation: "AddOrderPackageItems", path: "/orders/addorderpackageitems", body: putItems, status: 201,
      root: "boolean"),
    Example(
      operation: "UpdateOrderPackageItems", path: "/orders/updateorderpackageitems", body: putItems, root: "boolean"),
    Example(
      operation: "DeleteOrderPackageItems", path: "/orders/deleteorderpackageitems",
      body: "<DeleteOrderPackageItemsRequest><OrderReference>{order}</OrderReference>"
        + "<PackageReference>{orderPackage}</PackageReference><OrderItemReferences><string>{orderItem}</string>"
        + "</OrderItemReferences></DeleteOrderPackageItemsRequest>", root: "boolean"),
    Example(operation: "GetSecurityCountries", path: "/security/staticdata/countries", root: "ArrayOfCountry"),
    Example(operation: "GetSecurityCurrencies", path: "/security/staticdata/currencies", root: "ArrayOfCurrency"),
    Example(operation: "GetTitles", path: "/staticdata/titles", root: "ArrayOfString"),
    Example(operation: "GetSecurityTitles", path: "/security/staticdata/titles", root: "ArrayOfString"),
    Example(operation: "GetTimeZones", path: "/staticdata/timezones", root: "ArrayOfTimeZone"),
    Example(operation: "GetSecurityTimeZones", path: "/security/staticdata/timezones", root: "ArrayOfTimeZone"),
    Example(operation: "GetPermissions", path: "/staticdata/permissions", root: "ArrayOfPermissionGroup"),
    Example(operation: "GetAllPermissions", path: "/security/permissions", root: "ArrayOfPermissionGroup"),
    Example(operation: "GetBuiltInRoles", path: "/staticdata/builtinroles", root: "ArrayOfRole"),
    Example(operation: "GetSecurityBuiltInRoles", path: "/security/staticdata/builtinroles", root: "ArrayOfRole"),
    Example(operation: "GetSecurityRegions", path: "/security/staticdata/regions", root: "ArrayOfRegion"),
    Example(operation: "GetDimensionUnits", path: "/rates/management/static/dimensionunits", root: "ArrayOfUnit"),
    Example(
      operation: "GetDimensionUnitsOfTheKit", path: "/rates/management/staticdata/dimensionUnits", root: "ArrayOfUnit"),
    Example(operation: "GetTaxRates", path: "/rates/management/static/tax/GB", root: "ArrayOfTaxRate"),
    Example(operation: "GetVatRates", path: "/rates/management/staticdata/vat/GB", root: "ArrayOfTaxRate"),
    Example(
      operation: "GetCustomerCarriers", path: "/carriers/getcustomercarriers/\(guid)/1/5", root: "PagedListOfCarrier"),
    Example(operation: "GetManifests", path: "/consignments/manifests", root: "ManifestsView"),
    Example(
      operation: "GetManifestsFiltered", path: "/consignments/manifestsfiltered",
      body: "<ManifestFilters><Take>5</Take><CarrierNames><string>none</string></CarrierNames></ManifestFilters>",
      root: "ManifestsView"),
    Example(
      operation: "GetManifestFileSentToCarrier", path: "/consignments/manifestfilesenttocarrier/x", status: 404,
      root: "ApiError"),
    Example(
      operation: "CreateAccount", path: "/accounts",
      body: "<Account><EmailAddress>pat@example.com</EmailAddress></Account>", status: 201),
    Example(
      operation: "UpdateAccount", path: "/accounts",
      body: "<Account><EmailAddress>\(own)</EmailAddress><Roles><Role><Reference>\(role)</Reference></Role></Roles>"
        + "</Account>"),
    Example(operation: "GetAccount", path: "/accounts/\(own)", root: "Account"),
    Example(operation: "GetCustomersForAccount", path: "/accounts/\(own)/customers", root: "ArrayOfCustomer"),
    Example(
      operation: "InviteAccount", path: "/accounts/invite",
      body: "<Account><EmailAddress>pat@example.com</EmailAddress></Account>"),
    Example(
      operation: "GenerateNewPrimaryAPIKey", path: "/accounts/apikeygenerate/primary/\(own)", root: "string"),
    Example(
      operation: "GenerateNewSecondaryAPIKey", path: "/accounts/apikeygenerate/secondary/\(own)", root: "string"),
    Example(
      operation: "CreateCustomRole", path: "/roles/custom",
      body: "<Role><Name>Packers</Name><Permissions><Permission><Key>UpdatePackages</Key></Permission></Permissions>"
        + "</Role>", root: "Role"),
    Example(
      operation: "UpdateRole", path: "/roles", body: "<Role><Reference>none</Reference></Role>", status: 404,
      root: "ApiError"),
    Example(operation: "DeleteRole", path: "/roles/none", status: 404, root: "ApiError"),
    Example(operation: "GetAccountsInRole", path: "/roles/\(role)/accounts", root: "ArrayOfAccount"),
    Example(operation: "AddAccountToRole", path: "/roles/\(role)/accounts/\(own)"),
    Example(operation: "AddAccountToRoleOfTheKit", path: "/roles/\(role)/accounts/\(own)"),
    Example(operation: "RemoveAccountFromRole", path: "/roles/\(role)/accounts/\(own)"),
    Example(operation: "ChangePassword", path: "/security/ChangePassword", body: password),
    Example(operation: "SetPassword", path: "/security/SetPassword", body: password),
    Example(operation: "CreatePasswordResetToken", path: "/security/CreatePasswordReset", body: password),
    Example(operation: "SignOut", path: "/security/SignOut"),
    Example(operation: "GetInvoices", path: "/consignments/invoiceservice/\(guid)", root: "ArrayOfInvoiceSummary"),
    Example(operation: "PurgeQuotes", path: "/quotes/purge/\(guid)"),
  ]

  /// As a consignment is sent, in two packages.
  private static let order = sent.replacing("CreateConsignmentRequest", with: "CreateOrderRequest")
    .replacing("</Packages>", with: "\(parcel)</Packages>")
  private static let parcel =
    "<Package><Weight><Value>0.5</Value></Weight>"
    + "<Dimensions><Width>1</Width><Length>1</Length><Height>1</Height></Dimensions></Package>"
  private static let putPackages =
    "<AddUpdateOrderPackagesRequest><OrderReference>{order}</OrderReference><OrderPackages>\(parcel)</OrderPackages>"
    + "</AddUpdateOrderPackagesRequest>"
  private static let putItems =
    "<AddUpdateOrderPackageItemsRequest><OrderReference>{order}</OrderReference>"
    + "<PackageReference>{orderPackage}</PackageReference><OrderItems><Item><Sku>T</Sku></Item></OrderItems>"
    + "</AddUpdateOrderPackageItemsRequest>"

  private static let times =
    "<CalendarOperationTimes><ManifestTime>PT12H</ManifestTime>"
    + "<CutOffTime><TimeOffsetInDays>0</TimeOffsetInDays><Time>10:00:00</Time></CutOffTime></CalendarOperationTimes>"

  /// Of a consignment that no carrier has.
  private static let told =
    "<BulkCarrierTrackingEventsRequest><CarrierReference>CARRIER_X</CarrierReference><ConsignmentTrackingEvents>"
    + "<ConsignmentTrackingEvents><ConsignmentTrackingReference>\(labelled)</ConsignmentTrackingReference>"
    + "<PackageTrackingEvents><PackageTrackingEvents><PackageReference>EP-1</PackageReference><TrackingEvents>"
    + "<TrackingEvent><TimeStamp>2019-06-14T12:00:00Z</TimeStamp><Code>PU</Code></TrackingEvent></TrackingEvents>"
    + "</PackageTrackingEvents></PackageTrackingEvents></ConsignmentTrackingEvents></ConsignmentTrackingEvents>"
    + "</BulkCarrierTrackingEventsRequest>"

  private static let period = "startFrom=2019-06-01&endAt=2019-06-30"

  @Test func `every operation has an example here, and no other name has`() {
    #expect(Set(Self.examples.map(\.operation)) == Set(Operation.all.map(\.name)))
    #expect(Self.examples.count == Operation.all.count)
  }

  @Test(arguments: examples.indices)
  func `every operation reads and answers XML in which every element is named and in its namespace`(
    index: Int
  ) throws {
    let example = Self.examples[index]
    let operation = try #require(Operation.all.first { $0.name == example.operation })
    for version in ["1.1", "1"] {
      let caller = try Caller().with("electio-api-version", version)
      for path in example.before { #expect(caller.put(path).status == 200) }
      // Weights have another form in version 1.
      let sent =
        version == "1"
        ? example.body.replacing(/<Weight>.*?<\/Weight>/, with: "<Weight><Kg>1</Kg></Weight>") : example.body
      let (path, body) = try Self.named(example.path, sent, caller)
      let answer = caller.inXML.send(operation.method, path, body)
      #expect(answer.status == example.status, "\(example.operation): \(answer.text)")
      guard let root = example.root else {
        #expect(answer.text.isEmpty)
        continue
      }
      let ofVersion1 = [
        Self.summaries: Self.messages, "ArrayOfTaxRate": "ArrayOfVatRate", "AllocationSummary": "ArrayOfApiLink",
      ]
      let expected = version == "1" ? ofVersion1[root] ?? root : root
      try Self.check(answer.text, root: expected, version: version)
    }
  }

  /// Puts the references of one order in place of their names in braces, in the path and in the body, and others in the path.
  private static func named(_ path: String, _ body: String, _ caller: Caller) throws -> (path: String, body: String) {
    guard (path + body).contains("{order") else { return (try self.path(path, caller), try self.path(body, caller)) }
    let link = try #require(
      caller.inXML.post("/orders", order.replacing("<Weight>", with: "<Weight><Kg>1</Kg>")).text.firstMatch(
        of: /orders\/([^<]+)</))
    let package = (caller.get("/orders/\(link.1)").object["Packages"] as? [[String: Any]])?.first
    let item = (package?["Items"] as? [[String: Any]])?.first
    let names = [
      "{order}": String(link.1), "{orderPackage}": try #require(package?["Reference"] as? String),
      "{orderItem}": try #require(item?["Reference"] as? String),
    ]
    func filled(_ text: String) -> String { names.reduce(text) { $0.replacing($1.key, with: $1.value) } }
    return (filled(path), filled(body))
  }

  /// Puts references of the caller's world in place of the names in braces.
  private static func path(_ path: String, _ caller: Caller) throws -> String {
    guard let name = path.firstMatch(of: /{([a-zA-Z]+)}/)?.1 else { return path }
    let value: String
    switch name {
    case "option", "shopOption", "optionRequest":
      let path = name == "option" ? "" : name == "shopOption" ? "/pickupoptions" : "/summary"
      let answer = caller.post("/deliveryoptions\(path)", DeliveryOptionsTests.body).object
      let shop = (answer["Locations"] as? [[String: Any]])?.first
      let first = ((shop ?? answer)["DeliveryOptions"] as? [[String: Any]])?.first
      value = try #require((name == "optionRequest" ? answer["Reference"] : first?["Reference"]) as? String)
    case "quote", "quoteRequest":
      let quotes = caller.get("/quotes/consignment/\(mma)").object
      let first = (quotes["Quotes"] as? [[String: Any]])?.first
      value = try #require((name == "quote" ? first?["QuoteReference"] : quotes["QuoteRequestReference"]) as? String)
    case "package":
      #expect(
        caller.inXML.send(
          .post, "/consignments/\(mma)/addpackage",
          examples.first { $0.operation == "AddPackage" }?.body.replacing("<Weight>", with: "<Weight><Kg>1</Kg>") ?? ""
        ).status == 201)
      let packages = caller.get("/consignments/\(mma)").object["Packages"] as? [[String: Any]]
      value = try #require(packages?.last?["Reference"] as? String)
    case "labelled", "american":
      let consignment = caller.get("/consignments/\(name == "labelled" ? labelled : american)").object
      value = try #require((consignment["Packages"] as? [[String: Any]])?.first?["Reference"] as? String)
    case "item":
      value = try #require(caller.get("/items/package/\(filled)").list.first?["Reference"] as? String)
    case "split":
      #expect(caller.put("/items/\(filled)", "{}").status == 200)
      value = filled
    case "barcode":
      #expect(caller.put("/allocation/EC-000-0FR-001/allocatewithcheapestquote").status == 200)
      let legs =
        caller.with("electio-api-version", "1.1").get("/consignments/EC-000-0FR-001").object["ConsignmentLegs"]
        as? [[String: Any]]
      value = try #require((legs?.first?["TrackingReferences"] as? [String])?.first)
    case "created":
      let body = sent.replacing("<Weight>", with: "<Weight><Kg>1</Kg>")
      let link = try #require(caller.inXML.post("/consignments", body).text.firstMatch(of: /consignments\/([^<]+)</))
      value = String(link.1)
    case "client":
      #expect(caller.put("/consignments/\(mma)/setCustomerProvidedReference", #""mine""#).status == 200)
      value = "mine"
    default:
      Issue.record("nothing is known of {\(name)}")
      value = ""
    }
    return path.replacing("{\(name)}", with: value)
  }

  /// Roles and static data in which nothing has a namespace (contract/97-corrections.md, 35).
  private static let bare: Set = ["Role", "ArrayOfRole", "ArrayOfPermissionGroup", "ArrayOfCustomer"]

  /// Roots of no namespace, with their own elements and the lists' in them: of the calendar and of tracking, all (contract/95-audit.md, D16;
  /// contract/97-corrections.md, section D).
  private static func isBare(_ root: String, version: String) -> Bool {
    if Self.bare.contains(root) { return true }
    return root == "CollectionCalendar" || root.hasPrefix("Subscription")
      || (root == "GetLabelsResponse" && version == "1")
      || root.hasSuffix("ViewModel")
  }

  /// Elements outside any namespace are the root of a list and its own elements, scalars, errors, and what stands in a bare root: no others.
  private static func check(_ text: String, root: String, version: String) throws {
    #expect(text.hasPrefix(#"<?xml version="1.0"?><"#))
    let elements = try XMLDocument(text).elements()
    #expect(elements.first?.name == root)
    if root == "ApiError" {
      #expect(elements.allSatisfy { $0.namespace.isEmpty })
      return
    }
    let isList = root.hasPrefix("ArrayOf")
    let isScalar = ["boolean", "int", "string"].contains(root)
    for element in elements {
      if isScalar || (isList && element.depth < 3) {
        #expect(element.namespace.isEmpty, "\(element)")
        if isList, element.depth == 2 {
          let capitalised = element.name.prefix(1).uppercased() + element.name.dropFirst()
          #expect("ArrayOf\(capitalised)" == root)
        }
        continue
      }
      let isWhole = root == "CollectionCalendar" || root.hasSuffix("ViewModel") || bare.contains(root)
      // The rest of it stands in the area of its base class.
      let isUnitsOwn = element.parent == "Unit" && element.name == "Id"
      if isUnitsOwn || isBare(root, version: version) && (element.depth < 4 || isWhole) {
        #expect(element.namespace.isEmpty, "\(element)")
        continue
      }
      let known = [
        "http://electioapp.com/schemas/v\(version)/MPD.Electio.SDK.DataTypes.", "http://pro.sorted.com/schemas/",
      ]
      #expect(known.contains { element.namespace.hasPrefix($0) && element.namespace != $0 }, "\(element)")
    }
  }
}
