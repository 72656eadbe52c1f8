import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP1

@Suite struct `A connection's life` {
  private let get = "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n"
  private let slash = "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 1\r\n\r\n/"

  @Test func `an answer is head and body in one run of bytes`() {
    #expect(converse(get).wire == slash)
  }

  @Test func `pipelined requests are answered in order`() {
    let driver = Driver()
    driver.send((1...50).map { "GET /\($0) HTTP/1.1\r\nHost: a.test\r\n\r\n" }.joined())
    #expect(driver.outcome.requests == (1...50).map { "GET /\($0) a.test" })
    #expect(driver.outcome.statuses.count == 50)
  }

  @Test func `HEAD is answered like GET without the body`() {
    let outcome = converse("HEAD /abc HTTP/1.1\r\nHost: a.test\r\n\r\n")
    #expect(outcome.wire.hasSuffix("Content-Length: 4\r\n\r\n"))
  }

  @Test func `a refused HEAD has no body either`() {
    let outcome = converse("HEAD / HTTP/1.1\r\nHost: a.test\r\nX : 1\r\n\r\n")
    #expect(outcome.wire.hasSuffix("Content-Length: 2\r\nConnection: close\r\n\r\n"))
  }

  @Test func `HTTP 1.0 that asks to keep the connection is told so`() {
    let outcome = converse("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    #expect(outcome.wire.contains("Connection: keep-alive\r\n"))
    #expect(outcome.survives)
  }

  @Test func `an answer may ask to close`() {
    let driver = Driver()
    driver.answer = { _ in Reply(head: HTTPResponse(status: .ok, headerFields: [.connection: "close"])) }
    driver.send(get + get)
    #expect(driver.outcome.requests.count == 1)
    #expect(driver.outcome.wire.hasSuffix("Connection: close\r\n\r\n"))
    #expect(!driver.outcome.survives)
  }

  // MARK: 100-continue

  @Test func `100 comes before the body is there`() {
    let driver = Driver()
    driver.send("PUT / HTTP/1.1\r\nHost: a.test\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    #expect(driver.outcome.wire == "HTTP/1.1 100 Continue\r\n\r\n")
    driver.send("hello")
    #expect(driver.outcome.statuses == ["100", "200"])
    #expect(driver.outcome.requests == ["PUT / a.test hello"])
  }

  @Test func `a head that is refused alone gets no 100`() {
    let driver = Driver()
    driver.send("PUT / HTTP/1.1\r\nHost: a.test\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n")
    #expect(driver.outcome.statuses == ["413"])
    #expect(!driver.outcome.survives)
  }

  // MARK: Flow

  @Test func `reading stops while answers pile up, and goes on when they are taken`() {
    let driver = Driver()
    driver.answer = { _ in Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0x61, count: 40_000)) }
    driver.window = 0
    driver.send(get + get + get)
    #expect(driver.outcome.requests.count == 2)
    #expect(!driver.wantsToRead)
    driver.window = .max
    driver.run()
    #expect(driver.outcome.requests.count == 3)
    #expect(driver.outcome.statuses.count == 3)
    #expect(driver.wantsToRead)
  }

  @Test func `an answer that the socket takes in bits arrives whole`() {
    let driver = Driver()
    let body = (0..<200_000).map { UInt8(ascii: "a") + UInt8($0 % 26) }
    driver.answer = { _ in Reply(head: HTTPResponse(status: .ok), body: body) }
    driver.window = 0
    driver.send(get)
    for _ in 0..<300 {
      driver.window = 1000
      driver.run()
    }
    #expect(driver.outcome.wire.hasSuffix("\r\n\r\n" + String(decoding: body, as: UTF8.self)))
  }

  @Test func `a client that sends no more still gets its answers`() {
    let driver = Driver()
    driver.window = 0
    driver.send(get + get)
    driver.machine.peerClosed()
    driver.window = .max
    driver.run()
    #expect(driver.outcome.statuses == ["200", "200"])
    #expect(!driver.outcome.survives)
  }

  @Test(arguments: ["", "GET / HT", "PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\n\r\nhel"])
  func `a client that leaves within a request ends the connection`(_ text: String) {
    let driver = Driver()
    driver.send(text)
    driver.machine.peerClosed()
    driver.run()
    #expect(driver.outcome.wire == "")
    #expect(!driver.outcome.survives)
  }

  @Test func `after the last answer the sending side is shut down and the rest is thrown away`() {
    let driver = Driver()
    driver.send("GET / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n")
    #expect(driver.outcome.finishedWriting)
    #expect(driver.wantsToRead)
    driver.send(get)
    #expect(driver.outcome.requests.count == 1)
    #expect(driver.conversation.survives)
    driver.machine.peerClosed()
    driver.run()
    #expect(!driver.conversation.survives)
  }

  // MARK: Turns

