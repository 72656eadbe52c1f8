/// Eight bytes of a text looked at as one number: what has to be looked for in every text, and is hardly ever there, is found so at a
/// tenth of the cost.
///
/// Marks are the highest bits of bytes. The lowest mark is true; a byte behind it may be marked although it is not meant, because a
/// byte from which more is taken than it has borrows from the next.
@usableFromInline
package struct EightBytes {
  @usableFromInline let bytes: UInt64

  /// - Precondition: so many bytes follow the place.
  @inlinable
  package init(_ text: borrowing Span<UInt8>, at place: Int) {
    bytes = text.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
  }

  @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// Marks those that are less than a byte, which is 128 at most.
  @inlinable
  package func marks(below byte: UInt8) -> UInt64 {
    (bytes &- UInt64(byte) &* Self.ones) & ~bytes & (0x80 &* Self.ones)
  }

  /// Marks those that are the same as a byte.
  @inlinable
  package func marks(_ byte: UInt8) -> UInt64 {
    let others = bytes ^ (UInt64(byte) &* Self.ones)
    return (others &- Self.ones) & ~others & (0x80 &* Self.ones)
  }

  /// Whether all are visible ASCII or blanks, without quotes and backslashes.
  @inlinable
  package var areUnescapedASCII: Bool {
    let others = bytes & (0x80 &* Self.ones) | marks(below: 0x20) | marks(0x7F)
    return others | marks(UInt8(ascii: "\"")) | marks(UInt8(ascii: "\\")) == 0
  }

  /// Which of the eight the lowest mark is on; nil without marks.
  @inlinable
  package static func first(_ marks: UInt64) -> Int? { marks == 0 ? nil : marks.trailingZeroBitCount / 8 }
}
