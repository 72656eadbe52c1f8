import Foundation
import Testing

@testable import VendorAPI

/// contract/40-around.md, "Quotes"; contract/20-rules-and-catalog.md, sections 6 and 8.
@Suite struct QuotesTests {
  static let mma = "EC-000-05B-MMA"

  private static func quotes(_ answer: Caller.Answer) -> [[String: Any]] {
    answer.object["Quotes"] as? [[String: Any]] ?? []
  }

  private static func quote(_ answer: Caller.Answer, _ service: String) throws -> [String: Any] {
    try #require(quotes(answer).first { $0["MpdCarrierServiceReference"] as? String == service }, "\(answer.text)")
  }

  private static func unqualified(_ answer: Caller.Answer, _ service: String) throws -> [String: Any] {
    let list = try #require(answer.object["UnqualifiedServices"] as? [[String: Any]])
    return try #require(list.first { $0["MpdCarrierServiceReference"] as? String == service }, "\(answer.text)")
  }

  @Test func `the members of a quote stand in the documented order with null where there is no value`() throws {
    let text = try Caller().get("/quotes/consignment/\(Self.mma)").text
    let uuid = #/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#
    let anonymous = text.replacing(uuid, with: "GUID")
    #expect(
      anonymous.hasPrefix(
        [
          #"{"QuoteRequestReference":"GUID","Quotes":[{"MpdCarrierServiceSource":2,"MpdCarrierService":"Next Day Super","#,
          #""CarrierReference":"CARRIER_X","OriginAddress":{"Contact":null,"CompanyName":null,"#,
        ].joined()
      ))
    #expect(
      anonymous.contains(
        [
          #""CollectionDate":"2019-06-14T17:00:00+00:00","EarliestDeliveryDate":"2019-06-15T08:00:00+00:00","#,
          #""LatestDeliveryDate":"2019-06-15T18:00:00+00:00","BasePrice":{"Net":2.95,"Gross":3.54,"#,
          #""TaxRate":{"Reference":"GB-0.2000","CountryIsoCode":"GB","Type":"Standard","Rate":0.2},"VatAmount":0.59,"#,
          #""Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},"Price":{"Net":2.95,"Gross":3.54,"#,
          #""TaxRate":{"Reference":"GB-0.2000","CountryIsoCode":"GB","Type":"Standard","Rate":0.2},"VatAmount":0.59,"#,
          #""Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}},"Surcharges":[],"#,
          #""Legs":[{"JourneyStage":1,"CarrierService":{"Reference":"NDS","Name":"Next Day Super","#,
          #""CarrierReference":"CARRIER_X","CarrierName":null,"ExternalReference":null,"IsDropOff":false,"#,
          #""IsPickUp":false,"IsTimed":false,"IsTracked":true,"IsSigned":false,"ServiceDirection":"Inbound, Outbound"},"#,
          #""CarrierAccountReference":"CARRIER_X","DeliveryHub":null,"CostItems":null,"VolumetricParcelWeight":null,"#,
          #""CollectionType":"NotApplicable","Metadata":[]}],"CarrierAccountOwner":null,"IsElectioService":false,"#,
          #""ServiceDirection":"Inbound, Outbound","QuoteReference":"GUID","CreationDate":"2019-06-14T09:00:00+00:00","#,
          #""ExpiryDate":"2019-06-14T15:30:00+01:00","Requestor":"Sandbox","ConsignmentReference":"EC-000-05B-MMA","#,
          #""ConsignmentReferenceProvidedByCustomer":"socks","MpdCarrierServiceReference":"CX_NDS"},{"#,
        ].joined()),
      "\(anonymous)")
    #expect(anonymous.contains(#"}],"Message":null,"UnqualifiedServices":[{"Available":"#))
    #expect(!anonymous.contains(#""AddressType""#))
  }

  @Test func `the members of an unqualified service stand in the documented order`() throws {
    let text = try Caller().get("/quotes/consignment/\(Self.mma)").text
    #expect(
      text.contains(
        [
          #"{"Available":false,"Rates":true,"MpdCarrierService":"DPD Next Day","CarrierReference":"DPD","#,
          #""MpdCarrierServiceReference":"CLIP1_DPDND","ExclusionReason":"Service availability data not configured"}"#,
        ].joined()
      ),
      "\(text)")
  }

  @Test func `quotes come cheapest first and every service is either quoted or unqualified`() throws {
    let answer = try Caller().get("/quotes/consignment/\(Self.mma)")
    #expect(answer.status == 200)
    let nets = Self.quotes(answer).compactMap { ($0["Price"] as? [String: Any])?["Net"] as? Double }
    #expect(nets.count > 3)
    #expect(nets == nets.sorted())
    let quoted = Self.quotes(answer).compactMap { $0["MpdCarrierServiceReference"] as? String }
    let unqualified = (answer.object["UnqualifiedServices"] as? [[String: Any]] ?? []).compactMap {
      $0["MpdCarrierServiceReference"] as? String
    }
    #expect(Set(quoted).isDisjoint(with: unqualified))
    #expect(Set(quoted + unqualified).count == quoted.count + unqualified.count)
    #expect((quoted + unqualified).contains("acceptanceTestCarrier_f8fe"))
  }

  @Test func `the first quote is what the default rules would choose at the price it would cost`() throws {
    for reference in [
      Self.mma, "EC-000-083-45D", "EC-000-A04-0DV", "EC-000-05B-N40", "EC-000-0RE-T01", "EC-000-0US-001",
    ] {
      let caller = try Caller()
      let first = try #require(Self.quotes(caller.get("/quotes/consignment/\(reference)")).first)
      #expect(caller.put("/allocation/\(reference)/allocatewithcheapestquote").status == 200)
      let consignment = caller.get("/consignments/\(reference)").object
      let allocation = try #require(consignment["Allocation"] as? [String: Any])
      #expect(allocation["MpdCarrierServiceReference"] as? String == first["MpdCarrierServiceReference"] as? String)
      let (paid, quoted) = (allocation["Price"] as? [String: Any], first["Price"] as? [String: Any])
      #expect(paid?["Net"] as? Double == quoted?["Net"] as? Double)
      // Both show the place's clocks, one with its offset and the other without.
      let (shown, promised) = (consignment["LatestDeliveryDate"] as? String, first["LatestDeliveryDate"] as? String)
      #expect(try #require(shown).prefix(19) == #require(promised).prefix(19))
    }
  }

  @Test func `a surcharge stands between base price and price`() throws {
    let quote = try Self.quote(Caller().get("/quotes/consignment/EC-000-05B-N40"), "EDC5_UPSHSTDCS")
    let base = try #require((quote["BasePrice"] as? [String: Any])?["Net"] as? Double)
    let total = try #require((quote["Price"] as? [String: Any])?["Net"] as? Double)
    let surcharges = try #require(quote["Surcharges"] as? [[String: Any]])
    let fuel = try #require(surcharges.first)
    #expect(surcharges.count == 1)
    #expect(fuel["Reference"] as? String == "Fuel")
    let amount = try #require(fuel["Amount"] as? Double)
    #expect(amount > 0)
    #expect(((base + amount) * 100).rounded() == (total * 100).rounded())
    #expect(fuel["Type"] as? String == "Variable")
    #expect(fuel["CalculationModel"] as? String == "Calculated")
    #expect(fuel["ApplicationType"] as? String == "Standard")
    #expect(fuel["CurrencyIsoCode"] as? String == "GBP")
  }

  @Test func `a surcharge by the kilogram tells its increment`() throws {
    let answer = try Caller().get("/quotes/consignment/EC-000-0US-001")
    let surcharges = Self.quotes(answer).flatMap { $0["Surcharges"] as? [[String: Any]] ?? [] }
    let weight = try #require(surcharges.first { $0["Reference"] as? String == "OutOfGaugeWeight" }, "\(answer.text)")
    #expect(weight["IncrementalUnitFactor"] as? Int == 1)
    #expect(weight["IncrementalUnitPrice"] as? Double == 0.35)
    #expect(weight["Amount"] as? Double == 0.7)
    #expect(weight["Type"] as? String == "Additive")
    #expect(weight["AppliesToBaseOnly"] as? Bool == true)
  }

  @Test func `the members of a surcharge stand in the documented order`() throws {
    let text = try Caller().get("/quotes/consignment/EC-000-05B-N40").text
    #expect(
      text.contains(
        #/"Surcharges":\[{"Reference":"Fuel","CurrencyIsoCode":"GBP","Amount":[0-9.]+,"ApplicationType":"Standard","Type":"Variable","AppliesToBase":true,"AppliesToBaseOnly":true,"CalculationModel":"Calculated","IncrementalUnitFactor":null,"IncrementalUnitPrice":null,"MinimumAmount":null,"MaximumAmount":null}\]/#
      ))
  }

  /// The vendor's SDK, `SurchargeBase`.
  @Test func `version 1 tells less of a surcharge, and its application by number`() throws {
    let text = try Caller().with("electio-api-version", "1").get("/quotes/consignment/EC-000-05B-N40").text
    #expect(
      text.contains(
        #/"Surcharges":\[{"MpdCarrierServiceReference":"[A-Z0-9_]+","Reference":"Fuel","CurrencyIsoCode":"GBP","Price":[0-9.]+,"ApplicationType":1,"Label":null,"Description":null}\]/#
      ), "\(text)")
  }

  @Test func `a journey of two legs is quoted with both`() throws {
    let quote = try Self.quote(Caller().get("/quotes/consignment/EC-000-A04-0DV"), "MPD_WNDECOM")
    let legs = try #require(quote["Legs"] as? [[String: Any]])
    #expect(legs.map { $0["JourneyStage"] as? Int } == [1, 2])
  }

  // MARK: - Exclusion texts: contract/20-rules-and-catalog.md, section 8

  @Test(arguments: [
    (mma, "CLIP1_DPDND", "Service availability data not configured", false, true),
    (mma, "MPD_T48H", "Service availability data not configured", false, true),
    (mma, "acceptanceTestCarrier_f8fe", "No cost and/or pricing data configured", true, false),
    (mma, "FEDEX_INTRA_US", "This service is not available between the selected addresses.", false, true),
    (
      "EC-000-0DT-PST", "CX_NDS", "This service is not available for the selected collection/delivery dates.", false,
      false
    ),
    ("EC-000-0PC-6LW", "CX_NDS", "This service is not available between the selected addresses.", false, true),
    ("EC-000-0TA-G00", "CX_NDS", "This service is not available for consignments tagged Radioactive.", true, true),
    ("EC-000-0HV-4K5", "CX_NDS", "This service is not available for consignments worth more than 2500.", true, true),
    ("EC-000-0RE-T01", "EVRI_DROP", "This service is not available for inbound consignments.", false, true),
    (
      "EC-000-0LN-G01", "CX_NDS", "This service is not available for the given package dimensions/weight.", false, false
    ),
  ])
  func `a service that is unqualified says why in the vendor's words`(
    consignment: String, service: String, text: String, available: Bool, rates: Bool
  ) throws {
    let found = try Self.unqualified(Caller().get("/quotes/consignment/\(consignment)"), service)
    #expect(found["ExclusionReason"] as? String == text)
    #expect(found["Available"] as? Bool == available)
    #expect(found["Rates"] as? Bool == rates)
  }

  @Test func `reasons are joined by one blank, as published`() throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest(weight: "500", postcode: "ZE1 0AA")
    let found = try Self.unqualified(caller.post("/quotes", body), "CX_NDS")
    #expect(
      found["ExclusionReason"] as? String == "This service is not available between the selected addresses. "
        + "This service is not available for the given package dimensions/weight. No cost and/or pricing data configured"
    )
    #expect(found["Available"] as? Bool == false)
    #expect(found["Rates"] as? Bool == false)
  }

  // MARK: - The four operations

  @Test func `quotes for a described consignment are a 201 and create nothing`() throws {
    let (caller, other) = (try Caller(), try Caller())
    let answer = caller.post("/quotes/", CreateConsignmentTests.smallest())
    #expect(answer.status == 201)
    #expect(Self.quotes(answer).first?["ConsignmentReference"] as? String == "")
    #expect(Self.quotes(answer).first?["MpdCarrierServiceReference"] as? String == "CX_NDS")
    // The next reference is the one that it would have been.
    #expect(
      caller.post("/consignments", CreateConsignmentTests.smallest()).text
        == other.post("/consignments", CreateConsignmentTests.smallest()).text)
  }

  @Test func `quotes for a body with mistakes are a 400 that names each`() throws {
    let answer = try Caller().post("/quotes", #"{"Packages":[],"Addresses":[]}"#)
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(answer.details.contains("Packages: At least one package is required"))
    #expect(try Caller().post("/quotes", "{").status == 400)
    #expect(try Caller().post("/quotes/serviceGroups", "{}").code == "ValidationException")
  }

  @Test func `quotes for a consignment change nothing of it`() throws {
    let caller = try Caller()
    for reference in [Self.mma, "EC-000-0HV-T01", "EC-000-0ST-ALL", "EC-000-0ST-CAN"] {
      let before = caller.get("/consignments/\(reference)").text
      #expect(caller.get("/quotes/consignment/\(reference.lowercased())").status == 200)
      #expect(caller.get("/consignments/\(reference)").text == before)
    }
  }

  /// contract/00-overview.md, section 8: the only refusal that is listed.
  @Test(arguments: ["/quotes/consignment", "/Prod/Quotes/consignment"])
  func `quotes for an unknown consignment are a 400`(path: String) throws {
    let answer = try Caller().get("\(path)/EC-999-999-999")
    #expect(answer.status == 400)
    #expect(answer.code == "ConsignmentNotFoundException")
  }

  @Test func `a consignment that nobody carries has no quotes and no message`() throws {
    let answer = try Caller().get("/quotes/consignment/EC-000-0HV-T01")
    #expect(answer.status == 200)
    #expect(Self.quotes(answer).isEmpty)
    #expect(answer.object["Message"] is NSNull)
  }

  @Test func `a request for quotes can be read again, in any case, and stays as it was`() throws {
    let caller = try Caller()
    let first = caller.get("/quotes/consignment/\(Self.mma)")
    let reference = try #require(first.object["QuoteRequestReference"] as? String)
    _ = caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote")
    #expect(caller.get("/quotes/\(reference)").text == first.text)
    #expect(caller.get("/quotes/\(reference.uppercased())").text == first.text)
  }

  @Test(arguments: ["112236d5-4460-492f-a6bd-aa3f00f62dfb", "nonsense", "112236d54460492fa6bdaa3f00f62dfb0", "%20"])
  func `an unknown request for quotes is a 404`(reference: String) throws {
    let answer = try Caller().get("/quotes/\(reference)")
    #expect(answer.status == 404)
    #expect(answer.code == "QuoteRequestNotFoundException")
  }

  @Test func `another world does not know a request for quotes`() throws {
    let caller = try Caller()
    let reference = try #require(
      caller.get("/quotes/consignment/\(Self.mma)").object["QuoteRequestReference"] as? String)
    #expect(caller.with(key: "another").get("/quotes/\(reference)").status == 404)
  }

  @Test func `quotes by service group tell of each group its cheapest quote first`() throws {
    let answer = try Caller().post("/quotes/serviceGroups", CreateConsignmentTests.smallest())
    #expect(answer.status == 200)
    #expect(
      answer.list.map { $0["Reference"] as? String }
        == ["valuableGoods", "Sat Del", "HVGoods", "DG1", "International", "Freight", "Christmas2018"])
    let valuable = try #require(answer.list.first)
    #expect(valuable["Name"] as? String == "Valuable Goods")
    let cheapest = try #require(valuable["CheapestQuote"] as? [String: Any])
    let quotes = try #require(valuable["Quotes"] as? [[String: Any]])
    #expect(cheapest["QuoteReference"] as? String == quotes.first?["QuoteReference"] as? String)
    #expect(cheapest["MpdCarrierServiceReference"] as? String == "CX_NDS")
    #expect(quotes.count + ((valuable["UnqualifiedServices"] as? [Any])?.count ?? 0) == 6)
    let disabled = try #require(answer.list.last)
    #expect(disabled["CheapestQuote"] is NSNull)
    #expect((disabled["Quotes"] as? [Any])?.isEmpty == true)
    #expect(
      answer.text.hasPrefix(
        #"[{"Reference":"valuableGoods","Name":"Valuable Goods","CheapestQuote":{"MpdCarrierServiceSource":2,"#))
    #expect(answer.text.contains(#"},"QuoteRequestReference":""#))
  }

  @Test func `the same history gives the same quote references and another seed others`() throws {
    let texts = try [1, 1, 2].map { try Caller(seed: $0).get("/quotes/consignment/\(Self.mma)").text }
    #expect(texts[0] == texts[1])
    #expect(texts[0] != texts[2])
  }
}
