import HTTPCore
import HTTPTypes
import Testing

@testable import ControlAPI

@Suite struct ReadinessTests {
  private static func api(isFull: Bool, complaint: String? = nil) throws -> ControlAPI {
    ControlAPI(
      tenants: try Controller().tenants, version: "1", uptime: { .zero }, requestID: { "id" },
      openAPI: { _, _, _ in nil }, degradation: { complaint }, isMemoryFull: { isFull })
  }

  private static func ask(_ api: ControlAPI, _ path: String) throws -> (status: Int, text: String) {
    let request = Request(head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path), body: [])
    let reply = try #require(api.answer(request)).made()
    return (reply.status.code, String(decoding: reply.body, as: UTF8.self))
  }

  @Test(
    arguments: [
      (false, nil, 200, #"{"status":"ok"}"#),
      // States that cannot be written keep nobody from being answered.
      (false, "no space left", 200, #"{"status":"degraded","reason":"no space left"}"#),
      (true, nil, 503, #"{"status":"degraded","reason":"memory is full, and new work is refused"}"#),
    ] as [(Bool, String?, Int, String)])
  func `it is ready unless new work is refused`(isFull: Bool, complaint: String?, status: Int, body: String) throws {
    let api = try Self.api(isFull: isFull, complaint: complaint)
    #expect(try Self.ask(api, "/_sandbox/health/ready") == (status, body))
    #expect(try Self.ask(api, "/_sandbox/health/live") == (200, #"{"status":"ok"}"#))
  }

  @Test func `a token is asked for by metrics, and by no probe`() throws {
    let api = ControlAPI(
      tenants: try Controller().tenants, token: "secret", version: "1", uptime: { .zero }, requestID: { "id" },
      openAPI: { _, _, _ in nil })
    #expect(try Self.ask(api, "/_sandbox/health/live").status == 200)
    #expect(try Self.ask(api, "/_sandbox/health/ready").status == 200)
    #expect(try Self.ask(api, "/_sandbox/metrics").status == 401)
  }
}
