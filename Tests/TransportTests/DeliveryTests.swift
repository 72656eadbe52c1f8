import Dispatch
import Glibc
import HTTPCore
import HTTPTypes
import TLS
import TLSClient
import Testing
import Transport

/// Answers that do not go out at once and whole, on real sockets: each path of the server below is delivered in its own way.
@Suite struct `Deliveries` {
  static let text = "0123456789"

  private static func delivery(_ path: String) -> Delivery? {
    switch path {
    case "/delayed": Delivery(after: .milliseconds(300))
    case "/dripped": Delivery(.dripped(bytesPerSecond: 40))
    case "/delayed-drip": Delivery(after: .milliseconds(200), .dripped(bytesPerSecond: 40))
    case "/cut": Delivery(.cut(afterBytes: 4))
    case "/cut-at-once": Delivery(.cut(afterBytes: 0))
    case "/cut-behind": Delivery(.cut(afterBytes: 40))
    case "/reset": Delivery(.withheld(.reset))
    case "/closed": Delivery(.withheld(.close))
    case "/refused": Delivery(.withheld(.refuse))
    case "/hung": Delivery(.withheld(.hang))
    default: nil
    }
  }

  private static func running(
    limits: Limits = .patient, loops: Int = 1, tls: TLSContext? = nil, isLater: Bool = false
  ) throws -> Running {
    try Running.server(
      limits: limits, loops: loops, tls: tls,
      answering: { request in
        let path = request.head.path ?? ""
        var reply = Reply.text(path.hasPrefix("/now") ? path : text)
        reply.delivery = delivery(path)
        let made = reply
        return isLater ? .later { made } : .reply(made)
      })
  }

  private static func elapsed(_ work: () throws -> Void) rethrows -> Duration {
    let clock = ContinuousClock()
    return try clock.measure(work)
  }

  /// In the clear and within TLS; made on the loop and elsewhere.
  enum Way: CaseIterable { case clear, later, tls }

  private static func run(
    _ way: Way, limits: Limits = .patient, _ body: @escaping @Sendable (() throws -> Client) throws -> Void
  ) async throws {
    let authority = way == .tls ? try LocalAuthority.make() : nil
    let context = try authority.map { try TLSContext(authority: $0, names: ServerName.standard) }
    let running = try Self.running(limits: limits, tls: context, isLater: way == .later)
    let options = authority.map { TLSClient.Options(trusted: $0.certificate) }
    try await onThread {
      try body {
        guard let options else { return try Client(port: running.port) }
        return try TLSTunnel.client(port: running.securePort, options)
      }
    }
    await running.stop()
  }

  // MARK: HTTP/1.1

  @Test(arguments: Way.allCases, ["/delayed", "/dripped", "/delayed-drip"])
  func `a slow answer comes whole and no sooner, and the connection goes on`(way: Way, path: String) async throws {
    try await Self.run(way) { connect in
      let client = try connect()
      let took = try Self.elapsed {
        let text = try client.exchange(get(path)).text
        #expect(text == Self.text)
      }
      // Ten bytes at forty a second take a quarter of one.
      #expect(took >= .milliseconds(path == "/delayed" ? 300 : path == "/dripped" ? 250 : 450))
      #expect(try client.exchange(get("/now")).text == "/now")
    }
  }

  @Test(arguments: Way.allCases) func `pipelined answers wait for the slow one before them`(way: Way) async throws {
    try await Self.run(way) { connect in
      let client = try connect()
      try client.send(get("/now/1") + get("/dripped") + get("/now/2") + get("/delayed") + get("/now/3"))
      #expect(try client.answers(5).map(\.text) == ["/now/1", Self.text, "/now/2", Self.text, "/now/3"])
    }
  }

