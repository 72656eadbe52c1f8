package import HTTPTypes

/// The answer to one request. `Content-Length`, `Date` and `Connection` are the transport's to add.
package struct Reply: Sendable, Equatable {
  package var status: HTTPResponse.Status
  package var fields: HTTPFields
  package var body: [UInt8]
  /// How it goes out; nil for at once and whole.
  package var delivery: Delivery?

  package init(
    status: HTTPResponse.Status, fields: HTTPFields = HTTPFields(), body: [UInt8] = [], delivery: Delivery? = nil
  ) {
    self.status = status
    self.fields = fields
    self.body = body
    self.delivery = delivery
  }

  package init(head: HTTPResponse, body: [UInt8] = [], delivery: Delivery? = nil) {
    self.init(status: head.status, fields: head.headerFields, body: body, delivery: delivery)
  }

  /// Status and fields in the terms of HTTPTypes.
  package var head: HTTPResponse { HTTPResponse(status: status, headerFields: fields) }
}
