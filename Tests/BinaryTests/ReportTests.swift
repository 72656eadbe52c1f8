import Foundation
import Testing

@testable import sortedpro_sandbox

@Suite struct ReportTests {
  private static let findings = [
    ReportedFinding(
      world: "key 1", kind: "createdAgainAfterLostAnswer", severity: .error, subject: "EC-000-05B-MMB",
      message: "Made <twice> & \"lost\".", advice: "Look first.", requests: ["3", "7"]),
    ReportedFinding(
      world: "key 1", kind: "memberNeverRead", severity: .notice, subject: "a|b", message: "Nothing reads a|b.",
      advice: "Leave it out.", requests: []),
  ]

  @Test func `as text, a line each`() {
    #expect(
      ReportFormat.text.written(Self.findings, failing: nil) == """
        error createdAgainAfterLostAnswer: Made <twice> & "lost". Look first. (request 3, 7)
        notice memberNeverRead: Nothing reads a|b. Leave it out.

        """)
    #expect(ReportFormat.text.written([], failing: .notice) == "no findings\n")
  }

  @Test func `as JUnit XML, where those that fail the run are failures`() {
    #expect(
      ReportFormat.junit.written(Self.findings, failing: .warning) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites tests="2" failures="1" errors="0">
          <testsuite name="sortedpro-sandbox findings" tests="2" failures="1" errors="0" skipped="0">
            <testcase classname="sortedpro-sandbox.key 1" name="createdAgainAfterLostAnswer: EC-000-05B-MMB">
              <failure type="error" message="Made &lt;twice&gt; &amp; &quot;lost&quot;.">Look first. Request 3, 7.</failure>
            </testcase>
            <testcase classname="sortedpro-sandbox.key 1" name="memberNeverRead: a|b">
              <system-out>Nothing reads a|b. Leave it out.</system-out>
            </testcase>
          </testsuite>
        </testsuites>

        """)
    #expect(ReportFormat.junit.written([], failing: .notice).contains(#"tests="1" failures="0""#))
  }

  @Test func `in JUnit XML an expectation is one test case, met or not`() {
    func written(_ verdict: String, _ findings: [ReportedFinding]) -> String {
      let expectation = ReportedExpectation(world: "key 1", name: "a < b", verdict: verdict, message: "Found.")
      return ReportFormat.junit.written(findings, [expectation], failing: .error)
    }
    let unmet = ReportedFinding(
      world: "key 1", kind: "expectationUnmet", severity: .error, subject: "a < b", message: "Not met.",
      advice: "Look.", requests: [])
    #expect(written("holds", []).contains(#"tests="1" failures="0""#))
    #expect(
      written("holds", []).contains(
        #"    <testcase classname="sortedpro-sandbox.key 1" name="expectation: a &lt; b"/>"# + "\n"))
    #expect(written("fails", [unmet]).contains(#"tests="1" failures="1""#))
    #expect(
      written("fails", [unmet]).contains(
        #"    <testcase classname="sortedpro-sandbox.key 1" name="expectation: a &lt; b">"# + "\n"
          + #"      <failure type="error" message="Not met.">Look.</failure>"#))
  }

  @Test func `in JUnit XML an expectation that was not met is a failure, whatever else fails the run`() {
    let unmet = ReportedFinding(
      world: "key 1", kind: "expectationUnmet", severity: .error, subject: "a", message: "Not met.", advice: "Look.",
      requests: [])
    let text = ReportFormat.junit.written([unmet] + Self.findings, failing: nil)
    #expect(text.contains(#"tests="3" failures="1""#), "\(text)")
  }

  @Test func `as Markdown, where nothing of a request becomes a tag, a cell or a link`() {
    let text = ReportFormat.markdown.written(Self.findings, failing: nil)
    #expect(
      text.contains("| error | createdAgainAfterLostAnswer | Made &lt;twice&gt; &amp; \"lost\". | Look first. | 3, 7 |")
    )
    #expect(text.contains(#"Nothing reads a\|b."#))
  }

  @Test func `as JSON`() {
    #expect(
      ReportFormat.json.written([Self.findings[1]], failing: nil)
        == #"{"findings":[{"world":"key 1","kind":"memberNeverRead","severity":"notice","subject":"a|b","message":"Nothing reads a|b.","advice":"Leave it out.","requests":[]}],"expectations":[]}"#
        + "\n")
  }

  @Test(arguments: [
    ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabc", false, "ab"),
    ("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc", false, nil),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n", false, "abc"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n", false, nil),
    ("HTTP/1.1 200 OK\r\n\r\nabc", false, nil), ("HTTP/1.1 200 OK\r\n\r\nabc", true, "abc"),
    ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na", false, "a"),
    ("HTTP/1.1 204 No Content\r\n\r\n", false, ""), ("HTTP/1.1 200 OK\r\nContent-Le", true, nil),
    ("garbage\r\n\r\n", true, nil),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n", true, nil),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", true, nil),
  ])
  func `an answer is read once it is whole`(text: String, isOver: Bool, body: String?) {
    let answer = HTTPClient.answer(in: Array(text.utf8), isOver: isOver, hasBody: true)
    #expect(answer.map { String(decoding: $0.body, as: UTF8.self) } == body)
  }

  @Test(arguments: [
    "localhost:8080", "http://", "https://", "http://a b", "http://a/?x", "http://u@h", "ftp://a",
    "http://a/#f",
  ])
  func `what is no base URL is a mistake of usage`(text: String) throws {
    let failure = #expect(throws: Failure.self) { try ServerURL(text) }
    #expect(failure?.kind == .usage)
  }

  @Test func `a base URL has a prefix without the slash at its end`() throws {
    let url = try ServerURL("http://LOCALHOST:81/base/")
    #expect((url.host, url.port, url.prefix, url.authority) == ("localhost", 81, "/base", "localhost:81"))
    #expect(try ServerURL("http://[::1]").authority == "[::1]")
    let secure = try ServerURL("HTTPS://sandbox.test")
    #expect((secure.origin, secure.authority, secure.port) == ("https://sandbox.test", "sandbox.test", 443))
  }
}
