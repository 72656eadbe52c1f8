import Foundation
import Testing

@Suite struct ProtocolVersionTests {
  @Test func `the archive names the version of HTTP by which each request came`() async throws {
    let server = try await RunningServer([`A client meets`.clock])
    let url = "http://127.0.0.1:\(server.port)"
    let key = ["-s", "-H", "ocp-apim-subscription-key: versions"]
    for version in ["--http1.0", "--http1.1", "--http2-prior-knowledge"] {
      let (exit, _) = try await `A client meets`.run(
        "/usr/bin/curl", key + [version, url + "/consignments/\(`A client meets`.reference)/status"])
      #expect(exit == 0)
    }
    let (_, text) = try await `A client meets`.run("/usr/bin/curl", key + [url + "/_sandbox/requests?format=har"])
    let archive = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let entries = try #require((archive?["log"] as? [String: Any])?["entries"] as? [[String: Any]])
    func versions(_ member: String) -> [String?] {
      entries.map { ($0[member] as? [String: Any])?["httpVersion"] as? String }
    }
    #expect(versions("request") == ["HTTP/1.0", "HTTP/1.1", "HTTP/2"])
    #expect(versions("response") == ["HTTP/1.1", "HTTP/1.1", "HTTP/2"])
  }
}
