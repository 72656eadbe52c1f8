import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP2

/// A head, as fields in order.
struct Head: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let fields: [(String, String)]

  init(_ name: String, _ fields: [(String, String)]) { (testDescription, self.fields) = (name, fields) }

  /// A good GET and these fields behind it.
  init(_ name: String, with more: (String, String)...) { self.init(name, Frame.head("GET", "/") + more) }

  /// A good GET without that pseudo-header field.
  init(without name: String) { self.init("no \(name)", Frame.head("GET", "/").filter { $0.0 != name }) }
}

@Suite struct `Request rules` {
  static let malformed = [
    Head(without: ":method"), Head(without: ":scheme"), Head(without: ":path"), Head(without: ":authority"),
    Head("8.3.1 empty :path", [(":method", "GET"), (":scheme", "http"), (":path", ""), (":authority", "a.test")]),
    Head("8.3 :method twice", [(":method", "GET")] + Frame.head("GET", "/")),
    Head("8.3 :path twice", [(":path", "/")] + Frame.head("GET", "/")),
    Head("8.3 an unknown pseudo-header field", [(":fragment", "x")] + Frame.head("GET", "/")),
    Head("8.3 :status in a request", [(":status", "200")] + Frame.head("GET", "/")),
    Head("8.3 a pseudo-header field behind a field", [("accept", "*/*")] + Frame.head("GET", "/")),
    Head(
      "8.3.1 :path without slash", [(":method", "GET"), (":scheme", "http"), (":path", "a"), (":authority", "a.test")]),
    Head(
      "8.3.1 :path * without OPTIONS",
      [(":method", "GET"), (":scheme", "http"), (":path", "*"), (":authority", "a.test")]),
    Head("8.3.1 a Host that differs", with: ("host", "b.test")),
    Head("8.4 extended CONNECT", [(":protocol", "websocket")] + Frame.head("CONNECT", "/")),
    Head("8.2.1 a name in capitals", with: ("Accept", "*/*")),
    Head("8.2.1 a name with a blank", with: ("a b", "x")),
    Head("8.2.1 a name with a colon", with: ("a:b", "x")),
    Head("8.2.1 an empty name", with: ("", "x")),
    Head("8.2.1 NUL in a value", with: ("a", "x\0y")),
    Head("8.2.1 a line feed in a value", with: ("a", "x\ny")),
    Head("8.2.1 a carriage return in a value", with: ("a", "x\ry")),
    Head("8.2.1 a value that begins with a blank", with: ("a", " x")),
    Head("8.2.1 a value that ends in a blank", with: ("a", "x\t")),
    Head("8.2.2 Connection", with: ("connection", "keep-alive")),
    Head("8.2.2 Keep-Alive", with: ("keep-alive", "timeout=5")),
    Head("8.2.2 Proxy-Connection", with: ("proxy-connection", "keep-alive")),
    Head("8.2.2 Transfer-Encoding", with: ("transfer-encoding", "chunked")),
    Head("8.2.2 Upgrade", with: ("upgrade", "h2c")),
    Head("8.2.2 TE other than trailers", with: ("te", "gzip")),
    Head("8.1.1 Content-Length without body", with: ("content-length", "1")),
    Head("8.1.1 Content-Length twice", with: ("content-length", "0"), ("content-length", "0")),
    Head("8.1.1 Content-Length that is no number", with: ("content-length", "1x")),
    Head("8.1.1 Content-Length below zero", with: ("content-length", "-1")),
    Head("8.1.1 Content-Length beyond 63 bits", with: ("content-length", "9223372036854775808")),
  ]

  @Test(arguments: malformed) func `a malformed request resets its stream alone`(_ head: Head) {
    let peer = Peer.ready()
    peer.send(.headers(1, head.fields))
    #expect(peer.streamError(1) == .protocolError)
    #expect(peer.requests.isEmpty)
    #expect(peer.isServing(3))
  }

