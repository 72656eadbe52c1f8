import Exchange
import Glibc
import HTTP1
import Testing
import Transport

@Suite struct Stopping {
  @Test func `idle connections end, requests in flight finish with Connection close, new ones are refused`()
    async throws
  {
    // One loop: once it has ended the idle connection, it has told the busy one, too.
    let running = try Running.server(loops: 1) { .text(String(decoding: $0.body, as: UTF8.self)) }
    let port = running.port
    let (idle, busy) = try await onThread {
      let idle = try Client(port: port)
      #expect(try idle.exchange(get("/")).status == 200)
      let busy = try Client(port: port)
      try busy.send("PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
      #expect(try busy.answer().status == 100)
      return (idle, busy)
    }
    async let stopped: Void = running.stop()
    try await onThread {
      #expect(try idle.rest() == [])
      let answer = try busy.exchange("hello")
      #expect(answer.text == "hello")
      #expect(answer.closes)
      #expect(try busy.rest() == [])
      busy.finishSending()
    }
    await stopped
    let refused = await #expect(throws: Client.Failure.self) { try await onThread { _ = try Client(port: port) } }
    #expect(refused?.code == ECONNREFUSED)
  }

  @Test func `what does not finish in time is cut off`() async throws {
    let running = try Running.server()
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
