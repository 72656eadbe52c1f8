import HTTPCore
import Testing

@testable import HTTP2

/// Frames that end the connection: what is sent behind the exchange of settings, and the code in the GOAWAY.
struct Violation: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let frames: [Frame]
  let code: ErrorCode

  init(_ name: String, _ code: ErrorCode, _ frames: Frame...) {
    (testDescription, self.frames, self.code) = (name, frames, code)
  }
}

@Suite struct `Connection errors` {
  static let frameSizes = [
    Violation("4.2 DATA above the maximum", .frameSize, .post(1), .data(1, [UInt8](repeating: 0, count: 16_385))),
    Violation(
      "4.2 HEADERS above the maximum", .frameSize,
      Frame(.headers, flags: Frame.endHeaders, stream: 1, [UInt8](repeating: 0, count: 16_385))),
    Violation("4.2 PING above the maximum", .frameSize, Frame(.ping, [UInt8](repeating: 0, count: 16_385))),
    Violation("6.3 PRIORITY of 4 bytes", .frameSize, Frame(.priority, stream: 1, [0, 0, 0, 0])),
    Violation("6.4 RST_STREAM of 3 bytes", .frameSize, .get(1), Frame(.reset, stream: 1, [0, 0, 0])),
    Violation("6.5 SETTINGS of 5 bytes", .frameSize, Frame(.settings, [0, 1, 0, 0, 0])),
    Violation("6.5 SETTINGS acknowledgement with payload", .frameSize, Frame(.settings, flags: 1, [0, 1, 0, 0, 0, 0])),
    Violation("6.7 PING of 7 bytes", .frameSize, Frame(.ping, [1, 2, 3, 4, 5, 6, 7])),
    Violation("6.7 PING of 9 bytes", .frameSize, Frame(.ping, [1, 2, 3, 4, 5, 6, 7, 8, 9])),
    Violation("6.8 GOAWAY of 7 bytes", .frameSize, Frame(.goAway, [0, 0, 0, 0, 0, 0, 0])),
    Violation("6.9 WINDOW_UPDATE of 3 bytes", .frameSize, Frame(.windowUpdate, [0, 0, 1])),
    Violation("6.9 WINDOW_UPDATE of 5 bytes", .frameSize, Frame(.windowUpdate, [0, 0, 1, 0, 0])),
  ]

  static let streamNumbers = [
    Violation("5.1.1 an even stream", .protocolError, .get(2)),
    Violation("6.1 DATA on stream 0", .protocolError, .data(0, "x")),
    Violation("6.2 HEADERS on stream 0", .protocolError, .get(0)),
    Violation("6.3 PRIORITY on stream 0", .protocolError, Frame(.priority, [0, 0, 0, 3, 1])),
    Violation("6.4 RST_STREAM on stream 0", .protocolError, .reset(0)),
    Violation("6.5 SETTINGS on a stream", .protocolError, Frame(.settings, stream: 1)),
    Violation(
      "6.6 PUSH_PROMISE from a client", .protocolError, Frame(.pushPromise, flags: 4, stream: 1, [0, 0, 0, 2])),
    Violation("6.7 PING on a stream", .protocolError, Frame(.ping, stream: 1, [0, 0, 0, 0, 0, 0, 0, 0])),
    Violation("6.8 GOAWAY on a stream", .protocolError, Frame(.goAway, stream: 1, [0, 0, 0, 0, 0, 0, 0, 0])),
    Violation("6.10 CONTINUATION on stream 0", .protocolError, Frame(.continuation, flags: 4)),
  ]

  static let states = [
    Violation("5.1 DATA on an idle stream", .protocolError, .data(1, "x")),
    Violation("5.1 RST_STREAM on an idle stream", .protocolError, .reset(1)),
    Violation("5.1 WINDOW_UPDATE on an idle stream", .protocolError, .windowUpdate(1, 1)),
    Violation("5.1 CONTINUATION on an idle stream", .protocolError, Frame(.continuation, flags: 4, stream: 1)),
    Violation("5.1 DATA on a stream that the client ended", .streamClosed, .get(1), .data(1, "x")),
    Violation("5.1 DATA behind RST_STREAM", .streamClosed, .post(1), .reset(1), .data(1, "x")),
    Violation("5.1 HEADERS behind RST_STREAM", .streamClosed, .post(1), .reset(1), .get(1)),
    Violation("5.1 HEADERS on a stream that is over", .streamClosed, .get(1), .get(1)),
    Violation(
      "5.1 CONTINUATION on a closed stream", .protocolError, .get(1), Frame(.continuation, flags: 4, stream: 1)),
    Violation("5.3.1 PRIORITY on itself", .protocolError, Frame(.priority, stream: 3, [0, 0, 0, 3, 1])),
    Violation(
      "5.3.1 PRIORITY on itself, exclusively", .protocolError, Frame(.priority, stream: 3, [0x80, 0, 0, 3, 1])),
    Violation(
      "5.3.1 HEADERS on itself", .protocolError,
      Frame(
        .headers, flags: 5 | Frame.priorityFlag, stream: 3,
        [0, 0, 0, 3, 1] + HPACK.literals(Frame.head("GET", "/")))),
    Violation("3.4 acknowledged settings hold: one stream too many", .protocolError, .get(2)),
    Violation("6.1 padding as long as the payload", .protocolError, .post(1), Frame(.data, flags: 8, stream: 1, [1])),
    Violation(
      "6.2 padding longer than the head", .protocolError, Frame(.headers, flags: 0xC, stream: 1, [9, 0x82, 0x84])),
  ]

