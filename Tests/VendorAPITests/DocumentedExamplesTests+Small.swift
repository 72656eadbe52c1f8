import Foundation
import Testing

/// What the vendor's types print of contract/52-tracking-and-events.md, section 3, contract/53-small-operations.md, and of
/// contract/50-orders.md and contract/51-delivery-and-pickup-options.md beside whole examples.
extension DocumentedExamplesTests {
  private static let mma = "EC-000-05B-MMA"
  private static let base = "https://apisandbox.electioapp.com"
  private static let detail = #"{"Rel":"detail","Href":"\#(base)/consignments/‹EC›"}"#
  private static let (start, end) = ("2019-06-18T00:00:00Z", "2019-06-30T00:00:00Z")

  /// A consignment that is allocated and manifested.
  private static func ship(_ caller: Caller) throws {
    let references = #"{"ConsignmentReferences":["\#(mma)"]}"#
    for path in ["/allocation/allocate", "/consignments/manifest"] {
      let answer = caller.put(path, references)
      try #require(answer.status == 200, "\(answer.text)")
    }
  }

  private static func events(_ path: String, _ kinds: String, _ caller: Caller) throws -> String {
    try ship(caller)
    try caller.travel(to: "2019-06-28T09:00:00Z")
    return caller.post("/events/\(path)", #"{\#(kinds),"Start":"\#(start)","End":"\#(end)"}"#).text
  }

  private static let leg =
    #"{"Leg":1,"TrackingReferences":["‹text›"],"CarrierReference":"‹text›","CarrierServiceReference":null,"CarrierName":"‹text›"}"#

  static let small: [Example] = [
    Example(
      source: "52, 3: events",
      printed: #"""
        {"Events":[{"EventId":"‹any guid›","ConsignmentReference":"‹EC›","ConsignmentReferenceProvidedByCustomer":"‹text›",\#
        "ConsignmentState":"Allocated","EventDetails":{"EventType":"ConsignmentUpdated","Message":"‹text›",\#
        "EventDate":"‹date›","User":"Sandbox","EventDetails":[]},"Links":[\#(detail)],"AdditionalInformation":[]}‹members›]}
        """#
    ) { caller in try events("consignments", #""EventTypes":["ConsignmentUpdated"]"#, caller) },
    Example(
      source: "52, 3: the summary of events",
      printed: #"""
        {"EventSummaries":[{"EventType":"ConsignmentUpdated","Consignments":[{"ConsignmentReference":"‹EC›",\#
        "ConsignmentReferenceProvidedByCustomer":"‹text›"}‹members›]}]}
        """#
    ) { caller in try events("consignments/summary", #""EventTypes":["ConsignmentUpdated"]"#, caller) },
    Example(
      source: "52, 3: state events",
      printed: #"""
        [{"ConsignmentReference":"‹EC›","ConsignmentReferenceProvidedByCustomer":"socks","ConsignmentTrackingReference":"‹text›",\#
        "ConsignmentState":"Delivered","Packages":[{"Reference":"‹EP›","TrackingDetails":[{"Leg":1,\#
        "TrackingReference":"‹text›"}],"PickupCode":null,"Barcode":null}],"ConsignmentLegs":[{"Leg":1,\#
        "TrackingReferences":["‹text›"],"CarrierReference":"‹text›","CarrierServiceReference":"‹text›",\#
        "CarrierName":"‹text›"}],"CarrierServiceReference":"CX_NDS","CarrierServiceName":"Next Day Super","EarliestDeliveryDate":"‹date›",\#
        "LatestDeliveryDate":"‹date›","DateDelivered":"‹date›","PickupCode":null}]
        """#
    ) { caller in try events("consignments/stateevents", #""ConsignmentStates":["Delivered"]"#, caller) },
    Example(
      source: "53, 5: the audit",
      printed: #"""
        [{"Id":"‹any guid›","Timestamp":"‹date›","ConsignmentReference":"‹EC›","Message":"‹text›","Severity":1,"Category":2,\#
        "Username":"Sandbox","AdditionalData":null,"Details":null}]
        """#
    ) { caller in caller.get("/consignments/\(mma)/audit").text },
    Example(
      source: "53, 6: late consignments",
      printed: #"{"TotalNumberOfLateConsignments":‹number›,"ConsignmentSummaries":[{"‹members›}]}"#
    ) { caller in
      _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(mma)"]}"#)
      try caller.travel(to: "2019-07-30T00:00:00Z")
      return caller.get("/consignments/late").text
    },
    Example(
      source: "53, 6: consignments by state",
      printed: #"""
        {"NumberOfConsignments":‹number›,"Summary":[{"Key":"‹text›","Value":‹number›}‹members›],\#
        "StartFrom":"‹date›","EndAt":"‹date›"}
        """#
    ) { caller in caller.get("/consignments/summary?startFrom=2019-01-01&endAt=2020-01-01").text },
    Example(
      source: "53, 6: consignments by carrier service",
      printed: #"""
        {"Summary":[‹members›{"MpdCarrierName":"‹text›","MpdCarrierServiceName":"‹text›","MpdCarrierReference":"‹text›",\#
        "MpdCarrierServiceReference":"‹text›","NumberOfConsignments":‹number›,"ConsignmentState":‹number›,\#
        "Created":"‹date›"}‹members›]}
        """#
    ) { caller in caller.get("/consignments/summary/courier?startFrom=2019-01-01&endAt=2020-01-01").text },
    Example(
      source: "53, 6: late packages",
      printed: #"""
        {"LateConsignments":[{"CarrierName":"‹text›","CarrierReference":"‹text›","DaysLate":‹number›,\#
        "NumberOfConsignments":‹number›,"ApiLink":{"Rel":"‹text›","Href":"‹text›"}}‹members›],"OnTimeConsignments":[‹members›],\#
        "LateConsignmentsFromCustomerPerspective":[‹members›]}
        """#
    ) { caller in
      _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(mma)"]}"#)
      try caller.travel(to: "2019-07-30T00:00:00Z")
      return caller.get("/consignments/summary/latepackages?startFrom=2019-01-01&endAt=2020-01-01").text
    },
    Example(
      source: "53, 7: the view of manifests",
      printed: #"""
        {"Manifests":[{‹members›}],"TotalRecords":1,"PageSize":1,"ShippingLocationRefs":[{‹members›}],"CarrierServices":null}
        """#
    ) { caller in
      try ship(caller)
      return caller.get("/consignments/manifests").text
    },
    Example(
      source: "53, 8: labels of an allocation",
      printed: #"""
        {"Responses":[{"LabelType":"Consignment","StatusCode":200,"LabelContent":"‹text›","LabelFileType":"application/pdf",\#
        "Result":"ConsignmentAllocated","ConsignmentLegs":[\#(leg)],"CarrierReference":"‹text›","CarrierName":"‹text›",\#
        "CarrierServiceReference":"‹text›","CarrierServiceName":"‹text›","Message":"‹text›","ApiLinks":[\#(detail),\#
        {"Rel":"label","Href":"\#(base)/labels/‹EC›"}]}]}
        """#
    ) { caller in caller.put("/allocation/\(mma)/labels/pdf").text },
    Example(
      source: "53, 10: the time zones", printed: #"[{"Id":1,"Description":"Europe/London"},‹members›]"#
    ) { caller in caller.get("/staticdata/timezones").text },
    Example(
      source: "53, 10: the roles",
      printed: #"""
        [{"CustomerReference":‹members›,"Reference":"‹any guid›","Name":"‹text›","Description":‹members›,"Type":‹members›,\#
        "Permissions":[‹members›]}‹members›]
        """#
    ) { caller in caller.get("/staticdata/builtinroles").text },
    Example(
      source: "53, 11: a customer's carriers",
      printed: #"{"TotalRecords":12,"PageSize":1,"PageNumber":2,"Records":[{"Reference":"‹text›","Name":"‹text›"}]}"#
    ) { caller in
      caller.get("/carriers/getcustomercarriers/112236d5-4460-492f-a6bd-aa3f00f62dfb/2/1").text
    },
    Example(
      source: "53, 11: a collection calendar",
      printed: #"""
        {"MpdCarrierReference":"CARRIER_X","ShippingLocationReference":"Sorted1","CalendarRules":[{"Id":"‹any guid›",\#
        "CalendarOperationTimes":{"ManifestTime":"‹time›",\#
        "CutOffTime":{"TimeOffsetInDays":0,"Time":"‹time›"},"PreAdviceTime":null,\#
        "OperationalCutOffTime":{"TimeOffsetInDays":0,"Time":"‹time›"}},\#
        "DayOfWeek":1,"MpdCarrierServiceReferences":["‹text›"‹members›]}‹members›],"CalendarExceptions":[],\#
        "ApplicableMpdCarrierServices":[‹members›]}
        """#
    ) { caller in caller.get("/collectioncalendar/Sorted1/CARRIER_X").text },
    Example(
      source: "51, 3: no options, in either version", printed: #"{"DeliveryOptions":[]}"#
    ) { caller in caller.post("/deliveryoptions", DeliveryOptionsTests.until("2019-06-01")).text },
    Example(
      source: "51, 3: no options in version 1",
      printed: #"{"DeliveryOptions":[],"NonGuaranteedDeliveryOption":null}"#
    ) { caller in
      caller.with("electio-api-version", "1").post("/deliveryoptions", DeliveryOptionsTests.until("2019-06-01")).text
    },
    Example(
      source: "50, 9: the consignments of a packed order",
      printed: #"""
        {"OrderConsignmentsResults":[{"OrderReference":"‹EO›","Status":200,"Message":"","Consignments":[\#
        {"ConsignmentReference":"‹EC›","ReturnConsignmentReference":"‹EC›"}]}]}
        """#
    ) { caller in
      let order = try OrdersTests.created(caller)
      _ = caller.post(
        "/orders/\(order)/pack",
        #"""
        {"OrderReference":"\#(order)","GenerateReturn":true,"Packages":[{"Dimensions":{"Unit":"Cm","Width":15,"Length":21,\#
        "Height":10},"Weight":{"Value":1.3,"Unit":"Kg"},"Items":[{"Sku":"SKU093434","Quantity":1}]}]}
        """#)
      return caller.put("/orders/consignments", #"{"OrderReferences":["\#(order)"]}"#).text
    },
  ]
}
