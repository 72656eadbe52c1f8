import Dispatch
import HTTPCore
import HTTPTypes
import Synchronization
import Testing
import Transport

@Suite struct `HTTP 2 on real sockets` {
  @Test func `a client with prior knowledge is answered`() async throws {
    let running = try Running.server()
    try await onThread {
      let client = try FrameClient(port: running.port)
      for stream in [1, 3, 5] as [UInt32] {
        #expect(try client.exchange(.head(stream, "GET", "/\(stream)")) == "/\(stream)")
      }
    }
    await running.stop()
  }

  @Test func `the preface may come byte by byte`() async throws {
    let running = try Running.server()
    try await onThread {
      let raw = try Client(port: running.port)
      for byte in FrameClient.preface + FrameClient.settings.bytes { try raw.send([byte]) }
      #expect(try FrameClient(raw).exchange(.head(1, "GET", "/slow")) == "/slow")
    }
    await running.stop()
  }

  @Test(arguments: ["GET", "POST", "PUT", "PATCH"])
  func `HTTP 1.1 is told from it byte by byte`(_ method: String) async throws {
    let running = try Running.server()
    try await onThread {
      let client = try Client(port: running.port)
      for byte in "\(method) /slow HTTP/1.1\r\nHost: a.test\r\n\r\n".utf8 { try client.send([byte]) }
      #expect(try client.answer().text == "/slow")
      #expect(try client.exchange(get("/next")).text == "/next")
    }
    await running.stop()
  }

  @Test func `what begins like the preface and ends otherwise is HTTP 1.1's to refuse`() async throws {
    let running = try Running.server()
    try await onThread {
      let client = try Client(port: running.port)
      try client.send("PRI * HTTP")
      let answer = try client.exchange("/1.1\r\nHost: a.test\r\n\r\n")
      #expect(answer.status == 501)
    }
    await running.stop()
  }

  @Test func `half a preface gets the deadline of a head`() async throws {
    var limits = Limits.patient
    limits.headDeadline = .milliseconds(30)
    limits.tick = .milliseconds(10)
    let running = try Running.server(limits: limits)
    try await onThread {
      let client = try Client(port: running.port)
      try client.send("PRI * HTTP/2")
      #expect(try client.answer().status == 408)
      #expect(try client.rest() == [])
    }
    await running.stop()
  }

  @Test func `half a preface and no more is the end`() async throws {
    let running = try Running.server()
    try await onThread {
      let client = try Client(port: running.port)
      try client.send("PRI * ")
      client.finishSending()
      #expect(try client.rest() == [])
    }
    await running.stop()
  }

  // MARK: Upgrade

  private static let offer =
    "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n"

  private static func switched(_ client: Client) throws -> FrameClient {
    let answer = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
    #expect(String(decoding: try client.exactly(answer.utf8.count), as: UTF8.self) == answer)
    try client.send(FrameClient.preface + FrameClient.settings.bytes)
    return FrameClient(client)
  }

  @Test func `a request may change to it and is answered as stream 1`() async throws {
    let running = try Running.server()
    try await onThread {
      let client = try Client(port: running.port)
      try client.send(get("/up", Self.offer))
      let frames = try Self.switched(client)
      #expect(try frames.body(1) == Array("/up".utf8))
      #expect(try frames.exchange(.head(3, "GET", "/next")) == "/next")
    }
    await running.stop()
  }