  @Test(arguments: [(1, 0), (16, 0), (17, 1), (40, 2)])
  func `a connection makes way for others after sixteen requests`(_ requests: Int, _ turns: Int) {
    let driver = Driver()
    driver.send((0..<requests).map { "GET /\($0) HTTP/1.1\r\nHost: a.test\r\n\r\n" }.joined())
    #expect(driver.turns == turns)
    #expect(driver.outcome.requests == (0..<requests).map { "GET /\($0) a.test" })
  }

  @Test(arguments: [(32_767, 1), (65_536, 3)])
  func `a connection makes way for others after 64 KiB of answers`(_ size: Int, _ turns: Int) {
    let driver = Driver()
    driver.answer = { _ in Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0x61, count: size)) }
    driver.send(get + get + get + get)
    #expect(driver.turns == turns)
    #expect(driver.outcome.statuses.count == 4)
  }

  @Test func `refused requests count as well`() {
    let driver = Driver()
    driver.send(String(repeating: "BREW / HTTP/1.1\r\nHost: a.test\r\n\r\n", count: 40))
    #expect(driver.turns == 2)
    #expect(driver.outcome.statuses.count == 40)
  }

  @Test func `a client that half-closes gets what is answered after others had their turn, too`() {
    let driver = Driver()
    driver.machine.received(Array(String(repeating: get, count: 20).utf8)[...], at: driver.now)
    driver.machine.peerClosed()
    driver.run()
    #expect(driver.turns == 1)
    #expect(driver.outcome.statuses.count == 20)
    #expect(!driver.outcome.survives)
  }

  // MARK: Answers that take long

  @Test func `nothing is read or answered while a reply is being made, and then all in order`() {
    let driver = Driver()
    driver.answersLater = true
    driver.send(get + "HEAD /2 HTTP/1.1\r\nHost: a.test\r\n\r\n" + get)
    #expect(driver.outcome.requests.count == 1)
    #expect(!driver.wantsToRead)
    #expect(driver.machine.deadline == nil)
    driver.answer(later: "first")
    #expect(driver.outcome.requests.count == 2)
    driver.answer(later: "second")
    driver.answer(later: "third")
    #expect(driver.outcome.statuses == ["200", "200", "200"])
    #expect(driver.outcome.wire.hasSuffix("\r\n\r\nthird"))
    #expect(!driver.outcome.wire.contains("second"))
    #expect(driver.wantsToRead)
  }

  @Test func `a head that came while a reply was made has its whole ten seconds`() {
    let driver = Driver()
    driver.answersLater = true
    driver.send(get + "GET /2")
    driver.wait(60)
    driver.answer(later: "first")
    driver.wait(9.9)
    driver.send(" HTTP/1.1\r\nHost: a.test\r\n\r\n")
    driver.answer(later: "second")
    #expect(driver.outcome.statuses == ["200", "200"])
  }

  @Test func `a reply that is made while the server stops says Connection close`() {
    let driver = Driver()
    driver.answersLater = true
    driver.send(get)
    driver.machine.drain(at: driver.now)
    driver.run()
    #expect(driver.conversation.survives)
    driver.answer(later: "done")
    #expect(driver.outcome.wire.contains("Connection: close\r\n"))
    #expect(driver.outcome.finishedWriting)
  }

  // MARK: Drain

  @Test func `draining ends an idle connection at once`() {
    let driver = Driver()
    driver.send(get)
    driver.machine.drain(at: driver.now)
    driver.run()
    #expect(!driver.outcome.survives)
  }

  @Test(arguments: ["PUT /x HTTP/1.1\r\nHost", "PUT /x HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\n\r\nhe"])
  func `draining lets a request in flight finish with Connection close`(_ begun: String) {
    let whole = "PUT /x HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\n\r\nhello"
    let driver = Driver()
    driver.send(begun)
    driver.machine.drain(at: driver.now)
    driver.run()
    #expect(driver.outcome.survives)
    driver.send(String(whole.dropFirst(begun.count)))
    #expect(driver.outcome.requests == ["PUT /x a.test hello"])
    #expect(driver.outcome.wire.contains("Connection: close\r\n"))
    #expect(!driver.outcome.survives)
  }

  // MARK: Replies that can't be sent

  @Test func `a control byte in an answer's value becomes a refusal to word`() {
    let driver = Driver()
    driver.answer = { _ in
      var head = HTTPResponse(status: .ok)
      head.headerFields.append(HTTPField(name: .contentType, lenientValue: [0x61, 0x01]))
      return Reply(head: head)
    }
    driver.send(get)
    #expect(driver.outcome.refusals == [.unsendableReply(.controlByte(field: "Content-Type"))])
    #expect(driver.outcome.statuses == ["500"])
    #expect(driver.outcome.survives)
  }

  @Test func `when the refusal can't be sent either a bare 500 goes out`() {
    let driver = Driver()
    driver.answer = { _ in Reply(head: HTTPResponse(status: .continue)) }
    driver.refuse = { _ in Reply(head: HTTPResponse(status: .init(code: 700))) }
    driver.send(get + get)
    #expect(driver.outcome.statuses == ["500", "500"])
    #expect(driver.outcome.refusals == [.unsendableReply(.status(100)), .unsendableReply(.status(100))])
  }
}
