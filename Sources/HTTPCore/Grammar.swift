/// The byte classes of the grammars that a request is made of.
@usableFromInline
package enum Grammar {
  /// `tchar`, the bytes of methods and field names.
  ///
  /// - Source: RFC 9110 section 5.6.2.
  @inlinable package static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"),
      UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^")...UInt8(ascii: "`"),
      UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// `unreserved / sub-delims`, the bytes of a registered name beside percent-encoded ones.
  ///
  /// - Source: RFC 3986 sections 2.2 and 2.3.
  @inlinable package static func isRegisteredName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// `pchar / "/" / "?"`, the bytes of a path and query; `%` needs its digits looked at as well. Beside them those that browsers, `fetch`
  /// and Python's requests send as they are, although the grammar would have them encoded.
  ///
  /// - Source: RFC 3986 section 3.3; WHATWG URL, *query percent-encode set*, which leaves ``[ ] \ ^ ` { | }`` alone.
  @inlinable package static func isTarget(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "%"),
      UInt8(ascii: "[")...UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{")...UInt8(ascii: "}"):
      true
    default: isRegisteredName(byte)
    }
  }

  /// The value of a digit of base64url, or nil.
  ///
  /// - Source: RFC 4648 section 5.
  @inlinable package static func base64URLValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
