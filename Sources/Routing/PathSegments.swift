/// A request's path, split on `/` and only then percent-decoded, so that `%2F` stays inside its segment.
struct PathSegments {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []

  /// - Returns: nil unless the path begins with `/` and every percent sign begins a valid escape. One slash at the end is
  ///   tolerated. Segments beyond `limit` are only counted up to `limit + 1`.
  init?(_ path: Substring, limit: Int) {
    let encoded = path.utf8.span
    guard !encoded.isEmpty, encoded[0] == UInt8(ascii: "/") else { return nil }
    bytes.reserveCapacity(encoded.count)
    ranges.reserveCapacity(8)
    var position = 1
    var start = 0
    while position < encoded.count {
      let byte = encoded[position]
      position += 1
      if byte == UInt8(ascii: "/") {
        ranges.append(start..<bytes.count)
        start = bytes.count
        if ranges.count > limit { return }
      } else if byte == UInt8(ascii: "%") {
        guard position + 2 <= encoded.count,
          let decoded = PercentCoding.byte(encoded[position], encoded[position + 1])
        else { return nil }
        bytes.append(decoded)
        position += 2
      } else {
        bytes.append(byte)
      }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
  }

  var count: Int { ranges.count }

  func isEmpty(at index: Int) -> Bool { ranges[index].isEmpty }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }

  /// Whether the segment is this text, which is in lower case, in any case.
  func equals(_ lowerCase: [UInt8], at index: Int) -> Bool {
    let range = ranges[index]
    guard range.count == lowerCase.count else { return false }
    for offset in 0..<lowerCase.count where ASCII.lowerCase(bytes[range.lowerBound + offset]) != lowerCase[offset] {
      return false
    }
    return true
  }

  /// Whether the segment is digits, with or without a minus in front.
  func isNumber(at index: Int) -> Bool { ASCII.isNumber(self[index]) }

  /// - Returns: nil unless the segment is UTF-8.
  func text(at index: Int) -> String? { String(validating: self[index], as: UTF8.self) }
}

/// Percent-encoding of RFC 3986, section 2.1.
enum PercentCoding {
  /// The byte that two hexadecimal digits stand for.
  static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let high = digit(high), let low = digit(low) else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): return byte - UInt8(ascii: "A") + 10
    default: return nil
    }
  }
}
