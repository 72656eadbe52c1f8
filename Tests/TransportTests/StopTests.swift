import Glibc
import HTTPCore
import Testing
import Transport

@Suite struct Stopping {
  /// Longer than any test waits for its turn among the others, between one step and the next.
  private static let ages = Duration.seconds(600)

  /// As shipped, but no connection ends of itself before the server stops.
  private static var limits: Limits {
    var limits = Limits.patient
    limits.bodyIdle = ages
    limits.keepAliveIdle = ages
    return limits
  }

  @Test func `idle connections end, requests in flight finish with Connection close, new ones are refused`()
    async throws
  {
    // One loop: once it has ended the idle connection, it has told the busy one, too.
    let running = try Running.server(limits: Self.limits, loops: 1) { .text(String(decoding: $0.body, as: UTF8.self)) }
    let port = running.port
    let (idle, busy) = try await onThread {
      let idle = try Client(port: port)
      #expect(try idle.exchange(get("/")).status == 200)
      let busy = try Client(port: port)
      try busy.send("PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
      #expect(try busy.answer().status == 100)
      return (idle, busy)
    }
    async let stopped: Void = running.server.stop(deadline: Self.ages)
    try await onThread {
      #expect(try idle.rest() == [])
      // Now, because once it is free, the port may be given to another test's server.
      let refused = #expect(throws: Client.Failure.self) { try Client(port: port) }
      #expect(refused?.code == ECONNREFUSED)
      let answer = try busy.exchange("hello")
      #expect(answer.text == "hello")
      #expect(answer.closes)
      #expect(try busy.rest() == [])
      busy.finishSending()
    }
    await stopped
  }

  @Test func `what does not finish in time is cut off`() async throws {
    let running = try Running.server(limits: Self.limits)
    let port = running.port
    let client = try await onThread {
      let client = try Client(port: port)
      try client.send("PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
      #expect(try client.answer().status == 100)
      return client
    }
    await running.server.stop(deadline: .milliseconds(20))
    let rest = try await onThread { try client.rest() }
    #expect(rest == [])
  }

  @Test func `a server that never started, or has stopped, stops at once`() async throws {
    let running = try Running.server()
    await running.stop()
    await running.stop()
  }
}