  static let refused: [(Head, Refusal)] = [
    (
      Head("CONNECT", [(":method", "CONNECT"), (":authority", "a.test:1")]),
      .unknownMethod("CONNECT", known: RequestRules.methods)
    ),
    (Head("a foreign method", Frame.head("BREW", "/")), .unknownMethod("BREW", known: RequestRules.methods)),
    (Head("a method in small letters", Frame.head("get", "/")), .unknownMethod("get", known: RequestRules.methods)),
    (
      Head("a foreign scheme", [(":method", "GET"), (":scheme", "ftp"), (":path", "/"), (":authority", "a.test")]),
      .invalidTarget(.form)
    ),
    (Head("a bad escape", Frame.head("GET", "/%zz")), .invalidTarget(.percentEncoding)),
    (Head("an escape that is no UTF-8", Frame.head("GET", "/%ff")), .invalidTarget(.notUTF8)),
    (Head("a byte that must be escaped", Frame.head("GET", "/<")), .invalidTarget(.illegalByte(0x3C))),
    (Head("a fragment", Frame.head("GET", "/#x")), .invalidTarget(.illegalByte(0x23))),
    (
      Head(
        "an authority with a user",
        [(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "u@a.test")]),
      .invalidHost(.malformed("u@a.test"))
    ),
    (
      Head(
        "a port beyond 65535", [(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "a:65536")]),
      .invalidHost(.malformed("a:65536"))
    ),
    (
      Head("a long path", Frame.head("GET", "/" + String(repeating: "a", count: 8192))),
      .requestLineTooLong(limit: 8192)
    ),
    (Head("101 fields", Frame.head("GET", "/") + (0..<101).map { ("a\($0)", "x") }), .tooManyFields(limit: 100)),
    (Head("a foreign expectation", with: ("expect", "200-ok")), .unsupportedExpectation("200-ok")),
    (Head("a foreign content coding", with: ("content-encoding", "gzip")), .unsupportedContentEncoding("gzip")),
  ]

  @Test(arguments: refused) func `a request is refused as on HTTP 1.1`(_ head: Head, _ refusal: Refusal) {
    let peer = Peer.ready()
    peer.send(.headers(1, head.fields))
    #expect(peer.refusals == [refusal])
    #expect(peer.answers[1]?.status == "\(refusal.status.code)")
    #expect(peer.answers[1]?.isComplete == true)
    #expect(peer.requests.isEmpty)
    #expect(peer.isServing(3))
  }

  static let accepted = [
    Head("Host instead of :authority", [(":method", "GET"), (":scheme", "http"), (":path", "/"), ("host", "a.test")]),
    Head("a Host that is the same", with: ("host", "A.test")),
    Head(
      "scheme https behind a proxy",
      [(":method", "GET"), (":scheme", "https"), (":path", "/"), (":authority", "a.test")]),
    Head("TE: trailers", with: ("te", "trailers")),
    Head("an empty value", with: ("a", "")),
    Head("bytes that are not ASCII", with: ("a", "Zürich")),
    Head("OPTIONS *", [(":method", "OPTIONS"), (":scheme", "http"), (":path", "*"), (":authority", "a.test")]),
    Head("100 fields", Frame.head("GET", "/") + (0..<100).map { ("a\($0)", "x") }),
    Head("content coding identity", with: ("content-encoding", "identity")),
    Head("Content-Length 0", with: ("content-length", "0")),
    Head("an expectation without body", with: ("expect", "100-continue")),
  ]

  @Test(arguments: accepted) func `a good request is answered`(_ head: Head) {
    let peer = Peer.ready()
    peer.send(.headers(1, head.fields))
    #expect(peer.answers[1]?.status == "200")
    #expect(peer.requests.first?.head.authority?.lowercased() == "a.test")
  }

