import Dispatch
import Glibc
import HTTPCore
import HTTPTypes
import Synchronization
import Testing
import Transport

@Suite struct `A server on real sockets` {
  @Test func `a connection is kept for further requests`() async throws {
    let running = try Running.server()
    try await onThread {
      let client = try Client(port: running.port)
      for path in ["/1", "/2", "/3"] { #expect(try client.exchange(get(path)).text == path) }
    }
    await running.stop()
  }

  @Test func `a thousand pipelined requests are answered in order`() async throws {
    let running = try Running.server()
    let texts = try await onThread {
      let client = try Client(port: running.port)
      try client.send((0..<1000).map { get("/\($0)") }.joined())
      return try client.answers(1000).map(\.text)
    }
    let outOfOrder = texts.enumerated().filter { $1 != "/\($0)" }.map(\.offset)
    #expect(outOfOrder.prefix(10) == [])
    await running.stop()
  }

  @Test func `a client of many pipelined requests lets others pass between them`() async throws {
    let log = Mutex<[String]>([])
    let (begun, goesOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let running = try Running.server(loops: 1) { request in
      let path = request.head.path ?? ""
      log.withLock { $0.append(path) }
      if path == "/first" {
        begun.signal()
        goesOn.wait()
      }
      return .text(path)
    }
    let paths = ["/first"] + (2...40).map { "/\($0)" }
    try await onThread {
      let quick = try Client(port: running.port)
      #expect(try quick.exchange(get("/hello")).text == "/hello")
      let greedy = try Client(port: running.port)
      try greedy.send(paths.map { get($0) }.joined())
      begun.wait()
      // The loop is held by the first request: this one is there when it looks again.
      try quick.send(get("/small"))
      goesOn.signal()
      #expect(try quick.answer().text == "/small")
      #expect(try greedy.answers(paths.count).map(\.text) == paths)
    }
    let order = log.withLock { $0 }
    #expect(order.filter { $0 != "/small" } == ["/hello"] + paths)
    #expect(order.firstIndex(of: "/small") == 17)
    await running.stop()
  }

  @Test func `a client that reads nothing is read no further`() async throws {
    let answered = Counter()
    let running = try Running.server { _ in
      answered.raise()
      return Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0x61, count: 131_072))
    }
    try await onThread {
      let client = try Client(port: running.port, sendBuffer: 32_768)
      let request = Array(get("/", "X-Pad: \(String(repeating: "a", count: 2000))\r\n").utf8)
      let most = 40 << 20
      let sent = client.sendUntilBlocked(repeating: request, most: most, patience: 300)
      #expect(sent < most)
      let whole = sent / request.count
      #expect(answered.value <= whole)
      let answers = try client.answers(whole)
      #expect(answers.allSatisfy { $0.status == 200 && $0.body.count == 131_072 })
      #expect(answered.value == whole)
    }
    await running.stop()
  }

  @Test func `a half-closed client still gets its answers`() async throws {
    let running = try Running.server()
    try await onThread {
      let client = try Client(port: running.port)
      try client.send(get("/1") + get("/2"))
      client.finishSending()
      #expect(try client.answers(2).map(\.text) == ["/1", "/2"])
      #expect(try client.rest() == [])
    }
    await running.stop()
  }

  @Test func `clients that reset within an answer harm nobody else`() async throws {
    let running = try Running.server { request in
      request.head.path == "/large"
        ? Reply(head: HTTPResponse(status: .ok), body: [UInt8](repeating: 0x61, count: 4 << 20)) : .text("ok")
    }
    try await onThread {
      let steady = try Client(port: running.port)
      for _ in 0..<20 {
        let rude = try Client(port: running.port, receiveBuffer: 8192)
        try rude.send(get("/large"))
        #expect(try steady.exchange(get("/")).text == "ok")
        rude.reset()
      }
      #expect(try Client(port: running.port).exchange(get("/")).text == "ok")
    }
    await running.stop()
  }

