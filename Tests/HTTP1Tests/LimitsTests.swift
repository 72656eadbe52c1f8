import HTTP1
import HTTPCore
import HTTPTypes
import Testing

@Suite struct `The limits as shipped` {
  private let host = "Host: a.test\r\n"
  private func head(_ fields: String) -> String { "GET / HTTP/1.1\r\n\(host)\(fields)\r\n" }

  @Test(arguments: [(8192, "200"), (8193, "414")]) func `a request line of 8 KiB is the longest`(
    _ length: Int, _ status: String
  ) {
    let target = "/" + String(repeating: "a", count: length - "GET / HTTP/1.1".count)
    #expect(converse("GET \(target) HTTP/1.1\r\n\(host)\r\n").statuses == [status])
  }

  @Test(arguments: [(100, "200"), (101, "431")]) func `a head has at most 100 fields`(_ count: Int, _ status: String) {
    #expect(converse(head((1..<count).map { "X-\($0): 1\r\n" }.joined())).statuses == [status])
  }

  @Test(arguments: [(65536, "200"), (65537, "431")]) func `fields have at most 64 KiB`(_ length: Int, _ status: String)
  {
    let value = String(repeating: "a", count: length - "Host: a.test".count - "X: ".count)
    #expect(converse(head("X: \(value)\r\n")).statuses == [status])
  }

  @Test(arguments: [(10 << 20, "200"), (10 << 20 + 1, "413")]) func `a body has at most 10 MiB`(
    _ length: Int, _ status: String
  ) {
    let head = "POST / HTTP/1.1\r\n\(host)Content-Length: \(length)\r\n\r\n"
    let outcome = converse([Array(head.utf8)[...], [UInt8](repeating: 0x61, count: length)[...]])
    #expect(outcome.statuses == [status])
    #expect(outcome.survives == (status == "200"))
  }

  @Test(arguments: [(256 * 1024, true), (256 * 1024 + 1, false)])
  func `a refused body of up to 256 KiB is read away to save the connection`(_ length: Int, _ survives: Bool) {
    let head = "POST / HTTP/1.1\r\n\(host)Content-Encoding: gzip\r\nContent-Length: \(length)\r\n\r\n"
    let outcome = converse([Array(head.utf8)[...], [UInt8](repeating: 0x61, count: length)[...]])
    #expect(outcome.statuses == ["415"])
    #expect(outcome.survives == survives)
  }

  @Test func `a refusal carries the limit that was passed`() {
    #expect(converse(head("X: 1\r\n"), limits: .corpus).refusals == [])
    let long = head("X: \(String(repeating: "a", count: 600))\r\n")
    #expect(converse(long, limits: .corpus).refusals == [.fieldsTooLarge(limit: 512)])
    #expect(
      converse(head((1...10).map { "X-\($0): 1\r\n" }.joined()), limits: .corpus).refusals == [
        .tooManyFields(limit: 10)
      ])
    let large = "POST / HTTP/1.1\r\n\(host)Content-Length: 101\r\n\r\n"
    #expect(
      converse(large + String(repeating: "a", count: 101), limits: .corpus).refusals == [.bodyTooLarge(limit: 100)])
  }

  @Test func `a refusal quotes the client only so far`() {
    let refusals = converse("\(String(repeating: "M", count: 500)) / HTTP/1.1\r\n\(host)\r\n").refusals
    let quoted = String(repeating: "M", count: Refusal.quotedLength)
    #expect(refusals == [.unknownMethod(quoted, known: [.get, .head, .post, .put, .patch, .delete, .options, .trace])])
  }
}
