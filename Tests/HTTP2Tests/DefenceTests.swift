import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP2

@Suite struct `Defences` {
  @Test func `rapid resets end the connection`() {
    var limits = Limits()
    limits.resetBurst = 50
    limits.resetsPerSecond = 1
    let peer = Peer.ready(limits: limits)
    for index in 0..<60 { peer.send(.post(Int32(index * 2 + 1)), .reset(Int32(index * 2 + 1))) }
    #expect(peer.hasFinishedWriting)
    #expect(peer.connectionError != nil)
  }

  @Test(arguments: [
    Violation("PING", .enhanceYourCalm, .ping()), Violation("SETTINGS", .enhanceYourCalm, .settings()),
    Violation("PRIORITY", .enhanceYourCalm, Frame(.priority, stream: 3, [0, 0, 0, 0, 1])),
    Violation("empty DATA", .enhanceYourCalm, .data(1, "", end: false)),
    Violation("unknown frames", .enhanceYourCalm, Frame(type: 0x42)),
  ]) func `a flood of frames without use ends the connection`(_ flood: Violation) {
    let peer = Peer.ready()
    peer.send(.post(1))
    for _ in 0..<500 { peer.send(flood.frames) }
    #expect(peer.connectionError == nil)
    for _ in 0..<600 { peer.send(flood.frames) }
    #expect(peer.connectionError == .enhanceYourCalm)
  }

  @Test func `a client that pings now and then is let be`() {
    let peer = Peer.ready()
    for index in 0..<2000 {
      peer.send(.ping(), .ping(), .get(Int32(index * 2 + 1)))
    }
    for _ in 0..<600 {
      peer.wait(.seconds(1))
      peer.send((0..<50).map { _ in .ping() })
      peer.send(.get(Int32(4001 + 2 * peer.requests.count)))
    }
    #expect(peer.requests.count == 2600)
    #expect(peer.connectionError == nil)
  }

  @Test func `pings whose answers are not read end the connection`() {
    let peer = Peer.ready()
    peer.send((0..<1100).map { _ in .ping() })
    #expect(peer.connectionError == .enhanceYourCalm)
  }

  /// A field of 4 KiB once, then often by one byte each.
  private static func bomb(_ times: Int) -> [UInt8] {
    HPACK.indexed("a", String(repeating: "x", count: 4000)) + [UInt8](repeating: 0xBE, count: times)
  }

  @Test func `a head that unpacks to more than the limit is refused, and little of it is kept`() {
    let peer = Peer.ready()
    peer.send(Frame(.headers, flags: 5, stream: 1, HPACK.literals(Frame.head("GET", "/")) + Self.bomb(60)))
    #expect(peer.answers[1]?.status == "431")
    #expect(peer.refusals == [.fieldsTooLarge(limit: 65_536)])
    #expect(peer.isServing(3))
  }

  @Test(arguments: [70, 10_000]) func `a head that unpacks to four times the limit ends the connection`(_ times: Int) {
    let peer = Peer.ready()
    peer.send(Frame(.headers, flags: 5, stream: 1, HPACK.literals(Frame.head("GET", "/")) + Self.bomb(times)))
    #expect(peer.connectionError == .enhanceYourCalm)
    #expect(peer.requests.isEmpty)
    #expect(peer.answers[1] == nil)
  }

  @Test func `many small fields count as much`() {
    let peer = Peer.ready()
    let fields = HPACK.indexed("a", "") + [UInt8](repeating: 0xBE, count: 8000)
    peer.send(Frame(.headers, flags: 5, stream: 1, HPACK.literals(Frame.head("GET", "/")) + fields))
    #expect(peer.connectionError == .enhanceYourCalm)
  }

  @Test func `what one head unpacks to is not held against the next`() {
    let peer = Peer.ready()
    for stream in [1, 3, 5, 7, 9, 11] as [Int32] {
      peer.send(Frame(.headers, flags: 5, stream: stream, HPACK.literals(Frame.head("GET", "/")) + Self.bomb(14)))
    }
    #expect(peer.requests.count == 6)
    #expect(peer.connectionError == nil)
  }

  @Test func `trailers that unpack to four times the limit end the connection`() {
    let peer = Peer.ready()
    peer.send(.post(1), .data(1, "x", end: false), Frame(.headers, flags: 5, stream: 1, Self.bomb(70)))
    #expect(peer.connectionError == .enhanceYourCalm)
    #expect(peer.requests.isEmpty)
  }

