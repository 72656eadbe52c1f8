import Testing

@testable import HTTP1

/// - Source: RFC 7540 section 3.2; RFC 9110 section 7.8.
@Suite struct `Offers to go on in HTTP 2` {
  private func request(_ fields: String..., version: String = "1.1") -> String {
    "GET / HTTP/\(version)\r\nHost: a.test\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
  }

  @Test func `a whole offer comes with its settings`() {
    let outcome = converse(
      request("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"))
    #expect(outcome.offers == [[0, 3, 0, 0, 0, 100, 0, 4, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0]])
    #expect(outcome.survives)
  }

  @Test func `names and lists are read without regard to case and order`() {
    let outcome = converse(
      request("http2-settings: ", "UPGRADE: websocket, H2C", "connection: http2-SETTINGS", "connection: x, upgrade"))
    #expect(outcome.offers == [[]])
  }

  @Test func `each of a kept connection's requests may offer`() {
    let one = request("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAIAAAAA")
    #expect(
      converse(one + one + request() + one).offers == [[0, 2, 0, 0, 0, 0], [0, 2, 0, 0, 0, 0], [0, 2, 0, 0, 0, 0]])
  }

  @Test func `an offer comes behind the request's body`() {
    let driver = Driver()
    driver.send(
      "POST / HTTP/1.1\r\nHost: a.test\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings:\r\nContent-Length: 2\r\n\r\n"
    )
    #expect(driver.outcome.offers.isEmpty)
    driver.send("ab")
    #expect(driver.outcome.offers == [[]])
    #expect(driver.outcome.requests == ["POST / a.test ab"])
  }

  @Test(arguments: [
    ["Connection: HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAIAAAAA"],
    ["Connection: Upgrade", "Upgrade: h2c", "HTTP2-Settings: AAIAAAAA"],
    ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2", "HTTP2-Settings: AAIAAAAA"],
    ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c"],
    ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAIAAAAA", "HTTP2-Settings: AAIAAAAA"],
    ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAIAAAA"],
    ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAIAAAA="],
    ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AA+AAAAA"],
    ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: \(String(repeating: "A", count: 264))"],
    ["Connection: Upgrade", "Upgrade: websocket"],
  ]) func `an offer out of the rules is ignored`(_ fields: [String]) {
    let outcome = converse("GET / HTTP/1.1\r\nHost: a.test\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n")
    #expect(outcome.offers.isEmpty)
    #expect(outcome.statuses == ["200"])
    #expect(outcome.survives)
  }

  @Test func `HTTP 1.0 can't offer`() {
    let fields = ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAIAAAAA"]
    #expect(converse(request(fields.joined(separator: "\r\n"), version: "1.0")).offers.isEmpty)
  }

  @Test func `a refused request can't offer`() {
    let outcome = converse(
      request("Expect: x", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAIAAAAA"))
    #expect(outcome.offers.isEmpty)
    #expect(outcome.statuses == ["417"])
  }

  @Test func `a draining connection takes no offer`() {
    let driver = Driver()
    driver.send("GET / HTTP/1.1\r\n")
    driver.machine.drain(at: driver.now)
    driver.send("Host: a.test\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings:\r\n\r\n")
    #expect(driver.outcome.offers.isEmpty)
    #expect(driver.outcome.requests.count == 1)
  }
}
