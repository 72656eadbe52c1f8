/// Where the parts of a path stand that parameters are for.
struct PathRanges: Sendable {
  private var starts = InlineArray<8, Int32>(repeating: 0)
  private var ends = InlineArray<8, Int32>(repeating: 0)
  private(set) var count = 0

  /// A pattern with more than eight parameters matches nothing.
  mutating func append(_ range: Range<Int>) {
    if count < starts.count {
      starts[count] = Int32(clamping: range.lowerBound)
      ends[count] = Int32(clamping: range.upperBound)
    }
    count += 1
  }

  mutating func removeLast() { count -= 1 }

  subscript(place: Int) -> Range<Int> { Int(starts[place])..<Int(ends[place]) }
}

/// What stood in the places of a pattern's parameters, percent-decoded when it is asked for.
package struct PathParameters: Sendable {
  private let names: [String]
  private let path: Substring
  private let ranges: PathRanges

  init(names: [String], path: Substring, ranges: PathRanges) {
    self.names = names
    self.path = path
    self.ranges = ranges
  }

  /// The value of the parameter that the pattern calls by this name.
  package subscript(name: String) -> String? {
    names.firstIndex(of: name).flatMap { PercentCoding.text(path.utf8.span, ranges[$0]) }
  }

  /// Each parameter's value, in the order of the path.
  package var all: [(name: String, value: String)] {
    names.indices.map { (names[$0], PercentCoding.text(path.utf8.span, ranges[$0]) ?? "") }
  }
}

/// Percent-encoding of RFC 3986, section 2.1.
enum PercentCoding {
  /// Whether there is an escape among the bytes; nil when one is malformed.
  static func isUsed(in bytes: Span<UInt8>) -> Bool? {
    var isUsed = false
    for place in 0..<bytes.count where bytes[place] == UInt8(ascii: "%") {
      guard place + 2 < bytes.count, byte(bytes[place + 1], bytes[place + 2]) != nil else { return nil }
      isUsed = true
    }
    return isUsed
  }

  /// The bytes that a part of a text stands for whose escapes are well-formed.
  static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(range.count)
    var place = range.lowerBound
    while place < range.upperBound {
      if bytes[place] == UInt8(ascii: "%"), place + 2 < range.upperBound,
        let byte = byte(bytes[place + 1], bytes[place + 2])
      {
        decoded.append(byte)
        place += 3
      } else {
        decoded.append(bytes[place])
        place += 1
      }
    }
    return decoded
  }

  /// - Returns: nil unless what the bytes stand for is UTF-8.
  static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
    let part = bytes.extracting(range)
    var isPlain = true
    for place in 0..<part.count where part[place] == UInt8(ascii: "%") { isPlain = false }
    guard isPlain, let text = try? UTF8Span(validating: part) else {
      return String(validating: decoded(bytes, range), as: UTF8.self)
    }
    return String(copying: text)
  }

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
