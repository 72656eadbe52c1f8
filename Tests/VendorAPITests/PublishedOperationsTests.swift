import HTTPTypes
import Routing
import Testing

@testable import VendorAPI

/// contract/96-operations.md; contract/95-audit.md, D27 and D28.
@Suite struct PublishedOperationsTests {
  private static let notFound = #"{"statusCode":404,"message":"Resource not found"}"#

  private static let name = ["docs", "contract", "96-operations.md"].joined(separator: "/")
  private static let sheet = (try? Ledger.text(of: name)) ?? ""

  /// Method, path with something in place of every parameter.
  private static let published: [(method: String, path: String)] = sheet.split(separator: "\n")
    .filter { $0.hasPrefix("| `") }
    .map { row in
      let words = row.dropFirst(3).prefix { $0 != "`" }.split(separator: " ")
      return (String(words[0]), String(words[1]).replacing(/\{[^}]*\}/) { filling(for: String($0.output)) })
    }

  private static func filling(for parameter: String) -> String {
    switch parameter {
    case "{customsDocumentType}": "CN22"
    case let name where name.contains("=date"): "2019-06-14"
    case let name where name.contains(":int") || ["{take}", "{skip}", "{numberOfPackages}"].contains(name): "1"
    default: "EC-000-05B-MMA"
    }
  }

  @Test func `every operation that a public source names is served`() throws {
    #expect(Self.published.count == 192)
    let caller = try Caller()
    for (method, path) in Self.published {
      let answer = caller.send(try #require(HTTPRequest.Method(method)), path, "{}")
      #expect(answer.text != Self.notFound, "\(method) \(path): \(answer.status) \(answer.fields[.hint] ?? "no hint")")
    }
  }

  @Test(arguments: [
    ("/", "/_sandbox/health"), ("/health", "/_sandbox/health"), ("/healthz", "/_sandbox/health"),
    ("/Health/", "/_sandbox/health"), ("/metrics", "/_sandbox/metrics"),
    ("/openapi.json", "/_sandbox/openapi.json"), ("/swagger/v1/swagger.json", "/_sandbox/openapi.json"),
  ])
  func `whoever looks for what other servers have at another place is told where the sandbox has it`(
    path: String, own: String
  ) throws {
    let answer = try Caller().get(path)
    #expect(answer.status == 404)
    #expect(answer.fields[.hint]?.contains("GET \(own)") == true)
  }
}
