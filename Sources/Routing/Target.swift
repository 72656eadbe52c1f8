import Text

/// A request's target, taken apart at the first `?`.
package struct Target: Sendable, Equatable {
  /// Still percent-encoded: routes split it on `/` before they decode.
  package let path: Substring
  package let query: Query

  /// - Parameter target: origin form, as `Request.head.path` has it; nil counts as `/`.
  package init(_ target: String?) {
    let target = target ?? "/"
    let bytes = target.utf8.span
    var length = 0
    while length < bytes.count, bytes[length] != UInt8(ascii: "?") { length += 1 }
    guard length < bytes.count else {
      path = target[...]
      query = Query("")
      return
    }
    let mark = target.utf8.index(target.startIndex, offsetBy: length)
    path = target[..<mark]
    query = Query(target[mark...].dropFirst())
  }
}

/// The part of a target behind the `?`: names and values.
///
/// Both are percent-decoded, and `+` is a blank. A percent sign that begins no valid escape stands for itself, and bytes
/// that are not UTF-8 become U+FFFD.
package struct Query: Sendable, Equatable {
  private let text: Substring

  init(_ text: Substring) { self.text = text }

  /// The value of the first item of this name, in any case; empty when it has no `=`.
  package subscript(name: String) -> String? { values(of: name).first }

  /// The values of a name that may be repeated, joined by commas as ASP.NET joins them, empty ones left out; nil when none is left.
  package func joined(_ name: String) -> String? {
    let values = values(of: name).filter { !$0.isEmpty }
    return values.isEmpty ? nil : values.joined(separator: ",")
  }

  private func values(of name: String) -> [String] {
    rawItems.filter { candidate, _ in
      candidate.lazy.map(ASCII.lowercased).elementsEqual(name.utf8.lazy.map(ASCII.lowercased))
    }.map { Self.text($0.1) }
  }

  package var isEmpty: Bool { text.isEmpty }

  /// Every item in the order of the text.
  package var items: [(name: String, value: String)] {
    rawItems.map { (String(decoding: $0.0, as: UTF8.self), Self.text($0.1)) }
  }

  /// Names decoded, values not yet.
  private var rawItems: some Sequence<([UInt8], Substring.UTF8View)> {
    text.utf8.split(separator: UInt8(ascii: "&")).lazy.map { item in
      let name = item.prefix { $0 != UInt8(ascii: "=") }
      return (Self.decoded(name), item.dropFirst(name.count + 1))
    }
  }

  private static func text(_ encoded: Substring.UTF8View) -> String {
    String(decoding: decoded(encoded), as: UTF8.self)
  }

  private static func decoded(_ encoded: Substring.UTF8View) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count)
    var rest = encoded
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        let digits = rest.prefix(2)
        if let high = digits.first, let low = digits.dropFirst().first, let decoded = PercentCoding.byte(high, low) {
          bytes.append(decoded)
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
    }
    return bytes
  }
}