  @Test func `three hundred connections at a time are all answered, twice`() async throws {
    let running = try Running.server()
    try await onThread {
      let clients = try (0..<300).map { _ in try Client(port: running.port) }
      for round in 0..<2 {
        for (index, client) in clients.enumerated() { try client.send(get("/\(round)/\(index)")) }
        for (index, client) in clients.enumerated() { #expect(try client.answer().text == "/\(round)/\(index)") }
      }
    }
    await running.stop()
  }

  @Test func `a chunked upload of 5 MiB arrives byte for byte`() async throws {
    let piece = 64 << 10
    let body = (0..<80).reduce(into: [UInt8]()) { $0 += [UInt8](repeating: UInt8($1), count: piece) }
    let running = try Running.server { request in .text(request.body == body ? "same" : "different") }
    try await onThread {
      let client = try Client(port: running.port)
      try client.send("PUT / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n")
      // Chunks that end elsewhere than the pieces.
      for start in stride(from: 0, to: body.count, by: 50_000) {
        let chunk = body[start..<min(start + 50_000, body.count)]
        try client.send(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [0x0D, 0x0A])
      }
      try client.send("0\r\n\r\n")
      #expect(try client.answer().text == "same")
      #expect(try client.exchange(get("/")).text == "different")
    }
    await running.stop()
  }

  @Test func `a client that waits for 100 gets it before it sends the body`() async throws {
    let running = try Running.server { .text(String(decoding: $0.body, as: UTF8.self)) }
    try await onThread {
      let client = try Client(port: running.port)
      // As curl sends it.
      try client.send(
        "PUT /a HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
      )
      #expect(try client.answer().status == 100)
      #expect(try client.exchange("hello").text == "hello")
    }
    await running.stop()
  }

  @Test func `a large body on its way delays nobody`() async throws {
    let running = try Running.server(loops: 1) { .text("\($0.body.count)") }
    try await onThread {
      let slow = try Client(port: running.port)
      let size = 8 << 20
      try slow.send("PUT / HTTP/1.1\r\nHost: a.test\r\nContent-Length: \(size)\r\n\r\n")
      try slow.send([UInt8](repeating: 0x61, count: size / 2))
      let quick = try Client(port: running.port)
      for _ in 0..<100 { #expect(try quick.exchange(get("/")).text == "0") }
      try slow.send([UInt8](repeating: 0x61, count: size / 2))
      #expect(try slow.answer().text == "\(size)")
    }
    await running.stop()
  }

  @Test func `a refusal is worded by the responder and delivered before the close`() async throws {
    let running = try Running.server()
    try await onThread {
      let client = try Client(port: running.port)
      // More than is read before the refusal: without lingering, a reset would destroy the answer.
      try client.send(
        "POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 99999999\r\n\r\n" + String(repeating: "x", count: 500_000))
      let answer = try client.answer()
      #expect(answer.status == 413)
      #expect(answer.text == "refused")
      #expect(answer.closes)
      #expect(try client.rest() == [])
    }
    await running.stop()
  }

  @Test func `a head that does not end gets a 408`() async throws {
    var limits = Limits.patient
    limits.headDeadline = .milliseconds(30)
    limits.tick = .milliseconds(10)
    let running = try Running.server(limits: limits)
    try await onThread {
      let client = try Client(port: running.port)
      #expect(try client.exchange("GET / HTTP/1.1\r\nHost").status == 408)
      #expect(try client.rest() == [])
    }
    await running.stop()
  }

  @Test func `an idle connection is closed without a word`() async throws {
    var limits = Limits.patient
    limits.keepAliveIdle = .milliseconds(30)
    limits.tick = .milliseconds(10)
    let running = try Running.server(limits: limits)
    try await onThread {
      let client = try Client(port: running.port)
      #expect(try client.rest() == [])
    }
    await running.stop()
  }

  @Test func `beyond the connection limit clients wait for their turn`() async throws {
    var limits = Limits.patient
    limits.connections = 2
    limits.acceptPause = .milliseconds(5)
    let running = try Running.server(limits: limits)
    try await onThread {
      let first = try Client(port: running.port)
      let second = try Client(port: running.port)
      #expect(try first.exchange(get("/1")).text == "/1")
      #expect(try second.exchange(get("/2")).text == "/2")
      let third = try Client(port: running.port)
      try third.send(get("/3"))
      #expect(try first.exchange(get("/1", "Connection: close\r\n")).closes)
      first.finishSending()
      #expect(try third.answer().text == "/3")
      #expect(try second.exchange(get("/2")).text == "/2")
    }
    await running.stop()
  }
}
