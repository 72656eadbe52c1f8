import Dispatch
import Glibc
import HTTPCore
import HTTPTypes
import TLS
import TLSClient
import Testing
import Transport

/// A reply that is made once the test says so, and tells the test when its making began.
private final class Gate: Sendable {
  private let begun = DispatchSemaphore(value: 0)
  private let goesOn = DispatchSemaphore(value: 0)

  /// Answers `/long` later, everything else at once.
  var answer: @Sendable (Request) -> Answer {
    { [self] request in
      let path = request.head.path ?? ""
      guard path == "/long" else { return .reply(.text(path)) }
      return .later {
        self.begun.signal()
        self.goesOn.wait()
        return .text(path)
      }
    }
  }

  /// Waits until a reply is being made. To be called on a thread of the test's own.
  func waitUntilBegun() { begun.wait() }

  func open() { goesOn.signal() }
}

@Suite struct `Answers that take long` {
  private let gate = Gate()

  @Test func `others are answered on the same loop meanwhile`() async throws {
    let gate = gate
    let running = try Running.server(loops: 1, answering: gate.answer)
    try await onThread {
      let (slow, quick) = (try Client(port: running.port), try Client(port: running.port))
      try slow.send(get("/long"))
      gate.waitUntilBegun()
      for path in ["/1", "/2"] { #expect(try quick.exchange(get(path)).text == path) }
      gate.open()
      #expect(try slow.answer().text == "/long")
      #expect(try slow.exchange(get("/next")).text == "/next")
    }
    await running.stop()
  }

  @Test func `pipelined answers stay in order`() async throws {
    let gate = gate
    let running = try Running.server(answering: gate.answer)
    try await onThread {
      let client = try Client(port: running.port)
      let paths = ["/1", "/long", "/2", "/3", "/long", "/4"]
      for _ in 0..<2 { gate.open() }
      try client.send(paths.map { get($0) }.joined())
      #expect(try client.answers(paths.count).map(\.text) == paths)
    }
    await running.stop()
  }

  @Test func `HEAD is answered without the body`() async throws {
    let gate = gate
    let running = try Running.server(answering: gate.answer)
    try await onThread {
      let client = try Client(port: running.port)
      gate.open()
      try client.send("HEAD /long HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n")
      let text = String(decoding: try client.rest(), as: UTF8.self)
      #expect(text.hasSuffix("Content-Length: 5\r\nConnection: close\r\n\r\n"))
    }
    await running.stop()
  }

  @Test func `a client that is gone meanwhile harms nobody`() async throws {
    let gate = gate
    let running = try Running.server(loops: 1, answering: gate.answer)
    try await onThread {
      let steady = try Client(port: running.port)
      do {
        let rude = try Client(port: running.port)
        try rude.send(get("/long"))
        gate.waitUntilBegun()
        rude.reset()
      }
      // It takes over what the other has left.
      let heir = try Client(port: running.port)
      #expect(try heir.exchange(get("/1")).text == "/1")
      gate.open()
      for client in [steady, heir] { #expect(try client.exchange(get("/2")).text == "/2") }
    }
    await running.stop()
  }

  @Test func `a client that half-closes still gets its reply`() async throws {
    let gate = gate
    let running = try Running.server(answering: gate.answer)
    try await onThread {
      let client = try Client(port: running.port)
      try client.send(get("/long"))
      gate.waitUntilBegun()
      client.finishSending()
      gate.open()
      #expect(try client.answer().text == "/long")
      #expect(try client.rest() == [])
    }
    await running.stop()
  }

  @Test func `streams of one HTTP 2 connection do not wait for one another`() async throws {
    let gate = gate
    let running = try Running.server(loops: 1, answering: gate.answer)
    try await onThread {
      let client = try FrameClient(port: running.port)
      try client.send(.head(1, "GET", "/long"))
      gate.waitUntilBegun()
      #expect(try client.exchange(.head(3, "GET", "/quick")) == "/quick")
      gate.open()
      #expect(try client.body(1) == Array("/long".utf8))
    }
    await running.stop()
  }

  @Test func `a request that changes to HTTP 2 may be answered later`() async throws {
    let gate = gate
    let running = try Running.server(answering: gate.answer)
    try await onThread {
      let client = try Client(port: running.port)
      gate.open()
      try client.send(
        get(
          "/long",
          "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n"))
      _ = try client.exactly(
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n".utf8.count)
      let frames = FrameClient(client)
      try frames.begin()
      #expect(try frames.body(1) == Array("/long".utf8))
    }
    await running.stop()
  }

  @Test func `within TLS it is the same`() async throws {
    let gate = gate
    let authority = try LocalAuthority.make()
    let running = try Running.server(
      loops: 1, tls: TLSContext(authority: authority, names: ServerName.standard), answering: gate.answer)
    try await onThread {
      let options = TLSClient.Options(trusted: authority.certificate)
      let slow = try TLSTunnel.client(port: running.securePort, options)
      let quick = try TLSTunnel.client(port: running.securePort, options)
      try slow.send(get("/long") + get("/after"))
      gate.waitUntilBegun()
      #expect(try quick.exchange(get("/quick")).text == "/quick")
      gate.open()
      #expect(try slow.answers(2).map(\.text) == ["/long", "/after"])
    }
    await running.stop()
  }

  // MARK: Stopping

  @Test func `a stop waits for the reply and lets it be sent`() async throws {
    let gate = gate
    let running = try Running.server(loops: 1, answering: gate.answer)
    let port = running.port
    let (client, idle) = try await onThread {
      let idle = try Client(port: port)
      #expect(try idle.exchange(get("/")).text == "/")
      let client = try Client(port: port)
      try client.send(get("/long"))
      gate.waitUntilBegun()
      return (client, idle)
    }
    async let stopped: Void = running.server.stop(deadline: .seconds(600))
    try await onThread {
      // One loop: when it has ended the idle connection, it has told the other.
      #expect(try idle.rest() == [])
      gate.open()
      let answer = try client.answer()
      #expect(answer.text == "/long")
      #expect(try client.rest() == [])
      client.finishSending()
    }
    await stopped
  }

  @Test func `a reply that is not made in time is not waited for`() async throws {
    let gate = gate
    let running = try Running.server(answering: gate.answer)
    let port = running.port
    let client = try await onThread {
      let client = try Client(port: port)
      try client.send(get("/long"))
      gate.waitUntilBegun()
      return client
    }
    await running.server.stop(deadline: .milliseconds(20))
    let rest = try await onThread { try client.rest() }
    #expect(rest == [])
    gate.open()
  }
}
