import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP1

/// The fields of a request, which a connection remembers from the last one.
@Suite struct Fields {
  /// Field sections of the requests of one connection, each a permutation or variation of the one before.
  private static let sections = [
    "Host: a.test\r\nAccept: a\r\nX-B: b\r\n",
    "Host: a.test\r\nAccept: a\r\nX-B: b\r\n",
    "Host: a.test\r\nAccept: a\r\nX-B: b\r\n",
    "X-Y: y\r\nAccept: a\r\nX-B: b\r\nHost: a.test\r\n",
    "X-Y: y\r\nAccept: a\r\nX-B: b\r\nHost: a.test\r\n",
    "X-Y: z\r\nAccept: a\r\nHost: b.test\r\n",
    "X-Y: z\r\nAccept: a\r\nHost: b.test\r\nX-B: b\r\n",
    "X-Y: z\r\nHost: b.test\r\n",
    "Host: b.test\r\nX-Y: z\r\n",
    "Host: a.test\r\nX-Long: \(String(repeating: "l", count: 400))\r\nX-Y: z\r\n",
    "Host: a.test\r\nX-Long: \(String(repeating: "l", count: 400))\r\nX-Y: z\r\n",
    "Host: a.test\r\nX-Long: l\r\nX-Y: z\r\n",
    "Host: a.test\r\n" + (0..<40).map { "X-\($0): \($0)\r\n" }.joined(),
    "Host: a.test\r\n" + (0..<40).map { "X-\($0): \($0)\r\n" }.joined(),
    "Host: a.test\r\n" + (0..<40).reversed().map { "X-\($0): \($0)\r\n" }.joined(),
    "Host: a.test\r\n",
    "Host: a.test\r\nAccept: a\r\nX-B: b\r\n",
  ]

  @Test func `each request has its own fields, whatever the one before had`() {
    var seen: [[String]] = []
    let driver = Driver()
    driver.answer = { request in
      seen.append(
        ["Host: \(request.head.authority ?? "")"] + request.head.headerFields.map { "\($0.name.rawName): \($0.value)" })
      return Reply(head: HTTPResponse(status: .ok))
    }
    for _ in 0..<3 {
      for section in Self.sections { driver.send("GET / HTTP/1.1\r\n\(section)\r\n") }
    }
    let expected = Self.sections.map { section in
      let lines = section.components
      return lines.filter { $0.hasPrefix("Host") } + lines.filter { !$0.hasPrefix("Host") }
    }
    #expect(seen == expected + expected + expected)
  }

  /// Heads of one connection: the same, the same with another request line, and what must not be taken for the same.
  private static let heads = [
    "GET /a HTTP/1.1\r\nHost: a.test\r\nX: 1\r\n\r\n", "GET /a HTTP/1.1\r\nHost: a.test\r\nX: 1\r\n\r\n",
    "PUT /b?c HTTP/1.1\r\nHost: a.test\r\nX: 1\r\n\r\n", "\r\nGET /a HTTP/1.1\r\nHost: a.test\r\nX: 1\r\n\r\n",
    "GET http://b.test/d HTTP/1.1\r\nHost: a.test\r\nX: 1\r\n\r\n",
    "PUT /e HTTP/1.1\r\nHost: a.test\r\nContent-Length: 2\r\n\r\nab",
    "PUT /e HTTP/1.1\r\nHost: a.test\r\nContent-Length: 2\r\n\r\ncd",
    "PUT /f HTTP/1.1\r\nHost: a.test\r\nContent-Length: 2\r\n\r\nef",
    "PUT /f HTTP/1.1\r\nHost: a.test\r\nContent-Length: 3\r\n\r\nghi",
    "PUT /g HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n2\r\njk\r\n0\r\n\r\n",
    "PUT /g HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nl\r\n0\r\n\r\n",
    "GET /a HTTP/1.0\r\nHost: a.test\r\nConnection: keep-alive\r\n\r\n",
    "GET /a HTTP/1.1\r\nHost: a.test\r\nConnection: keep-alive\r\n\r\n",
    "GET /a HTTP/1.0\r\nHost: a.test\r\nConnection: keep-alive\r\n\r\n",
    "BREW /a HTTP/1.1\r\nHost: a.test\r\nConnection: keep-alive\r\n\r\n",
    "GET /a HTTP/1.1\r\nHost: a.test\r\nConnection: keep-alive\r\n\r\n",
  ]

