/// The parameters of a raw target, percent-decoded, `+` as a blank; names compare without regard to case.
///
/// - Source: contract/decisions.md, "Gateway"; WHATWG URL standard, "application/x-www-form-urlencoded parsing".
struct Query {
  private let pairs: [(name: String, value: String)]

  init(target: String) {
    let bytes = target.utf8
    guard let mark = bytes.firstIndex(of: UInt8(ascii: "?")) else {
      pairs = []
      return
    }
    pairs = bytes[bytes.index(after: mark)...].split(separator: UInt8(ascii: "&")).map { pair in
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]).lowercased(), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
  }

  /// Every name that occurs, lower case.
  var names: [String] { pairs.map(\.name) }

  /// The first value under a lower-case name.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// A `%` that does not begin an escape stands for itself; the transport has refused such targets already.
  private static func decoded(_ text: some Collection<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(digit),
        let low = rest.dropFirst().first.flatMap(digit)
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
