/// A body that goes out in pieces.
package struct Drip: Sendable {
  private let bytes: [UInt8]
  private var sent = 0
  private let rate: Int

  package init(_ bytes: [UInt8], bytesPerSecond rate: Int) {
    self.bytes = bytes
    self.rate = max(1, rate)
  }

  /// Pieces a second: fewer would be seen as jerks, more would cost a loop's time.
  private static let frequency = 20

  /// Between two pieces.
  package var interval: Duration { .seconds(1) / min(rate, Self.frequency) }

  package var isOver: Bool { sent == bytes.count }

  /// The next piece, or all that is left.
  package mutating func next(isLast: Bool) -> ArraySlice<UInt8> {
    let count = isLast ? bytes.count - sent : min(max(1, rate / Self.frequency), bytes.count - sent)
    defer { sent += count }
    return bytes[sent..<(sent + count)]
  }
}
