import Glibc
import HTTPCore
import HTTPTypes
import Logging
import Synchronization
import TLS
import TLSClient
import Testing
import Transport

@Suite struct `TLS on real sockets` {
  private let authority: LocalAuthority
  private let context: TLSContext

  init() throws {
    authority = try LocalAuthority.make()
    context = try TLSContext(authority: authority, names: ServerName.standard)
  }

  private var options: TLSClient.Options { TLSClient.Options(trusted: authority.certificate) }

  @Test func `requests are answered as in the clear, and know that they were not`() async throws {
    let running = try Running.server(tls: context) { .text("\($0.head.scheme ?? "")://\($0.head.authority ?? "")") }
    let options = options
    try await onThread {
      let client = try TLSTunnel.client(port: running.securePort, options)
      for _ in 0..<3 { #expect(try client.exchange(get("/")).text == "https://a.test") }
      let clear = try Client(port: running.port)
      #expect(try clear.exchange(get("/")).text == "http://a.test")
    }
    await running.stop()
  }

  @Test func `a thousand pipelined requests are answered in order`() async throws {
    let running = try Running.server(tls: context)
    let options = options
    let texts = try await onThread {
      let client = try TLSTunnel.client(port: running.securePort, options)
      try client.send((0..<1000).map { get("/\($0)") }.joined())
      return try client.answers(1000).map(\.text)
    }
    let outOfOrder = texts.enumerated().filter { $1 != "/\($0)" }.map(\.offset)
    #expect(outOfOrder.prefix(10) == [])
    await running.stop()
  }

  @Test(arguments: [(TLS1_2, 16), (TLS1_3, 80)]) func `bodies of 1 and 5 MiB travel both ways byte for byte`(
    version: Int32, pieces: Int
  ) async throws {
    let body = (0..<pieces).reduce(into: [UInt8]()) { $0 += [UInt8](repeating: UInt8($1), count: 64 << 10) }
    let running = try Running.server(tls: context) { request in
      Reply(head: HTTPResponse(status: .ok), body: request.body)
    }
    var options = options
    (options.oldest, options.newest) = (version, version)
    let same = try await onThread { [options] in
      let client = try TLSTunnel.client(port: running.securePort, options)
      try client.send("PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: \(body.count)\r\n\r\n")
      try client.send(body)
      return try client.answer().body == body
    }
    #expect(same)
    await running.stop()
  }

  @Test func `a client that reads nothing is read no further, and delays nobody`() async throws {
    let answered = Counter()
    var limits = Limits.patient
    // However long the test has to wait for its turn among the others.
    limits.writeStall = .seconds(600)
    let running = try Running.server(limits: limits, loops: 1, tls: context) { request in
      guard request.head.path == "/large" else { return .text("ok") }
      answered.raise()
      return Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0x61, count: 131_072))
    }
    let options = options
    try await onThread {
      let client = try TLSTunnel.client(port: running.securePort, options)
      let request = Array(get("/large", "X-Pad: \(String(repeating: "a", count: 2000))\r\n").utf8)
      let most = 40 << 20
      let sent = client.sendUntilBlocked(repeating: request, most: most, patience: 300)
      #expect(sent < most)
      let quick = try TLSTunnel.client(port: running.securePort, options)
      #expect(try quick.exchange(get("/")).text == "ok")
      let (before, whole) = (answered.value, sent / request.count)
      #expect(before <= whole)
      // Once it reads again, it is read again.
      while answered.value < min(before + 5, whole) { try #require(try !client.some().isEmpty) }
    }
    await running.stop()
  }

  @Test func `a client that has sent all still gets its answers, and the end is said within TLS`() async throws {
    let running = try Running.server(tls: context)
    let options = options
    try await onThread {
      let client = try TLSTunnel.client(port: running.securePort, options)
      try client.send(get("/1") + get("/2"))
      client.finishSending()
      #expect(try client.answers(2).map(\.text) == ["/1", "/2"])
      #expect(try client.rest() == [])

      let raw = try Raw(port: running.securePort, options)
      try raw.handshake()
      try raw.ask(get("/", "Connection: close\r\n"))
      try raw.readToEnd()
      #expect(raw.tls.hasReceivedClose)
      #expect(raw.tls.failure == nil)
    }
    await running.stop()
  }

