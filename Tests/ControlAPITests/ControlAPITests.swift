import Allocation
import HTTPCore
import HTTPTypes
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct ControlAPITests {
  /// Three worlds with a history each; the keys `a` and `b+ b` open `alpha` and `beta`.
  private struct Ledger {
    let tenants: Tenants
    private static let names = ["a": "alpha", "b+ b": "beta", "c": "gamma"]
    private let first: String

    init() throws {
      let template = World(catalog: try Catalog(CatalogDocument()))
      tenants = Tenants(template: template, keys: .named(Self.names))
      first = Tenant(template).nextRequestID()
      for key in Self.names.keys { _ = try tenants.tenant(keyField: key, keyParameter: nil).nextRequestID() }
    }

    /// The worlds that have begun again.
    var resets: [String] {
      let begun = Self.names.filter { key, _ in
        (try? tenants.tenant(keyField: key, keyParameter: nil))?.nextRequestID() == first
      }
      return begun == Self.names ? ["every world"] : begun.values.sorted()
    }
  }

  private let ledger: Ledger

  init() throws { ledger = try Ledger() }

  private func answer(
    _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields = [:], host: String = "localhost:8080",
    token: String? = nil, reach: ControlAPI.Reach = .loopback
  ) -> Reply? {
    let api = ControlAPI(
      tenants: ledger.tenants, token: token, reach: reach, version: "1.2.3", uptime: { .milliseconds(61_999) },
      requestID: { "id-1" },
      openAPI: { host.hasPrefix("broken") ? nil : Array(#"{"from":"\#($0)","of":"\#($1) \#($2)"}"#.utf8) })
    var head = HTTPRequest(method: method, scheme: "http", authority: host, path: path)
    head.headerFields = fields
    return api.answer(Request(head: head))?.made()
  }

  private func text(_ reply: Reply?) -> String? { reply.map { String(decoding: $0.body, as: UTF8.self) } }

  private static let subscriptionKey = HTTPField.Name("ocp-apim-subscription-key").map { [$0] } ?? []

  private func key(_ value: String) throws -> HTTPFields {
    [try #require(Self.subscriptionKey.first): value]
  }

  // MARK: Paths

  @Test(arguments: ["/_sandboxed", "/", "/allocation/allocate", "/x/_sandbox/health", "/_sandbox%2Fhealth", "*", ""])
  func `other paths are not its business`(path: String) {
    #expect(answer(.get, path) == nil)
  }

  @Test(arguments: [
    "/_sandbox/health", "/_sandbox/health/", "/_SANDBOX/Health", "/_sandbox/h%65alth", "/_sandbox/health?a=b",
  ])
  func `health tells version, uptime and worlds`(path: String) throws {
    let reply = try #require(answer(.get, path))
    #expect(reply.head.status == .ok)
    #expect(text(reply) == #"{"status":"ok","version":"1.2.3","uptimeSeconds":61,"worlds":3}"#)
    #expect(reply.head.headerFields[.contentType] == "application/json; charset=utf-8")
    #expect(reply.head.headerFields[.cacheControl] == "no-store")
    #expect(answer(.head, path) == reply)
  }

  @Test(arguments: [
    ("", "version1point1 3.1"), ("?version=1", "version1 3.1"), ("?version=1.1&openapi=3.0", "version1point1 3.0"),
    ("?openapi=3.1", "version1point1 3.1"),
  ])
  func `the description is of the version that is asked for`(query: String, of: String) throws {
    let reply = try #require(answer(.get, "/_sandbox/openapi.json" + query))
    #expect(String(decoding: reply.body, as: UTF8.self).contains(#""of":"\#(of)""#))
  }

  @Test(arguments: ["?version=2", "?openapi=2.0", "?openapi=3"])
  func `a version of the description that there is not is refused`(query: String) throws {
    #expect(try #require(answer(.get, "/_sandbox/openapi.json" + query)).head.status == .badRequest)
  }

  @Test(arguments: ["/_sandbox/openapi.json", "/_Sandbox/OpenAPI.json?surface=vendor"])
  func `the description names the server as it was called, and wants no key`(path: String) throws {
    let reply = try #require(answer(.get, path, host: "sandbox.local:99"))
    #expect(reply.head.status == .ok)
    #expect(text(reply) == #"{"from":"http://sandbox.local:99","of":"version1point1 3.1"}"#)
    #expect(reply.head.headerFields[.contentType] == "application/json; charset=utf-8")
    #expect(answer(.get, path, host: "attacker.example")?.head.status == .forbidden)
    #expect(answer(.get, path, [.origin: "https://attacker.example"])?.head.status == .forbidden)
    #expect(answer(.get, path, token: "t0ken")?.head.status == .unauthorized)
    #expect(answer(.get, path, [.authorization: "Bearer t0ken"], token: "t0ken")?.head.status == .ok)
    #expect(answer(.post, path)?.head.status == .methodNotAllowed)
  }

  @Test func `a description that there is none of is a 500 without a body`() throws {
    let reply = try #require(answer(.get, "/_sandbox/openapi.json", host: "broken"))
    #expect(reply.head.status == .internalServerError)
    #expect(reply.body == [])
  }

  @Test(arguments: [
    (HTTPRequest.Method.get, "/_sandbox/health"), (.post, "/_sandbox/reset?all=true"), (.get, "/_sandbox"),
    (.get, "/_sandbox/reset"), (.options, "/_sandbox/health"),
  ])
  func `every reply carries a request id`(method: HTTPRequest.Method, path: String) throws {
    let name = try #require(HTTPField.Name("Sandbox-Request-Id"))
    #expect(answer(method, path)?.head.headerFields[name] == "id-1")
  }

  @Test(arguments: [
    ("/_sandbox/helth", "GET /_sandbox/health, GET /_sandbox, GET /_sandbox/health/live"),
    ("/_sandbox/rset?x=y", "POST /_sandbox/reset, GET /_sandbox"),
    ("/_sandbox//health", "GET /_sandbox/health, GET /_sandbox/health/live, GET /_sandbox/health/ready"),
  ])
  func `an unknown path is 404 and names the nearest`(path: String, nearest: String) throws {
    let reply = try #require(answer(.get, path))
    let bare = path.prefix { $0 != "?" }
    let list = nearest.split(separator: ", ").map { "\"\($0)\"" }.joined(separator: ",")
    #expect(reply.head.status == .notFound)
    #expect(
      text(reply)
        == #"{"error":{"code":"notFound","message":"There is no '\#(bare)' here; nearest: \#(nearest).","allowed":[\#(list)]}}"#
    )
  }

  @Test(arguments: [
    (HTTPRequest.Method.post, "/_sandbox/health", "GET, HEAD, OPTIONS"), (.get, "/_sandbox/reset", "POST, OPTIONS"),
    (.head, "/_sandbox/reset", "POST, OPTIONS"), (.delete, "/_sandbox/RESET/", "POST, OPTIONS"),
  ])
  func `a wrong method is 405 and names the right ones`(method: HTTPRequest.Method, path: String, allow: String) throws
  {
    let reply = try #require(answer(method, path))
    #expect(reply.head.status == .methodNotAllowed)
    #expect(reply.head.headerFields[.allow] == allow)
    #expect(text(reply)?.contains("\(method) is not for this path; allowed: \(allow).") == true)
    #expect(ledger.resets == [])
  }

  @Test(arguments: [("/_sandbox/health", "GET, HEAD, OPTIONS"), ("/_sandbox/reset", "POST, OPTIONS")])
  func `OPTIONS answers with the methods and changes nothing`(path: String, allow: String) throws {
    let reply = try #require(answer(.options, path))
    #expect(reply.head.status == .noContent)
    #expect(reply.head.headerFields[.allow] == allow)
    #expect(reply.body == [])
    #expect(ledger.resets == [])
  }

  // MARK: Reset

  @Test func `reset puts the caller's world back, whose key is in the header`() throws {
    let reply = answer(.post, "/_sandbox/reset", try key("a"))
    #expect(reply?.head.status == .ok)
    #expect(text(reply) == #"{"reset":"caller"}"#)
    #expect(ledger.resets == ["alpha"])
  }

  @Test(arguments: ["subscription-key=b%2B+b", "Subscription-Key=b%2b%20b", "all=false&subscription-key=b%2B%20b"])
  func `or in the query`(query: String) {
    #expect(answer(.post, "/_sandbox/reset?\(query)")?.head.status == .ok)
    #expect(ledger.resets == ["beta"])
  }

  @Test func `the header goes before the query`() throws {
    _ = answer(.post, "/_sandbox/reset?subscription-key=b%2B%20b", try key("a"))
    #expect(ledger.resets == ["alpha"])
  }

  @Test(arguments: ["all=true", "ALL=True", "subscription-key=unknown&all=true"])
  func `every world goes back without a key`(query: String) {
    let reply = answer(.post, "/_sandbox/reset?\(query)")
    #expect(text(reply) == #"{"reset":"all"}"#)
    #expect(ledger.resets == ["every world"])
  }

  @Test func `but not where others can call, unless the control token is asked for`() throws {
    let refused = try #require(answer(.post, "/_sandbox/reset?all=true", try key("a"), reach: .network))
    #expect(refused.head.status == .forbidden)
    #expect(text(refused)?.contains(#""code":"worldsNotOpen""#) == true)
    #expect(ledger.resets == [])
    #expect(answer(.post, "/_sandbox/reset", try key("a"), reach: .network)?.head.status == .ok)
    #expect(ledger.resets == ["alpha"])
    let fields: HTTPFields = [.authorization: "Bearer t0ken"]
    _ = answer(.post, "/_sandbox/reset?all=true", fields, token: "t0ken", reach: .network)
    #expect(ledger.resets == ["every world"])
  }

  @Test(arguments: [
    ("", HTTPResponse.Status.badRequest, "keyMissing"), ("?subscription-key=", .badRequest, "keyMissing"),
    ("?subscription-key=unknown", .forbidden, "keyNotLetIn"), ("?all=yes", .badRequest, "parameterNotAllowed"),
    ("?all", .badRequest, "parameterNotAllowed"), ("?al=true", .badRequest, "unknownParameter"),
    ("?subscription-key=a&everything=1", .badRequest, "unknownParameter"),
  ])
  func `a reset that is not understood changes nothing`(
    query: String, status: HTTPResponse.Status, code: String
  ) throws {
    let reply = try #require(answer(.post, "/_sandbox/reset\(query)"))
    #expect(reply.head.status == status)
    #expect(text(reply)?.hasPrefix(#"{"error":{"code":"\#(code)","message":""#) == true)
    #expect(ledger.resets == [])
  }

  @Test func `no answer repeats a key`() throws {
    for query in ["?subscription-key=s3cret", "?all=1&subscription-key=s3cret", "?subscription-key=s3cret&x=1"] {
      #expect(text(answer(.post, "/_sandbox/reset\(query)"))?.contains("s3cret") == false)
    }
    #expect(text(answer(.post, "/_sandbox/reset", try key("s3cret")))?.contains("s3cret") == false)
  }

  // MARK: Who may ask

  @Test(arguments: ["/_sandbox/health", "/_sandbox/reset?all=true", "/_sandbox/nothing", "/_sandbox"])
  func `a foreign host or origin is refused everywhere`(path: String) throws {
    for method in [HTTPRequest.Method.get, .post, .options] {
      let byHost = try #require(answer(method, path, host: "attacker.example"))
      #expect(byHost.head.status == .forbidden)
      #expect(text(byHost)?.contains(#""code":"hostNotAllowed""#) == true)
      let byOrigin = try #require(answer(method, path, [.origin: "https://attacker.example"]))
      #expect(byOrigin.head.status == .forbidden)
      #expect(text(byOrigin)?.contains(#""code":"originNotAllowed""#) == true)
    }
    #expect(ledger.resets == [])
  }

  @Test(arguments: [
    nil, "", "Bearer", "Bearer ", "Bearer t0ke", "Bearer t0kenn", "Bearer T0ken", "Basic t0ken", "t0ken", "Bearert0ken",
    "Bearer t0ken t0ken", "Bearer t0ken,",
  ])
  func `a control token keeps out who does not have it`(authorization: String?) throws {
    let fields: HTTPFields = authorization.map { [.authorization: $0] } ?? [:]
    for path in ["/_sandbox/reset?all=true", "/_sandbox/nothing", "/_sandbox/worlds"] {
      let reply = try #require(answer(.post, path, fields, token: "t0ken"))
      #expect(reply.head.status == .unauthorized)
      #expect(reply.head.headerFields[.wwwAuthenticate] == #"Bearer realm="sandbox""#)
      #expect(text(reply)?.contains("t0ken") == false)
    }
    #expect(ledger.resets == [])
  }

  @Test(arguments: ["Bearer t0ken", "bearer t0ken", "BEARER  t0ken"])
  func `and lets in who has`(authorization: String) {
    let reply = answer(.post, "/_sandbox/reset?all=true", [.authorization: authorization], token: "t0ken")
    #expect(reply?.head.status == .ok)
    #expect(ledger.resets == ["every world"])
  }

  @Test func `health needs no token`() {
    #expect(answer(.get, "/_sandbox/health", token: "t0ken")?.head.status == .ok)
    #expect(answer(.head, "/_sandbox/HEALTH/", token: "t0ken")?.head.status == .ok)
    #expect(answer(.post, "/_sandbox/health", token: "t0ken")?.head.status == .methodNotAllowed)
  }
}
