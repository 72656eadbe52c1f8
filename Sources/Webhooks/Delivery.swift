import Contract
import HTTPCore
import HTTPTypes
import Journal

/// What one webhook is to carry.
package struct WebhookPayload: Sendable {
  /// The vendor's type: `ConsignmentPayload` or `ConsignmentEventPayload`.
  package let kind: String
  /// The event's own, the same in both.
  package let eventID: String
  package let consignment: String
  package let body: [UInt8]

  package init(kind: String, eventID: String, consignment: String, body: [UInt8]) {
    self.kind = kind
    self.eventID = eventID
    self.consignment = consignment
    self.body = body
  }
}

/// A payload on its way to one address.
struct Delivery: Sendable {
  let payload: WebhookPayload
  var attempts = 0

  /// Seconds of the world's clock before each further attempt. *Assumed*: the vendor documents none.
  static let delays: [Int64] = [10, 60, 300]

  func fields(userAgent: String) -> [(name: String, value: String)] {
    [
      ("Content-Type", "application/json; charset=utf-8"), ("User-Agent", userAgent), ("Sandbox-Webhook", payload.kind),
      ("Sandbox-Event-Id", payload.eventID),
    ]
  }

  /// The attempt as the world's journal keeps it; without an answer it has no status.
  func entry(
    to url: WebhookURL, userAgent: String, _ outcome: HTTPSession.Outcome, begin: Moment, worldTime: DateTimeOffset
  ) -> Entry {
    var head = HTTPRequest(method: .post, scheme: url.scheme, authority: url.authority, path: url.target)
    for (name, value) in fields(userAgent: userAgent) {
      if let name = HTTPField.Name(name) { head.headerFields.append(HTTPField(name: name, value: value)) }
    }
    var status = 0
    var reason: [UInt8] = []
    switch outcome {
    case .answered(let code): status = (100...999).contains(code) ? code : 0
    case .failed(let text): reason = Array(text.utf8)
    }
    return Entry(
      Request(head: head, body: payload.body), Reply(head: HTTPResponse(status: .init(code: status)), body: reason),
      operation: Entry.webhook, parameters: nil, headSize: 256, time: begin.time, worldTime: worldTime,
      decision: begin.elapsed)
  }
}
