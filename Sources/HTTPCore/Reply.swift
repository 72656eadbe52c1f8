package import HTTPTypes

/// The answer to one request. `Content-Length`, `Date` and `Connection` are the transport's to add.
package struct Reply: Sendable, Equatable {
  package var head: HTTPResponse
  package var body: [UInt8]

  package init(head: HTTPResponse, body: [UInt8] = []) {
    self.head = head
    self.body = body
  }
}
