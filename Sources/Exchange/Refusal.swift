package import HTTPTypes

/// Why bytes from a client are not a request this server takes. Cases hold facts; the words are made elsewhere.
///
/// - Source: design/http.md, one case per row that refuses.
package enum Refusal: Error, Sendable, Equatable {
  // The server's author extends this list; each case maps to exactly one status below.
  case malformedRequestLine

  package var status: HTTPResponse.Status {
    switch self {
    case .malformedRequestLine: .badRequest
    }
  }
}
