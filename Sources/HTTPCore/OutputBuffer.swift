/// Bytes to send, those that are gone already among them until it is cheap to drop them.
package struct OutputBuffer: ~Copyable, Sendable {
  private var bytes: [UInt8] = []
  /// How many of them are gone.
  private var sent = 0
  /// How many bytes have ever gone.
  package private(set) var gone = 0
  /// Bytes that may wait before no further request is answered.
  private let longestQueue: Int
  /// Bytes of capacity kept while empty.
  private let keptCapacity: Int

  package init(limits: Limits) {
    longestQueue = limits.queuedOutput
    keptCapacity = limits.keptBuffer
  }

  package var isEmpty: Bool { queued == 0 }

  /// Bytes that wait to be sent.
  package var queued: Int { bytes.count - sent }

  /// Which of the bytes that ever go is the last that waits.
  package var end: Int { gone + queued }

  /// Bytes of memory that what waits takes, with what is gone before it.
  package var held: Int { bytes.count }

  /// Whether so much waits that no further request is read or answered.
  package var isFull: Bool { queued >= longestQueue }

  /// Lets `body` append to what waits.
  package mutating func append<Failure: Error>(_ body: (inout [UInt8]) throws(Failure) -> Void) throws(Failure) {
    if sent > 0, isEmpty || sent >= bytes.count / 2 {
      bytes.removeSubrange(..<sent)
      sent = 0
    }
    try body(&bytes)
  }

  /// Lends what waits to `body`, which returns how many bytes of it are gone now, or a negative number; returns the same.
  /// With `keepsRoom`, memory for much is kept although nothing waits any more.
  package mutating func send(keepsRoom: Bool = false, _ body: (Span<UInt8>) -> Int) -> Int {
    let count = body(bytes.span.extracting(sent...))
    guard count > 0 else { return count }
    sent += count
    gone += count
    if isEmpty {
      bytes.removeAll(keepingCapacity: keepsRoom || bytes.capacity <= keptCapacity)
      sent = 0
    }
    return count
  }

  /// Gives away what waits.
  package mutating func take() -> [UInt8] {
    defer {
      bytes = []
      sent = 0
    }
    return Array(bytes[sent...])
  }
}
