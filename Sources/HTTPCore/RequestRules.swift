package import HTTPTypes

/// The rules for a request that hold in every version of HTTP.
package enum RequestRules {
  /// The methods that a responder is asked about.
  package static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]

  /// The method of that name, nil when this server has none.
  package static func method(_ name: Span<UInt8>) -> HTTPRequest.Method? {
    guard name.count <= 8 else { return nil }
    var word: UInt64 = 0
    for index in name.indices { word = word << 8 | UInt64(name[index]) }
    return switch word {
    case 0x47_45_54: .get
    case 0x50_55_54: .put
    case 0x48_45_41_44: .head
    case 0x50_4F_53_54: .post
    case 0x50_41_54_43_48: .patch
    case 0x54_52_41_43_45: .trace
    case 0x44_45_4C_45_54_45: .delete
    case 0x4F_50_54_49_4F_4E_53: .options
    default: nil
    }
  }

  /// The path and query as the client wrote them: `/…`, or `*` with `OPTIONS`.
  package static func path(_ bytes: Span<UInt8>, isOptions: Bool) throws(Refusal) -> String {
    guard bytes.count > 0, bytes[0] == UInt8(ascii: "/") || (isOptions && bytes.count == 1) else {
      throw .invalidTarget(.form)
    }
    return try RequestTarget(bytes, isOptions: isOptions).path
  }

  /// A host with an optional port, as it came.
  package static func authority(_ bytes: Span<UInt8>) throws(Refusal) -> String {
    guard let authority = AuthorityText(bytes) else { throw .invalidHost(.malformed(bytes.quoted)) }
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
}
