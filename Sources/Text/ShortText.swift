/// Up to 40 ASCII characters put together without a heap: references, ids, dates.
@usableFromInline
package struct ShortText {
  @usableFromInline var bytes = InlineArray<40, UInt8>(repeating: 0)
  @usableFromInline var count = 0

  @inlinable
  package init() {}

  /// What does not fit any more is left out.
  @inlinable
  package mutating func append(_ byte: UInt8) {
    guard count < bytes.count else { return }
    bytes[count] = byte
    count += 1
  }

  package mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  @inlinable
  package mutating func append(literal text: StaticString) {
    for place in 0..<text.utf8CodeUnitCount { append(text.utf8Start[place]) }
  }

  /// A number in decimal digits, zeros in front up to `width`.
  @inlinable
  package mutating func append(_ number: Int, width: Int) {
    if width == 2, number < 100 {
      append(UInt8(truncatingIfNeeded: 0x30 + number / 10))
      append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
      return
    }
    var divisor = 1
    for _ in 1..<max(width, 1) { divisor *= 10 }
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
      divisor /= 10
    }
  }

  package var string: String {
    guard let text = try? UTF8Span(validating: bytes.span.extracting(first: count)) else { return "" }
    return String(copying: text)
  }

  /// Lends the characters.
  @inlinable
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.span.extracting(first: count).withUnsafeBufferPointer(body)
  }
}

/// Written as the string that it is. An encoder of this package takes the characters as they are.
extension ShortText: Encodable {
  @usableFromInline
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(string)
  }
}
