import Foundation
import HTTPTypes
import Testing

@testable import VendorAPI

/// What becomes of values that clients send in ways of their own, and of those that cannot be.
@Suite struct SentValuesTests {
  private static func details(_ answer: Caller.Answer) -> [String] {
    answer.status == 400 ? answer.details : [answer.text]
  }

  // MARK: - Carriers

  /// contract/20-rules-and-catalog.md, section 1.
  @Test func `a quote and a summary name the carrier as the MPD service does, a leg as the underlying one`() throws {
    let caller = try Caller()
    let text = caller.get("/quotes/consignment/\(mma)").text
    #expect(text.contains(#""CarrierReference":"RoyalMail","OriginAddress""#))
    #expect(text.contains(#""CarrierReference":"ROYAL_MAIL","CarrierName":null"#))
    let body = #"{"MpdCarrierServiceReference":"MPD_RMDTPS48HNAUT","ConsignmentReferences":["\#(mma)"]}"#
    let summary = try #require(caller.put("/allocation/allocatewithcarrierservice", body).list.first)
    #expect(summary["CarrierReference"] as? String == "RoyalMail")
    let legs = try #require(summary["ConsignmentLegs"] as? [[String: Any]])
    #expect(legs.first?["CarrierReference"] as? String == "ROYAL_MAIL")

    for name in ["RoyalMail", "royal_mail", "Royal%20Mail"] {
      #expect(caller.get("/consignments/10/0?carriers=\(name)").object["Count"] as? Int == 1, "\(name)")
    }
    let query = #"{"States":["Allocated"],"Carriers":["RoyalMail"]}"#
    #expect(
      caller.post("/consignments/manifestFromQuery", query).text.contains(
        "Query found 1 consignment(s). 1 successfully"))
  }

  // MARK: - Paths and queries

  /// contract/00-overview.md, section 9: the vendor's SDK writes a blank in a path as a plus.
  @Test func `a plus in a path stands for a blank`() throws {
    let caller = try Caller()
    for blank in ["+", "%20"] {
      #expect(caller.get("/serviceGroups/Sat\(blank)Del").object["Reference"] as? String == "Sat Del")
      #expect(caller.get("/serviceGroups/summary/Sat\(blank)Del").status == 200)
      #expect(caller.get("/serviceGroups/Sat\(blank)Del/available").text == "false")
    }
    let named = CreateConsignmentTests.smallest(extra: #""ConsignmentReferenceProvidedByCustomer":"my ref+1","#)
    #expect(caller.post("/consignments", named).status == 201)
    let body = CreateConsignmentTests.smallest(extra: #""ConsignmentReferenceProvidedByCustomer":"my ref 2","#)
    #expect(caller.post("/consignments", body).status == 201)
    #expect(caller.get("/consignments/clientReference/my%20ref+1").status == 200)
    #expect(caller.get("/consignments/clientReference/my+ref+2/status").status == 200)
    #expect(caller.send(.delete, "/serviceGroups/Sat+Del").status == 200)
    #expect(caller.get("/serviceGroups/Sat%20Del").status == 404)
  }

  /// contract/30-consignments.md, section 3; ASP.NET joins the values of a repeated name.
  @Test func `a name that is repeated in a query asks for any of its values`() throws {
    let caller = try Caller()
    let all = caller.get("/consignments/100/0").object["Count"] as? Int
    let open = caller.get("/consignments/100/0?state=Unallocated").object["Count"] as? Int
    let cancelled = caller.get("/consignments/100/0?state=Cancelled").object["Count"] as? Int
    let both = try #require(open) + #require(cancelled)
    for query in [
      "state=Unallocated&State=Cancelled", "state=Unallocated,Cancelled", "state=&state=Cancelled,%20Unallocated",
    ] {
      #expect(caller.get("/consignments/100/0?\(query)").object["Count"] as? Int == both, "\(query)")
    }
    #expect(both != all)
    let twice = caller.get("/consignments/100/0?valueFrom=1&valueFrom=2")
    #expect(twice.object["Count"] as? Int == all)
    #expect(twice.fields[.hint]?.hasPrefix("not read: valueFrom: '1,2' is not a decimal number") == true)
  }

  @Test func `a page without a size has ten consignments`() throws {
    let caller = try Caller()
    let path = "/consignments/getConsignmentReferences"
    let every = caller.get(path).json as? [String] ?? []
    #expect(caller.get("\(path)?startPage=2").json as? [String] == Array(every.dropFirst(10).prefix(10)))
    #expect(every.count > 20)
  }

  // MARK: - Bodies

  /// contract/30-consignments.md, section 2, "Title/Company as sent".
  @Test func `whom to ask for at a shipping location stays as sent, where it is does not`() throws {
    let caller = try Caller()
    let sent =
      #""ShippingLocationReference":"Sorted1","CompanyName":"Mine","Contact":{"Title":"Dr","FirstName":"Bo"},"AddressLine1":"Else""#
    let body = CreateConsignmentTests.smallest().replacingOccurrences(
      of: #""ShippingLocationReference":"Sorted1""#, with: sent)
    let href = try #require(caller.post("/consignments", body).list.first?["Href"] as? String)
    let consignment = caller.get(String(href.dropFirst("https://apisandbox.electioapp.com".count))).object
    let origin = try #require((consignment["Addresses"] as? [[String: Any]])?.first)
    #expect(origin["CompanyName"] as? String == "Mine")
    #expect((origin["Contact"] as? [String: Any])?["FirstName"] as? String == "Bo")
    #expect(origin["AddressLine1"] as? String == "Unit 4, Example Trading Estate")
    let wrong = body.replacingOccurrences(of: #""FirstName":"Bo""#, with: #""Email":"nobody""#)
    #expect(
      Self.details(caller.post("/consignments", wrong)) == [
        "Addresses[0].Contact.Email: 'nobody' is not an e-mail address"
      ])
  }

  @Test(arguments: [
    (
      #""RequestedDeliveryDate":{"Date":"2019-06-20","DeliveryWindow":{"Start":"15:00:00","End":"12:00:00"}},"#,
      "RequestedDeliveryDate.DeliveryWindow.End: The end of the delivery window must be after its start"
    ),
    (
      #""RequestedDeliveryDate":{"Date":"2019-06-20","DeliveryWindow":{"UtcOffset":"banana"}},"#,
      "RequestedDeliveryDate.DeliveryWindow.UtcOffset: 'banana' is not an offset, +HH:mm or -HH:mm"
    ),
  ])
  func `a delivery window that cannot be is refused`(members: String, problem: String) throws {
    let answer = try Caller().post("/consignments", CreateConsignmentTests.smallest(extra: members))
    #expect(Self.details(answer) == [problem])
  }

  @Test(arguments: [
    (
      #""CountryOfOrigin":{"IsoCode":{"TwoLetterCode":"zz"}}"#,
      "Packages[0].Items[0].CountryOfOrigin.IsoCode.TwoLetterCode: 'zz' is not a two-letter ISO 3166 country code"
    ),
    (
      #""Dimensions":{"Width":-5,"Length":1,"Height":1}"#,
      "Packages[0].Items[0].Dimensions.Width: Width must be from 0 to 1000000"
    ),
  ])
  func `an item that cannot be is refused`(members: String, problem: String) throws {
    let body = CreateConsignmentTests.smallest().replacingOccurrences(
      of: #""Description":"Socks","#, with: #""Description":"Socks","Items":[{\#(members)}],"#)
    #expect(Self.details(try Caller().post("/consignments", body)) == [problem])
  }

  @Test func `an item's country of origin gets its name`() throws {
    let caller = try Caller()
    let items = #""Description":"Socks","Items":[{"CountryOfOrigin":{"IsoCode":{"TwoLetterCode":"gb"}}}],"#
    let body = CreateConsignmentTests.smallest().replacingOccurrences(of: #""Description":"Socks","#, with: items)
    let href = try #require(caller.post("/consignments", body).list.first?["Href"] as? String)
    let text = caller.get(String(href.dropFirst("https://apisandbox.electioapp.com".count))).text
    #expect(text.contains(#""CountryOfOrigin":{"Name":"United Kingdom","IsoCode":{"TwoLetterCode":"GB"}}"#))
  }

  @Test func `a package size without a weight leaves the package without one`() throws {
    let caller = try Caller()
    #expect(caller.post("/packagesizes", #"{"Reference":"Bag","Length":30,"Width":20,"Height":5}"#).status == 201)
    let body = CreateConsignmentTests.smallest().replacing(
      #/"Weight":.*?"Height":10.0},/#, with: #""PackageSizeReference":"Bag","#)
    #expect(
      Self.details(caller.post("/consignments", body)) == [
        "Packages[0].Weight: Weight is required, as the package size Bag has none"
      ])
  }

  @Test func `a consignment keeps to the most packages, whichever way they come`() throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest()
    let start = try #require(body.range(of: #""Packages":["#)).upperBound
    let end = try #require(body.range(of: #"],"Addresses""#)).lowerBound
    let package = String(body[start..<end])
    let full = body.replacingCharacters(
      in: start..<end, with: Array(repeating: package, count: 1000).joined(separator: ","))
    let href = try #require(caller.post("/consignments", full).list.first?["Href"] as? String)
    let reference = try #require(href.split(separator: "/").last)
    #expect(
      Self.details(caller.post("/consignments/\(reference)/addpackage", package)) == [
        "-: At most 1000 packages are allowed"
      ])
    let more = body.replacingCharacters(
      in: start..<end, with: Array(repeating: package, count: 1001).joined(separator: ","))
    #expect(
      Self.details(caller.put("/consignments", #"{"Reference":"\#(reference)","# + more.dropFirst())) == [
        "Packages: At most 1000 packages are allowed"
      ])
    let free = package.replacingOccurrences(of: "5.99", with: "0")
    #expect(
      Self.details(caller.post("/consignments/\(mma)/addpackage", free)) == ["Value.Amount: Value must be more than 0"])
  }

  @Test(arguments: [
    (
      "/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA",""]}"#,
      "ConsignmentReferences[1]: A consignment reference must not be empty"
    ),
    (
      "/consignments/manifest", #"{"ConsignmentReferences":[" "]}"#,
      "ConsignmentReferences[0]: A consignment reference must not be empty"
    ),
    ("/consignments/cancellist", #"["EC-000-05B-MMA",""]"#, "[1]: A consignment reference must not be empty"),
    ("/consignments/cancellist", "[]", "-: At least one consignment reference is required"),
  ])
  func `an empty reference is none`(path: String, body: String, problem: String) throws {
    #expect(Self.details(try Caller().put(path, body)) == [problem])
  }

  @Test(arguments: [
    ("/serviceGroups", "summary"), ("/serviceGroups", "Summaries"), ("/packagesizes", "Default"),
    ("/shippinglocations", "assigned"),
  ])
  func `a reference that is a path of its own is refused`(path: String, reference: String) throws {
    let body = #"""
      {"Reference":"\#(reference)","Name":"N","Length":1,"Width":1,"Height":1,"MpdCarrierServiceProfiles":[],"AddressLine1":"1","Postcode":"M1 5WG",\#
      "Country":{"IsoCode":{"TwoLetterCode":"GB"}}}
      """#
    #expect(
      Self.details(try Caller().post(path, body)) == [
        "Reference: The reference '\(reference)' is a path of its own, so that nothing else can have it"
      ])
  }

  @Test func `what customs ask for by name is read in any case, and another name is refused`() throws {
    let caller = try Caller()
    let sent = CreateConsignmentTests.smallest(
      extra: #""CustomsDocumentation":{"CategoryType":"gift","ShippingTerms":"ddp"},"#)
    let href = try #require(caller.post("/consignments", sent).list.first?["Href"] as? String)
    let text = caller.get(String(href.dropFirst("https://apisandbox.electioapp.com".count))).text
    #expect(text.contains(#""CategoryType":"Gift""#) && text.contains(#""ShippingTerms":"DDP""#))
    let answer = caller.post(
      "/consignments", CreateConsignmentTests.smallest(extra: #""CustomsDocumentation":{"CategoryType":"Zzz"},"#))
    #expect(
      answer.details.first?.hasPrefix("CustomsDocumentation.CategoryType: 'Zzz' is not one of None, Gift") == true,
      "\(answer.text)")
  }

  // MARK: - Version 1

  /// contract/20-rules-and-catalog.md, sections 2 and 8; contract/10-allocation.md, section 5.6.
  @Test func `version 1 keeps the nulls of lists and has no carrier reference of an unqualified service`() throws {
    let caller = try Caller().with("electio-api-version", "1")
    #expect(caller.get("/carrierservices").text.hasPrefix(#"{"ErrorMessage":null,"Success":true,"#))
    #expect(caller.put("/consignments/cancellist", #"["\#(mma)"]"#).text.hasSuffix(#""ApiLinks":null}]"#))
    let unqualified =
      caller.get("/quotes/consignment/EC-000-083-45D").object["UnqualifiedServices"] as? [[String: Any]] ?? []
    #expect(!unqualified.isEmpty)
    #expect(unqualified.allSatisfy { $0["CarrierReference"] == nil && $0["ExclusionReason"] != nil })
  }
}

private let mma = "EC-000-05B-MMA"
