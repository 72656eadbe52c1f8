/// A text to be compared without regard to case, folded once.
struct FoldedText: Equatable, Sendable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.lowercased().utf8) }

  var isEmpty: Bool { bytes.isEmpty }

  func equals(_ text: String?) -> Bool {
    guard let text else { return false }
    if text.utf8.count == bytes.count, zip(text.utf8, bytes).allSatisfy({ Self.lowerCase($0) == $1 }) { return true }
    // Only beyond ASCII do letters change more than one bit, or their length.
    return text.utf8.contains { $0 >= 0x80 } && text.lowercased().utf8.elementsEqual(bytes)
  }

  /// Whether the text has this one somewhere inside it.
  func isPart(of text: String?) -> Bool {
    guard let text else { return false }
    if bytes.isEmpty { return true }
    let other = Array(text.lowercased().utf8)
    guard other.count >= bytes.count else { return false }
    return (0...(other.count - bytes.count)).contains { other[$0..<($0 + bytes.count)].elementsEqual(bytes) }
  }

  static func lowerCase(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }

  /// A number that is the same for texts that differ in case alone, the same in every process.
  ///
  /// - Source: Fowler, Noll and Vo: FNV-1a in 64 bits.
  static func hash(_ text: String, after start: UInt64 = 0) -> UInt64 {
    var hash = start ^ 0xCBF2_9CE4_8422_2325
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      if bytes[index] >= 0x80 { return Self.hash(of: text.lowercased().utf8, after: start) }
      hash = (hash ^ UInt64(lowerCase(bytes[index]))) &* 0x100_0000_01B3
    }
    return hash
  }

  private static func hash(of bytes: some Sequence<UInt8>, after start: UInt64) -> UInt64 {
    bytes.reduce(start ^ 0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  var hash: UInt64 { Self.hash(of: bytes, after: 0) }

  /// The text in lower case.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
