import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP2

@Suite struct `Streams` {
  // MARK: Preface and settings

  @Test func `the server's first frame is SETTINGS with its limits`() {
    let peer = Peer.ready()
    #expect(peer.frames.first == .settings([(3, 100), (6, 65_536), (9, 1)]))
  }

  @Test func `a client's settings are acknowledged`() {
    let peer = Peer.ready(settings: [(1, 0), (3, 7), (5, 65_536), (6, 1000)])
    #expect(peer.frames(.settings).filter { $0 == .settingsAck }.count == 1)
  }

  @Test func `a setting that is unknown is passed over`() {
    let peer = Peer.ready(settings: [(0x1234, 5)])
    #expect(peer.isServing(1))
  }

  /// The verdict behind each piece, and what had matched before the last one.
  private func judge(_ pieces: [ArraySlice<UInt8>]) -> (verdicts: [Preface.Verdict], matched: ArraySlice<UInt8>) {
    var preface = Preface()
    let verdicts = pieces.map { preface.take($0, at: .start) }
    return (verdicts, preface.matched)
  }

  @Test func `the preface is recognised however it is cut`() {
    let bytes = Preface.bytes
    for cut in 1..<bytes.count {
      let (verdicts, matched) = judge([bytes[..<cut], bytes[cut...] + [0, 0]])
      #expect(verdicts == [.undecided, .http2])
      #expect(matched == bytes[..<cut])
    }
    #expect(judge(bytes.map { [$0] }).verdicts.dropLast().allSatisfy { $0 == .undecided })
    #expect(judge(bytes.map { [$0] }).verdicts.last == .http2)
  }

  @Test(arguments: ["G", "POST / ", "PUT", "PRI * HTTP/1.1", "\r\n", "PRI * HTTP/2.0\r\n\r\nSX"])
  func `other bytes are HTTP 1.1's as soon as one differs`(_ text: String) {
    let bytes = Array(text.utf8)
    let common = zip(bytes, Preface.bytes).prefix { $0 == $1 }.count
    #expect(judge([bytes[...]]).verdicts == [.other])
    #expect(judge(bytes[...common].map { [$0] }).verdicts.last == .other)
    #expect(judge(bytes[...common].map { [$0] }).matched == bytes[..<common])
  }

  // MARK: Ignored

  @Test func `frames of unknown types are passed over`() {
    let peer = Peer.ready()
    peer.send(Frame(type: 0x42, flags: 0xFF, stream: 5, payload: [1, 2, 3]), Frame(type: 0xFF))
    #expect(peer.isServing(1))
  }

  @Test func `the reserved bit and unknown flags are passed over`() {
    let peer = Peer.ready()
    var bytes = Frame(.ping, flags: 0xF0, [UInt8](repeating: 1, count: 8)).bytes
    bytes[5] = 0x80
    peer.send(bytes: bytes)
    #expect(peer.frames(.ping) == [Frame(.ping, flags: Frame.ack, [UInt8](repeating: 1, count: 8))])
    #expect(peer.isServing(1))
  }

  @Test func `priorities are passed over, also on idle streams and on themselves`() {
    let peer = Peer.ready()
    peer.send(Frame(.priority, stream: 7, [0, 0, 0, 7, 9]), Frame(.priority, stream: 1, [0x80, 0, 0, 3, 0]))
    #expect(peer.connectionError == nil)
    #expect(peer.isServing(1))
  }

  // MARK: PING

  @Test func `a PING comes back with its payload`() {
    let peer = Peer.ready()
    peer.send(Frame(.ping, [1, 2, 3, 4, 5, 6, 7, 8]))
    #expect(peer.frames.last == Frame(.ping, flags: Frame.ack, [1, 2, 3, 4, 5, 6, 7, 8]))
  }

  @Test func `an acknowledged PING does not come back`() {
    let peer = Peer.ready()
    peer.send(Frame(.ping, flags: Frame.ack, [1, 2, 3, 4, 5, 6, 7, 8]))
    #expect(peer.frames(.ping).isEmpty)
  }

