import HTTPCore
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
      #expect(account.measured(900) == 0)
      #expect(!account.isFull)
      #expect(account.measured(1200) == 200)
      #expect(account.isFull)
    }
    #expect(account.heldByConnections == 0)
    #expect(account.measured(10) == 0)
    #expect(!account.isFull)
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
