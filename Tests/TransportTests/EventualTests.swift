import Dispatch
import HTTPCore
import HTTPTypes
import Synchronization
import Testing
import Transport

/// Replies that come when the test rings.
private final class Bell: Sendable {
  private let waiting = Mutex<[@Sendable () -> Void]>([])
  private let begun = DispatchSemaphore(value: 0)

  /// Answers `/wait…` when it rings, everything else at once, and `/long` by a work.
  var answer: @Sendable (Request) -> Answer {
    { [self] request in
      let path = request.head.path ?? ""
      if path == "/long" { return .later { .text(path) } }
      guard path.hasPrefix("/wait") else { return .reply(.text(path)) }
      return .eventually { deliver in
        self.waiting.withLock { $0.append { deliver(.text(path)) } }
        self.begun.signal()
      }
    }
  }

  /// Waits until so many replies are waited for. To be called on a thread of the test's own.
  func waitUntilBegun(_ count: Int = 1) { for _ in 0..<count { begun.wait() } }

  func ring() {
    let all = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    for deliver in all { deliver() }
  }
}

@Suite struct `Answers that wait for something` {
  private let bell = Bell()

  @Test func `others are served on the same loop, works too, however many wait`() async throws {
    let bell = bell
    let running = try Running.server(loops: 1, answering: bell.answer)
    try await onThread {
      let waiting = try (0..<100).map { _ in try Client(port: running.port) }
      for client in waiting { try client.send(get("/wait")) }
      bell.waitUntilBegun(100)
      let quick = try Client(port: running.port)
      for path in ["/1", "/long", "/2"] { #expect(try quick.exchange(get(path)).text == path) }
      bell.ring()
      for client in waiting { #expect(try client.answer().text == "/wait") }
      #expect(try waiting[0].exchange(get("/next")).text == "/next")
    }
    await running.stop()
  }

  @Test func `pipelined answers stay in order`() async throws {
    let bell = bell
    let running = try Running.server(answering: bell.answer)
    try await onThread {
      let client = try Client(port: running.port)
      try client.send(["/1", "/wait", "/2"].map { get($0) }.joined())
      #expect(try client.answer().text == "/1")
      bell.waitUntilBegun()
      bell.ring()
      #expect(try client.answers(2).map(\.text) == ["/wait", "/2"])
    }
    await running.stop()
  }

  @Test func `streams of one HTTP 2 connection do not wait for one another`() async throws {
    let bell = bell
    let running = try Running.server(loops: 1, answering: bell.answer)
    try await onThread {
      let client = try FrameClient(port: running.port)
      try client.send(.head(1, "GET", "/wait"))
      bell.waitUntilBegun()
      #expect(try client.exchange(.head(3, "GET", "/quick")) == "/quick")
      #expect(try client.exchange(.head(5, "GET", "/long")) == "/long")
      bell.ring()
      #expect(try client.body(1) == Array("/wait".utf8))
    }
    await running.stop()
  }

  @Test func `a client that is gone meanwhile harms nobody`() async throws {
    let bell = bell
    let running = try Running.server(loops: 1, answering: bell.answer)
    try await onThread {
      do {
        let rude = try Client(port: running.port)
        try rude.send(get("/wait"))
        bell.waitUntilBegun()
        rude.reset()
      }
      let heir = try Client(port: running.port)
      #expect(try heir.exchange(get("/1")).text == "/1")
      bell.ring()
      #expect(try heir.exchange(get("/2")).text == "/2")
    }
    await running.stop()
  }
}