  // MARK: States

  @Test func `streams are answered in the order in which they are complete`() {
    let peer = Peer.ready()
    peer.send(.post(1, "/1"), .get(3, "/3"), .post(5, "/5"), .data(5, "x"), .data(1, "x"))
    #expect(peer.requests.map(\.head.path) == ["/3", "/5", "/1"])
    #expect(peer.answers.mapValues(\.text) == [1: "/1", 3: "/3", 5: "/5"])
  }

  @Test func `DATA behind the end of a stream resets it`() {
    let peer = Peer.ready(settings: [(4, 0)])
    peer.send(.get(1), .data(1, "x"))
    #expect(peer.streamError(1) == .streamClosed || peer.connectionError == .streamClosed)
  }

  @Test func `HEADERS behind the end of a stream are an error`() {
    let peer = Peer.ready(settings: [(4, 0)])
    peer.send(.get(1), .get(1))
    #expect(peer.streamError(1) == .streamClosed || peer.connectionError == .streamClosed)
    #expect(peer.requests.count == 1)
  }

  @Test func `a stream below an earlier one is not answered`() {
    let peer = Peer.ready()
    peer.send(.get(5, "/5"), .get(3, "/3"))
    #expect(peer.requests.map(\.head.path) == ["/5"])
  }

  @Test func `frames on a closed stream harm nobody`() {
    let peer = Peer.ready()
    peer.send(.get(1), .windowUpdate(1, 100), .reset(1), Frame(.priority, stream: 1, [0, 0, 0, 0, 1]))
    #expect(peer.connectionError == nil)
    #expect(peer.isServing(3))
  }

  @Test func `a reset request is not answered`() {
    let peer = Peer.ready()
    peer.send(.post(1), .data(1, "half", end: false), .reset(1), .get(3, "/3"))
    #expect(peer.requests.map(\.head.path) == ["/3"])
    #expect(peer.answers[1] == nil)
  }

  @Test func `the 101st stream is refused before the limit is acknowledged`() {
    let peer = Peer()
    peer.send(bytes: Preface.bytes + Frame.settings().bytes)
    peer.send((0..<101).map { .post(Int32($0 * 2 + 1)) })
    #expect(peer.streamError(201) == .refusedStream)
    #expect(peer.frames(.reset).count == 1)
    peer.send(.data(1, "x"))
    #expect(peer.answers[1]?.status == "200")
  }

  @Test func `the 101st stream is an error behind the acknowledgement`() {
    let peer = Peer.ready()
    peer.send((0..<101).map { .post(Int32($0 * 2 + 1)) })
    #expect(peer.connectionError == .protocolError || peer.streamError(201) == .refusedStream)
  }

  @Test func `a hundred streams at a time are answered, again and again`() {
    let peer = Peer.ready()
    for round in 0..<20 {
      let ids = (0..<100).map { Int32((round * 100 + $0) * 2 + 1) }
      peer.send(ids.map { .post($0, "/\($0)") })
      peer.send(ids.reversed().map { .data($0, "x") })
      #expect(ids.allSatisfy { peer.answers[$0]?.text == "/\($0)" })
    }
    #expect(peer.machine.streams.isEmpty)
    #expect(peer.machine.session.inbox.messages.isEmpty)
    #expect(peer.machine.answerBytes == 0)
  }

  // MARK: GOAWAY

  @Test func `a client's GOAWAY lets its streams finish and ends the connection`() {
    let peer = Peer.ready()
    peer.send(.post(1, "/1"), .goAway())
    #expect(!peer.hasFinishedWriting)
    peer.send(.data(1, "x"))
    #expect(peer.answers[1]?.text == "/1")
    #expect(peer.hasFinishedWriting)
  }

