/// Texts put one behind another, into room that has been made for all of them at once.
extension OutputSpan<UInt8> {
  /// - Precondition: there is room.
  @inlinable
  package mutating func append(bytes: UnsafeBufferPointer<UInt8>) {
    withUnsafeMutableBufferPointer { room, count in
      precondition(bytes.count <= room.count - count)
      guard let source = bytes.baseAddress, let target = room.baseAddress else { return }
      (target + count).initialize(from: source, count: bytes.count)
      count += bytes.count
    }
  }

  /// - Precondition: there is room.
  @inlinable
  package mutating func append(text: StaticString) {
    append(bytes: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// - Precondition: there is room.
  @inlinable
  package mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(bytes: $0) }
  }
}
