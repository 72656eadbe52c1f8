import Foundation
import Testing

/// contract/51-delivery-and-pickup-options.md; contract/50-orders.md, section 8; contract/53-small-operations.md, section 10.
extension DocumentedExamplesTests {
  private static let tax = #"{"Reference":"GB-0.2000","CountryIsoCode":"GB","Type":"Standard","Rate":0.2}"#
  private static let currency = #"{"Name":"Pound Sterling","IsoCode":"GBP"}"#

  private static func option(_ date: String, _ day: String) -> String {
    #"""
    {"Reference":"‹EDO›","EstimatedDeliveryDate":{"Date":"\#(date)T00:00:00+00:00","Guaranteed":true,"DayOfWeek":"\#(day)"},\#
    "DeliveryWindow":{"Start":"‹time›","End":"‹time›","UtcOffset":"+01:00"},"Carrier":"‹text›","CarrierService":"‹text›",\#
    "CarrierServiceReference":"‹text›","CarrierServiceTypes":["‹text›"],"Price":{"Net":‹number›,"Gross":‹number›,"TaxRate":\#(tax),\#
    "VatAmount":‹number›,"Currency":\#(currency)},"AllocationCutOff":"‹date›","OperationalCutOff":"‹date›",\#
    "ServiceDirection":"Inbound, Outbound"}
    """#
  }

  private static let optionOfVersion1 = #"""
    {"Reference":"‹EDO›","EstimatedDeliveryDate":{"Date":"‹date›","Guaranteed":true,"DayOfWeek":"‹text›"},\#
    "DeliveryWindow":{"Start":"‹time›","End":"‹time›","UtcOffset":"+01:00"},"Carrier":"‹text›","CarrierService":"‹text›",\#
    "CarrierServiceReference":"‹text›","Price":{"Net":‹number›,"Gross":‹number›,"VatRate":\#(tax),"VatAmount":‹number›,\#
    "Currency":\#(currency)},"AllocationCutOff":"‹date›","OperationalCutOff":"‹date›"}
    """#

  private static func first(_ caller: Caller, service: String = "CX_NDS") throws -> String {
    let options =
      caller.post("/deliveryoptions", DeliveryOptionsTests.body).object["DeliveryOptions"] as? [[String: Any]]
    let option = options?.first { $0["CarrierServiceReference"] as? String == service }
    return try #require(option?["Reference"] as? String)
  }

  static let options: [Example] = [
    Example(
      source: "51, 3: delivery options",
      printed:
        #"{"DeliveryOptions":[\#(option("2019-06-19", "Wednesday")),‹members›\#(option("2019-06-20", "Thursday"))‹members›]}"#
    ) { caller in caller.post("/deliveryoptions", DeliveryOptionsTests.until("2019-06-20")).text },
    Example(
      source: "51, 3: a summary",
      printed: #"""
        {"Reference":"‹EPC›","DeliveryOptions":["2019-06-19T00:00:00","2019-06-20T00:00:00"],"TimeSlots":[‹members›],\#
        "PickUp":[‹members›],"DropOff":‹members›}
        """#
    ) { caller in
      caller.post("/deliveryoptions/summary?startFrom=2019-06-19&endAt=2019-06-20", DeliveryOptionsTests.body).text
    },
    Example(
      source: "51, 3: a summary of days without any",
      printed: #"{"Reference":"‹EPC›","DeliveryOptions":null,"TimeSlots":null,"PickUp":null,"DropOff":null}"#
    ) { caller in
      caller.post("/deliveryoptions/summary?startFrom=2019-06-18&endAt=2019-06-17", DeliveryOptionsTests.body).text
    },
    Example(
      source: "51, 5: an option is selected",
      printed: #"""
        {"StatusCode":200,"ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/‹EC›"},\#
        {"Rel":"label","Href":"https://apisandbox.electioapp.com/labels/‹EC›"}],"Description":"‹text›",\#
        "ConsignmentLegs":[{"Leg":1,"TrackingReferences":["‹text›"],"CarrierReference":"‹text›",\#
        "CarrierServiceReference":null,"CarrierName":"Carrier X"}],"CarrierReference":"‹text›","CarrierName":"Carrier X",\#
        "CarrierServiceReference":"CX_NDS","CarrierServiceName":"Next Day Super"}
        """#
    ) { caller in caller.post("/deliveryoptions/select/\(try first(caller))", "").text },
    Example(
      source: "51, 5: an option is selected in version 1",
      printed: #"""
        [{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/‹EC›"},\#
        {"Rel":"label","Href":"https://apisandbox.electioapp.com/labels/‹EC›"}]
        """#
    ) { caller in
      caller.with("electio-api-version", "1").post("/deliveryoptions/select/\(try first(caller))", "").text
    },
    Example(
      source: "51, 6: an option's details in version 1",
      printed: #"""
        {"Reference":null,"ConsignmentDetail":{"Reference":"‹EPC›","CustomerReference":"‹any guid›","Weight":{"Kg":0.5},\#
        "Value":{"Amount":5.99,"Currency":\#(currency)},"CustomsDocumentation":null,"DateCreated":"‹date›",\#
        "ShippingDate":null,"RequestedDeliveryDate":null,"EarliestDeliveryDate":null,"LatestDeliveryDate":null,\#
        "ConsignmentReferenceProvidedByCustomer":"","Addresses":[‹members›]},"DeliveryOption":\#(optionOfVersion1)}
        """#
    ) { caller in
      caller.with("electio-api-version", "1").get("/deliveryoptions/details/\(try first(caller))").text
    },
    Example(
      source: "51, 7: pickup options in version 1",
      printed: #"""
        {"Distance":1,"MaxResults":10,"Locations":[{"Name":"‹text›","ShopReference":"‹text›",\#
        "Address":{"AddressLine1":"‹text›","AddressLine2":"",‹members›"Town":"Manchester","Region":"‹text›","Postcode":"‹text›",\#
        "Country":{"Name":"United Kingdom","IsoCode":{"TwoLetterCode":"GB","ThreeLetterCode":"GBR","NumericCode":"826"}},\#
        "RegionCode":"","IsCached":false},"Distance":‹number›,"OpeningTimes":{"Monday":[{"Start":"‹time›","End":"‹time›",\#
        "UtcOffset":"0:00"}],"Tuesday":[‹members›],"Wednesday":[‹members›],"Thursday":[‹members›],"Friday":[‹members›],\#
        "Saturday":[],"Sunday":[]},"DeliveryOptions":[\#(optionOfVersion1)‹members›],\#
        "Reservation":{"IsReservationRequired":false,"ExpiryDate":null},\#
        "AdditionalInformation":[{"Key":"Language","Value":"en"},{"Key":"DisabledAccess","Value":"True"}]}‹members›],\#
        "NonGuaranteedLocation":null}
        """#
    ) { caller in
      let body = CreateConsignmentTests.smallest(extra: #""Distance":{"Unit":"Km","Value":1.0},"MaxResults":10,"#)
      return caller.with("electio-api-version", "1").post("/deliveryoptions/pickupoptions", body).text
    },
    Example(source: "51, 8: a place is reserved", printed: #""‹32 hex›""#) { caller in
      let body = CreateConsignmentTests.smallest()
      let text = caller.post("/deliveryoptions/pickupoptions", body).text
      let option = try #require(text.firstMatch(of: /EDO(-[A-Z0-9]{3}){3}/)).0
      return caller.post("/deliveryoptions/reserve/\(option)", "").text
    },
    Example(
      source: "50, 8: an option is selected as an order",
      printed: #"""
        {"SelectOrderResults":[{"DeliveryOptionReference":"‹EDO›","OrderReference":"‹EO›","Status":201,"Message":null,\#
        "Links":[{"Rel":"Detail","Href":"https://apisandbox.electioapp.com/orders/‹EO›"}]}]}
        """#
    ) { caller in
      caller.post(
        "/deliveryoptions/selectorder",
        #"""
        {"DeliveryOptions":[{"Reference":"\#(try first(caller))","OrderReferenceProvidedByCustomer":"MYORDEREF001",\#
        "MetaData":[{"KeyValue":"OrderReference","StringValue":"10045634343"}]}]}
        """#
      ).text
    },
    Example(
      source: "53, 10: a permission",
      printed: #"[‹members›{"Key":"GetCustomer","Name":"GetCustomer","Action":1,"Access":1,"Type":null,‹members›]"#
    ) { caller in caller.get("/staticdata/permissions").text },
    Example(
      source: "53, 10: the titles", printed: #"["Mrs","Mr","Ms","Miss","Dr","Sir"]"#
    ) { caller in caller.get("/staticdata/titles").text },
  ]
}