  @Test func `HTTP 2 is spoken where it was agreed on, before the client's first byte`() async throws {
    let running = try Running.server(tls: context)
    var options = options
    options.protocols = ["h2", "http/1.1"]
    try await onThread { [options] in
      let client = FrameClient(try TLSTunnel.client(port: running.securePort, options))
      try client.begin()
      for stream in [1, 3, 5] as [UInt32] {
        #expect(try client.exchange(.head(stream, "GET", "/\(stream)")) == "/\(stream)")
      }
    }
    await running.stop()
  }

  @Test func `a large body travels on a stream both ways`() async throws {
    let running = try Running.server(tls: context) { Reply(head: HTTPResponse(status: .ok), body: $0.body) }
    var options = options
    options.protocols = ["h2"]
    let body = (0..<40).reduce(into: [UInt8]()) { $0 += [UInt8](repeating: UInt8($1), count: 32 << 10) }
    let same = try await onThread { [options] in
      let client = FrameClient(try TLSTunnel.client(port: running.securePort, options))
      try client.begin()
      try client.send(.head(1, "PUT", "/", end: false))
      try client.upload(1, body)
      return try client.body(1) == body
    }
    #expect(same)
    await running.stop()
  }

  @Test func `an offer to go on in HTTP 2 without TLS is not taken within TLS`() async throws {
    let running = try Running.server(tls: context)
    let options = options
    try await onThread {
      let client = try TLSTunnel.client(port: running.securePort, options)
      let offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
      #expect(try client.exchange(get("/", offer)).status == 200)
    }
    await running.stop()
  }

  @Test func `the handshake may come byte by byte`() async throws {
    let running = try Running.server(tls: context)
    let options = options
    try await onThread {
      let raw = try Raw(port: running.securePort, options)
      raw.piece = 1
      try raw.handshake()
      try raw.ask(get("/slow", "Connection: close\r\n"))
      #expect(String(decoding: try raw.readToEnd(), as: UTF8.self).hasSuffix("/slow"))
    }
    await running.stop()
  }

  @Test func `a handshake that does not end is closed after a head's time`() async throws {
    var limits = Limits.patient
    limits.headDeadline = .milliseconds(30)
    limits.tick = .milliseconds(10)
    let running = try Running.server(limits: limits, tls: context)
    let options = options
    try await onThread {
      let client = try Client(port: running.securePort)
      let hello = try #require(TLSClient(options)).takeOutput()
      try client.send(Array(hello.dropLast()))
      #expect(try client.rest() == [])
    }
    await running.stop()
  }

  @Test func `garbage gets an alert, then nothing`() async throws {
    let running = try Running.server(tls: context)
    let options = options
    try await onThread {
      let client = try Client(port: running.securePort)
      let tls = try #require(TLSClient(options))
      try client.send(tls.takeOutput() + [UInt8](repeating: 0xAA, count: 100_000))
      client.finishSending()
      tls.feed(try client.rest())
      _ = tls.read()
      #expect(tls.failure?.contains(" alert ") == true)
    }
    await running.stop()
  }

  @Test(arguments: ["GET / HTTP/1.1\r\nHost: a.test\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\r\n", "{}"])
  func `text gets a 400 in the clear`(text: String) async throws {
    let running = try Running.server(tls: context)
    try await onThread {
      let client = try Client(port: running.securePort)
      let answer = try client.exchange(text)
      #expect(answer.status == 400)
      #expect(answer.closes)
      #expect(try client.rest() == [])
    }
    await running.stop()
  }

