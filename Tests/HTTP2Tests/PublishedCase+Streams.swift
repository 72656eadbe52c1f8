extension PublishedCase {
  /// Frames and streams: RFC 7540, sections 4 and 5.
  static let streams = [
    PublishedCase(
      "http2/4.1/1", "a frame of an unknown type", .ping,
      [Frame(type: 0x16, payload: [UInt8](repeating: 0, count: 8)), .ping()]),
    PublishedCase(
      "http2/4.1/2", "an unknown flag", .ping, [Frame(.ping, flags: 0x16, [UInt8](repeating: 0, count: 8))]),
    PublishedCase(
      "http2/4.1/3", "the reserved bit", .ping,
      [Frame(.ping, flags: 0x16, stream: .min, [UInt8](repeating: 0, count: 8))]),
    PublishedCase(
      "http2/4.2/1", "DATA of 2¹⁴ bytes", .answer, [.post(1), .data(1, [UInt8](repeating: 0, count: 16_384))]),
    PublishedCase(
      "http2/4.2/2", "DATA above the maximum", .reset(1, [.frameSize]),
      [.post(1), .data(1, [UInt8](repeating: 0, count: 16_385))]),
    PublishedCase(
      "http2/4.2/3", "HEADERS above the maximum", .end([.frameSize]),
      [.get(1, "/", [("x-dummy", String(repeating: "x", count: 17_000))])]),
    PublishedCase(
      "http2/4.3/1", "a head cut short", .end([.compression]), [Frame(.headers, flags: 5, stream: 1, [0x40])]),
    PublishedCase(
      "http2/4.3/2", "PRIORITY within a head", .end([.protocolError]),
      [openHead, Frame(.priority, stream: 1, [0, 0, 0, 0, 255]), lastOfHead]),
    PublishedCase(
      "http2/4.3/3", "HEADERS of another stream within a head", .end([.protocolError]), [openHead, .get(3), lastOfHead]),
    PublishedCase("http2/5.1/1", "idle: DATA", .end([.protocolError, .streamClosed]), [.data(1, "test")]),
    PublishedCase("http2/5.1/2", "idle: RST_STREAM", .end([.protocolError]), [.reset(1)]),
    PublishedCase("http2/5.1/3", "idle: WINDOW_UPDATE", .end([.protocolError]), [.windowUpdate(1, 100)]),
    PublishedCase("http2/5.1/4", "idle: CONTINUATION", .end([.protocolError]), [lastOfHead]),
    PublishedCase(
      "http2/5.1/5", "ended by the client: DATA", .reset(1, [.streamClosed]), settings: [(4, 0)],
      [.get(1), .data(1, "test")]),
    PublishedCase(
      "http2/5.1/6", "ended by the client: HEADERS", .reset(1, [.streamClosed]), settings: [(4, 0)], [.get(1), .get(1)]),
    PublishedCase(
      "http2/5.1/7", "ended by the client: CONTINUATION", .reset(1, [.streamClosed, .protocolError]),
      settings: [(4, 0)], [.get(1), lastOfHead]),
    PublishedCase("http2/5.1/8", "reset: DATA", .reset(1, [.streamClosed]), [.post(1), .reset(1), .data(1, "test")]),
    PublishedCase("http2/5.1/9", "reset: HEADERS", .reset(1, [.streamClosed]), [.post(1), .reset(1), .get(1)]),
    PublishedCase(
      "http2/5.1/10", "reset: CONTINUATION", .reset(1, [.streamClosed, .protocolError]),
      [.post(1), .reset(1), lastOfHead]),
    PublishedCase("http2/5.1/11", "over: DATA", .reset(1, [.streamClosed]), [.get(1)], [.data(1, "test")]),
    PublishedCase("http2/5.1/12", "over: HEADERS", .end([.streamClosed]), [.get(1)], [.get(1)]),
    PublishedCase(
      "http2/5.1/13", "over: CONTINUATION", .end([.streamClosed, .protocolError]), [.get(1)], [lastOfHead]),
    PublishedCase("http2/5.1.1/1", "an even stream", .end([.protocolError]), [.get(2)]),
    PublishedCase("http2/5.1.1/2", "a stream below an earlier one", .end([.protocolError]), [.get(5)], [.get(3)]),
    PublishedCase(
      "http2/5.1.2/1", "a stream too many", .reset(201, [.protocolError, .refusedStream]), settings: [(4, 0)],
      (0...100).map { .get(2 * $0 + 1) }),
    PublishedCase(
      "http2/5.3.1/1", "HEADERS that depend on their own stream", .reset(1, [.protocolError]),
      [
        Frame(
          .headers, flags: 5 | Frame.priorityFlag, stream: 1,
          [0, 0, 0, 1, 255] + HPACK.literals(Frame.head("GET", "/")))
      ]),
    PublishedCase(
      "http2/5.3.1/2", "PRIORITY that depends on its own stream", .reset(2, [.protocolError]),
      [Frame(.priority, stream: 2, [0, 0, 0, 2, 255])]),
    PublishedCase(
      "http2/5.4.1/1", "an error ends the connection", .end([.protocolError]),
      [Frame(.ping, stream: 3, [UInt8](repeating: 0, count: 8))]),
    PublishedCase(
      "http2/5.4.1/2", "an error is told by GOAWAY", .end([.protocolError]),
      [Frame(.ping, stream: 3, [UInt8](repeating: 0, count: 8))]),
    PublishedCase(
      "http2/5.5/1", "an extension's frame", .ping,
      [Frame(type: 0x16, payload: [UInt8](repeating: 0, count: 8)), .ping()]),
    PublishedCase(
      "http2/5.5/2", "an extension's frame within a head", .end([.protocolError]),
      [openHead, Frame(type: 0x16, payload: [UInt8](repeating: 0, count: 8))]),
  ]

  /// A head on stream 1 that goes on.
  static let openHead = Frame(.headers, flags: 1, stream: 1, HPACK.literals(Frame.head("GET", "/")))
  /// What ends it.
  static let lastOfHead = Frame(.continuation, flags: 4, stream: 1, more)
}
