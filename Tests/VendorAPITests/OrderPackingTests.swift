import Foundation
import Testing

/// contract/50-orders.md, sections 7 and 9.
@Suite struct OrderPackingTests {
  private static let measures =
    #""Dimensions":{"Unit":"Cm","Width":15.4,"Length":21.7,"Height":10.0},"Weight":{"Value":1.3,"Unit":"Kg"}"#

  private static func body(
    _ order: String, items: String = #"{"Sku":"SKU093434","Quantity":1}"#, measures: String = measures,
    members: String = #""GenerateReturn":false"#
  ) -> String {
    #"{"OrderReference":"\#(order)",\#(members),"Packages":[{\#(measures),"PackageSizeReference":"","Items":[\#(items)]}]}"#
  }

  /// What an answer calls the consignments that it has made.
  private static func packed(_ answer: Caller.Answer) throws -> [String] {
    try #require(answer.status == 201, "\(answer.text)")
    return (answer.object["Results"] as? [[String: Any]] ?? []).compactMap { $0["Data"] as? String }
  }

  private static func pack(_ caller: Caller, order body: String, as pack: (String) -> String) throws -> [String: Any] {
    let order = try OrdersTests.created(caller, body)
    let packed = try packed(caller.post("/orders/\(order)/pack", pack(order)))
    return caller.get("/consignments/\(try #require(packed.first))").object
  }

  private static func package(of consignment: [String: Any]) throws -> [String: Any] {
    try #require((consignment["Packages"] as? [[String: Any]])?.first)
  }

  private static func item(of consignment: [String: Any]) throws -> [String: Any] {
    try #require((package(of: consignment)["Items"] as? [[String: Any]])?.first)
  }

  @Test func `a consignment has measures of the call and all else of the order`() throws {
    let caller = try Caller()
    let order = OrdersTests.body(
      #""OrderReferenceProvidedByCustomer":"o-1","Source":"Web","Tags":["TagA"],"ShippingDate":"2019-06-18T00:00:00+01:00","#
        + #""RequiredDeliveryDate":{"Date":"2019-06-21T00:00:00+01:00"},"CustomsDocumentation":{"ShippingTerms":"DDP"}"#
    )
    let consignment = try Self.pack(caller, order: order) { Self.body($0) }
    #expect(consignment["ConsignmentState"] as? String == "Unallocated")
    #expect(consignment["ConsignmentReferenceProvidedByCustomer"] as? String == "o-1")
    #expect(consignment["Source"] as? String == "Web")
    #expect(consignment["Direction"] as? String == "Outbound")
    #expect(consignment["Tags"] as? [String] == ["TagA"])
    #expect(consignment["ShippingDate"] as? String == "2019-06-18T00:00:00+01:00")
    #expect((consignment["RequestedDeliveryDate"] as? [String: Any])?["Date"] as? String == "2019-06-21T00:00:00+01:00")
    #expect((consignment["CustomsDocumentation"] as? [String: Any])?["ShippingTerms"] as? String == "DDP")
    let package = try Self.package(of: consignment)
    #expect((package["Weight"] as? [String: Any])?["Value"] as? Double == 1.3)
    #expect((package["Dimensions"] as? [String: Any])?["Length"] as? Double == 21.7)
    #expect(package["Description"] as? String == "Socks")
    #expect((package["Value"] as? [String: Any])?["Amount"] as? Double == 5.99)
    let item = try Self.item(of: consignment)
    #expect(item["Sku"] as? String == "SKU093434")
    #expect(item["Description"] as? String == "Striped Bamboo Red/White")
    #expect(item["Quantity"] as? Int == 1)
    // The origin is looked up now.
    let origin = (consignment["Addresses"] as? [[String: Any]])?.first
    #expect((origin?["Postcode"] as? String)?.isEmpty == false)
  }

