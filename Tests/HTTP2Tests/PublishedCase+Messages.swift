extension PublishedCase {
  /// Codes and requests: RFC 7540, sections 7 and 8.
  static let messages = [
    PublishedCase("http2/7/1", "GOAWAY with an unknown code", .pingOrEnd, [.goAway(0xFF), .ping()]),
    PublishedCase("http2/7/2", "RST_STREAM with an unknown code", .pingOrEnd, [.post(1), .reset(1, 0xFF), .ping()]),
    PublishedCase(
      "http2/8.1/1", "a second head that does not end the stream", .reset(1, [.protocolError]),
      [.post(1), .data(1, "test", end: false), .headers(1, [("x-test", "ok")], end: false)]),
    PublishedCase(
      "http2/8.1.2/1", "a name in capitals", .reset(1, [.protocolError]), [.get(1, "/", [("X-TEST", "ok")])]),
    PublishedCase(
      "http2/8.1.2.1/1", "an unknown pseudo-header field", .reset(1, [.protocolError]),
      [.headers(1, [(":test", "ok")] + Frame.head("GET", "/"))]),
    PublishedCase(
      "http2/8.1.2.1/2", "a pseudo-header field of answers", .reset(1, [.protocolError]),
      [.headers(1, Frame.head("GET", "/") + [(":status", "200")])]),
    PublishedCase(
      "http2/8.1.2.1/3", "a pseudo-header field in trailers", .reset(1, [.protocolError]),
      [.post(1), .data(1, "test", end: false), .headers(1, [(":method", "200")])]),
    PublishedCase(
      "http2/8.1.2.1/4", "a pseudo-header field behind a field", .reset(1, [.protocolError]),
      [.headers(1, [("x-test", "ok")] + Frame.head("GET", "/"))]),
    PublishedCase(
      "http2/8.1.2.2/1", "a field of the connection", .reset(1, [.protocolError]),
      [.get(1, "/", [("connection", "keep-alive")])]),
    PublishedCase(
      "http2/8.1.2.2/2", "TE that is not trailers", .reset(1, [.protocolError]),
      [.get(1, "/", [("te", "trailers, deflate")])]),
    PublishedCase(
      "http2/8.1.2.3/1", "an empty :path", .reset(1, [.protocolError]), [.headers(1, Frame.head("GET", ""))]),
    PublishedCase(
      "http2/8.1.2.3/2", "no :method", .reset(1, [.protocolError]),
      [.headers(1, Frame.head("GET", "/").filter { $0.0 != ":method" })]),
    PublishedCase(
      "http2/8.1.2.3/3", "no :scheme", .reset(1, [.protocolError]),
      [.headers(1, Frame.head("GET", "/").filter { $0.0 != ":scheme" })]),
    PublishedCase(
      "http2/8.1.2.3/4", "no :path", .reset(1, [.protocolError]),
      [.headers(1, Frame.head("GET", "/").filter { $0.0 != ":path" })]),
    PublishedCase(
      "http2/8.1.2.3/5", ":method twice", .reset(1, [.protocolError]),
      [.headers(1, Frame.head("GET", "/") + [(":method", "GET")])]),
    PublishedCase(
      "http2/8.1.2.3/6", ":scheme twice", .reset(1, [.protocolError]),
      [.headers(1, Frame.head("GET", "/") + [(":scheme", "http")])]),
    PublishedCase(
      "http2/8.1.2.3/7", ":path twice", .reset(1, [.protocolError]),
      [.headers(1, Frame.head("GET", "/") + [(":path", "/")])]),
    PublishedCase(
      "http2/8.1.2.6/1", "a length that the body does not have", .reset(1, [.protocolError]),
      [.post(1, "/", [("content-length", "1")]), .data(1, "test")]),
    PublishedCase(
      "http2/8.1.2.6/2", "a length that the body's frames do not have", .reset(1, [.protocolError]),
      [.post(1, "/", [("content-length", "1")]), .data(1, "test", end: false), .data(1, "test")]),
    PublishedCase(
      "http2/8.2/1", "PUSH_PROMISE", .end([.protocolError]),
      [Frame(.pushPromise, flags: 4, stream: 1, [0, 0, 0, 3] + HPACK.literals(Frame.head("GET", "/")))]),
  ]

  /// Windows: RFC 7540, section 6.9.
  static let flow = [
    PublishedCase("http2/6.9/1", "an increment of 0", .end([.protocolError]), [.windowUpdate(0, 0)]),
    PublishedCase(
      "http2/6.9/2", "an increment of 0 on a stream", .reset(1, [.protocolError]), [.post(1), .windowUpdate(1, 0)]),
    PublishedCase("http2/6.9/3", "WINDOW_UPDATE of 3 bytes", .end([.frameSize]), [Frame(.windowUpdate, [0, 0, 1])]),
    PublishedCase("http2/6.9.1/1", "a window of 1", .data(1), settings: [(4, 1)], [.get(1, "/12345")]),
    PublishedCase(
      "http2/6.9.1/2", "a window above 2³¹−1", .end([.flowControl]),
      [.windowUpdate(0, 0x7FFF_FFFF), .windowUpdate(0, 0x7FFF_FFFF)]),
    PublishedCase(
      "http2/6.9.1/3", "a stream's window above 2³¹−1", .reset(1, [.flowControl]),
      [.post(1), .windowUpdate(1, 0x7FFF_FFFF), .windowUpdate(1, 0x7FFF_FFFF)]),
    PublishedCase(
      "http2/6.9.2/1", "a first window that is changed later", .data(1), settings: [(4, 0)], [.get(1, "/12345")],
      [.settings([(4, 1)])]),
    PublishedCase("http2/6.9.2/3", "a first window of 2³¹", .end([.flowControl]), [.settings([(4, 1 << 31)])]),
  ]
}