  /// What a fresh connection for each of the heads answers.
  private static let answers = heads.map { head in
    let driver = Driver()
    driver.send(head)
    return (driver.outcome.requests, driver.outcome.refusals)
  }

  @Test(arguments: [1, 7, Int.max])
  func `a head that was seen before is judged as on a fresh connection, however it is cut`(piece: Int) {
    let driver = Driver()
    let bytes = Array((0..<3).flatMap { _ in Self.heads }.joined().utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      driver.send(rest.prefix(piece))
      rest = rest.dropFirst(piece)
    }
    #expect(driver.outcome.requests == (0..<3).flatMap { _ in Self.answers.flatMap(\.0) })
    #expect(driver.outcome.refusals == (0..<3).flatMap { _ in Self.answers.flatMap(\.1) })
  }

  @Test func `the end of other fields is not taken for all of the fields that were seen before`() {
    let driver = Driver()
    for _ in 0..<3 { driver.send("PUT /a HTTP/1.1\r\nHost: a.test\r\nX: 1\r\n\r\n") }
    driver.send("PUT /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n")
    driver.send("Host: a.test\r\nX: 1\r\n\r\n")
    driver.send("2\r\nok\r\n0\r\n\r\n")
    #expect(driver.outcome.refusals == [])
    #expect(driver.outcome.requests == Array(repeating: "PUT /a a.test", count: 3) + ["PUT /b a.test ok"])
  }

  @Test func `a head that was seen before does not outlive the method that it came with`() {
    let fields = " HTTP/1.1\r\nHost: a.test\r\nUpgrade: h2c\r\n\r\n"
    let driver = Driver()
    for line in ["GET /", "GET /", "CONNECT a.test:1"] { driver.send(line + fields) }
    #expect(driver.outcome.requests.count == 2)
    #expect(driver.outcome.refusals.count == 1)
    #expect(!driver.outcome.survives)
  }

  @Test func `a remembered line counts against the limits like any other`() {
    let driver = Driver(limits: .corpus)
    let nine = (1...9).map { "X-\($0): 1\r\n" }.joined()
    for _ in 0..<3 { driver.send("GET / HTTP/1.1\r\nHost: a.test\r\n\(nine)\r\n") }
    driver.send("GET / HTTP/1.1\r\nHost: a.test\r\n\(nine)X-10: 1\r\n\r\n")
    #expect(driver.outcome.statuses == ["200", "200", "200", "431"])
  }

  @Test func `a remembered length or host is judged again`() {
    let put = "PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 3\r\n"
    let driver = Driver()
    for _ in 0..<3 { driver.send(put + "\r\none") }
    driver.send(put + "Content-Length: 3\r\n\r\none")
    #expect(driver.outcome.refusals == [.repeatedContentLength])
    #expect(driver.outcome.requests == Array(repeating: "PUT / a.test one", count: 3))
  }

  @Test func `values keep their bytes and names their case`() {
    let driver = Driver()
    var fields = HTTPFields()
    driver.answer = { request in
      fields = request.head.headerFields
      return Reply(head: HTTPResponse(status: .ok))
    }
    driver.send(Array("GET / HTTP/1.1\r\nHost: a.test\r\nX-oDD: caf".utf8)[...] + [0xE9, 0x0D, 0x0A, 0x0D, 0x0A])
    #expect(fields.first?.name.rawName == "X-oDD")
    #expect(fields.first?.withUnsafeBytesOfValue { Array($0) } == Array("caf".utf8) + [0xE9])
  }

  @Test func `the scheme is http and Host is the authority`() {
    let driver = Driver()
    var head: HTTPRequest?
    driver.answer = { request in
      head = request.head
      return Reply(head: HTTPResponse(status: .ok))
    }
    driver.send("GET /a%20b?c HTTP/1.1\r\nHost: a.test:81\r\n\r\n")
    #expect(head == HTTPRequest(method: .get, scheme: "http", authority: "a.test:81", path: "/a%20b?c"))
  }
}

extension String {
  /// The lines, without their ends.
  fileprivate var components: [String] { split(separator: "\r\n").map(String.init) }
}
