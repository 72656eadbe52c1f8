import HTTPCore
import HTTPTypes
import Synchronization
import TLS
import TLSClient
import Testing
import Transport

/// Makes bodies that the test puts pieces into.
private final class Source: Sendable {
  private let bodies = Mutex<[StreamedBody]>([])
  private let calls = Counter()
  let interval: Duration

  init(every interval: Duration = .seconds(3000)) { self.interval = interval }

  /// Streams at `/stream…`, and answers everything else with its path.
  var answer: @Sendable (Request) -> Reply {
    { [self] request in
      let path = request.head.path ?? ""
      guard path.hasPrefix("/stream") else { return .text(path) }
      let body = StreamedBody(heartbeat: Array(":".utf8), every: interval) { [calls] _ in calls.raise() }
      bodies.withLock { $0.append(body) }
      return Reply(head: HTTPResponse(status: .ok), delivery: Delivery(.streamed(body)))
    }
  }

  func put(_ text: String, into place: Int = 0) -> Bool { bodies.withLock { $0[place] }.put(Array(text.utf8)) }

  func finish(_ place: Int = 0) { bodies.withLock { $0[place] }.finish() }

  /// Whether something waits to be taken.
  var hasNews: Bool { bodies.withLock { $0[0] }.hasNews }

  /// Lets go of the test's own hold on a body, and tells whether anybody else still has one.
  func isHeldElsewhere() -> Bool {
    weak let body = bodies.withLock { $0.removeFirst() }
    return body != nil
  }
}

@Suite struct `Bodies without a known end` {
  /// The client's next bytes until they end in a text.
  private static func read(_ client: Client, until end: String) throws -> String {
    var text = ""
    while !text.hasSuffix(end) {
      let more = try client.some()
      guard !more.isEmpty else { return text }
      text += String(decoding: more, as: UTF8.self)
    }
    return text
  }

  enum Way: CaseIterable { case clear, tls }

  private static func run(_ way: Way, _ source: Source, _ body: @escaping @Sendable (Client) throws -> Void)
    async throws
  {
    let authority = way == .tls ? try LocalAuthority.make() : nil
    let context = try authority.map { try TLSContext(authority: $0, names: ServerName.standard) }
    let running = try Running.server(loops: 1, tls: context, answer: source.answer)
    let options = authority.map { TLSClient.Options(trusted: $0.certificate) }
    try await onThread {
      if let options {
        try body(try TLSTunnel.client(port: running.securePort, options))
      } else {
        try body(try Client(port: running.port))
      }
    }
    await running.stop()
  }

  @Test(arguments: Way.allCases)
  func `pieces go out as they come, in chunks, and the connection goes on`(way: Way) async throws {
    let source = Source()
    try await Self.run(way, source) { client in
      try client.send(get("/stream"))
      let head = try Self.read(client, until: "\r\n\r\n")
      #expect(head.contains("\r\nTransfer-Encoding: chunked\r\n"))
      #expect(!head.contains("Content-Length"))
      #expect(source.put("one"))
      #expect(try Self.read(client, until: "one\r\n") == "3\r\none\r\n")
      #expect(source.put("second, ") && source.put("longer one"))
      #expect(try Self.read(client, until: "one\r\n").hasSuffix("longer one\r\n"))
      source.finish()
      #expect(try Self.read(client, until: "0\r\n\r\n").hasSuffix("0\r\n\r\n"))
      #expect(try client.exchange(get("/next")).text == "/next")
    }
  }

  @Test func `HTTP 1_0 gets the bytes as they are, and the end by the close`() async throws {
    let source = Source()
    try await Self.run(.clear, source) { client in
      try client.send("GET /stream HTTP/1.0\r\n\r\n")
      let head = try Self.read(client, until: "\r\n\r\n")
      #expect(head.contains("\r\nConnection: close\r\n") && !head.contains("chunked"))
      #expect(source.put("one"))
      source.finish()
      #expect(String(decoding: try client.rest(), as: UTF8.self) == "one")
    }
  }

  @Test func `HEAD gets no body, and nobody is held for it`() async throws {
    let source = Source()
    try await Self.run(.clear, source) { client in
      try client.send("HEAD /stream HTTP/1.1\r\nHost: a.test\r\n\r\n" + get("/next"))
      #expect(try Self.read(client, until: "/next").hasSuffix("/next"))
      #expect(!source.isHeldElsewhere())
    }
  }