  @Test func `what the call says replaces the order's, and an order that goes abroad keeps its EORI`() throws {
    let caller = try Caller()
    let members =
      #""Tags":["TagA"],"MetaData":[{"KeyValue":"ShippersEORI","StringValue":"GB1"},{"KeyValue":"b","IntValue":1}]"#
    let domestic = OrdersTests.body(members)
    let abroad = domestic.replacing(#""Postcode":"M1 5WG""#, with: #""Postcode":"75001""#)
      .replacing(
        #""Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}"#, with: #""IsoCode":{"TwoLetterCode":"FR"}"#)
    let call =
      #""OrderReferenceProvidedByCustomer":"mine","Tags":[],"MetaData":[{"KeyValue":"SampleKey","StringValue":"v"}],"#
      + #""CustomsDocumentation":{"ShippingTerms":"DAP"}"#
    for (order, keys) in [(domestic, ["SampleKey"]), (abroad, ["SampleKey", "ShippersEORI"])] {
      let consignment = try Self.pack(caller, order: order) { Self.body($0, members: call) }
      #expect((consignment["MetaData"] as? [[String: Any]] ?? []).map { $0["KeyValue"] as? String } == keys)
      #expect(consignment["Tags"] as? [String] == [])
      #expect(consignment["ConsignmentReferenceProvidedByCustomer"] as? String == "mine")
      #expect((consignment["CustomsDocumentation"] as? [String: Any])?["ShippingTerms"] as? String == "DAP")
    }
  }

  @Test func `a return goes from the destination to the origin, with packages of its own`() throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let answer = caller.post("/orders/\(order)/pack", Self.body(order, members: #""GenerateReturn":true"#))
    let packed = try Self.packed(answer)
    #expect(packed.count == 2)
    #expect(
      (answer.object["Results"] as? [[String: Any]] ?? []).map { $0["Result"] as? String } == [
        "ConsignmentCreated", "ReturnConsignmentCreated",
      ])
    let there = caller.get("/consignments/\(packed[0])").object
    let back = caller.get("/consignments/\(packed[1])").object
    #expect(back["Direction"] as? String == "Inbound")
    func end(_ role: String, of consignment: [String: Any]) -> String? {
      (consignment["Addresses"] as? [[String: Any]])?.first { $0["AddressType"] as? String == role }?["Postcode"]
        as? String
    }
    #expect(end("Origin", of: back) == end("Destination", of: there))
    #expect(end("Destination", of: back) == end("Origin", of: there))
    #expect(
      try Self.package(of: back)["Reference"] as? String != Self.package(of: there)["Reference"] as? String)
    #expect(caller.put("/allocation/\(packed[0])/allocatewithcheapestquote").status == 200)
  }

  @Test(arguments: ["", "/carrierservice/CX_NDS"])
  func `what allocates a consignment and answers its labels does so for its return`(way: String) throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let packed = try Self.packed(
      caller.post("/orders/\(order)/pack", Self.body(order, members: #""GenerateReturn":true"#)))
    let answer = caller.put("/allocation/\(packed[0])\(way)/labels/pdf")
    #expect(answer.status == 200, "\(answer.text)")
    let results = try #require(answer.object["Responses"] as? [[String: Any]])
    #expect(results.map { $0["LabelType"] as? String } == ["Consignment", "Return"])
    #expect(results.map { $0["Result"] as? String } == ["ConsignmentAllocated", "ReturnConsignmentAllocated"])
    #expect(results.allSatisfy { ($0["LabelContent"] as? String)?.hasPrefix("JVBERi0") == true })
    for reference in packed {
      #expect(caller.get("/consignments/\(reference)/status").object["Status"] as? String == "Allocated")
    }
  }

  @Test(arguments: ["", "/carrierservice/CX_NDS"])
  func `a return that is allocated already stays so, and its labels come along`(way: String) throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let packed = try Self.packed(
      caller.post("/orders/\(order)/pack", Self.body(order, members: #""GenerateReturn":true"#)))
    let allocated = caller.put("/allocation/\(packed[1])/allocatewithcheapestquote")
    let summary = try #require(allocated.list.first)
    let answer = caller.put("/allocation/\(packed[0])\(way)/labels/zpl")
    #expect(answer.status == 200, "\(answer.text)")
    let results = try #require(answer.object["Responses"] as? [[String: Any]])
    #expect(results.map { $0["Result"] as? String } == ["ConsignmentAllocated", "ReturnConsignmentAllocated"])
    let back = try #require(results.last)
    #expect(back["StatusCode"] as? Int == 200)
    #expect(back["Message"] as? String == summary["Description"] as? String)
    #expect(back["CarrierServiceReference"] as? String == summary["CarrierServiceReference"] as? String)
    #expect(back["LabelContent"] as? String == caller.get("/labels/\(packed[1])/zpl").object["File"] as? String)
  }

  @Test func `what is wrong with a consignment and its return is said once`() throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let body = Self.body(order, members: #""GenerateReturn":true"#)
    let answer = caller.post(
      "/orders/\(order)/pack",
      body.replacing(#""PackageSizeReference":"""#, with: #""PackageSizeReference":"nosize""#))
    #expect(answer.status == 400)
    #expect(answer.details.count == 1, "\(answer.text)")
  }

  @Test func `a return that is cancelled says so, and the consignment is allocated all the same`() throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let packed = try Self.packed(
      caller.post("/orders/\(order)/pack", Self.body(order, members: #""GenerateReturn":true"#)))
    #expect(caller.put("/consignments/\(packed[1])/cancel").status == 200)
    let answer = caller.put("/allocation/\(packed[0])/labels/zpl")
    let results = answer.object["Responses"] as? [[String: Any]] ?? []
    #expect(results.map { $0["StatusCode"] as? Int } == [200, 400])
    #expect(results.last?["Result"] as? String == "ReturnConsignmentAllocationFailed")
    #expect((results.last?["Message"] as? String)?.contains("Cancelled") == true, "\(answer.text)")
  }

  @Test func `the same items may be packed again, and the order tells its consignments alone when it is asked`() throws
  {
    let caller = try Caller()
    let (order, other) = (try OrdersTests.created(caller), try OrdersTests.created(caller))
    let before = caller.get("/orders/\(order)").text
    let first = try Self.packed(caller.post("/orders/\(order)/pack", Self.body(order)))
    let second = try Self.packed(
      caller.post("/orders/\(order)/pack", Self.body(order, members: #""GenerateReturn":true"#)))
    #expect(caller.get("/orders/\(order)").text == before)
    let answer = caller.put(
      "/orders/consignments", #"{"OrderReferences":["\#(order.lowercased())","EO-000-000-000","\#(other)"]}"#)
    #expect(answer.status == 200)
    #expect(
      answer.text == #"""
        {"OrderConsignmentsResults":[{"OrderReference":"\#(order)","Status":200,"Message":"","Consignments":[\#
        {"ConsignmentReference":"\#(first[0])","ReturnConsignmentReference":null},\#
        {"ConsignmentReference":"\#(second[0])","ReturnConsignmentReference":"\#(second[1])"}]},\#
        {"OrderReference":"EO-000-000-000","Status":404,"Message":"Order EO-000-000-000 not found","Consignments":[]},\#
        {"OrderReference":"\#(other)","Status":200,"Message":"","Consignments":[]}]}
        """#)
    #expect(
      caller.put("/orders/consignments", "{}").details == ["OrderReferences: At least one order reference is required"])
  }

  @Test func `an order that has been packed may still be changed, and its consignments stay`() throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let consignment = try #require(try Self.packed(caller.post("/orders/\(order)/pack", Self.body(order))).first)
    let before = caller.get("/consignments/\(consignment)").text
    #expect(caller.put("/orders/\(order)", #"{"OrderReference":"\#(order)","Tags":["TagA"]}"#).status == 200)
    #expect(caller.get("/consignments/\(consignment)").text == before)
  }

  // MARK: - Items

  /// Three items, two of which have one SKU.
  private static let three = OrdersTests.smallest.replacing(
    #""Items":[{"#,
    with:
      #""Items":[{"Sku":"A","ItemReferenceProvidedByCustomer":"a1","Quantity":3,"Description":"first"},"#
      + #"{"Sku":"A","ItemReferenceProvidedByCustomer":"a2","Description":"second"},{"#)

  @Test(arguments: [
    (#"{"Sku":"A"}"#, "first", 3), (#"{"Sku":"A","Quantity":0}"#, "first", 3),
    (#"{"Sku":"A","Quantity":7}"#, "first", 7),
    (#"{"Sku":"A","ItemReferenceProvidedByCustomer":"a2"}"#, "second", 1),
    (#"{"Sku":"","ItemReferenceProvidedByCustomer":"a2","Quantity":2}"#, "second", 2),
  ])
  func `an item is meant by all of its names that are given`(
    asked: String, description: String, quantity: Int
  ) throws {
    let caller = try Caller()
    let item = try Self.item(of: Self.pack(caller, order: Self.three) { Self.body($0, items: asked) })
    #expect(item["Description"] as? String == description)
    #expect(item["Quantity"] as? Int == quantity)
  }

  @Test func `an item is meant by its own reference, and is another thing in the consignment`() throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller, Self.three)
    let items = try #require(
      (caller.get("/orders/\(order)").object["Packages"] as? [[String: Any]])?.first?["Items"] as? [[String: Any]])
    let reference = try #require(items[1]["Reference"] as? String)
    let answer = caller.post(
      "/orders/\(order)/pack", Self.body(order, items: #"{"Reference":"\#(reference.uppercased())"}"#))
    let consignment = caller.get("/consignments/\(try #require(Self.packed(answer).first))").object
    let item = try Self.item(of: consignment)
    #expect(item["Description"] as? String == "second")
    #expect(item["Reference"] as? String != reference)
  }

  @Test(arguments: [
    (#"{"Sku":"none"}"#, measures, "Packages[0].Items[0].Sku: Item none not found in order"),
    (#"{"Sku":"SKU093434"},{"Reference":"r"}"#, measures, "Packages[0].Items[1].Reference: Item r not found in order"),
    (
      #"{"Quantity":1}"#, measures,
      "Packages[0].Items[0].Sku: One of Sku, Reference and ItemReferenceProvidedByCustomer is required"
    ),
    ("", measures, "Packages[0].Items: At least one item is required"),
    (#"{"Sku":"SKU093434","Quantity":-1}"#, measures, "Packages[0].Items[0].Quantity: Quantity must not be negative"),
    (#"{"Sku":"SKU093434"}"#, #""Weight":{"Value":0}"#, "Packages[0].Weight.Value: Weight is required"),
  ])
  func `what cannot be packed is refused with its place, and makes no consignment`(
    items: String, measures: String, detail: String
  ) throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let answer = caller.post("/orders/\(order)/pack", Self.body(order, items: items, measures: measures))
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(answer.details.contains { $0.hasPrefix(detail) }, "\(answer.text)")
    #expect(caller.get("/consignments/count").text == "21")
  }

  @Test(arguments: [measures, #""PackageSizeReference":null"#])
  func `a quantity below zero is blamed for nothing else`(measures: String) throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let items = #"{"Sku":"SKU093434","Quantity":-1}"#
    let answer = caller.post("/orders/\(order)/pack", Self.body(order, items: items, measures: measures))
    #expect(answer.status == 400)
    #expect(answer.details == ["Packages[0].Items[0].Quantity: Quantity must not be negative"])
  }

  @Test func `a call that names another order, or none, packs nothing`() throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    for (path, body, status) in [
      ("EO-000-000-000", Self.body("EO-000-000-000"), 404), (order, Self.body("EO-000-000-000"), 400),
      (order, "{}", 400),
    ] {
      #expect(caller.post("/orders/\(path)/pack", body).status == status)
    }
    #expect(caller.get("/consignments/count").text == "21")
  }

  @Test(arguments: [
    #""OrderReferenceProvidedByCustomer":"sandbox:create-refused""#, #""Tags":["sandbox:create-refused"]"#,
  ])
  func `a magic value strikes when the order is packed, as it does when a consignment is created`(
    member: String
  ) throws {
    let caller = try Caller()
    let magic = try OrdersTests.created(caller, OrdersTests.body(member))
    let plain = try OrdersTests.created(caller)
    let calls = [(magic, Self.body(magic)), (plain, Self.body(plain, members: member))]
    for (order, body) in calls {
      let answer = caller.post("/orders/\(order)/pack", body)
      #expect(answer.status == 400)
      #expect(answer.code == "ValidationException")
    }
    #expect(caller.get("/consignments/count").text == "21")
    #expect(caller.post("/orders/\(plain)/pack", Self.body(plain)).status == 201)
  }

  // MARK: - Weight and value

  @Test func `a package without a weight weighs what its items do, and is worth what they are`() throws {
    let caller = try Caller()
    let box = #""Dimensions":{"Width":10,"Length":10,"Height":10}"#
    let consignment = try Self.pack(caller, order: OrdersTests.smallest) {
      Self.body($0, items: #"{"Sku":"SKU093434","Quantity":4}"#, measures: box)
    }
    let package = try Self.package(of: consignment)
    #expect((package["Weight"] as? [String: Any])?["Value"] as? Double == 2)
    #expect((package["Value"] as? [String: Any])?["Amount"] as? Double == 23.96)

    let order = try OrdersTests.created(caller, Self.three)
    let answer = caller.post("/orders/\(order)/pack", Self.body(order, items: #"{"Sku":"A"}"#, measures: box))
    #expect(answer.details == ["Packages[0].Weight: Weight is required, as not every item has one"])
  }

  @Test func `a package of a known size has that one's measures`() throws {
    let caller = try Caller()
    let order = try OrdersTests.created(caller)
    let answer = caller.post(
      "/orders/\(order)/pack",
      #"{"OrderReference":"\#(order)","Packages":[{"PackageSizeReference":"Medium","Weight":{"Value":1},"Items":[{"Sku":"SKU093434"}]}]}"#
    )
    let consignment = caller.get("/consignments/\(try #require(Self.packed(answer).first))").object
    let size = try #require(caller.get("/packagesizes").list.first { $0["Reference"] as? String == "Medium" })
    #expect(
      (try Self.package(of: consignment)["Dimensions"] as? [String: Any])?["Length"] as? Double
        == size["Length"] as? Double)
  }
}
