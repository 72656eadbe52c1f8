import Foundation
import Glibc
import Testing

/// Through real sockets, with the library that sends them.
@Suite struct WebhookTests {
  private static func request(_ line: String, _ body: String = "") -> String {
    "\(line) HTTP/1.1\r\nHost: localhost\r\nocp-apim-subscription-key: k\r\nContent-Type: application/json\r\n"
      + "Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
  }

  private static let references = #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#
  private static let allocate = request("PUT /allocation/allocate", references)

  private static func verify(_ match: String, atLeast count: Int) -> String {
    request(
      "POST /_sandbox/requests/verify?assert=true", #"{"match":\#(match),"atLeast":\#(count),"waitMs":60000}"#)
  }

  @Test func `every address hears of a consignment's life, in order`() async throws {
    let (one, other) = (try HookReceiver(), try HookReceiver())
    let server = try await RunningServer([
      "--clock=2019-06-14T09:00:00Z", "--webhook=\(one.url)", "--webhook=\(other.url)",
    ])
    #expect(try server.ask(Self.allocate).hasPrefix("HTTP/1.1 200 "))
    #expect(try server.ask(Self.request("GET /labels/EC-000-05B-MMA")).hasPrefix("HTTP/1.1 200 "))
    #expect(try server.ask(Self.request("PUT /consignments/manifest", Self.references)).hasPrefix("HTTP/1.1 200 "))
    #expect(try server.ask(Self.request("POST /_sandbox/clock/advance", #"{"by":"P6D"}"#)).hasPrefix("HTTP/1.1 200 "))
    let expected = [
      "ConsignmentPayload Allocated", "ConsignmentEventPayload ConsignmentUpdated",
      "ConsignmentEventPayload LabelsPrinted", "ConsignmentPayload Manifested", "ConsignmentPayload Collected",
      "ConsignmentPayload InTransit", "ConsignmentPayload OutForDelivery", "ConsignmentPayload Delivered",
    ]
    for receiver in [one, other] {
      let hooks = await receiver.next(expected.count)
      #expect(hooks.map(\.summary) == expected)
      #expect(hooks.allSatisfy { $0.line == "POST /hooks?x=1 HTTP/1.1" })
    }
    let verified = try server.ask(Self.verify(#"{"operation":"Webhook","status":204}"#, atLeast: 16))
    #expect(verified.hasPrefix("HTTP/1.1 200 "), "\(verified)")
    let requests = try server.ask(Self.request("POST /_sandbox/requests/verify?assert=true", #"{"exactly":3}"#))
    #expect(requests.hasPrefix("HTTP/1.1 200 "), "\(requests)")
  }

  @Test func `what is refused four times is given up, every attempt is in the journal, and the next payload goes out`()
    async throws
  {
    let receiver = try HookReceiver([500, 503, 404, 500])
    let server = try await RunningServer(["--clock=2019-06-14T09:00:00Z", "--webhook=\(receiver.url)"])
    #expect(try server.ask(Self.allocate).hasPrefix("HTTP/1.1 200 "))
    var summaries = await receiver.next(1).map(\.summary)
    for (count, seconds) in [(1, 10), (2, 60), (3, 300)] {
      let seen = try server.ask(Self.verify(#"{"operation":"Webhook"}"#, atLeast: count))
      #expect(seen.hasPrefix("HTTP/1.1 200 "), "\(seen)")
      // A second before it is due nothing is sent.
      _ = try server.ask(Self.request("POST /_sandbox/clock/advance", #"{"by":"PT\#(seconds - 1)S"}"#))
      _ = try server.ask(Self.request("POST /_sandbox/clock/advance", #"{"by":"PT1S"}"#))
      summaries += await receiver.next(1).map(\.summary)
    }
    summaries += await receiver.next(1).map(\.summary)
    let allocated = "ConsignmentPayload Allocated"
    #expect(summaries == Array(repeating: allocated, count: 4) + ["ConsignmentEventPayload ConsignmentUpdated"])
    #expect(
      try server.ask(Self.verify(#"{"operation":"Webhook","status":204}"#, atLeast: 1)).hasPrefix("HTTP/1.1 200 "))
    let page = try server.ask(Self.request("GET /_sandbox/requests?operation=Webhook"))
    let body = try #require(page.firstRange(of: "\r\n\r\n").map { page[$0.upperBound...] })
    let object = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
    let entries = try #require(object?["requests"] as? [[String: Any]])
    #expect(entries.map { ($0["response"] as? [String: Any])?["status"] as? Int } == [500, 503, 404, 500, 204])
    #expect(
      entries.map { ($0["worldTime"] as? String)?.dropFirst(11).prefix(8) } == [
        "09:00:00", "09:00:10", "09:01:10", "09:06:10", "09:06:10",
      ])
    server.process.signal(SIGTERM)
    #expect(await server.process.end() == 0)
    #expect(server.process.errors.contains("a webhook was given up"))
  }

  @Test func `what is refused is sent again by the world's clock, before what came later`() async throws {
    let receiver = try HookReceiver([503, 500])
    let server = try await RunningServer(["--clock=2019-06-14T09:00:00Z", "--webhook=\(receiver.url)"])
    #expect(try server.ask(Self.allocate).hasPrefix("HTTP/1.1 200 "))
    var summaries = await receiver.next(1).map(\.summary)
    // The attempt is in the journal: from then on it is known when it is due.
    for seconds in [10, 60] {
      let count = seconds == 10 ? 1 : 2
      let seen = try server.ask(Self.verify(#"{"operation":"Webhook"}"#, atLeast: count))
      #expect(seen.hasPrefix("HTTP/1.1 200 "), "\(seen)")
      _ = try server.ask(Self.request("POST /_sandbox/clock/advance", #"{"by":"PT\#(seconds)S"}"#))
      summaries += await receiver.next(1).map(\.summary)
    }
    summaries += await receiver.next(1).map(\.summary)
    let allocated = "ConsignmentPayload Allocated"
    #expect(summaries == [allocated, allocated, allocated, "ConsignmentEventPayload ConsignmentUpdated"])
  }
}
