import Testing

@testable import HTTP2

/// Every case that h2spec 2.6 has, by number.
@Suite struct `Published cases` {
  static let cases =
    PublishedCase.generic + PublishedCase.genericHeads + PublishedCase.streams + PublishedCase.frames
    + PublishedCase.flow + PublishedCase.messages + PublishedCase.compression

  @Test(arguments: cases) func `a case has the outcome that the suite wants`(_ item: PublishedCase) {
    let peer = Peer.ready(settings: item.settings)
    for piece in item.pieces { peer.send(piece) }
    switch item.wanted {
    case .goesOn:
      #expect(peer.connectionError == nil)
      #expect(peer.isServing(9))
    case .answer:
      #expect(peer.answers[1]?.status == "200")
      #expect(peer.connectionError == nil)
    case .ping: #expect(peer.frames(.ping).contains { $0.flags == Frame.ack })
    case .reset(let stream, let codes):
      let code = peer.streamError(stream) ?? peer.connectionError
      #expect(code.map(codes.contains) == true, "\(String(describing: code))")
    case .end(let codes):
      #expect(peer.connectionError.map(codes.contains) == true, "\(String(describing: peer.connectionError))")
    case .data(let size):
      #expect(peer.frames(.data, 1).map(\.payload.count).first { $0 > 0 } == size)
    case .pingOrEnd:
      #expect(peer.isOver || peer.hasFinishedWriting || peer.frames(.ping).contains { $0.flags == Frame.ack })
    }
  }

  @Test func `the first bytes are the preface, and others end a connection that has agreed on HTTP 2`() {
    let good = Peer()
    good.send(bytes: Preface.bytes + Frame.settings().bytes)
    #expect(good.frames(.settings).contains { $0.flags == Frame.ack })
    let bad = Peer()
    bad.send(bytes: Array("INVALID CONNECTION PREFACE\r\n\r\n".utf8))
    #expect(bad.connectionError == .protocolError)
  }

  @Test func `a window that shrinks below zero opens again by what is granted`() {
    let peer = Peer.ready(settings: [(4, 3)])
    peer.send(.get(1, "/12345"))
    #expect(peer.frames(.data, 1).map(\.payload.count) == [3])
    peer.send(.settings([(4, 2)]), .windowUpdate(1, 2))
    #expect(peer.frames(.data, 1).map(\.payload.count) == [3, 1])
  }

  /// The suite has 147; three of them are the two tests above.
  @Test func `every case of the suite has a row, once`() {
    let counts: [String: Int] = [
      "generic/1": 1, "generic/2": 5, "generic/3.1": 3, "generic/3.2": 3, "generic/3.3": 5, "generic/3.4": 1,
      "generic/3.5": 1, "generic/3.7": 1, "generic/3.8": 1, "generic/3.9": 2, "generic/3.10": 2, "generic/4": 4,
      "generic/5": 15, "http2/4.1": 3, "http2/4.2": 3, "http2/4.3": 3, "http2/5.1": 13, "http2/5.1.1": 2,
      "http2/5.1.2": 1, "http2/5.3.1": 2, "http2/5.4.1": 2, "http2/5.5": 2, "http2/6.1": 3, "http2/6.2": 4,
      "http2/6.3": 2, "http2/6.4": 3, "http2/6.5": 3, "http2/6.5.2": 5, "http2/6.5.3": 2, "http2/6.7": 4,
      "http2/6.8": 1, "http2/6.9": 3, "http2/6.9.1": 3, "http2/6.9.2": 2, "http2/6.10": 6, "http2/7": 2,
      "http2/8.1": 1, "http2/8.1.2": 1, "http2/8.1.2.1": 4, "http2/8.1.2.2": 2, "http2/8.1.2.3": 7,
      "http2/8.1.2.6": 2, "http2/8.2": 1, "hpack/2.3.3": 2, "hpack/4.2": 1, "hpack/5.2": 3, "hpack/6.1": 1,
      "hpack/6.3": 1,
    ]
    #expect(Dictionary(grouping: Self.cases, by: \.section).mapValues(\.count) == counts)
    #expect(Set(Self.cases.map(\.number)).count == Self.cases.count)
    #expect(Self.cases.count == 144)
  }
}
