import Foundation
import Testing

/// contract/50-orders.md.
extension DocumentedExamplesTests {
  static let orders: [Example] = [
    Example(
      source: "50, 3: an order is created",
      printed: #"[{"Rel":"Order","Href":"https://apisandbox.electioapp.com/orders/‹EO›"}]"#
    ) { caller in caller.post("/orders", OrdersTests.smallest).text },
    Example(
      source: "50, 4: an order",
      printed: #"""
        {"OrderReference":"‹EO›","OrderReferenceProvidedByCustomer":null,"DeliveryOptionReference":null,\#
        "Packages":[{"Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10},"Weight":{"Value":0.5,"Unit":"Kg"},\#
        "PackageSizeReference":null,"Items":[{"Sku":"SKU093434","Reference":"‹32 hex›","MetaData":[],"Quantity":1,\#
        "Unit":null,"Description":"Striped Bamboo Red/White",\#
        "Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10},"Weight":{"Value":0.5,"Unit":"Kg"},\#
        "HarmonisationKeyWords":[],"Model":null,\#
        "Value":{"Amount":5.99,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},\#
        "CountryOfOrigin":{"Name":"United Kingdom","IsoCode":{"TwoLetterCode":"GB"}},"Barcode":null,\#
        "ContentClassification":null,"ContentClassificationDetails":null,"ItemReferenceProvidedByCustomer":"",\#
        "HarmonisationCode":null}],"MetaData":[],\#
        "Value":{"Amount":5.99,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},"Reference":"‹EP›",\#
        "PackageReferenceProvidedByCustomer":"","Description":"Socks","Barcode":null}],"DateCreated":"‹date›",\#
        "RequiredDeliveryDate":null,"ShippingDate":null,"MetaData":[],"EarliestDeliveryDate":null,\#
        "LatestDeliveryDate":null,"Weight":{"Value":0.5,"Unit":"Kg"},"Source":"Api",\#
        "Value":{"Amount":5.99,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},\#
        "Addresses":[{"AddressType":"Origin","ShopLocationReference":null,"Contact":{"Reference":null,"Title":"",\#
        "FirstName":"","LastName":"","Position":null,"Telephone":"","Mobile":"","LandLine":"","Email":""},\#
        "CompanyName":null,"ShippingLocationReference":"Sorted1","CustomerName":null,"AddressLine1":null,\#
        "AddressLine2":null,"AddressLine3":null,"Town":null,"Region":null,"Postcode":"","Country":null,\#
        "RegionCode":null,"SpecialInstructions":null,"LatLong":null,"IsCached":false},\#
        {"AddressType":"Destination","ShopLocationReference":null,"Contact":{"Reference":null,"Title":"Mr",\#
        "FirstName":"Peter","LastName":"McPetersson","Position":null,"Telephone":"07702123456","Mobile":"07702123456",\#
        "LandLine":"0161544123","Email":"peter.mcpetersson@test.com"},"CompanyName":null,\#
        "ShippingLocationReference":null,"CustomerName":null,"AddressLine1":"13 Porter Street","AddressLine2":null,\#
        "AddressLine3":null,"Town":null,"Region":"Greater Manchester","Postcode":"M1 5WG",\#
        "Country":{"Name":"United Kingdom","IsoCode":{"TwoLetterCode":"GB"}},"RegionCode":"",\#
        "SpecialInstructions":null,"LatLong":null,"IsCached":false}],"CustomsDocumentation":null,\#
        "Direction":"Outbound","Tags":[]}
        """#
    ) { caller in caller.get("/orders/\(try OrdersTests.created(caller))").text },
    Example(
      source: "50, 5: an order is updated",
      printed: #"[{"Rel":"Link","Href":"https://apisandbox.electioapp.com/orders/‹EO›"}]"#
    ) { caller in
      let order = try OrdersTests.created(caller)
      return caller.put(
        "/orders/\(order)",
        #"""
        {"OrderReference":"\#(order)","RequiredDeliveryDate":{"Date":"2020-06-05T00:00:00+01:00",\#
        "IsToBeExactlyOnTheDateSpecified":true},"ShippingDate":"2020-05-31T00:00:00+01:00"}
        """#
      ).text
    },
    Example(
      source: "50, 7: an order is packed",
      printed: #"""
        {"Results":[{"Result":"ConsignmentCreated","Message":"Consignment ‹EC› created successfully","Data":"‹EC›",\#
        "ApiLinks":[{"Rel":"Consignment","Href":"https://apisandbox.electioapp.com/consignments/‹EC›"}]}]}
        """#
    ) { caller in
      let order = try OrdersTests.created(caller)
      return caller.post(
        "/orders/\(order)/pack",
        #"""
        {"OrderReference":"\#(order)","OrderReferenceProvidedByCustomer":"MyOrderRef001","GenerateReturn":false,\#
        "Packages":[{"Dimensions":{"Unit":"Cm","Width":15.4,"Length":21.7,"Height":10.0},\#
        "Weight":{"Value":1.3,"Unit":"Kg"},"PackageSizeReference":"","Items":[{"Sku":"SKU093434","Quantity":1}]}],\#
        "MetaData":[{"KeyValue":"SampleKey","StringValue":"SampleValue"}]}
        """#
      ).text
    },
    Example(
      source: "50, 9: the consignments of an order",
      printed: #"""
        {"OrderConsignmentsResults":[{"OrderReference":"EO-000-000-000","Status":404,\#
        "Message":"Order EO-000-000-000 not found","Consignments":[]}]}
        """#
    ) { caller in caller.put("/orders/consignments", #"{"OrderReferences":["EO-000-000-000"]}"#).text },
  ]
}
