package import HTTPTypes

/// One complete request as a transport hands it on: framing is gone, nothing is interpreted yet.
///
/// `head.path` is the raw target in origin form (`/a%20b?x=y`); splitting on `/` comes before percent-decoding.
package struct Request: Sendable {
  package var head: HTTPRequest
  /// The body's bytes with chunking removed; empty when there was none.
  package var body: [UInt8]

  package init(head: HTTPRequest, body: [UInt8] = []) {
    self.head = head
    self.body = body
  }
}
