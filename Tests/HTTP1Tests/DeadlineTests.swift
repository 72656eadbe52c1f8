import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP1

@Suite struct Deadlines {
  private let get = "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n"

  @Test func `a head has ten seconds from its first byte, and later bytes do not extend them`() {
    let driver = Driver()
    driver.wait(20)
    driver.send("G")
    for byte in "ET / HTT" {
      driver.wait(1)
      driver.send(String(byte))
    }
    driver.wait(1.9)
    #expect(driver.outcome.wire == "")
    driver.wait(0.1)
    #expect(driver.outcome.refusals == [.headTimedOut(limit: .seconds(10))])
    #expect(driver.outcome.statuses == ["408"])
    #expect(driver.outcome.finishedWriting)
  }

  @Test func `a head that follows another in one piece has its own ten seconds`() {
    let driver = Driver()
    driver.wait(9)
    driver.send(get + "GET /2")
    driver.wait(9.9)
    driver.send(" HTTP/1.1\r\nHost: a.test\r\n\r\n")
    #expect(driver.outcome.statuses == ["200", "200"])
  }

  @Test func `a body may take long as long as it comes`() {
    let driver = Driver()
    driver.send("PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\n\r\n")
    for byte in "hell" {
      driver.wait(29)
      driver.send(String(byte))
    }
    driver.wait(29.9)
    #expect(driver.outcome.wire == "")
    driver.wait(0.1)
    #expect(driver.outcome.refusals == [.bodyTimedOut(limit: .seconds(30))])
    #expect(driver.outcome.statuses == ["408"])
    #expect(!driver.outcome.survives)
  }

  @Test func `a body has five minutes, however it drips`() {
    let driver = Driver()
    driver.send("PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 100\r\n\r\n")
    for _ in 0..<29 {
      driver.wait(10)
      driver.send("x")
    }
    driver.wait(9.9)
    #expect(driver.outcome.wire == "")
    driver.wait(0.1)
    #expect(driver.outcome.refusals == [.bodyTooSlow(limit: .seconds(300))])
    #expect(driver.outcome.statuses == ["408"])
    #expect(!driver.outcome.survives)
  }

  @Test func `each body has its own five minutes`() {
    let driver = Driver()
    for _ in 0..<12 {
      driver.send("PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 1\r\n\r\n")
      driver.wait(29)
      driver.send("x")
    }
    #expect(driver.outcome.statuses == [String](repeating: "200", count: 12))
  }

  @Test func `a refused request whose body does not come is answered with its own refusal`() {
    let driver = Driver()
    driver.send("PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\n")
    driver.wait(30)
    #expect(driver.outcome.refusals == [.unsupportedContentEncoding("br")])
    #expect(driver.outcome.wire.contains("Connection: close\r\n"))
  }

  @Test(arguments: [0, 1]) func `an idle connection is closed silently after a minute`(_ requests: Int) {
    let driver = Driver()
    driver.send(String(repeating: get, count: requests))
    let wire = driver.outcome.wire
    driver.wait(59.9)
    #expect(driver.outcome.survives)
    driver.wait(0.1)
    #expect(!driver.outcome.survives)
    #expect(driver.outcome.wire == wire)
    #expect(!driver.outcome.finishedWriting)
  }

  @Test func `an answer that is not taken for half a minute ends the connection`() {
    let driver = Driver()
    driver.answer = { _ in Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0, count: 100_000)) }
    driver.window = 0
    driver.send(get)
    driver.wait(29.9)
    driver.window = 10
    driver.run()
    driver.wait(29.9)
    #expect(driver.outcome.survives)
    driver.wait(0.1)
    #expect(!driver.outcome.survives)
  }

  @Test func `two seconds after the half-close the socket is closed`() {
    let driver = Driver()
    driver.send("GET / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n")
    driver.wait(1)
    driver.send("more")
    driver.wait(0.9)
    #expect(driver.conversation.survives)
    driver.wait(0.1)
    #expect(!driver.conversation.survives)
  }

  @Test func `while the server stops it lingers for half a second only`() {
    let driver = Driver()
    driver.send("GET / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n")
    driver.machine.drain(at: driver.now)
    driver.wait(0.4)
    #expect(driver.conversation.survives)
    driver.wait(0.1)
    #expect(!driver.conversation.survives)
  }

  @Test func `a client that was not read is not timed out for its silence`() {
    let driver = Driver()
    driver.answer = { _ in Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0x61, count: 70_000)) }
    driver.window = 0
    driver.send(get + "PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\n\r\nhe")
    driver.wait(29)
    driver.window = .max
    driver.run()
    driver.wait(29)
    driver.send("llo")
    #expect(driver.outcome.requests.last == "PUT / a.test hello")
  }

  @Test func `a deadline that has not come changes nothing`() {
    let driver = Driver()
    driver.send("GET /")
    driver.machine.deadlinePassed(at: driver.now)
    driver.run()
    #expect(driver.outcome.survives)
  }
}

extension Driver {
  /// Lets time go by, with a look at the deadline at its end.
  func wait(_ seconds: Double) {
    now += .milliseconds(Int((seconds * 1000).rounded()))
    machine.deadlinePassed(at: now)
    run()
  }
}
