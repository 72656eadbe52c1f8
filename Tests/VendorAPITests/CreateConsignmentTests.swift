import Foundation
import Testing

@Suite struct CreateConsignmentTests {
  /// The vendor's smallest request (contract/30-consignments.md, section 2).
  static func smallest(weight: String = "0.5", extra: String = "", postcode: String = "M1 5WG") -> String {
    #"""
    {\#(extra)"Packages":[{"Weight":{"Value":\#(weight),"Unit":"Kg"},\#
    "Dimensions":{"Unit":"Cm","Width":10.0,"Length":10.0,"Height":10.0},\#
    "Description":"Socks","Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],\#
    "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1","IsCached":false},\#
    {"AddressType":"Destination","Contact":{"Title":"Mr","FirstName":"Peter","LastName":"McPetersson",\#
    "Telephone":"07702123456","Email":"p@test.com"},"AddressLine1":"13 Porter Street",\#
    "Region":"Greater Manchester","Postcode":"\#(postcode)",\#
    "Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}},"IsCached":false}]}
    """#
  }

  private static func create(_ caller: Caller, _ body: String = smallest()) throws -> [String: Any] {
    let answer = caller.post("/consignments", body)
    try #require(answer.status == 201, "\(answer.text)")
    let href = try #require(answer.list.first?["Href"] as? String)
    return caller.get(String(href.dropFirst("https://apisandbox.electioapp.com".count))).object
  }

  @Test func `a created consignment is answered with one link`() throws {
    let answer = try Caller().post("/consignments", Self.smallest())
    #expect(answer.status == 201)
    let link = try #require(answer.list.first as? [String: String])
    #expect(link["Rel"] == "Link")
    #expect(
      try #require(link["Href"]).contains(
        #/^https:\/\/apisandbox\.electioapp\.com\/consignments\/EC-[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$/#))
  }

  /// contract/95-audit.md, D4: the vendor's type is a GUID or null.
  @Test(arguments: [
    ("null", true), (#""""#, true), (#""6f1c2d4e-8b3a-4c5d-9e0f-1a2b3c4d5e6f""#, true),
    (#""6F1C2D4E8B3A4C5D9E0F1A2B3C4D5E6F""#, true), (#""sorted1-desk""#, false),
    (#""6f1c2d4e-8b3a-4c5d-9e0f-1a2b3c4d5e6""#, false), (#""6f1c2d4e8b3a-4c5d-9e0f-1a2b-3c4d5e6f""#, false),
  ])
  func `a contact's reference is a GUID or nothing`(reference: String, isTaken: Bool) throws {
    let body = Self.smallest().replacing(#""Title":"Mr""#, with: #""Reference":\#(reference),"Title":"Mr""#)
    let answer = try Caller().post("/consignments", body)
    #expect(answer.status == (isTaken ? 201 : 400), "\(answer.text)")
    if !isTaken {
      let name = reference.dropFirst().dropLast()
      let detail = "Addresses[1].Contact.Reference: '\(name)' is not a GUID, and may be null"
      #expect(answer.details == [detail])
      // Some clients show the message alone.
      #expect(answer.message == "The request is not valid: \(detail)")
    }
  }

  /// The vendor's printed requests name these.
  @Test(arguments: [
    "EDC5_Electio", "ElectioDemoFourWarehouse", "TLS_London", "EDC5_SL1", "Shipping_Location_Reference",
  ])
  func `the shipping locations of the vendor's printed examples are there`(location: String) throws {
    let caller = try Caller()
    let consignment = try Self.create(
      caller,
      Self.smallest().replacing(
        #""ShippingLocationReference":"Sorted1""#, with: #""ShippingLocationReference":"\#(location)""#))
    let reference = try #require(consignment["Reference"] as? String)
    #expect(caller.put("/allocation/\(reference)/allocatewithcheapestquote").status == 200)
  }

  @Test func `the members of a consignment stand in the documented order with null where there is no value`() throws {
    let caller = try Caller()
    let href = try #require(caller.post("/consignments/", Self.smallest()).list.first?["Href"] as? String)
    let text = caller.get(String(href.dropFirst("https://apisandbox.electioapp.com".count))).text
    let reference = try #require(href.split(separator: "/").last)
    #expect(
      text.hasPrefix(
        #"{"ConsignmentLegs":[],"CollectionDate":null,"DateDelivered":null,"FirstAttemptedDeliveryDate":null,"#
          + #""DateReturned":null,"DateShipped":null,"DateCollected":null,"AttemptedDeliveryDate":null,"MetaData":[],"#
          + #""Allocation":null,"FailedAllocation":null,"Source":"Api","LabelCount":0,"LabelsPrinted":false,"#
          + #""DateLabelsWereFirstPrinted":null,"IsLate":false,"LateForCustomer":false,"CustomerReference":""#))
    #expect(
      text.contains(
        #""Weight":{"Value":0.5,"Unit":"Kg"},"Value":{"Amount":5.99,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},"#
          + #""CustomsDocumentation":null,"Direction":"Outbound","Tags":[],"Reference":"\#(reference)","#
          + #""ConsignmentState":"Unallocated","DateCreated":"2019-06-14T09:00:00+00:00","ShippingDate":null,"#
          + #""RequestedDeliveryDate":null,"EarliestDeliveryDate":null,"LatestDeliveryDate":null,"#
          + #""ConsignmentReferenceProvidedByCustomer":"","Addresses":[{"AddressType":"Origin","#))
    #expect(
      text.contains(
        #""Packages":[{"ConsignmentLegs":[],"Items":[],"Charges":[],"Reference":"EP-"#))
    #expect(
      text.hasSuffix(
        #""PackageReferenceProvidedByCustomer":"","Weight":{"Value":0.5,"Unit":"Kg"},"#
          + #""Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10},"Description":"Socks","#
          + #""Value":{"Amount":5.99,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},"#
          + #""PackageSizeReference":null,"Barcode":null,"MetaData":[]}]}"#))
    #expect(text.contains(#""Country":{"Name":"United Kingdom","IsoCode":{"TwoLetterCode":"GB"}}"#))
  }

  @Test func `a shipping location becomes the origin's full address`() throws {
    let addresses = try #require(Self.create(Caller())["Addresses"] as? [[String: Any]])
    #expect(addresses[0]["AddressType"] as? String == "Origin")
    #expect(addresses[0]["ShippingLocationReference"] as? String == "Sorted1")
    #expect((addresses[0]["AddressLine1"] as? String)?.isEmpty == false)
    #expect(addresses[0]["Contact"] is [String: Any])
  }

  @Test func `both spellings of the delivery date are read and one is answered`() throws {
    for name in ["RequestedDeliveryDate", "RequiredDeliveryDate"] {
      let consignment = try Self.create(
        Caller(),
        Self.smallest(
          extra: #""\#(name)":{"Date":"2019-06-21T00:00:00+00:00","IsToBeExactlyOnTheDateSpecified":false},"#))
      let date = try #require(consignment["RequestedDeliveryDate"] as? [String: Any], "\(name)")
      #expect(date["Date"] as? String == "2019-06-21T00:00:00+00:00")
      let window = try #require(date["DeliveryWindow"] as? [String: Any])
      #expect(window["Start"] as? String == "00:00:00")
      #expect(window["UtcOffset"] is NSNull)
    }
  }

  @Test func `a package size stands for measures that the package does not give`() throws {
    let body = Self.smallest().replacingOccurrences(
      of: #""Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10.0,"Length":10.0,"Height":10.0}"#,
      with: #""PackageSizeReference":"nosuch""#)
    let answer = try Caller().post("/consignments", body)
    #expect(answer.status == 400)
    #expect(answer.details.first?.hasPrefix("Packages[0].PackageSizeReference: Package size nosuch not found") == true)
  }

  @Test func `two consignments never share a reference and packages have their own`() throws {
    let caller = try Caller()
    var references: Set<String> = []
    for _ in 0..<50 {
      let consignment = try Self.create(caller)
      references.insert(try #require(consignment["Reference"] as? String))
      let package = try #require((consignment["Packages"] as? [[String: Any]])?.first)
      references.insert(try #require(package["Reference"] as? String))
    }
    #expect(references.count == 100)
  }

  /// Every mistake in a body, and the details that name it.
  @Test(
    arguments: [
      (
        "{}",
        ["Addresses: An address with AddressType Origin is required", "Packages: At least one package is required"]
      ),
      (smallest(weight: "0"), ["Packages[0].Weight.Value: Weight is required"]),
      (smallest(weight: "-1"), ["Packages[0].Weight.Value: Weight must be more than 0 and at most 1000000"]),
      (smallest(weight: "\"heavy\""), ["Packages[0].Weight.Value: a number is needed, not a string"]),
      (smallest(extra: #""ShippingDate":"soon","#), ["ShippingDate: 'soon' is not a date-time"]),
      (smallest(extra: #""Direction":"Sideways","#), ["Direction: 'Sideways' is not one of Outbound, Inbound"]),
      (smallest(extra: #""Tags":"Alcohol","#), ["Tags: a list is needed, not a string"]),
      (
        smallest(extra: #""ShippingDate":"2019-06-20","RequestedDeliveryDate":{"Date":"2019-06-19"},"#),
        ["RequestedDeliveryDate.Date: Requested delivery date must be greater than shipping date"]
      ),
      (
        smallest().replacingOccurrences(of: "Sorted1", with: "Nowhere"),
        ["Addresses[0].ShippingLocationReference: Shipping location (Nowhere) not found"]
      ),
      (
        smallest().replacingOccurrences(of: #""ShippingLocationReference":"Sorted1","#, with: ""),
        [
          "Addresses: At least one end of the journey must include a Shipping Location reference",
          "Addresses[0].AddressLine1: Address line 1 is required",
          "Addresses[0].Country: Address must have a country supplied.",
        ]
      ),
      (
        smallest().replacingOccurrences(of: #""TwoLetterCode":"GB""#, with: #""TwoLetterCode":"XX""#),
        ["Addresses[1].Country.IsoCode.TwoLetterCode: 'XX' is not a two-letter ISO 3166 country code"]
      ),
      (smallest(postcode: ""), ["Addresses[1].Postcode: Postcode is required"]),
      (
        smallest().replacingOccurrences(of: "p@test.com", with: "nobody"),
        ["Addresses[1].Contact.Email: 'nobody' is not an e-mail address"]
      ),
      (
        smallest().replacingOccurrences(of: "5.99", with: "-5.99"),
        ["Packages[0].Value.Amount: Value must be from 0 to 1000000000"]
      ),
      (
        smallest().replacingOccurrences(of: #""IsoCode":"GBP""#, with: #""IsoCode":"ZZZ""#),
        ["Packages[0].Value.Currency.IsoCode: 'ZZZ' is not an ISO 4217 currency code"]
      ),
    ] as [(String, [String])])
  func `a mistake is named with its JSON path and nothing is stored`(body: String, details: [String]) throws {
    let caller = try Caller()
    let answer = caller.post("/consignments", body)
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    for detail in details {
      #expect(answer.details.contains { $0.hasPrefix(detail) }, "\(detail) in \(answer.details)")
    }
    // The next consignment gets the first reference: the refused one used none up.
    let fresh = try Self.create(Caller())["Reference"] as? String
    #expect(try Self.create(caller)["Reference"] as? String == fresh)
  }

  @Test(arguments: [
    "1e400", "1e40", "99999999999999999999999999999999999999999999", "0.00000000000000000000000000000000000001",
    "1e-300",
  ])
  func `a number of any size is answered and never ends the process`(number: String) throws {
    let caller = try Caller()
    #expect([201, 400].contains(caller.post("/consignments", Self.smallest(weight: number)).status))
    #expect(
      [201, 400].contains(
        caller.post("/consignments", Self.smallest().replacingOccurrences(of: "5.99", with: number)).status))
    #expect(
      [201, 400].contains(
        caller.post("/consignments", Self.smallest().replacingOccurrences(of: "10.0", with: number)).status))
  }
}
