import Foundation
import Testing

/// Every JSON answer that the vendor prints for an operation that is served, member for member in order.
/// Which those are: contract/10-allocation.md, contract/20-rules-and-catalog.md, contract/30-consignments.md,
/// contract/40-around.md, contract/50-orders.md, contract/51-delivery-and-pickup-options.md,
/// contract/52-tracking-and-events.md, contract/53-small-operations.md.
///
/// The text is the printed one, minified, with the built-in fixtures' references and decimals in their shortest form
/// (contract/decisions.md, "Shapes" 3). `‹…›` stands for what no two servers share: a reference, a number, a date.
@Suite struct DocumentedExamplesTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let source: String
    let printed: String
    let answer: @Sendable (Caller) throws -> String

    var testDescription: String { source }
  }

  private static let tokens: [String: String] = [
    "‹guid›": "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    "‹32 hex›": "[0-9a-f]{32}",
    "‹UPS number›": "1Z[0-9A-Z]{16}",
    "‹EC›": "EC-[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}",
    "‹EO›": "EO-[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}",
    "‹EDO›": "EDO-[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}",
    "‹EPC›": "EPC-[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}",
    "‹any guid›": "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "‹time›": #"\d\d:\d\d:\d\d"#,
    "‹EP›": "EP-[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}",
    "‹date›": #"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?[+-]\d\d:\d\d"#,
    "‹local date›": #"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"#,
    "‹number›": #"\d+(\.\d+)?"#,
    "‹text›": #"[^"\\]+"#,
  ]

  /// What stands between two `‹members›` is looked for from where the one before it ended, so the cost is linear.
  private static func matches(_ text: String, _ printed: String) throws -> Bool {
    let parts = printed.components(separatedBy: "‹members›")
    var rest = text.startIndex..<text.endIndex
    for (index, part) in parts.enumerated() {
      let pattern = tokens.reduce(NSRegularExpression.escapedPattern(for: part)) { text, token in
        text.replacingOccurrences(of: NSRegularExpression.escapedPattern(for: token.key), with: token.value)
      }
      let anchored = (index == 0 ? "^" : "") + pattern + (index == parts.count - 1 ? "$" : "")
      guard let found = text.range(of: anchored, options: .regularExpression, range: rest) else { return false }
      rest = found.upperBound..<text.endIndex
    }
    return true
  }

  @Test(arguments: examples)
  func `a printed answer is given member for member in order`(example: Example) throws {
    let caller = try Caller(clock: "2019-06-18T09:00:00Z")
    let text = try example.answer(caller)
    #expect(try Self.matches(text, example.printed), "\(text)\nprinted: \(example.printed)")
  }

  @Test(arguments: [
    #"{"B":1,"A":"EC-000-05B-MMA"}"#, #"{"A":"EC-000-05B-MMA","B":1,"C":2}"#, #"{"A":"EC-000","B":1}"#,
    #"{"A":"EC-000-05B-MMA"}"#,
  ])
  func `an answer with other members, another order or another form is told from the printed one`(text: String) throws {
    #expect(try !Self.matches(text, #"{"A":"‹EC›","B":‹number›}"#))
    #expect(try Self.matches(#"{"A":"EC-000-05B-MMA","B":1}"#, #"{"A":"‹EC›","B":‹number›}"#))
  }

  // MARK: - The examples

  private static let n40 = "EC-000-05B-N40"
  private static let other = "EC-000-083-45D"
  private static let base = "https://apisandbox.electioapp.com"

  private static func quote(_ service: String, _ reference: String, _ caller: Caller) throws -> [String: Any] {
    let quotes = caller.get("/quotes/consignment/\(reference)").object["Quotes"] as? [[String: Any]] ?? []
    return try #require(quotes.first { $0["MpdCarrierServiceReference"] as? String == service })
  }

  private static func allocate(_ references: String..., with service: String = "", in caller: Caller) throws {
    let names = references.map { "\"\($0)\"" }.joined(separator: ",")
    let answer =
      service.isEmpty
      ? caller.put("/allocation/allocate", #"{"ConsignmentReferences":[\#(names)]}"#)
      : caller.put(
        "/allocation/allocatewithcarrierservice",
        #"{"MpdCarrierServiceReference":"\#(service)","ConsignmentReferences":[\#(names)]}"#)
    try #require(answer.list.allSatisfy { $0["StatusCode"] as? Int == 200 }, "\(answer.text)")
  }

  /// The text of one member of an object or of the first of a list.
  private static func member(_ name: String, upTo next: String, of text: String) throws -> String {
    let start = try #require(text.range(of: "\"\(name)\":"))
    let end = try #require(text.range(of: ",\"\(next)\":", range: start.upperBound..<text.endIndex))
    return String(text[start.upperBound..<end.lowerBound])
  }

  /// The tracking of a consignment of which a carrier has told one event.
  private static func tracked(_ path: String, _ event: String, in caller: Caller) throws -> String {
    try allocate(n40, in: caller)
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(n40)"]}"#)
    let packages = caller.get("/consignments/\(n40)").object["Packages"] as? [[String: Any]]
    let package = try #require(packages?.first?["Reference"] as? String)
    let answer = caller.post(
      "/tracking/carrierevents",
      #"{"CarrierReference":"UPS","ConsignmentTrackingEvents":[{"ConsignmentTrackingReference":"\#(n40)","#
        + #""PackageTrackingEvents":[{"PackageReference":"\#(package)","TrackingEvents":[\#(event)]}]}]}"#)
    try #require(answer.status == 200, "\(answer.text)")
    try caller.travel(to: "2020-02-12T00:00:00Z")
    return caller.get("\(path)/\(n40)").text
  }

  static let examples = aroundConsignments + orders + options + small

  private static let aroundConsignments: [Example] = [
    Example(
      source: "52, 1: tracking by package and leg",
      printed: #"""
        {"ConsignmentReferenceForAllLegsAssignedByMpd":"‹EC›","TrackedPackages":[\#
        {"PackageReferenceForAllLegsAssignedByMpd":"‹EP›","Legs":[{"CarrierServiceName":"‹text›",\#
        "Events":[{"TimeStamp":"2020-02-11T07:08:11.786733+00:00","Code":"Sample","Description":"Sample Event",\#
        "SignedBy":"C. Smith","Location":"Sample Location"}]}]}]}
        """#
    ) { caller in
      try tracked(
        "/tracking",
        #"{"TimeStamp":"2020-02-11T07:08:11.786733+00:00","Code":"Sample","Description":"Sample Event","#
          + #""SignedBy":"C. Smith","Location":"Sample Location"}"#, in: caller)
    },
    Example(
      source: "52, 1: tracking by package",
      printed: #"""
        {"ConsignmentReferenceForAllLegsAssignedByMpd":"‹EC›","TrackedPackages":[\#
        {"PackageReferenceForAllLegsAssignedByMpd":"‹EP›","Events":[\#
        {"TimeStamp":"2020-02-11T07:08:11.7398573+00:00","Code":"DELIVERED","Description":"Sample tracking event",\#
        "SignedBy":"P. Smith","Location":"Sample Location","CarrierServiceName":"‹text›"}]}]}
        """#
    ) { caller in
      try tracked(
        "/tracking/flattened",
        #"{"TimeStamp":"2020-02-11T07:08:11.7398573+00:00","Code":"DELIVERED","Description":"Sample tracking event","#
          + #""SignedBy":"P. Smith","Location":"Sample Location"}"#, in: caller)
    },
    Example(
      source: "10, 5.1: the summary of an allocation with a quote",
      printed: #"""
        [{"StatusCode":200,"ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-N40"},\#
        {"Rel":"label","Href":"https://apisandbox.electioapp.com/labels/EC-000-05B-N40"}],\#
        "Description":"Consignment EC-000-05B-N40 has been successfully allocated with UPS STANDARD \#
        (Delivery Confirmation Signature Required) for shipping on 18/06/2019 17:00:00 +00:00",\#
        "ConsignmentLegs":[{"Leg":1,"TrackingReferences":["‹UPS number›"],"CarrierReference":"UPS",\#
        "CarrierServiceReference":null,"CarrierName":"UPS"}],"CarrierReference":"UPS","CarrierName":"UPS",\#
        "CarrierServiceReference":"EDC5_UPSHSTDCS",\#
        "CarrierServiceName":"UPS STANDARD (Delivery Confirmation Signature Required)"}]
        """#
    ) { caller in
      let quote = try #require(try quote("EDC5_UPSHSTDCS", n40, caller)["QuoteReference"] as? String)
      return caller.put("/allocation/\(n40)/allocatewithquote/\(quote)").text
    },
    Example(
      source: "10, 5.6: the same in version 1",
      printed: #"""
        [{"IsSuccess":true,"Message":"Consignment EC-000-05B-N40 has been successfully allocated with UPS STANDARD \#
        (Delivery Confirmation Signature Required) for shipping on 18/06/2019 17:00:00 +00:00","Data":"EC-000-05B-N40",\#
        "ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-N40"},\#
        {"Rel":"label","Href":"https://apisandbox.electioapp.com/labels/EC-000-05B-N40"}]}]
        """#
    ) { caller in
      let quote = try #require(try quote("EDC5_UPSHSTDCS", n40, caller)["QuoteReference"] as? String)
      return caller.with("electio-api-version", "1").put("/allocation/\(n40)/allocatewithquote/\(quote)").text
    },
    Example(
      source: "10, 6.2: a failed item in version 1",
      printed: #"""
        [{"IsSuccess":false,"Message":"‹text›","Data":"EC-000-05B-N40",\#
        "ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-N40"}]}]
        """#
    ) { caller in
      caller.with("electio-api-version", "1").put(
        "/allocation/allocatewithcarrierservice",
        #"{"MpdCarrierServiceReference":"CX_ECO","ConsignmentReferences":["\#(n40)"]}"#
      ).text
    },
    Example(
      source: "10, 7: Allocation of a consignment without a group",
      printed: #"""
        {"CarrierServiceGroupReference":"","MpdCarrierServiceGroupName":null,"MpdCarrierServiceReference":"EDC5_UPSHSADCS",\#
        "MpdCarrierServiceName":"UPS SAVER (Delivery Confirmation Signature Required)","AllocationDate":"‹date›",\#
        "Price":{"Net":‹number›,"Gross":‹number›,\#
        "TaxRate":{"Reference":null,"CountryIsoCode":"GB","Type":"‹text›","Rate":‹number›},"VatAmount":‹number›,\#
        "Currency":{"Name":null,"IsoCode":"GBP"}}}
        """#
    ) { caller in
      try allocate(n40, with: "EDC5_UPSHSADCS", in: caller)
      return try member("Allocation", upTo: "FailedAllocation", of: caller.get("/consignments/\(n40)").text)
    },
    Example(
      source: "10, 7: a leg of the consignment names the underlying service",
      printed: #"""
        [{"Leg":1,"TrackingReferences":["‹UPS number›"],"CarrierReference":"UPS","CarrierServiceReference":"UPSHSADCS",\#
        "CarrierName":"UPS"}]
        """#
    ) { caller in
      try allocate(n40, with: "EDC5_UPSHSADCS", in: caller)
      return try member("ConsignmentLegs", upTo: "CollectionDate", of: caller.get("/consignments/\(n40)").text)
    },
    Example(
      source: "10, 7: a leg of a package names neither service nor carrier's name",
      printed: #"""
        [{"ConsignmentLegs":[{"Leg":1,"TrackingReferences":["‹UPS number›"],"CarrierReference":"UPS",\#
        "CarrierServiceReference":null,"CarrierName":null}]
        """#
    ) { caller in
      try allocate(n40, with: "EDC5_UPSHSADCS", in: caller)
      return try member("Packages", upTo: "Items", of: caller.get("/consignments/\(n40)").text)
    },
    Example(
      source: "10, 8: deallocatelist",
      printed: #"""
        [{"IsSuccess":true,"Message":"Consignment deallocation completed successfully","Data":"EC-000-05B-N40","ApiLinks":null},\#
        {"IsSuccess":true,"Message":"Consignment deallocation completed successfully","Data":"EC-000-083-45D","ApiLinks":null}]
        """#
    ) { caller in
      try allocate(n40, other, in: caller)
      return caller.put("/consignments/deallocatelist", #"["\#(n40)","\#(other)"]"#).text
    },
    Example(
      source: "20, 2: the carrier services",
      printed: #"""
        {"ErrorMessage":null,"Success":true,"MpdCarrierServices":[{"Name":"‹text›","Description":"‹text›",\#
        "Reference":"‹text›","MpdCarrierReference":"‹text›","CarrierName":"‹text›","CarrierAccountOwner":null,\#
        "Status":‹number›,"Journey":[{"JourneyStage":1,"CarrierService":{"Reference":"‹text›","Name":"‹text›",\#
        "CarrierReference":"‹text›","CarrierName":"‹text›","ExternalReference":null,"IsDropOff":false,"IsPickUp":false,\#
        "IsTimed":false,"IsTracked":true,"IsSigned":false,"ServiceDirection":"Inbound, Outbound"},\#
        "CarrierAccountReference":null,"DeliveryHub":null,"CostItems":null,"VolumetricParcelWeight":null,\#
        "CollectionType":"NotApplicable","Metadata":[]}],"Source":2,"Type":"‹text›","IsConfigured":true},‹members›]}
        """#
    ) { caller in caller.get("/carrierservices").text },
    Example(
      source: "20, 2: the same list, as carrier services",
      printed: #"{"ErrorMessage":null,"Success":true,"CarrierServices":[‹members›]}"#
    ) { caller in caller.get("/carrierservices/carrierservices").text },
    Example(
      source: "20, 2: the carriers",
      printed: #"[‹members›{"Reference":"UPS","Name":"UPS"}‹members›]"#
    ) { caller in caller.get("/carriers/getcarriers").text },
    Example(
      source: "20, 6: a rate",
      printed: #"""
        {"Net":8.22,"Gross":9.86,"TaxRate":{"Reference":"GB-0.2000","CountryIsoCode":"GB","Type":"Standard","Rate":0.2},\#
        "VatAmount":1.64,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}}
        """#
    ) { caller in
      try member("Price", upTo: "Surcharges", of: caller.get("/quotes/consignment/\(n40)").text)
    },
    Example(
      source: "20, 7: a delivery date sent without a window",
      printed: #"""
        {"Date":"2019-06-28T00:00:00+01:00","DeliveryWindow":{"Start":"00:00:00","End":"00:00:00","UtcOffset":null},\#
        "IsToBeExactlyOnTheDateSpecified":false}
        """#
    ) { caller in
      let body = smallest.dropLast() + #","RequestedDeliveryDate":{"Date":"2019-06-28T00:00:00+01:00"}}"#
      let href = try #require(caller.post("/consignments", String(body)).list.first?["Href"] as? String)
      let text = caller.get(String(href.dropFirst(base.count))).text
      return try member("RequestedDeliveryDate", upTo: "EarliestDeliveryDate", of: text)
    },
    Example(
      source: "20, 8: services that do not qualify",
      printed: #"""
        [‹members›{"Available":false,"Rates":true,"MpdCarrierService":"‹text›","CarrierReference":"‹text›",\#
        "MpdCarrierServiceReference":"‹text›","ExclusionReason":"This service is not available between the selected addresses."}‹members›]}
        """#
    ) { caller in
      let text = caller.get("/quotes/consignment/\(n40)").text
      return String(text[try #require(text.range(of: #"[{"Available""#)).lowerBound...])
    },
    Example(
      source: "30, 2: the smallest consignment",
      printed: #"[{"Rel":"Link","Href":"https://apisandbox.electioapp.com/consignments/‹EC›"}]"#
    ) { caller in caller.post("/consignments", smallest).text },
    Example(
      source: "30, 3: the status of an allocated consignment",
      printed: #"""
        {"ConsignmentReferenceForAllLegsAssignedByMpd":"EC-000-05B-N40","Status":"Allocated","ExpectedDeliveryDate":"‹date›",\#
        "ApiLink":{"Rel":"Link","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-N40"}}
        """#
    ) { caller in
      try allocate(n40, in: caller)
      return caller.get("/consignments/\(n40)/status").text
    },
    Example(
      source: "30, 3: the references of a state and a direction",
      printed: #"["EC-000-0RE-T01"]"#
    ) { caller in
      try allocate("EC-000-0RE-T01", in: caller)
      return caller.get("/consignments/getConsignmentReferences?State=Allocated&Direction=Inbound").text
    },
    Example(
      source: "30, 3: a search",
      printed: #"{"Count":1,"ConsignmentSummaries":[{"Source":"Api",‹members›"ShippedDate":null}]}"#
    ) { caller in caller.get("/consignments/100/0/?reference=\(n40)").text },
    Example(
      source: "30, 4: an update",
      printed: #"[{"Rel":"Link","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-N40"}]"#
    ) { caller in
      caller.put("/consignments/", #"{"Reference":"\#(n40)","# + smallest.dropFirst()).text
    },
    Example(
      source: "30, 4: a package added",
      printed: #"""
        {"ConsignmentLegs":[],"Items":[],"Charges":[],"Reference":"‹EP›","PackageReferenceProvidedByCustomer":"",\#
        "Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10},\#
        "Description":"Socks","Value":{"Amount":5.99,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},\#
        "PackageSizeReference":null,"Barcode":null,"MetaData":[]}
        """#
    ) { caller in caller.post("/consignments/\(n40)/addpackage", package).text },
    Example(
      source: "30, 5: cancellist",
      printed:
        #"[{"IsSuccess":true,"Message":"Consignment cancellation completed successfully","Data":"EC-000-05B-N40","ApiLinks":null}]"#
    ) { caller in caller.put("/consignments/cancellist", #"["\#(n40)"]"#).text },
    Example(
      source: "30, 5: setreadytoship",
      printed: #"""
        [{"IsSuccess":true,"Message":"Consignment marked as Ready To Ship completed successfully","Data":"EC-000-05B-N40",\#
        "ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-N40"}]}]
        """#
    ) { caller in
      try allocate(n40, in: caller)
      return caller.put("/consignments/setreadytoship", #"["\#(n40)"]"#).text
    },
    Example(
      source: "30, 5: setnotreadytoship",
      printed: #"""
        [{"IsSuccess":true,"Message":"Consignment set back to Allocated from Ready To Ship completed successfully",\#
        "Data":"EC-000-05B-N40",\#
        "ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-N40"}]}]
        """#
    ) { caller in
      try allocate(n40, in: caller)
      _ = caller.put("/consignments/setreadytoship", #"["\#(n40)"]"#)
      return caller.put("/consignments/setnotreadytoship", #"["\#(n40)"]"#).text
    },
    Example(
      source: "30, 5: manifest",
      printed: #"""
        [{"IsSuccess":true,"Message":"Consignment EC-000-05B-N40 has been manifested successfully.","Data":"EC-000-05B-N40",\#
        "ApiLinks":[{"Rel":"Link","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-N40"}]}]
        """#
    ) { caller in
      try allocate(n40, in: caller)
      return caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(n40)"]}"#).text
    },
    Example(
      source: "30, 5: manifestFromQuery",
      printed: #"""
        {"Message":"Query found 3 consignment(s). 3 successfully queued to manifest. 0 failed to be added to the queue",\#
        "FailedConsignments":[]}
        """#
    ) { caller in
      try allocate(n40, other, in: caller)
      return caller.post("/consignments/manifestFromQuery", #"{"States":["Allocated"]}"#).text
    },
    Example(
      source: "30, 5: Dispatch",
      printed: #"""
        [{"ConsignmentReferenceForAllLegsAssignedByMpd":"EC-000-05B-N40","Status":"Success","HttpStatusCode":200,\#
        "ApiLinks":[{"Rel":"‹text›","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-N40"}],"Message":‹members›}]
        """#
    ) { caller in
      try allocate(n40, in: caller)
      _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(n40)"]}"#)
      return caller.put("/consignments/Dispatch", #"{"ConsignmentReferences":["\#(n40)"]}"#).text
    },
    Example(
      source: "30, 5: the customer's manifests",
      printed: #"""
        [{"ManifestReference":"‹32 hex›","ManifestFileStorageContainer":"‹text›","ManifestFileName":"Sorted1-‹32 hex›.pdf",\#
        "ShippingLocationReference":"Sorted1","ShippingLocationName":null,"Created":"‹date›","CarrierName":"UPS",\#
        "BookingsCount":1,"ManifestFileNameSentToCarrier":‹members›}]
        """#
    ) { caller in
      try allocate(n40, in: caller)
      _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(n40)"]}"#)
      return caller.get("/consignments/customer/manifests").text
    },
    Example(
      source: "40, Quotes: the result and its first quote",
      printed: #"""
        {"QuoteRequestReference":"‹guid›","Quotes":[{"MpdCarrierServiceSource":2,"MpdCarrierService":"‹text›",\#
        "CarrierReference":"UPS","OriginAddress":{‹members›},"DestinationAddress":{‹members›},"CollectionDate":"‹date›",\#
        "EarliestDeliveryDate":"‹date›","LatestDeliveryDate":"‹date›","BasePrice":{‹members›},"Price":{‹members›},\#
        "Surcharges":[‹members›],"Legs":[‹members›],"CarrierAccountOwner":null,"IsElectioService":false,\#
        "ServiceDirection":"Inbound, Outbound","QuoteReference":"‹guid›","CreationDate":"‹date›","ExpiryDate":"‹date›",\#
        "Requestor":"‹text›","ConsignmentReference":"EC-000-05B-N40","ConsignmentReferenceProvidedByCustomer":"amplifier",\#
        "MpdCarrierServiceReference":"EDC5_UPSHSTDCS"},‹members›],"Message":null,"UnqualifiedServices":[‹members›]}
        """#
    ) { caller in caller.get("/quotes/consignment/\(n40)").text },
    Example(
      source: "40, Quotes: of the service groups",
      printed: #"""
        [‹members›{"Reference":"valuableGoods","Name":"Valuable Goods","CheapestQuote":{"MpdCarrierServiceSource":2,‹members›},\#
        "QuoteRequestReference":"‹guid›","Quotes":[‹members›],"Message":null,"UnqualifiedServices":[‹members›]}‹members›]
        """#
    ) { caller in caller.post("/quotes/serviceGroups", smallest).text },
    Example(
      source: "40, Package sizes",
      printed: #"""
        [{"Reference":"‹text›","Description":"‹text›","CustomerReference":"‹guid›","Length":‹number›,"Width":‹number›,\#
        "Height":‹number›,"Weight":‹number›,"IsDefault":true}‹members›]
        """#
    ) { caller in caller.get("/packagesizes").text },
  ]

  /// contract/30-consignments.md, section 2, "Smallest request".
  private static let smallest = #"""
    {"Packages":[\#(package)],"Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1","IsCached":false},\#
    {"AddressType":"Destination","Contact":{"Title":"Mr","FirstName":"Peter","LastName":"McPetersson",\#
    "Telephone":"07702123456","Email":"p@test.com"},"AddressLine1":"13 Porter Street","Region":"Greater Manchester",\#
    "Postcode":"M1 5WG","Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}},"IsCached":false}]}
    """#
  private static let package = #"""
    {"Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10.0,"Length":10.0,"Height":10.0},\#
    "Description":"Socks","Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}
    """#
}
