import HTTPCore
import HTTPTypes
import Testing

@testable import HTTP1

@Suite struct `Answers on the wire` {
  private func bytes(_ reply: Reply, _ plan: ReplyPlan = ReplyPlan(keepsAlive: true)) throws -> String {
    var output: [UInt8] = []
    try ResponseSerializer.append(reply, plan: plan, date: .any, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test func `status line, date, fields in order, length`() throws {
    let reply = Reply(
      head: HTTPResponse(status: .notFound, headerFields: [.contentType: "application/json", .server: "x"]),
      body: Array("{}".utf8))
    #expect(
      try bytes(reply) == """
        HTTP/1.1 404 Not Found\r
        Date: Sun, 06 Nov 1994 08:49:37 GMT\r
        Content-Type: application/json\r
        Server: x\r
        Content-Length: 2\r
        \r
        {}
        """)
  }

  /// Fields of a kind of answers go out in one step where nothing else is out of the ordinary.
  @Test(arguments: [0, 1, 9, 10, 4096], [HTTPResponse.Status.ok, .created, .init(code: 200, reasonPhrase: "Fine")])
  func `fields kept together go out as they would one by one`(_ count: Int, _ status: HTTPResponse.Status) throws {
    let pattern = CommonFields.Pattern([.contentType: "application/json", .server: "x"], last: .eTag)
    let common = Reply(
      status: status, common: CommonFields(pattern, value: "\"a-1\""), body: Array(repeating: 0x61, count: count))
    let own = Reply(status: status, fields: common.fields, body: common.body)
    for isHead in [false, true] {
      for keepsAlive in [false, true] {
        for version in [Version.http10, .http11] {
          for framing in [ReplyPlan.Framing.length, .chunked, .close] {
            let plan = ReplyPlan(isHead: isHead, version: version, keepsAlive: keepsAlive, framing: framing)
            #expect(try bytes(common, plan) == bytes(own, plan))
          }
        }
      }
    }
  }

  @Test func `an unsendable value of fields kept together leaves nothing behind`() {
    var output = Array("before".utf8)
    let pattern = CommonFields.Pattern([.contentType: "application/json"], last: .eTag)
    let reply = Reply(status: .ok, common: CommonFields(pattern, value: "one\r\ntwo"), body: Array("{}".utf8))
    #expect(throws: Refusal.ReplyProblem.controlByte(field: "ETag")) {
      try ResponseSerializer.append(reply, plan: ReplyPlan(keepsAlive: true), date: .any, to: &output)
    }
    #expect(output == Array("before".utf8))
  }

  @Test(arguments: [HTTPResponse.Status.noContent, .notModified]) func `204 and 304 have neither body nor length`(
    _ status: HTTPResponse.Status
  ) throws {
    let text = try bytes(Reply(head: HTTPResponse(status: status), body: [0x61]))
    #expect(!text.contains("Content-Length"))
    #expect(text.hasSuffix("\r\n\r\n"))
  }

  @Test func `framing and date are the transport's to say`() throws {
    let fields: HTTPFields = [
      .contentLength: "99", .transferEncoding: "chunked", .date: "never", .connection: "upgrade", .allow: "GET",
    ]
    let text = try bytes(Reply(head: HTTPResponse(status: .ok, headerFields: fields)))
    #expect(text == "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nAllow: GET\r\nContent-Length: 0\r\n\r\n")
  }

  @Test(arguments: [0, 100, 199, 600, 999]) func `a status that ends no exchange is not sent`(_ code: Int) {
    #expect(throws: Refusal.ReplyProblem.status(code)) {
      try bytes(Reply(head: HTTPResponse(status: .init(code: code))))
    }
  }

  @Test func `an unsendable answer leaves nothing behind`() {
    var output = Array("before".utf8)
    var fields = HTTPFields()
    fields.append(HTTPField(name: .server, lenientValue: [0x0B]))
    #expect(throws: Refusal.ReplyProblem.controlByte(field: "Server")) {
      try ResponseSerializer.append(
        Reply(head: HTTPResponse(status: .ok, headerFields: fields)), plan: ReplyPlan(), date: .any, to: &output)
    }
    #expect(output == Array("before".utf8))
  }

  @Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
    (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    (1_560_502_800, "Fri, 14 Jun 2019 09:00:00 GMT"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"), (-1, "Thu, 01 Jan 1970 00:00:00 GMT"),
  ]) func `dates are written as RFC 9110 asks`(_ seconds: Int, _ text: String) {
    #expect(String(decoding: HTTPDate(secondsSince1970: seconds).bytes, as: UTF8.self) == text)
  }
}
