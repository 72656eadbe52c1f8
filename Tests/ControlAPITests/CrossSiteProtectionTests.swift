import HTTPCore
import HTTPTypes
import Testing

@Suite struct CrossSiteProtectionTests {
  private let protection = CrossSiteProtection(allowedHosts: ["sandbox.example.com", "Other.Example."])

  private func failure(host: String?, _ fields: HTTPFields = [:]) -> CrossSiteProtection.Failure? {
    var head = HTTPRequest(method: .post, scheme: "http", authority: host, path: "/_sandbox/reset")
    head.headerFields = fields
    do throws(CrossSiteProtection.Failure) {
      try protection.check(Request(head: head))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    nil, "", "localhost", "localhost:8080", "localhost:", "127.0.0.1:", "[::1]:", "LOCALHOST", "localhost.",
    "app.localhost", "127.0.0.1", "127.0.0.1:8080",
    "127.1.2.3", "[::1]", "[::1]:8080", "[fe80::1%eth0]:80", "192.0.2.7", "10.0.0.1:80", "[2001:db8::1]:443", "0.0.0.0",
    "sandbox", "sandbox:8080", "my_service", "sandbox.local", "a.b.local.", "host.docker.internal",
    "gateway.containers.internal:8080", "sandbox.team.svc.cluster.local", "SANDBOX.INTERNAL", "sandbox.example.com",
    "SANDBOX.example.com:8080", "sandbox.example.com.", "other.example",
  ])
  func `a host that no outsider can own is answered`(host: String?) {
    #expect(failure(host: host) == nil)
  }

  @Test(arguments: [
    "example.com", "attacker.example:8080", "localhost.attacker.example", "127.0.0.1.attacker.example",
    "attackerlocal.example", "sandbox.example.com.attacker.example", "notsandbox.example.com", "x.sandbox.example.com",
    "a.notlocal", "xlocal.co", ".local", "a..local", ".", "..", "internal.example", "localhost@attacker.example",
    "attacker.example@localhost", "[::1", "::1", "[::1]x", "[attacker.example]", "[]", "127.0.0.1:99999",
    "127.0.0.1:80:80", "localhost:+80", "local host", "localhost/", "localhost,attacker.example", "127.1", "1.2.3.4.5",
    "256.1.1.1", "xn--.example", "ｌocalhost.example", "lócalhost", "wor\u{212A}.local", "[fe80::1%]", "*.local",
  ])
  func `any other host is refused`(host: String) {
    #expect(failure(host: host) == .host(host))
  }

  @Test(arguments: [
    ("localhost:8080", "http://localhost:8080"), ("localhost", "http://localhost"),
    ("localhost", "http://localhost:80"),
    ("localhost:80", "http://localhost"), ("LocalHost:8080", "HTTP://LOCALHOST:8080"),
    ("[::1]:8080", "http://[::1]:8080"),
    ("sandbox.local", "https://sandbox.local"), ("sandbox.local", "https://sandbox.local:443"),
    ("sandbox.example.com:8443", "https://sandbox.example.com:8443"),
  ])
  func `a page of the server itself may ask`(host: String, origin: String) {
    #expect(failure(host: host, [.origin: origin]) == nil)
  }

  @Test(arguments: [
    ("localhost:8080", "null"), ("localhost:8080", ""), ("localhost:8080", "https://attacker.example"),
    ("localhost:8080", "http://localhost:3000"), ("localhost:8080", "http://localhost"),
    ("localhost:8080", "http://127.0.0.1:8080"), ("localhost", "https://localhost:80"),
    ("localhost:8080", "http://localhost:8080.attacker.example"), ("localhost:8080", "http://localhost:8080/"),
    ("localhost:8080", "http://user@localhost:8080"), ("localhost:8080", "localhost:8080"),
    ("localhost:8080", "file://localhost:8080"), ("localhost:8080", "chrome-extension://localhost:8080"),
    ("localhost:8080", "http://localhost:8080, http://attacker.example"), (nil, "http://localhost:8080"),
    ("localhost:8080", "://localhost:8080"), ("localhost:8080", "http://"),
  ])
  func `a page from elsewhere may not`(host: String?, origin: String) {
    #expect(failure(host: host, [.origin: origin]) == .origin(origin))
  }

  @Test func `two origins are none`() {
    var fields = HTTPFields()
    fields.append(HTTPField(name: .origin, value: "http://localhost:8080"))
    fields.append(HTTPField(name: .origin, value: "http://localhost:8080"))
    #expect(failure(host: "localhost:8080", fields) != nil)
  }

  @Test(arguments: [
    ("cross-site", CrossSiteProtection.Failure.crossSite), ("Cross-Site", .crossSite), ("same-origin", nil),
    ("same-site", nil),
    ("none", nil),
  ])
  func `a browser that says it comes from another site is believed`(
    site: String, expected: CrossSiteProtection.Failure?
  ) throws {
    let name = try #require(HTTPField.Name("Sec-Fetch-Site"))
    #expect(failure(host: "localhost", [name: site]) == expected)
  }
}
