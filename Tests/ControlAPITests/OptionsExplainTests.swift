import Allocation
import Fixtures
import Foundation
import Sandbox
import Testing

@testable import ControlAPI

/// contract/51-delivery-and-pickup-options.md, section 10.
@Suite struct OptionsExplainTests {
  private let controller: Controller

  init() throws { controller = try Controller() }

  private static func request(_ members: String = "", postcode: String = "M1 5WG", weight: String = "0.5") -> String {
    """
    {\(members)"Packages":[{"Weight":{"Value":\(weight),"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10},\
    "Description":"Socks","Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],"Addresses":[\
    {"AddressType":"Origin","ShippingLocationReference":"Sorted1"},{"AddressType":"Destination",\
    "Contact":{"FirstName":"Peter","LastName":"McPetersson","Telephone":"07702123456","Email":"peter@test.com"},\
    "AddressLine1":"13 Porter Street","Town":"Manchester","Postcode":"\(postcode)",\
    "Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}]}
    """
  }

  private func explain(_ body: String) throws -> Controller.Answer { try controller.post("explain", body) }

  private func services(_ holder: [String: Any]) throws -> [[String: Any]] {
    try #require(holder["services"] as? [[String: Any]])
  }

  private func rules(_ holder: [String: Any]) -> [String] {
    (holder["exclusions"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
  }

  private func service(_ reference: String, in holder: [String: Any]) throws -> [String: Any] {
    try #require(try services(holder).first { $0["reference"] as? String == reference })
  }

  @Test func `of delivery options every service is told, with its options or every rule against it`() throws {
    let answer = try explain(
      #"{"options":"deliveryOptions","request":\#(Self.request(#""DeliveryDate":"2019-06-15T00:00:00Z","#))}"#)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(
      answer.text.hasPrefix(
        [
          #"{"options":"deliveryOptions","reference":null,"at":"2019-06-14T09:00:00+00:00","firstDay":"2019-06-14","#,
          #""lastDay":"2019-06-15","earliestCollection":null,"guaranteedOnly":false,"service":null,"#,
        ].joined()), "\(answer.text)")
    let services = try services(answer.object)
    #expect(services.count == Fixtures.builtIn.catalog.carrierServiceCount)
    for service in services {
      let isOffered = try #require(service["isOffered"] as? Bool)
      #expect((service["options"] as? [Any])?.isEmpty == !isOffered)
      #expect(isOffered == rules(service).isEmpty, "\(service)")
    }
    #expect(services.reduce(0) { $0 + (($1["options"] as? [Any])?.count ?? 0) } == answer.object["offered"] as? Int)
    #expect(try rules(service("EDC5_DPDSS", in: answer.object)) == ["pickUp"])
    #expect(try rules(service("CX_FREIGHT", in: answer.object)).first == "notInDefaultRules")
    #expect(answer.object["shops"] as? [String] == [])
  }

  @Test func `whoever is dearer on each of its days says who is offered there`() throws {
    let answer = try explain(#"{"options":"deliveryOptions","request":\#(Self.request())}"#)
    let underbid = try services(answer.object).filter { rules($0) == ["underbid"] }
    #expect(!underbid.isEmpty)
    let offered = Set(
      try services(answer.object).filter { $0["isOffered"] as? Bool == true }.compactMap { $0["reference"] as? String })
    for service in underbid {
      let rule = try #require((service["exclusions"] as? [[String: Any]])?.first)
      let rivals = try #require(rule["limit"] as? String).components(separatedBy: ", ")
      #expect(offered.isSuperset(of: rivals))
    }
  }

  @Test func `of pickup options every shop is told, the nearest first, with its services or what stands against it`()
    throws
  {
    let request = Self.request(#""Distance":{"Unit":"Km","Value":5},"MaxResults":1,"#)
    let answer = try explain(#"{"options":"pickupOptions","request":\#(request)}"#)
    #expect(answer.status == 200, "\(answer.text)")
    let shops = try #require(answer.object["shops"] as? [[String: Any]])
    #expect(shops.count == Fixtures.builtIn.catalog.shops.count)
    let distances = shops.compactMap { $0["distance"] as? Double }
    #expect(distances == distances.sorted() && distances.count == shops.count)
    #expect(shops.filter { $0["isOffered"] as? Bool == true }.count == 1)
    #expect(shops.map(rules).contains(["maxResults"]))
    #expect(shops.last.map(rules) == ["distance"])
    let first = try #require(shops.first)
    #expect(try !services(first).isEmpty)
    #expect(try services(first).contains { rules($0) == ["shop"] })
    #expect(try services(answer.object).isEmpty)
  }

  @Test func `a shop none of whose services can come says so, and each of them why`() throws {
    let request = Self.request(#""DeliveryDate":"2019-06-14T00:00:00Z","#)
    let answer = try explain(#"{"options":"pickupOptions","request":\#(request)}"#)
    let near = try #require((answer.object["shops"] as? [[String: Any]])?.first)
    #expect(rules(near) == ["noService"])
    #expect(try services(near).contains { rules($0) == ["deliveredTooLate"] })
    #expect(answer.object["offered"] as? Int == 0)
  }

  @Test(arguments: [("EDC5_DPDSS", true), ("CX_NDS", false)])
  func `asked about one service, a shop is offered where that one comes`(service: String, isOffered: Bool) throws {
    let answer = try explain(
      #"{"options":"pickupOptions","service":"\#(service)","request":\#(Self.request())}"#)
    let shops = try #require(answer.object["shops"] as? [[String: Any]])
    #expect(shops.contains { $0["isOffered"] as? Bool == true } == isOffered, "\(answer.text)")
    for shop in shops {
      let options = try services(shop).flatMap { $0["options"] as? [Any] ?? [] }
      #expect((shop["isOffered"] as? Bool) == !options.isEmpty)
    }
    #expect((answer.object["offered"] as? Int ?? 0 > 0) == isOffered)
  }

  @Test func `where nobody knows where the destination lies no shop is near`() throws {
    let answer = try explain(#"{"options":"pickupOptions","request":\#(Self.request(postcode: "ZE1 0AA"))}"#)
    let shops = try #require(answer.object["shops"] as? [[String: Any]])
    #expect(shops.allSatisfy { rules($0) == ["destinationUnknown"] && $0["distance"] is NSNull })
  }

  @Test func `a consignment's reference is asked about with its day, and one service alone`() throws {
    let answer = try explain(
      #"{"options":"deliveryOptions","reference":"ec-000-05b-mma","deliveryDate":"2019-06-16T00:00:00Z","service":"cx_nds"}"#
    )
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.object["service"] as? String == "CX_NDS")
    #expect(answer.object["firstDay"] as? String == "2019-06-16")
    #expect(try services(answer.object).map { $0["reference"] as? String } == ["CX_NDS"])
    #expect(try rules(service("CX_NDS", in: answer.object)) == ["notDeliveredOn"])
  }

  @Test func `where no day can be meant that is told`() throws {
    let answer = try explain(
      #"{"options":"deliveryOptions","reference":"EC-000-05B-MMA","deliveryDate":"2019-06-01T00:00:00Z"}"#)
    #expect(
      answer.object["reason"] as? String == "the last day that is asked for lies before the first, or before today")
    #expect(answer.object["lastDay"] is NSNull)
    #expect(try services(answer.object).isEmpty)
  }

  @Test func `it changes nothing`() throws {
    let before = try controller.tenant.snapshot()
    _ = try explain(#"{"options":"deliveryOptions","request":\#(Self.request())}"#)
    _ = try explain(#"{"options":"pickupOptions","reference":"EC-000-05B-MMA"}"#)
    let after = try controller.tenant.snapshot()
    #expect(after.optionRequestCount == before.optionRequestCount)
    #expect(after.consignmentCount == before.consignmentCount)
  }

  @Test(arguments: [
    (#"{}"#, 400, "bodyNotAllowed", "options: this member is missing"),
    (
      #"{"options":"deliveryOption","reference":"EC-000-05B-MMA"}"#, 400, "bodyNotAllowed",
      "did you mean 'deliveryOptions'?"
    ),
    (#"{"options":"deliveryOptions"}"#, 400, "bodyNotAllowed", "request: a request or a reference is needed"),
    (
      #"{"options":"deliveryOptions","request":{},"reference":"EC-000-05B-MMA"}"#, 400, "bodyNotAllowed",
      "only one of request and reference may be given"
    ),
    (
      #"{"options":"deliveryOptions","request":{},"guaranteedOnly":true}"#, 400, "bodyNotAllowed",
      "guaranteedOnly: this stands beside a reference"
    ),
    (#"{"options":"deliveryOptions","request":{"Packages":7}}"#, 400, "bodyNotAllowed", "request.Packages"),
    (#"{"options":"deliveryOptions","request":{}}"#, 400, "bodyNotAllowed", "request.Packages"),
    (
      #"{"options":"pickupOptions","request":{"MaxResults":51}}"#, 400, "bodyNotAllowed",
      "request.MaxResults: MaxResults must be from 1 to 50"
    ),
    (#"{"options":"deliveryOptions","reference":"EC-999-999-999"}"#, 404, "consignmentNotFound", "EC-999-999-999"),
    (#"{"options":"deliveryOptions","reference":"EPC-999-999-999"}"#, 404, "consignmentNotFound", "EPC-999-999-999"),
    (
      #"{"options":"deliveryOptions","reference":"EC-000-05B-MMA","service":"CX_NDX"}"#, 404,
      "carrierServiceNotFound", "CX_NDS"
    ),
  ])
  func `what cannot be meant is refused`(body: String, status: Int, code: String, mentioned: String) throws {
    let answer = try explain(body)
    #expect(answer.status == status)
    #expect(answer.code == code)
    #expect(answer.text.contains(mentioned), "\(answer.text)")
  }

  @Test func `of one service alone, its own options are counted`() throws {
    let request = Self.request(#""DeliveryDate":"2019-06-15T00:00:00Z","#)
    func offered(_ kind: String, _ service: String) throws -> (told: Int?, listed: Int) {
      let answer = try explain(#"{"options":"\#(kind)","request":\#(request),"service":"\#(service)"}"#).object
      let shops = answer["shops"] as? [[String: Any]] ?? []
      let listed = try services(answer) + shops.flatMap { try services($0) }
      return (answer["offered"] as? Int, listed.reduce(0) { $0 + (($1["options"] as? [Any])?.count ?? 0) })
    }
    for (kind, service, isOffered) in [
      ("deliveryOptions", "CX_NDS", true), ("deliveryOptions", "EDC5_DPDSS", false),
      ("pickupOptions", "EDC5_DPDSS", true), ("pickupOptions", "CX_NDS", false),
    ] {
      let found = try offered(kind, service)
      #expect(found.told == found.listed && (found.listed > 0) == isOffered, "\(kind) \(service) \(found)")
    }
  }
}
