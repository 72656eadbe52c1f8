import Testing

/// contract/95-audit.md, D15 and D16; contract/97-corrections.md, section D: names, namespaces and order of elements, by version.
@Suite struct PublishedXMLTests {
  private static let mma = "EC-000-05B-MMA"
  private static let quotes = "/quotes/consignment/\(mma)"

  private static func area(_ version: String, _ name: String) -> String {
    "http://electioapp.com/schemas/v\(version)/MPD.Electio.SDK.DataTypes.\(name)"
  }

  private static func answer(_ version: String, _ path: String, _ caller: Caller) throws -> XMLDocument {
    XMLDocument(caller.inXML.with("electio-api-version", version).get(path).text)
  }

  /// Everything that can be read, and has an address, a country or a leg in it.
  private static let paths = [
    "/consignments/\(mma)", quotes, "/shippinglocations", "/shippinglocations/Sorted1", "/carriers", "/carrierservices",
    "/carrierservices/carrierservices", "/staticdata/countries", "/consignments/10/0",
  ]

  @Test(arguments: ["1", "1.1"], paths)
  func `what JSON alone tells is in no element`(version: String, path: String) throws {
    let caller = try Caller()
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").status == 200)
    let names = Set(try Self.answer(version, path, caller).elements().map(\.name))
    #expect(
      names.isDisjoint(with: [
        "IsCached", "RegionCode", "ThreeLetterCode", "NumericCode", "CostItems", "VolumetricParcelWeight",
      ]))
    if version == "1" { #expect(!names.contains("Metadata")) }
  }

  @Test func `a price of 1_1 stands in Rates, and what is in it in Common`() throws {
    let elements = try Self.answer("1.1", Self.quotes, try Caller()).elements()
    for name in ["Net", "Gross", "TaxRate", "VatAmount"] {
      let found = elements.filter { $0.name == name }
      #expect(!found.isEmpty && found.allSatisfy { $0.namespace == Self.area("1.1", "Rates") }, "\(name)")
    }
    for parent in ["TaxRate", "Currency"] {
      let found = elements.filter { $0.parent == parent }
      #expect(!found.isEmpty && found.allSatisfy { $0.namespace == Self.area("1.1", "Common") }, "\(parent)")
    }
  }

  @Test(arguments: [(quotes, "Quotes"), ("/consignments/\(mma)", "Consignments")])
  func `a price of version 1 stands in what has it, and what is in it in Common`(path: String, area: String) throws {
    let caller = try Caller()
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").status == 200)
    let elements = try Self.answer("1", path, caller).elements()
    for name in ["Net", "Gross", "VatRate", "VatAmount"] {
      let found = elements.filter { $0.name == name }
      #expect(!found.isEmpty && found.allSatisfy { $0.namespace == Self.area("1", area) }, "\(name)")
    }
    let inside = elements.filter { $0.parent == "VatRate" || ($0.parent == "Currency" && $0.name == "Name") }
    #expect(!inside.isEmpty && inside.allSatisfy { $0.namespace == Self.area("1", "Common") })
    #expect(!elements.contains { $0.name == "TaxRate" })
  }

  @Test func `a quote of version 1 is written as the capture of April 2019 is`() throws {
    let text = try Self.answer("1", Self.quotes, try Caller(clock: "2019-04-30T09:13:41Z")).text
    for part in [
      "<CollectionDate>2019-04-30T17:00:00</CollectionDate><EarliestDeliveryDate>2019-05-01T00:00:00</EarliestDeliveryDate>",
      "<ExpiryDate>2019-04-30T15:30:00.0000000+01:00</ExpiryDate>", "<BasePrice><Net>",
      #"<IsoCode><TwoLetterCode>GB</TwoLetterCode></IsoCode></Country>"#,
      #"<CollectionType xmlns="\#(Self.area("1", "Common"))">NotApplicable</CollectionType></Leg>"#,
    ] {
      #expect(text.contains(part), "\(part) is not in \(text.prefix(4000))")
    }
  }

