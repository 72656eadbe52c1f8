import Foundation
import Testing

@testable import VendorAPI

/// contract/95-audit.md, D5, D6, D12 to D14, D18 and D25: what JSON answers have, lack, or have as null, by version.
@Suite struct PublishedShapesTests {
  private static let mma = "EC-000-05B-MMA"
  private static let quotes = "/quotes/consignment/\(mma)"

  /// One object of an answer, and where it stands.
  private struct Found {
    let path: String
    let members: [String: Any]
  }

  /// Every object in a value, at any depth.
  private static func objects(in value: Any?, _ path: String = "$") -> [Found] {
    switch value {
    case let object as [String: Any]:
      [Found(path: path, members: object)] + object.flatMap { objects(in: $1, "\(path).\($0)") }
    case let list as [Any]: list.enumerated().flatMap { objects(in: $1, "\(path)[\($0)]") }
    default: []
    }
  }

  /// Answers of every kind that has members without a value.
  private static let paths = [
    "/consignments/\(mma)", quotes, "/consignments/10/0", "/carriers", "/shippinglocations", "/carriers/getcarriers",
    "/carrierservices", "/carrierservices/carrierservices", "/packagesizes", "/serviceGroups",
    "/consignments/\(mma)/status",
    "/consignments/EC-000-0US-001", "/quotes/consignment/EC-000-0US-001", "/consignments/EC-000-0ST-ALL",
  ]

  /// What version 1 leaves out when it has no value: members of an address, of a contact, and of a shipping location.
  private static let marked: Set = [
    "Contact", "CompanyName", "ShippingLocationReference", "CustomerName", "AddressLine3", "Region", "RegionCode",
    "SpecialInstructions", "LatLong", "Title", "FirstName", "LastName", "Position", "Email", "Notes",
  ]
  /// What version 1 does not have.
  private static let later: Set = [
    "Direction", "Tags", "Unit", "CarrierServiceReference", "ServiceDirection", "ExternalReference", "IsTracked",
    "IsSigned", "Metadata", "MetaData", "CarrierReference", "Type", "AppliesToBase", "AppliesToBaseOnly",
    "CalculationModel", "IncrementalUnitFactor", "IncrementalUnitPrice", "MinimumAmount", "MaximumAmount",
    "ReceiversShippingCost",
  ]
  private static let renamed = [
    "TaxRate": "VatRate", "Quantity": "UnitOfQuantity", "TrackingReferences": "TrackingReference", "Value": "Kg",
    "Amount": "Price",
  ]

  @Test(arguments: paths)
  func `version 1 has null where 1_1 has it, but for the members that its types mark`(path: String) throws {
    let caller = try Caller()
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").status == 200)
    let usual = Self.objects(in: caller.get(path).json)
    let first = Self.objects(in: caller.with("electio-api-version", "1").get(path).json)
    let byPath = Dictionary(first.map { ($0.path.replacing("VatRate", with: "TaxRate"), $0.members) }) { $1 }
    var compared = 0
    for object in usual {
      guard let members = byPath[object.path] else { continue }
      compared += 1
      for (name, value) in object.members where !(Self.later.contains(name) && members[name] == nil) {
        let shown = members[name] ?? Self.renamed[name].flatMap { members[$0] }
        if value is NSNull || (name == "RegionCode" && value as? String == "" && shown == nil) {
          #expect((shown == nil) == Self.marked.contains(name), "\(object.path).\(name)")
        } else {
          #expect(shown != nil, "\(object.path).\(name)")
        }
      }
    }
    #expect(compared > 0)
  }

