import Contract
import Faults
import Fixtures
import Foundation
import HTTPCore
import HTTPTypes
import Journal
import Logging
import Sandbox
import Testing

@testable import VendorAPI

@Suite struct LookingTests {
  private let tenants: Tenants
  private let api: VendorAPI

  init() throws {
    let template = try Fixtures.builtIn.world(
      clock: .frozen(try #require(DateTimeOffset(Caller.frozen))), seed: 1)
    tenants = Tenants(template: template, journals: JournalBook())
    api = VendorAPI(
      tenants: tenants, settings: VendorSettings(), seed: 1,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  private var tenant: Tenant { get throws { try tenants.tenant(keyField: "test-key", keyParameter: nil) } }

  private func look(_ target: String) throws -> (status: Int, text: String)? {
    let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost:8080", path: "/_sandbox/look")
    return api.look(at: target, in: try tenant.snapshot(), for: Request(head: head)).map {
      ($0.status.code, String(decoding: $0.body, as: UTF8.self))
    }
  }

  @Test(arguments: [
    "/consignments/EC-000-05B-MMA", "/consignments/EC-000-05B-MMA/status", "/consignments/2/0?state=Unallocated",
    "/consignments/count?searchTerm=socks", "/consignments/EC-NONE", "/labels/EC-000-05B-MMA/png",
  ])
  func `a look is answered as the call itself would be`(target: String) throws {
    let looked = try #require(try look(target))
    let called = Caller(tenants: tenants, publicURL: nil).get(target)
    #expect(looked.status == called.status)
    #expect(
      looked.text.contains("http://localhost:8080/consignments/") == called.text.contains("http://localhost:8080"))
    let withoutID = { (text: String) in
      text.replacing(/"CorrelationId":"[^"]*"/, with: #""CorrelationId":"""#)
    }
    #expect(withoutID(looked.text) == withoutID(called.text))
  }

  @Test func `a look at a label prints none, is not written down and takes no request's id`() throws {
    _ = Caller(tenants: tenants).put("/allocation/EC-000-05B-MMA/allocatewithcheapestquote")
    let before = try (tenant.journal?.extent.entries, tenant.requestCount)
    let label = try #require(try look("/labels/EC-000-05B-MMA/png"))
    #expect(label.status == 200 && label.text.contains("image/png"))
    #expect(try tenant.snapshot().consignment("EC-000-05B-MMA")?.labelsPrinted == false)
    #expect(try (tenant.journal?.extent.entries, tenant.requestCount) == before)
  }

  @Test func `quotes that are looked at cannot be allocated with`() throws {
    let looked = try #require(try look("/quotes/consignment/EC-000-05B-MMA"))
    let object = try JSONSerialization.jsonObject(with: Data(looked.text.utf8)) as? [String: Any]
    let quote = try #require((object?["Quotes"] as? [[String: Any]])?.first?["QuoteReference"] as? String)
    #expect(Caller(tenants: tenants).put("/allocation/EC-000-05B-MMA/allocatewithquote/\(quote)").status >= 400)
  }

  @Test func `no fault strikes a look, and none is counted`() throws {
    var action = FaultRule.Action()
    action.status = 503
    let rule = FaultRule(then: action)
    try tenant.visit { _ = $0.addFault(rule) }
    #expect(try look("/consignments/EC-000-05B-MMA")?.status == 200)
    #expect(try tenant.visit { $0.faults.first?.lookedAt } == 0)
    var call = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/consignments/EC-000-05B-MMA")
    call.headerFields[.subscriptionKey] = "test-key"
    #expect(api.answer(Request(head: call)).made().status.code == 503)
  }

  @Test(arguments: ["/nothing", "/allocation/allocate", "", "/_sandbox/health", "/consignments"])
  func `there is nothing to look at where no GET is served`(target: String) throws {
    #expect(try look(target) == nil)
  }
}
