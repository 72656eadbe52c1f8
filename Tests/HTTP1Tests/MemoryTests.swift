import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP1

@Suite struct `Memory that clients make a process hold` {
  private static let head = "PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 1000000\r\n\r\n"

  private func limits(_ limit: Int) -> Limits {
    var limits = Limits()
    limits.memory = MemoryAccount(limit: limit)
    return limits
  }

  @Test func `a large body is refused while connections hold half of what they may`() {
    let limits = limits(1000)
    var claim = MemoryClaim(limits.memory)
    claim.hold(500)
    let driver = Driver(limits: limits)
    driver.send(Self.head + String(repeating: "x", count: 64 * 1024 + 1))
    #expect(driver.outcome.refusals == [.memoryFull])
    #expect(driver.outcome.statuses == ["503"])
    #expect(!driver.outcome.survives)
  }

  @Test func `a body that is not large is taken all the same`() {
    let limits = limits(1000)
    var claim = MemoryClaim(limits.memory)
    claim.hold(900)
    let driver = Driver(limits: limits)
    driver.send(
      "PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 60000\r\n\r\n" + String(repeating: "x", count: 60_000))
    #expect(driver.outcome.statuses == ["200"])
  }

  @Test func `a large body is taken when nobody else holds much`() {
    let driver = Driver(limits: limits(10_000_000))
    driver.send(Self.head + String(repeating: "x", count: 1_000_000))
    #expect(driver.outcome.statuses == ["200"])
  }

  @Test func `what a connection holds is counted, and given back at its end`() {
    let account = MemoryAccount(limit: 1000)
    do {
      var claim = MemoryClaim(account)
      claim.hold(400)
      claim.hold(300)
      #expect(account.heldByConnections == 300)
      var other = MemoryClaim(account)
      other.hold(250)
      #expect(account.refusesLargeBodies)
      #expect(!account.isFull)
      #expect(!account.measured(875))
      #expect(account.measured(876))
      #expect(!account.isFull)
      #expect(account.measured(1200))
      #expect(account.isFull)
    }
    #expect(account.heldByConnections == 0)
    #expect(!account.measured(10))
    #expect(!account.isFull)
  }

  // MARK: Imports

  private static let importHead = "PUT /import HTTP/1.1\r\nHost: a.test\r\n"

  /// Bodies of 100 bytes, and imports of at most 300,000 within a memory of 600,000.
  private func importing(_ memory: Int = 600_000) -> Limits {
    var limits = Limits(body: 100)
    limits.memory = MemoryAccount(limit: memory)
    limits.imports = Imports(within: 600_000, atMost: .max) { method, path in method == .put && path == "/import" }
    return limits
  }

  private func chunked(_ size: Int, of chunk: Int) -> String {
    let sizes = [Int](repeating: chunk, count: size / chunk) + (size % chunk == 0 ? [] : [size % chunk])
    let chunks = sizes.map { String($0, radix: 16) + "\r\n" + String(repeating: "x", count: $0) + "\r\n" }
    return "Transfer-Encoding: chunked\r\n\r\n" + chunks.joined() + "0\r\n\r\n"
  }

  @Test(arguments: [101, 300_000])
  func `an import may be longer than other bodies`(_ size: Int) {
    let body = String(repeating: "x", count: size)
    for message in ["Content-Length: \(size)\r\n\r\n\(body)", chunked(size, of: 70_000)] {
      let driver = Driver(limits: importing())
      driver.send(Self.importHead + message)
      #expect(driver.outcome.statuses == ["200"])
      #expect(driver.outcome.requests == ["PUT /import a.test \(body)"])
    }
  }

  @Test func `a longer one is refused before it comes, and told its own bound`() {
    let driver = Driver(limits: importing())
    driver.send(Self.importHead + "Content-Length: 300001\r\nExpect: 100-continue\r\n\r\n")
    #expect(driver.outcome.refusals == [.bodyTooLarge(limit: 300_000)])
    let other = Driver(limits: importing())
    other.send(Self.importHead + chunked(300_001, of: 150_000))
    #expect(other.outcome.refusals == [.bodyTooLarge(limit: 300_000)])
  }

  @Test func `other bodies stay as short as they were, behind an import with the same fields, too`() {
    let driver = Driver(limits: importing())
    let fields = "Host: a.test\r\nContent-Length: 101\r\n\r\n" + String(repeating: "x", count: 101)
    driver.send("PUT /import HTTP/1.1\r\n" + fields)
    driver.send("PUT /import HTTP/1.1\r\n" + fields)
    driver.send("PUT /other HTTP/1.1\r\n" + fields)
    driver.send("POST /import HTTP/1.1\r\n" + fields)
    #expect(driver.outcome.statuses == ["200", "200", "413", "413"])
    #expect(driver.outcome.refusals == [.bodyTooLarge(limit: 100), .bodyTooLarge(limit: 100)])
  }

  @Test func `an import takes its room before it comes, and gives it back with the answer`() {
    let limits = importing()
    let driver = Driver(limits: limits)
    driver.send(Self.importHead + "Content-Length: 200000\r\n\r\n")
    #expect(limits.memory.heldByConnections == 400_000)
    let other = Driver(limits: limits)
    other.send(Self.importHead + "Content-Length: 150000\r\n\r\nx")
    #expect(other.outcome.refusals == [.memoryFull])
    driver.send(String(repeating: "x", count: 200_000))
    #expect(driver.outcome.statuses == ["200"])
    #expect(limits.memory.heldByConnections == 0)
  }

  @Test func `an import in chunks takes room as they are announced`() {
    let limits = importing()
    let driver = Driver(limits: limits)
    driver.send(Self.importHead + "Transfer-Encoding: chunked\r\n\r\n30000\r\n")
    #expect(limits.memory.heldByConnections == 2 * 0x30000)
    var claim = MemoryClaim(limits.memory)
    claim.hold(200_000)
    driver.send(String(repeating: "x", count: 0x30000) + "\r\n8000\r\n")
    #expect(driver.outcome.refusals == [.memoryFull])
    #expect(limits.memory.heldByConnections == 200_000)
  }

  @Test func `what worlds hold leaves that much less room for imports`() {
    let limits = importing()
    _ = limits.memory.measured(500_000)
    let driver = Driver(limits: limits)
    driver.send(Self.importHead + "Content-Length: 50001\r\n\r\n")
    #expect(driver.outcome.refusals == [.memoryFull])
    let smaller = Driver(limits: limits)
    smaller.send(Self.importHead + "Content-Length: 50000\r\n\r\n" + String(repeating: "x", count: 50_000))
    #expect(smaller.outcome.statuses == ["200"])
  }

  @Test func `a machine knows what it holds`() {
    let driver = Driver()
    driver.send(Self.head + String(repeating: "x", count: 1000))
    #expect((1000...4096).contains(driver.heldBytes))
    driver.window = 0
    driver.send(String(repeating: "x", count: 999_000))
    #expect(driver.heldBytes > 0)
    driver.window = .max
    driver.run()
    #expect(driver.heldBytes == 0)
  }
}