  @Test func `a field of 64 KiB is refused`() {
    let peer = Peer.ready()
    let block = HPACK.literals(Frame.head("GET", "/") + [("a", String(repeating: "x", count: 65_400))])
    let pieces = stride(from: 0, to: block.count, by: 16_384).map { Array(block[$0..<min($0 + 16_384, block.count)]) }
    for (index, piece) in pieces.enumerated() {
      peer.send(
        Frame(
          index == 0 ? .headers : .continuation,
          flags: (index == 0 ? 1 : 0) | (index == pieces.count - 1 ? Frame.endHeaders : 0), stream: 1, piece))
    }
    #expect(peer.refusals == [.fieldsTooLarge(limit: 65_536)])
    #expect(peer.isServing(3))
  }

  // MARK: Deadlines

  @Test func `a head that does not end ends the connection, however it drips`() {
    let peer = Peer.ready()
    let bytes = Frame.get(1).bytes
    for byte in bytes.prefix(9) {
      peer.wait(.seconds(1))
      peer.send(bytes: [byte])
    }
    #expect(peer.connectionError == nil)
    peer.wait(.seconds(2))
    #expect(peer.connectionError == ErrorCode.none)
    #expect(peer.requests.isEmpty)
  }

  @Test func `a head in time is answered`() {
    let peer = Peer.ready()
    let bytes = Frame.get(1, "/in-time").bytes
    peer.send(bytes: Array(bytes[..<20]))
    peer.wait(.seconds(9))
    peer.send(bytes: Array(bytes[20...]))
    peer.wait(.seconds(9))
    #expect(peer.answers[1]?.text == "/in-time")
    #expect(peer.connectionError == nil)
  }

  @Test func `a large body is a 503 while memory is short, its stream alone`() {
    var limits = Limits()
    limits.memory = MemoryAccount(limit: 1000)
    var claim = MemoryClaim(limits.memory)
    claim.hold(500)
    let peer = Peer.ready(limits: limits)
    peer.send(.post(1, "/", [("content-length", "1000000")]))
    for _ in 0..<3 { peer.send(.data(1, [UInt8](repeating: 1, count: 16_384), end: false)) }
    #expect(peer.refusals == [.memoryFull])
    #expect(peer.answers[1]?.status == "503")
    #expect(peer.isServing(3))
  }

  /// Bodies of 100 bytes, and imports of at most 300,000 within a memory of 600,000.
  private static var importing: Limits {
    var limits = Limits(body: 100)
    limits.memory = MemoryAccount(limit: 600_000)
    limits.imports = Imports(within: 600_000, atMost: .max) { method, path in method == .post && path == "/import" }
    return limits
  }

