import Text

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
    for offset in 0..<lowerCase.count where ASCII.lowercased(bytes[range.lowerBound + offset]) != lowerCase[offset] {
      return false
    }
    return true
  }

  /// Whether the segment is digits, with or without a minus in front.
  func isNumber(at index: Int) -> Bool { ASCII.isNumber(self[index]) }

  /// - Returns: nil unless the segment is UTF-8.
  func text(at index: Int) -> String? { String(validating: self[index], as: UTF8.self) }
}