  @Test(arguments: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
  func `the responder sees every method`(_ method: String) {
    let peer = Peer.ready()
    peer.send(.headers(1, Frame.head(method, "/a%20b?x=y")))
    #expect(peer.requests.first?.head.method.rawValue == method)
    #expect(peer.requests.first?.head.path == "/a%20b?x=y")
  }

  @Test func `fields keep their order and spelling`() {
    let peer = Peer.ready()
    peer.send(.get(1, "/", [("b", "2"), ("a", "1"), ("b", "3"), ("host", "a.test")]))
    #expect(peer.requests.first?.head.headerFields.map { "\($0.name)=\($0.value)" } == ["b=2", "a=1", "b=3"])
  }

  // MARK: Bodies

  @Test func `a body in pieces arrives whole`() {
    let peer = Peer.ready()
    peer.answer = { Reply(head: HTTPResponse(status: .ok), body: $0.body.reversed()) }
    peer.send(.post(1, "/", [("content-length", "6")]), .data(1, "ab", end: false), .data(1, "cd", end: false))
    #expect(peer.requests.isEmpty)
    peer.send(.data(1, "ef"))
    #expect(peer.answers[1]?.text == "fedcba")
  }

  @Test(arguments: ["5", "7"]) func `a body of another length than announced resets the stream`(_ length: String) {
    let peer = Peer.ready()
    peer.send(.post(1, "/", [("content-length", length)]), .data(1, "abcdef"))
    #expect(peer.streamError(1) == .protocolError)
    #expect(peer.requests.isEmpty)
    #expect(peer.isServing(3))
  }

  @Test func `padding is no part of the body`() {
    let peer = Peer.ready()
    peer.send(.post(1, "/", [("content-length", "2")]))
    peer.send(Frame(.data, flags: Frame.padded | Frame.endStream, stream: 1, [3] + Array("ab".utf8) + [0, 0, 0]))
    #expect(peer.requests.first?.body == Array("ab".utf8))
  }

  @Test func `padding and priority of a head are passed over`() {
    let peer = Peer.ready()
    let block = [2, 0x80, 0, 0, 9, 255] + HPACK.literals(Frame.head("GET", "/p")) + [0, 0]
    peer.send(Frame(.headers, flags: 0x2D, stream: 1, block))
    #expect(peer.answers[1]?.text == "/p")
  }

  @Test func `trailers are accepted and dropped`() {
    let peer = Peer.ready()
    peer.send(.post(1), .data(1, "ab", end: false), .headers(1, [("x-checksum", "1")]))
    #expect(peer.requests.first?.body == Array("ab".utf8))
    #expect(peer.requests.first?.head.headerFields.isEmpty == true)
  }

  @Test func `trailers with a pseudo-header field reset the stream`() {
    let peer = Peer.ready()
    peer.send(.post(1), .headers(1, [(":path", "/x")]))
    #expect(peer.streamError(1) == .protocolError)
    #expect(peer.isServing(3))
  }

  @Test func `trailers that do not end the stream reset it`() {
    let peer = Peer.ready()
    peer.send(.post(1), .headers(1, [("a", "b")], end: false))
    #expect(peer.streamError(1) == .protocolError)
    #expect(peer.isServing(3))
  }

  @Test func `trailers share the fields' limit`() {
    let peer = Peer.ready()
    peer.send(.post(1), .headers(1, (0..<101).map { ("a\($0)", "x") }))
    #expect(peer.refusals == [.tooManyFields(limit: 100)])
    #expect(peer.answers[1]?.status == "431")
  }

  @Test func `a body that is announced too large is refused before it comes`() {
    let peer = Peer.ready(limits: Limits(body: 10))
    peer.send(.post(1, "/", [("content-length", "11")]))
    #expect(peer.answers[1]?.status == "413")
    #expect(peer.streamError(1) == ErrorCode.none)
    #expect(peer.isServing(3))
  }

  @Test func `a body that grows too large is refused while it comes`() {
    let peer = Peer.ready(limits: Limits(body: 10))
    peer.send(.post(1), .data(1, "0123456789", end: false))
    #expect(peer.answers[1] == nil)
    peer.send(.data(1, "0", end: false))
    #expect(peer.refusals == [.bodyTooLarge(limit: 10)])
    #expect(peer.answers[1]?.status == "413")
    #expect(peer.streamError(1) == ErrorCode.none)
    peer.send(.data(1, "more"))
    #expect(peer.isServing(3))
  }

  @Test func `a body at the limit is taken`() {
    let peer = Peer.ready(limits: Limits(body: 10))
    peer.send(.post(1, "/", [("content-length", "10")]), .data(1, "0123456789"))
    #expect(peer.answers[1]?.status == "200")
  }

  @Test func `a client that expects 100 gets it before it sends the body`() {
    let peer = Peer.ready()
    peer.send(.post(1, "/", [("expect", "100-continue")]))
    #expect(peer.answers[1]?.status == "100")
    #expect(peer.answers[1]?.isComplete == false)
    peer.send(.data(1, "ab"))
    #expect(peer.answers[1]?.status == "200")
  }

  @Test func `a refused head gets no 100`() {
    let peer = Peer.ready(limits: Limits(body: 10))
    peer.send(.post(1, "/", [("expect", "100-continue"), ("content-length", "11")]))
    #expect(peer.frames(.headers, 1).count == 1)
    #expect(peer.answers[1]?.status == "413")
  }

  @Test func `a head in several frames is one`() {
    let block = HPACK.literals(Frame.head("GET", "/c"))
    let peer = Peer.ready()
    peer.send(
      Frame(.headers, flags: 1, stream: 1, Array(block[..<5])), Frame(.continuation, stream: 1, Array(block[5..<20])),
      Frame(.continuation, flags: 4, stream: 1, Array(block[20...])))
    #expect(peer.answers[1]?.text == "/c")
  }
}