  @Test func `a quote's members are those of every published one`() throws {
    let caller = try Caller(clock: "2019-06-18T09:30:16Z")
    let quotes = try #require(caller.get(Self.quotes).object["Quotes"] as? [[String: Any]])
    #expect(quotes.count > 2)
    for quote in quotes {
      for name in ["CollectionDate", "EarliestDeliveryDate", "LatestDeliveryDate"] {
        #expect((quote[name] as? String)?.hasSuffix("+00:00") == true, "\(name)")
      }
      #expect((quote["ExpiryDate"] as? String)?.hasSuffix("+01:00") == true)
      for end in ["OriginAddress", "DestinationAddress"] {
        let address = try #require(quote[end] as? [String: Any])
        #expect(address["ShopLocationReference"] == nil)
        #expect(address["CompanyName"] is NSNull && address["LatLong"] is NSNull && address["Contact"] is NSNull)
        #expect(address["RegionCode"] as? String == "")
      }
      for leg in try #require(quote["Legs"] as? [[String: Any]]) {
        #expect(leg["CostItems"] is NSNull && leg["VolumetricParcelWeight"] is NSNull)
        #expect((leg["CarrierService"] as? [String: Any])?["CarrierName"] is NSNull)
        #expect((leg["CarrierAccountReference"] as? String)?.isEmpty == false)
      }
    }
    let quick = try #require(quotes.first { $0["MpdCarrierServiceReference"] as? String == "CX_NDS" })
    #expect(quick["CollectionDate"] as? String == "2019-06-18T17:00:00+00:00")
    #expect(quick["ExpiryDate"] as? String == "2019-06-18T15:30:00+01:00")
  }

  @Test(arguments: [("ROYAL_MAIL", "RM1"), ("UPS", "EDC5_UPS"), ("DPD", "DPD")])
  func `a quote's legs name the customer's account with their carrier`(carrier: String, account: String) throws {
    let legs = (try Caller().get(Self.quotes).object["Quotes"] as? [[String: Any]] ?? [])
      .flatMap { $0["Legs"] as? [[String: Any]] ?? [] }
      .filter { ($0["CarrierService"] as? [String: Any])?["CarrierReference"] as? String == carrier }
    #expect(legs.allSatisfy { $0["CarrierAccountReference"] as? String == account })
    #expect(!legs.isEmpty || carrier == "UPS")
  }

  @Test func `quotes of version 1 are written as the capture of April 2019 is`() throws {
    let caller = try Caller(clock: "2019-04-30T09:13:41Z").with("electio-api-version", "1")
    let text = caller.get(Self.quotes).text
    for part in [
      #""CollectionDate":"2019-04-30T17:00:00","EarliestDeliveryDate":"2019-05-01T00:00:00","#,
      #""ExpiryDate":"2019-04-30T15:30:00+01:00","#, #""CarrierName":null,"IsDropOff":"#,
      #""DeliveryHub":null,"CostItems":null,"VolumetricParcelWeight":null,"CollectionType":"NotApplicable"}]"#,
      #""CarrierAccountOwner":null,"IsElectioService":false,"QuoteReference":"#, #""Message":null,"#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let quote = try #require((caller.get(Self.quotes).object["Quotes"] as? [[String: Any]])?.first)
    let origin = try #require(quote["OriginAddress"] as? [String: Any])
    let destination = try #require(quote["DestinationAddress"] as? [String: Any])
    #expect(origin["RegionCode"] as? String == "")
    #expect(destination["RegionCode"] == nil && destination["CompanyName"] == nil && destination["LatLong"] == nil)
  }

  @Test func `references of the customer's that were not sent are empty`() throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest().replacing(
      #""Description":"Socks","#,
      with:
        #""Description":"Socks","Items":[{"Sku":"S","Description":"Sock"}],"PackageReferenceProvidedByCustomer":null,"#)
    let href = try #require(caller.post("/consignments", body).list.first?["Href"] as? String)
    let path = String(href.dropFirst("https://apisandbox.electioapp.com".count))
    for version in ["1", "1.1"] {
      let text = caller.with("electio-api-version", version).get(path).text
      for name in [
        "ConsignmentReferenceProvidedByCustomer", "PackageReferenceProvidedByCustomer",
        "ItemReferenceProvidedByCustomer",
      ] {
        #expect(text.contains(#""\#(name)":"""#), "\(name)")
      }
    }
    let addresses = try #require(caller.get(path).object["Addresses"] as? [[String: Any]])
    #expect(addresses.map { $0["RegionCode"] as? String } == ["", ""])
    let added = caller.post(
      path + "/addpackage",
      #"{"Weight":{"Value":1,"Unit":"Kg"},"Dimensions":{"Width":1,"Length":1,"Height":1},"Description":"a","Value":{"Amount":1}}"#
    )
    #expect(added.object["PackageReferenceProvidedByCustomer"] as? String == "", "\(added.text)")
  }

  @Test func `metadata of packages and items are shown in version 1 where there are any`() throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest().replacing(
      #""Description":"Socks","#,
      with: #""Description":"Socks","MetaData":[{"KeyValue":"p"}],"Items":[{"Sku":"S","MetaData":[{"KeyValue":"i"}]}],"#
    )
    let href = try #require(caller.post("/consignments", body).list.first?["Href"] as? String)
    let path = String(href.dropFirst("https://apisandbox.electioapp.com".count))
    let text = caller.with("electio-api-version", "1").get(path).text
    for key in ["p", "i"] {
      #expect(
        text.contains(
          #""MetaData":[{"KeyValue":"\#(key)","StringValue":null,"IntValue":null,"DecimalValue":null,"DateTimeValue":null,"BoolValue":null}]"#
        ), "\(text)")
    }
  }

  @Test func `a summary has the earliest and the latest date, and a currency without a name`() throws {
    let caller = try Caller()
    #expect(caller.put("/allocation/\(Self.mma)/allocatewithcheapestquote").status == 200)
    let consignment = caller.get("/consignments/\(Self.mma)").object
    let path = "/consignments/1/0?reference=\(Self.mma)"
    let summary = try #require((caller.get(path).object["ConsignmentSummaries"] as? [[String: Any]])?.first)
    let earliest = try #require(consignment["EarliestDeliveryDate"] as? String)
    #expect(summary["EstimatedDeliveryDate"] as? String == earliest)
    #expect(summary["DeliveryDate"] as? String == consignment["LatestDeliveryDate"] as? String)
    #expect(consignment["CollectionDate"] is String && summary["CollectionDate"] is NSNull)
    let currency = (summary["Value"] as? [String: Any])?["Currency"] as? [String: Any]
    #expect(currency?["Name"] is NSNull && currency?["IsoCode"] as? String == "GBP")
    #expect(summary["Weight"] is [String: Any])
    let first = caller.with("electio-api-version", "1").get(path).object["ConsignmentSummaries"] as? [[String: Any]]
    #expect(first?.first?["Weight"] is NSNumber)
  }

  @Test func `customs documents are a dictionary in version 1`() throws {
    let caller = try Caller()
    #expect(caller.put("/allocation/EC-000-0US-001/allocatewithcheapestquote").status == 200)
    let path = "/consignments/docs/EC-000-0US-001"
    let pairs = try #require(caller.get(path).object["CommercialInvoiceDocuments"] as? [[String: Any]])
    let first = caller.with("electio-api-version", "1").get(path).object
    let invoices = try #require(first["CommercialInvoiceDocuments"] as? [String: String])
    #expect(invoices["INV_EC-000-0US-001"] == pairs.first?["Value"] as? String)
    for name in ["CN22Documents", "CN23Documents"] { #expect(first[name] is [String: Any], "\(name)") }
    #expect(caller.with("electio-api-version", "1").inXML.get(path).status == 200)
  }

  @Test func `dollars are called as the vendor calls them, wherever a currency has a name`() throws {
    let caller = try Caller()
    let name = "United States dollars"
    #expect(
      caller.get("/staticdata/currencies").list.contains {
        $0["IsoCode"] as? String == "USD" && $0["Name"] as? String == name
      })
    let body = CreateConsignmentTests.smallest().replacing("GBP", with: "USD")
    let href = try #require(caller.post("/consignments", body).list.first?["Href"] as? String)
    let text = caller.get(String(href.dropFirst("https://apisandbox.electioapp.com".count))).text
    #expect(text.contains(#""Currency":{"Name":"\#(name)","IsoCode":"USD"}"#))
  }
}