  static let settings = [
    Violation("6.5.2 ENABLE_PUSH of 2", .protocolError, .settings([(2, 2)])),
    Violation("6.5.2 INITIAL_WINDOW_SIZE above 2³¹−1", .flowControl, .settings([(4, 1 << 31)])),
    Violation("6.5.2 MAX_FRAME_SIZE below 16384", .protocolError, .settings([(5, 16_383)])),
    Violation("6.5.2 MAX_FRAME_SIZE above 2²⁴−1", .protocolError, .settings([(5, 1 << 24)])),
    Violation("6.9 WINDOW_UPDATE of 0 on the connection", .protocolError, .windowUpdate(0, 0)),
    Violation("6.9.1 the connection's window overflows", .flowControl, .windowUpdate(0, 0x7FFF_FFFF)),
  ]

  static let heads = [
    Violation(
      "4.3 an index beyond the tables", .compression,
      Frame(.headers, flags: 5, stream: 1, HPACK.integer(200, prefix: 7).enumerated().map { $0 == 0 ? $1 | 0x80 : $1 })),
    Violation("4.3 index 0", .compression, Frame(.headers, flags: 5, stream: 1, [0x80])),
    Violation("4.3 a head cut short", .compression, Frame(.headers, flags: 5, stream: 1, [0x00, 0x05, 0x61])),
    Violation(
      "4.3 a dynamic table above what was allowed", .compression,
      Frame(.headers, flags: 5, stream: 1, [0x3F, 0xE2, 0x1F, 0x82, 0x84, 0x86])),
    Violation(
      "4.3 an integer without end", .compression,
      Frame(.headers, flags: 5, stream: 1, [0xFF] + [UInt8](repeating: 0xFF, count: 12))),
    Violation(
      "6.10 another frame within a head", .protocolError, Frame(.headers, flags: 1, stream: 1, [0x82]), .ping()),
    Violation(
      "6.10 CONTINUATION of another stream", .protocolError, Frame(.headers, flags: 1, stream: 1, [0x82]),
      Frame(.continuation, flags: 4, stream: 3, [0x84])),
    Violation(
      "6.10 CONTINUATION behind a finished head", .protocolError, .post(1), Frame(.continuation, flags: 4, stream: 1)),
  ]

  @Test(arguments: frameSizes) func `a frame of the wrong size`(_ violation: Violation) { expect(violation) }
  @Test(arguments: streamNumbers) func `a frame on the wrong stream`(_ violation: Violation) { expect(violation) }
  @Test(arguments: states) func `a frame at the wrong time`(_ violation: Violation) { expect(violation) }
  @Test(arguments: settings) func `a value out of range`(_ violation: Violation) { expect(violation) }
  @Test(arguments: heads) func `a head that can't be read`(_ violation: Violation) { expect(violation) }

  private func expect(_ violation: Violation) {
    let peer = Peer.ready()
    peer.send(violation.frames)
    #expect(peer.connectionError == violation.code)
    #expect(peer.hasFinishedWriting)
    #expect(!peer.isServing(9))
  }

  @Test(arguments: frameSizes + streamNumbers + states + settings + heads)
  func `the outcome is the same when bytes come one by one`(_ violation: Violation) {
    let peer = Peer.ready()
    for byte in violation.frames.flatMap(\.bytes) { peer.send(bytes: [byte]) }
    #expect(peer.connectionError == violation.code)
  }

  @Test func `the first frame must be SETTINGS`() {
    let peer = Peer()
    peer.send(bytes: Preface.bytes + Frame.ping().bytes)
    #expect(peer.connectionError == .protocolError)
  }

  @Test func `more than eight CONTINUATION frames end the connection`() {
    let peer = Peer.ready()
    peer.send(Frame(.headers, flags: 1, stream: 1, [0x82]))
    for _ in 0..<8 { peer.send(Frame(.continuation, stream: 1)) }
    #expect(peer.connectionError == nil)
    peer.send(Frame(.continuation, stream: 1))
    #expect(peer.connectionError == .enhanceYourCalm)
    #expect(peer.requests.isEmpty)
  }
}
