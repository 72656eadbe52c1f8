import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP2

@Suite struct `Flow control` {
  private func large(_ size: Int) -> (Request) -> Reply {
    { _ in Reply(head: HTTPResponse(status: .ok), body: Self.bytes(size)) }
  }

  /// Bytes in which a piece that is lost or moved shows.
  private static func bytes(_ count: Int) -> [UInt8] {
    var bytes = (0..<251).map { UInt8($0) }
    while bytes.count < count { bytes += bytes }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  // MARK: Turns

  @Test(arguments: [(1, 0), (16, 0), (17, 1), (40, 2)])
  func `a connection makes way for others after sixteen requests`(_ requests: Int, _ turns: Int) {
    let peer = Peer.ready()
    peer.send((0..<requests).map { .get(Int32($0 * 2 + 1), "/\($0)") })
    #expect(peer.turns == turns)
    #expect((0..<requests).allSatisfy { peer.answers[Int32($0 * 2 + 1)]?.text == "/\($0)" })
  }

  @Test(arguments: [(32_767, 1), (32_768, 1), (65_536, 3), (1 << 20, 3)])
  func `a connection makes way for others after 64 KiB of answers`(_ size: Int, _ turns: Int) {
    let peer = Peer.ready(settings: [(4, 1 << 30)])
    peer.answer = large(size)
    peer.send(.windowUpdate(0, 1 << 30), .get(1), .get(3), .get(5), .get(7))
    #expect(peer.turns == turns)
    #expect([1, 3, 5, 7].allSatisfy { peer.answers[$0]?.body.count == size })
  }

  @Test func `a client that half-closes gets what is answered after others had their turn, too`() {
    let peer = Peer.ready()
    peer.machine.received((0..<20).flatMap { Frame.get($0 * 2 + 1).bytes }[...], at: peer.now)
    peer.machine.peerClosed()
    peer.run()
    #expect(peer.turns == 1)
    #expect(peer.answers.values.filter(\.isComplete).count == 20)
  }

  // MARK: Answers that take long

  @Test func `works are run one at a time and in order, and quick answers pass them`() {
    let peer = Peer.ready()
    peer.answersLater = true
    peer.send(.get(1, "/1"), .get(3, "/3"), .get(5, "/5"))
    #expect(peer.requests.count == 3)
    #expect(peer.running?.stream == 1)
    peer.answersLater = false
    #expect(peer.isServing(7))
    for (stream, next) in [(1, 3), (3, 5), (5, nil)] as [(Int32, Int32?)] {
      #expect(peer.answers[stream] == nil)
      peer.finishWork()
      #expect(peer.answers[stream]?.text == "/\(stream)")
      #expect(peer.running?.stream == next)
    }
  }

  @Test func `the work of a stream that was reset is not run, or its reply goes nowhere`() {
    let peer = Peer.ready()
    peer.answersLater = true
    peer.send(.get(1, "/1"), .get(3, "/3"), .get(5, "/5"))
    peer.send(.reset(1), .reset(3))
    peer.finishWork()
    #expect(peer.running?.stream == 5)
    peer.finishWork()
    #expect(Array(peer.answers.keys) == [5])
  }

  @Test func `streams that come and are reset pile up no works`() {
    let peer = Peer.ready()
    peer.answersLater = true
    peer.send(.get(1))
    for stream in stride(from: 3, to: 403, by: 2) as StrideTo<Int32> { peer.send(.get(stream), .reset(stream)) }
    #expect(peer.machine.works.count <= 1)
    #expect(!peer.isOver)
  }

  @Test func `no work is run for a client that does not take its answers`() {
    var limits = Limits()
    limits.pendingAnswers = 1000
    let peer = Peer.ready(limits: limits, settings: [(4, 10)])
    peer.answersLater = true
    peer.answer = large(1000)
    peer.send(.get(1), .get(3))
    peer.finishWork()
    #expect(peer.running == nil)
    peer.send(.windowUpdate(1, 1000))
    #expect(peer.running?.stream == 3)
  }

  @Test func `a client that half-closes gets the replies that are still being made`() {
    let peer = Peer.ready()
    peer.answersLater = true
    peer.send(.get(1, "/1"), .get(3, "/3"))
    peer.machine.peerClosed()
    peer.run()
    #expect(!peer.isOver)
    peer.finishWork()
    peer.finishWork()
    #expect(peer.answers[3]?.text == "/3")
    #expect(peer.isOver)
  }

  @Test func `a connection that drains waits for the replies that are being made`() {
    let peer = Peer.ready()
    peer.answersLater = true
    peer.send(.get(1, "/1"))
    peer.machine.drain(at: peer.now)
    peer.run()
    #expect(!peer.hasFinishedWriting)
    peer.finishWork()
    #expect(peer.answers[1]?.text == "/1")
    #expect(peer.hasFinishedWriting)
  }

  // MARK: Answers

  @Test func `an answer stops at the stream's window and goes on behind it`() {
    let peer = Peer.ready(settings: [(4, 10)])
    peer.answer = large(25)
    peer.send(.get(1))
    #expect(peer.answers[1]?.body.count == 10)
    peer.send(.windowUpdate(1, 10))
    #expect(peer.answers[1]?.body.count == 20)
    #expect(peer.answers[1]?.isComplete == false)
    peer.send(.windowUpdate(1, 10))
    #expect(peer.answers[1]?.body == (0..<25).map { UInt8($0) })
    #expect(peer.answers[1]?.isComplete == true)
  }

  @Test func `answers stop at the connection's window and share it`() {
    let peer = Peer.ready(settings: [(4, 1 << 20)])
    peer.answer = large(50_000)
    peer.send(.get(1), .get(3))
    #expect((peer.answers[1]?.body.count ?? 0) + (peer.answers[3]?.body.count ?? 0) == 65_535)
    #expect(peer.answers[1]?.isComplete == false)
    #expect(peer.answers[3]?.isComplete == false)
    peer.send(.windowUpdate(0, 100_000))
    #expect(peer.answers[1]?.isComplete == true)
    #expect(peer.answers[3]?.isComplete == true)
  }

  @Test func `a new first window holds for open streams, below zero too`() {
    let peer = Peer.ready(settings: [(4, 10)])
    peer.answer = large(30)
    peer.send(.get(1))
    peer.send(.settings([(4, 5)]), .windowUpdate(1, 4))
    #expect(peer.answers[1]?.body.count == 10)
    peer.send(.windowUpdate(1, 2))
    #expect(peer.answers[1]?.body.count == 11)
    peer.send(.settings([(4, 100)]))
    #expect(peer.answers[1]?.isComplete == true)
  }

  @Test func `an empty answer needs no window`() {
    let peer = Peer.ready(settings: [(4, 0)])
    peer.answer = large(0)
    peer.send(.get(1))
    #expect(peer.answers[1]?.isComplete == true)
  }

  @Test func `a window that overflows resets its stream`() {
    let peer = Peer.ready()
    peer.send(.post(1), .windowUpdate(1, 0x7FFF_FFFF))
    #expect(peer.streamError(1) == .flowControl)
    #expect(peer.isServing(3))
  }

  @Test func `a WINDOW_UPDATE of 0 resets its stream`() {
    let peer = Peer.ready()
    peer.send(.post(1), .windowUpdate(1, 0))
    #expect(peer.streamError(1) == .protocolError || peer.connectionError == .protocolError)
  }

  @Test func `a first window that overflows an open stream's is an error of the connection`() {
    let peer = Peer.ready()
    peer.send(.post(1), .windowUpdate(1, 1), .settings([(4, 0x7FFF_FFFF)]))
    #expect(peer.connectionError == .flowControl || peer.streamError(1) == .flowControl)
  }

  // MARK: Bodies

  /// Sends a body as far as the server's windows let it; returns how much that was.
  private func upload(_ peer: Peer, _ stream: Int32, _ size: Int, from sent: Int = 0, upTo stop: Int = .max) -> Int {
    var sent = sent
    let bytes = Self.bytes(size)
    while sent < min(size, stop) {
      let window =
        Stream.firstWindow + peer.frames(.windowUpdate, stream).reduce(0) { $0 + Int(Frame.number($1.payload[...])) }
      let count = min(16_384, size - sent, window - sent, stop - sent)
      guard count > 0 else { return sent }
      let piece = Array(bytes[sent..<(sent + count)])
      sent += count
      peer.send(.data(stream, piece, end: sent == size))
    }
    return sent
  }

  @Test func `a body of 1 MiB gets windows and arrives byte for byte`() {
    let peer = Peer.ready()
    let size = 1 << 20
    peer.send(.post(1, "/", [("content-length", "\(size)")]))
    #expect(upload(peer, 1, size) == size)
    #expect(peer.requests.first?.body == Self.bytes(size))
    #expect(peer.answers[1]?.isComplete == true)
    #expect(peer.machine.grantedBytes == 0)
  }

  @Test func `bodies for which there is no room wait for their turn`() {
    var limits = Limits(body: 1_000_000)
    limits.connectionBodies = 1_000_000
    let peer = Peer.ready(limits: limits)
    peer.send(.post(1, "/1", [("content-length", "900000")]), .post(3, "/3", [("content-length", "900000")]))
    let first = upload(peer, 1, 900_000, upTo: 800_000)
    #expect(first == 800_000)
    #expect(upload(peer, 3, 900_000) == Stream.firstWindow)
    // Small ones pass.
    peer.send(.post(5, "/5", [("content-length", "5")]), .data(5, "small"))
    #expect(peer.answers[5]?.text == "/5")
    #expect(upload(peer, 1, 900_000, from: first) == 900_000)
    #expect(peer.answers[1]?.text == "/1")
    #expect(upload(peer, 3, 900_000, from: Stream.firstWindow) == 900_000)
    #expect(peer.answers[3]?.text == "/3")
  }

  @Test func `one body gets through however little room there is`() {
    var limits = Limits()
    limits.connectionBodies = 1
    let peer = Peer.ready(limits: limits)
    peer.send(.post(1))
    #expect(upload(peer, 1, 300_000) == 300_000)
    #expect(peer.answers[1]?.isComplete == true)
  }

  @Test func `a reset makes room for the next body`() {
    var limits = Limits()
    limits.connectionBodies = 1
    let peer = Peer.ready(limits: limits)
    peer.send(.post(1), .post(3))
    _ = upload(peer, 1, 300_000, upTo: 200_000)
    #expect(upload(peer, 3, 200_000) == Stream.firstWindow)
    peer.send(.reset(1))
    #expect(upload(peer, 3, 200_000, from: Stream.firstWindow) == 200_000)
  }

  @Test func `a client that sends more than a stream's window is told so`() {
    var limits = Limits()
    limits.connectionBodies = 1
    let peer = Peer.ready(limits: limits)
    peer.send(.post(1), .post(3))
    _ = upload(peer, 1, 200_000, upTo: 100_000)
    #expect(upload(peer, 3, 100_000) == Stream.firstWindow)
    peer.send(.data(3, "x", end: false))
    #expect(peer.streamError(3) == .flowControl || peer.connectionError == .flowControl)
  }

  @Test func `answers that a client does not take make its requests wait`() {
    var limits = Limits()
    limits.pendingAnswers = 1000
    let peer = Peer.ready(limits: limits, settings: [(4, 0)])
    peer.answer = large(600)
    peer.send(.get(1), .get(3), .get(5), .get(7))
    #expect(peer.requests.count == 2)
    peer.send(.windowUpdate(1, 600))
    #expect(peer.requests.count == 3)
    peer.send(.windowUpdate(3, 600), .windowUpdate(5, 600), .windowUpdate(7, 600))
    #expect(peer.answers.values.allSatisfy { $0.isComplete })
    #expect(peer.answers.count == 4)
  }

  @Test func `a client whose socket takes nothing is read no further`() {
    let peer = Peer.ready(settings: [(4, 1 << 24)])
    peer.send(.windowUpdate(0, 1 << 24))
    peer.room = 0
    peer.answer = large(1 << 20)
    peer.send(.get(1))
    #expect(!peer.machine.wantsToRead)
    #expect(peer.machine.output.queued < peer.machine.limits.queuedOutput + 20_000)
    peer.room = .max
    peer.run()
    #expect(peer.machine.wantsToRead)
    #expect(peer.answers[1]?.body.count == 1 << 20)
  }
}
