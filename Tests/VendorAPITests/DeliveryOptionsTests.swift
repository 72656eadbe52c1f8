import Allocation
import Foundation
import Sandbox
import Testing

@testable import VendorAPI

/// contract/51-delivery-and-pickup-options.md; contract/50-orders.md, section 8.
@Suite struct DeliveryOptionsTests {
  static let body = CreateConsignmentTests.smallest()

  static func until(_ date: String, _ extra: String = "") -> String {
    CreateConsignmentTests.smallest(extra: #""DeliveryDate":"\#(date)",\#(extra)"#)
  }

  static func options(_ answer: Caller.Answer) -> [[String: Any]] {
    answer.object["DeliveryOptions"] as? [[String: Any]] ?? []
  }

  static func references(_ answer: Caller.Answer) -> [String] {
    options(answer).compactMap { $0["Reference"] as? String }
  }

  private static func first(_ caller: Caller, _ body: String = body) throws -> String {
    try #require(references(caller.post("/deliveryoptions", body)).first)
  }

  private static func anonymous(_ answer: Caller.Answer) -> String {
    answer.text.replacing(#/(EDO|EPC|EO|EC)(-[A-Z0-9]{3}){3}/#) { "\($0.output.1)" }
  }

  private static let price = #"""
    "Price":{"Net":2.95,"Gross":3.54,"‹tax›":{"Reference":"GB-0.2000","CountryIsoCode":"GB","Type":"Standard","Rate":0.2},\#
    "VatAmount":0.59,"Currency":{"Name":"Pound Sterling","IsoCode":"GBP"}}
    """#

  @Test func `the members of an option stand in the documented order`() throws {
    let answer = try Caller().post("/deliveryoptions", Self.until("2019-06-15"))
    #expect(answer.status == 201)
    let price = Self.price.replacing("‹tax›", with: "TaxRate")
    #expect(
      Self.anonymous(answer).contains(
        #"""
        {"Reference":"EDO","EstimatedDeliveryDate":{"Date":"2019-06-15T00:00:00+00:00","Guaranteed":true,"DayOfWeek":"Saturday"},\#
        "DeliveryWindow":{"Start":"08:00:00","End":"18:00:00","UtcOffset":"+01:00"},"Carrier":"Carrier X",\#
        "CarrierService":"Next Day Super","CarrierServiceReference":"CX_NDS","CarrierServiceTypes":["Standard"],\#(price),\#
        "AllocationCutOff":"2019-06-14T15:30:00+01:00","OperationalCutOff":"2019-06-14T15:30:00+01:00",\#
        "ServiceDirection":"Inbound, Outbound"}
        """#), "\(answer.text)")
    #expect(answer.text.hasSuffix("}]}"))
  }

  @Test func `in version 1 an option has no types and no direction, and the list is followed by null`() throws {
    let answer = try Caller().with("electio-api-version", "1").post("/deliveryoptions/", Self.until("2019-06-15"))
    let price = Self.price.replacing("‹tax›", with: "VatRate")
    #expect(
      Self.anonymous(answer).contains(
        #"""
        "CarrierServiceReference":"CX_NDS",\#(price),"AllocationCutOff":"2019-06-14T15:30:00+01:00",\#
        "OperationalCutOff":"2019-06-14T15:30:00+01:00"}
        """#), "\(answer.text)")
    #expect(answer.text.hasSuffix(#""NonGuaranteedDeliveryOption":null}"#))
  }

  @Test func `options go up by day and window, each once, to a fortnight from today or to the day that is asked for`()
    throws
  {
    func keys(_ answer: Caller.Answer) -> [String] {
      Self.options(answer).map { option in
        let date = (option["EstimatedDeliveryDate"] as? [String: Any])?["Date"] as? String ?? ""
        let window = option["DeliveryWindow"] as? [String: Any] ?? [:]
        return "\(date) \(window["Start"] ?? "") \(window["End"] ?? "")"
      }
    }
    let fortnight = keys(try Caller().post("/deliveryoptions", Self.body))
    #expect(fortnight == fortnight.sorted() && Set(fortnight).count == fortnight.count)
    #expect(fortnight.last?.prefix(10) == "2019-06-28")
    let asked = keys(try Caller().post("/deliveryoptions", Self.until("2019-06-18")))
    #expect(asked == fortnight.filter { $0.prefix(10) <= "2019-06-18" })
    #expect(keys(try Caller().post("/deliveryoptions", Self.until("2019-06-13"))) == [])
  }

  @Test func `asking creates no consignment, and the heartbeat answers as the call itself`() throws {
    let (caller, other) = (try Caller(), try Caller())
    let asked = caller.post("/deliveryoptions", Self.body)
    let beat = other.post("/deliveryoptions/heartbeat", Self.body)
    #expect(beat.status == 200 && beat.text == asked.text)
    #expect(caller.post("/consignments", Self.body).text == (try Caller().post("/consignments", Self.body).text))
  }

  @Test func `a summary names the days, and each day's options can be read and selected`() throws {
    let caller = try Caller()
    let summary = caller.post("/deliveryoptions/summary?startFrom=2019-06-15&endAt=2019-06-18", Self.body)
    #expect(summary.status == 201)
    #expect(
      Self.anonymous(summary).hasPrefix(
        #"{"Reference":"EPC","DeliveryOptions":["2019-06-15T00:00:00","2019-06-16T00:00:00","2019-06-17T00:00:00","#
          + #""2019-06-18T00:00:00"],"TimeSlots":["2019-06-15T00:00:00","#), "\(summary.text)")
    let reference = try #require(summary.object["Reference"] as? String)
    let day = caller.get("/deliveryoptions/\(reference)?deliveryDate=2019-06-18")
    #expect(day.status == 200)
    #expect(
      Self.options(day).allSatisfy {
        ($0["EstimatedDeliveryDate"] as? [String: Any])?["Date"] as? String == "2019-06-18T00:00:00+00:00"
      })
    #expect(caller.get("/deliveryoptions/\(reference)?deliveryDate=2019-06-18").text == day.text)
    let option = try #require(Self.references(day).first)
    #expect(caller.post("/deliveryoptions/select/\(option)", "").status == 200)
    #expect(caller.get("/deliveryoptions/\(reference)").status == 400)
    #expect(caller.get("/deliveryoptions/\(option)?deliveryDate=2019-06-18").status == 404)
  }

  private static func change(
    _ caller: Caller, where isMeant: (CarrierService) -> Bool, _ body: (inout CatalogDocument.CarrierService) -> Void
  ) throws {
    let areChanged = try caller.tenants.tenant(keyField: "test-key", keyParameter: nil).visit { world in
      for service in world.catalog.carrierServices where isMeant(service) {
        guard var document = world.catalog.document(ofCarrierService: service.reference) else { return false }
        body(&document)
        guard (try? world.replace(carrierService: service.reference, with: document)) == true else { return false }
      }
      return true
    }
    try #require(areChanged)
  }

  @Test func `a summary's days are those of each kind of service, and not of the cheapest alone`() throws {
    let caller = try Caller()
    // Another service is cheaper on every day that the drop-off service could deliver.
    let options = Self.options(caller.post("/deliveryoptions", Self.until("2019-06-18")))
    #expect(!options.contains { $0["CarrierServiceReference"] as? String == "EVRI_DROP" })
    let path = "/deliveryoptions/summary?startFrom=2019-06-17&endAt=2019-06-18"
    let summary = caller.post(path, Self.body)
    #expect(
      Self.anonymous(summary)
        == #"{"Reference":"EPC","DeliveryOptions":["2019-06-17T00:00:00","2019-06-18T00:00:00"],"#
        + #""TimeSlots":["2019-06-17T00:00:00","2019-06-18T00:00:00"],"#
        + #""PickUp":["2019-06-17T00:00:00","2019-06-18T00:00:00"],"DropOff":["2019-06-17T00:00:00","2019-06-18T00:00:00"]}"#
    )
    // Whether it is drop-off alone that delivers then.
    try Self.change(caller, where: { !$0.isDropOff }, { $0.enabled = false })
    #expect(
      Self.anonymous(caller.post(path, Self.body))
        == #"{"Reference":"EPC","DeliveryOptions":null,"TimeSlots":null,"PickUp":null,"#
        + #""DropOff":["2019-06-17T00:00:00","2019-06-18T00:00:00"]}"#)
  }

  @Test func `the options of a summary's day keep to what the summary was asked for`() throws {
    let caller = try Caller()
    try Self.change(caller, where: { $0.reference == "CX_NDS" }, { $0.guaranteed = false })
    let body = CreateConsignmentTests.smallest(
      extra: #""ShippingDate":"2019-06-18T00:00:00+01:00","GuaranteedOnly":true,"#)
    let summary = caller.post("/deliveryoptions/summary?startFrom=2019-06-15&endAt=2019-06-19", body)
    #expect(summary.object["DeliveryOptions"] as? [String] == ["2019-06-19T00:00:00"])
    let reference = try #require(summary.object["Reference"] as? String)
    #expect(caller.get("/deliveryoptions/\(reference)?deliveryDate=2019-06-18").text == #"{"DeliveryOptions":[]}"#)
    let options = Self.options(caller.get("/deliveryoptions/\(reference)?deliveryDate=2019-06-19"))
    #expect(!options.isEmpty)
    #expect(options.allSatisfy { ($0["AllocationCutOff"] as? String)?.prefix(10) == "2019-06-18" })
    #expect(!options.contains { $0["CarrierServiceReference"] as? String == "CX_NDS" })
  }

  @Test func `no option of a consignment is collected before its shipping date`() throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest(extra: #""ShippingDate":"2019-06-18T00:00:00+01:00","#)
    let created = String(try #require(caller.post("/consignments", body).text.firstMatch(of: /EC-[0-9A-Z-]{11}/)).0)
    let path = "/deliveryoptions/consignment/\(created)?deliveryDate="
    #expect(caller.get(path + "2019-06-18").text == #"{"DeliveryOptions":[]}"#)
    let options = Self.options(caller.get(path + "2019-06-19"))
    #expect(!options.isEmpty)
    #expect(options.allSatisfy { ($0["AllocationCutOff"] as? String)?.prefix(10) == "2019-06-18" })
  }

  @Test func `a summary that is to be guaranteed asks shops for that too`() throws {
    let caller = try Caller()
    try Self.change(caller, where: \.isPickUp) { $0.guaranteed = false }
    let body = CreateConsignmentTests.smallest(extra: #""GuaranteedOnly":true,"#)
    #expect(caller.post("/deliveryoptions/summary", Self.body).object["PickUp"] is [String])
    #expect(caller.post("/deliveryoptions/summary", body).object["PickUp"] is NSNull)
  }

  @Test func `a summary whose last day lies before its first has none`() throws {
    let answer = try Caller().post("/deliveryoptions/summary?startFrom=2019-06-20&endAt=2019-06-18", Self.body)
    #expect(
      Self.anonymous(answer)
        == #"{"Reference":"EPC","DeliveryOptions":null,"TimeSlots":null,"PickUp":null,"DropOff":null}"#)
  }

  @Test func `details name the potential consignment and the option`() throws {
    let caller = try Caller()
    let option = try Self.first(caller)
    let answer = caller.get("/deliveryoptions/details/\(option.lowercased())")
    #expect(answer.status == 200)
    let text = Self.anonymous(answer)
    #expect(
      text.hasPrefix(
        #"{"Reference":null,"ConsignmentDetail":{"Reference":"EPC","CustomerReference":"#), "\(text)")
    let members = try #require(answer.object["ConsignmentDetail"] as? [String: Any])
    #expect((members["Addresses"] as? [Any])?.count == 2)
    #expect((answer.object["DeliveryOption"] as? [String: Any])?["Reference"] as? String == option)
    let missing = caller.get("/deliveryoptions/details/EDO-000-000-000")
    #expect(missing.status == 404 && missing.code == "DeliveryOptionNotFoundException")
  }

  @Test(arguments: [("", nil), (#""ShippingDate":"2019-06-17T00:00:00+01:00","#, "2019-06-17T00:00:00+01:00")])
  func `details have the shipping date that was asked for, and no day of collection for it`(
    extra: String, date: String?
  ) throws {
    let caller = try Caller()
    let answer = caller.post("/deliveryoptions", CreateConsignmentTests.smallest(extra: extra))
    for option in Self.references(answer).prefix(3) {
      let members = caller.get("/deliveryoptions/details/\(option)").object["ConsignmentDetail"] as? [String: Any]
      #expect(members?["ShippingDate"] as? String == date)
    }
  }

  @Test func `what comes of a selection that fails is named`() throws {
    let caller = try Caller()
    let option = try Self.first(caller)
    for carrier in caller.get("/carriers/getcarriers").list.compactMap({ $0["Reference"] as? String }) {
      #expect(caller.put("/collectioncalendar/Sorted1/\(carrier)").status == 204)
    }
    let answer = caller.post("/deliveryoptions/select/\(option)", "")
    #expect(answer.status == 400 && answer.code == "AllocationFailedException", "\(answer.text)")
    let detail = try #require(answer.details.first { $0.hasPrefix("ConsignmentReference: ") })
    let reference = try #require(detail.firstMatch(of: /EC(-[A-Z0-9]{3}){3}/)).0
    #expect(caller.get("/consignments/\(reference)/status").object["Status"] as? String == "AllocationFailed")
  }

  @Test func `a selected option becomes a consignment that keeps the promise, and another each time`() throws {
    let caller = try Caller()
    let answer = caller.post("/deliveryoptions", Self.body)
    let offered = try #require(Self.options(answer).first { $0["CarrierServiceReference"] as? String == "CX_NDS" })
    let option = try #require(offered["Reference"] as? String)
    var consignments: Set<String> = []
    for _ in 1...2 {
      let selected = caller.post("/deliveryoptions/select/\(option)", "")
      #expect(selected.status == 200, "\(selected.text)")
      #expect(selected.object["CarrierServiceReference"] as? String == "CX_NDS")
      let links = try #require(selected.object["ApiLinks"] as? [[String: String]])
      #expect(links.map { $0["Rel"] } == ["detail", "label"])
      let reference = try #require(links[0]["Href"]?.split(separator: "/").last.map(String.init))
      consignments.insert(reference)
      let consignment = caller.get("/consignments/\(reference)").object
      #expect(consignment["ConsignmentState"] as? String == "Allocated")
      #expect((consignment["LatestDeliveryDate"] as? String)?.prefix(10) == "2019-06-15")
      #expect(
        (consignment["RequestedDeliveryDate"] as? [String: Any])?["IsToBeExactlyOnTheDateSpecified"] as? Bool == true)
    }
    #expect(consignments.count == 2)
  }

  @Test(arguments: [
    ("2019-06-14T14:29:59Z", 200), ("2019-06-14T14:30:00Z", 200), ("2019-06-14T14:30:01Z", 400),
  ])
  func `an option can be selected up to and including the second of its cut-off`(now: String, status: Int) throws {
    let caller = try Caller()
    let answer = caller.post("/deliveryoptions", Self.body)
    let offered = try #require(Self.options(answer).first { $0["CarrierServiceReference"] as? String == "CX_NDS" })
    let option = try #require(offered["Reference"] as? String)
    try caller.travel(to: now)
    let selected = caller.post("/deliveryoptions/select/\(option)", "")
    #expect(selected.status == status, "\(selected.text)")
    if status == 400 { #expect(selected.code == "DeliveryOptionExpiredException") }
    #expect(caller.get("/deliveryoptions/details/\(option)").status == 200)
  }

  @Test func `an unknown option cannot be selected`() throws {
    let answer = try Caller().post("/deliveryoptions/select/EDO-000-000-000", "")
    #expect(answer.status == 404 && answer.message == "Delivery option EDO-000-000-000 not found")
  }

  @Test func `the options of a consignment allocate that one, once`() throws {
    let caller = try Caller()
    let path = "/deliveryoptions/consignment/\(QuotesTests.mma)?deliveryDate=2019-06-17&guaranteedOnly=true"
    let option = try #require(Self.references(caller.get(path)).first)
    #expect(caller.post("/deliveryoptions/select/\(option)", "").status == 200)
    #expect(caller.get("/consignments/\(QuotesTests.mma)/status").object["Status"] as? String == "Allocated")
    let again = caller.post("/deliveryoptions/select/\(option)", "")
    #expect(again.status == 400 && again.code == "InvalidConsignmentStateException", "\(again.text)")
  }

  @Test func `each option becomes an order of its own, and each entry says what became of it`() throws {
    let caller = try Caller()
    let option = try Self.first(caller)
    func entries(_ references: String...) -> String {
      let list = references.map { #"{"Reference":"\#($0)","OrderReferenceProvidedByCustomer":"MYORDEREF001"}"# }
      return #"{"DeliveryOptions":[\#(list.joined(separator: ","))]}"#
    }
    let made = caller.post("/deliveryoptions/selectorder", entries(option))
    #expect(made.status == 201)
    #expect(
      Self.anonymous(made) == #"""
        {"SelectOrderResults":[{"DeliveryOptionReference":"EDO","OrderReference":"EO","Status":201,"Message":null,\#
        "Links":[{"Rel":"Detail","Href":"https://apisandbox.electioapp.com/orders/EO"}]}]}
        """#)
    let some = caller.post("/deliveryoptions/selectorder", entries(option, "EDO-000-000-000"))
    #expect(some.status == 207)
    #expect(
      Self.anonymous(some).hasSuffix(
        #"""
        {"DeliveryOptionReference":"EDO","OrderReference":null,"Status":404,"Message":"Delivery option EDO not found","Links":[]}]}
        """#), "\(some.text)")
    #expect(caller.post("/deliveryoptions/selectorder", entries("EDO-000-000-000")).status == 400)
    #expect(caller.post("/deliveryoptions/selectorder", #"{"DeliveryOptions":[]}"#).status == 400)
  }
}
