package import HTTPCore
package import HTTPTypes

/// The rules for a request that hold in every version of HTTP.
package enum RequestRules {
  /// The methods that a responder is asked about.
  package static var methods: [HTTPRequest.Method] { RequestLine.methods }

  /// The method of that name, nil when this server has none.
  package static func method(_ name: Span<UInt8>) -> HTTPRequest.Method? { RequestLine.known(name) }

  /// The path and query as the client wrote them: `/…`, or `*` with `OPTIONS`.
  package static func path(_ bytes: Span<UInt8>, isOptions: Bool) throws(Refusal) -> String {
    guard bytes.count > 0, bytes[0] == UInt8(ascii: "/") || (isOptions && bytes.count == 1) else {
      throw .invalidTarget(.form)
    }
    return try RequestTarget(bytes, isOptions: isOptions).path
  }

  /// A host with an optional port.
  package static func authority(_ bytes: Span<UInt8>) throws(Refusal) -> String {
    guard let authority = Authority(bytes) else { throw .invalidHost(.malformed(bytes.quoted)) }
    return authority.text
  }

  /// The first member of an `Expect` that this server does not keep, and whether the client asks for `100 Continue`.
  package static func expectations(_ value: Span<UInt8>) -> (foreign: String?, asksContinue: Bool) {
    var found: (foreign: String?, asksContinue: Bool) = (nil, false)
    value.forEachListMember { member in
      let expectation = value.extracting(member)
      if expectation.equalsIgnoringCase(.continue100) {
        found.asksContinue = true
      } else {
        found.foreign = expectation.quoted
      }
    }
    return found
  }

  /// A `Content-Encoding` other than `identity` among those listed.
  package static func foreignCoding(_ value: Span<UInt8>) -> String? {
    var found: String?
    value.forEachListMember { member in
      let coding = value.extracting(member)
      if !coding.equalsIgnoringCase(.identity) { found = coding.quoted }
    }
    return found
  }

  /// At most ``Refusal/quotedLength`` bytes as text for a refusal.
  package static func quoted(_ bytes: Span<UInt8>) -> String { bytes.quoted }
}
