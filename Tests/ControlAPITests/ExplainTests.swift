import Allocation
import Contract
import Fixtures
import Foundation
import HTTPCore
import HTTPTypes
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct ExplainTests {
  private let tenants: Tenants
  private let tenant: Tenant
  private let api: ControlAPI

  init() throws {
    let clock = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
    tenants = Tenants(
      template: try Fixtures.builtIn.world(clock: .frozen(clock), seed: 1), keys: .named(["k": "home"]))
    tenant = try tenants.tenant(keyField: "k", keyParameter: nil)
    api = ControlAPI(
      tenants: tenants, version: "1", uptime: { .zero }, requestID: { "id" }, openAPI: { _, _, _ in nil })
  }

  private func answer(_ path: String, key: String? = "k") throws -> (status: Int, text: String, object: [String: Any]) {
    var head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path)
    if let key { head.headerFields[try #require(HTTPField.Name("ocp-apim-subscription-key"))] = key }
    let reply = try #require(api.answer(Request(head: head))).made()
    let object = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
    return (reply.head.status.code, String(decoding: reply.body, as: UTF8.self), object ?? [:])
  }

  private func services(_ object: [String: Any]) throws -> [[String: Any]] {
    try #require(object["services"] as? [[String: Any]])
  }

  private func rule(_ object: [String: Any], _ service: String) throws -> [String: Any] {
    let candidate = try #require(try services(object).first { $0["reference"] as? String == service })
    return try #require((candidate["exclusions"] as? [[String: Any]])?.first)
  }

  @Test func `every service is told, the winner first with price and dates`() throws {
    let (status, text, object) = try answer("/_sandbox/explain/ec-000-05b-mma")
    #expect(status == 200)
    #expect(try services(object).count == Fixtures.builtIn.catalog.carrierServiceCount)
    #expect(
      text.hasPrefix(
        [
          #"{"consignmentReference":"EC-000-05B-MMA","consignmentState":"Unallocated","isAllocatable":true,"#,
          #""at":"2019-06-14T09:00:00+00:00","service":null,"group":null,"winner":"CX_NDS","reason":null,"services":["#,
          #"{"reference":"CX_NDS","name":"Next Day Super","carrierReference":"CARRIER_X","qualifies":true,"rank":1,"#,
          #""price":{"base":2.95,"total":2.95,"totalWithTax":3.54,"currency":"GBP","surcharges":[]},"#,
          #""dates":{"allocationCutOff":"2019-06-14T15:30:00+01:00","collection":"2019-06-14T17:00:00+01:00","#,
          #""earliestDelivery":"2019-06-15T08:00:00+01:00","latestDelivery":"2019-06-15T18:00:00+01:00"},"#,
          #""exclusions":[]},{"reference":""#,
        ].joined()), "\(text)")
  }

  @Test(arguments: [
    ("EC-000-0HV-T01", "CX_NDS", "weight", "1200", "0 to 30"),
    ("EC-000-0PC-6LW", "CX_NDS", "postcodeExcluded", "M2 6LW", "not M2 6LW"),
    ("EC-000-0TA-G00", "CX_DG_C", "tags", "Radioactive", "Alcohol, Flammables"),
    ("EC-000-0HV-4K5", "CX_NDS", "value", "4500", "up to 2500"),
    ("EC-000-0US-002", "FEDEX_INTRA_US", "zipExcluded", "90210", "not 902"),
    ("EC-000-0RE-T01", "EVRI_DROP", "direction", "Inbound", "Outbound"),
  ])
  func `a service that is removed names the rule, the value found and the limit`(
    consignment: String, service: String, rule: String, found: String, limit: String
  ) throws {
    let told = try self.rule(try answer("/_sandbox/explain/\(consignment)").object, service)
    #expect(told["rule"] as? String == rule)
    #expect(told["found"] as? String == found)
    #expect(told["limit"] as? String == limit)
    #expect((told["text"] as? String)?.isEmpty == false)
    #expect((told["explanation"] as? String)?.isEmpty == false)
  }

  /// Service, base, total, and whether there are dates.
  @Test(arguments: [
    ("EC-000-0TA-G00", "CX_NDS", 2.95, 2.95, true), ("EC-000-0DT-PST", "CX_NDS", 2.95, 2.95, false),
    ("EC-000-0PC-6LW", "CX_NDS", 2.95, 2.95, true), ("EC-000-0HV-T01", "CX_NDS", nil, nil, false),
    ("EC-000-05B-MMA", "FEDEX_INTRA_US", nil, nil, false),
  ])
  func `a service that is removed tells its price and dates as far as it has them`(
    consignment: String, service: String, base: Double?, total: Double?, hasDates: Bool
  ) throws {
    let services = try services(try answer("/_sandbox/explain/\(consignment)").object)
    let candidate = try #require(services.first { $0["reference"] as? String == service })
    #expect(candidate["qualifies"] as? Bool == false)
    let price = candidate["price"] as? [String: Any]
    #expect(price?["base"] as? Double == base)
    #expect(price?["total"] as? Double == total)
    #expect((candidate["dates"] is [String: Any]) == hasDates)
  }

  @Test func `it names the winner that an allocation then takes`() throws {
    for reference in ["EC-000-05B-MMA", "EC-000-A04-0DV", "EC-000-05A-Z6S", "EC-000-0RE-T01", "EC-000-0HV-T01"] {
      let winner = try answer("/_sandbox/explain/\(reference)").object["winner"] as? String
      let taken = tenant.visit { world -> String? in
        guard case .allocated(_, let service) = world.allocate(reference, to: .all) else { return nil }
        return service.reference
      }
      #expect(taken == winner)
    }
  }

  @Test func `when nobody qualifies the reason is that of the failed allocation`() throws {
    let object = try answer("/_sandbox/explain/EC-000-0HV-T01").object
    #expect(object["winner"] is NSNull)
    let message = tenant.visit { world -> String? in
      guard case .failed(let consignment, _) = world.allocate("EC-000-0HV-T01", to: .all) else { return nil }
      return consignment.failedAllocation?.value.message
    }
    #expect(object["reason"] as? String == message)
    #expect(message != nil)
  }

  @Test func `service and group narrow it, together too`() throws {
    let one = try answer("/_sandbox/explain/EC-000-05B-MMA?service=mpd_t48cx").object
    #expect(try services(one).map { $0["reference"] as? String } == ["MPD_T48CX"])
    #expect(one["service"] as? String == "MPD_T48CX")
    let group = try answer("/_sandbox/explain/EC-000-05B-MMA?group=Sat%20Del").object
    #expect(Set(try services(group).map { $0["reference"] as? String }) == ["EDC5_DPDSAT", "EDC5_DPDSAT12"])
    #expect(group["group"] as? String == "Sat Del")
    let both = try answer("/_sandbox/explain/EC-000-05B-MMA?group=valuableGoods&service=MPD_T48CX").object
    #expect(both["winner"] as? String == "MPD_T48CX")
    let outside = try answer("/_sandbox/explain/EC-000-05B-MMA?group=valuableGoods&service=CX_ECO").object
    #expect(try services(outside).isEmpty)
    #expect(outside["reason"] as? String == "Service group valuableGoods does not contain CX_ECO.")
  }

  @Test func `a state that forbids allocation is told and the rest all the same`() throws {
    let object = try answer("/_sandbox/explain/EC-000-0ST-CAN").object
    #expect(object["isAllocatable"] as? Bool == false)
    #expect(object["consignmentState"] as? String == "Cancelled")
    #expect(object["winner"] is String)
  }

  @Test func `it changes nothing`() throws {
    let untouched = Tenant(tenant.snapshot())
    for reference in ["EC-000-05B-MMA", "EC-000-0HV-T01", "EC-999-999-999"] {
      let before = tenant.visit { $0.consignment(reference) }
      _ = try answer("/_sandbox/explain/\(reference)")
      #expect(tenant.visit { $0.consignment(reference) } == before)
    }
    // Ids and tracking numbers go on as if nobody had asked.
    #expect(
      tenant.nextRequestID() == untouched.nextRequestID())
    let numbers = [tenant, untouched].map { tenant in
      tenant.visit { world in
        _ = world.allocate("EC-000-05B-MMA", to: .all)
        return world.consignment("EC-000-05B-MMA")?.consignmentLegs.first?.trackingReferences
      }
    }
    #expect(numbers == [["TRK00009823"], ["TRK00009823"]])
  }

  @Test(arguments: [
    ("/_sandbox/explain/EC-999-999-999", 404, "consignmentNotFound", "EC-999-999-999"),
    ("/_sandbox/explain/EC-000-05B-MMA?service=CX_NDX", 404, "carrierServiceNotFound", "CX_NDS"),
    ("/_sandbox/explain/EC-000-05B-MMA?group=nobody", 404, "serviceGroupNotFound", "valuableGoods"),
    ("/_sandbox/explain/EC-000-05B-MMA?services=x", 400, "unknownParameter", "service"),
    ("/_sandbox/explain", 405, "methodNotAllowed", "POST"),
    ("/_sandbox/explian", 404, "notFound", "POST /_sandbox/explain"),
  ])
  func `what is unknown is refused in the sandbox's own shape`(
    path: String, status: Int, code: String, mentioned: String
  ) throws {
    let answer = try answer(path)
    #expect(answer.status == status)
    let error = try #require(answer.object["error"] as? [String: Any])
    #expect(error["code"] as? String == code)
    #expect(answer.text.contains(mentioned))
    #expect((error["allowed"] as? [String])?.isEmpty == false)
  }

  @Test func `a key is needed, and one that is let in`() throws {
    #expect(try answer("/_sandbox/explain/EC-000-05B-MMA", key: nil).status == 400)
    #expect(try answer("/_sandbox/explain/EC-000-05B-MMA", key: "stranger").status == 403)
    #expect(try answer("/_sandbox/explain/EC-000-05B-MMA?subscription-key=k", key: nil).status == 200)
  }

  @Test func `an explanation is made later, with an id of its own from the start`() throws {
    let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/_sandbox/explain/EC-1")
    guard case .later(let work) = try #require(api.answer(Request(head: head))) else {
      Issue.record("made at once")
      return
    }
    #expect(work().head.headerFields[try #require(HTTPField.Name("Sandbox-Request-Id"))] == "id")
  }

  @Test func `an empty header field leaves the key to the query`() throws {
    #expect(try answer("/_sandbox/explain/EC-000-05B-MMA?subscription-key=k", key: "").status == 200)
  }
}
