import Fixtures
import HTTPCore
import HTTPTypes
import Logging
import Sandbox
import Testing

@testable import VendorAPI

/// What a web page in the visitor's browser can bring about on the vendor's paths.
@Suite struct CrossSiteTests {
  private let tenants: Tenants
  private let api: VendorAPI

  init() throws {
    tenants = Tenants(template: try Fixtures.builtIn.world(clock: .real, seed: 1))
    var settings = VendorSettings()
    settings.protection = CrossSiteProtection(
      allowedHosts: ["sandbox.example.com"], allowedDomains: CrossSiteProtection.vendorDomains,
      allowedOrigins: ["https://shop.test", "http://localhost:3000"])
    api = VendorAPI(
      tenants: tenants, settings: settings, seed: 1,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  private func reply(
    _ method: HTTPRequest.Method = .get, _ path: String = "/consignments/EC-000-05B-MMA/status",
    host: String? = "localhost:8080", with fields: [String: String] = [:], body: String = ""
  ) -> Reply {
    var head = HTTPRequest(method: method, scheme: "http", authority: host, path: path)
    head.headerFields[.subscriptionKey] = "key"
    for (name, value) in fields { HTTPField.Name(name).map { head.headerFields[$0] = value } }
    return api.answer(Request(head: head, body: Array(body.utf8))).made()
  }

  private func field(_ name: String, of reply: Reply) -> String? {
    HTTPField.Name(name).flatMap { reply.head.headerFields[$0] }
  }

  @Test(arguments: [
    nil, "localhost", "localhost:8080", "localhost:", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:8080", "[::1]:8080",
    "192.0.2.7", "sandbox", "sandbox:8080", "a.local", "host.docker.internal", "apisandbox.electioapp.com",
    "api.electioapp.com:443", "API.ElectioApp.com", "electioapp.com", "sandbox.example.com",
  ])
  func `hosts that no outsider owns, the vendor's and those listed are answered`(host: String?) {
    #expect(reply(host: host).head.status == .ok)
  }

  @Test(arguments: [
    "attacker.example", "attacker.example:8080", "localhost.attacker.example", "127.0.0.1.attacker.example",
    "localhostile.example", "127.0.0.12.example", "notelectioapp.com", "electioapp.com.attacker.example",
    "x.sandbox.example.com", "localhost:80:80", "localhost:x",
  ])
  func `any other host is a 403 that says which are answered`(host: String) {
    let reply = reply(host: host)
    #expect(reply.head.status == .forbidden)
    let text = String(decoding: reply.body, as: UTF8.self)
    #expect(text.contains(#""Code":"ForbiddenException""#))
    #expect(text.contains("--allowed-hosts"))
    #expect(tenants.count == 0)
  }

  @Test(arguments: [
    ["Origin": "https://attacker.example"], ["Origin": "null"], ["Origin": "http://localhost:3001"],
    ["Origin": "https://shop.test.attacker.example"], ["Origin": "http://shop.test"],
    ["Origin": "https://shop.test:444"],
    ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:8081"],
  ])
  func `a page from elsewhere is refused and opens no world`(fields: [String: String]) {
    for method in [HTTPRequest.Method.get, .put, .options] {
      let reply = reply(method, with: fields)
      #expect(reply.head.status == .forbidden)
      #expect(String(decoding: reply.body, as: UTF8.self).contains("--cors-origin"))
      #expect(field("Access-Control-Allow-Origin", of: reply) == nil)
    }
    #expect(tenants.count == 0)
  }

  @Test(arguments: [
    ["Origin": "http://localhost:8080"], ["Sec-Fetch-Site": "same-origin"], ["Sec-Fetch-Site": "none"],
    ["Origin": "http://localhost:8080", "Sec-Fetch-Site": "same-origin"],
  ])
  func `a page of the server itself may ask, and needs no CORS`(fields: [String: String]) {
    let reply = reply(with: fields)
    #expect(reply.head.status == .ok)
    #expect(field("Access-Control-Allow-Origin", of: reply) == nil)
  }

  @Test(arguments: ["https://shop.test", "http://localhost:3000"])
  func `a page of a listed origin may ask, and read whatever is answered`(origin: String) {
    let fields = ["Origin": origin, "Sec-Fetch-Site": "cross-site"]
    for (path, status) in [("/consignments/EC-000-05B-MMA/status", 200), ("/consignments/x", 404), ("/nowhere", 404)] {
      let reply = reply(.get, path, with: fields)
      #expect(reply.head.status.code == status)
      #expect(field("Access-Control-Allow-Origin", of: reply) == origin)
      #expect(field("Access-Control-Expose-Headers", of: reply)?.contains("Sandbox-Request-Id") == true)
      #expect(field("Vary", of: reply) == "Origin")
      #expect(field("Access-Control-Allow-Credentials", of: reply) == nil)
    }
  }

  @Test func `its preflight is answered without a key`() {
    var head = HTTPRequest(method: .options, scheme: "http", authority: "localhost:8080", path: "/consignments")
    for (name, value) in [
      ("Origin", "https://shop.test"), ("Access-Control-Request-Method", "PUT"),
      ("Access-Control-Request-Headers", "content-type,ocp-apim-subscription-key"),
      ("Access-Control-Request-Private-Network", "true"),
    ] { HTTPField.Name(name).map { head.headerFields[$0] = value } }
    let reply = api.answer(Request(head: head)).made()
    #expect(reply.head.status == .noContent)
    #expect(field("Access-Control-Allow-Origin", of: reply) == "https://shop.test")
    #expect(field("Access-Control-Allow-Methods", of: reply) == "OPTIONS, POST, PUT")
    #expect(field("Access-Control-Allow-Headers", of: reply)?.contains("ocp-apim-subscription-key") == true)
    #expect(field("Access-Control-Allow-Private-Network", of: reply) == "true")
    #expect(field("Access-Control-Max-Age", of: reply) == "600")
  }

  @Test(
    arguments: [
      (.put, "/allocation/allocate"), (.post, "/consignments"), (.delete, "/packages/EP-1"),
      (.put, "/consignments/EC-000-05B-MMA/cancel"),
    ] as [(HTTPRequest.Method, String)])
  func `a change whose body does not say what it is is a 415`(method: HTTPRequest.Method, path: String) {
    let reply = reply(method, path, body: "{}")
    #expect(reply.head.status == .unsupportedMediaType)
    #expect(String(decoding: reply.body, as: UTF8.self).contains("application/json"))
    #expect(
      self.reply(method, path, with: ["Content-Type": "application/json"], body: "{}").head.status
        != .unsupportedMediaType)
    #expect(self.reply(method, path).head.status != .unsupportedMediaType)
  }

  @Test func `a body that no operation looks at needs no type`() {
    #expect(reply(.get, body: "x").head.status == .ok)
  }
}
