import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP2

/// How long requests and answers are under way.
@Suite struct `Times on the way` {
  private final class Watch: AnswerWatch, @unchecked Sendable {
    private(set) var count = 0
    func answerIsOut() { count += 1 }
  }

  @Test func `a request's arrival is counted from its head's first byte to its end`() {
    let peer = Peer.ready()
    peer.send(.get(1))
    peer.send(.post(3))
    peer.wait(.seconds(2))
    peer.send(.data(3, "abc"))
    #expect(peer.requests.map(\.reception) == [0, 2_000_000_000])
  }

  @Test func `whoever watches is told once, when the last byte is gone`() {
    let peer = Peer.ready()
    let (first, second) = (Watch(), Watch())
    peer.answer = { request in
      var reply = Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0, count: 2_000))
      reply.watch = request.path == "/1" ? first : second
      return reply
    }
    peer.room = 1_000
    peer.send(.get(1, "/1"))
    #expect(first.count == 0)
    peer.room = .max
    peer.run()
    #expect(first.count == 1 && second.count == 0)
    peer.send(.get(3, "/2"))
    #expect(first.count == 1 && second.count == 1)
  }
}