  @Test func `a hello in the clear is closed, and told of once`() async throws {
    let log = Recorded()
    let running = try Running.server(logger: Logger(label: "test") { _ in log })
    let options = options
    try await onThread {
      for _ in 0..<3 {
        let client = try Client(port: running.port)
        let hello = try #require(TLSClient(options)).takeOutput()
        // The server has not read it all, so the close may be a reset.
        try client.send(Array(hello.prefix(1)))
        #expect(try client.rest() == [])
      }
      let next = try Client(port: running.port)
      #expect(try next.exchange(get("/")).status == 200)
    }
    await running.stop()
    #expect(
      log.messages == ["a client spoke TLS to a port in the clear; such connections are closed, and this is said once"])
  }

  @Test func `idle connections end at the stop, those in a handshake too, and requests in flight finish`() async throws
  {
    var limits = Limits.patient
    (limits.bodyIdle, limits.keepAliveIdle, limits.headDeadline) = (.seconds(600), .seconds(600), .seconds(600))
    let running = try Running.server(limits: limits, loops: 1, tls: context) {
      .text(String(decoding: $0.body, as: UTF8.self))
    }
    let (port, options) = (running.securePort, options)
    let (idle, halfway, busy) = try await onThread {
      let idle = try TLSTunnel.client(port: port, options)
      #expect(try idle.exchange(get("/")).status == 200)
      let halfway = try Client(port: port)
      try halfway.send(Array(try #require(TLSClient(options)).takeOutput().dropLast()))
      let busy = try TLSTunnel.client(port: port, options)
      try busy.send("PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
      #expect(try busy.answer().status == 100)
      return (idle, halfway, busy)
    }
    async let stopped: Void = running.server.stop(deadline: .seconds(600))
    try await onThread {
      #expect(try idle.rest() == [])
      #expect(try halfway.rest() == [])
      let answer = try busy.exchange("hello")
      #expect(answer.text == "hello")
      #expect(answer.closes)
      #expect(try busy.rest() == [])
      busy.finishSending()
    }
    await stopped
  }

  @Test func `a hundred connections at a time are all answered, twice`() async throws {
    let running = try Running.server(tls: context)
    let options = options
    try await onThread {
      let clients = try (0..<100).map { _ in try TLSTunnel.client(port: running.securePort, options) }
      for round in 0..<2 {
        for (index, client) in clients.enumerated() { try client.send(get("/\(round)/\(index)")) }
        for (index, client) in clients.enumerated() { #expect(try client.answer().text == "/\(round)/\(index)") }
      }
    }
    await running.stop()
  }
}

/// As OpenSSL numbers them.
private let (TLS1_2, TLS1_3) = (Int32(0x0303), Int32(0x0304))

/// TLS over a blocking socket, step by step.
private final class Raw {
  let tls: TLSClient
  private let client: Client
  /// Bytes that are sent at a time.
  var piece = Int.max

  init(port: UInt16, _ options: TLSClient.Options) throws {
    client = try Client(port: port)
    tls = try #require(TLSClient(options))
  }

  func handshake() throws {
    while !tls.isEstablished, tls.failure == nil {
      try flush()
      let bytes = try client.some()
      try #require(!bytes.isEmpty)
      tls.feed(bytes)
    }
    try flush()
  }

  func ask(_ text: String) throws {
    tls.write(Array(text.utf8))
    try flush()
  }

  @discardableResult
  func readToEnd() throws -> [UInt8] {
    var result: [UInt8] = []
    while true {
      let bytes = try client.some()
      guard !bytes.isEmpty else { return result }
      tls.feed(bytes)
      result += tls.read()
    }
  }

  private func flush() throws {
    let bytes = tls.takeOutput()
    for start in stride(from: 0, to: bytes.count, by: min(piece, max(1, bytes.count))) {
      try client.send(Array(bytes[start...].prefix(piece)))
    }
  }
}

/// Keeps what is logged.
private struct Recorded: LogHandler {
  private final class Lines: Sendable { let all = Mutex<[String]>([]) }

  private let lines = Lines()
  var messages: [String] { lines.all.withLock { $0 } }

  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) { lines.all.withLock { $0.append("\(event.message)") } }
}