  @Test(arguments: [101, 300_000], [true, false])
  func `an import may be longer than other bodies`(_ size: Int, isAnnounced: Bool) {
    let limits = Self.importing
    let peer = Peer.ready(limits: limits)
    peer.send(.post(1, "/import", isAnnounced ? [("content-length", "\(size)")] : []))
    var rest = size
    while rest > 0 {
      let count = min(rest, 16_384)
      rest -= count
      peer.send(.data(1, [UInt8](repeating: 1, count: count), end: rest == 0))
      if rest > 0 { #expect(limits.memory.heldByConnections == 2 * (isAnnounced ? size : size - rest)) }
    }
    #expect(peer.answers[1]?.status == "200")
    #expect(peer.requests.map(\.body.count) == [size])
    #expect(limits.memory.heldByConnections == 0)
  }

  @Test func `a longer import is refused and told its own bound, and other bodies stay as short as they were`() {
    let peer = Peer.ready(limits: Self.importing)
    peer.send(.post(1, "/import", [("content-length", "300001")]))
    peer.send(.post(3, "/other"), .data(3, [UInt8](repeating: 1, count: 101)))
    #expect(peer.refusals == [.bodyTooLarge(limit: 300_000), .bodyTooLarge(limit: 100)])
    #expect(peer.isServing(5))
  }

  @Test func `an import for which no room is left is a 503, its stream alone`() {
    let limits = Self.importing
    _ = limits.memory.measured(500_000)
    let peer = Peer.ready(limits: limits)
    peer.send(.post(1, "/import", [("content-length", "50001")]), .data(1, "x", end: false))
    #expect(peer.refusals == [.memoryFull])
    #expect(limits.memory.heldByConnections == 0)
    #expect(peer.isServing(3))
  }

  @Test func `a body that stops gets 408, its stream alone`() {
    let peer = Peer.ready()
    peer.send(.post(1), .data(1, "x", end: false))
    peer.wait(.seconds(29))
    #expect(peer.answers[1] == nil)
    peer.send(.data(1, "x", end: false))
    peer.wait(.seconds(29))
    #expect(peer.answers[1] == nil)
    peer.wait(.seconds(1))
    #expect(peer.answers[1]?.status == "408")
    #expect(peer.streamError(1) == ErrorCode.none)
    #expect(peer.isServing(3))
  }

  @Test(arguments: [65_534, 65_535, nil]) func `a body of a whole first window that does not end gets 408`(
    _ length: Int?
  ) {
    let peer = Peer.ready()
    peer.send(.post(1, "/", length.map { [("content-length", "\($0)")] } ?? []))
    let body = [UInt8](repeating: 0x61, count: length ?? 65_535)
    for start in stride(from: 0, to: body.count, by: 16_384) {
      peer.send(.data(1, Array(body[start..<min(start + 16_384, body.count)]), end: false))
    }
    peer.wait(.seconds(29))
    #expect(peer.answers[1] == nil)
    peer.wait(.seconds(1))
    #expect(peer.answers[1]?.status == "408")
    #expect(peer.isServing(3))
  }

  @Test func `an idle connection is told to go after a minute, pings or not`() {
    let peer = Peer.ready()
    peer.send(.get(1))
    for _ in 0..<59 {
      peer.wait(.seconds(1))
      peer.send(.ping())
    }
    #expect(peer.connectionError == nil)
    peer.wait(.seconds(1))
    #expect(peer.connectionError == ErrorCode.none)
  }

  @Test func `a stalled window resets its stream alone`() {
    let peer = Peer.ready(settings: [(4, 2)])
    peer.send(.get(1, "/long"))
    peer.wait(.seconds(29))
    #expect(peer.streamError(1) == nil)
    peer.wait(.seconds(1))
    #expect(peer.streamError(1) == .cancel)
    #expect(peer.machine.answerBytes == 0)
    peer.send(.settings([(4, 100)]))
    #expect(peer.isServing(3))
  }

  @Test func `a stalled connection window resets the streams behind it`() {
    let peer = Peer.ready(settings: [(4, 1 << 20)])
    peer.answer = { _ in Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 1, count: 70_000)) }
    peer.send(.get(1))
    peer.wait(.seconds(30))
    #expect(peer.streamError(1) == .cancel)
  }

  @Test func `a window that opens a little keeps its stream`() {
    let peer = Peer.ready(settings: [(4, 1)])
    peer.send(.get(1, "/long"))
    for _ in 0..<4 {
      peer.wait(.seconds(29))
      peer.send(.windowUpdate(1, 1))
    }
    #expect(peer.answers[1]?.text == "/long")
    #expect(peer.answers[1]?.isComplete == true)
  }

  @Test func `a socket that takes nothing for half a minute is closed`() {
    let peer = Peer.ready()
    peer.room = 0
    peer.send(.get(1))
    peer.wait(.seconds(29))
    #expect(!peer.isOver)
    peer.wait(.seconds(1))
    #expect(peer.isOver)
  }

  @Test func `a client that does not close is waited for two seconds`() {
    let peer = Peer.ready()
    peer.send(.get(2))
    #expect(peer.hasFinishedWriting)
    peer.wait(.seconds(1))
    #expect(!peer.isOver)
    peer.wait(.seconds(1))
    #expect(peer.isOver)
  }

  @Test func `a server that stops waits for half a second`() {
    let peer = Peer.ready()
    peer.machine.drain(at: peer.now)
    peer.run()
    #expect(peer.hasFinishedWriting)
    peer.wait(.milliseconds(499))
    #expect(!peer.isOver)
    peer.wait(.milliseconds(1))
    #expect(peer.isOver)
  }

  @Test func `a server that stops cuts the wait short`() {
    let peer = Peer.ready()
    peer.send(.get(2))
    #expect(peer.hasFinishedWriting)
    peer.machine.drain(at: peer.now)
    peer.wait(.milliseconds(500))
    #expect(peer.isOver)
  }

  @Test func `nothing passes before its deadline`() throws {
    let peer = Peer.ready()
    let deadline = try #require(peer.machine.deadline)
    peer.machine.deadlinePassed(at: deadline - .nanoseconds(1))
    peer.run()
    #expect(peer.connectionError == nil)
    peer.machine.deadlinePassed(at: deadline)
    peer.run()
    #expect(peer.connectionError == ErrorCode.none)
  }

  @Test func `tokens come back with time and with requests, up to the burst`() {
    var limit = RateLimit(burst: 10, perSecond: 2, at: .start)
    var taken = [limit.take(10, at: .start), limit.take(1, at: .start + .milliseconds(999))]
    taken.append(limit.take(2, at: .start + .seconds(1)))
    limit.add(3)
    taken.append(limit.take(3, at: .start + .seconds(1)))
    taken.append(limit.take(10, at: .start + .seconds(1_000_000_000)))
    taken.append(limit.take(.max, at: .start + .seconds(2_000_000_000)))
    #expect(taken == [true, false, true, true, true, false])
  }
}
