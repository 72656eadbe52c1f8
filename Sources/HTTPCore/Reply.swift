package import HTTPTypes

/// The answer to one request. `Content-Length`, `Date` and `Connection` are the transport's to add.
package struct Reply: Sendable, Equatable {
  package var head: HTTPResponse
  package var body: [UInt8]
  /// How it goes out; nil for at once and whole.
  package var delivery: Delivery?

  package init(head: HTTPResponse, body: [UInt8] = [], delivery: Delivery? = nil) {
    self.head = head
    self.body = body
    self.delivery = delivery
  }
}
