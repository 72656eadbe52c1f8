import Testing

@testable import TLS

@Suite struct ServerNameTests {
  @Test(arguments: [
    ("localhost", "DNS:localhost"), ("Api.Example.COM", "DNS:api.example.com"),
    ("*.electioapp.com", "DNS:*.electioapp.com"), ("under_score.local", "DNS:under_score.local"),
    ("127.0.0.1", "IP:127.0.0.1"), ("::1", "IP:::1"), ("0:0:0:0:0:0:0:1", "IP:::1"), ("2001:DB8::1", "IP:2001:db8::1"),
    ("4711.test", "DNS:4711.test"), ("sandbox.Example.", "DNS:sandbox.example"), ("*.a.test.", "DNS:*.a.test"),
  ])
  func `a name is written as a certificate carries it`(text: String, written: String) {
    #expect(ServerName(text)?.alternativeName == written)
  }

  @Test(arguments: [
    "", "*", "*.com", "a.*.com", "*a.example.com", "a..b", ".a", ".", "a..", "1.2.3.4.", "-a", "a-", "a b",
    "a,DNS:evil", "a\n", "ä.test",
    "http://a", "a:80", "[::1]", "1.2.3", "1.2.3.4.5", "\u{212A}.test", String(repeating: "a", count: 64),
    Array(repeating: "abcd", count: 60).joined(separator: "."),
  ])
  func `what is no name of a server is refused`(text: String) {
    #expect(ServerName(text) == nil)
  }

  @Test func `loopback and the vendor's hosts are always among the names`() {
    let names = ServerName.standard.map(\.alternativeName)
    #expect(names.starts(with: ["DNS:localhost", "IP:127.0.0.1", "IP:::1", "DNS:*.electioapp.com"]))
  }
}