  @Test func `little follows the change until the client has spoken, however long the answer`() async throws {
    let answered = Counter()
    let running = try Running.server { _ in
      answered.raise()
      return Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0x61, count: 45_000))
    }
    try await onThread {
      let client = try Client(port: running.port)
      // A client of old keeps no more than a few frames that come along with the 101.
      try client.send(get("/up", Self.offer))
      _ = try client.exactly(
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n".utf8.count)
      let frames = FrameClient(client)
      #expect(try frames.frame()?.type == FrameClient.Frame.settings)
      #expect(try frames.frame()?.type == FrameClient.Frame.windowUpdate)
      #expect(answered.value == 0)
      try frames.begin()
      #expect(try frames.body(1).count == 45_000)
    }
    await running.stop()
  }

  @Test func `a request with a body changes to it behind the body`() async throws {
    let running = try Running.server { .text(String(decoding: $0.body, as: UTF8.self)) }
    try await onThread {
      let client = try Client(port: running.port)
      try client.send("POST / HTTP/1.1\r\nHost: a.test\r\n\(Self.offer)Content-Length: 5\r\n\r\nhello")
      #expect(try Self.switched(client).body(1) == Array("hello".utf8))
    }
    await running.stop()
  }

  @Test func `answers of HTTP 1.1 go out before the change`() async throws {
    let running = try Running.server()
    try await onThread {
      let client = try Client(port: running.port)
      try client.send(get("/1") + get("/2", Self.offer))
      let first = try client.exactly(
        Array("HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 13:30:16 GMT\r\nContent-Length: 2\r\n\r\n/1".utf8).count)
      #expect(first.suffix(2) == Array("/1".utf8))
      #expect(try Self.switched(client).body(1) == Array("/2".utf8))
    }
    await running.stop()
  }

  @Test func `settings that are none leave the connection to HTTP 1.1`() async throws {
    let running = try Running.server()
    try await onThread {
      let client = try Client(port: running.port)
      // ENABLE_PUSH of 2.
      let fields = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAIAAAA\r\n"
      #expect(try client.exchange(get("/stays", fields)).text == "/stays")
      #expect(try client.exchange(get("/next")).text == "/next")
    }
    await running.stop()
  }

  // MARK: Load

  @Test func `large bodies both ways on many streams arrive byte for byte, and small ones pass them`() async throws {
    let running = try Running.server { request in
      request.body.isEmpty ? .text("small") : Reply(head: HTTPResponse(status: .ok), body: request.body.reversed())
    }
    let body = (0..<(1 << 18)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    try await onThread {
      let clients = try (0..<3).map { _ in try FrameClient(port: running.port) }
      for round in 0..<2 {
        let stream = UInt32(round * 4 + 1)
        for client in clients {
          try client.send(.head(stream, "POST", "/", end: false))
          try client.upload(stream, body)
          #expect(try client.exchange(.head(stream + 2, "GET", "/")) == "small")
        }
      }
    }
    try await onThread {
      let client = try FrameClient(port: running.port)
      try client.send(.head(1, "POST", "/", end: false))
      try client.upload(1, body)
      #expect(try client.body(1) == body.reversed())
    }
    await running.stop()
  }

  @Test func `a client that reads nothing is answered no further and delays nobody`() async throws {
    var limits = Limits.patient
    limits.pendingAnswers = 1 << 20
    // However long the test has to wait for its turn among the others.
    limits.writeStall = .seconds(600)
    let answered = Counter()
    let running = try Running.server(limits: limits, loops: 1) { request in
      guard request.head.path == "/large" else { return .text("small") }
      answered.raise()
      return Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0x61, count: 1 << 19))
    }
    try await onThread {
      let slow = try FrameClient(port: running.port, buffers: 16_384)
      for index in 0..<100 as Range<UInt32> { try slow.send(.head(index * 2 + 1, "GET", "/large")) }
      let quick = try FrameClient(port: running.port)
      for index in 0..<100 as Range<UInt32> { #expect(try quick.exchange(.head(index * 2 + 1, "GET", "/")) == "small") }
      #expect(answered.value <= 2)
      try slow.send(.windowUpdate(0, 1 << 30))
      let bodies = try slow.bodies((0..<100).map { $0 * 2 + 1 })
      #expect(bodies.count == 100)
      #expect(bodies.values.allSatisfy { $0.count == 1 << 19 })
    }
    #expect(answered.value == 100)
    await running.stop()
  }

  @Test func `a client of many large answers lets others pass between them`() async throws {
    let log = Mutex<[String]>([])
    let (begun, goesOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let running = try Running.server(loops: 1) { request in
      let path = request.head.path ?? ""
      let isFirst = log.withLock { log in
        log.append(path)
        return log == ["/hello", "/large"]
      }
      guard path == "/large" else { return .text("small") }
      if isFirst {
        begun.signal()
        goesOn.wait()
      }
      return Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0x61, count: 100_000))
    }
    try await onThread {
      // In HTTP/1.1, whose exchange leaves nothing behind that Nagle's algorithm would hold the next request back for.
      let quick = try Client(port: running.port)
      #expect(try quick.exchange(get("/hello")).text == "small")
      let greedy = try FrameClient(port: running.port)
      let streams = [1, 3, 5, 7, 9] as [UInt32]
      try greedy.client.send(streams.flatMap { FrameClient.Frame.head($0, "GET", "/large").bytes })
      begun.wait()
      try quick.send(get("/small"))
      goesOn.signal()
      #expect(try quick.answer().text == "small")
      #expect(try greedy.bodies(streams).values.allSatisfy { $0.count == 100_000 })
    }
    #expect(log.withLock { $0 }.prefix(3) == ["/hello", "/large", "/small"])
    #expect(log.withLock(\.count) == 7)
    await running.stop()
  }

  @Test func `a connection that makes way goes on by itself, however often`() async throws {
    var limits = Limits.patient
    limits.requestsPerTurn = 1
    let answered = Counter()
    let running = try Running.server(limits: limits, loops: 1) { _ in
      answered.raise()
      return Reply(head: HTTPResponse(status: .noContent))
    }
    try await onThread {
      let client = try FrameClient(port: running.port)
      let streams = (0..<90).map { UInt32($0 * 2 + 1) }
      try client.client.send(streams.flatMap { FrameClient.Frame.head($0, "GET", "/").bytes })
      // The client says nothing more that could wake the server.
      #expect(try client.bodies(streams).isEmpty)
    }
    #expect(answered.value == 90)
    await running.stop()
  }

  @Test func `clients that vanish within their streams harm nobody`() async throws {
    let running = try Running.server { request in
      request.head.path == "/large"
        ? Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0x61, count: 4 << 20)) : .text("ok")
    }
    try await onThread {
      let steady = try FrameClient(port: running.port)
      for round in 0..<20 as Range<UInt32> {
        let rude = try FrameClient(port: running.port, buffers: 8192)
        try rude.send(.head(1, "GET", "/large"), .head(3, "POST", "/", end: false))
        #expect(try steady.exchange(.head(round * 2 + 1, "GET", "/")) == "ok")
        rude.client.reset()
      }
    }
    await running.stop()
  }

  // MARK: Drain

  @Test func `stopping tells clients to go and lets their streams finish`() async throws {
    // On a busy machine it takes long until the stop is called, and an open stream must not end before.
    var limits = Limits.patient
    (limits.bodyIdle, limits.keepAliveIdle) = (.seconds(600), .seconds(600))
    let running = try Running.server(limits: limits) { .text(String(decoding: $0.body, as: UTF8.self)) }
    let port = running.port
    let (begun, hasBegun) = AsyncStream.makeStream(of: Void.self)
    async let talk: Void = onThread {
      defer { hasBegun.finish() }
      let idle = try FrameClient(port: port)
      let busy = try FrameClient(port: port)
      try busy.send(.head(1, "POST", "/", end: false), .head(3, "GET", "/"))
      // The answer to the second stream shows that the first has begun.
      _ = try busy.body(3)
      #expect(try idle.frame()?.type == FrameClient.Frame.settings)
      hasBegun.yield()

      var last: FrameClient.Frame?
      while let frame = try idle.frame() { last = frame }
      #expect(last?.type == FrameClient.Frame.goAway)
      idle.client.finishSending()
      while let frame = try busy.frame(), frame.type != FrameClient.Frame.goAway {}
      try busy.send(FrameClient.Frame(type: FrameClient.Frame.data, flags: 1, stream: 1, payload: Array("end".utf8)))
      #expect(try busy.body(1) == Array("end".utf8))
      #expect(try busy.frame() == nil)
      busy.client.finishSending()
    }
    for await _ in begun { break }
    await running.stop()
    try await talk
  }
}
