import HTTPCore
import HTTPTypes
import Routing
import Wire

/// The example of an operation together with what it was answered with.
struct Sample {
  /// Lists in answers are cut to so many elements.
  static let longestList = 2

  let example: Example
  let status: HTTPResponse.Status
  /// nil when there is no body.
  let answer: JSONValue?

  /// Asks `api` what the operation's example asks.
  ///
  /// - Returns: nil when there is no example, or when the world is such that it does not succeed.
  init?(_ operation: Operation, key: String, host: String, _ api: VendorAPI) {
    guard let example = operation.describe().example else { return nil }
    let reply = api.answer(example.request(operation, key: key, host: host)).made()
    guard reply.status.kind == .successful else { return nil }
    self.example = example
    status = reply.status
    answer = reply.body.isEmpty ? nil : try? JSONValue(parsing: reply.body).shortened(to: Self.longestList)
  }
}

extension Example {
  /// The request as a client sends it.
  func request(_ operation: Operation, key: String, host: String) -> Request {
    var path = operation.pattern.template
    for parameter in operation.pattern.parameters {
      path = path.replacing("{\(parameter.name)}", with: Self.escaped(value(of: parameter.name)))
    }
    if !query.isEmpty {
      path += "?" + query.map { "\($0.key)=\(Self.escaped($0.value))" }.sorted().joined(separator: "&")
    }
    var head = HTTPRequest(method: operation.method, scheme: "http", authority: host, path: path)
    head.headerFields[.subscriptionKey] = key
    if body != nil { head.headerFields[.contentType] = "application/json" }
    return Request(head: head, body: Array((body ?? "").utf8))
  }

  /// Examples hold nothing else that a URL may not.
  private static func escaped(_ text: String) -> String { text.replacing(" ", with: "%20") }
}
