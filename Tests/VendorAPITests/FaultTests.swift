import Contract
import Faults
import Fixtures
import Foundation
import HTTPCore
import HTTPTypes
import Logging
import Sandbox
import Testing
import Wire

@testable import VendorAPI

/// Faults as the responder carries them out; what reaches a client's socket is BinaryTests' matter.
@Suite struct FaultTests {
  private static let reference = "EC-000-05B-MMA"
  private static let allocation = "/allocation/\(reference)/allocatewithcheapestquote"

  private func tenants() throws -> Tenants {
    Tenants(template: try Fixtures.builtIn.world(clock: .frozen(#require(DateTimeOffset(Caller.frozen))), seed: 1))
  }

  private func rule(_ json: String) throws -> FaultRule {
    try JSON.sandbox.decode(FaultRule.self, from: Array(json.utf8))
  }

  private func tenant(_ tenants: Tenants, _ key: String = "test-key") throws -> Tenant {
    try tenants.tenant(keyField: key, keyParameter: nil)
  }

  @Test func `a rule strikes the requests of its own world until it is taken away`() throws {
    let tenants = try tenants()
    let caller = Caller(tenants: tenants)
    let rule = try rule(#"{"then":{"error":"ConsignmentNotFoundException"}}"#)
    let added = try tenant(tenants).visit { $0.addFault(rule) }
    let id = try #require(added)
    #expect(caller.put(Self.allocation).status == 400)
    #expect(caller.with(key: "other").put(Self.allocation).status == 200)
    let isRemoved = try tenant(tenants).visit { $0.removeFault(id) }
    #expect(isRemoved)
    #expect(caller.put(Self.allocation).status == 200)
  }

  @Test func `a reset clears rules and counters`() throws {
    let tenants = try tenants()
    let caller = Caller(tenants: tenants)
    let rule = try rule(#"{"then":{"error":"ConsignmentNotFoundException"}}"#)
    _ = try tenant(tenants).visit { $0.addFault(rule) }
    #expect(caller.put(Self.allocation).status == 400)
    try tenants.reset(keyField: "test-key", keyParameter: nil)
    #expect(caller.put(Self.allocation).status == 200)
  }

  @Test func `the template's rules are in every new world`() throws {
    var world = try Fixtures.builtIn.world(clock: .frozen(#require(DateTimeOffset(Caller.frozen))), seed: 1)
    _ = world.addFault(try rule(#"{"when":{"times":1},"then":{"error":"ConsignmentNotFoundException"}}"#))
    let caller = Caller(tenants: Tenants(template: world))
    for key in ["a", "b"] {
      #expect((1...2).map { _ in caller.with(key: key).put(Self.allocation).status } == [400, 200])
    }
  }

  @Test(arguments: [
    ("", "nothing is to happen"), ("status=", "RFC 9651"), ("staus=503", "did you mean 'status'?"),
    ("error=ConsignmentNotFound", "nearest: 'ConsignmentNotFoundException'"),
    ("status=503, operation=AllocateWithCheapestQuot", "nearest: 'AllocateWithCheapestQuote'"),
    ("status=503, method=GTE", "there is no such method: 'GTE'; did you mean 'GET'?"),
    (#"status=503, path="allocation/*""#, "a path begins with '/': 'allocation/*'; did you mean '/allocation/*'?"),
    (#"status=503, path="/consignments/{ref}""#, "there is no route '/consignments/{ref}'; nearest: "),
  ])
  func `a header out of grammar is a 400 before anything is done`(header: String, words: String) throws {
    let caller = try Caller()
    let answer = caller.with("Sandbox-Fault", header).put(Self.allocation)
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(answer.details.first?.hasPrefix("Sandbox-Fault: ") == true)
    #expect(answer.details.first?.contains(words) == true, "\(answer.details)")
    #expect(caller.get("/consignments/\(Self.reference)/status").object["Status"] as? String == "Unallocated")
  }

  @Test(arguments: [
    (#"{"method":"GTE"}"#, "match.method: there is no such method: 'GTE'; did you mean 'GET'?"),
    (#"{"method":"P*X"}"#, "match.method: there is no such method: 'P*X'"),
    (#"{"path":"consignments"}"#, "match.path: a path begins with '/': 'consignments'; did you mean '/consignments'?"),
    (#"{"path":"/consignments?x=1"}"#, "match.path: a path is looked at without its query"),
    (#"{"path":"/consignments/{ref"}"#, "match.path: each '{' needs its '}' behind it"),
    (#"{"path":"/consignments/a b"}"#, "match.path: a path holds ' ' only percent-encoded"),
    (#"{"path":"/consignments/{ref}"}"#, "match.path: there is no route '/consignments/{ref}'"),
    (
      #"{"header":{"X Test":"*"}}"#,
      "match.header.X Test: this is no name of a field: 'X Test'; did you mean 'X-Test'?"
    ),
  ])
  func `a rule that no request can meet is refused`(match: String, problem: String) throws {
    let problems = FaultNames.problems(of: try rule(#"{"match":\#(match),"then":{"status":503}}"#))
    #expect(problems.count == 1)
    #expect(problems.map { "\($0.path): \($0.reason)" }.first?.hasPrefix(problem) == true, "\(problems)")
  }

  @Test(arguments: [
    #"{"method":"get"}"#, #"{"method":"P*"}"#, #"{"method":"*"}"#, #"{"path":"/consignments/EC-*"}"#, #"{"path":"*"}"#,
    #"{"path":"/allocation/{consignmentReference}/*"}"#, #"{"path":"/anything/at%20all"}"#,
    #"{"header":{"x-test":"*"}}"#,
  ])
  func `a rule that some request can meet is taken`(match: String) throws {
    #expect(FaultNames.problems(of: try rule(#"{"match":\#(match),"then":{"status":503}}"#)) == [])
  }

  /// One code a row of the table of errors, each asked for by its name.
  @Test func `a delay that a rule may ask for is one that the transport keeps`() {
    #expect(Delay.longest == Limits().longestSilence)
  }

  @Test(arguments: FaultNames.codes) func `an error has the code, status and shape of the table`(code: String) throws {
    let tenants = try tenants()
    let rule = try rule(#"{"then":{"error":"\#(code)"}}"#)
    _ = try tenant(tenants).visit { $0.addFault(rule) }
    let reply = try Self.reply(tenants, .put, Self.allocation)
    let error = try #require(
      JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any],
      "\(String(decoding: reply.body, as: UTF8.self))")
    let codes = (error["Details"] as? [[String: Any]] ?? []).compactMap { $0["Code"] as? String }
    #expect(error["Code"] as? String == code || codes.contains(code))
    #expect((400...599).contains(reply.head.status.code))
    #expect((error["Message"] as? String)?.isEmpty == false)
    #expect(error["CorrelationId"] as? String == reply.head.headerFields[.requestID])
  }

  @Test func `every code in the sources may be asked for`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
    var written: Set<String> = []
    for room in ["VendorAPI", "Sandbox"] {
      let files = try #require(
        FileManager.default.enumerator(at: sources.appending(path: room), includingPropertiesForKeys: nil))
      for case let file as URL in files where file.pathExtension == "swift" {
        for match in try String(contentsOf: file, encoding: .utf8).matches(of: #/"([A-Z][A-Za-z]+Exception)"/#) {
          written.insert(String(match.output.1))
        }
      }
    }
    #expect(written == Set(FaultNames.codes))
  }

  @Test func `an error is about what the request names`() throws {
    let caller = try Caller()
    let answer = caller.with("Sandbox-Fault", "error=InvalidConsignmentStateException").put(Self.allocation)
    #expect(
      answer.message
        == "Consignment \(Self.reference) cannot be allocated in the state Cancelled; it must be Unallocated or AllocationFailed"
    )
  }

  @Test func `it is written in XML where that is wanted`() throws {
    let answer = try Self.reply(
      tenants(), .get, "/consignments/\(Self.reference)",
      [
        ("Accept", "application/xml"), ("Sandbox-Fault", "error=ConsignmentNotFoundException"),
      ])
    #expect(String(decoding: answer.body, as: UTF8.self).contains("<Code>ConsignmentNotFoundException</Code>"))
  }

  // MARK: The engine

  @Test func `a carrier that refuses leaves the consignment failed, and what was found stays`() throws {
    let caller = try Caller()
    let list = #"{"ConsignmentReferences":["\#(Self.reference)"]}"#
    let answer = caller.with("Sandbox-Fault", "carrier-refuses, times=1").put("/allocation/allocate", list)
    #expect(answer.status == 200)
    #expect(answer.list.first?["StatusCode"] as? Int == 400)
    #expect(answer.list.first?["Description"] as? String == "Could not be booked with courier.")
    let consignment = caller.get("/consignments/\(Self.reference)").object
    #expect(consignment["ConsignmentState"] as? String == "AllocationFailed")
    #expect(
      (consignment["FailedAllocation"] as? [String: Any])?["Message"] as? String == "Could not be booked with courier.")
    #expect(caller.put(Self.allocation).status == 200)
  }

  @Test func `no service is one reason for every service`() throws {
    let caller = try Caller()
    let answer = caller.with("Sandbox-Fault", "no-service").put(Self.allocation)
    #expect(answer.code == "AllocationFailedException")
    #expect(answer.message?.contains("This service is not available between the selected addresses.") == true)
    #expect(answer.details.count > 50)
  }

  @Test func `an asynchronous allocation ends by the world's clock`() throws {
    let caller = try Caller()
    let answer = caller.with("Sandbox-Fault", "async=5").put(Self.allocation)
    #expect(answer.status == 202)
    func state() -> String? { caller.get("/consignments/\(Self.reference)/status").object["Status"] as? String }
    #expect(state() == "Allocating")
    try caller.travel(to: "2019-06-14T09:00:05Z")
    #expect(state() == "Allocated")
  }

  @Test func `one that is to fail fails when it ends`() throws {
    let caller = try Caller()
    _ = caller.with("Sandbox-Fault", "async=5, carrier-refuses").put(Self.allocation)
    try caller.travel(to: "2019-06-14T09:00:05Z")
    #expect(caller.get("/consignments/\(Self.reference)/status").object["Status"] as? String == "AllocationFailed")
  }

  // MARK: Magic values

  @Test func `a magic consignment in a list fails alone`() throws {
    let caller = try Caller()
    let created = caller.post("/consignments", Self.body(reference: "sandbox:carrier-refuses:1"))
    let magic = try #require(
      (created.list.first?["Href"] as? String)?.split(separator: "/").last.map(String.init), "\(created.text)")
    let list = #"{"ConsignmentReferences":["\#(Self.reference)","\#(magic)"]}"#
    #expect(caller.put("/allocation/allocate", list).list.map { $0["StatusCode"] as? Int } == [200, 400])
    // Once, it said.
    #expect(caller.put("/allocation/\(magic)/allocatewithcheapestquote").status == 200)
  }

  @Test func `a value that is given later acts from then on`() throws {
    let caller = try Caller()
    let path = "/consignments/\(Self.reference)/setCustomerProvidedReference"
    #expect(caller.put(path, #"{"Reference":"sandbox:not-found"}"#).status == 200)
    for (path, status) in [("/consignments", 404), ("/quotes/consignment", 400)] {
      let answer = caller.get("\(path)/\(Self.reference)")
      #expect(answer.status == status && answer.code == "ConsignmentNotFoundException", "\(answer.text)")
    }
    #expect(caller.with(key: "other").get("/consignments/\(Self.reference)").status == 200)
  }

  @Test func `a tag of the sandbox's own keeps no service away`() throws {
    let caller = try Caller()
    let created = caller.post("/consignments", Self.body(reference: "", tag: "sandbox:unheard-of"))
    let reference = try #require(
      (created.list.first?["Href"] as? String)?.split(separator: "/").last, "\(created.text)")
    #expect(caller.put("/allocation/\(reference)/allocatewithcheapestquote").status == 200)
  }

  @Test func `in XML they act too`() throws {
    let body =
      "<CreateConsignmentRequest><ConsignmentReferenceProvidedByCustomer>sandbox:unavailable</ConsignmentReferenceProvidedByCustomer></CreateConsignmentRequest>"
    let reply = try Self.reply(
      tenants(), .post, "/consignments", [("Content-Type", "application/xml")], body: body)
    #expect(reply.head.status.code == 503)
  }

  // MARK: Determinism

  @Test func `the same seed and requests give the same faults`() throws {
    func statuses() throws -> [Int] {
      let caller = try Caller()
      let faulty = caller.with("Sandbox-Fault", "error=ValidationException, probability=0.5")
      return (0..<50).map { _ in faulty.get("/consignments/count").status }
    }
    let first = try statuses()
    #expect(try statuses() == first)
    #expect(Set(first) == [200, 400])
  }

  // MARK: - Asking

  static func body(reference: String, tag: String? = nil) -> String {
    let tags = tag.map { #","Tags":["\#($0)"]"# } ?? ""
    return #"""
      {"ConsignmentReferenceProvidedByCustomer":"\#(reference)"\#(tags),
       "Packages":[{"Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10.0,"Length":10.0,"Height":10.0},
         "Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],
       "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},
         {"AddressType":"Destination","AddressLine1":"13 Porter Street","Town":"Manchester","Postcode":"M1 5WG",
          "Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}]}
      """#
  }

  /// A reply as it is, not held against the OpenAPI document: faults are in none.
  private static func reply(
    _ tenants: Tenants, _ method: HTTPRequest.Method, _ path: String, _ fields: [(String, String)] = [],
    body: String = ""
  ) throws -> Reply {
    let api = VendorAPI(
      tenants: tenants, settings: VendorSettings(), seed: 1,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost:8080", path: path)
    head.headerFields[.subscriptionKey] = "test-key"
    for (name, value) in fields { HTTPField.Name(name).map { head.headerFields[$0] = value } }
    return api.answer(Request(head: head, body: Array(body.utf8))).made()
  }
}
