package import HTTPTypes

/// One complete request as a transport hands it on: framing is gone, nothing is interpreted yet.
package struct Request: Sendable {
  /// Kept once, so that requests with the same head, which follow one another on a connection, share it.
  private let shared: Head
  /// The body's bytes with chunking removed; empty when there was none.
  package var body: [UInt8]
  /// How long it took to arrive, from its first byte to its last, in nanoseconds; nil where nobody looked.
  package var reception: Int64?

  package init(_ head: Head, body: [UInt8] = [], reception: Int64? = nil) {
    shared = head
    self.body = body
    self.reception = reception
  }

  package init(
    head: HTTPRequest, body: [UInt8] = [], reception: Int64? = nil, version: ProtocolVersion = .http11
  ) {
    self.init(Head(head, version), body: body, reception: reception)
  }

  package var method: HTTPRequest.Method { shared.method }
  /// `http` or `https`.
  package var scheme: String { shared.scheme }
  /// What the client calls this server.
  package var authority: String? { shared.authority }
  /// The raw target in origin form (`/a%20b?x=y`); splitting on `/` comes before percent-decoding.
  package var path: String { shared.path }
  /// The version of HTTP by which it came.
  package var version: ProtocolVersion { shared.version }
  package var fields: HTTPFields { shared.fields.fields }
  /// The same, as they are kept for the requests that follow.
  package var sharedFields: RequestFields { shared.fields }

  /// The same without its body.
  package var withoutBody: Request { Request(shared, reception: reception) }

  /// The same in the terms of HTTPTypes.
  package var head: HTTPRequest {
    HTTPRequest(method: method, scheme: scheme, authority: authority, path: path, headerFields: fields)
  }
}

extension Request {
  /// What stands before the body.
  package final class Head: Sendable {
    let method: HTTPRequest.Method
    let scheme: String
    let authority: String?
    let path: String
    let fields: RequestFields
    let version: ProtocolVersion

    package init(
      method: HTTPRequest.Method, scheme: Scheme, authority: String?, path: String, fields: RequestFields,
      version: ProtocolVersion
    ) {
      self.version = version
      self.method = method
      self.scheme = scheme.rawValue
      self.authority = authority
      self.path = path
      self.fields = fields
    }

    init(_ head: HTTPRequest, _ version: ProtocolVersion) {
      self.version = version
      method = head.method
      scheme = head.scheme ?? Scheme.http.rawValue
      authority = head.authority
      path = head.path ?? "/"
      fields = RequestFields(head.headerFields)
    }
  }
}
