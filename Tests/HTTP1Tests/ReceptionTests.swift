import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP1

/// How long a request took to arrive.
@Suite struct `Reception` {
  private static let second: Int64 = 1_000_000_000

  /// What the requests of these pieces, a second apart, say of themselves.
  private func receptions(_ pieces: [String]) -> [Int64?] {
    var machine = ServerConnection(limits: Limits(), at: .start)
    var found: [Int64?] = []
    for (place, piece) in pieces.enumerated() {
      let now = ContinuousClock.Instant.start + .seconds(place)
      machine.beginTurn()
      machine.received(Array(piece.utf8)[...], at: now)
      loop: while true {
        switch machine.next() {
        case .answer(let request):
          found.append(request.reception)
          machine.reply(Reply(head: HTTPResponse(status: .ok)), date: .any, at: now)
        case .write: _ = machine.send(at: now) { $0.count }
        default: break loop
        }
      }
    }
    return found
  }

  @Test func `it is counted from the first byte to the last, of each by itself`() {
    let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    let put = "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n"
    #expect(receptions([get]) == [0])
    #expect(receptions([get + get, get]) == [0, 0, 0])
    #expect(receptions(["G", "ET / HTTP/1.1\r\nHost: a\r\n", "\r\n"]) == [2 * Self.second])
    #expect(receptions([put, "a", "b", "c" + get]) == [3 * Self.second, 0])
    #expect(receptions(["PU", "T / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n", "x"]) == [2 * Self.second])
    #expect(receptions([get + "G", String(get.dropFirst()), "\r\n", get]) == [0, Self.second, 0])
  }
}