  @Test func `draining lets streams finish and takes no more`() {
    let peer = Peer.ready()
    peer.send(.post(1, "/1"))
    peer.machine.drain(at: peer.now)
    peer.run()
    #expect(peer.frames(.goAway) == [Frame(.goAway, Frame.word(1) + Frame.word(0))])
    #expect(!peer.hasFinishedWriting)
    peer.send(.get(3, "/3"))
    peer.send(.data(1, "x"))
    #expect(peer.answers[1]?.text == "/1")
    #expect(peer.answers[3] == nil)
    #expect(peer.hasFinishedWriting)
  }

  @Test func `draining an idle connection ends it`() {
    let peer = Peer.ready()
    peer.machine.drain(at: peer.now)
    peer.run()
    #expect(peer.connectionError == ErrorCode.none)
  }

  @Test func `a client that half-closes still gets its answers`() {
    let peer = Peer.ready()
    peer.machine.received(Frame.get(1, "/1").bytes[...], at: peer.now)
    peer.machine.peerClosed()
    peer.run()
    #expect(peer.answers[1]?.text == "/1")
    #expect(peer.isOver)
  }

  // MARK: Answers

  @Test func `an answer carries date and length, and no fields of HTTP 1.1`() {
    let peer = Peer.ready()
    peer.answer = { _ in
      Reply(
        head: HTTPResponse(
          status: .created,
          headerFields: [
            .contentType: "text/plain", .connection: "x", .transferEncoding: "chunked", .init("X-A") ?? .te: "b",
          ]),
        body: Array("hi".utf8))
    }
    peer.send(.get(1))
    #expect(peer.answers[1]?.status == "201")
    #expect(
      peer.answers[1]?.fields == [
        "date: Sun, 06 Nov 1994 08:49:37 GMT", "content-type: text/plain", "x-a: b", "content-length: 2",
      ])
  }

  @Test func `HEAD gets the length and no body`() {
    let peer = Peer.ready()
    peer.send(.headers(1, Frame.head("HEAD", "/abc")))
    #expect(peer.answers[1]?.fields.last == "content-length: 4")
    #expect(peer.answers[1]?.isComplete == true)
    #expect(peer.frames(.data).isEmpty)
  }

  @Test func `a refused HEAD gets no body either`() {
    let peer = Peer.ready()
    peer.send(.headers(1, Frame.head("HEAD", "/%zz")))
    #expect(peer.answers[1]?.status == "400")
    #expect(peer.frames(.data).isEmpty)
  }

  @Test(arguments: [204, 304]) func `an answer that has no body says no length`(_ status: Int) {
    let peer = Peer.ready()
    peer.answer = { _ in Reply(head: HTTPResponse(status: .init(code: status)), body: [1, 2]) }
    peer.send(.get(1))
    #expect(peer.answers[1]?.fields.count == 1)
    #expect(peer.answers[1]?.isComplete == true)
    #expect(peer.frames(.data).isEmpty)
  }

  @Test func `an answer that can't be sent becomes a 500 in the responder's words`() {
    let peer = Peer.ready()
    peer.answer = { _ in Reply(head: HTTPResponse(status: .init(code: 100))) }
    peer.send(.get(1))
    #expect(peer.refusals == [.unsendableReply(.status(100))])
    #expect(peer.answers[1]?.status == "500")
    #expect(peer.answers[1]?.text == "no")
  }

  @Test func `a refusal that can't be sent becomes a bare 500`() {
    let peer = Peer.ready()
    peer.answer = { _ in Reply(head: HTTPResponse(status: .init(code: 100))) }
    peer.refuse = { _ in Reply(head: HTTPResponse(status: .init(code: 100))) }
    peer.send(.get(1))
    #expect(peer.answers[1]?.status == "500")
    #expect(peer.answers[1]?.isComplete == true)
    #expect(peer.answers[1]?.text == "")
  }

  @Test func `an answer that asks to close ends the connection behind the streams that came`() {
    let peer = Peer.ready()
    peer.answer = { _ in Reply(head: HTTPResponse(status: .ok, headerFields: [.connection: "close"])) }
    peer.send(.get(1))
    #expect(peer.answers[1]?.status == "200")
    #expect(peer.connectionError == ErrorCode.none)
  }

  // MARK: Upgrade

  private func upgraded(_ method: HTTPRequest.Method = .post, settings: [UInt8] = []) -> Peer? {
    let head = HTTPRequest(method: method, scheme: "http", authority: "a.test", path: "/up")
    return MultiplexedConnection(
      upgrading: Request(head: head, body: Array("body".utf8)), settings: settings, limits: Limits(), at: .start
    ).map(Peer.init(upgraded:))
  }

  @Test func `an upgraded request is stream 1, body and all`() {
    let peer = upgraded()
    peer?.send(bytes: Preface.bytes + Frame.settings().bytes + Frame.settingsAck.bytes)
    #expect(peer?.requests.first?.body == Array("body".utf8))
    #expect(peer?.answers[1]?.text == "/up")
    #expect(peer?.isServing(3) == true)
  }

  @Test func `an upgraded HEAD gets no body`() {
    let peer = upgraded(.head)
    peer?.send(bytes: Preface.bytes)
    #expect(peer?.answers[1]?.isComplete == true)
    #expect(peer?.frames(.data).isEmpty == true)
  }

  @Test func `the settings of an upgrade hold for stream 1`() {
    let peer = upgraded(settings: [0, 4, 0, 0, 0, 2])
    peer?.send(bytes: Preface.bytes)
    #expect(peer?.answers[1]?.text == "/u")
  }

  @Test func `settings of an upgrade that are not whole are not taken`() {
    #expect(upgraded(settings: [0, 4, 0]) == nil)
  }

  @Test func `an upgraded request waits for the client's preface, to the last byte`() {
    let peer = upgraded()
    peer?.send(bytes: Preface.bytes.dropLast())
    #expect(peer?.requests.isEmpty == true)
    #expect(peer?.frames.allSatisfy { $0.kind == .settings || $0.kind == .windowUpdate } == true)
    peer?.send(bytes: Preface.bytes.suffix(1))
    #expect(peer?.answers[1]?.text == "/up")
  }

  @Test func `an upgraded connection whose preface never comes ends`() {
    let peer = upgraded()
    peer?.run()
    peer?.wait(.seconds(9))
    #expect(peer?.hasFinishedWriting == false)
    peer?.wait(.seconds(1))
    #expect(peer?.connectionError == ErrorCode.none)
    #expect(peer?.requests.isEmpty == true)
  }

  @Test func `a connection that agreed on HTTP 2 and never begins it ends as late as a head`() {
    let peer = Peer()
    peer.machine.awaitPreface(at: peer.now)
    peer.run()
    peer.wait(.seconds(9))
    #expect(!peer.hasFinishedWriting)
    peer.wait(.seconds(1))
    #expect(peer.hasFinishedWriting)
    let other = Peer()
    other.machine.awaitPreface(at: other.now)
    other.send(bytes: Preface.bytes + Frame.settings().bytes + Frame.settingsAck.bytes)
    other.wait(.seconds(11))
    #expect(other.isServing(1))
  }

  @Test func `a body that drips for ever gets 408 after five minutes, its stream alone`() {
    let peer = Peer.ready()
    peer.send(.post(1))
    for _ in 0..<29 {
      peer.wait(.seconds(10))
      peer.send(.data(1, "x", end: false))
    }
    peer.wait(.milliseconds(9900))
    #expect(peer.refusals == [])
    peer.wait(.milliseconds(100))
    #expect(peer.refusals == [.bodyTooSlow(limit: .seconds(300))])
    #expect(peer.answers[1]?.status == "408")
    #expect(peer.isServing(3))
  }

  @Test func `an upgraded connection needs the preface`() {
    let peer = upgraded()
    peer?.send(bytes: Array("GET / HTTP/1.1\r\nHost: a.test\r\n\r\n".utf8))
    #expect(peer?.connectionError == .protocolError)
    #expect(peer?.requests.isEmpty == true)
  }
}
