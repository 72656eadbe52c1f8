import Foundation
import Testing

/// contract/00-overview.md, section 4: requests in the shapes of version 1, read back in both.
@Suite struct Version1RequestTests {
  private static let request = #"""
    {"Packages":[{"Weight":{"Kg":0.5},"Dimensions":{"Width":10.0,"Length":11.0,"Height":12.0},"Description":"Socks",\#
    "Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}},"Items":[{"Sku":"S","Weight":{"Kg":0.25},\#
    "Dimensions":{"Width":1,"Length":2,"Height":3},"UnitOfQuantity":2,"ItemUnit":"pair",\#
    "CountryOfOrigin":{"IsoCode":{"ThreeLetterCode":"PRT"}},\#
    "Value":{"Amount":2.5,"Currency":{"IsoCode":"GBP"}}}]}],\#
    "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},\#
    {"AddressType":"Destination","AddressLine1":"13 Porter Street","Region":"Greater Manchester","Postcode":"M1 5WG",\#
    "Contact":{"FirstName":"Peter","LastName":"McPetersson"},\#
    "Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}]}
    """#

  private static func created(_ caller: Caller) throws -> String {
    let answer = caller.with("electio-api-version", "1").post("/consignments", request)
    try #require(answer.status == 201, "\(answer.text)")
    let href = try #require(answer.list.first?["Href"] as? String)
    return String(href.dropFirst("https://apisandbox.electioapp.com".count))
  }

  @Test func `what version 1 sent is read back as version 1 spells it`() throws {
    let caller = try Caller()
    let text = caller.with("electio-api-version", "1").get(try Self.created(caller)).text
    for part in [
      #""Weight":{"Kg":0.5},"Value":{"Amount":5.99,"#,
      #""Weight":{"Kg":0.5},"Dimensions":{"Width":10,"Length":11,"Height":12},"Description":"Socks""#,
      #""Weight":{"Kg":0.25},"Dimensions":{"Width":1,"Length":2,"Height":3},"Value":{"Amount":2.5,"#,
      #""UnitOfQuantity":2,"ItemUnit":"pair","#,
      #""IsoCode":{"TwoLetterCode":"PT","ThreeLetterCode":"PRT","NumericCode":"620"}"#,
      #""IsoCode":{"TwoLetterCode":"GB","ThreeLetterCode":"GBR","NumericCode":"826"}"#,
    ] {
      #expect(text.contains(part), "\(part) is not in \(text)")
    }
    #expect(text.contains(#""ShippingDate":null"#))
    #expect(!text.contains(#""Unit""#))
    #expect(!text.contains(#""Quantity""#))
  }

  @Test func `what version 1 sent is read back as 1_1 spells it`() throws {
    let caller = try Caller()
    let text = caller.get(try Self.created(caller)).text
    for part in [
      #""Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10,"Length":11,"Height":12},"#,
      #""Weight":{"Value":0.25,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":1,"Length":2,"Height":3},"#,
      #""MetaData":[],"Quantity":2,"Unit":"pair","#, #""IsoCode":{"TwoLetterCode":"PT"}"#,
    ] {
      #expect(text.contains(part), "\(part) is not in \(text)")
    }
    #expect(!text.contains("Kg\":"))
  }

  @Test(arguments: ["1", "1.1"])
  func `a body is read in either version's spelling, whatever its request names`(version: String) throws {
    let caller = try Caller().with("electio-api-version", version)
    let shown = try [Self.request, CreateConsignmentTests.smallest()].map { body in
      let answer = caller.post("/consignments", body)
      try #require(answer.status == 201, "\(answer.text)")
      let href = try #require(answer.list.first?["Href"] as? String)
      return caller.get(String(href.dropFirst("https://apisandbox.electioapp.com".count))).text
    }
    let weights = version == "1" ? #""Weight":{"Kg":"# : #""Weight":{"Value":"#
    #expect(shown.allSatisfy { $0.contains(weights) })
    for part in version == "1" ? [#""UnitOfQuantity":2,"ItemUnit":"pair""#] : [#""Quantity":2,"Unit":"pair""#] {
      #expect(shown[0].contains(part), "\(shown[0])")
    }
    #expect(shown[0].contains(#""TwoLetterCode":"PT""#))
  }

  /// contract/decisions.md, "Shapes" 1.
  @Test(arguments: ["1", "1.1"])
  func `a unit of length is read whatever version its request names`(version: String) throws {
    let caller = try Caller().with("electio-api-version", version)
    func create(_ unit: String) -> Caller.Answer {
      let dimensions = #""Dimensions":{"Unit":\#(unit),"Width":10.0"#
      return caller.post("/consignments", Self.request.replacing(#""Dimensions":{"Width":10.0"#, with: dimensions))
    }
    for unit in [#""Cm""#, #""cm""#, "0", "null"] { #expect(create(unit).status == 201, "\(create(unit).text)") }
    let answer = create(#""In""#)
    #expect(
      answer.status == 400 && answer.details == ["Packages[0].Dimensions.Unit: 'In' is not one of Cm"], "\(answer.text)"
    )
  }

  @Test func `version 1 reads the names that 1_1 has for an item's quantity`() throws {
    let caller = try Caller().with("electio-api-version", "1")
    let body = Self.request.replacing("UnitOfQuantity", with: "Quantity").replacing("ItemUnit", with: "Unit")
    let href = try #require(caller.post("/consignments", body).list.first?["Href"] as? String)
    let text = caller.get(String(href.dropFirst("https://apisandbox.electioapp.com".count))).text
    #expect(text.contains(#""UnitOfQuantity":2,"ItemUnit":"pair""#), "\(text)")
  }

  @Test func `an allocated consignment has VatRate and one TrackingReference a leg`() throws {
    let caller = try Caller().with("electio-api-version", "1")
    #expect(caller.put("/allocation/EC-000-05B-MMA/allocatewithcheapestquote").status == 200)
    let text = caller.get("/consignments/EC-000-05B-MMA").text
    #expect(
      text.hasPrefix(
        #"{"ConsignmentLegs":[{"Leg":1,"TrackingReference":"TRK00009823","CarrierReference":"CARRIER_X","CarrierName":"Carrier X"}],"#
      ), "\(text)")
    #expect(text.contains(#""VatRate":{"#))
    #expect(!text.contains(#""TaxRate""#))
    #expect(!text.contains(#""TrackingReferences""#))
  }

  @Test func `members that came with 1_1 are left out`() throws {
    let caller = try Caller()
    let version1 = caller.with("electio-api-version", "1")
    let paths = ["/consignments/EC-000-05B-MMA", "/quotes/consignment/EC-000-05B-MMA"]
    let names = [
      [#""Direction":"#, #""Tags":"#],
      [#""ServiceDirection":"#, #""ExternalReference":"#, #""IsTracked":"#, #""IsSigned":"#],
    ]
    for (path, names) in zip(paths, names) {
      for name in names {
        #expect(caller.get(path).text.contains(name))
        #expect(!version1.get(path).text.contains(name))
      }
    }
    let quote = try #require((version1.get(paths[1]).object["Quotes"] as? [[String: Any]])?.first)
    #expect(quote["CarrierReference"] == nil)
    let package = try #require((version1.get(paths[0]).object["Packages"] as? [[String: Any]])?.first)
    #expect(package["MetaData"] == nil)
    #expect(package["ConsignmentLegs"] != nil)
  }
}