  @Test func `a heartbeat goes out where nothing else does`() async throws {
    let source = Source(every: .milliseconds(20))
    try await Self.run(.clear, source) { client in
      try client.send(get("/stream"))
      #expect(try Self.read(client, until: "1\r\n:\r\n1\r\n:\r\n").hasSuffix("1\r\n:\r\n"))
    }
  }

  @Test func `a request that is pipelined behind a stream waits for its end`() async throws {
    let source = Source()
    try await Self.run(.clear, source) { client in
      try client.send(get("/stream") + get("/next"))
      _ = try Self.read(client, until: "\r\n\r\n")
      #expect(source.put("one"))
      source.finish()
      let rest = try Self.read(client, until: "/next")
      #expect(rest.hasPrefix("3\r\none\r\n0\r\n\r\nHTTP/1.1 200 OK"))
    }
  }

  @Test func `a client that ends its side is gone at once, and so is what it read`() async throws {
    let source = Source()
    try await Self.run(.clear, source) { client in
      try client.send(get("/stream"))
      _ = try Self.read(client, until: "\r\n\r\n")
      client.finishSending()
      #expect(try client.rest().isEmpty)
      #expect(!source.isHeldElsewhere())
    }
  }

  @Test func `a client that does not read stops its maker and nobody else`() async throws {
    let source = Source()
    let running = try Running.server(loops: 1, answer: source.answer)
    try await onThread {
      let slow = try Client(port: running.port, receiveBuffer: 4096)
      try slow.send(get("/stream"))
      _ = try Self.read(slow, until: "\r\n\r\n")
      let piece = String(repeating: "x", count: StreamedBody.room)
      // The kernel takes some megabytes at most; then nothing is taken any more, while others are answered as before.
      let other = try Client(port: running.port)
      var pieces = 0
      repeat {
        _ = source.put(piece)
        pieces += 1
        // So many turns that what can be taken has been taken in one of them.
        for turn in 0..<40 { #expect(try other.exchange(get("/\(turn)")).text == "/\(turn)") }
      } while !source.hasNews && pieces < 1000
      #expect(source.hasNews)
      #expect(!source.put("more"))
    }
    await running.stop()
  }

  @Test func `a server that stops ends streams at once and in good order`() async throws {
    let source = Source()
    let running = try Running.server(loops: 1, answer: source.answer)
    let client = try Client(port: running.port)
    try await onThread {
      try client.send(get("/stream"))
      _ = try Self.read(client, until: "\r\n\r\n")
    }
    let took = await ContinuousClock().measure { await running.server.stop(deadline: .seconds(600)) }
    #expect(took < .seconds(300))
    #expect(try await onThread { String(decoding: try client.rest(), as: UTF8.self) } == "0\r\n\r\n")
  }

  // MARK: HTTP/2

  @Test func `in HTTP 2 two streams go on side by side, and other requests between them`() async throws {
    let source = Source()
    let running = try Running.server(loops: 1, answer: source.answer)
    try await onThread {
      let client = try FrameClient(port: running.port)
      try client.send(.head(1, "GET", "/stream/1"), .head(3, "GET", "/stream/3"))
      #expect(try client.exchange(.head(5, "GET", "/now")) == "/now")
      #expect(source.put("for one", into: 0) && source.put("for three", into: 1))
      source.finish(0)
      source.finish(1)
      var bodies: [UInt32: String] = [:]
      var ended = 0
      while ended < 2, let frame = try client.frame() {
        guard frame.type == FrameClient.Frame.data else { continue }
        bodies[frame.stream, default: ""] += String(decoding: frame.payload, as: UTF8.self)
        if frame.flags & 1 != 0 { ended += 1 }
      }
      #expect(bodies == [1: "for one", 3: "for three"])
    }
    await running.stop()
  }

  @Test func `in HTTP 2 a stream that its client resets is let go of`() async throws {
    let source = Source()
    let running = try Running.server(loops: 1, answer: source.answer)
    try await onThread {
      let client = try FrameClient(port: running.port)
      try client.send(.head(1, "GET", "/stream"))
      #expect(try client.exchange(.head(3, "GET", "/now")) == "/now")
      try client.send(.init(type: FrameClient.Frame.reset, stream: 1, payload: FrameClient.Frame.word(8)))
      // The second is answered after the turn in which the first was.
      for stream: UInt32 in [5, 7] { #expect(try client.exchange(.head(stream, "GET", "/now")) == "/now") }
      #expect(!source.isHeldElsewhere())
    }
    await running.stop()
  }
}
