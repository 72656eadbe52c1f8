/// How an answer reaches its client when it does not go out at once and whole.
///
/// A class so that a ``Reply`` carries one pointer, which is nil for nearly every answer.
package final class Delivery: Sendable {
  package enum Manner: Sendable, Equatable {
    case whole
    /// The head at once, the body in pieces at this rate, at least one byte a second.
    case dripped(bytesPerSecond: Int)
    /// The head, which promises the whole body, and the body's first bytes; then the connection or the stream ends.
    case cut(afterBytes: Int)
    /// The head at once; in place of the reply's body, which is empty, all that comes out of this one.
    case streamed(StreamedBody)
    /// The client hears nothing at all.
    case withheld(Ending)
  }

  /// What a client sees in place of an answer.
  package enum Ending: Sendable, Equatable {
    /// The connection is reset; in HTTP/2 the stream, with INTERNAL_ERROR.
    case reset
    /// The connection ends in good order; in HTTP/2 the stream is reset with CANCEL.
    case close
    /// The same, and nothing has been done for the request; in HTTP/2 the stream is reset with REFUSED_STREAM, so that a client may
    /// repeat it (RFC 9113 section 8.7).
    case refuse
    /// Nothing, until the client gives up or ``Limits/longestSilence`` has passed.
    case hang
  }

  /// Between the answer and its first byte.
  package let delay: Duration
  package let manner: Manner

  package init(after delay: Duration = .zero, _ manner: Manner = .whole) {
    self.delay = max(delay, .zero)
    self.manner = manner
  }

  /// Whether the body is made while it goes out.
  package var isStreamed: Bool { if case .streamed = manner { true } else { false } }

  /// The same, now that the delay is over.
  package var withoutDelay: Delivery? { manner == .whole ? nil : Delivery(manner) }
}

extension Delivery: Equatable {
  package static func == (left: Delivery, right: Delivery) -> Bool {
    left.delay == right.delay && left.manner == right.manner
  }
}
