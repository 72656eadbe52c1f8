import Fixtures
import HTTPCore
import HTTPTypes
import Logging
import Sandbox
import Testing

@testable import VendorAPI

/// What may hold an event loop too long is done later.
@Suite struct LongCallsTests {
  private let api: VendorAPI

  init() throws {
    api = VendorAPI(
      tenants: Tenants(template: try Fixtures.builtIn.world(clock: .real, seed: 1)), settings: VendorSettings(),
      seed: 1,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  private func answer(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") -> HTTPCore.Answer {
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
    head.headerFields[.subscriptionKey] = "key"
    return api.answer(Request(head: head, body: Array(body.utf8)))
  }

  private func isLater(_ answer: HTTPCore.Answer) -> Bool { if case .later = answer { true } else { false } }

  /// A list of so many references.
  private static func references(_ count: Int) -> String {
    let list = (0..<count).map { _ in #""EC-000-05B-MMA""# }.joined(separator: ",")
    return #"{"ConsignmentReferences":[\#(list)]}"#
  }

  @Test(
    arguments: [
      (.put, "/allocation/allocate", references(1), false), (.put, "/allocation/allocate", references(1000), true),
      (.put, "/allocation/allocate/2100-01-01", "", true), (.get, "/consignments/EC-000-05B-MMA/status", "", false),
      (.get, "/consignments/EC-000-05B-MMA", "", false), (.get, "/consignments/10/0", "", true),
      (.get, "/consignments/count", "", true), (.post, "/consignments", "{}", false),
      (.post, "/consignments", String(repeating: " ", count: 20_000), true), (.get, "/labels/EC-000-0ST-ALL", "", true),
      (.get, "/quotes/consignment/EC-000-05B-MMA", "", true), (.get, "/packagesizes", "", false),
    ] as [(HTTPRequest.Method, String, String, Bool)])
  func `a call is long by what it does, and by its list`(
    method: HTTPRequest.Method, path: String, body: String, expected: Bool
  ) {
    #expect(isLater(answer(method, path, body)) == expected)
  }

  @Test func `ids are given in the order of the requests, whenever they are answered`() throws {
    func id(_ reply: Reply) -> String? { reply.head.headerFields[.requestID] }
    let answers = ["/consignments/count", "/packagesizes", "/consignments/count"].map { answer(.get, $0) }
    let late = answers.reversed().map { id($0.made()) }
    let tenant = Tenant(try Fixtures.builtIn.world(clock: .real, seed: 1))
    #expect(late.reversed() == (0..<3).map { _ in tenant.nextRequestID() })
  }
}
