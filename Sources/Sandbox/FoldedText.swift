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

  private static func lowerCase(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }
}