  @Test(arguments: Way.allCases, [("/cut", "0123"), ("/cut-at-once", "")])
  func `a cut answer promises its whole body and ends early`(way: Way, row: (path: String, body: String)) async throws {
    try await Self.run(way) { connect in
      let client = try connect()
      try client.send(get(row.path))
      let parts = String(decoding: try client.rest(), as: UTF8.self).split(
        separator: "\r\n\r\n", omittingEmptySubsequences: false)
      #expect(parts[0].contains("Content-Length: 10"))
      #expect(!parts[0].contains("Connection: close"))
      #expect(parts[1] == row.body)
    }
  }

  @Test(arguments: Way.allCases) func `a cut behind the end changes nothing`(way: Way) async throws {
    try await Self.run(way) { connect in
      let client = try connect()
      for _ in 0..<2 { #expect(try client.exchange(get("/cut-behind")).text == Self.text) }
    }
  }

  @Test(arguments: Way.allCases, ["/closed", "/refused"])
  func `a connection that is closed in place of an answer ends in good order`(way: Way, path: String) async throws {
    try await Self.run(way) { connect in
      let client = try connect()
      try client.send(get("/now") + get(path))
      // What was answered before arrives all the same.
      #expect(String(decoding: try client.rest(), as: UTF8.self).hasSuffix("\r\n\r\n/now"))
    }
  }

  @Test(arguments: [Way.clear, .later]) func `a reset is a reset`(way: Way) async throws {
    try await Self.run(way) { connect in
      let client = try connect()
      try client.send(get("/reset"))
      let failure = #expect(throws: Client.Failure.self) { try client.some() }
      #expect(failure?.code == ECONNRESET)
    }
  }

  @Test func `within TLS a reset comes without TLS's own farewell`() async throws {
    try await Self.run(.tls) { connect in
      let client = try connect()
      try client.send(get("/reset"))
      // The tunnel turns what its socket reports into the end of its own.
      #expect(try client.rest() == [])
    }
  }

  @Test(arguments: Way.allCases) func `an answer that never comes ends with the server's patience`(
    way: Way
  ) async throws {
    var limits = Limits.patient
    limits.longestSilence = .milliseconds(300)
    try await Self.run(way, limits: limits) { connect in
      let client = try connect()
      let took = try Self.elapsed {
        try client.send(get("/hung"))
        let rest = try client.rest()
        #expect(rest == [])
      }
      #expect(took >= .milliseconds(300))
    }
  }

  @Test func `HEAD has no body to drip or to cut`() async throws {
    try await Self.run(.clear) { connect in
      let client = try connect()
      for path in ["/dripped", "/cut"] {
        try client.send("HEAD \(path) HTTP/1.1\r\nHost: a.test\r\n\r\n")
        let head = String(decoding: try client.some(), as: UTF8.self)
        #expect(head.contains("Content-Length: 10") && head.hasSuffix("\r\n\r\n"))
      }
    }
  }

  @Test func `others on the loop are answered meanwhile, and many may wait`() async throws {
    try await Self.run(.clear) { connect in
      let hung = try (0..<200).map { _ in try connect() }
      for client in hung { try client.send(get("/hung")) }
      let quick = try connect()
      for number in 0..<50 { #expect(try quick.exchange(get("/now/\(number)")).text == "/now/\(number)") }
    }
  }

  @Test func `a client that is gone meanwhile harms nobody`() async throws {
    try await Self.run(.clear) { connect in
      for path in ["/delayed", "/dripped", "/hung"] {
        let client = try connect()
        try client.send(get(path))
        client.reset()
      }
      let client = try connect()
      #expect(try client.exchange(get("/delayed")).text == Self.text)
    }
  }

  @Test(arguments: ["/delayed", "/dripped", "/hung"])
  func `a server that stops holds nothing back`(path: String) async throws {
    var limits = Limits.patient
    limits.drainLingering = .milliseconds(50)
    let running = try Running.server(limits: limits, loops: 1) { request in
      var reply = Reply.text(Self.text)
      reply.delivery =
        switch request.head.path {
        case "/delayed": Delivery(after: .seconds(3000))
        case "/dripped": Delivery(.dripped(bytesPerSecond: 1))
        case "/hung": Delivery(.withheld(.hang))
        default: nil
        }
      return reply
    }
    let client = try Client(port: running.port)
    try await onThread {
      // The second is answered on the same loop, so the first is held by then.
      try client.send(get(path))
      let other = try Client(port: running.port)
      _ = try other.exchange(get("/now"))
    }
    let took = await ContinuousClock().measure { await running.server.stop(deadline: .seconds(600)) }
    #expect(took < .seconds(300))
    let rest = try await onThread { String(decoding: try client.rest(), as: UTF8.self) }
    #expect(path == "/hung" ? rest.isEmpty : rest.hasSuffix("\r\n\r\n" + Self.text))
  }

  // MARK: HTTP/2

  @Test(arguments: [
    ("/reset", 2), ("/closed", 8), ("/refused", 7), ("/cut", 2), ("/cut-at-once", 2),
  ])
  func `in HTTP/2 a stream ends with its code and the others go on`(row: (path: String, code: Int)) async throws {
    let running = try Self.running()
    try await onThread {
      let client = try FrameClient(port: running.port)
      try client.send(.head(1, "GET", "/delayed"), .head(3, "GET", row.path), .head(5, "GET", "/now"))
      var bodies: [UInt32: String] = [:]
      var (codes, heads, ended) = ([UInt32: Int](), Set<UInt32>(), Set<UInt32>())
      while ended.count < 3, let frame = try client.frame() {
        if frame.type == FrameClient.Frame.headers { heads.insert(frame.stream) }
        if frame.type == FrameClient.Frame.data {
          bodies[frame.stream, default: ""] += String(decoding: frame.payload, as: UTF8.self)
        }
        if frame.type == FrameClient.Frame.reset { codes[frame.stream] = frame.payload.last.map { Int($0) } }
        if frame.type == FrameClient.Frame.reset || (frame.type <= 1 && frame.flags & 1 != 0) {
          ended.insert(frame.stream)
        }
      }
      #expect(codes == [3: row.code])
      #expect(bodies[1] == Self.text && bodies[5] == "/now")
      #expect((bodies[3] ?? "") == (row.path == "/cut" ? "0123" : ""))
      #expect(heads.contains(3) == row.path.hasPrefix("/cut"))
    }
    await running.stop()
  }

  @Test(arguments: [false, true], ["/delayed", "/dripped", "/delayed-drip"])
  func `in HTTP/2 a slow answer comes whole, and another stream's sooner`(isLater: Bool, path: String) async throws {
    let running = try Self.running(isLater: isLater)
    try await onThread {
      let client = try FrameClient(port: running.port)
      try client.send(.head(1, "GET", path), .head(3, "GET", "/now"))
      var (order, body) = ([UInt32](), "")
      while order.count < 2, let frame = try client.frame() {
        if frame.type == FrameClient.Frame.data, frame.stream == 1 {
          body += String(decoding: frame.payload, as: UTF8.self)
        }
        if frame.type <= 1, frame.flags & 1 != 0 { order.append(frame.stream) }
      }
      #expect(order == [3, 1])
      #expect(body == Self.text)
    }
    await running.stop()
  }

  @Test func `in HTTP/2 a stream that hangs leaves the connection alone, and ends with the server's patience`()
    async throws
  {
    var limits = Limits.patient
    limits.longestSilence = .milliseconds(300)
    let running = try Self.running(limits: limits)
    try await onThread {
      let client = try FrameClient(port: running.port)
      #expect(try client.exchange(.head(1, "GET", "/now")) == "/now")
      try client.send(.head(3, "GET", "/hung"))
      #expect(try client.exchange(.head(5, "GET", "/now/5")) == "/now/5")
      var reset: FrameClient.Frame?
      while reset == nil, let frame = try client.frame() { if frame.type == FrameClient.Frame.reset { reset = frame } }
      #expect(reset?.stream == 3)
      #expect(reset?.payload == FrameClient.Frame.word(8))
    }
    await running.stop()
  }
}
