extension PublishedCase {
  /// The definitions of frames: RFC 7540, section 6.
  static let frames = [
    PublishedCase("http2/6.1/1", "DATA on stream 0", .end([.protocolError]), [.data(0, "test")]),
    PublishedCase(
      "http2/6.1/2", "DATA on a stream that is not open", .reset(1, [.streamClosed]), [.get(1), .data(1, "test")]),
    PublishedCase(
      "http2/6.1/3", "padding longer than the payload", .end([.protocolError]),
      [.post(1), Frame(.data, flags: 9, stream: 1, [6] + Array("Test".utf8))]),
    PublishedCase(
      "http2/6.2/1", "a head that goes on, and PRIORITY", .end([.protocolError]),
      [openHead, Frame(.priority, stream: 1, [0, 0, 0, 0, 255]), lastOfHead]),
    PublishedCase(
      "http2/6.2/2", "a head that goes on, and another", .end([.protocolError]), [openHead, .get(3), lastOfHead]),
    PublishedCase("http2/6.2/3", "HEADERS on stream 0", .end([.protocolError]), [.get(0)]),
    PublishedCase(
      "http2/6.2/4", "padding longer than the head", .reset(1, [.protocolError]),
      [Frame(.headers, flags: 0xD, stream: 1, [200] + HPACK.literals(Frame.head("GET", "/")))]),
    PublishedCase(
      "http2/6.3/1", "PRIORITY on stream 0", .end([.protocolError]), [Frame(.priority, [0, 0, 0, 0, 255])]),
    PublishedCase(
      "http2/6.3/2", "PRIORITY of 4 bytes", .reset(1, [.frameSize]),
      [.post(1), Frame(.priority, stream: 1, [0x80, 0, 0, 1])]),
    PublishedCase("http2/6.4/1", "RST_STREAM on stream 0", .end([.protocolError]), [.reset(0)]),
    PublishedCase("http2/6.4/2", "RST_STREAM on an idle stream", .end([.protocolError]), [.reset(1)]),
    PublishedCase(
      "http2/6.4/3", "RST_STREAM of 3 bytes", .reset(1, [.frameSize]), [.post(1), Frame(.reset, stream: 1, [0, 0, 0])]),
    PublishedCase(
      "http2/6.5/1", "an acknowledgement with payload", .end([.frameSize]), [Frame(.settings, flags: 1, [0])]),
    PublishedCase(
      "http2/6.5/2", "SETTINGS on a stream", .end([.protocolError]),
      [Frame(.settings, stream: 1, [0, 3, 0, 0, 0, 0x64])]),
    PublishedCase(
      "http2/6.5/3", "SETTINGS of 3 bytes", .end([.frameSize, .protocolError]), [Frame(.settings, [0, 3, 0])]),
    PublishedCase("http2/6.5.2/1", "ENABLE_PUSH of 2", .end([.protocolError]), [.settings([(2, 2)])]),
    PublishedCase("http2/6.5.2/2", "INITIAL_WINDOW_SIZE of 2³¹", .end([.flowControl]), [.settings([(4, 1 << 31)])]),
    PublishedCase("http2/6.5.2/3", "MAX_FRAME_SIZE of 16383", .end([.protocolError]), [.settings([(5, 16_383)])]),
    PublishedCase("http2/6.5.2/4", "MAX_FRAME_SIZE of 2²⁴", .end([.protocolError]), [.settings([(5, 1 << 24)])]),
    PublishedCase("http2/6.5.2/5", "an unknown setting", .ping, [.settings([(0xFF, 1)]), .ping()]),
    PublishedCase(
      "http2/6.5.3/1", "a setting twice: the last holds", .data(1), settings: [(4, 100), (4, 1)], [.get(1, "/12345")]),
    PublishedCase("http2/6.5.3/2", "SETTINGS are acknowledged", .goesOn, [.settings([(2, 0)])]),
    PublishedCase("http2/6.7/1", "PING", .ping, [.ping()]),
    PublishedCase(
      "http2/6.7/2", "an acknowledgement of a PING that nobody sent", .ping,
      [Frame(.ping, flags: 1, Array("invalid!".utf8)), .ping()]),
    PublishedCase(
      "http2/6.7/3", "PING on a stream", .end([.protocolError]),
      [Frame(.ping, stream: 1, [UInt8](repeating: 0, count: 8))]),
    PublishedCase(
      "http2/6.7/4", "PING of 6 bytes", .end([.frameSize]), [Frame(.ping, [UInt8](repeating: 0, count: 6))]),
    PublishedCase(
      "http2/6.8/1", "GOAWAY on a stream", .end([.protocolError]),
      [Frame(.goAway, stream: 1, [UInt8](repeating: 0, count: 8))]),
    PublishedCase(
      "http2/6.10/1", "two CONTINUATIONs", .answer, [openHead, Frame(.continuation, stream: 1, more), lastOfHead]),
    PublishedCase(
      "http2/6.10/2", "DATA behind a CONTINUATION that is not the last", .end([.protocolError]),
      [openHead, Frame(.continuation, stream: 1, more), .data(1, "test")]),
    PublishedCase(
      "http2/6.10/3", "CONTINUATION on stream 0", .end([.protocolError]),
      [openHead, Frame(.continuation, flags: 4, more)]),
    PublishedCase("http2/6.10/4", "CONTINUATION behind a whole head", .end([.protocolError]), [.post(1), lastOfHead]),
    PublishedCase(
      "http2/6.10/5", "CONTINUATION behind the last", .end([.protocolError]),
      [Frame(.headers, stream: 1, HPACK.literals(Frame.head("POST", "/"))), lastOfHead, lastOfHead]),
    PublishedCase(
      "http2/6.10/6", "CONTINUATION behind DATA", .end([.protocolError]), [.post(1), .data(1, "test"), lastOfHead]),
  ]
}