  @Test func `a quote of 1_1 is written as the capture of June 2019 is`() throws {
    let text = try Self.answer("1.1", Self.quotes, try Caller(clock: "2019-06-18T09:30:16Z")).text
    for part in [
      "<CollectionDate>2019-06-18T17:00:00.0000000+00:00</CollectionDate>",
      "<ExpiryDate>2019-06-18T15:30:00.0000000+01:00</ExpiryDate>",
      #"<Metadata xmlns="\#(Self.area("1.1", "Common"))" /></Leg>"#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  /// Root, and the name and namespace of the first element in it.
  @Test(arguments: [
    ("/packagesizes", "ArrayOfPackageSize", "PackageSize", "Reference", "Common"),
    ("/carriers/getcarriers", "ArrayOfCarrier", "Carrier", "Reference", "CarrierServiceDirectory"),
    ("/carriers", "SubscriptionMpdCarrierServiceResponse", "Success", "Success", nil),
    ("/carrierservices/carrierservices", "SubscriptionCarrierServiceResponse", "Success", "Success", nil),
    ("/collectioncalendar/Sorted1/CARRIER_X", "CollectionCalendar", nil, nil, nil),
    ("/labels/EC-000-0ST-ALL", "GetLabelsResponse", "File", "File", nil),
  ])
  func `roots of version 1 are those of its types`(
    path: String, root: String, child: String?, member: String?, area: String?
  ) throws {
    let elements = try Self.answer("1", path, try Caller()).elements()
    #expect(elements.first?.name == root)
    #expect(elements.first?.namespace == "")
    if let child { #expect(elements[1].name == child) }
    if let member {
      let found = try #require(elements.first { $0.name == member })
      #expect(found.namespace == (area.map { Self.area("1", $0) } ?? ""))
    }
  }

  /// The vendor's schemas 0, 3 and 12; what version 1.1 has is assumed to be the same.
  @Test(arguments: ["1", "1.1"])
  func `accounts and static data stand where their types do`(version: String) throws {
    let caller = try Caller()
    func areas(_ path: String, in parent: String) throws -> [String: String] {
      let inside = try Self.answer(version, path, caller).elements().filter { $0.parent == parent }
      return Dictionary(inside.map { ($0.name, $0.namespace) }) { one, _ in one }
    }
    let common = Self.area(version, "Common")
    #expect(try areas("/staticdata/timezones", in: "TimeZone") == ["Id": common, "Description": common])
    #expect(
      try areas("/rates/management/staticdata/dimensionUnits", in: "Unit")
        == ["Label": common, "Description": common, "Id": ""])
    let role = try #require(caller.get("/staticdata/builtinroles").list.first?["Reference"] as? String)
    for path in ["/accounts/sandbox@example.com", "/roles/\(role)/accounts"] {
      for parent in ["Account", "Role", "Permission", "Roles"] {
        let found = try areas(path, in: parent)
        #expect(!found.isEmpty && found.values.allSatisfy { $0 == Self.area(version, "Accounts") }, "\(path) \(found)")
      }
    }
    for parent in ["Role", "Permission"] {
      #expect(try areas("/staticdata/builtinroles", in: parent).values.allSatisfy(\.isEmpty))
    }
  }

  /// The vendor's type and schema of version 1 have nothing nullable there.
  @Test func `customs data of version 1 have a value where they must`() throws {
    let caller = try Caller()
    let path = "/consignments/EC-000-0US-001"
    #expect(caller.put("/consignments", #"{"Reference":"EC-000-0US-001","CustomsDocumentation":{}}"#).status == 200)
    let text = caller.with("electio-api-version", "1").get(path).text
    for part in [
      #""CategoryType":"Other""#, #""ShippingTerms":"None""#, #""DeclarationDate":"0001-01-01T00:00:00+00:00""#,
      #""InvoiceDate":"0001-01-01T00:00:00+00:00""#,
    ] {
      #expect(text.contains(part), "\(text)")
    }
    let document = try Self.answer("1", path, caller).text
    for part in [
      "<CategoryType>Other</CategoryType>", "<ShippingTerms>None</ShippingTerms>",
      "<DeclarationDate>0001-01-01T00:00:00.0000000+00:00</DeclarationDate>",
    ] {
      #expect(document.contains(part), "\(document)")
    }
    let usual = caller.with("electio-api-version", "1.1").get(path).text
    #expect(usual.contains(#""CategoryType":null"#) && usual.contains(#""DeclarationDate":null"#), "\(usual)")
  }

  @Test(arguments: [("1", false), ("1.1", true)])
  func `what the receiver pays for shipping is written by 1_1 alone`(version: String, isWritten: Bool) throws {
    let caller = try Caller()
    let customs = #""CustomsDocumentation":{"CategoryType":"Gift","ReceiversShippingCost":2.5},"#
    let href = try #require(
      caller.with("electio-api-version", version).post("/consignments", CreateConsignmentTests.smallest(extra: customs))
        .list.first?["Href"] as? String)
    let path = String(href.dropFirst("https://apisandbox.electioapp.com".count))
    let answers = [
      caller.with("electio-api-version", version).get(path).text, try Self.answer(version, path, caller).text,
    ]
    #expect(answers.allSatisfy { $0.contains("ReceiversShippingCost") == isWritten }, "\(answers)")
    #expect(caller.with("electio-api-version", "1.1").get(path).text.contains(#""ReceiversShippingCost":2.5"#))
  }

  @Test(arguments: ["1", "1.1"])
  func `a consignment has its base class's members first`(version: String) throws {
    let caller = try Caller()
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").status == 200)
    let names = try Self.answer(version, "/consignments/\(Self.mma)", caller).elements().filter { $0.depth == 2 }.map(
      \.name)
    let ordered = [
      "DateCreated", "RequestedDeliveryDate", "ShippingDate", "EarliestDeliveryDate", "LatestDeliveryDate",
      "CustomerReference", "ConsignmentReferenceProvidedByCustomer", "Weight", "Value", "CustomsDocumentation",
      "Addresses", "Direction", "Tags", "ConsignmentLegs", "CollectionDate", "DateDelivered",
      "FirstAttemptedDeliveryDate", "DateReturned", "DateShipped", "DateCollected", "AttemptedDeliveryDate", "MetaData",
      "Packages", "Allocation", "FailedAllocation", "ConsignmentState", "Source", "LabelCount", "LabelsPrinted",
      "DateLabelsWereFirstPrinted", "IsLate", "LateForCustomer", "Reference",
    ]
    #expect(names == ordered.filter(names.contains))
    #expect(names.count >= 25)
  }

  @Test(arguments: [("1", "Consignments"), ("1.1", "Common")])
  func `what metadata have stands in each version's own area`(version: String, area: String) throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest(extra: #""MetaData":[{"KeyValue":"k"}],"#)
    let href = try #require(caller.post("/consignments", body).list.first?["Href"] as? String)
    let elements = try Self.answer(version, String(href.dropFirst("https://apisandbox.electioapp.com".count)), caller)
      .elements()
    #expect(elements.first { $0.name == "KeyValue" }?.namespace == Self.area(version, area))
  }

  @Test func `a package and an item of version 1 have their members in their schema's order`() throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest().replacing(
      #""Description":"Socks","#,
      with: #""Description":"Socks","Items":[{"Sku":"S","Status":"x","MetaData":[{"KeyValue":"i"}]}],"#)
    let href = try #require(caller.post("/consignments", body).list.first?["Href"] as? String)
    let elements = try Self.answer("1", String(href.dropFirst("https://apisandbox.electioapp.com".count)), caller)
      .elements()
    let package = elements.filter { $0.parent == "Package" }.map(\.name)
    #expect(
      package == [
        "Reference", "PackageReferenceProvidedByCustomer", "ConsignmentLegs", "Weight", "Dimensions", "Value",
        "Description", "Items", "Charges",
      ])
    let item = elements.filter { $0.parent == "Item" }.map(\.name)
    #expect(
      item == [
        "Reference", "Sku", "ItemReferenceProvidedByCustomer", "Status", "MetaData", "UnitOfQuantity",
        "HarmonisationKeyWords", "ContentClassification", "ContentClassificationDetails",
      ])
  }

  /// contract/51-delivery-and-pickup-options.md, section 9, by the captures that it cites.
  @Test(arguments: ["1", "1.1"], ["OpeningTime", "DeliveryWindow", "AdditionalInformation", "Address", "Country"])
  func `what a shop's times, address and further facts have stands in Common`(version: String, parent: String) throws {
    let caller = try Caller().with("Accept", "application/xml").with("electio-api-version", version)
    let answer = caller.post("/deliveryoptions/pickupoptions", CreateConsignmentTests.smallest())
    // The list is called as what is in it.
    let found = try XMLDocument(answer.text).elements().filter { $0.parent == parent && $0.name != parent }
    #expect(!found.isEmpty, "\(answer.text.prefix(2000))")
    #expect(found.allSatisfy { $0.namespace == Self.area(version, "Common") }, "\(found)")
  }

  @Test(arguments: ["1", "1.1"])
  func `a shop, its reservation and its options stand in DeliveryOptions`(version: String) throws {
    let caller = try Caller().with("Accept", "application/xml").with("electio-api-version", version)
    let answer = caller.post("/deliveryoptions/pickupoptions", CreateConsignmentTests.smallest())
    for parent in ["Location", "OpeningTimes", "Reservation", "DeliveryOption", "EstimatedDeliveryDate"] {
      let found = try XMLDocument(answer.text).elements().filter { $0.parent == parent }
      #expect(!found.isEmpty, "\(parent)")
      #expect(found.allSatisfy { $0.namespace == Self.area(version, "DeliveryOptions") }, "\(parent)")
    }
  }
}
