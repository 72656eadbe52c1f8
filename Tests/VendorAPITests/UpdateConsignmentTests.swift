import Foundation
import HTTPTypes
import Testing

/// contract/30-consignments.md, section 4, "Update".
@Suite struct UpdateConsignmentTests {
  private static let full = #"""
    "ConsignmentReferenceProvidedByCustomer":"order-1","ShippingDate":"2019-06-18T00:00:00+00:00",\#
    "RequestedDeliveryDate":{"Date":"2019-06-21T00:00:00+00:00"},"Tags":["Alcohol"],"Direction":"Inbound","Source":"Web",\#
    "MetaData":[{"KeyValue":"k","StringValue":"v"}],"CustomsDocumentation":{"ShippingTerms":"DDP"},
    """#

  /// A consignment with every member that an update can change.
  private static func created(_ caller: Caller) throws -> String {
    let answer = caller.post("/consignments", CreateConsignmentTests.smallest(extra: full))
    let href = try #require(answer.list.first?["Href"] as? String, "\(answer.text)")
    return String(try #require(href.split(separator: "/").last))
  }

  @Test(arguments: ["/consignments", "/consignments/", "/consignments/update"])
  func `an update is answered with one link`(path: String) throws {
    let answer = try Caller().put(path, #"{"Reference":"ec-000-05b-mma"}"#)
    #expect(answer.status == 200)
    #expect(
      answer.text == #"[{"Rel":"Link","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-MMA"}]"#)
  }

  @Test func `what is absent is deleted but for tags and packages, and what it cannot change stays`() throws {
    let caller = try Caller()
    let reference = try Self.created(caller)
    let before = caller.get("/consignments/\(reference)").object
    #expect(
      caller.put("/consignments", #"{"Reference":"\#(reference)","Source":7,"Direction":"Outbound"}"#).status == 200)
    let after = caller.get("/consignments/\(reference)").object
    #expect(after["ConsignmentReferenceProvidedByCustomer"] as? String == "")
    for member in ["ShippingDate", "RequestedDeliveryDate", "CustomsDocumentation"] {
      #expect(!(before[member] is NSNull), "\(member)")
      #expect(after[member] is NSNull, "\(member)")
    }
    for member in ["MetaData", "Addresses"] {
      #expect((before[member] as? [Any])?.isEmpty == false, "\(member)")
      #expect((after[member] as? [Any])?.isEmpty == true, "\(member)")
    }
    #expect(after["Tags"] as? [String] == ["Alcohol"])
    #expect(after["Source"] as? String == "Web")
    #expect(after["Direction"] as? String == "Inbound")
    #expect(after["Packages"] as? NSArray == before["Packages"] as? NSArray)
    for member in ["Weight", "Value"] { #expect(after[member] as? NSDictionary == before[member] as? NSDictionary) }
    for member in ["DateCreated", "ConsignmentState", "CustomerReference"] {
      #expect(after[member] as? String == before[member] as? String, "\(member)")
    }
  }

  @Test func `a consignment without addresses is refused by every service and not by the process`() throws {
    let caller = try Caller()
    let reference = try Self.created(caller)
    _ = caller.put("/consignments", #"{"Reference":"\#(reference)"}"#)
    let answer = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(reference)"]}"#)
    #expect(answer.list.first?["StatusCode"] as? Int == 400)
    #expect(caller.get("/consignments/100/0?reference=\(reference)").object["Count"] as? Int == 1)
  }

  @Test func `what is given replaces what was there`() throws {
    let caller = try Caller()
    let update =
      #"{"Reference":"EC-000-05B-MMA",\#(Self.full)"# + CreateConsignmentTests.smallest(weight: "3").dropFirst()
    #expect(caller.put("/consignments", update).status == 200)
    let after = caller.get("/consignments/EC-000-05B-MMA").object
    #expect(after["ConsignmentReferenceProvidedByCustomer"] as? String == "order-1")
    #expect(after["ShippingDate"] as? String == "2019-06-18T00:00:00+00:00")
    #expect(
      (after["RequestedDeliveryDate"] as? [String: Any])?["Date"] as? String == "2019-06-21T00:00:00+00:00")
    #expect(after["Tags"] as? [String] == ["Alcohol"])
    #expect((after["MetaData"] as? [[String: Any]])?.first?["StringValue"] as? String == "v")
    #expect((after["CustomsDocumentation"] as? [String: Any])?["ShippingTerms"] as? String == "DDP")
    let addresses = try #require(after["Addresses"] as? [[String: Any]])
    #expect(addresses.map { $0["Postcode"] as? String }.last == "M1 5WG")
    #expect((addresses[0]["AddressLine1"] as? String)?.isEmpty == false)
    #expect((after["Weight"] as? [String: Any])?["Value"] as? Double == 3)
  }

  @Test(arguments: [("[]", []), (#"["Perishable","Fragile"]"#, ["Perishable", "Fragile"]), ("null", ["Alcohol"])])
  func `tags are replaced if they are given, also by none, and null gives none`(tags: String, after: [String]) throws {
    let caller = try Caller()
    let reference = try Self.created(caller)
    _ = caller.put("/consignments", #"{"Reference":"\#(reference)","Tags":\#(tags)}"#)
    #expect(caller.get("/consignments/\(reference)").object["Tags"] as? [String] == after)
  }

  @Test func `a package that is named keeps its reference and others get new ones`() throws {
    let caller = try Caller()
    func packages() -> [String] {
      (caller.get("/consignments/EC-000-05B-MMA").object["Packages"] as? [[String: Any]] ?? [])
        .compactMap { $0["Reference"] as? String }
    }
    let old = try #require(packages().first)
    let body =
      #"{"Reference":"EC-000-05B-MMA","Packages":["# + PackageTests.package() + ","
      + PackageTests.package(#""Reference":"\#(old.lowercased())","#) + "]}"
    #expect(caller.put("/consignments", body).status == 200)
    let new = packages()
    #expect(new.count == 2 && new[1] == old && new[0] != old, "\(new)")
    #expect(caller.send(.delete, "/packages/\(new[0])").status == 200)
    #expect(packages() == [old])
  }

  @Test func `a consignment that is sent back as it was read stays as it is`() throws {
    let caller = try Caller()
    let reference = try Self.created(caller)
    let before = caller.get("/consignments/\(reference)").text
    #expect(caller.put("/consignments", before).status == 200)
    #expect(caller.get("/consignments/\(reference)").text == before)
  }

  @Test func `a package of another consignment is refused by name`() throws {
    let caller = try Caller()
    func text(_ reference: String) -> String { caller.get("/consignments/\(reference)").text }
    func package(_ reference: String) throws -> String {
      try #require(
        (caller.get("/consignments/\(reference)").object["Packages"] as? [[String: Any]])?.first?["Reference"]
          as? String)
    }
    let (own, foreign) = (try package("EC-000-05B-MMA"), try package("EC-000-083-45D"))
    let before = text("EC-000-05B-MMA") + text("EC-000-083-45D")
    let answer = caller.put(
      "/consignments",
      #"{"Reference":"EC-000-05B-MMA","Packages":["# + PackageTests.package(#""Reference":"\#(foreign)","#) + "]}")
    #expect(answer.status == 400)
    #expect(answer.code == "PackageNotInConsignmentException")
    #expect(
      answer.message == "Package \(foreign) is not part of consignment EC-000-05B-MMA; its packages are \(own)")
    #expect(text("EC-000-05B-MMA") + text("EC-000-083-45D") == before)
  }

  @Test(arguments: [
    ("{}", "Reference: The reference of a consignment is required"),
    (#"{"Reference":""}"#, "Reference: The reference of a consignment is required"),
    (#"{"Reference":"EC-000-05B-MMA","Packages":[]}"#, "Packages: At least one package is required"),
    (
      #"{"Reference":"EC-000-05B-MMA","Packages":[{"Dimensions":{"Width":1,"Length":1,"Height":1}}]}"#,
      "Packages[0].Weight: Weight is required"
    ),
    (
      #"{"Reference":"EC-000-05B-MMA","Addresses":[{"AddressType":"Origin"}]}"#,
      "Addresses: An address with AddressType Destination is required"
    ),
    (
      #"{"Reference":"EC-000-05B-MMA","ShippingDate":"2019-06-20","RequestedDeliveryDate":{"Date":"2019-06-19"}}"#,
      "RequestedDeliveryDate.Date: Requested delivery date must be greater than shipping date"
    ),
    (#"{"Reference":"EC-000-05B-MMA","Tags":"Alcohol"}"#, "Tags: a list is needed, not a string"),
  ])
  func `a mistake is named with its JSON path and nothing changes`(body: String, detail: String) throws {
    let caller = try Caller()
    let before = caller.get("/consignments/EC-000-05B-MMA").text
    let answer = caller.put("/consignments", body)
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(answer.details.contains(detail), "\(answer.details)")
    #expect(caller.get("/consignments/EC-000-05B-MMA").text == before)
  }

  @Test func `an unknown consignment is a 404`() throws {
    let answer = try Caller().put("/consignments", #"{"Reference":"EC-999-999-999"}"#)
    #expect(answer.status == 404)
    #expect(answer.code == "ConsignmentNotFoundException")
  }

  @Test func `a consignment cannot be edited once allocated and the answer says when it can`() throws {
    let answer = try Caller().put("/consignments", #"{"Reference":"EC-000-0ST-ALL"}"#)
    #expect(answer.status == 400)
    #expect(answer.code == "InvalidConsignmentStateException")
    #expect(
      answer.message
        == "Consignment EC-000-0ST-ALL cannot be edited in the state Allocated; it must be Unallocated or AllocationFailed"
    )
  }

  /// contract/95-audit.md, D7; the bare string is the sandbox's own.
  @Test(arguments: [#"{"Reference":"order-7"}"#, #"{"reference":"order-7"}"#, #""order-7""#])
  func `the customer's own reference can be set alone`(body: String) throws {
    let caller = try Caller()
    let answer = caller.put("/consignments/EC-000-05B-MMA/setcustomerprovidedreference", body)
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
    #expect(
      caller.get("/consignments/clientreference/ORDER-7").list.first?["Reference"] as? String == "EC-000-05B-MMA")
    #expect(
      caller.put("/consignments/EC-000-05B-MMA/setCustomerProvidedReference", #"{"Reference":null}"#).status == 200)
    #expect(caller.get("/consignments/clientreference/ORDER-7").list.isEmpty)
    for body in ["{}", #"{"Refrence":"a"}"#] {
      let refusal = caller.put("/consignments/EC-000-05B-MMA/setCustomerProvidedReference", body)
      #expect(refusal.status == 400)
      #expect(refusal.details == ["Reference: the member is missing"])
    }
    #expect(caller.put("/consignments/EC-9/setCustomerProvidedReference", #""x""#).status == 404)
  }

  // MARK: - Several

  /// contract/95-audit.md, D21.
  @Test func `several consignments may stand in a list, and each has its link`() throws {
    let caller = try Caller()
    let answer = caller.put(
      "/consignments",
      #"""
       [{"Reference":"EC-000-05B-MMA","ConsignmentReferenceProvidedByCustomer":"one"},
      {"Reference":"EC-000-083-45D","ConsignmentReferenceProvidedByCustomer":"two"}]
      """#)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(
      answer.list.compactMap { $0["Href"] as? String } == [
        "https://apisandbox.electioapp.com/consignments/EC-000-05B-MMA",
        "https://apisandbox.electioapp.com/consignments/EC-000-083-45D",
      ])
    #expect(caller.get("/consignments/clientReference/one").list.first?["Reference"] as? String == "EC-000-05B-MMA")
    #expect(caller.get("/consignments/clientReference/two").list.first?["Reference"] as? String == "EC-000-083-45D")
  }

  @Test func `a list in XML is read as one in JSON`() throws {
    let caller = try Caller()
    let answer = caller.with("Content-Type", "application/xml").put(
      "/consignments",
      "<ArrayOfUpdateConsignmentRequest><UpdateConsignmentRequest><Reference>EC-000-05B-MMA</Reference>"
        + "<ConsignmentReferenceProvidedByCustomer>one</ConsignmentReferenceProvidedByCustomer>"
        + "</UpdateConsignmentRequest></ArrayOfUpdateConsignmentRequest>")
    #expect(answer.status == 200, "\(answer.text)")
    #expect(caller.get("/consignments/clientReference/one").status == 200)
  }

  @Test(arguments: [
    ("[]", 400, ": At least one consignment is required"),
    (#"[{"Reference":"EC-000-05B-MMA"},{}]"#, 400, "[1].Reference: The reference of a consignment is required"),
    (
      #"[{"Reference":"EC-000-05B-MMA","ConsignmentReferenceProvidedByCustomer":"x"},"#
        + #"{"Reference":"EC-000-083-45D","Packages":[]}]"#, 400, "[1].Packages: At least one package is required"
    ),
    (#"[{"Reference":"EC-000-05B-MMA"},{"Reference":"EC-999-999-999"}]"#, 404, ""),
  ])
  func `one that cannot be done keeps all from being done`(body: String, status: Int, detail: String) throws {
    let caller = try Caller()
    let before = caller.get("/consignments/EC-000-05B-MMA").text
    let answer = caller.put("/consignments", body)
    #expect(answer.status == status, "\(answer.text)")
    if !detail.isEmpty { #expect(answer.details == [detail.hasPrefix(":") ? "-" + detail : detail]) }
    #expect(caller.get("/consignments/EC-000-05B-MMA").text == before)
  }
}
