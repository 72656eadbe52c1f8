import HTTPCore
import Synchronization
import Testing
import Transport

/// Whoever watches an answer is told once when it is out, on real sockets.
@Suite struct `Watched answers` {
  /// Counts how often it is told.
  private final class Watch: AnswerWatch {
    private let calls = Atomic<Int>(0)
    var count: Int { calls.load(ordering: .acquiring) }
    func answerIsOut() { calls.add(1, ordering: .releasing) }
  }

  private static let paths = ["/now", "/delayed", "/dripped", "/cut", "/closed"]

  private static func delivery(_ path: String) -> Delivery? {
    switch path {
    case "/delayed": Delivery(after: .milliseconds(50))
    case "/dripped": Delivery(.dripped(bytesPerSecond: 100))
    case "/cut": Delivery(.cut(afterBytes: 4))
    case "/closed": Delivery(.withheld(.close))
    default: nil
    }
  }

  private static func running(_ watches: [String: Watch], isLater: Bool = false) throws -> Running {
    try Running.server(loops: 1) { request in
      var reply = Reply.text("0123456789")
      reply.delivery = delivery(request.path)
      reply.watch = watches[request.path]
      let made = reply
      return isLater ? .later { made } : .reply(made)
    }
  }

  private static func watches() -> [String: Watch] {
    Dictionary(uniqueKeysWithValues: paths.map { ($0, Watch()) })
  }

  @Test(arguments: [false, true], paths)
  func `over HTTP 1.1`(isLater: Bool, path: String) async throws {
    let watches = Self.watches()
    let running = try Self.running(watches, isLater: isLater)
    try await onThread {
      let client = try Client(port: running.port)
      try client.send(get(path, "Connection: close\r\n"))
      _ = try client.rest()
    }
    await running.stop()
    for (other, watch) in watches { #expect(watch.count == (other == path && path != "/closed" ? 1 : 0)) }
  }

  @Test func `each of those that are pipelined`() async throws {
    let watches = Self.watches()
    let running = try Self.running(watches)
    try await onThread {
      let client = try Client(port: running.port)
      try client.send(get("/now") + get("/dripped") + get("/now") + get("/delayed") + get("/now"))
      _ = try client.answers(5)
    }
    await running.stop()
    #expect(watches["/now"]?.count == 3 && watches["/dripped"]?.count == 1 && watches["/delayed"]?.count == 1)
  }
}
